"""The date of a happening that is only named again: "his abduction", "since the invasion"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.events.retold import stem
from core.model import Basis, Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.events.retold import Telling
    from core.model import Event, FuzzyDate
    from core.parsed import Parsed, Token

_OWN = frozenset({Basis.EXPLICIT, Basis.RESOLVED})
_TOLD = frozenset({Factuality.OCCURRED, Factuality.ALLEGED, Factuality.ONGOING})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


class Echoes:
    """The happenings of an article that have dates of their own, by the words for them."""

    def __init__(self, parsed: Parsed, tellings: Iterable[Telling]) -> None:
        self._parsed = parsed
        self._dates: dict[str, set[FuzzyDate]] = {}
        self._cited: dict[str, Event] = {}
        for telling in tellings:
            self._note(telling)

    def _note(self, telling: Telling) -> None:
        event = telling.event
        told = event.basis in _OWN and event.factuality in _TOLD
        if told and event.type not in {"OTHER", "STATEMENT"} and event.when is not None:
            self._dates.setdefault(stem(telling.lemma), set()).add(event.when)
            self._cited.setdefault(stem(telling.lemma), event)

    def of(self, word: Token) -> Event | None:
        """Return the one dated event that a word may name again, None where there are several."""
        name = stem(word.lemma.lower())
        return self._cited[name] if len(self._dates.get(name, ())) == 1 else None

    def dated(self, tellings: Sequence[Telling]) -> list[Telling]:
        """Give undated nouns that mean a known happening the one date that it has."""
        return [self._dated(telling) for telling in tellings]

    def _dated(self, telling: Telling) -> Telling:
        event, noun = telling.event, self._parsed.tokens[telling.trigger]
        undated = event.when is None or event.basis is Basis.DOCUMENT
        if not undated or event.factuality not in _TOLD or not self._is_known(noun):
            return telling
        first = self.of(noun)
        if first is None or first.when is None:
            return telling
        cited = replace(event.citations[0], date=first.citations[0].date,
                        derivation=first.citations[0].derivation)  # fmt: skip
        again = replace(event, when=first.when, basis=Basis.INHERITED, citations=(cited,))
        return replace(telling, event=again)

    def _is_known(self, noun: Token) -> bool:
        """Whether a noun means a happening that the reader knows: "the attack", "his capture"."""
        below = self._parsed.governed(noun)
        return noun.pos == "NOUN" and any(
            c.dep == "poss" or (c.dep == "det" and c.text.lower() in _KNOWN) for c in below
        )


def when_of(event: Event | None, known: Mapping[int, FuzzyDate | None], i: int) -> FuzzyDate | None:
    """Return the date of the telling at a token, else that of the event it names again."""
    return known.get(i) or (event.when if event is not None else None)
