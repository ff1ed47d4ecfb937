"""Lines across the timeline: when the sources were published, and today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from core.calendar import seconds

if TYPE_CHECKING:
    from core.layout.timeline.scale import Scale
    from core.project import Project

NEAR = 70
"""Pixels within which publication dates share one line and one label."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A line at a moment (seconds); colour by its name in the theme."""

    moment: float
    words: str
    colour: str


def published(project: Project) -> list[float]:
    """Return when the sources appeared, in order; the middle of the day where no more is known."""
    dates = (d.published for d in project.documents.values() if d.duplicate_of is None)
    known = [d for d in dates if d and d.earliest is not None and d.latest is not None]
    return sorted(((d.earliest or 0) + (d.latest or 0) + 1) / 2 for d in known)


def in_view(moments: list[float], scale: Scale) -> list[Marker]:
    """Return the lines in view, in order; near ones are one line with their number."""
    groups: list[list[float]] = []
    for moment in moments:
        if groups and moment - groups[-1][-1] < NEAR * scale.per_pixel:
            groups[-1].append(moment)
        else:
            groups.append([moment])
    lines = [Marker(g[len(g) // 2], _said(len(g)), "accent") for g in groups]
    return sorted([*lines, today()], key=_moment)


def today() -> Marker:
    """Return the line at this minute of civil time."""
    now = datetime.now().astimezone()
    moment = seconds(now.year, now.month, now.day, now.hour, now.minute)
    return Marker(float(moment), "today", "warning")


def _moment(marker: Marker) -> float:
    return marker.moment


def _said(count: int) -> str:
    return "published" if count == 1 else f"published ×{count}"
