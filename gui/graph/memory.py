"""What the graph keeps beside the project: where actors stand, who is hidden, groups."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.errors import UserError

if TYPE_CHECKING:
    from core.session import Session
    from gui.graph.pane import GraphPane
    from gui.store import Store

PLACES, VIEW = "graph places", "graph view"
_REST = 1500
"""Milliseconds after the last change after which it is written."""


class Memory(QObject):
    """Writes a moment after the graph changes, and when asked to; reads when a project opens."""

    def __init__(self, pane: GraphPane, store: Store) -> None:
        super().__init__(pane)
        self._pane, self._store = pane, store
        self._session: Session = store.session
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.write)

    def note(self) -> None:
        """Something changed that is to be kept."""
        self._rest.start()

    def write(self) -> None:
        """Keep what there is; a project that cannot be written keeps what it had."""
        self._rest.stop()
        journal = self._session.journal
        if journal is None or journal.read_only or self._session is not self._store.session:
            return
        pane = self._pane
        view = {
            "hidden": sorted(pane.hidden), "groups": pane.groups.of, "labels": pane.groups.labels
        }  # fmt: skip
        try:
            journal.remember(PLACES, pane.arranger.saved())
            journal.remember(VIEW, json.dumps(view).encode())
        except UserError:
            return

    def read(self) -> None:
        """Take up what the project that is open now kept."""
        self._rest.stop()
        self._session = self._store.session
        journal = self._session.journal
        if journal is None:
            return
        self._pane.arranger.recall(journal.recall(PLACES))
        self._take(journal.recall(VIEW))

    def _take(self, kept: bytes | None) -> None:
        try:
            view = json.loads(kept or b"{}")
            hidden = frozenset(str(i) for i in view.get("hidden", ()))
            of = {str(i): str(g) for i, g in view.get("groups", {}).items()}
            labels = {str(g): str(words) for g, words in view.get("labels", {}).items()}
        except (ValueError, AttributeError, TypeError):
            return
        self._pane.hidden = hidden
        self._pane.groups.restore(of, labels)
