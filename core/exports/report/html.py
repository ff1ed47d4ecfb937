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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.exports.chosen import Chosen
    from core.exports.report.content import Chapter, Line, Note, Report

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Content Security Policy: no script, no request."""
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.55 Georgia, 'Times New Roman', serif; max-width: 52rem; margin: 2rem auto;
       padding: 0 1rem; }
h1, h2, h3, table, .facts, .date { font-family: system-ui, sans-serif; }
h2 { border-bottom: 1px solid #8886; padding-bottom: .2rem; margin-top: 2.2rem; }
li.event { margin: .55rem 0; list-style: none; display: grid; grid-template-columns: 11rem 1fr;
           gap: .8rem; break-inside: avoid; }
ul.events { padding: 0; }
.date { font-size: .85rem; font-weight: 600; padding-top: .15rem; }
.facts { font-size: .8rem; opacity: .75; display: block; }
.key { font-weight: 700; }
table { border-collapse: collapse; font-size: .82rem; width: 100%; }
td, th { border-bottom: 1px solid #8884; padding: .25rem .4rem; text-align: left;
         vertical-align: top; overflow-wrap: anywhere; }
img { max-width: 100%; border: 1px solid #8884; }
figure { margin: 1.2rem 0; } figcaption { font-size: .8rem; opacity: .75; }
.notes li { font-size: .85rem; margin: .3rem 0; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } a { color: inherit; } }
"""


def html_report(chosen: Chosen) -> str:
    """Return the whole page."""
    report = compose_report(chosen)
    return "\n".join(_page(report)) + "\n"


def _page(report: Report) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(report.title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{escape(report.title)}</h1>"
    yield _table(("About", ""), report.summary.items())
    yield from (_picture(caption, png) for caption, png in report.pictures.items())
    yield "<h2>Timeline</h2>"
    for chapter in report.chapters:
        yield from _chapter(chapter)
    yield "<h2>Actors</h2>" + _table(ACTOR_HEADERS, report.actors)
    yield "<h2>Ties</h2>" + _table(TIE_HEADERS, report.ties)
    yield "<h2>Sources</h2>" + _table(SOURCE_HEADERS, report.sources)
    yield '<h2>Sentences</h2><ol class="notes">'
    yield from map(_note, report.notes)
    yield "</ol></body></html>"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f'<h3>{escape(chapter.heading)}</h3><ul class="events">'
    yield from map(_event, chapter.lines)
    yield "</ul>"


def _event(line: Line) -> str:
    marks = "".join(f'<sup><a href="#n{n}">{n}</a></sup>' for n in line.notes)
    shade = "title key" if line.key else "title"
    facts = escape(" · ".join(line.facts))
    return (
        f'<li class="event" id="{escape(line.event_id)}"><span class="date">{escape(line.date)}'
        f'</span><span><span class="{shade}">{escape(line.title)}</span>{marks}'
        f'<span class="facts">{facts}</span></span></li>'
    )


def _note(note: Note) -> str:
    said = f"“{escape(note.sentence)}” {escape(note.source)}, {escape(note.published)}"
    return f'<li id="n{note.number}" value="{note.number}">{said}{_link(note.url)}</li>'


def _link(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return f" {escape(url)}" if url else ""
    return f' <a rel="noreferrer noopener" href="{escape(url)}">{escape(url)}</a>'


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(header)}</th>" for header in headers)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _picture(caption: str, png: bytes) -> str:
    data = b64encode(png).decode("ascii")
    return (
        f'<figure><img alt="{escape(caption)}" src="data:image/png;base64,{data}">'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )
