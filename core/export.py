"""The project's ways out: what the network and the dates know is handed to the writers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.filter import Filter, shown
from core.model import Status
from core.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from core.errors import Problem
    from core.exports.chosen import Chosen
    from core.exports.homecoming import Book, Comparison, Sifted
    from core.model import Citation, Document, Event, TimeMention
    from core.project import Project


def export_workbook(
    project: Project,
    path: Path,
    visible: frozenset[str] | None = None,
    *,
    asked: Filter | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
    pictures: Mapping[str, bytes] | None = None,
    progress: Callable[[int, int], bool] | None = None,
    export_id: str = "",
    about: Mapping[str, str] | None = None,
    kept: Callable[[bytes], None] | None = None,
) -> list[Problem]:
    """Write the workbook of all events, or of the visible ones that the filter asked for.

    export_id, where given, stands in About: by it the project knows the workbook again; kept is
    then told what it must remember of it. Raises UserError where it cannot be written; returns
    what had to be left out or shortened.
    """
    from core.exports.homecoming import Packing
    from core.exports.workbook import Contents, write_workbook
    from core.network import edges, nodes

    found = nodes(project, visible, places)
    packing = Packing() if kept is not None else None
    contents = Contents(
        project,
        visible,
        found,
        edges(project, visible),
        {**(about or _about(project, visible, asked or Filter())), **_export_id(export_id)},
        _turned_down(project, visible, asked),
        pictures or {},
        only_cited=visible is not None and _chooses(asked),
    )
    problems = write_workbook(
        path, contents, progress=progress, kept=packing.event if packing is not None else None
    )
    if packing is not None and kept is not None:
        kept(packing.done(project, found))
    return problems


def _export_id(export_id: str) -> dict[str, str]:
    return {"Export ID": export_id} if export_id else {}


def _chooses(asked: Filter | None) -> bool:
    """Whether a filter asks for more than some confidence, which says nothing about articles."""
    return bool(asked and replace(asked, confidence=0.0))


def _turned_down(
    project: Project, visible: frozenset[str] | None, asked: Filter | None
) -> frozenset[str]:
    """Return the rejected events that the filter in force lets through, all without one."""
    if visible is not None and asked is None:
        return frozenset(i for i in visible if _is_rejected(project, i))
    found = shown(
        project, replace(asked if visible is not None and asked else Filter(), rejected=True)
    )
    return frozenset(i for i in found if _is_rejected(project, i))


def _is_rejected(project: Project, event_id: str) -> bool:
    event = project.events.get(event_id)
    return event is not None and event.status is Status.REJECTED


def choose(
    project: Project,
    visible: frozenset[str] | None = None,
    *,
    asked: Filter | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Chosen:
    """Gather what a door of core.exports.doors writes: all events, or the visible ones."""
    from core.exports.chosen import Chosen, lead_events
    from core.network import edges, nodes

    return Chosen(
        project,
        lead_events(project, visible),
        tuple(nodes(project, visible, places)),
        tuple(edges(project, visible)),
        _about(project, visible, asked or Filter()),
        pictures or {},
    )


def export_base(chosen: Chosen) -> bytes:
    """Return what a workbook of this shows, for the comparison when it comes home."""
    from core.exports.homecoming import base_of, pack

    return pack(base_of(chosen.project, chosen.events, chosen.nodes))


def compare_workbook(project: Project, book: Book, base: bytes | None) -> Comparison:
    """Compare an edited workbook with what was exported and with the project now."""
    from core.exports.homecoming import sift, unpack

    return compare_sifted(project, sift(book, unpack(base) if base else None))


def compare_sifted(
    project: Project, sifted: Sifted, progress: Callable[[int, int], bool] | None = None
) -> Comparison:
    """Compare what a workbook may have changed with the project."""
    from core.dates import read_date
    from core.exports.homecoming import compare

    return compare(project, sifted, read_date, progress)


def export_jsonl(path: Path, chosen: Chosen) -> None:
    """Write one JSON object a document, as `extract --json` does, with the events chosen.

    Of the time expressions those are written that a date rests on. Raises UserError where the
    file cannot be written.
    """
    import json

    from core.exports.atomic import write_atomically

    with write_atomically(path) as temporary, temporary.open("wb") as out:
        for record in _records(chosen):
            out.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _records(chosen: Chosen) -> Iterator[dict[str, object]]:
    from core.exports.jsonl import document_record

    project, going = chosen.project, {event.id for event in chosen.events}
    for document_id, document in sorted(project.documents.items()):
        events = [e for e in project.events_citing(document_id) if project.lead(e.id) in going]
        relations = project.relations_citing(document_id)
        named = {m.actor_id for m in document.mentions if m.actor_id is not None}
        named |= {p.actor_id for event in events for p in event.participants}
        named |= {end for tie in relations for end in (tie.source, tie.target)}
        actors = [project.actors[i] for i in sorted(named) if i in project.actors]
        times = _times(document, events)
        yield document_record(document, times, actors, events, relations, document.mentions)


def _times(document: Document, events: Sequence[Event]) -> list[TimeMention]:
    """Return the time expressions of the document that the events' dates rest on."""
    found = {
        citation.date: _time(event, citation)
        for event in events
        for citation in event.citations
        if citation.document_id == document.id and citation.date is not None
    }
    return [found[span] for span in sorted(found, key=lambda span: (span.start, span.end))]


def _time(event: Event, citation: Citation) -> TimeMention:
    from core.dates.timex3 import timex_type, timex_value
    from core.model import Derivation, TimeMention

    when = event.when
    assert citation.date is not None  # noqa: S101  (the caller chose those)
    why = citation.derivation or Derivation("", citation.date, "")
    kind, value = (timex_type(when), timex_value(when)) if when else ("DATE", "")
    return TimeMention(citation.date, kind, value, when, why)


def export_pack(
    path: Path, chosen: Chosen, visible: frozenset[str] | None, steps: Sequence[str]
) -> list[Problem]:
    """Write an evidence pack with report, workbook, sources and the steps of the analysis.

    Raises UserError where the file cannot be written.
    """
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from core.exports.evidence_pack import write_evidence_pack

    with TemporaryDirectory(prefix="dateline-") as folder:
        book = Path(folder) / "workbook.xlsx"
        problems = export_workbook(
            chosen.project, book, visible, pictures=chosen.pictures, about=chosen.about
        )
        files = {"workbook.xlsx": book.read_bytes()}
    return problems + write_evidence_pack(path, chosen, files, steps)


def _about(project: Project, visible: frozenset[str] | None, asked: Filter) -> dict[str, str]:
    events = project.lead_events()
    shown = len(events) if visible is None else len(visible)
    return {
        "Program": f"Dateline {VERSION}",
        "Written": datetime.now(UTC).isoformat(timespec="seconds"),
        "Time zone": "Dates and times are civil time as the sources give it",
        "Events": f"{shown} of {len(events)}",
        "Sources": str(len(project.documents)),
        "Actors": str(len(project.lead_actors())),
        "Filters in force": "none" if visible is None else describe(project, asked),
    }


def describe(project: Project, asked: Filter) -> str:
    """Say a filter in words: "actor: Islamic State; text: bridge"."""
    labels = {i: a.label for i, a in project.actors.items()}
    labels |= {i: d.title for i, d in project.documents.items()}
    parts = [f"text: {asked.text}"] if asked.text else []
    for name in ("actors", "documents", "places", "types", "factuality", "status", "tags"):
        values = sorted(labels.get(v, v) for v in getattr(asked, name))
        parts += [f"{name}: {', '.join(values)}"] if values else []
    parts += [f"{each.column} {each.words()}" for each in asked.columns]
    parts += [f"confidence: at least {asked.confidence:.2f}"] if asked.confidence else []
    if asked.dates:
        from core.edtf import iso_day

        parts.append(f"dates: {iso_day(asked.dates[0])} to {iso_day(asked.dates[1])}")
    return "; ".join(parts) or "none"
