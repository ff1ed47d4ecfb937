"""Factiva's pages: every article an element of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.reading.paragraphs import joined
from core.reading.vendor import factiva
from core.reading.vendor.exported import Exported, apart
from core.reading.vendor.markup import flat, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_OWN = re.compile(r"(?:^|\s)(?:article|[a-z]{2,4}(?:-[a-z]+)?Article)(?:\s|$)")
_ID = re.compile(r"article-(?P<number>[A-Z][A-Z0-9]{4,15}(?:18|19|20)\d{6}\w{5,12})")


def articles(root: etree._Element) -> Iterator[Exported]:
    """Yield the articles of a page."""
    for element in _elements(root):
        read = _of_table if element.find(".//td[@class='index']") is not None else _of_lines
        found = read(element)
        text, captions = apart(found.text)
        told = "; ".join(filter(None, (found.captions, captions)))
        yield replace(found, text=text, captions=told, number=found.number or _number(element))


def _elements(root: etree._Element) -> list[etree._Element]:
    """Return the innermost elements that are articles, none without an article's parts."""
    marked = [e for e in root.iter("div") if _OWN.search(e.get("class", ""))]
    outer = {a for e in marked for a in e.iterancestors("div")}
    return [e for e in marked if e not in outer and _has_parts(e)]


def _has_parts(element: etree._Element) -> bool:
    """Whether an element has what only the vendor's articles have: its number, or its codes."""
    if element.find(".//td[@class='index']") is not None or _number(element):
        return True
    return any(factiva.NUMBER.fullmatch(line.strip()) for line in paragraphs(element)[-3:])


def _number(element: etree._Element) -> str:
    near = [element, *element.iterancestors("div")][:3]
    found = (_ID.fullmatch(e.get("id", "")) for e in near)
    return next((m["number"] for m in found if m), "")


def _of_table(element: etree._Element) -> Exported:
    """Read an article that is a table of codes and fields."""
    whole: dict[str, list[str]] = {}
    for row in element.iter("tr"):
        cells = row.findall("td")
        key = factiva.CODES.get(flat(cells[0]).strip(), "") if len(cells) >= 2 else ""
        if key:
            whole.setdefault(key, []).extend(paragraphs(cells[1]))
    return factiva.of_fields({name: "\n".join(v) for name, v in whole.items()}, whole)


def _of_lines(element: etree._Element) -> Exported:
    """Read an article whose particulars are lines before its paragraphs."""
    head, body, number = _parts(element)
    told = factiva.from_lines([line for kind, line in head if not kind])
    title = " ".join(line for kind, line in head if kind == "title")
    first = next((i for i, (kind, _) in enumerate(head) if kind == "title"), 0)
    section = "; ".join(line for kind, line in head[:first] if not kind)
    byline = "; ".join(line for kind, line in head if kind == "author")
    counted = re.compile(r"^\d{1,4}\)\s+") if _is_counted(element) else re.compile(r"^(?!)")
    return replace(
        told,
        text=joined(body) or told.text,
        title=counted.sub("", " ".join(title.split())),
        byline=byline or told.byline,
        section=section,
        number=number,
    )


def _is_counted(element: etree._Element) -> bool:
    return any("counted" in e.get("class", "") for e in element.iter("span"))


def _parts(element: etree._Element) -> tuple[list[tuple[str, str]], list[str], str]:
    """Part an article into its particulars, its paragraphs, and its number."""
    head: list[tuple[str, str]] = []
    body: list[tuple[bool, str]] = []
    for child in element:
        own = child.get("class", "")
        is_text = "articleParagraph" in own or (bool(body) and child.tag == "p")
        for line in paragraphs(child):
            if is_text or (body and child.tag != "div"):
                body.append(("articleParagraph" in own, line))
            else:
                head.append((_kind(child), " ".join(line.split())))
    number = ""
    if body and (match := factiva.NUMBER.fullmatch(body[-1][1].strip())):
        number = match["number"]
        body.pop()
        if body and not body[-1][0] and len(body[-1][1]) < 120:
            body.pop()
    return head, [line for _, line in body], number


def _kind(element: etree._Element) -> str:
    if element.get("id") == "hd" or "Headline" in element.get("class", ""):
        return "title"
    return "author" if "author" in element.get("class", "") else ""
