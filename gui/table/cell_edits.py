"""What typing into a cell changes: one patch, for all selected rows where the column is coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.edits import change_event, change_events, retag, retitle, set_status, set_when
from core.wording import words
from gui.inspector.section import parted
from gui.inspector.typed_date import read_typed, today_of
from gui.table.drafting import CHOICES, FIELDS, Drafting, choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.project import Patch, Project
    from gui.store import Store

__all__ = ["CHOICES", "patch_for", "selected_with", "set_in_all"]


def patch_for(store: Store, event_id: str, column: str, text: str) -> Patch:
    """Return the patch for a text typed into a cell.

    Raises UserError for what cannot be read.
    """
    project = store.project
    if column == "Title":
        return retitle(project, event_id, text)
    if column == "Date":
        return _date(project, event_id, text)
    if column == "Notes":
        return change_event(project, event_id, "Change notes", notes=text.strip())
    if column in ("Actors", "Places"):
        return set_in_all(project, [event_id], column, text)
    ids = selected_with(store, event_id)
    if column == "Tags":
        return _tags(project, event_id, ids, text)
    return _coded(project, ids, column, text)


def set_in_all(project: Project, ids: Iterable[str], column: str, text: str) -> Patch:
    """Return the patch that lets a column say the same in several events.

    Raises UserError for what cannot be read.
    """
    drafting = Drafting(project)
    for event_id in ids:
        drafting.set(event_id, column, text)
    count = len(drafting.ids)
    of = f" of {count} events" if count > 1 else ""
    return drafting.patch(f"Change {column.lower()}{of}")


def selected_with(store: Store, event_id: str) -> list[str]:
    """Return the visible selected events where this is one of them; else it alone."""
    if event_id not in store.selection:
        return [event_id]
    return sorted(store.selection & store.visible)


def _date(project: Project, event_id: str, text: str) -> Patch:
    """Read a date; the words that were shown, unchanged, are no edit."""
    when = project.events[event_id].when
    if when is not None and text.strip() == words(when):
        return set_when(project, event_id, when)
    return set_when(project, event_id, read_typed(text, today_of(project, event_id)))


def _tags(project: Project, event_id: str, ids: list[str], text: str) -> Patch:
    """Set the tags of one row; of several, add and take off what differs in the edited one."""
    before, after = project.events[event_id].tags, parted(text)
    if len(ids) == 1:
        return change_event(project, event_id, "Change tags", tags=after)
    gone = [tag for tag in before if tag not in after]
    return retag(project, ids, [tag for tag in after if tag not in before], gone)


def _coded(project: Project, ids: list[str], column: str, text: str) -> Patch:
    value = choice(column, text)
    if column == "Status":
        return set_status(project, ids, value)
    label = f"Change {column.lower()}"
    return change_events(project, ids, label, **{FIELDS[column]: value})
