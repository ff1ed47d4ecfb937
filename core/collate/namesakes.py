"""Actors of different articles that may be one: suggested with reasons, never merged for it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Actor

CROWD = 40
"""Actors that share a word beyond which the word tells nothing."""
LEAST = 0.6
ALIKE = 84.0
"""Similarity (0 to 100, rapidfuzz) of two spellings of one word."""
_IDLE = """
    the of and for in on to mr mrs ms dr sir gen col al el de la bin ibn van von inc corp ltd co plc
    company
"""
_EMPTY = frozenset(_IDLE.split())


@dataclass(frozen=True, slots=True)
class Alike:
    """Two actors that may be one, from 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor by its label, as words to compare."""

    id: str
    label: str
    words: tuple[str, ...]
    kind: ActorKind
    aliases: frozenset[str]

    @property
    def person(self) -> bool:
        """Whether it is a person: people are never suggested as groups."""
        return self.kind is ActorKind.PERSON


class Namesakes:
    """The names of all lead actors, for finding those that may be one."""

    def __init__(self) -> None:
        self.named: dict[str, Named] = {}
        self._by_key: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, actor: Actor) -> None:
        """Take in an actor, in place of any of that id; one without a name is left out."""
        self.remove(actor.id)
        words = name_words(actor.label)
        if not words or not actor.label[:1].isupper():
            return
        aliases = frozenset(" ".join(name_words(a.text)) for a in actor.aliases)
        self.named[actor.id] = named = Named(actor.id, actor.label, words, actor.kind, aliases)
        for key in _keys(named):
            self._by_key[key].add(actor.id)

    def remove(self, actor_id: str) -> None:
        """Forget an actor."""
        named = self.named.pop(actor_id, None)
        for key in _keys(named) if named is not None else ():
            self._by_key[key].discard(actor_id)

    def of(self, actor_id: str) -> Iterator[tuple[str, Alike]]:
        """Yield the actors that may be this one."""
        named = self.named.get(actor_id)
        if named is None:
            return
        held = (self._by_key.get(key, set()) for key in _keys(named))
        near = {i for ids in held if len(ids) <= CROWD for i in ids}
        for other in sorted(near - {actor_id}):
            found = alike(named, self.named[other])
            if found is not None and found.score >= LEAST:
                yield other, found


def alike(one: Named, other: Named) -> Alike | None:
    """Compare two actors by their names; None where they cannot be one."""
    if one.person != other.person:
        same = one.words == other.words
        return Alike(0.65, ("same name", *_kinds(one, other))) if same else None
    if " ".join(one.words) in other.aliases or " ".join(other.words) in one.aliases:
        return Alike(0.9, ("the one is called by the other's name",))
    first, second = sorted((one, other), key=lambda n: len(n.words))
    if one.person:
        return _people(first, second)
    return _acronym(first, second) or _groups(first, second)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents and titles."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    found = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", plain))
    return tuple(w for w in found if w not in _EMPTY)


def _people(short: Named, long: Named) -> Alike | None:
    """Compare people: the last names must agree, and the first names may not contradict."""
    if not _same_word(short.words[-1], long.words[-1]):
        return None
    spelt = short.words[-1] == long.words[-1]
    last = "same last name" if spelt else "last names spelt nearly alike"
    if len(long.words) == 1:
        return Alike(0.8, ("same name",)) if spelt else Alike(0.6, (last,))
    if len(short.words) == 1:
        return Alike(0.72 if spelt else 0.6, (last, "the one has no first name"))
    ways = [_first_names(a, b) for a, b in zip(short.words[:-1], long.words[:-1], strict=False)]
    if not ways or ways[0] is None:
        return None
    if None in ways:
        return Alike(0.6, (last, "other middle names"))
    least = min(score for score, _ in (w for w in ways if w is not None))
    said = tuple(dict.fromkeys(reason for _, reason in (w for w in ways if w is not None)))
    more = () if len(short.words) == len(long.words) else ("the one has one name more",)
    score = least - (0.0 if spelt else 0.08) - (0.05 if more else 0.0)
    return Alike(round(score, 2), (last, *said, *more))


def _first_names(one: str, other: str) -> tuple[float, str] | None:
    if one == other:
        return 0.93, "same first name"
    if one[0] == other[0] and 1 in (len(one), len(other)):
        return 0.8, "the initial fits"
    if _same_word(one, other):
        return 0.82, "first names spelt nearly alike"
    return None


def _acronym(short: Named, long: Named) -> Alike | None:
    """Compare an acronym with the first letters of a name: "UN", "United Nations"."""
    letters = "".join(short.words)
    if len(short.words) > 1 or len(long.words) < 2 or not short.label.isupper():
        return None
    initials = "".join(w[0] for w in long.words)
    return (
        Alike(0.85, ("its letters begin the words of the other",)) if letters == initials else None
    )


def _groups(short: Named, long: Named) -> Alike | None:
    from rapidfuzz import fuzz

    joined = " ".join(short.words), " ".join(long.words)
    whole = fuzz.token_sort_ratio(*joined) / 100
    kin = 0.0 if short.kind == long.kind else 0.1
    if short.words == long.words:
        return Alike(round(0.95 - kin, 2), ("same name", *_kinds(short, long)))
    if set(short.words) < set(long.words):
        share = sum(map(len, short.words)) / sum(map(len, long.words))
        said = ("the longer name has all words of the other", *_kinds(short, long))
        return Alike(round(0.45 + 0.4 * share - kin, 2), said)
    same = len(short.words) == len(long.words) and all(
        _same_word(a, b) for a, b in zip(sorted(short.words), sorted(long.words), strict=True)
    )
    if same and not _differs_in_number(short, long):
        return Alike(
            round(whole - 0.08 - kin, 2), ("names spelt nearly alike", *_kinds(short, long))
        )
    return None


def _kinds(one: Named, other: Named) -> tuple[str, ...]:
    return () if one.kind == other.kind else (f"one {one.kind}, one {other.kind}",)


def _differs_in_number(one: Named, other: Named) -> bool:
    """Whether they are told apart by a number: "Ninth Division" is a word, "Unit 8200" is none."""
    return [w for w in one.words if w.isdigit()] != [w for w in other.words if w.isdigit()]


def _same_word(one: str, other: str) -> bool:
    """Whether two words may be spellings of one; short words have to be equal."""
    from rapidfuzz import fuzz

    if one == other:
        return True
    return min(len(one), len(other)) > 4 and fuzz.ratio(one, other) >= ALIKE


def _keys(named: Named) -> Iterator[str]:
    yield from (w for w in named.words if len(w) > 2)
    yield from (f"~{_skeleton(w)}" for w in named.words if len(w) > 4)
    yield from (a for a in named.aliases if a)
    yield " ".join(named.words)
    letters = "".join(named.words)
    yield f"={letters}" if len(named.words) == 1 else f"={''.join(w[0] for w in named.words)}"


def _skeleton(word: str) -> str:
    """Return the consonants by which spellings of one foreign name agree."""
    bare = re.sub(r"[aeiouyhw']", "", word[1:].translate(_SOUNDS))
    return word[0].translate(_SOUNDS) + re.sub(r"(.)\1+", r"\1", bare)


_SOUNDS = str.maketrans({"q": "k", "c": "k", "z": "s", "j": "y", "v": "f", "x": "k"})
