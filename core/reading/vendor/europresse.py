"""Europresse and Eureka: articles that end with "Numéro de document : news·20060315·LM·…"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.reading.paragraphs import joined
from core.reading.printed_date import find_printed
from core.reading.vendor.exported import Exported, in_order, page_in
from core.reading.vendor.markup import flat, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

NAME = "Europresse"
NUMBER = re.compile(
    r"(?:(?:numéro de document|document number|número de documento|no\. de document)\s*:\s*)?"
    r"(?P<number>(?:news|web|biz|pub|tv|reports?|social|radio)[·⸱•∙・]\d{8}[·⸱•∙・][\w·⸱•∙・\-.]+)",
    re.IGNORECASE,
)
_AT_END = re.compile(rf"\s+({NUMBER.pattern.replace('?P<number>', '?:')})$", re.IGNORECASE)
_AFTER = re.compile(
    r"ce certificat|certificat émis|this certificate|este certificado|date d.émission|issue date"
    r"|le présent document|this document is protected|el presente documento|certificat public"
    r"|copyright|©|tous droits"
    r"|all rights reserved|sauvegarder|annuler|pdf document$|date issued"
    r"|cet article est paru",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^(?:©|\(c\)|copyright)", re.IGNORECASE)
_NOTE = re.compile(r"^(?:illustration|note|légende|photo|encadré)s?\s?\(?s?\)?\s*:", re.IGNORECASE)
_EDITION = re.compile(r",?\s+(?:no\.?|n°)\s*\d[\w-]*.*$", re.IGNORECASE)
_HEAD_LINES = 8
_AGENCY = re.compile(r"[A-Z]{2,6}(?:[/;, ]+[A-Z]{2,6})?")
_ALSO = re.compile(
    r"(?:aussi paru dans|également paru dans|also (?:published|appeared) in)\b", re.IGNORECASE
)
"""Begins the list of where else the article came out."""
_WEEKDAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì"
    r"|giovedì|venerdì|sabato|domenica|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonnabend|sonntag|le)",
    re.IGNORECASE,
)


def is_export(lines: Sequence[str]) -> bool:
    """Whether paragraphs are a Europresse export."""
    ends = sum(bool(NUMBER.fullmatch(part)) for line in lines for part in _parts(line))
    return bool(ends) and any(_date_at(_parts(line)) is not None for line in lines)


def articles(lines: Sequence[str]) -> Iterator[Exported]:
    """Yield the articles of an export, given as paragraphs."""
    segment: list[str] = []
    last = ""
    for line in (part for raw in lines for part in _parts(raw)):
        match = NUMBER.fullmatch(line)
        if match is None:
            segment.append(line)
        elif match["number"] != last:
            yield _of_lines(segment, match["number"])
            segment, last = [], match["number"]


def articles_of_page(root: etree._Element) -> Iterator[Exported]:
    """Yield the articles of a page."""
    elements = [e for e in root.iter("article") if _outlet_of(e)]
    elements = elements or [e for e in root.iter("td") if _outlet_of(e)]
    outer = {a for e in elements for a in e.iterancestors("article", "td")}
    for element in elements:
        if element not in outer:
            yield _of_element(element)


def _parts(line: str) -> list[str]:
    """Cut a paragraph into lines where it holds a number or a date of its own."""
    whole = (part.strip() for part in line.split("\n"))
    split = (p if NUMBER.fullmatch(p) else _AT_END.sub(r"\n\1", p) for p in whole)
    parts = [part for each in split for part in each.split("\n") if part]
    own = any(NUMBER.fullmatch(p) or _RIGHTS.match(p) or _date_at([p]) is not None for p in parts)
    return parts if own else ["\n".join(parts)]


def _outlet_of(element: etree._Element) -> str:
    return _classed(element, "DocPublicationName")


def _classed(element: etree._Element, name: str) -> str:
    found = (e for e in element.iter() if name.casefold() in str(e.get("class", "")).casefold())
    first = next(found, None)
    return flat(first) if first is not None else ""


def _of_element(element: etree._Element) -> Exported:
    """Read an article whose parts have classes of their own."""
    header = " ".join(flat(e) for e in element.iter() if "DocHeader" in str(e.get("class", "")))
    title = _classed(element, "titreArticleVisu")
    lines = [part for line in paragraphs(element) for part in line.split("\n")]
    begin = _after_head(lines, title)
    number = next((m["number"] for line in lines if (m := NUMBER.search(line))), "")
    byline, deck, begin = _byline(element, lines, begin)
    end = next((i for i in range(begin, len(lines)) if _ends(lines[i])), len(lines))
    holder = element.find(".//section")
    body = [x for x in paragraphs(holder) if not _ends(x)] if holder is not None else []
    notes = [line for line in lines[begin:end] if _NOTE.match(line)]
    text = [line for line in body or lines[begin:end] if not _NOTE.match(line)]
    known = Exported(joined([*deck, *text]), title, _outlet_of(element))
    return _filled(known, header, byline, [*lines, *notes], number)


def _after_head(lines: Sequence[str], title: str) -> int:
    at = next((i for i, line in enumerate(lines) if title and " ".join(line.split()) == title), -1)
    return at + 1


def _byline(
    element: etree._Element, lines: Sequence[str], begin: int
) -> tuple[str, list[str], int]:
    """Return the byline and the deck, which follow the title, and where the text begins."""
    head = element.find(".//header")
    if head is not None:
        end = next((i for i, line in enumerate(lines) if line == (paragraphs(head) or [""])[-1]), 0)
        inside = lines[begin : end + 1] if end >= begin else []
        told = [line for line in inside if not _ALSO.match(line)]
        names = [line for line in told if len(told) == 1 or _is_name(line)]
        return "; ".join(names), [x for x in told if x not in names], begin + len(inside)
    if begin < len(lines) and _is_name(lines[begin]):
        return lines[begin], [], begin + 1
    return "", [], begin


def _filled(
    known: Exported, header: str, byline: str, lines: Sequence[str], number: str
) -> Exported:
    from dataclasses import replace

    found = find_printed(header)
    parts = header[: found.start].split(",") if found else [header]
    section = ",".join(part for part in parts if not _WEEKDAY.fullmatch(part.strip()))
    rights = next((line for line in lines if _RIGHTS.match(line)), "")
    told = dict.fromkeys(x for x in lines if _NOTE.match(x) and not x.endswith(":"))
    captions = "; ".join(told)
    outlet = _EDITION.sub("", known.outlet)
    edition = known.outlet[len(outlet) :].strip(" ,")
    return replace(
        known, outlet=in_order(outlet), edition=edition, date=header, byline=byline,
        section=section.strip(" ,"),
        page=page_in(header), copyright=rights, captions=captions, number=number,
    )  # fmt: skip


def _of_lines(lines: Sequence[str], number: str) -> Exported:
    """Read an article of text: outlet, date, title, byline, text, rights."""
    lines = [line for line in lines if not _AFTER.match(line) or _RIGHTS.match(line)]
    while lines and (_RIGHTS.match(lines[0]) or NUMBER.search(lines[0])):
        lines = lines[1:]
    at = _date_at(lines[:_HEAD_LINES])
    if at is None:
        return Exported(joined(lines[1:]), title=lines[0] if lines else "", number=number)
    outlet = next((line for line in reversed(lines[:at]) if not _is_heading(line)), "")
    rest = list(lines[at + 1 :])
    title, *more = rest.pop(0).split("\n") if rest else [""]
    rest = [*more, *rest]
    byline = rest.pop(0) if rest and (_is_name(rest[0]) or _AGENCY.fullmatch(rest[0])) else ""
    rest = _without_others(rest)
    end = next((i for i, line in enumerate(rest) if _RIGHTS.match(line)), len(rest))
    text = [line for line in rest[:end] if not _NOTE.match(line)]
    known = Exported(joined(text), title=" ".join(title.split()), outlet=outlet)
    return _filled(known, lines[at], byline, lines, number)


def _without_others(rest: list[str]) -> list[str]:
    """Drop the list of where else the article came out: dates and names of outlets."""
    if not rest or not _ALSO.match(rest[0]):
        return rest
    end = 1
    while end < len(rest) and len(rest[end]) < 80 and find_printed(rest[end]):
        end += 1
    return rest[end:]


def _is_heading(line: str) -> bool:
    return len(line.split()) > 12


def _date_at(lines: Sequence[str]) -> int | None:
    """Return the line that prints section, day and page: "Politique, mardi 14 mars 2006, p. 12"."""
    for i, line in enumerate(lines):
        found = find_printed(line) if len(line) < 160 and "\n" not in line else None
        if found and found.when and len(line) - found.end < 60:
            return i
    return None


def _is_name(line: str) -> bool:
    words = line.split()
    return 1 < len(words) <= 6 and all(w[0].isupper() or len(w) <= 3 for w in words) and not (
        line.rstrip().endswith((".", "!", "?", ":", ";"))
    )  # fmt: skip


def _ends(line: str) -> bool:
    return bool(_RIGHTS.match(line) or NUMBER.search(line))
