"""Small articles and projects to learn from."""

from __future__ import annotations

from core.article import Article
from core.collate import join
from core.memory import remembering
from core.model import (
    Actor,
    ActorKind,
    Citation,
    Document,
    Event,
    Mention,
    MentionKind,
    Participant,
    Role,
    Span,
)
from core.project import Patch, Project

TEXT = "ISIS attacked Mosul. Daesh said it was over. Residents fled."
WORDS = ("attacked", "said", "fled")
TYPES = ("ASSAULT", "STATEMENT", "RETREAT")


def article(*names: str, kind: ActorKind = ActorKind.ARMED_GROUP, title: str = "T") -> Article:
    """An article with three events, each done by all of these actors."""
    actors = tuple(Actor(f"A{n}", name, kind) for n, name in enumerate(names, 1))
    people = tuple(Participant(a.id, Role.SOURCE) for a in actors)
    events = []
    for number, (word, kind_) in enumerate(zip(WORDS, TYPES, strict=True), 1):
        start = TEXT.index(word)
        cited = Citation("", Span(0, len(TEXT)), trigger=Span(start, start + len(word)))
        events.append(
            Event(f"E{number}", word, type=kind_, participants=people, citations=(cited,))
        )
    lit = tuple(Mention(Span(0, 4), MentionKind.ACTOR, a.id) for a in actors)
    return Article(Document("", title, TEXT, mentions=lit), actors=actors, events=tuple(events))


def project_of(*articles: Article) -> Project:
    project = Project()
    for each in articles:
        project.apply(join(project, each))
    return project


def do(project: Project, patch: Patch) -> Patch:
    """Make an edit as the window does, with what it teaches; return its inverse."""
    return project.apply(remembering(project, patch))
