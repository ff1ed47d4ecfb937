"""The timeline's lines in the menus of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions import Entry
from gui.timeline.exporting import Pictures

if TYPE_CHECKING:
    from gui.timeline.pane import TimelinePane


def file_entries(pane: TimelinePane) -> list[Entry]:
    """Return what writes pictures of the timeline."""
    pictures = Pictures(pane)
    return [
        Entry(
            "File",
            "Export timeline view…",
            pictures.ask_view,
            icon="image",
            under="Export as",
            divider=True,
        ),
        Entry(
            "File",
            "Export whole timeline…",
            pictures.ask_whole,
            icon="chart-gantt",
            under="Export as",
        ),
    ]


def view_entries(pane: TimelinePane) -> list[Entry]:
    """Return what tells the story, and draws bands."""
    return [
        Entry("View", "Save view as scene", pane.save_view, icon="save", under="Story and bands"),
        Entry("View", "Next scene", pane.tell_next, "Ctrl+PgDown", "play", under="Story and bands"),
        Entry(
            "View",
            "Scene before",
            pane.tell_previous,
            "Ctrl+PgUp",
            "chevron-left",
            under="Story and bands",
        ),
        Entry(
            "View",
            "New band on the timeline",
            pane.canvas.bands.add_over_view,
            icon="rows-3",
            under="Story and bands",
            divider=True,
        ),
        Entry("View", "Colour rules…", pane.edit_rules, icon="palette", under="Story and bands"),
    ]
