"""Nexis and Lexis: "1 of 50 DOCUMENTS" of the old house, "End of Document" of the new."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from core.reading.paragraphs import unwrap
from core.reading.vendor.labels import BODY
from core.reading.vendor.lexis_article import COPYRIGHT, date_line, field_of, of_new, of_old

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.reading.vendor.exported import Exported

NAME = "Nexis"
_NUMBER = r"\d{1,3}(?:[.,]\d{3})|\d{1,6}"
_START = re.compile(
    rf"(?:document|dokument|documento)?\s*(?P<number>{_NUMBER})\s+(?:of|von|de|van|di|sur|av)\s+"
    rf"(?P<all>{_NUMBER})(?:\s+(?:documents?|dokumente?n?|documentos?|documenten|documenti))?",
    re.IGNORECASE,
)
_NAMES_DOCUMENT = re.compile(r"do[ck]ument", re.IGNORECASE)
_END = re.compile(
    r"(?:end of (?:the )?document|dokumentende|ende des dokuments?|fin du document"
    r"|fin del? documento|fim d[oe] documento|einde (?:van )?(?:het )?document|documenteinde"
    r"|fine (?:del )?documento|slut på dokument(?:et)?|文档结束|文件結尾|конец документа)\.?",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"\b(?:client/matter|job number|search terms|suchbegriffe|termes de recherche"
    r"|search type|narrowed by|content type|documents? \(\d+\)|dokumente? \(\d+\)|date and time"
    r"|user name|download request|time of request|publication type|timeline)\s*[:(]?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:documents?|dokumente?|documentos?|documenten|documenti) \((?P<all>\d+)\)", re.IGNORECASE
)
_LISTED = re.compile(r"(?P<number>\d{1,4})\.\s+(?P<title>\S.*)", re.DOTALL)
_TELLING = frozenset({"length", "loaded", "byline", "section", "language", "highlight"})
_HEAD_LINES = 40
_HEADING_WORDS = 3
_NEAR = 6
"""Lines after the number of an article of the old house by which its date has come."""


def is_export(lines: Sequence[str]) -> bool:
    """Whether paragraphs are a Nexis or Lexis export."""
    if not any(map(ends, lines)):
        return False
    starts = (i for i, line in enumerate(lines) if _starts(line))
    if any(date_line(lines[i + 1 : i + _NEAR], 0) is not None for i in starts):
        return True
    if any(map(_is_announced, _ended([line.strip() for line in lines]))):
        return True
    return any(field and field[0] in _TELLING for field in map(field_of, lines))


def ends(line: str) -> bool:
    """Whether a line ends an article or begins one."""
    return bool(_END.fullmatch(line.strip())) or _starts(line)


def announced(lines: Sequence[str]) -> int | None:
    """Return how many articles the export says it holds; None where it does not say."""
    found = [m for line in lines if _starts(line) and (m := _START.fullmatch(line.strip()))]
    if found:
        return _count(found[0]["all"]) if _count(found[0]["number"]) == 1 else None
    said = (_COUNTED.fullmatch(part.strip()) for line in lines[:40] for part in line.split("\n"))
    return next((int(m["all"]) for m in said if m), None)


def articles(lines: Sequence[str]) -> Iterator[Exported]:
    """Yield the articles of an export, given as paragraphs."""
    parts = (part.strip() for raw in lines for part in _announced(raw.strip()))
    lines = [part for part in parts if part]
    starts = [i for i, line in enumerate(lines) if _starts(line)]
    if starts:
        for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield of_old(lines[begin + 1 : end])
        return
    segments = list(_ended(lines))
    words = BODY | _own_heading(segments)
    for number, segment in enumerate(segments):
        yield of_new(segment if number else _without_cover(segment, words), words)


def _ended(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of every article; what follows the last end only where a text begins."""
    begin = 0
    for at, line in enumerate(lines):
        if _END.fullmatch(line):
            yield list(lines[begin:at])
            begin = at + 1
    if any(line.casefold() in BODY for line in lines[begin:]):
        yield list(lines[begin:])


def _is_announced(segment: Sequence[str]) -> bool:
    """Whether a date and then the heading of texts stand at the head of an article."""
    at = next((i for i, line in enumerate(segment[:_HEAD_LINES]) if line.casefold() in BODY), 0)
    return date_line(segment[:at], 1) is not None


def _own_heading(segments: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the heading of texts in a language that is not known: it follows the labels of all."""
    found: Counter[str] = Counter()
    for segment in segments:
        labels = [i for i, line in enumerate(segment[:_HEAD_LINES]) if field_of(line)]
        after = segment[labels[-1] + 1] if labels and labels[-1] + 1 < len(segment) else ""
        if 0 < len(after.split()) <= _HEADING_WORDS and after[-1:].isalnum():
            found[after.casefold()] += 1
    most = found.most_common(1)
    sure = most and len(segments) > 1 and most[0][1] * 3 >= len(segments) * 2
    return frozenset({most[0][0]} if sure else ())


def _announced(paragraph: str) -> list[str]:
    """Part a paragraph that begins with "BODY:" on a line of its own, or with the copyright."""
    first, _, rest = paragraph.partition("\n")
    if rest and first.strip().rstrip(":").casefold() in BODY:
        return [first, unwrap(rest)]
    if rest and COPYRIGHT.match(first) and not COPYRIGHT.match(rest):
        return [first, *rest.split("\n")]
    return [paragraph]


def _starts(line: str) -> bool:
    match = _START.fullmatch(line.strip())
    return bool(match and _NAMES_DOCUMENT.search(line)) and len(line) < 60


def _count(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def _without_cover(lines: list[str], words: frozenset[str]) -> list[str]:
    """Drop the list of documents that stands before the first article."""
    body = next((i for i, line in enumerate(lines) if line.casefold() in words), len(lines))
    begin = _after_list(lines[:body])
    if begin is not None:
        return lines[begin:]
    cover = [i for i, line in enumerate(lines[:body]) if _COVER.match(line)]
    if not cover:
        return lines
    at = date_line(lines[cover[-1] + 1 : body], 2)
    return lines[cover[-1] + 1 + (at - 2 if at is not None else 0) :]


def _after_list(head: Sequence[str]) -> int | None:
    """Return where the first title of a numbered list is printed again, whatever the language."""
    listed = [(i, m) for i, line in enumerate(head) if (m := _LISTED.fullmatch(line))]
    if not listed or listed[0][1]["number"] != "1":
        return None
    title = _same(listed[0][1]["title"])
    again = (i for i in range(listed[-1][0] + 1, len(head)) if _same(head[i]) == title)
    return next(again, None)


def _same(title: str) -> str:
    """Return what two printings of a title have in common: lists cut it short."""
    return " ".join(title.split()).casefold()[:60]
