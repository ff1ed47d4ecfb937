"""The report as one HTML file: nothing in it runs, and nothing is fetched when it is opened."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from core.exports.report.content import (
    ACTOR_HEADERS,
    SOURCE_HEADERS,
    TIE_HEADERS,
    compose_report,
)
from core.exports.report.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.exports.chosen import Chosen
    from core.exports.report.content import Chapter, Line, Note, Report

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Content Security Policy: no script, no request."""
_NUMBERS = frozenset({"Events", "Degree", "Times told"})
"""Columns that are set flush right."""
_LEAD = ("Events", "Sources", "Actors", "Reviewed")
"""What the head of the page says large; the rest of the summary stands small at its end."""
_ALONE = frozenset({"occurred", ""})
"""Factuality that goes without saying."""


def html_report(chosen: Chosen) -> str:
    """Return the whole page."""
    report = compose_report(chosen)
    return "\n".join(_page(report)) + "\n"


def _page(report: Report) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(report.title)}</title><style>{STYLE}</style></head><body>"
    yield from _head(report)
    yield "<main>"
    yield from (_picture(n, *each) for n, each in enumerate(report.pictures.items(), 1))
    yield '<h2 id="timeline">Timeline</h2>'
    for chapter in report.chapters:
        yield from _chapter(chapter)
    if not report.chapters:
        yield '<p class="none">No event is shown.</p>'
    yield from _section("Actors", ACTOR_HEADERS, report.actors)
    yield from _section("Ties", TIE_HEADERS, report.ties)
    yield from _section("Sources", SOURCE_HEADERS, report.sources)
    yield '<h2 id="sentences">Sentences</h2><ol class="notes">'
    yield from map(_note, report.notes)
    yield "</ol></main>"
    yield from _foot(report)
    yield "</body></html>"


def _head(report: Report) -> Iterator[str]:
    """Yield title, figures, filter and contents."""
    summary = report.summary
    yield f"<header><h1>{escape(report.title)}</h1>"
    told = ((name, summary[name]) for name in _LEAD if name in summary)
    yield '<dl class="figures">'
    for name, value in told:
        yield f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
    yield "</dl>"
    filters = summary.get("Filters in force", "none")
    if filters != "none":
        yield f'<p class="filter"><b>Shown is a part</b>, by the filter: {escape(filters)}</p>'
    yield "<nav><a href='#timeline'>Timeline</a>"
    for name, rows in (("Actors", report.actors), ("Ties", report.ties)):
        if rows:
            yield f"<a href='#{name.lower()}'>{name}</a>"
    yield "<a href='#sources'>Sources</a><a href='#sentences'>Sentences</a></nav></header>"


def _foot(report: Report) -> Iterator[str]:
    said = (v for name, v in report.summary.items() if name not in (*_LEAD, "Filters in force"))
    yield f"<footer>{escape(' · '.join(said))}</footer>"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f'<section><h3>{escape(chapter.heading)}</h3><ul class="events">'
    yield from map(_event, chapter.lines)
    yield "</ul></section>"


def _event(line: Line) -> str:
    marks = ", ".join(f'<a href="#n{n}">{n}</a>' for n in line.notes)
    shade = "title key" if line.key else "title"
    star = '<span class="star" title="Key event">★</span> ' if line.key else ""
    return (
        f'<li class="event" id="{escape(line.event_id)}"><span class="date">{escape(line.date)}'
        f'</span><span class="what">{star}<span class="{shade}">{escape(line.title)}</span>'
        f"{f'<sup>{marks}</sup>' if marks else ''}{_facts(line)}</span></li>"
    )


def _facts(line: Line) -> str:
    word = escape(line.factuality)
    pill = "" if word in _ALONE else f'<span class="pill {word}">{word}</span>'
    tick = '<span class="pill accepted">✓ accepted</span>' if line.accepted else ""
    facts = escape(" · ".join(line.facts))
    return f'<span class="facts">{pill}{tick}{facts}</span>' if pill or tick or facts else ""


def _note(note: Note) -> str:
    source = f'<a href="#{escape(note.source_id)}">{escape(note.source)}</a>'
    said = f"<q>{escape(note.sentence)}</q> {source}, {escape(note.published)}"
    return f'<li id="n{note.number}" value="{note.number}">{said}{_link(note.url)}</li>'


def _link(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return f" {escape(url)}" if url else ""
    return f' <a class="url" rel="noreferrer noopener" href="{escape(url)}">{escape(url)}</a>'


def _section(title: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table under its heading; nothing where it has no rows."""
    made = list(rows)
    if made:
        name = title.lower()
        yield f'<h2 id="{name}">{title}</h2>{_table(name, headers, made)}'


def _table(name: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; columns without a word are left out, and rows of sources can be reached."""
    kept = [n for n in range(len(headers)) if any(row[n] for row in rows)]
    sides = [f' class="{_shape(header)}"' for header in headers]
    head = "".join(f'<th scope="col"{sides[n]}>{escape(headers[n])}</th>' for n in kept)
    body = "".join(
        f"<tr{_anchor(name, row)}>"
        + "".join(f"<td{sides[n]}>{_cell(headers[n], row[n])}</td>" for n in kept)
        + "</tr>"
        for row in rows
    )
    return f'<table class="{name}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _shape(header: str) -> str:
    return "number" if header in _NUMBERS else header.lower().replace(" ", "-")


def _anchor(name: str, row: Sequence[str]) -> str:
    return f' id="{escape(row[0])}"' if name == "sources" else ""


def _cell(header: str, text: str) -> str:
    if header == "SHA-256":
        return f"<code>{escape(text)}</code>"
    return _link(text).strip() if header == "Address" else escape(text)


def _picture(number: int, caption: str, png: bytes) -> str:
    data = b64encode(png).decode("ascii")
    return (
        f'<figure><img alt="{escape(caption)}" src="data:image/png;base64,{data}">'
        f"<figcaption><b>Figure {number}.</b> {escape(caption)}, as on screen when this was "
        "written</figcaption></figure>"
    )
