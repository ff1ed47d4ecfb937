"""What plain text says of itself: title, byline, outlet, dateline, publication date."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserError
from core.model import DateGuess, Document, FuzzyDate, Precision, PublishedFrom, Span
from core.parsed import Block, BlockKind
from core.reading.printed_date import find_printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGEST_STAMP = 120
"""Characters: a longer line is prose, and a date in prose is no publication date."""
HEAD_LINES = 12
TITLE_LENGTH = 140

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_CLOCK = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}T))?)?"
_DATE = re.compile(
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?){_CLOCK}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:first\s+)?(?:published|posted|issued|date|updated|last modified)\b", re.IGNORECASE
)
_REST = re.compile(
    r"[^\w]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BYLINE = re.compile(r"^\s*By:?\s+(.+)$", re.IGNORECASE)
_AGENCY = re.compile(r"\(([A-Z][\w&.' ]{1,30})\)")
_DATELINE_DATE = re.compile(rf"{_MONTH}\s+\d{{1,2}}\b(?!,?\s+\d{{4}})", re.IGNORECASE)
_COARSE = (Precision.MONTH, Precision.SEASON, Precision.YEAR)
_WHOLE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_EITHER_WAY = re.compile(r"\b(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/\d")
"""Figures that may be day first or month first."""
_OUTLETS = re.compile(
    r"\b(Reuters|Associated Press|AP|AFP|Agence France-Presse|Xinhua|UPI|BBC|CNN|dpa|TASS"
    r"|Bloomberg)\b",
    re.IGNORECASE,
)


def describe(
    document: Document, blocks: Sequence[Block], read_date: Callable[[str], FuzzyDate]
) -> Document:
    """Fill in what the document does not declare itself and its text shows."""
    published, where, span = _published(document, blocks, read_date)
    return replace(
        document,
        title=document.title or _title(document, blocks),
        authors=document.authors or _authors(document, blocks),
        outlet=document.outlet or _outlet(document, blocks),
        place=document.place or _place(document, blocks),
        published=published,
        published_from=where,
        published_span=span,
        guess=document.guess or (None if published else _guess(document.text)),
    )


def _of_kind(document: Document, blocks: Sequence[Block], kind: BlockKind) -> Iterator[str]:
    return (document.text[b.span.start : b.span.end].strip() for b in blocks if b.kind is kind)


def _title(document: Document, blocks: Sequence[Block]) -> str:
    headline = next(_of_kind(document, blocks, BlockKind.HEADLINE), "")
    first = next((line.strip() for line in document.text.splitlines() if line.strip()), "")
    title = " ".join((headline or first or Path(document.path).stem).split())
    return (
        title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    )


def _authors(document: Document, blocks: Sequence[Block]) -> tuple[str, ...]:
    for line in _of_kind(document, blocks, BlockKind.BYLINE):
        match = _BYLINE.match(line)
        if match:
            names = re.split(r",\s*|\s+and\s+|\s*&\s*", match[1])
            return tuple(
                n.strip() for n in names if n.strip() and not _OUTLETS.fullmatch(n.strip())
            )
    return ()


def _outlet(document: Document, blocks: Sequence[Block]) -> str:
    for line in _of_kind(document, blocks, BlockKind.DATELINE):
        agency = _AGENCY.search(line)
        if agency:
            return agency[1]
    for kind in (BlockKind.BYLINE, BlockKind.STAMP, BlockKind.CAPTION):
        for line in _of_kind(document, blocks, kind):
            named = _OUTLETS.search(line)
            if named:
                return "Reuters" if named[1].upper() == "REUTERS" else named[1]
    return ""


def _place(document: Document, blocks: Sequence[Block]) -> str:
    line = next(_of_kind(document, blocks, BlockKind.DATELINE), "")
    place = _DATELINE_DATE.sub("", _AGENCY.sub("", line))
    return place.strip(" \t,-–—")


def _published(
    document: Document, blocks: Sequence[Block], read_date: Callable[[str], FuzzyDate]
) -> tuple[FuzzyDate | None, PublishedFrom, Span | None]:
    """Return the date of publication, where it was read, and the line that says so."""
    if document.published is not None:
        return document.published, document.published_from, document.published_span
    for span in _stamps(document, blocks):
        match = _DATE.search(document.text[span.start : span.end])
        when = _read(match[0], read_date) if match else None
        if when is not None:
            return when, PublishedFrom.TEXT, span
    for span in _head(document.text):
        when = _stamped(document.text[span.start : span.end])
        if when is not None:
            return when, PublishedFrom.TEXT, span
    return None, PublishedFrom.NONE, None


def _head(text: str) -> list[Span]:
    """Return the short lines at the head of a text."""
    lines = (Span(*m.span()) for m in islice(_LINE.finditer(text), HEAD_LINES))
    return [line for line in lines if line.end - line.start <= LONGEST_STAMP]


def _stamped(line: str) -> FuzzyDate | None:
    """Read a line that is little more than a day, in whatever language it is printed."""
    found = find_printed(line)
    if found is None or not _WHOLE_YEAR.search(line[found.start : found.end]):
        return None
    rest = _REST.sub(" ", line[: found.start] + " " + line[found.end :])
    short = len(rest.split()) <= 4 and not re.search(r"[.!?]\s*$", rest)
    sure = found.when.precision not in _COARSE
    return found.when if short and sure and not _EITHER_WAY.search(line) else None


def _guess(text: str) -> DateGuess | None:
    """Offer the first day that is named near the top, where nothing says that it is the date."""
    for span in _head(text):
        line = text[span.start : span.end]
        found = find_printed(line)
        if found is not None and found.when.precision not in _COARSE:
            return DateGuess(found.when, f"“{line.strip()[:60]}” near its top")
    return None


def _read(words: str, read_date: Callable[[str], FuzzyDate]) -> FuzzyDate | None:
    try:
        return read_date(words)
    except UserError:
        return None


def _stamps(document: Document, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield lines that may state the publication date, the surest first."""
    text = document.text
    lines = [Span(*m.span()) for m in _LINE.finditer(text)]
    short = [line for line in lines if line.end - line.start <= LONGEST_STAMP]
    labelled = [line for line in short if _LABEL.match(text[line.start : line.end])]
    stamps = [line for line in short if _is_stamp(text[line.start : line.end])]
    yield from sorted(labelled, key=lambda line: _is_update(text[line.start : line.end]))
    yield from (b.span for b in blocks if b.kind is BlockKind.STAMP)
    yield from (line for line in stamps if line in lines[:HEAD_LINES])
    yield from (b.span for b in blocks if b.kind is BlockKind.DATELINE)
    yield from (line for line in stamps if line in lines[-3:])


def _is_update(line: str) -> bool:
    return bool(re.search(r"updated|modified", line, re.IGNORECASE))


def _is_stamp(line: str) -> bool:
    """Whether a line is little more than a date: at most four other words."""
    match = _DATE.search(line) if len(line) <= LONGEST_STAMP else None
    if match is None:
        return False
    rest = _REST.sub(" ", line[: match.start()] + " " + line[match.end() :])
    return len(rest.split()) <= 4 and not re.search(r"[.!?]\s*$", line)
