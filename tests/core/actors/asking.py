"""What the tests of actors ask of a short text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.actors import find_actors
from core.model import Document

if TYPE_CHECKING:
    from core.findings import ActorFindings
    from core.language import Language
    from core.parsed import Parsed


class Answer:
    """The actors of a text, asked for by label."""

    def __init__(self, language: Language, text: str) -> None:
        self.text = text
        self.parsed: Parsed = language.parse(text)
        self.found: ActorFindings = find_actors(self.parsed, Document("S001", "", text))
        self._labels = {a.id: a.label for a in self.found.actors}

    @property
    def kinds(self) -> dict[str, str]:
        return {a.label: a.kind.value for a in self.found.actors}

    def words(self, label: str) -> list[str]:
        """Return every word or phrase tied to an actor, in order."""
        mentions = [m for m in self.found.mentions if self._labels.get(m.actor_id or "") == label]
        return [self.text[m.span.start : m.span.end] for m in mentions]

    def aliases(self, label: str) -> dict[str, str]:
        actor = next(a for a in self.found.actors if a.label == label)
        return {a.text: a.method for a in actor.aliases}

    def owner(self, word: str, nth: int = 0) -> str | None:
        """Return whose the nth occurrence of a word is, where it stands for an actor."""
        tokens = [t for t in self.parsed.tokens if t.text == word]
        return self._labels.get(self.found.owner.get(tokens[nth].i, ""))

    def how(self, word: str, nth: int = 0) -> str | None:
        tokens = [t for t in self.parsed.tokens if t.text == word]
        return self.found.how.get(tokens[nth].i)
