"""What a page says: its article as paragraphs, and the captions of its pictures apart."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

ENOUGH = 120
"""Characters from which what was extracted is taken for an article."""
MOST_CAPTIONS = 60
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\ufffc]|[\x00-\x08\x0b-\x1f\x7f]")
_PARAGRAPHS = {"p", "head", "quote", "code", "item", "ab", "fw"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th",
           "dd", "dt", "article", "section", "main", "tr", "table", "ul", "ol", "center",
           "body"}  # fmt: skip
_NO_TEXT = {"script", "style", "noscript", "template", "svg", "nav", "head", "form", "button",
            "select", "textarea", "iframe", "object", "header", "footer", "aside", "title",
            "figcaption"}  # fmt: skip


def article_of(tree: HtmlElement, url: str = "") -> str:
    """Return the article of a page, paragraphs parted by blank lines; empty where there is none."""
    found: Any = _extractor()(
        tree, url=url or None, fast=True, include_comments=False, favor_recall=True
    )
    if found is None or found.body is None:
        return ""
    return "\n\n".join(_paragraphs(found.body))


@cache
def _extractor() -> Callable[..., Any]:
    """Load trafilatura; a library below it would try out a connection, were IPv6 known."""
    import logging
    import socket

    known = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        from trafilatura.core import bare_extraction
    finally:
        socket.has_ipv6 = known
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return bare_extraction


def all_text_of(tree: HtmlElement) -> str:
    """Return every paragraph of a page that has no article to be told from the rest."""
    lines: list[list[str]] = [[]]
    _walk(tree, lines)
    told = (line_of("".join(line)) for line in lines)
    return "\n\n".join(line for line in told if line)


def captions_of(tree: HtmlElement) -> tuple[str, ...]:
    """Return what stands below the pictures."""
    marks = " or ".join(
        f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
        for name in ("wp-caption-text", "caption", "image-caption", "photo-caption", "caption-text")
    )
    # Every class of them says "caption": what does not is passed over cheaply.
    named = f"//*[contains(@class, 'caption')][self::p or self::span or self::div][{marks}]"
    found = tree.xpath(f"//figcaption | {named}")
    lines = (line_of(" ".join(node.itertext())) for node in found[:MOST_CAPTIONS])
    return tuple(dict.fromkeys(line for line in lines if 3 < len(line) < 1000))


def line_of(text: str) -> str:
    """Write text as one line, without what nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the paragraphs of what trafilatura found; a row of a table is one."""
    loose: list[str] = []
    for element in body:
        if element.tag in ("hi", "ref", "lb", "del", "span"):
            loose.append("".join(element.itertext()) + (element.tail or ""))
            continue
        yield from _told(loose)
        loose = [element.tail or ""]
        yield from _block(element)
    yield from _told(loose)


def _block(element: Any) -> Iterator[str]:
    if element.tag == "table":
        for row in element.iter("row"):
            yield from _row(list(row.iter("cell")))
    elif element.tag not in _PARAGRAPHS or any(
        child.tag in _PARAGRAPHS for child in element.iterdescendants()
    ):
        yield from _told([element.text or ""])
        yield from _paragraphs(element)
    else:
        yield from _told(_with_breaks(element))


def _row(cells: list[Any]) -> Iterator[str]:
    """Yield a row of a table as one line; a cell alone, as old pages lay out text, as it is."""
    filled = [(cell, line) for cell in cells if (line := line_of(" ".join(cell.itertext())))]
    if len(filled) == 1:
        yield from _told([filled[0][0].text or ""])
        yield from _paragraphs(filled[0][0])
    else:
        yield from _told([" | ".join(line for _, line in filled)])


def _with_breaks(element: Any) -> list[str]:
    """Return the words of a paragraph; two breaks in a row part it as writers of old pages do."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag == "lb":
            pieces.append("\n")
        elif node.text:
            pieces.append(node.text.replace("\n", " "))
        if node is not element and node.tail:
            pieces.append(node.tail.replace("\n", " "))
    return pieces


def _told(pieces: list[str]) -> Iterator[str]:
    for piece in "".join(pieces).split("\n"):
        line = line_of(piece)
        if line:
            yield line


def _walk(element: Any, lines: list[list[str]]) -> None:
    """Collect text in reading order; the tree is at most 256 deep (the parser's own cap)."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return
    block = element.tag in _BLOCKS
    if block or element.tag == "br":
        lines.append([])
    lines[-1].append(element.text or "")
    for child in element:
        _walk(child, lines)
        lines[-1].append(child.tail or "")
    if block:
        lines.append([])
