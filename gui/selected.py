"""Commands on what is selected: events, actors and ties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from core import edits
from core.actor_edits import set_actor_status
from core.errors import UserError
from core.filter import LIKELY
from core.model import Actor, Event, Status
from core.project import Patch
from core.reading_edits import ONLY_ONE, take_reading
from core.readings import following, options
from gui.actions import Entry
from gui.dialogs.asking_date import ask_date

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.store import Store


class Selected(QObject):
    """Does things to the selection; says so where nothing fitting is selected."""

    def __init__(self, store: Store, window: MainWindow) -> None:
        super().__init__(window)
        self._store = store
        self._window = window

    def entries(self) -> list[Entry]:
        """Return the lines of the Event, Actor and Analyse menus."""
        return [
            Entry("Event", "New event", self.new_event, "Ins", "plus"),
            Entry("Event", "Show evidence", self.show_evidence, "Ctrl+Return", "book-open"),
            Entry("Event", "Rename event…", self.rename_event, "F2", "pencil", in_views=True),
            Entry("Event", "Change date…", self.change_date, "Ctrl+D", "calendar-days"),
            Entry("Event", "Take next reading of date", self.next_reading, "R", "refresh-cw"),
            Entry("Event", "Apply reading to all from outlet…", self.apply_alike),
            Entry("Event", "Accept", self.accept, "Ctrl+Shift+A", "check", divider=True),
            Entry("Event", "Reject", self.reject, "Ctrl+Shift+X", "x"),
            Entry("Event", "Reopen", self.reopen),
            Entry("Event", "Flag as key event", self.flag, icon="star"),
            Entry("Event", "Merge selected events", self.merge_events, "Ctrl+M", divider=True),
            Entry("Event", "Split merged event", self.split),
            Entry("Event", "Delete", self.delete, "Del", "trash-2", in_views=True, divider=True),
            Entry("Actor", "Rename actor…", self.rename_actor, icon="pencil"),
            Entry("Actor", "Merge selected actors", self.merge_actors),
            Entry("Actor", "Split merged actor", self.split),
            Entry("Actor", "Reject: is no actor", self.reject_actors, icon="x"),
            Entry("Actor", "Reopen rejected actor", self.reopen_actors),
            Entry("Actor", "Filter to selected actors", self.filter_actors, icon="filter"),
            Entry("Actor", "Unpin selected actors", self.unpin, icon="pin-off"),
            Entry("Analyse", "Set publication date…", self.set_published, icon="calendar"),
            Entry("Analyse", "Filter to selected sources", self.filter_documents, icon="filter"),
            Entry("Analyse", "Show or hide unlikely events", self.toggle_unlikely),
            Entry("Analyse", "Clear filters", self.clear_filters, icon="x"),
        ]

    def new_event(self) -> None:
        """Make an undated event and select it; it waits in the tray for its date."""
        patch = edits.new_event(self._store.project, None)
        self._store.do(patch)
        self._store.select([patch.put[0].id])
        self._window.commands.focus_date()

    def show_evidence(self) -> None:
        """Open the first selected event's first sentence in the reader."""
        event = self._store.project.events[self._events()[0]]
        for citation in event.citations[:1]:
            self._store.show_evidence(citation.document_id, citation.sentence)

    def rename_event(self) -> None:
        """Ask for another title."""
        event = self._store.project.events[self._events()[0]]
        title, given = QInputDialog.getText(self._window, "Rename event", "Title", text=event.title)
        if given:
            self._store.do(edits.retitle(self._store.project, event.id, title))

    def change_date(self) -> None:
        """Ask for another date."""
        event = self._store.project.events[self._events()[0]]
        when = ask_date(self._window, "Change date", f"When: “{event.title}”?", event.when)
        if when is not None:
            self._store.do(edits.set_when(self._store.project, event.id, when))

    def next_reading(self) -> None:
        """Take the next reading of the selected events' dates, as one step."""
        project = self._store.project
        events = [e for e in self._events() if following(project, project.events[e])]
        rows = [row for e in events for row in take_reading(project, e).put]
        if not rows:
            self._window.say(ONLY_ONE)
            return
        one = "Take another reading"
        label = one if len(rows) == 1 else f"{one} for {len(rows)} events"
        self._store.do(Patch(label, tuple(rows)))

    def apply_alike(self) -> None:
        """Show what reading all such dates of the outlet in the other way would move."""
        project = self._store.project
        event = project.events[self._events()[0]]
        found = options(project, event)
        taken = next((o.reading for o in found[1:] if o.in_force), None)
        reading = taken or following(project, event)
        if reading is None:
            raise UserError(ONLY_ONE)
        self._window.previews.propose_alike(event.id, reading)

    def accept(self) -> None:
        """Accept the selected events."""
        self._set_status(Status.ACCEPTED)

    def reject(self) -> None:
        """Reject the selected events: hidden, kept, and reopened whenever wanted."""
        self._set_status(Status.REJECTED)

    def reopen(self) -> None:
        """Make the selected events suggestions again."""
        self._set_status(Status.SUGGESTED)

    def flag(self) -> None:
        """Mark the first selected event as a key event, or no longer."""
        event = self._store.project.events[self._events()[0]]
        label = "Unflag event" if event.key else "Flag event"
        self._store.do(edits.change_event(self._store.project, event.id, label, key=not event.key))

    def merge_events(self) -> None:
        """Merge the selected events into the one with the lowest id."""
        self._merge(self._events())

    def merge_actors(self) -> None:
        """Merge the selected actors into the one with most events."""
        project = self._store.project
        actors = self._actors()
        self._merge(sorted(actors, key=lambda a: (-len(project.events_of(a)), a)))

    def split(self) -> None:
        """Let merged records stand for themselves again."""
        project = self._store.project
        merged = [i for i in self._store.selection if len(project.records(i)) > 1]
        if not merged:
            raise UserError("Select an event or an actor that others were merged into.")
        self._store.do(edits.unmerge(project, min(merged)))

    def delete(self) -> None:
        """Delete the selected events and ties."""
        asked = [i for i in self._store.selection if i[:1] in "ER"]
        if not asked:
            raise UserError("Select events or ties to delete.")
        self._store.do(edits.delete(self._store.project, sorted(asked)))

    def rename_actor(self) -> None:
        """Ask for another name."""
        actor = self._store.project.actors[self._actors()[0]]
        name, given = QInputDialog.getText(self._window, "Rename actor", "Name", text=actor.label)
        if given:
            self._store.do(edits.rename_actor(self._store.project, actor.id, name))

    def reject_actors(self) -> None:
        """Say that the selected names are no actors: kept with their reason, and not shown."""
        actors = self._actors()
        self._store.do(set_actor_status(self._store.project, actors, Status.REJECTED))

    def reopen_actors(self) -> None:
        """Take rejected actors back."""
        actors = self._actors()
        self._store.do(set_actor_status(self._store.project, actors, Status.SUGGESTED))

    def filter_actors(self) -> None:
        """Show only events of the selected actors."""
        self._store.set_filter(replace(self._store.filter, actors=frozenset(self._actors())))

    def filter_documents(self) -> None:
        """Show only events that the selected sources tell."""
        chosen = self._documents()
        self._store.set_filter(replace(self._store.filter, documents=frozenset(chosen)))

    def clear_filters(self) -> None:
        """Show everything."""
        self._store.set_filter(type(self._store.filter)())

    def toggle_unlikely(self) -> None:
        """Show the events that were found on the off chance, or hide them again."""
        least = 0.0 if self._store.filter.confidence else LIKELY
        self._store.set_filter(replace(self._store.filter, confidence=least))

    def unpin(self) -> None:
        """Let the layout place the selected actors again."""
        self._store.do(edits.pin(self._store.project, dict.fromkeys(self._actors())))

    def set_published(self) -> None:
        """Ask for the publication date of the selected source."""
        self._window.commands.ask_published(self._documents()[0])

    def _set_status(self, status: Status) -> None:
        self._store.do(edits.set_status(self._store.project, self._events(), status))

    def _merge(self, ids: list[str]) -> None:
        if len(ids) < 2:
            raise UserError("Select two or more to merge (Ctrl+click adds to the selection).")
        self._store.do(edits.merge(self._store.project, ids[0], ids[1:]))
        self._store.select([ids[0]])

    def _events(self) -> list[str]:
        return self._chosen("E", Event, "an event")

    def _actors(self) -> list[str]:
        return self._chosen("A", Actor, "an actor")

    def _documents(self) -> list[str]:
        return self._chosen("S", object, "a source")

    def _chosen(self, letter: str, kind: type, word: str) -> list[str]:
        rows = ((i, self._store.project.row(i)) for i in sorted(self._store.selection))
        found = [i for i, row in rows if i.startswith(letter) and isinstance(row, kind)]
        if not found:
            raise UserError(f"Select {word} first.")
        return found
