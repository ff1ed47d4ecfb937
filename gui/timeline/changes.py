"""What the analyst does to events on the timeline: each a single step, refused in words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core.edits import change_events, delete, merge, new_event, retitle, set_status, set_when
from core.layout.timeline.dragging import at
from core.layout.timeline.lanes import LaneBy, value_for
from core.model import Event, Participant, Status
from core.project import Patch
from core.reading_edits import take_reading
from core.timeline_edits import change_band
from core.wording import words
from gui.inspector.typed_date import read_typed, today_of
from gui.timeline.inline import InlineEditor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRectF

    from core.model import FuzzyDate
    from core.project import Project
    from gui.timeline.canvas import TimelineCanvas


class Changes:
    """The edits that the canvas offers, on the events named or on those selected."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self.editor: InlineEditor | None = None
        """The line being typed into."""

    def selected(self) -> list[str]:
        """Return the events selected and shown, in order of id."""
        store = self._canvas.store
        return sorted(i for i in store.selection if i in store.visible)

    def show_evidence(self, event_id: str) -> None:
        """Open the first sentence that says so."""
        citations = self._canvas.store.project.events[event_id].citations
        if citations:
            self._canvas.store.show_evidence(citations[0].document_id, citations[0].sentence)
        else:
            self._canvas.message.emit("This event has no sentence behind it: you made it.")

    def beside_in_source(self, event_id: str, step: int) -> str | None:
        """Return the dated event that the source tells after (or before) this one."""
        canvas = self._canvas
        cited = canvas.store.project.events[event_id].citations
        if not cited:
            return None
        document = cited[0].document_id
        told = [
            (c.sentence.start, e.id)
            for e in canvas.store.project.events_citing(document)
            for c in e.citations
            if c.document_id == document and canvas.view.plan.mark(e.id) is not None
        ]
        ids = list(dict.fromkeys(i for _, i in sorted(told)))
        if event_id not in ids:
            return None
        return ids[min(max(ids.index(event_id) + step, 0), len(ids) - 1)]

    def new_event(self, moment: float, lane: int) -> None:
        """Make an event at a moment, in a lane, and ask for its title."""
        canvas = self._canvas
        when = at(moment, canvas.scale.per_pixel)
        key = canvas.view.plan.lanes.rows[lane].key if lane >= 0 else ""
        before = set(canvas.store.project.events)
        canvas.perform(_new_in_lane, when, canvas.lane_by, key)
        for event_id in set(canvas.store.project.events) - before:
            canvas.store.select({event_id})
            canvas.focus_lane = key
            self.rename(event_id)

    def rename(self, event_id: str) -> None:
        """Let the title be typed where the event stands."""
        title = self._canvas.store.project.events[event_id].title
        editor = self._open(event_id, "Title of the event", title)
        editor.committed.connect(partial(self._retitle, event_id))

    def change_date(self, event_id: str) -> None:
        """Let the date be typed, in any form, where the event stands."""
        event = self._canvas.store.project.events[event_id]
        editor = self._open(event_id, "Date of the event", words(event.when) if event.when else "")
        editor.setPlaceholderText("early Oct 2016, last Tuesday, 2016-10?")
        editor.read_dates(today_of(self._canvas.store.project, event_id))
        editor.committed.connect(partial(self._redate, event_id))

    def ask_band(self, band_id: str, name: str, where: QRectF) -> None:
        """Let a band's name be typed where it stands."""
        editor = self._editing("Name of the band", name)
        editor.committed.connect(partial(self._rename_band, band_id))
        editor.show_over(where, round(self._canvas.view.texts.em * 14))

    def _rename_band(self, band_id: str, name: str) -> None:
        if band_id in self._canvas.store.project.bands:
            self._canvas.perform(_band_renamed, band_id, name)

    def _editing(self, name: str, text: str) -> InlineEditor:
        if self.editor is not None:
            self.editor.commit()
        self.editor = InlineEditor(self._canvas.viewport(), name, text)
        self.editor.done.connect(self._closed)
        return self.editor

    def _open(self, event_id: str, name: str, text: str) -> InlineEditor:
        if self.editor is not None:
            self.editor.commit()
        self._canvas.bring_into_view(event_id)
        editor = self._editing(name, text)
        editor.show_over(self._place(event_id), round(self._canvas.view.texts.em * 24))
        return editor

    def _place(self, event_id: str) -> QRectF:
        canvas = self._canvas
        return canvas.rect_of(event_id) or canvas.view.lanes_area().adjusted(0, 0, 0, -40)

    def _closed(self) -> None:
        self.editor = None
        self._canvas.setFocus()

    def _retitle(self, event_id: str, title: str) -> None:
        if event_id in self._canvas.store.project.events:
            self._canvas.perform(retitle, event_id, title)

    def _redate(self, event_id: str, typed: str) -> None:
        if event_id in self._canvas.store.project.events:
            self._canvas.perform(_date_typed, event_id, typed)

    def read_on(self, event_id: str) -> None:
        """Take the next reading of the event's date."""
        self._canvas.perform(take_reading, event_id)

    def set_dates(self, ids: Iterable[str], moment: float) -> None:
        """Date events at a moment, as finely as the zoom shows; all in one step."""
        known = [i for i in ids if i in self._canvas.store.project.events]
        self._canvas.perform(_dated, known, at(moment, self._canvas.scale.per_pixel))
        self._canvas.store.select(known)

    def accept(self) -> None:
        """Accept the events selected."""
        self._canvas.perform(set_status, self.selected(), Status.ACCEPTED)

    def reject(self) -> None:
        """Reject the events selected."""
        self._canvas.perform(set_status, self.selected(), Status.REJECTED)

    def merge(self, event_id: str, into: str) -> None:
        """Make one event of two: this one becomes a record of the other."""
        canvas = self._canvas
        if canvas.perform(merge, into, [event_id]):
            canvas.store.select({into})
            title = canvas.store.project.events[into].title
            canvas.message.emit(f"Merged into “{title}”. Ctrl+Z takes it back.")

    def merge_selected(self, into: str) -> None:
        """Make one event of all that are selected."""
        others = [i for i in self.selected() if i != into]
        if self._canvas.perform(merge, into, others):
            self._canvas.store.select({into})

    def toggle_key(self, event_id: str) -> None:
        """Mark the events selected as key events, or no more."""
        key = not self._canvas.store.project.events[event_id].key
        chosen = self.selected() or [event_id]
        self._canvas.perform(_keyed, chosen, key)

    def delete(self) -> None:
        """Delete the events selected."""
        if chosen := self.selected():
            self._canvas.perform(delete, chosen)


def _new_in_lane(project: Project, when: FuzzyDate, by: LaneBy, key: str) -> Patch:
    patch = new_event(project, when)
    event = patch.put[0]
    if not isinstance(event, Event):
        return patch
    if by is LaneBy.ACTOR and key in project.actors:
        event = replace(event, participants=(Participant(key),))
    made = {
        **{f: getattr(event, f) for f in ("places", "type", "factuality")},
        **value_for(by, key),
    }
    return replace(patch, put=(replace(event, **made),))


def _keyed(project: Project, ids: list[str], key: bool) -> Patch:
    return change_events(project, ids, "Mark as key event" if key else "Unmark", key=key)


def _band_renamed(project: Project, band_id: str, name: str) -> Patch:
    return change_band(project, band_id, name=name)


def _date_typed(project: Project, event_id: str, typed: str) -> Patch:
    return set_when(project, event_id, read_typed(typed, today_of(project, event_id)))


def _dated(project: Project, ids: list[str], when: FuzzyDate) -> Patch:
    rows = tuple(row for i in ids for row in set_when(project, i, when).put)
    return Patch(f"Date {len(rows)} event{'s' if len(rows) != 1 else ''}", rows)
