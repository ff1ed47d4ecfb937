"""Copies of one wire story: recognised by the runs of four words that they share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 4
"""Words in a shingle."""
SAMPLE = 4
"""One shingle in so many is looked up; the rest is compared for likely copies alone."""
CONTAINED = 0.5
"""The least share of the shorter text's shingles that a copy has in common with the longer."""
FEWEST = 24
"""Shingles that a text must have: a brief is no copy for three shared phrases."""
_WORD = re.compile(r"\w+")
_COMMON = 200
"""Documents in which a shingle is boilerplate."""


class Copies:
    """The shingles of all documents, for finding those that copy one another."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._samples: dict[str, frozenset[int]] = {}
        self._by_shingle: defaultdict[int, set[str]] = defaultdict(set)

    def add(self, document_id: str, text: str) -> None:
        """Take in a document, in place of any of that id."""
        self.remove(document_id)
        sample = frozenset(s for s in shingles(text) if s % SAMPLE == 0)
        self._texts[document_id], self._samples[document_id] = text, sample
        for shingle in sample:
            self._by_shingle[shingle].add(document_id)

    def remove(self, document_id: str) -> None:
        """Forget a document."""
        self._texts.pop(document_id, None)
        for shingle in self._samples.pop(document_id, ()):
            self._by_shingle[shingle].discard(document_id)
            if not self._by_shingle[shingle]:
                del self._by_shingle[shingle]

    def of(self, document_id: str) -> Iterator[tuple[str, float]]:
        """Yield the documents that share most of their text with this one, and how much of it."""
        sample = self._samples[document_id]
        held = (self._by_shingle[s] for s in sample)
        shared = Counter(d for ids in held if len(ids) <= _COMMON for d in ids)
        del shared[document_id]
        for other, count in shared.most_common():
            least = min(len(sample), len(self._samples[other]))
            if count >= least * CONTAINED / 2:
                share = containment(self._texts[document_id], self._texts[other])
                if share >= CONTAINED:
                    yield other, share


def shingles(text: str) -> frozenset[int]:
    """Return the runs of four words of a text, as numbers that hold within this process."""
    words = _WORD.findall(text.casefold())
    return frozenset(hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def containment(one: str, other: str) -> float:
    """Return the share of the shorter text's shingles that the longer has too; 0 for briefs."""
    first, second = shingles(one), shingles(other)
    least = min(len(first), len(second))
    return len(first & second) / least if least >= FEWEST else 0.0
