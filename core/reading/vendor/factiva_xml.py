"""Factiva's XML: an element per article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.reading.paragraphs import from_text, joined, tidy
from core.reading.vendor.exported import Exported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree


_PARTS = frozenset({"accessionNo", "headline", "leadParagraph"})


def articles(root: etree._Element) -> Iterator[Exported]:
    """Yield the articles of a response."""
    for element in root.iter():
        if _name(element) == "article" and any(_name(child) in _PARTS for child in element):
            yield _article(element)


def _article(element: etree._Element) -> Exported:
    text = [*_paragraphs(element, "leadParagraph"), *_paragraphs(element, "tailParagraphs")]
    words = _text(element, "wordCount")
    return Exported(
        joined(text),
        title=_text(element, "headline"),
        outlet=_text(element, "sourceName") or _text(element, "publisherName"),
        date=_date(element),
        byline=_text(element, "byline"),
        section=_text(element, "sectionName") or _text(element, "columnName"),
        page=_text(element, "pages"),
        length=f"{words} words" if words else "",
        language=_text(element, "baseLanguage"),
        number=_text(element, "accessionNo"),
        captions=_text(element, "artWorks"),
        copyright=_text(element, "copyright"),
        edition=_text(element, "edition"),
        place=_text(element, "dateLine"),
    )


def _date(element: etree._Element) -> str:
    published = _child(element, "publicationDate")
    at = " ".join(" ".join(published.itertext()).split()) if published is not None else ""
    return at or _text(element, "publicationTime")


def _paragraphs(element: etree._Element, name: str) -> list[str]:
    holder = _child(element, name)
    if holder is None:
        return []
    own = [e for e in holder if _name(e) == "paragraph"]
    if own:
        return [" ".join(tidy("".join(e.itertext())).split()) for e in own]
    return [" ".join(p.text.split()) for p in from_text("".join(holder.itertext()))]


def _text(element: etree._Element, name: str) -> str:
    child = _child(element, name)
    return " ".join("".join(child.itertext()).split()) if child is not None else ""


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element if _name(e) == name), None)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
