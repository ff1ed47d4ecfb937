"""WordprocessingML as paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.reading.paragraphs import Paragraph, ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNREAD = frozenset({_MC + "Fallback", W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "rt"})
"""Second tellings, deleted text, looks."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_TITLE = re.compile(r"title|titel|titre|t[ií]tulo|titolo", re.IGNORECASE)
_HEADING = re.compile(r"heading|(?:ü|u)?berschrift|titre|kop|t[ií]tulo|titolo", re.IGNORECASE)


def paragraphs_of(root: etree._Element, styles: Mapping[str, str]) -> list[Paragraph]:
    """Return the paragraphs below an element; a row of a table is one, its cells parted by |.

    styles are the names of the styles by id; headings are told by them.
    """
    namespace = _namespace(root)
    found = []
    for element in _blocks(root, namespace):
        if element.tag == namespace + "tr":
            cells = [_cell(cell, namespace) for cell in element.iter(namespace + "tc")]
            text, kind, bold = " | ".join(filter(None, cells)), ParagraphKind.TABLE, False
        else:
            text = _text(element, namespace)
            kind = _kind(element, styles, namespace)
            bold = bool(text) and _is_bold(element, namespace)
        if text.strip():
            found.append(Paragraph(text, kind, bold))
    return found


def _namespace(root: etree._Element) -> str:
    """Strict documents and Word 2003 have a namespace of their own."""
    return str(root.tag).partition("}")[0] + "}" if "}" in str(root.tag) else W


def _blocks(root: etree._Element, namespace: str) -> Iterator[etree._Element]:
    """Yield the paragraphs and the rows of tables in order, no row's own paragraphs."""
    stack = [root]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _UNREAD:
            continue
        if tag == namespace + "tr" and not any(True for _ in element.iter(namespace + "tbl")):
            yield element
            continue
        if tag == namespace + "p":
            yield element
        stack.extend(reversed(element))


def _cell(cell: etree._Element, namespace: str) -> str:
    texts = (_text(p, namespace) for p in cell.iter(namespace + "p"))
    return " ".join(" ".join(texts).split())


def _text(paragraph: etree._Element, namespace: str) -> str:
    """Return the text of a paragraph without that of boxes inside it: they come by themselves."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = str(element.tag)
        if tag in _UNREAD or tag == namespace + "p":
            continue
        local = tag.removeprefix(namespace)
        if local == "t":
            parts.append(element.text or "")
        elif local in _SIGNS and tag != local:
            parts.append(_SIGNS[local])
        else:
            stack.extend(reversed(element))
    # A hard blank tells the labels of archives from text: it stays until the text is put together.
    lines = ("".join(parts)).replace("\t", " ").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _kind(paragraph: etree._Element, styles: Mapping[str, str], namespace: str) -> ParagraphKind:
    style = paragraph.find(f"{namespace}pPr/{namespace}pStyle")
    if style is None:
        return ParagraphKind.TEXT
    used = style.get(namespace + "val", "")
    name = styles.get(used, used)
    if _HEADING.match(name) and not _TITLE.fullmatch(name):
        return ParagraphKind.HEADING
    return ParagraphKind.TITLE if _TITLE.match(name) else ParagraphKind.TEXT


def _is_bold(paragraph: etree._Element, namespace: str) -> bool:
    runs = [run for run in paragraph.iter(namespace + "r") if run.find(namespace + "t") is not None]
    return bool(runs) and all(_run_is_bold(run, namespace) for run in runs)


def _run_is_bold(run: etree._Element, namespace: str) -> bool:
    mark = run.find(f"{namespace}rPr/{namespace}b")
    return mark is not None and mark.get(namespace + "val") not in {"0", "false", "off"}
