"""What an event says of itself in a tooltip and to a screen reader; always plain text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from core.model import Basis
from core.within import undated_words
from core.wording import words
from gui.timeline.ghosts import told_of

if TYPE_CHECKING:
    from core.layout.timeline.plan import Plan
    from core.model import Event
    from core.project import Project

SNIPPET = 220
"""Characters of the first sentence shown."""
BASIS = {
    Basis.EXPLICIT: "said so",
    Basis.RESOLVED: "worked out from the wording",
    Basis.INHERITED: "taken from a sentence nearby",
    Basis.DOCUMENT: "guessed from the publication date",
    Basis.ANALYST: "set by you",
}


def tooltip(project: Project, event: Event) -> str:
    """Return title, date, factuality, actors and first sentence as escaped rich text."""
    lines = [f"<b>{escape(event.title)}</b>", escape(_when(event)), escape(_what(event))]
    lines += [escape(line) for line in told_of(project, event)]
    people = actors(project, event)
    if people:
        lines.append(escape(people))
    said = snippet(project, event)
    if said:
        lines.append(f"<i>“{escape(said)}”</i>")
    return "<qt>" + "<br>".join(lines) + "</qt>"


def plain(text: str) -> str:
    """Return lines of text as rich text that a tooltip shows as they stand."""
    return "<qt>" + "<br>".join(escape(line) for line in text.splitlines()) + "</qt>"


def spoken(project: Project, event: Event) -> str:
    """Return the same in one line, for a screen reader."""
    parts = [
        event.title,
        words(event.when),
        undated_words(event),
        event.factuality.value,
        actors(project, event),
    ]
    return ", ".join(part for part in parts if part)


def actors(project: Project, event: Event) -> str:
    """Return the names of the actors, each once."""
    return ", ".join(actor.label for actor in project.shown_leads(event))


def snippet(project: Project, event: Event) -> str:
    """Return the first sentence that says so, cut where it is long."""
    for citation in event.citations[:1]:
        document = project.documents.get(citation.document_id)
        if document is not None:
            sentence = document.text[citation.sentence.start : citation.sentence.end]
            flat = " ".join(sentence.split())
            return flat if len(flat) <= SNIPPET else f"{flat[:SNIPPET].rstrip()}…"
    return ""


def told_by(project: Project, event: Event) -> str:
    """Return the outlet, or title, of the first source and what it says."""
    document = next((project.documents.get(c.document_id) for c in event.citations), None)
    if document is None:
        return "made by you" if not event.citations else ""
    return f"{document.outlet or document.title} · “{snippet(project, event)}”"


def _when(event: Event) -> str:
    around = undated_words(event)
    if around:
        return f"{words(None)}, {around}"
    basis = f" · {BASIS[event.basis]}" if event.basis else ""
    return f"{words(event.when)}{basis}"


def _what(event: Event) -> str:
    kind = f" · {event.type.capitalize()}" if event.type else ""
    return f"{event.factuality.value.capitalize()}{kind} · {event.status.value}"


def summary(shown: Plan) -> str:
    """Say what the timeline shows."""
    return f"{len(shown.marks)} dated events in {len(shown.lanes.rows)} lanes; arrow keys walk"
