"""What a copy of a story left out, added or worded otherwise, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"(])|\s*\n\s*")
ALIKE = 0.4
"""Share of words from which two sentences are the same one, worded otherwise."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence of the original, one of the copy, or both; alike where the two are the same."""

    one: str
    other: str

    @property
    def alike(self) -> bool:
        """Whether nothing differs."""
        return self.one == self.other


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, and whether the other side lacks it."""

    text: str
    own: bool


def changes(one: str, other: str) -> list[Change]:
    """Align the sentences of two texts, in order."""
    first, second = sentences(one), sentences(other)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    found: list[Change] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found += [Change(s, s) for s in first[a:b]]
        else:
            found += _aligned(first[a:b], second[c:d])
    return found


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each on one line."""
    found = (" ".join(part.split()) for part in _SENTENCE.split(text))
    return [part for part in found if part]


def pieces(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Cut two sentences into the words they share and those of their own."""
    first, second = one.split(), other.split()
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        for side, words in ((left, first[a:b]), (right, second[c:d])):
            if words:
                side.append(Piece(" ".join(words), kind != "equal"))
    return left, right


def _aligned(first: list[str], second: list[str]) -> Iterator[Change]:
    """Yield sentences that differ: worded otherwise side by side, the rest on its own."""
    rest = list(second)
    for sentence in first:
        same = next((n for n, s in enumerate(rest) if _share(sentence, s) >= ALIKE), None)
        if same is None:
            yield Change(sentence, "")
            continue
        yield from (Change("", s) for s in rest[:same])
        yield Change(sentence, rest[same])
        del rest[: same + 1]
    yield from (Change("", s) for s in rest)


def _share(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
