"""The report as Markdown (CommonMark, with tables and footnotes)."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from core.exports.report.content import (
    ACTOR_HEADERS,
    SOURCE_HEADERS,
    TIE_HEADERS,
    compose_report,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.exports.chosen import Chosen
    from core.exports.report.content import Line, Note, Report

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")
_USUAL = "occurred"
_LINK = re.compile(r"https?://[^\s<>\"]+")


def markdown_report(chosen: Chosen) -> str:
    """Return the whole text."""
    return "\n".join(_text(compose_report(chosen))) + "\n"


def _text(report: Report) -> Iterator[str]:
    yield f"# {plain(report.title)}\n"
    yield from _table(("About", " "), report.summary.items())
    for caption, png in report.pictures.items():
        data = b64encode(png).decode("ascii")
        yield f"\n![{plain(caption)}](data:image/png;base64,{data})"
    yield "\n## Timeline"
    for chapter in report.chapters:
        yield f"\n### {plain(chapter.heading)}\n"
        yield from map(_event, chapter.lines)
    for title, headers, rows in (
        ("Actors", ACTOR_HEADERS, report.actors),
        ("Ties", TIE_HEADERS, report.ties),
        ("Sources", SOURCE_HEADERS, report.sources),
    ):
        yield f"\n## {title}\n"
        yield from _table(headers, rows)
    yield "\n## Sentences\n"
    yield from map(_note, report.notes)


def _event(line: Line) -> str:
    marks = "".join(f"[^{number}]" for number in line.notes)
    title = f"**{plain(line.title)}**" if line.key else plain(line.title)
    said = line.facts if line.factuality == _USUAL else (line.factuality, *line.facts)
    facts = " · ".join(map(plain, (*said, "accepted") if line.accepted else said))
    return f"- **{plain(line.date)}** {title}{marks}" + (f"  \n  {facts}" if facts else "")


def _note(note: Note) -> str:
    said = f"“{plain(note.sentence)}” {plain(note.source)}, {plain(note.published)}"
    link = f" <{note.url}>" if _LINK.fullmatch(note.url) else plain(f" {note.url}".rstrip())
    return f"[^{note.number}]: {said}{link}"


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headers)} |"
    yield f"|{'---|' * len(headers)}"
    for row in rows:
        yield f"| {' | '.join(map(plain, row))} |"


def plain(text: str) -> str:
    """Escape what Markdown would take for markup, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
