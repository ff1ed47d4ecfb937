"""The files of a folder, and a file on disk to its articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.errors import Problem
from core.reading.dispatch import read_source
from core.reading.kinds import SUFFIXES
from core.reading.limits import LIMITS, Limits
from core.reading.source import Budget, of_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from core.model import Document

NOT_ARTICLES = ".dateline-ignore"
"""A folder with a file of this name holds no articles: it is passed over."""
_LISTED = 5


def expand(paths: Iterable[Path]) -> list[Path]:
    """List the files to read: a folder becomes its readable files, by name, none hidden."""
    found: list[Path] = []
    for path in paths:
        found += _readable(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def read(
    path: Path, limits: Limits = LIMITS, budget: Budget | None = None
) -> Iterator[Document | Problem]:
    """Yield the articles of one file; whatever hinders becomes a Problem that names it."""
    yield from read_source(of_file(path, limits, budget))


def _readable(folder: Path) -> list[Path]:
    passed = _passed(folder)
    return sorted(
        path
        for path in folder.rglob("*")
        if wanted(str(path.relative_to(folder)))
        and path.is_file()
        and not any(path.is_relative_to(other) for other in passed)
    )


def skipped(paths: Iterable[Path]) -> list[Problem]:
    """Say of each folder how many of its files are of no kind that is read; hidden ones aside."""
    found = []
    for folder in (path for path in paths if path.is_dir()):
        kinds = Counter(_suffix(path) for path in _others(folder))
        if count := kinds.total():
            listed = ", ".join(f"{n} × {kind}" for kind, n in kinds.most_common(_LISTED))
            more = ", …" if len(kinds) > _LISTED else ""
            files = "1 file was" if count == 1 else f"{count:,} files were"
            words = f"{files} passed over, of a kind that is not read: {listed}{more}"
            found.append(Problem(folder.name or str(folder), words, "note"))
    return found


def _suffix(path: Path) -> str:
    return path.suffix.lower() or "no suffix"


def _others(folder: Path) -> Iterator[Path]:
    passed = _passed(folder)
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        if wanted(name) or hidden(name) or any(path.is_relative_to(other) for other in passed):
            continue
        if path.is_file():
            yield path


def _passed(folder: Path) -> list[Path]:
    return [sign.parent for sign in folder.rglob(NOT_ARTICLES)]


def wanted(name: str) -> bool:
    """Whether a file of a folder or archive is one to read, by its path there."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return not hidden(name) and "." + last.rsplit(".", 1)[-1].lower() in SUFFIXES


def hidden(name: str) -> bool:
    """Whether a path is hidden, or a part of a web page that was saved with its pictures."""
    *folders, last = name.replace("\\", "/").split("/")
    parts = [part for part in (*folders, last) if part not in (".", "..")]
    return any(p.startswith((".", "__MACOSX")) for p in parts) or any(
        part.endswith("_files") for part in folders
    )
