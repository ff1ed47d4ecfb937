"""Reading the GUM corpus (CoNLL-U, `Entity=` in its last column), to train and to measure on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]+)")
_BRACKET = re.compile(r"\([^()]+\)|\([^()]+|[^()]+\)")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A marked phrase: tokens [first, last), the entity's number and its type."""

    first: int
    last: int
    group: str
    sort: str


@dataclass(slots=True)
class GumDocument:
    """One document; heads are indices into the whole document, a root is its own head."""

    name: str
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    mentions: list[Mentioned] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    """Where paragraphs start."""

    def head(self, first: int, last: int) -> int:
        """Return the token of a phrase that is governed from outside it."""
        for i in range(first, last):
            outside = self.heads[i] == i or not first <= self.heads[i] < last
            if outside and self.upos[i] != "PUNCT":
                return i
        return last - 1


def read_gum(path: Path) -> GumDocument:
    """Read one .conllu file."""
    document, opened, new = GumDocument(path.stem), dict[str, list[tuple[int, str]]](), False
    base = 0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            new = new or line.startswith("# newpar")
            continue
        row = line.split("\t")
        if not row[0].isdigit():
            continue
        here = len(document.words)
        if row[0] == "1":
            base = here
            document.paragraphs += [here] if new or not here else []
            new = False
        _append(document, row, base)
        _bracket(document, opened, row[9], here)
    document.mentions.sort(key=lambda m: (m.first, -m.last))
    return document


def _append(document: GumDocument, row: list[str], base: int) -> None:
    here = len(document.words)
    document.words.append(row[1])
    document.spaces.append("SpaceAfter=No" not in row[9])
    document.upos.append(row[3])
    document.heads.append(base + int(row[6]) - 1 if row[6] != "0" else here)


def _bracket(
    document: GumDocument, opened: dict[str, list[tuple[int, str]]], misc: str, here: int
) -> None:
    """Open and close the phrases whose brackets stand at a token."""
    marked = _ENTITY.search(misc)
    for bracket in _BRACKET.findall(marked[1]) if marked else ():
        parts = bracket.strip("()").split("-")
        if bracket.startswith("(") and bracket.endswith(")"):
            document.mentions.append(Mentioned(here, here + 1, parts[0], parts[1]))
        elif bracket.startswith("("):
            opened.setdefault(parts[0], []).append((here, parts[1]))
        elif opened.get(parts[0]):
            first, sort = opened[parts[0]].pop()
            document.mentions.append(Mentioned(first, here + 1, parts[0], sort))
