"""Word documents that are one XML file: Word 2003's, and packages written flat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.reading.office.opened import documents
from core.reading.office.packed import xml_of
from core.reading.office.word import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of the document."""
    root = xml_of(source.data)
    body = next((e for e in root.iter() if str(e.tag).endswith("}body")), None)
    if body is None:
        raise UserError("there is no document in it: no w:body")
    yield from documents(source, paragraphs_of(body, {}))
