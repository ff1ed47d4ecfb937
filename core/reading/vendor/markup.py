"""HTML as paragraphs, read without following anything it points at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from core.errors import UserError
from core.reading.paragraphs import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS_TAGS = (
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody"
    " td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCKS_TAGS.split())
_UNSEEN_TAGS = "head script style noscript template title select button"
_UNSEEN = frozenset(_UNSEEN_TAGS.split())


_EMPTY_LINE = re.compile("\0 *\0")
"""Two forced line ends: a paragraph ends there."""


def tree_of(text: str) -> etree._Element:
    """Parse HTML; raises UserError where nothing can be made of it."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise UserError("there is no HTML in it")
    return root


def paragraphs(root: etree._Element) -> list[str]:
    """Return the paragraphs of an element, a line for every forced line end."""
    found: list[str] = []
    parts: list[str] = []
    for piece in _pieces(root):
        if piece is None:
            _close(parts, found)
        else:
            parts.append(piece)
    _close(parts, found)
    return found


def flat(element: etree._Element) -> str:
    """Return the text of an element on one line."""
    return " ".join(" ".join(paragraphs(element)).split())


def _close(parts: list[str], found: list[str]) -> None:
    text = "".join(parts)
    parts.clear()
    for paragraph in _EMPTY_LINE.split(text):
        # Only the blanks that lay out the source go: hard blanks tell labels from text.
        whole = "\n".join(filter(None, (line.strip() for line in paragraph.split("\0"))))
        if tidy(whole):
            found.append(whole)


def _pieces(root: etree._Element) -> Iterator[str | None]:
    """Yield the text in order, None where a paragraph ends, NUL for a forced line end."""
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _UNSEEN or not tag:
                events.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield None
            yield "\0" if tag == "br" else ""
            yield _laid_out(element.text)
        else:
            if tag in _BLOCKS:
                yield None
            if element is not root:
                yield _laid_out(element.tail)


def _laid_out(text: str | None) -> str:
    """Line ends and tabs of the source are blanks."""
    return (text or "").translate({10: " ", 13: " ", 9: " "})
