"""The measures of what the graph shows, and the table of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.network import standing
from gui.graph.measuring import Measuring
from gui.graph.tips import counted

if TYPE_CHECKING:
    from core.network import Tie
    from core.ties import Metrics
    from gui.graph.pane import GraphPane

_REST = 60
"""Milliseconds after a change after which the table is filled anew."""


class Standings(QObject):
    """Asks for measures when something shows them, and hands them on."""

    def __init__(self, pane: GraphPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.metrics: dict[str, Metrics] = {}
        self._failure = ""
        self._measuring = Measuring(self)
        self._measuring.measured.connect(self._take)
        self._measuring.began.connect(pane.say_counts)
        self._measuring.failed.connect(self._fail)
        self._fill = QTimer(self, singleShot=True, interval=_REST)
        self._fill.timeout.connect(self.fill)
        pane.actors.picked.connect(self._pick)
        pane.actors.opened.connect(self._open)
        pane.actors.shown.connect(self.ask)

    @property
    def busy(self) -> bool:
        """Whether measures are on their way."""
        return self._measuring.busy

    def ask(self) -> None:
        """Measure what is shown now, if anything shows it."""
        pane = self._pane
        if not pane.needs_metrics:
            self._measuring.stop()
            return
        if pane.is_stale and pane.actors.isVisible():
            pane.refresh()
            return
        self._fill.start()
        self._measuring.ask(self._network)

    def now(self) -> dict[str, Metrics]:
        """Return the measures of what is shown, computed at once where they are not known."""
        if self.metrics.keys() != {i for i, n in self._pane.web.events.items() if n}:
            self.metrics = standing(*self._network())
        return self.metrics

    def stop(self) -> None:
        """End all work."""
        self._fill.stop()
        self._measuring.stop()

    def forget(self) -> None:
        """Forget what was measured of another project."""
        self.stop()
        self.metrics = {}

    def fill(self) -> None:
        """Fill the table."""
        pane = self._pane
        if not pane.actors.isVisible():
            return
        actors = pane.store.project.actors
        ids = [i for i, count in pane.web.events.items() if count and i in actors]
        if not pane.look.things:
            ids = [i for i in ids if i in pane.scene.index or not pane.is_thing(i)]
        pane.actors.show_actors(
            [actors[i] for i in ids], [pane.web.events[i] for i in ids], self.metrics, self._words()
        )
        pane.actors.select(pane.store.selection)

    def _network(self) -> tuple[list[str], list[Tie]]:
        pane = self._pane
        return sorted(pane.web.events), [
            (b.source, b.target, b.count)
            for pair in pane.web.pairs()
            for b in pane.web.bundles(pane.store.project, pair)
        ]

    def _words(self) -> str:
        if self._failure:
            return (
                f"The measures could not be computed: {self._failure}. Change the filter to retry."
            )
        pane = self._pane
        filtered = "of the filtered events" if pane.store.filter else "of all events"
        if self.busy or not self.metrics:
            return f"Measuring the network {filtered}…"
        count = counted(len(pane.web.events), "actor")
        return f"{count} {filtered}"

    def _take(self, metrics: dict[str, Metrics]) -> None:
        self.metrics, self._failure = metrics, ""
        QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        """Show the measures once the job has ended."""
        if self._measuring.busy:
            QTimer.singleShot(10, self, self._finish)
            return
        self.fill()
        self._pane.restyle()

    def _fail(self, words: str) -> None:
        self._failure = words
        self.fill()
        self._pane.say_counts()

    def _pick(self, ids: frozenset[str]) -> None:
        self._pane.store.select(ids)

    def _open(self, actor_id: str) -> None:
        self._pane.store.select({actor_id})
        self._pane.reveal(actor_id)
