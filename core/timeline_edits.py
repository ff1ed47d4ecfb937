"""Edits of what the analyst puts on the timeline: bands, scenes of the story, copied events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from core.edits import delete
from core.errors import UserError
from core.model import Band, Basis, Event, Scene
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.model import FuzzyDate
    from core.project import Project


def new_band(project: Project, name: str, when: FuzzyDate, colour: str = "accent") -> Patch:
    """Name a stretch of time, or a moment; raises UserError for an empty name."""
    band = Band(project.fresh_id(Band), _named(name, "band"), when, colour)
    return Patch("New band" if when.extent else "New marker", (band,))


def change_band(project: Project, band_id: str, **values: Any) -> Patch:
    """Set fields of a band; no patch where nothing differs."""
    if "name" in values:
        values["name"] = _named(values["name"], "band")
    band = project.bands[band_id]
    made = replace(band, **values)
    return Patch("Change band", (made,) if made != band else ())


def drop_band(project: Project, band_id: str) -> Patch:
    """Take a band away."""
    return Patch("Delete band", take=(band_id,) if band_id in project.bands else ())


def story(project: Project) -> list[Scene]:
    """Return the scenes in the order that they are told in."""
    return sorted(project.scenes.values(), key=_place)


def _place(scene: Scene) -> tuple[int, str]:
    return scene.place, scene.id


def new_scene(project: Project, name: str, **values: Any) -> Patch:
    """Keep a view as the last scene of the story; raises UserError for an empty name."""
    place = max((s.place for s in project.scenes.values()), default=0) + 1
    scene = Scene(project.fresh_id(Scene), _named(name, "scene"), place=place, **values)
    return Patch("New scene", (scene,))


def change_scene(project: Project, scene_id: str, **values: Any) -> Patch:
    """Set fields of a scene; no patch where nothing differs."""
    if "name" in values:
        values["name"] = _named(values["name"], "scene")
    scene = project.scenes[scene_id]
    made = replace(scene, **values)
    return Patch("Change scene", (made,) if made != scene else ())


def move_scene(project: Project, scene_id: str, place: int) -> Patch:
    """Tell a scene at another place of the story, counted from 0."""
    rest = [s for s in story(project) if s.id != scene_id]
    at = min(max(place, 0), len(rest))
    told = [*rest[:at], project.scenes[scene_id], *rest[at:]]
    moved = (replace(s, place=n) for n, s in enumerate(told, 1) if s.place != n)
    return Patch("Move scene", tuple(moved))


def drop_scene(project: Project, scene_id: str) -> Patch:
    """Take a scene out of the story."""
    return Patch("Delete scene", take=(scene_id,) if scene_id in project.scenes else ())


def paste(project: Project, events: Sequence[Event], by: int = 0) -> Patch:
    """Put copies of events, moved by so many seconds, on the analyst's word.

    What the project does not know (any more), actors and sources, is left out of the copies.
    """
    ids = project.fresh_ids(Event, len(events))
    copies = tuple(_copied(project, e, i, by) for e, i in zip(events, ids, strict=True))
    return Patch(f"Paste {len(copies)} event{'s' if len(copies) != 1 else ''}", copies)


def _copied(project: Project, event: Event, event_id: str, by: int) -> Event:
    when = shifted(event.when, by) if by else event.when
    return replace(
        event,
        id=event_id,
        when=when,
        basis=Basis.ANALYST if by and when else event.basis,
        participants=tuple(p for p in event.participants if p.actor_id in project.actors),
        citations=tuple(c for c in event.citations if c.document_id in project.documents),
        merged_into=None,
        modified=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def shifted(when: FuzzyDate | None, by: int) -> FuzzyDate | None:
    """Return a date so many seconds later."""
    if when is None:
        return None
    low, high = (None if b is None else b + by for b in (when.earliest, when.latest))
    return replace(when, earliest=low, latest=high)


def cut(project: Project, ids: Iterable[str]) -> Patch:
    """Take events away that are kept on the clipboard."""
    patch = delete(project, ids)
    return replace(patch, label=patch.label.replace("Delete", "Cut", 1))


def _named(name: str, what: str) -> str:
    if not name.strip():
        raise UserError(f"A {what} needs a name.")
    return " ".join(name.split())
