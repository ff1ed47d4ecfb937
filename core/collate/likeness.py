"""How far two events of different articles tell one happening, and why it seems so."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.filter import LIKELY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.collate.telling import Telling

    Weight = Callable[[str], float]

KIN = (
    frozenset({"ASSAULT", "CRIME", "MOBILIZE", "COERCE", "THREATEN", "DISASTER", "RETREAT"}),
    frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "AID", "CONCEDE", "BUSINESS"}),
    frozenset({"STATEMENT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "BUSINESS"}),
    frozenset({"COURT", "CRIME", "COERCE", "SANCTION", "ACCUSE"}),
    frozenset({"ELECTION", "CONSULT", "CONCEDE", "STATEMENT"}),
)
"""Types that one happening may be told as; OTHER goes with all."""
SPEECH = frozenset({"=say", "=announce"})
"""Sorts of telling: people say many things in a day."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which both sides do the same."""
WEIGHTS = {"date": 0.2, "actors": 0.22, "place": 0.08, "words": 0.35, "sort": 0.15}
LEAST = 0.5
"""The least score that is suggested."""
SAME_WORDS, SAME_TITLE = 0.4, 0.75
"""The least share of words in common where the day, or the longer time, is the same."""
WORDS_ALONE = 0.45
"""Shared words that are worth a look without a shared actor or place."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1, and whether there is no doubt."""

    score: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Shares:
    """What two tellings share in each respect, from 0 to 1."""

    date: float
    actors: float
    place: float
    words: float
    sort: float

    @property
    def score(self) -> float:
        """The weighted sum."""
        return float(sum(weight * getattr(self, name) for name, weight in WEIGHTS.items()))


def likeness(one: Telling, other: Telling, weight: Weight) -> Likeness | None:
    """Compare two events of different articles; None where they cannot be one happening."""
    if one.documents & other.documents:
        return None
    date, sort = _date(one, other), _sort(one, other)
    if date is None or sort is None:
        return None
    title = overlap(one.title, other.title, weight)
    words = 0.6 * title + 0.4 * overlap(one.words, other.words, weight)
    actors, place = _actors(one, other, weight), _place(one, other)
    if not (actors or place == 1 or words > WORDS_ALONE):
        return None
    shares = Shares(date, actors, place, words, sort)
    return Likeness(round(shares.score, 3), _is_sure(one, other, shares, title))


def _date(one: Telling, other: Telling) -> float | None:
    """Return how well the dates agree; None where they contradict each other."""
    if one.days is None or other.days is None:
        return _undated(one, other)
    if one.guessed or other.guessed:
        return _guessed(one, other)
    low, high = max(one.days[0], other.days[0]), min(one.days[1], other.days[1])
    if low > high:
        return None
    longest = max(one.days[1] - one.days[0], other.days[1] - other.days[0])
    return 1.0 if longest == 0 else 0.8 if longest <= 7 else 0.6 if longest <= 31 else 0.45


def _undated(one: Telling, other: Telling) -> float:
    """Without a date, articles of the same days are likelier to tell the same."""
    first, second = one.days or _span(one.published), other.days or _span(other.published)
    if first is None or second is None:
        return 0.3
    gap = max(first[0], second[0]) - min(first[1], second[1])
    return 0.5 if gap <= 3 else 0.35 if gap <= 30 else 0.1


def _span(days: tuple[int, ...]) -> tuple[int, int] | None:
    return (days[0], days[-1]) if days else None


def _guessed(one: Telling, other: Telling) -> float | None:
    """Compare with a day of publication, before which the event lies: by some days or far."""
    if one.days is None or other.days is None:
        return 0.4
    gap = max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])
    if gap <= 0:
        return 0.8 if one.guessed and other.guessed else 0.7
    if one.guessed and other.guessed:
        return 0.6 if gap <= 2 else None
    guess, known = (one, other) if one.guessed else (other, one)
    if known.days is None or guess.days is None or known.days[0] > guess.days[1] + 1:
        return None
    return 0.5 if gap <= 3 else 0.3 if gap <= 400 else None


def _sort(one: Telling, other: Telling) -> float | None:
    """Return how well what happens agrees; None for types that are never told for one another."""
    shared = one.sorts & other.sorts
    if shared:
        return 1.0 if shared - SPEECH else 0.4
    if one.type == other.type:
        return 0.6 if one.type != "OTHER" else 0.3
    if "OTHER" in (one.type, other.type):
        return 0.3
    return 0.4 if any({one.type, other.type} <= kin for kin in KIN) else None


def _actors(one: Telling, other: Telling, weight: Weight) -> float:
    """Return the share of actors in common; less where one does it here and suffers it there."""
    same = overlap(one.actors, other.actors, weight)
    if {one.type, other.type} <= MUTUAL:
        return same
    turned = (one.doers & other.targets) | (one.targets & other.doers)
    kept = (one.doers & other.doers) | (one.targets & other.targets)
    return same * 0.4 if turned - kept else same


def _place(one: Telling, other: Telling) -> float:
    if not one.places or not other.places:
        return 0.4
    return 1.0 if one.places & other.places else 0.0


def overlap(one: Iterable[str], other: Iterable[str], weight: Weight) -> float:
    """Return the weight of what two sets share, by the geometric mean of their weights."""
    first, second = frozenset(one), frozenset(other)
    shared = sum(map(weight, first & second))
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(map(weight, first)) * sum(map(weight, second)))


def _is_sure(one: Telling, other: Telling, shares: Shares, title: float) -> bool:
    """Whether there is no doubt: same sort, day and sides, and the words agree.

    A shared actor is one and the same record; likeness of names plays no part. Articles that
    have a long sentence in common, word for word, took it from one another.
    """
    if one.verbatim & other.verbatim:
        return True
    same_day = shares.date == 1 and one.days is not None
    same_time = one.days == other.days is not None and not (one.guessed or other.guessed)
    enough = (same_day and shares.words >= SAME_WORDS) or (same_time and title >= SAME_TITLE)
    return (
        enough
        and bool((one.sorts & other.sorts) - SPEECH)
        and one.type != "STATEMENT" != other.type
        and shares.place > 0
        and one.supposed == other.supposed
        and min(one.confidence, other.confidence) >= LIKELY
        and _same_sides(one, other)
        and not _other_numbers(one, other)
    )


def _same_sides(one: Telling, other: Telling) -> bool:
    """Whether they share a named actor on one side, or a name, and no side has two of them.

    Whoever meets or signs does so with the other: there the sides are one.
    """
    sides = [(one.doers, other.doers), (one.targets, other.targets)]
    if {one.type, other.type} <= MUTUAL:
        sides = [(one.actors, other.actors)]
    split = any(
        _named(first) and _named(second) and not _named(first & second) for first, second in sides
    )
    shared = any(_named(first & second) for first, second in sides)
    return (shared or bool(one.names & other.names)) and not split


def _named(keys: Iterable[str]) -> set[str]:
    return {key for key in keys if key.startswith("A")}


def _other_numbers(one: Telling, other: Telling) -> bool:
    """Whether each is of another model or edition: "iPhone 3G", "iPhone 4"."""
    first, second = ({w for w in t.names if _is_model(w)} for t in (one, other))
    return bool(first - second) and bool(second - first)


def _is_model(word: str) -> bool:
    return any(c.isdigit() for c in word) and not word.replace(",", "").isdecimal()
