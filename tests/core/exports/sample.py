"""A small project with one of everything that the exports have to tell apart."""

from __future__ import annotations

from core import edtf
from core.model import (
    Actor,
    ActorKind,
    Alias,
    AnchorKind,
    Basis,
    Citation,
    Conflict,
    Derivation,
    Document,
    Event,
    Factuality,
    FuzzyDate,
    Mention,
    MentionKind,
    Participant,
    PublishedFrom,
    Reading,
    Relation,
    Role,
    Span,
    Status,
    TimeMention,
)
from core.project import Patch, Project
from core.ties import Edge, Node

TEXT = "Troops of the IS attacked Mosul on Thursday.\nBaghdadi leads Daesh."
FIRST, SECOND = Span(0, 44), Span(45, 66)


def date(text: str) -> FuzzyDate:
    """Read a date that is known to be EDTF."""
    when = edtf.parse(text)
    assert when is not None, text
    return when


def span(words: str) -> Span:
    """Return where the words first stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


WHY = Derivation(
    "Thursday",
    span("Thursday"),
    "weekday, past",
    AnchorKind.PUBLISHED,
    date("2016-11-03T12:38"),
    ("past tense", "latest Thursday"),
    (Reading(date("2016-10-27"), 0.1, "the week before"),),
)
TIMES = (TimeMention(span("Thursday"), "DATE", "2016-11-03", date("2016-11-03"), WHY),)
DOCUMENTS = (
    Document(
        "S001",
        "No retreat",
        TEXT,
        date("2016-11-03T12:38"),
        PublishedFrom.TEXT,
        "Reuters",
        ("A. One", "B. Two"),
        "ERBIL",
        "https://example.org/a?b=1",
        "/news/a b.txt",
        sha256="ab" * 32,
        language="en",
        mentions=(
            Mention(span("IS"), MentionKind.ACTOR, "A0001"),
            Mention(span("Mosul"), MentionKind.PLACE),
            Mention(span("Baghdadi"), MentionKind.ACTOR, "A0003"),
            Mention(span("Daesh"), MentionKind.ACTOR, "A0002"),
        ),
    ),
    Document("S002", "Copy", TEXT, date("2016-11-02"), duplicate_of="S001"),
    Document("S003", "Undated", "Nothing.", url="javascript:alert(1)"),
)
ACTORS = (
    Actor("A0001", "Islamic State", ActorKind.ARMED_GROUP, (Alias("IS", "acronym"),)),
    Actor("A0002", "Daesh", ActorKind.ARMED_GROUP, merged_into="A0001"),
    Actor("A0003", "Baghdadi", ActorKind.PERSON, notes="his notes"),
)
CITED = Citation("S001", FIRST, span("attacked"), span("Thursday"), (span("IS"),), WHY)
EVENTS = (
    Event(
        "E00001",
        "Troops attack Mosul",
        date("2016-11-03"),
        Basis.RESOLVED,
        "ASSAULT",
        (Participant("A0002", Role.SOURCE, span("IS"), "IS"), Participant("A0003", Role.TARGET)),
        ("Mosul", "Kokjali"),
        Factuality.ALLEGED,
        0.5,
        Status.ACCEPTED,
        key=True,
        tags=("city", "river"),
        notes="a note",
        citations=(CITED,),
        modified="2016-11-04T00:00:00+00:00",
    ),
    Event(
        "E00002",
        "Retold",
        date("2016"),
        citations=(Citation("S002", FIRST),),
        merged_into="E00001",
    ),
    Event("E00003", "Caesar dies", date("-0043-03-15"), Basis.EXPLICIT),
    Event("E00004", "Undated thing"),
    Event("E00005", "Turned down", date("2016"), status=Status.REJECTED),
    Event("E00006", "A month", date("2016-10~")),
    Event("E00007", "At two", date("2016-11-03T02:00")),
    Event("E00008", "Since", date("2015/..")),
)
TIE = Relation("R0001", "A0003", "A0001", "leads", citations=(Citation("S001", SECOND),))
NODES = (
    Node("A0001", "Islamic State", ActorKind.ARMED_GROUP, ("IS", "Daesh"), 2, 1,
         date("2016-11-03").earliest, date("2016-11-03").latest, 1, 2, 0.25, 1, 1.5, -2.5),
    Node("A0003", "Baghdadi", ActorKind.PERSON, notes="his notes",
         first_seen=date("-0043").earliest),
)  # fmt: skip
EDGES = (
    Edge("A0001", "A0003", "ASSAULT", 1, ("E00001",), first=date("2016-11-03").earliest,
         last=date("2016-11-03").latest, confidence=0.5, citations=(CITED,)),
    Edge("A0003", "A0001", "leads", 1, relation_ids=("R0001",), stated=True, directed=False,
         citations=TIE.citations),
)  # fmt: skip


DIFFERENT = Conflict(
    "C0001", "E00001", "killed", "12 killed", "S001", "at least 15 killed", "S002",
    resolution="at least 15 killed",
)  # fmt: skip


def project() -> Project:
    """Return a new project of all these rows."""
    made = Project()
    made.apply(Patch("", (*DOCUMENTS, *ACTORS, *EVENTS, TIE, DIFFERENT)))
    return made
