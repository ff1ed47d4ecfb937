"""The project's way into a workbook: what the network knows is handed to the writer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.filter import Filter
from core.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from core.errors import Problem
    from core.project import Project


def export_workbook(
    project: Project,
    path: Path,
    visible: frozenset[str] | None = None,
    *,
    asked: Filter | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
    progress: Callable[[int, int], bool] | None = None,
) -> list[Problem]:
    """Write the workbook of all events, or of the visible ones that the filter asked for.

    Raises UserError where it cannot be written; returns what had to be left out or shortened.
    """
    from core.exports.workbook import write_workbook
    from core.network import edges, nodes

    return write_workbook(
        path,
        project,
        visible=visible,
        nodes=nodes(project, visible, places),
        edges=edges(project, visible),
        about=_about(project, visible, asked or Filter()),
        progress=progress,
    )


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
    parts += [f"confidence: at least {asked.confidence:.2f}"] if asked.confidence else []
    if asked.dates:
        from core.edtf import iso_day

        parts.append(f"dates: {iso_day(asked.dates[0])} to {iso_day(asked.dates[1])}")
    return "; ".join(parts) or "none"
