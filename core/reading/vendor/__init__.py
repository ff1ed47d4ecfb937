"""Exports of the news vendors: many articles in one file that looks like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.kinds import Kind
    from core.reading.source import Source


def recognise(
    _source: Source, _kind: Kind
) -> Callable[[Source], Iterator[Document | Problem]] | None:
    """Return the reader of a vendor's export, where the file is one; cheap, it sees every file."""
    return None
