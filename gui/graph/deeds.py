"""What the graph does to the project: one patch each, refusals said in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core import edits, network
from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from core.model import ActorKind, Span
    from core.project import Patch
    from core.ties import Bundle
    from gui.store import Store


class Deeds(QObject):
    """Every action on actors that the graph offers."""

    message = Signal(str)
    """Words for the status bar: what was done, or why not."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def place(self, places: Mapping[str, tuple[float, float]]) -> None:
        """Pin actors where they were put."""
        self._do(lambda: edits.pin(self._store.project, dict(places)))

    def unpin(self, ids: Iterable[str]) -> None:
        """Leave actors to the layout again."""
        self._do(lambda: edits.pin(self._store.project, dict.fromkeys(ids)))

    def merge(self, ids: Iterable[str], into: str) -> None:
        """Merge actors into another; every record is kept."""
        label = self._store.project.actors[into].label
        if self._do(lambda: edits.merge(self._store.project, into, ids)):
            self._store.select({self._store.project.lead(into)})
            self.message.emit(f"Merged into {label}. Undo, or Split, takes them apart again.")

    def split(self, actor_id: str) -> None:
        """Let merged records stand for themselves again."""
        self._do(lambda: edits.unmerge(self._store.project, actor_id))

    def rename(self, actor_id: str, label: str) -> None:
        """Give an actor another name."""
        self._do(lambda: edits.rename_actor(self._store.project, actor_id, label))

    def change_kind(self, actor_id: str, kind: ActorKind) -> None:
        """Say what sort of actor it is."""
        self._do(lambda: edits.set_actor_kind(self._store.project, actor_id, kind))

    def filter_to(self, actor_id: str) -> None:
        """Show only events with this actor, everywhere."""
        self._store.set_filter(replace(self._store.filter, actors=frozenset({actor_id})))

    def show_first_mention(self, actor_id: str) -> None:
        """Open the article where the actor is first named."""
        found = self._first_mention(actor_id)
        if found is None:
            self.message.emit("No article names this actor.")
        else:
            self._store.select({actor_id})
            self._store.show_evidence(*found)

    def show_newest(self, bundle: Bundle) -> None:
        """Open the article at the newest sentence behind a tie."""
        told = network.statements(self._store.project, bundle)
        if told and told[0].document_id:
            self._store.show_evidence(told[0].document_id, told[0].span)

    def _first_mention(self, actor_id: str) -> tuple[str, Span] | None:
        project = self._store.project
        records = set(project.records(actor_id))
        for document_id in sorted(project.documents):
            for mention in project.documents[document_id].mentions:
                if mention.actor_id in records:
                    return document_id, mention.span
        cited = [c for e in project.events_of(actor_id) for c in e.citations]
        return (cited[0].document_id, cited[0].sentence) if cited else None

    def _do(self, action: Callable[[], Patch]) -> bool:
        """Make a change; where it is refused, say why."""
        try:
            patch = action()
            self._store.do(patch)
        except UserError as refusal:
            self.message.emit(str(refusal))
            return False
        return bool(patch)
