"""The main window: it makes the parts, places them and wires them to one another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, QTimer
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.errors import Problem
from gui.actions import Actions
from gui.arrangement import Arrangement
from gui.articles import ArticlesOfWorker
from gui.busy import TakingSign
from gui.commands import Commands
from gui.docks import Docks
from gui.exporting import Exporting
from gui.facets import MissingDates
from gui.focus_ring import FocusRing
from gui.graph import GraphPane
from gui.importing import Importing
from gui.keys import keys
from gui.loading import Loading
from gui.previews import Previews
from gui.projects import Projects
from gui.remembering import Mine, RememberedNote
from gui.rounds import Rounds, ground
from gui.settings import blob, remember
from gui.status import Status
from gui.store import Store
from gui.table import EventTable
from gui.timeline import TimelinePane
from gui.timeline.tray import UndatedTray
from gui.toolbar import Toolbar
from gui.trail import Trail
from gui.view_keys import ViewKeys, view_keys
from gui.watching import Watching, WatchSign
from gui.welcome import Welcome
from gui.worker import Worker

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent

NOT_FETCHED = "nothing is fetched from the web; save the page and drop the file"
LAYOUT = 2
"""Version of the layout; another one is not restored."""


class MainWindow(QMainWindow):
    """Sources and facets left, timeline, table and graph in the middle, inspector right."""

    def __init__(self) -> None:
        super().__init__()
        self._was_shown = False
        self.store = Store(parent=self)
        self.worker = Worker(self)
        self.articles = ArticlesOfWorker(self.store, self.worker)
        self.loading = Loading(self.store, self.worker, self)
        self.previews = Previews(self.store, self)
        self.projects = Projects(self.store, self)
        self.timeline = TimelinePane(self.store)
        self.table = EventTable(self.store)
        self.tray = UndatedTray(self.store)
        self.graph = GraphPane(self.store)
        self.exporting = Exporting(self.store, self.timeline, self.graph, self)
        self.importing = Importing(self.store, self)
        self.missing_dates = MissingDates(self.store)
        self.welcome = Welcome()
        self.watching = Watching(self)
        self.docks = Docks(self, self.store)
        self.trail = Trail(self.store, self)
        self.rounds = Rounds(self.panes, self)
        self.focus_ring = FocusRing(self)
        self.views = Arrangement(
            {"Timeline": self.timeline, "Graph": self.graph, "Table": self.table,
             "Undated": self.tray}
        )  # fmt: skip
        self.tabs = self.views.main
        self.commands = Commands(self)
        self.actions_ = Actions(self, self.commands.entries())
        self.toolbar = Toolbar(self, self.store, self.actions_)
        self.mine = Mine(self.store, self)
        self.setStatusBar(Status(self.store, self.worker))
        for busy in (TakingSign(self.store), self.importing.incoming.busy, self.exporting.busy):
            self.statusBar().addPermanentWidget(busy)
        self.statusBar().addPermanentWidget(RememberedNote(self.store))
        self.statusBar().addPermanentWidget(WatchSign(self.watching))
        self._place()
        self._wire()
        self._restore()
        self._follow()

    def _place(self) -> None:
        self.centre = QStackedWidget()
        self.centre.addWidget(self.welcome)
        self.centre.addWidget(self.views)
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.missing_dates)
        rows.addWidget(self.centre, 1)
        self.setCentralWidget(middle)
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)

    def _wire(self) -> None:
        self.welcome.sample_asked.connect(self.commands.open_sample)
        self.welcome.files_asked.connect(self.commands.add_articles)
        self.welcome.paste_asked.connect(self.commands.paste_article)
        self.tray.count_changed.connect(self._name_tray)
        self.watching.arrived.connect(self.loading.add_files)
        self.watching.changed.connect(self._follow_watching)
        for source in (self.loading, self.projects, self.exporting, self.watching, self.importing):
            source.problem.connect(self.docks.report)
        self.loading.read_again.connect(self.previews.propose_reading)
        for view in (
            self.timeline, self.graph, self.previews, self.importing, self.docks.collator,
        ):  # fmt: skip
            view.message.connect(self.say)
        self.exporting.wrote.connect(self._say_written)
        self.exporting.message.connect(self.say)
        self.mine.problem.connect(self.docks.report)
        self.projects.opened.connect(self._name_window)
        self.projects.opened.connect(self.docks.open_first)
        self.store.reset.connect(self._follow)
        self.store.patched.connect(self._follow)
        self.store.evidence_requested.connect(self.docks.show_reader)
        self.worker.started.connect(self.welcome.say_reading)
        self.worker.finished.connect(self.welcome.say_read)
        self.projects.opened.connect(self.welcome.say_start)
        self.worker.finished.connect(self.docks.open_first)
        self.worker.finished.connect(self.docks.collator.settle)
        self.worker.finished.connect(self.graph.settle)
        self.commands.wire()
        self.trail.changed.connect(self._follow_trail)
        self._follow_watching()
        self._follow_trail()
        self._serve_keys()

    def panes(self) -> list[QWidget]:
        """Return the parts of the window in the order in which one reads them."""
        docks = self.docks
        bottom = (docks.reader, docks.review, docks.problems, docks.compare)
        return [
            self.toolbar, docks.sources, docks.facets, self.missing_dates, self.welcome,
            *self.views.groups, docks.inspector, *bottom,
        ]  # fmt: skip

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on in the order of the panes, whenever their controls were made."""
        return self.rounds.step(on=forward)

    def _serve_keys(self) -> None:
        """Let the views follow the keys that the analyst chooses."""
        keys().declare(view_keys())
        docks = self.docks
        for place, view in (
            ("Timeline", self.timeline.canvas), ("Graph", self.graph.canvas),
            ("Review queue", docks.review), ("Inspector", docks.inspector),
            ("Compare", docks.compare.events), ("Compare", docks.compare.actors),
            ("Conflicts", docks.compare.conflicts), ("Sources", docks.sources.view),
            ("Table", self.table.view), ("Problems", docks.problems.view),
        ):  # fmt: skip
            ViewKeys(place, view)
        keys().changed.emit()  # tips that were written before all keys were known

    def _follow(self, _change: object = None) -> None:
        project = self.store.project
        empty = not project.documents and not project.events
        fitting = self.welcome if empty else self.views
        if self.centre.currentWidget() is not fitting:
            self.centre.setCurrentWidget(fitting)
            self._rest_keyboard()
        self.toolbar.follow_history()

    def _follow_watching(self) -> None:
        self.actions_["Stop watching"].setEnabled(self.watching.folder is not None)

    def _follow_trail(self) -> None:
        for words, step in (("Back", -1), ("Forward", 1)):
            self.actions_[words].setEnabled(self.trail.can_go(step))

    def _name_tray(self, count: int) -> None:
        self.views.entitle(self.tray, f"Undated · {count}")

    def _name_window(self, path: Path) -> None:
        kept = "read-only" if self.projects.read_only else "all changes kept"
        self.setWindowTitle(f"{path.stem} — {kept} — Dateline")

    def say(self, text: str) -> None:
        """Say something in the status bar for a while."""
        self.statusBar().showMessage(text, 6000)

    def _say_written(self, path: Path) -> None:
        self.say(f"Wrote {path}")
        self.exporting.offer(path)

    def reset_layout(self) -> None:
        """Put every part back where it was at first."""
        self.docks.reset()
        self.views.reset()
        self.table.reset_columns()
        self._rest_keyboard()

    def _rest_keyboard(self) -> None:
        """Put the keyboard where one begins: into the first view, or on the way to the sample."""
        self.focus_ring.hush(ground(self.centre.currentWidget() or self))

    def _restore(self) -> None:
        self.resize(QSize(1600, 900).boundedTo(self.screen().availableSize()))
        geometry = blob("window/geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        state = blob("window/state")
        if state.isEmpty() or not self.restoreState(state, LAYOUT):
            self.docks.reset()
        self.table.restore_columns(blob("table/columns"))
        self.docks.restore_shares(blob("window/left"))
        self.views.restore()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            # Only now is it known what room there is for the graph.
            QTimer.singleShot(0, self, self.graph.arrange_first)
            self.watching.resume()
            self._rest_keyboard()
        self._was_shown = True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        remember("window/geometry", self.saveGeometry())
        remember("window/state", self.saveState(LAYOUT))
        remember("window/left", self.docks.shares())
        self.views.remember()
        remember("table/columns", self.table.save_columns())
        self.graph.close_down()
        self.docks.collator.stop()
        self.exporting.stop()
        self.importing.stop()
        self.store.taking.stop()
        self.watching.pause()
        self.worker.close()
        self.store.session.close()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if (
            dropped_files(event.mimeData())
            or event.mimeData().hasText()
            or (event.mimeData().hasHtml())
        ):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        data, files = event.mimeData(), dropped_files(event.mimeData())
        event.acceptProposedAction()
        if files:
            self.commands.take_files(files)
        elif data.hasUrls():
            self.docks.report(Problem(data.text(), NOT_FETCHED))
        elif data.hasHtml():
            self.loading.add_page(data.html())
        else:
            self.loading.add_text(data.text())


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the local files of a drop; addresses on the web are never fetched."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def focus_within(widget: QWidget) -> bool:
    """Whether the keyboard is in this part of the window."""
    return widget.hasFocus() or any(w.hasFocus() for w in widget.findChildren(QWidget))
