"""Who holds which post, as far as the article has said: "prime minister" of "Iraq"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.actors.phrases import Phrase
    from core.actors.roster import Roster


@dataclass(slots=True)
class Posts:
    """The holders by post, and by post and realm."""

    by_post: dict[str, int] = field(default_factory=dict)
    by_place: dict[tuple[str, str], int] = field(default_factory=dict)
    in_headline: dict[str, int] = field(default_factory=dict)

    def note(self, phrase: Phrase, number: int, roster: Roster) -> None:
        """Remember who was given a post; a nameless holder met before was the same person."""
        realm = _realm(phrase)
        if roster.drafts[number].named:
            before = self._nameless_before(phrase.word, realm, roster)
            if before is not None:
                roster.merge(before, number)
            self._note_headline(phrase, number, roster)
        for word in {phrase.word, phrase.word.split()[-1]}:
            self.by_post[word] = number
            self.by_place[word, realm] = number

    def _nameless_before(self, word: str, realm: str, roster: Roster) -> int | None:
        """Return the holder met before of the same realm, or the only one where none is named."""
        if realm and (word, realm) in self.by_place:
            return self.by_place[word, realm]
        if realm:
            return None
        others = {n for (post, _), n in self.by_place.items() if post == word}
        only = next(iter(others)) if len(others) == 1 else None
        return only if only is not None and not roster.drafts[only].named else None

    def _note_headline(self, phrase: Phrase, number: int, roster: Roster) -> None:
        """Take the headline's "Minister" for the first minister that the article names."""
        short = phrase.word.split()[-1]
        before = self.in_headline.pop(short, None)
        if before is not None:
            roster.merge(before, number)

    def holder(self, phrase: Phrase) -> int | None:
        """Return who holds the post that a phrase speaks of."""
        realm = _realm(phrase)
        if realm:
            exact = self.by_place.get((phrase.word, realm))
            return exact if exact is not None else self.by_place.get((phrase.word, ""))
        return self.by_post.get(phrase.word) if phrase.definite and not phrase.plural else None


def _realm(phrase: Phrase) -> str:
    return str(phrase.body) if phrase.body is not None else phrase.country or ""
