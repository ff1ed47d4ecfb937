"""Nexis and Lexis: "1 of 50 DOCUMENTS" of the old house, "End of Document" of the new."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.reading.paragraphs import joined, tidy, unwrap
from core.reading.printed_date import find_printed
from core.reading.vendor.exported import Exported
from core.reading.vendor.labels import BODY, HEAD, HEADINGS, TAIL, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "Nexis"
_START = re.compile(
    r"(?:document|dokument|documento)?\s*(?P<number>\d{1,5})\s+(?:of|von|de|van|di|sur)\s+"
    r"(?P<all>\d{1,5})(?:\s+(?:documents?|dokumente?n?|documentos?|documenten|documenti))?",
    re.IGNORECASE,
)
_NAMES_DOCUMENT = re.compile(r"do[ck]ument", re.IGNORECASE)
_END = re.compile(
    r"(?:end of document|dokumentende|ende des dokuments?|fin du document|fin del? documento"
    r"|einde van (?:het )?document|fine del documento|fim do documento)\.?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)|all rights reserved|alle rechte|tous droits)", re.IGNORECASE
)
_COVER = re.compile(
    r"\b(?:client/matter|job number|search terms|suchbegriffe|termes de recherche"
    r"|search type|narrowed by|content type|documents? \(\d+\)|dokumente? \(\d+\)|date and time"
    r"|user name|download request|time of request|publication type|timeline)\s*[:(]?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:documents?|dokumente?|documentos?|documenten) \((?P<all>\d+)\)", re.IGNORECASE
)
_HEAD_LINES = 12
_DATE_AT = 25
"""Characters before the date in the line that prints it, at most ("Wednesday, ")."""
_PAGE_FURNITURE = re.compile(
    r"page \d+ of \d+|seite \d+ von \d+|page \d+ (?:de|sur) \d+", re.IGNORECASE
)


@dataclass(slots=True)
class _Fields:
    """What labels say, by what they mean."""

    told: dict[str, list[str]] = field(default_factory=dict)

    def add(self, key: str, value: str) -> None:
        self.told.setdefault(key, []).append(value)

    def get(self, key: str) -> str:
        return "; ".join(filter(None, self.told.get(key, [])))


def is_export(lines: Sequence[str]) -> bool:
    """Whether paragraphs are a Nexis or Lexis export."""
    starts = sum(_starts(line) for line in lines)
    ends = sum(bool(_END.fullmatch(line.strip())) for line in lines)
    if not starts and not ends:
        return False
    return any(field and field[0] in {"length", "loaded"} for field in map(_field, lines))


def announced(lines: Sequence[str]) -> int | None:
    """Return how many articles the export says it holds; None where it does not say."""
    found = [m for line in lines if _starts(line) and (m := _START.fullmatch(line.strip()))]
    if found:
        return int(found[0]["all"]) if int(found[0]["number"]) == 1 else None
    said = (_COUNTED.fullmatch(part.strip()) for line in lines[:40] for part in line.split("\n"))
    return next((int(m["all"]) for m in said if m), None)


def articles(lines: Sequence[str]) -> Iterator[Exported]:
    """Yield the articles of an export, given as paragraphs."""
    parts = (part.strip() for raw in lines for part in _announced(raw.strip()))
    lines = [part for part in parts if part and not _PAGE_FURNITURE.fullmatch(part)]
    starts = [i for i, line in enumerate(lines) if _starts(line)]
    if starts:
        for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield _old(lines[begin + 1 : end])
        return
    begin = 0
    for at, line in enumerate(lines):
        if _END.fullmatch(line):
            yield _new(lines[begin:at], first=begin == 0)
            begin = at + 1
    if any(line.casefold() in BODY for line in lines[begin:]):
        yield _new(lines[begin:], first=begin == 0)


def _announced(paragraph: str) -> list[str]:
    """Part a paragraph that begins with "BODY:" on a line of its own, or with the copyright."""
    first, _, rest = paragraph.partition("\n")
    if rest and first.strip().rstrip(":").casefold() in BODY:
        return [first, unwrap(rest)]
    if rest and _COPYRIGHT.match(first) and not _COPYRIGHT.match(rest):
        return [first, *rest.split("\n")]
    return [paragraph]


def _starts(line: str) -> bool:
    match = _START.fullmatch(line.strip())
    return bool(match and _NAMES_DOCUMENT.search(line)) and len(line) < 60


def _old(lines: list[str]) -> Exported:
    """Read an article: outlet, date, title, labels, text, labels, copyright."""
    at = _date_line(lines[:_HEAD_LINES], 0)
    known = Exported("")
    rest = lines
    if at is not None:
        outlet = [line for line in lines[:at] if not _COPYRIGHT.match(line)]
        rights = next((line for line in lines[:at] if _COPYRIGHT.match(line)), "")
        known = replace(
            known, outlet=_first_line(outlet[-1] if outlet else ""),
            date=_flat(lines[at]), copyright=rights,
        )  # fmt: skip
        rest = lines[at + 1 :]
    elif lines and _field(lines[0]) is None and len(lines[0]) < 100:
        known, rest = replace(known, outlet=_first_line(lines[0])), lines[1:]
    return _filled(known, rest)


def _new(lines: list[str], *, first: bool) -> Exported:
    """Read an article: title, outlet, date, copyright, labels, "Body", text, labels."""
    body = next((i for i, line in enumerate(lines) if line.casefold() in BODY), None)
    if first:
        lines, body = _without_cover(lines, body)
    stop = body if body is not None else min(len(lines), _HEAD_LINES)
    at = _date_line(lines[:stop], 1)
    if at is None:
        head = [i for i in range(stop) if _field(lines[i]) or _COPYRIGHT.match(lines[i])]
        at = head[0] - 1 if head and head[0] else 0
    outlet = _first_line(lines[at - 1]) if at >= 2 else ""
    title = " ".join(lines[: max(at - 1, 1)]) if lines else ""
    known = Exported("", title=_flat(title), outlet=outlet, date=_flat(lines[at]) if lines else "")
    return _filled(known, lines[at + 1 :])


def _without_cover(lines: list[str], body: int | None) -> tuple[list[str], int | None]:
    """Drop the list of documents that stands before the first article."""
    head = lines[: body if body is not None else len(lines)]
    cover = [i for i, line in enumerate(head) if _COVER.match(line)]
    if not cover:
        return lines, body
    at = _date_line(head[cover[-1] + 1 :], 2)
    begin = cover[-1] + 1 + (at - 2 if at is not None else 0)
    return lines[begin:], body - begin if body is not None else None


def _date_line(lines: Sequence[str], least: int) -> int | None:
    """Return which line prints the date: the last that is one, before labels and copyright."""
    best = None
    for i, line in enumerate(lines):
        if _field(line) is not None:
            break
        found = find_printed(_flat(line)) if i >= least and len(line) < 160 else None
        if found and found.start <= _DATE_AT and not _COPYRIGHT.match(line) and best is None:
            best = i
        elif found and found.start <= 5 and best is not None and i == best + 1 and least:
            # A title and an outlet may begin with a date too; the date line comes last.
            best = i
    return best


def _field(line: str) -> tuple[str, str] | None:
    """Return what a line with a known label means, and its value."""
    label = label_of(line)
    if label is None:
        return None
    name, value, archival = label
    if name in HEAD and (archival or HEAD[name] in {"length", "byline", "section"}):
        return HEAD[name], value
    if name in TAIL and archival:
        return TAIL[name], value
    return None


def _filled(known: Exported, lines: list[str]) -> Exported:
    """Read title, labels and text out of what follows the date."""
    fields = _Fields()
    title, begin = _head(lines, fields)
    end = _tail(lines, begin, fields)
    text = [tidy(line) for line in lines[begin:end]]
    highlight = [tidy(part) for part in fields.told.get("highlight", [])]
    section = fields.get("section")
    return replace(
        known,
        text=joined([*highlight, *text]),
        title=known.title or fields.get("title") or title,
        byline=fields.get("byline"), section=section, page=fields.get("page"),
        length=fields.get("length"), place=fields.get("place"), edition=fields.get("edition"),
        language=fields.get("language"), captions=fields.get("captions"), url=fields.get("url"),
        copyright=known.copyright or fields.get("copyright"),
        date=known.date or fields.get("date"), outlet=known.outlet or fields.get("outlet"),
    )  # fmt: skip


def _head(lines: list[str], fields: _Fields) -> tuple[str, int]:
    """Read the labels before the text; return the title and where the text begins."""
    title: list[str] = []
    seen = False
    for i, line in enumerate(lines):
        told = _field(line)
        if line.casefold().rstrip(":") in BODY:
            return _flat(" ".join(title)), i + 1
        if told is not None:
            if told[0] in set(TAIL.values()) - {"url"} and _tails(lines[i:]):
                return _flat(" ".join(title)), i
            fields.add(*told)
            seen = True
        elif _COPYRIGHT.match(line):
            fields.add("copyright", _flat(line))
        elif seen and not _body_follows(lines[i:]):
            return _flat(" ".join(title)), i
        elif not seen:
            title.append(line)
            if len(title) > 3:
                return _flat(title[0]), 1
    return _flat(" ".join(title)), len(lines)


def _body_follows(lines: list[str]) -> bool:
    """Whether the text is yet to be announced, after at most a few more lines."""
    return any(line.casefold().rstrip(":") in BODY for line in lines[:6])


def _tail(lines: list[str], begin: int, fields: _Fields) -> int:
    """Read the labels after the text; return where the text ends."""
    end = len(lines)
    for i in range(begin, len(lines)):
        told = _field(lines[i])
        tails = told is not None and told[0] in TAIL.values()
        tails = tails or (_knows_tail(lines[i]) and all(map(_knows_tail, lines[i:])))
        if tails or lines[i].casefold() in HEADINGS or _is_rights(lines[i], lines[i + 1 :]):
            end = i
            break
    last = ""
    for line in lines[end:]:
        told = _field(line) or _tail_field(line)
        if told is not None:
            last = told[0]
            fields.add(*told)
        elif line.casefold() in HEADINGS:
            last = "captions" if line.casefold().startswith(("gra", "grá", "ill")) else ""
        elif _COPYRIGHT.match(line):
            last = "copyright"
            fields.add("copyright", _flat(line))
        elif last == "captions":
            fields.add("captions", _flat(line))
    return end


def _tail_field(line: str) -> tuple[str, str] | None:
    """Return what a line with a label of those after the text means, however it is written."""
    label = label_of(line)
    return (TAIL[label[0]], label[1]) if label is not None and label[0] in TAIL else None


def _knows_tail(line: str) -> bool:
    return bool(_tail_field(line) or _COPYRIGHT.match(line) or line.casefold() in HEADINGS)


def _tails(lines: list[str]) -> bool:
    """Whether from here on there are only labels and copyright."""
    return all(_field(line) or _COPYRIGHT.match(line) or len(line) < 60 for line in lines)


def _is_rights(line: str, after: list[str]) -> bool:
    return bool(_COPYRIGHT.match(line)) and _tails(after) and len(line) < 250


def _flat(text: str) -> str:
    return " ".join(text.split())


def _first_line(text: str) -> str:
    return _flat(text.strip().split("\n")[0])
