"""A name as it stands in an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.model import ActorKind, Span


@dataclass(slots=True)
class NameSpan:
    """A name as it stands: tokens [first, last), its text, and what it is taken to be."""

    first: int
    last: int
    span: Span
    text: str
    kind: ActorKind | None
    known: str | None = None
    """The name of the gazetteer's actor, if it is one."""

    @property
    def words(self) -> list[str]:
        """The name's words, Arabic articles left out: "al-Abadi" → ["Abadi"]."""
        parts = [w for w in re.split(r"[\s-]+", self.text) if w]
        return [w for w in parts if w.lower() not in {"al", "el"}] or [self.text]
