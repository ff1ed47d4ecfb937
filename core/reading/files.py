"""Which reader a path needs, and the files of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Problem
from core.reading import jsonl, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from core.model import Document

READERS = {".txt": text.read, ".text": text.read, ".md": text.read, ".jsonl": jsonl.read}
LARGEST = 200 * 2**20
"""Bytes of one file; more is refused in words rather than read into memory."""


def expand(paths: Iterable[Path]) -> list[Path]:
    """List the files to read: a folder becomes its readable files, by name, none hidden."""
    found: list[Path] = []
    for path in paths:
        found += _readable(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the articles of one file; whatever hinders becomes a Problem that names it."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(READERS))
        yield Problem(path.name, f"this kind of file is not read yet; known are {kinds}")
        return
    try:
        yield from _checked(path, reader(path))
    except OSError as error:
        yield Problem(path.name, f"cannot be read: {error.strerror or error}")


def _checked(path: Path, articles: Iterator[Document | Problem]) -> Iterator[Document | Problem]:
    size = path.stat().st_size
    if size == 0:
        yield Problem(path.name, "the file is empty (0 bytes)")
    elif size > LARGEST:
        yield Problem(path.name, f"too large to read: {size / 2**20:,.0f} MB; split it first")
    else:
        yield from articles


def _readable(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READERS
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
