"""Which row a line is, where its id was damaged, lost, or copied with its sheet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from core.exports.homecoming.base import same
from core.exports.homecoming.book import SheetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.exports.homecoming.base import Texts
    from core.exports.homecoming.book import Line

K = TypeVar("K")
V = TypeVar("V")
_TELLING: dict[str, tuple[tuple[str, ...], ...]] = {
    SheetKind.EVENTS: (
        ("Title", "Start ISO", "EDTF", "Actors"),
        ("Title", "Start ISO"),
        ("Title",),
    ),
    SheetKind.NODES: (("Label", "Type"), ("Label",)),
    SheetKind.SOURCES: (("Title", "Publisher"), ("Title",)),
}  # fmt: skip
"""Cells that a row without its id is known by, the surest first."""


def with_ids(
    lines: Sequence[Line], kind: str, key: str, base: Mapping[str, Texts]
) -> tuple[Line, ...]:
    """Give lines whose id is not one that was exported the id that they had."""
    if all(line.texts.get(key, "") in base for line in lines):
        return tuple(lines)
    plain = {row_id.casefold(): row_id for row_id in base}
    found = [_tidied(line, key, plain) for line in lines]
    gone = base.keys() - {line.texts.get(key, "") for line in found}
    for headers in _TELLING.get(kind, ()):
        ids = _grouped((_words(base[i], headers), i) for i in sorted(gone))
        lost = [n for n, line in enumerate(found) if line.texts.get(key, "") not in base]
        for said, places in _grouped((_words(found[n].texts, headers), n) for n in lost).items():
            if said[0] and len(ids.get(said, ())) == len(places):
                for place, row_id in zip(places, ids[said], strict=True):
                    found[place] = _named(found[place], key, row_id)
                gone -= set(ids[said])
    return tuple(found)


def without_copies(lines: Iterable[Line], key: str, base: Mapping[str, Texts]) -> tuple[Line, ...]:
    """Leave out the rows of a copied sheet that are as they were exported."""
    by_id: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_id[line.texts.get(key, "")].append(line)
    kept: list[Line] = []
    for row_id, told in by_id.items():
        if row_id in base and len({line.sheet for line in told}) > 1:
            edited = [line for line in told if not _as_exported(line, base[row_id])]
            told = edited or told[:1]  # noqa: PLW2901  (fewer of the same)
        kept += told
    return tuple(kept)


def _as_exported(line: Line, exported: Texts) -> bool:
    return same(line.texts, exported, [h for h in exported if h in line.texts])


def _tidied(line: Line, key: str, plain: Mapping[str, str]) -> Line:
    """Write an id as it was exported."""
    typed = line.texts.get(key, "")
    known = plain.get(typed.casefold())
    return line if known is None or known == typed else _named(line, key, known)


def _named(line: Line, key: str, row_id: str) -> Line:
    return replace(line, texts={**line.texts, key: row_id})


def _words(texts: Mapping[str, str], headers: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts.get(header, "") for header in headers)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Return what stands under each key."""
    found: defaultdict[K, list[V]] = defaultdict(list)
    for said, value in pairs:
        found[said].append(value)
    return found
