"""A small project for the tests of the docks and the table: two sources, five events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.edtf import unit
from core.model import (
    Actor,
    ActorKind,
    Alias,
    AnchorKind,
    Basis,
    Citation,
    Derivation,
    Document,
    Event,
    Factuality,
    Mention,
    MentionKind,
    Participant,
    PublishedFrom,
    Reading,
    Relation,
    Role,
    Span,
    Status,
)
from core.project import Patch, Project
from core.session import Session
from gui.store import Store

if TYPE_CHECKING:
    from core.model import FuzzyDate

FIRST = (
    "“Troops” 😀 broke through the perimeter of Mosul on Thursday.\n"
    "Baghdadi <b>told</b> his followers & friends not to retreat.\r\n"
    "Residents fled Kokjali. Smoke rose over the city!\n"
)
SECOND = "Army units entered the south-east on Wednesday. Nothing else is known."
PUBLISHED: FuzzyDate = unit(2016, 11, 3)


def span(text: str, part: str) -> Span:
    """Return where a part stands in a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def cited(document_id: str, text: str, sentence: str, trigger: str, date: str = "") -> Citation:
    found = span(text, date) if date else None
    derivation = None
    if found is not None:
        rival = Reading(unit(2016, 10, 27), 0.09, "the Thursday before")
        derivation = Derivation(
            date, found, "weekday", AnchorKind.PUBLISHED, PUBLISHED, ("past tense",), (rival,)
        )
    return Citation(document_id, span(text, sentence), span(text, trigger), found, (), derivation)


def mentions() -> tuple[Mention, ...]:
    kinds = (
        ("Troops", MentionKind.ACTOR, "A0001"),
        ("Mosul", MentionKind.PLACE, None),
        ("Thursday", MentionKind.DATE, None),
        ("Baghdadi", MentionKind.ACTOR, "A0002"),
        ("Kokjali", MentionKind.PLACE, None),
    )
    return tuple(Mention(span(FIRST, part), kind, actor) for part, kind, actor in kinds)


def rows() -> Patch:
    """Return all rows of the sample as one patch."""
    broke = cited(
        "S001",
        FIRST,
        "“Troops” 😀 broke through the perimeter of Mosul on Thursday.",
        "broke through",
        "Thursday",
    )
    told = cited(
        "S001", FIRST, "Baghdadi <b>told</b> his followers & friends not to retreat.", "told"
    )
    entered = cited("S002", SECOND, "Army units entered the south-east on Wednesday.", "entered")
    document = Document(
        "S001", "No retreat", FIRST, PUBLISHED, PublishedFrom.TEXT, "Reuters", mentions=mentions()
    )
    return Patch(
        "sample",
        (
            document,
            Document("S002", "Army <i>advances</i>", SECOND, None, outlet="AFP"),
            Actor("A0001", "Iraqi forces", ActorKind.ARMED_GROUP, (Alias("Troops", "noun"),)),
            Actor("A0002", "Baghdadi", ActorKind.PERSON),
            Actor("A0003", "al-Baghdadi", ActorKind.PERSON, merged_into="A0002"),
            event("E00001", "Troops break through", unit(2016, 11, 3), "ASSAULT", broke, "A0001"),
            event("E00002", "Baghdadi speaks", unit(2016, 11, 1), "STATEMENT", told, "A0002"),
            event(
                "E00003",
                "Army enters the south-east",
                unit(2016, 11, 2),
                "ASSAULT",
                entered,
                "A0001",
            ),
            Event(
                "E00004",
                "Residents flee",
                None,
                type="RETREAT",
                places=("Kokjali",),
                factuality=Factuality.ALLEGED,
                confidence=0.4,
                tags=("flight",),
            ),
            Event(
                "E00005",
                "Old caliphate",
                unit(2014),
                Basis.ANALYST,
                "STATEMENT",
                (Participant("A0003", Role.SOURCE),),
                status=Status.ACCEPTED,
            ),
            Relation("R0001", "A0002", "A0001", "fights", citations=(told,)),
        ),
    )


def event(
    event_id: str, title: str, when: FuzzyDate, kind: str, citation: Citation, actor: str
) -> Event:
    return Event(
        event_id,
        title,
        when,
        Basis.RESOLVED,
        kind,
        (Participant(actor, Role.SOURCE),),
        ("Mosul",),
        confidence=0.9,
        citations=(citation,),
    )


def sample_store() -> Store:
    """Return a store with the sample open and nothing to undo."""
    project = Project()
    project.apply(rows())
    return Store(Session(project))
