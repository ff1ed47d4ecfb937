"""Which paragraph of an article is what; needs no NLP library, reading metadata uses it too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.model import Span
from core.parsed import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_CAPS = r"[A-Z][A-Z'’.\-]+"
_AGENCY = (
    r"(?:Reuters|AP|AFP|UPI|ANI|IANS|PTI|DPA|EFE|CNN|BBC|Xinhua|TASS|Interfax|Bloomberg|Kyodo|"
    r"Anadolu|Al Jazeera|[A-Z]{2,6}|Associated Press|[A-Z][A-Za-z]+ News(?: Agency)?)"
)
_OUTLET = r"[A-Z][\w.&'’]*(?: [A-Z][\w.&'’]*){0,3}"
"""Any name will do where the place before it stands in capitals."""
_DASH = r"(?:--|[-–—_])"
_PLACES = rf"{_CAPS}(?:[ /]{_CAPS}){{0,5}}(?:/[A-Z]+)?"
_REGION = r"(?:,\s*[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2})?"
_DAY = rf"(?:,?\s+{_MONTH}\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?)?"
_DATELINE = re.compile(
    rf"\s*(?:{_PLACES}{_REGION}{_DAY}\s*(?:\({_OUTLET}\))?\s*{_DASH}\s*"
    rf"|[A-Z][\w.'’]+(?:[ ,]+[A-Z][\w.'’]+){{0,4}}{_DAY}\s*\({_AGENCY}\)\s*{_DASH}\s*"
    rf"|\({_AGENCY}\)\s*{_DASH}\s*)"
)
_BYLINE = re.compile(r"\s*(?:By|BY|Written by|Reporting by|Editing by|Reported by)\s*:?\s+[A-Z]")
_CREDITS = re.compile(r"\s*\(?(?:(?:Additional )?[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z]")
_TAGS = re.compile(
    r"\s*(?:Published under|Tags?|Filed under|Topics?|Categories|Category|Keywords|Related"
    r"|Read more|See also|Share this|Sources?)\s*:",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_STAMP = re.compile(
    rf"\s*[•·*|▪–-]?\s*(?:(?:Last )?(?:Published|Updated|Posted|Modified|Date)\b(?: on| at)?:?\s*)?"
    rf"(?:{_WEEKDAY}\.?,?\s+)?(?:{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\.?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
    r"[\s,|•·@T-]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?)?"
    r"\s*(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d)?\s*[|•·]?\s*\.?\s*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    rf"(?:/|\||\()\s*(?:[A-Z][\w. ]+/)?{_AGENCY}\)?\s*$"
    r"|\b(?:[Ff]ile )?[Pp]hotos?\b\s*(?::|by\b|/|\))|\bGetty\b|REUTERS/|AP Photo|EPA/"
)
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$|[\"”]\s*$")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HEADLINE_CAP = 200
_WRAPPED = range(45, 100)


def blocks(text: str) -> list[Block]:
    """Split an article into its paragraphs and say what each of them is, in order."""
    found: list[Block] = []
    seen_body = False
    spans = list(_paragraphs(text))
    for span in spans:
        alone = len(spans) == 1
        kind = BlockKind.BODY if alone else _kind(text[span.start : span.end], found, seen_body)
        if kind is BlockKind.BODY:
            seen_body = True
            found.extend(_undated(text, span))
        else:
            found.append(Block(span, kind))
    return found


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches between line ends, lines that were only wrapped joined again."""
    start = end = -1
    for line in _LINE.finditer(text):
        if start >= 0 and _is_wrapped(text, start, end, line):
            end = line.end()
            continue
        if start >= 0:
            yield _trimmed(text, start, end)
        start, end = line.span()
    if start >= 0:
        yield _trimmed(text, start, end)


def _is_wrapped(text: str, start: int, end: int, line: re.Match[str]) -> bool:
    """Whether the line goes on a sentence that the line above left open at a page width."""
    if text.count("\n", end, line.start()) != 1:
        return False
    last = text.rfind("\n", start, end) + 1
    width = end - max(last, start)
    following = line[0].lstrip()
    if width not in _WRAPPED or _BYLINE.match(line[0]) or _STAMP.fullmatch(line[0]):
        return False
    return following[:1].islower() or (start < last and not _ENDED.search(text, last, end))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _kind(words: str, before: list[Block], seen_body: bool) -> BlockKind:
    marked = _marked(words)
    if marked is not None:
        return marked
    if _ENDED.search(words) or len(words) >= _HEADLINE_CAP:
        return BlockKind.BODY if len(words) > 25 or seen_body else _short(words, before)
    if not before:
        return BlockKind.HEADLINE
    if _CREDIT.search(words) or not seen_body:
        return BlockKind.CAPTION
    return BlockKind.HEADLINE if len(words) < 70 else BlockKind.BODY


def _marked(words: str) -> BlockKind | None:
    """Tell what the form of the line itself gives away."""
    if _TAGS.match(words) and len(words) < 4 * _HEADLINE_CAP:
        return BlockKind.TAGS
    if _CREDITS.match(words) or (_BYLINE.match(words) and len(words) < 120 and words[-1] != "."):
        return BlockKind.BYLINE
    if len(words) < 90 and _STAMP.fullmatch(words):
        return BlockKind.STAMP
    return BlockKind.BODY if _DATELINE.match(words) else None


def _short(words: str, before: list[Block]) -> BlockKind:
    return BlockKind.HEADLINE if not before and words[-1] in "?!:" else BlockKind.BODY


def _undated(text: str, span: Span) -> Iterator[Block]:
    """Yield the dateline on its own, then the paragraph that it opens."""
    found = _DATELINE.match(text, span.start, min(span.end, span.start + 160))
    if not found or found.end() >= span.end:
        yield Block(span, BlockKind.BODY)
        return
    yield Block(_trimmed(text, span.start, found.end()), BlockKind.DATELINE)
    yield Block(Span(found.end(), span.end), BlockKind.BODY)
