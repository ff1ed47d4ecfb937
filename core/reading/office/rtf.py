"""Rich text (.rtf): groups, destinations, code pages of fonts, Unicode; no depth is too deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.reading.office.opened import documents
from core.reading.office.rtf_scan import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Document
    from core.reading.source import Source


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of a rich text, or the articles of a vendor's export."""
    scanner = Scanner()
    scanner.scan(source.data.decode("latin-1"))
    if not scanner.paragraphs and scanner.open_groups:
        raise UserError("could not be read as rich text: it is cut off before any text")
    yield from documents(source, [*scanner.paragraphs, *scanner.notes], title=scanner.title)
    if scanner.open_groups:
        told = "the rich text ends early: it was cut off, and text may be missing"
        yield Problem(source.where, told, "warning")
