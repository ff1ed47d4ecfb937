"""What is told between actors: the sentences behind a tie, and the paths between two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core import network
from core.ties import Bundle
from gui.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.ties import Statement
    from gui.graph.pane import GraphPane


class Telling(QObject):
    """Fills the two lists under the graph; one shows at a time."""

    def __init__(self, pane: GraphPane) -> None:
        super().__init__(pane)
        self._pane, self._store = pane, pane.store
        self._bundle: Bundle | None = None
        """What the list of sentences is about."""
        self._ends: tuple[str, str] | None = None
        """Whom the list of paths is about."""
        self._job: Job | None = None
        pane.canvas.tie_picked.connect(self._pick_tie)
        pane.canvas.opened.connect(self._open)
        pane.statements.chosen.connect(self._show_statement)
        pane.statements.closed.connect(self.close)
        pane.path_list.chosen.connect(self._light_path)
        pane.path_list.longer_asked.connect(self._look_again)
        pane.path_list.closed.connect(self._close_paths)

    def close(self) -> None:
        """Close both lists."""
        self._bundle = None
        self._pane.statements.hide()
        self._close_paths()

    def stop(self) -> None:
        """Give up looking for paths."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def follow(self, change: network.Change | None) -> None:
        """List anew what a change touches."""
        bundle = self._bundle
        if bundle is not None:
            pair = network.pair_of(bundle.source, bundle.target)
            if change is None or pair in change.pairs:
                self._show_between(*pair)
        if self._ends is not None and (change is None or change.pairs):
            self.show_paths(*self._ends)

    def follow_selection(self, selection: frozenset[str]) -> None:
        """List what is told between two selected actors; close what is selected no more."""
        if self._ends is not None:
            if not selection.issuperset(self._ends):
                self._close_paths()
            return
        actors = [i for i in selection if i in self._pane.scene.index]
        if len(actors) == 2 and len(selection) == 2:
            self._show_between(*sorted(actors))
        elif self._bundle is not None and selection.isdisjoint(self._bundle.ids):
            self._bundle = None
            self._pane.statements.hide()

    def show_paths(self, one: str, other: str) -> None:
        """Look for the paths between two actors, away from the GUI thread, and list them."""
        self.stop()
        self._bundle, self._ends = None, (one, other)
        pane = self._pane
        pane.statements.hide()
        pane.path_list.show_waiting()
        pane.path_list.show()
        ties = [(b.source, b.target, b.count) for b in pane.scene.bundles]
        longer = pane.path_list.longer.isChecked()
        self._job = Job(partial(_paths, ties, one, other, longer=longer))
        self._job.produced.connect(self._list)
        self._job.start()

    def _list(self, found: list[network.Path]) -> None:
        labels = {a.id: a.label for a in self._pane.scene.actors}
        self._pane.path_list.show_paths(found, labels)
        self._job = None

    def _look_again(self, _longer: bool) -> None:
        if self._ends is not None:
            self.show_paths(*self._ends)

    def _light_path(self, path: network.Path) -> None:
        self._pane.path = path
        self._pane.relight()

    def _close_paths(self) -> None:
        self.stop()
        self._ends = None
        self._pane.path_list.hide()
        if self._pane.path:
            self._pane.path = ()
            self._pane.relight()

    def _pick_tie(self, bundle: Bundle, add: bool) -> None:
        self._close_paths()
        self._show_bundle(bundle)
        self._store.select(bundle.ids, add=add)

    def _open(self, what: object) -> None:
        if isinstance(what, Bundle):
            self._pane.deeds.show_newest(what)
        elif str(what) in self._pane.scene.members:
            self._pane.expand_group(str(what))
        else:
            self._pane.deeds.show_first_mention(str(what))

    def _show_between(self, one: str, other: str) -> None:
        """List all that is told between two actors, either way."""
        scene = self._pane.scene
        edges = [e for tie in scene.between(one, other) for e in scene.bundles[tie].edges]
        if edges:
            self._show_bundle(Bundle(one, other, tuple(edges)))
        else:
            self._bundle = None
            self._pane.statements.hide()

    def _show_bundle(self, bundle: Bundle) -> None:
        pane = self._pane
        told = network.statements(self._store.project, bundle)
        scene = pane.scene
        ends = [scene.actors[scene.index[i]].label for i in (bundle.source, bundle.target)]
        ways = {(e.source, e.target) for e in bundle.edges if e.directed}
        arrow = " → " if len(ways) == 1 else " – "
        self._bundle = bundle
        pane.statements.show_statements(arrow.join(ends), [(s, self._source(s)) for s in told])
        pane.statements.show()

    def _source(self, statement: Statement) -> str:
        document = self._store.project.documents.get(statement.document_id)
        return (document.outlet or document.title) if document else "the analyst"

    def _show_statement(self, statement: Statement) -> None:
        self._store.select({statement.row_id})
        if statement.document_id:
            self._store.show_evidence(statement.document_id, statement.span)


def _paths(
    ties: list[network.Tie], one: str, other: str, *, longer: bool
) -> Iterator[list[network.Path]]:
    yield network.paths(ties, one, other, longer=longer)
