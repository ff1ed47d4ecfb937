"""Integrum: Russian fields ("Источник:", "Дата выпуска:", "Заглавие:"), then the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.reading.paragraphs import joined, unwrap
from core.reading.vendor.exported import Exported

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "Integrum"
_NAMES = {
    "text": "текст|полный текст|текст документа|текст статьи|текст сообщения",
    "title": "заголовок|заглавие|название|название документа|название статьи",
    "outlet": "источник|издание|название источника|название издания|сми|канал",
    "date": "дата|дата выпуска|дата публикации|дата издания|дата выхода|дата сообщения",
    "time": "время|время выхода|время выпуска|время публикации|время сообщения",
    "byline": "автор|авторы|автор(ы)|автор публикации",
    "section": "рубрика|раздел|программа|передача|рубрики",
    "page": "полоса|страница|стр|стр.|номер полосы|страницы",
    "url": "ссылка|адрес|url|оригинал|адрес страницы|интернет-адрес",
    "number": "id|номер документа|идентификатор",
    "language": "язык",
    "abstract": "анонс|аннотация|краткое содержание",
    "": "база|база данных|номер|номер выпуска|номер издания|город|место выпуска|место издания"
    "|регион|страна|тираж|ключевые слова|категория|тематика|вид|вид издания|тип|тип издания"
    "|тип документа|тип источника|размер|объем|объём|релевантность|рейтинг|выпуск|упоминания"
    "|персоны|организации|компании|географические названия|учредитель|издатель",
}
_KEYS = {name: key for key, names in _NAMES.items() for name in names.split("|")}
_LABEL = re.compile(r"(?P<name>[^\W\d_][\w ().-]{1,28}?)\s?:(?:\s+|$)(?P<value>.*)", re.DOTALL)
_START = re.compile(
    r"(?:документ|сообщение|статья|публикация)?\s*(?:№\s*)?\d{1,6}\s*(?:из\s+\d{1,6}|\.|\))?\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"документ|сообщение|статья|публикация|\sиз\s", re.IGNORECASE)
_RULE = re.compile(r"[_=*\-]{10,}")
_LEAST = 2
"""Articles have a date and one of outlet and title; two fields in a row begin one."""


def is_export(lines: Sequence[str]) -> bool:
    """Whether paragraphs are an Integrum export."""
    keys = {label[0] for line in _parted(lines[:400]) if (label := _label(line))}
    return "date" in keys and bool(keys & {"outlet"}) and bool(keys & {"title", "text"})


def articles(lines: Sequence[str]) -> Iterator[Exported]:
    """Yield the articles of an export, given as paragraphs."""
    for segment in _segments(list(_parted(lines))):
        told = _fields(segment)
        if "date" in told and ("title" in told or "text" in told):
            yield _article(told)


def _parted(lines: Sequence[str]) -> Iterator[str]:
    """Cut paragraphs at the labels and starts that begin their lines."""
    for paragraph in lines:
        held: list[str] = []
        for line in paragraph.split("\n"):
            if held and (_label(line) or _starts(line)):
                yield unwrap("\n".join(held))
                held = []
            held.append(line.strip())
        yield unwrap("\n".join(held))


def _starts(line: str) -> bool:
    line = line.strip()
    named = _START.fullmatch(line) and _NAMED.search(line)
    return bool(named or _RULE.fullmatch(line))


def _label(line: str) -> tuple[str, str] | None:
    """Return what a labelled line is, and its value."""
    match = _LABEL.match(line.replace("\u00a0", " "))
    key = _KEYS.get(match["name"].casefold().strip()) if match else None
    return (key, match["value"]) if match and key is not None else None


def _segments(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of every article: parted by their starts, or where the labels begin anew."""
    marked = any(map(_starts, lines))
    segment: list[str] = []
    for i, line in enumerate(lines):
        if _starts(line) or (not marked and segment and _begins(lines, i)):
            yield segment
            segment = []
        if not _starts(line):
            segment.append(line)
    yield segment


def _begins(lines: Sequence[str], i: int) -> bool:
    """Whether labels begin at a line that follows text."""
    if not all(_label(line) for line in lines[i : i + _LEAST]):
        return False
    before = _label(lines[i - 1])
    return before is None or before[0] == "text"


def _fields(segment: Sequence[str]) -> dict[str, list[str]]:
    """Read the labels; what follows them is the text, labelled or not."""
    told: dict[str, list[str]] = {}
    for line in segment:
        label = _label(line) if not (told.get("text") and told.get("date")) else None
        key, value = label if label is not None else ("text" if "date" in told else "before", line)
        if value.strip():
            told.setdefault(key, []).append(value.strip())
    return told


def _article(told: dict[str, list[str]]) -> Exported:
    def one(name: str) -> str:
        return " ".join(" ".join(told.get(name, [])).split())

    outlet, _, place = one("outlet").partition("; ")
    names = ("byline", "section", "page", "language", "number", "url")
    return Exported(
        joined(told.get("text") or told.get("abstract", [])),
        title=one("title") or one("before"),
        outlet=outlet,
        date=" ".join(filter(None, (one("date"), one("time")))),
        edition=place,
        **{name: one(name) for name in names},
    )
