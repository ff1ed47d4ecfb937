"""The date of a happening that is only named again: "his abduction", "since the invasion"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.events.clauses import is_verb
from core.events.nominal import carried_noun
from core.events.retold import stem
from core.events.undated import said_with_two
from core.model import AnchorKind, Basis, Factuality

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.events.retold import Telling
    from core.model import Event, FuzzyDate
    from core.parsed import Parsed, Token

_OWN = frozenset({Basis.EXPLICIT, Basis.RESOLVED})
_TOLD = frozenset({Factuality.OCCURRED, Factuality.ALLEGED, Factuality.ONGOING})
_ENDLESS = 10**15
_WHEN = frozenset({"when", "after", "since", "before"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


class Echoes:
    """The happenings of an article that have dates of their own, by the words for them."""

    def __init__(self, parsed: Parsed, tellings: Iterable[Telling]) -> None:
        self._parsed = parsed
        self._by_word: dict[str, list[Event]] = {}
        for telling in tellings:
            self._note(telling)

    def _note(self, telling: Telling) -> None:
        event = telling.event
        told = event.factuality in _TOLD and (event.basis in _OWN or _is_counted(event))
        if told and event.type != "STATEMENT" and event.when is not None:
            word = self._parsed.tokens[telling.trigger]
            self._by_word.setdefault(self._name(word), []).append(event)

    def _name(self, word: Token) -> str:
        """Return what the words for one sort of happening share: "kidnap" for "took hostage"."""
        carried = carried_noun(self._parsed, word) if is_verb(word) else None
        verb = carried.lemma.lower() if carried is not None else word.lemma.lower()
        pairs = (f"{verb} {c.lemma.lower()}" for c in self._parsed.governed(word))
        meant = next((m for p in pairs if (m := said_with_two().get(p))), verb)
        return stem(meant)

    def of(self, word: Token) -> Event | None:
        """Return the dated event that a word may name again, None where there are several."""
        found = self._by_word.get(self._name(word), [])
        best = min(found, key=_length, default=None)
        return best if best is not None and all(_holds(e, best) for e in found) else None

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

    def _is_known(self, word: Token) -> bool:
        """Whether a word means a happening that the reader knows: "the attack", "his capture"."""
        below = self._parsed.governed(word)
        if is_verb(word):
            when = word.dep == "advcl" and any(c.text.lower() in _WHEN for c in below)
            return when or word.dep in {"acl", "relcl"}
        return word.pos == "NOUN" and any(
            c.dep == "poss" or (c.dep == "det" and c.text.lower() in _KNOWN) for c in below
        )


def _is_counted(event: Event) -> bool:
    """Whether the date was counted from another happening: "two days after the attack"."""
    why = event.citations[0].derivation
    fine = event.when is not None and _length(event) <= DAY
    return fine and why is not None and why.anchor_kind is AnchorKind.EVENT


def _length(event: Event) -> int:
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return _ENDLESS
    return when.latest - when.earliest


def _holds(one: Event, fine: Event) -> bool:
    """Whether a date leaves room for a finer one: March 1996 for 26 March 1996."""
    a, b = one.when, fine.when
    if a is None or b is None or b.earliest is None or b.latest is None:
        return False
    low, high = a.earliest, a.latest
    return (low is None or low <= b.earliest) and (high is None or b.latest <= high)


def when_of(event: Event | None, known: Mapping[int, FuzzyDate | None], i: int) -> FuzzyDate | None:
    """Return the date of the telling at a token, else that of the event it names again."""
    return known.get(i) or (event.when if event is not None else None)
