"""One article with all that was found in it, before it joins a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.errors import Problem
    from core.model import Actor, Document, Event, Relation, TimeMention


@dataclass(frozen=True, slots=True)
class Article:
    """A document and its findings; ids are local to the article ("A1", "E1", "R1")."""

    document: Document
    times: tuple[TimeMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    problems: tuple[Problem, ...] = ()
