"""Factiva: articles that end with "Document XXXX000020170401ed4100001", as pages or as text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.reading.paragraphs import joined
from core.reading.printed_date import find_printed
from core.reading.vendor.exported import Exported

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NAME = "Factiva"
NUMBER = re.compile(
    r"(?:document|dokument|documento|documenti|документ|文件|文檔|文档|文書|문서|ドキュメント|belge)"
    r"\s+(?P<number>[A-Z][A-Z0-9]{4,15}(?:18|19|20)\d{6}[a-z0-9]{5,12})\s*",
    re.IGNORECASE,
)
LENGTH = re.compile(
    r"[\d.,\s\u2019']*\d\s*(?:words?|wörter|w.rter|mots?|palabras?|parole|palavras?|woorden|ord"
    r"|字|語|语|単語|ワード|단어|자|слов[аo]?|słów|słowa|kelime|文字)\.?",
    re.IGNORECASE,
)
CODES: Mapping[str, str] = {
    "SE": "section", "HD": "title", "BY": "byline", "CR": "credit", "WC": "length", "PD": "date",
    "ET": "time", "SN": "outlet", "SC": "code", "ED": "edition", "PG": "page", "VOL": "volume",
    "LA": "language", "CY": "copyright", "LP": "text", "TD": "text", "CX": "correction",
    "CLM": "section", "ART": "captions", "AN": "number", "CT": "contact", "RF": "reference",
    "CO": "", "IN": "", "NS": "", "RE": "", "IPC": "", "IPD": "", "PUB": "publisher", "NGC": "",
    "GC": "", "RST": "", "DLN": "place", "SO": "outlet", "URL": "url",
}  # fmt: skip
"""The codes of fields, and what each holds; empty for what is only indexing."""

_COPYRIGHT = re.compile(r"(?:\(c\)|©|copyright|\bc\)|版權|著作權)", re.IGNORECASE)
_CODE_LINE = re.compile(r"(?P<code>[A-Z]{2,3})(?:\s+(?:\|\s*)?(?P<value>.*))?", re.DOTALL)
"""In a table of a document the code has a cell of its own."""
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{2,9}")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?", re.IGNORECASE)
_COUNTED = re.compile(r"^\d{1,4}\)\s+")
_BY = re.compile(r"^(?:by|von|par|por|di|door|af|av|od|przez)\s+(?=[^\W\d_])", re.IGNORECASE)
_NO_NAME = re.compile(r"[;:?!«»\"“”„\d]")
_TITLE_WORDS = 4
"""Words of a title before a byline that does not say "by", at least; sections have fewer."""
_PAGE = re.compile(r"[A-Z]?\d{1,4}[A-Z]?(?:\s*[-,]\s*[A-Z]?\d{1,4})*|[A-Z]{1,3}\s?\d{1,3}")
_SENTENCE = re.compile(r"[.!?…]['\"”]?$")
_HOUSE = re.compile(
    r"\b(?:ltd|inc|co|corp|pty|plc|pvt|(?:[A-Z]\.\s?)+[A-Z]?[a-z]?|s\.p\.a|gmbh|kg|ao)\.?$",
    re.IGNORECASE,
)
"""How the name of a publishing house may end."""
_HEAD_LINES = 4
"""Lines before the length; where there are more, those that are not of the cover."""


def is_export(lines: Sequence[str]) -> bool:
    """Whether paragraphs are a Factiva export."""
    lines = list(_lines(lines))
    if not any(_number(line) for line in lines):
        return False
    return any(LENGTH.fullmatch(line) for line in lines) or _coded(lines)


def articles(lines: Sequence[str]) -> Iterator[Exported]:
    """Yield the articles of an export, given as paragraphs."""
    segment: list[str] = []
    first = True
    for line in _lines(lines):
        match = _number(line)
        if match is None:
            segment.append(line)
            continue
        reader = from_fields if _coded(segment) else from_lines
        yield replace(reader(_without_cover(segment) if first else segment), number=match["number"])
        segment, first = [], False


def from_fields(lines: Sequence[str]) -> Exported:
    """Read an article whose lines begin with the codes of fields (HD, BY, WC …)."""
    told: dict[str, list[str]] = {}
    key = "title"
    for line in lines:
        match = _CODE_LINE.fullmatch(line)
        if match and match["code"] in CODES:
            key = CODES[match["code"]]
            line = match["value"] or ""  # noqa: PLW2901 - the code is no part of the field
        if line.strip() and key:
            told.setdefault(key, []).append(line.strip())
    return of_fields({name: "\n".join(values) for name, values in told.items()}, told)


def of_fields(told: Mapping[str, str], whole: Mapping[str, Sequence[str]]) -> Exported:
    """Put the fields of an article together; whole holds their paragraphs."""
    date = " ".join(filter(None, (told.get("date", ""), told.get("time", ""))))
    number = NUMBER.search(told.get("number", ""))
    names = ("outlet", "byline", "place", "section", "page", "length", "language", "url",
             "captions", "copyright", "edition")  # fmt: skip
    return Exported(
        joined(whole.get("text", ())),
        title=_COUNTED.sub("", " ".join(told.get("title", "").split())),
        date=date,
        number=number["number"] if number else "",
        **{name: told.get(name, "") for name in names},
    )


def from_lines(lines: Sequence[str]) -> Exported:
    """Read an article without codes: headline, byline, length, date, outlet …, text, publisher."""
    at = next((i for i, line in enumerate(lines) if LENGTH.fullmatch(line)), None)
    if at is None:
        at = next((i for i, line in enumerate(lines) if _is_date(line)), 0) - 1
    known = _headed(lines[: max(at, 0)])
    begin, fields = _particulars(lines, max(at, 0))
    body = list(lines[begin:])
    if body and _is_publisher(body):
        body.pop()
    return replace(known, text=joined(body), **fields)


def _lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines; a paragraph of short lines is a list of particulars."""
    for raw in lines:
        parts = [part.strip() for part in raw.split("\n") if part.strip()]
        listed = any(LENGTH.fullmatch(p) or _number(p) for p in parts)
        if len(parts) > 1 and (listed or _CODE_LINE.match(parts[0])):
            yield from parts
        else:
            yield "\n".join(parts)


def _number(line: str) -> re.Match[str] | None:
    return NUMBER.fullmatch(line.removeprefix("AN").strip(" |\t\u00a0"))


def _coded(lines: Sequence[str]) -> bool:
    codes = {m["code"] for line in lines if (m := _CODE_LINE.fullmatch(line.strip()))}
    return len(codes & CODES.keys()) >= 3 and bool(codes & {"HD", "PD", "LP", "TD"})


def _without_cover(lines: list[str]) -> list[str]:
    """Drop the list of headlines that may stand before the first article."""
    at = next((i for i, line in enumerate(lines) if LENGTH.fullmatch(line)), None)
    if at is None:
        return lines
    cover = [
        i
        for i, line in enumerate(lines[:at])
        if re.search(
            r"\.{4,}\s*\d+$|(?:^|\s)(?:page|seite)\s+\d+|dow jones|factiva", line, re.IGNORECASE
        )
    ]
    return lines[cover[-1] + 1 :] if cover else lines


def _headed(lines: Sequence[str]) -> Exported:
    """Read section, headline and byline: what stands before the length."""
    lines = [" ".join(line.split()) for line in lines]
    lines = lines[-3:] if len(lines) > _HEAD_LINES else lines
    byline = lines.pop() if len(lines) > 1 and _is_byline(lines) else ""
    section = lines[0] if len(lines) > 1 and len(lines[0].split()) <= 5 else ""
    title = " ".join(lines[1:] if section else lines)
    return Exported("", title=_COUNTED.sub("", " ".join(title.split())), byline=byline,
                    section=section)  # fmt: skip


def _is_byline(lines: Sequence[str]) -> bool:
    line, before = lines[-1], lines[-2]
    words = line.split()
    if _BY.match(line) and len(words) <= 12 and not _SENTENCE.search(line):
        return True
    names = all(word[0].isupper() or len(word) <= 3 for word in words) and len(words) <= 6
    sure = len(lines) > 2 or len(before.split()) >= _TITLE_WORDS
    return names and sure and not _NO_NAME.search(line) and len(line) < len(before)


def _is_date(line: str) -> bool:
    found = find_printed(line) if len(line) < 60 else None
    return found is not None and found.start <= 15


def _particulars(lines: Sequence[str], at: int) -> tuple[int, dict[str, str]]:
    """Read length, date, time, outlet … and copyright; return where the text begins."""
    last = next(
        (i for i in range(at, min(at + 14, len(lines))) if _COPYRIGHT.search(lines[i][:60])), None
    )
    told = {"length": lines[at]} if at < len(lines) and LENGTH.fullmatch(lines[at]) else {}
    i = at + 1 if told else at
    if not told and i + 1 < len(lines) and not _is_date(lines[i]) and _is_date(lines[i + 1]):
        # A length in words that are not known.
        told["length"] = lines[i]
        i += 1
    if i < len(lines) and _is_date(lines[i]):
        told["date"] = lines[i]
        i += 1
    if i < len(lines) and _CLOCK.fullmatch(lines[i]):
        told["date"] = f"{told.get('date', '')} {lines[i]}"
        i += 1
    if i < len(lines):
        told["outlet"] = " ".join(lines[i].split())
        i += 1
    end = last if last is not None else _unmarked_end(lines, i)
    told |= _kinds(lines[i:end])
    if last is not None:
        told["copyright"] = " ".join(lines[last].split())
    return end + (last is not None), told


def _unmarked_end(lines: Sequence[str], i: int) -> int:
    """Return where the particulars end when no copyright line says so."""
    while i < len(lines) and len(lines[i]) < 40 and not _SENTENCE.search(lines[i]):
        i += 1
    return i


def _kinds(lines: Sequence[str]) -> dict[str, str]:
    """Tell the source's code, pages, edition and language apart: the language comes last."""
    told: dict[str, str] = {}
    rest = list(lines)
    if rest and _SOURCE_CODE.fullmatch(rest[0]):
        rest.pop(0)
    if rest:
        told["language"] = rest.pop()
    pages = [line for line in rest if _PAGE.fullmatch(line)]
    if pages:
        told["page"] = pages[0]
    others = [line for line in rest if line not in pages]
    if others:
        told["edition"] = "; ".join(others)
    return told


def _is_publisher(body: Sequence[str]) -> bool:
    """Whether the last line names the publishing house, not a part of the article."""
    line = body[-1]
    ends = _SENTENCE.search(line) and not _HOUSE.search(line)
    return len(line) < 90 and len(line.split()) <= 12 and not ends
