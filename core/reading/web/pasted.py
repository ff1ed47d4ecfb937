"""An article pasted from a browser or a word processor: its HTML as the clipboard has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.errors import UserError
from core.reading.web.body import all_text_of, captions_of, line_of
from core.reading.web.declared import page_of
from core.reading.web.page import NOTHING, article
from core.reading.web.parsing import flat, text_of, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

_HEADER = re.compile(r"\AVersion:[\d.]+\s+(?:\w+:[^\n]*\n)+")
_SOURCE = re.compile(r"^SourceURL:(https?://\S+)", re.MULTILINE)


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the document of pasted HTML; raises UserError where it says nothing.

    A whole page is read as one; of a selection all is kept, for the analyst chose it.
    """
    text = text_of(source)
    header = _HEADER.match(text)
    text = text[header.end() :] if header else text
    tree = tree_of(text)
    if tree is not None and page_of(tree, text).node:
        yield article(source, text)
        return
    title, body = flat(text) if tree is None else (_title(tree), all_text_of(tree))
    if not body.strip():
        raise UserError(NOTHING)
    captions = captions_of(tree) if tree is not None else ()
    url = _SOURCE.search(header[0]) if header else None
    yield source.document(body, title, captions=captions, url=url[1] if url else "")


def _title(tree: HtmlElement) -> str:
    heads = tree.xpath("//h1")
    return line_of("".join(heads[0].itertext())) if len(heads) == 1 else ""
