"""Writing the workbook and the other exports from the window, away from the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImageWriter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import UserError
from core.export_process import Exported, Order, Written, export_apart
from gui.busy import Busy
from gui.errors import refuse
from gui.job import Job
from gui.settings import folder, remember_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage

    from core.errors import Problem
    from gui.graph import GraphPane
    from gui.store import Store
    from gui.timeline import TimelinePane

WORKBOOK, JSONL, PACK = "workbook", "jsonl", "pack"

_MOST_READ = 5_000
"""Events up to which a graph that was not opened is made for its picture."""
_MOST_DRAWN = 600
"""Actors up to which all of the graph is drawn anew; beyond, what is on screen is taken."""


@dataclass(frozen=True, slots=True)
class Way:
    """A format to export to, as the menu and the file dialog show it."""

    id: str
    words: str
    suffix: str


def ways() -> list[Way]:
    """Return every format but the workbook, in the order of the menu."""
    from core.exports.doors import DOORS

    doors = [Way(door.id, door.words, door.suffix) for door in DOORS]
    return [
        *doors,
        Way(JSONL, "JSON Lines, with character offsets", ".jsonl"),
        Way(PACK, "Evidence pack: report, workbook, sources, decisions", ".zip"),
    ]


class Exporting(QObject):
    """Asks where to, writes what is shown, and offers to open it."""

    problem = Signal(object)
    wrote = Signal(object)
    message = Signal(str)

    def __init__(
        self, store: Store, timeline: TimelinePane, graph: GraphPane, window: QWidget
    ) -> None:
        super().__init__(window)
        self._timeline = timeline
        self._graph = graph
        self._store = store
        self._window = window
        self._job: Job | None = None
        self._path = Path()
        self.busy = Busy()
        """For the status bar: how far an export is, and a way to stop it."""
        self.busy.cancelled.connect(self.cancel)

    def ask(self) -> None:
        """Let the analyst choose the workbook's file, and whether the filter holds for it."""
        self.ask_as(Way(WORKBOOK, "Excel workbook", ".xlsx"))

    def ask_as(self, way: Way) -> None:
        """Let the analyst choose the file to write in this format."""
        title, offer = f"Export: {way.words}", f"{way.words} (*{way.suffix})"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(self._suggested(way.suffix)), offer
        )
        if chosen:
            path = Path(chosen)
            known = path.suffix.lower() == way.suffix
            path = path if known else path.with_name(path.name + way.suffix)
            remember_folder("export", path)
            filtered = self._ask_filtered() if self._store.filter else False
            if filtered is not None:
                self.write(path, filtered=filtered, way=way.id)

    def stop(self) -> None:
        """Wait for the export that is being written, if one is."""
        if self._job is not None:
            self._job.stop()

    def cancel(self) -> None:
        """Stop the export that is being written; what was there before stays."""
        if self._job is not None:
            self._job.stop()
            self._job = None
            self.busy.hide()
            self.message.emit(f"Export stopped; {self._path.name} was not written")

    def pictures(self) -> dict[str, bytes]:
        """Return timeline and graph as they are on screen, without their bars, PNG by caption."""
        found = {"Timeline": self._timeline_image(), "Actor graph": self._graph_image()}
        return {caption: _png(image) for caption, image in found.items() if image is not None}

    def _timeline_image(self) -> QImage | None:
        from gui.timeline.exporting import Drawing, Extent, image

        if not len(self._timeline.canvas.view.plan.marks):
            return None
        return image(Drawing(self._timeline, Extent.VIEW))

    def _graph_image(self) -> QImage | None:
        from gui.graph.saving import picture

        if self._graph.is_stale and len(self._store.project.events) < _MOST_READ:
            self._graph.refresh()
        actors = len(self._graph.scene.actors)
        if self._graph.is_stale:
            return None
        if actors > _MOST_DRAWN:
            return self._graph.canvas.grab().toImage()
        return picture(self._graph) if actors else None

    def _suggested(self, suffix: str) -> Path:
        journal = self._store.session.journal
        return folder("export") / f"{journal.path.stem if journal else 'timeline'}{suffix}"

    def _title(self) -> dict[str, str]:
        """Return the name of the project, which reports stand under."""
        journal = self._store.session.journal
        return {"Title": journal.path.stem} if journal else {}

    def write(self, path: Path, *, filtered: bool, way: str = WORKBOOK) -> None:
        """Write all of the project, or what the filter in force shows, in this format."""
        if self._job is not None:
            refuse(self._window, UserError("An export is being written already."))
            return
        self._path = path
        self._job = Job(self._work(path, way, filtered=filtered))
        self._job.produced.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._end)
        self._failed = False
        self.busy.say(f"Writing {path.name} …")
        self._job.start()

    def _work(self, path: Path, way: str, *, filtered: bool) -> Callable[[], Iterator[object]]:
        """Return the writing itself, with all that it needs taken along."""
        visible = frozenset(self._store.visible) if filtered else None
        asked, places = self._store.filter, dict(self._graph.places)
        if way == WORKBOOK:
            rows = self._store.project.rows()
            order = Order(path, visible, asked, places, self.pictures(), uuid4().hex)
            return partial(export_apart, rows, order)
        project = self._store.project.copy()
        pictures = self.pictures()
        title = self._title()
        steps = [patch.label for patch in self._store.session.stacks[0]]

        def work() -> Iterator[object]:
            from core import export
            from core.exports.doors import door

            chosen = export.choose(project, visible, asked=asked, places=places, pictures=pictures)
            chosen = replace(chosen, about={**title, **chosen.about})
            if way == PACK:
                yield from export.export_pack(path, chosen, visible, steps)
            elif way == JSONL:
                export.export_jsonl(path, chosen)
            else:
                yield from door(way).write(path, chosen)

        return work

    def _take(self, item: Written | Exported | Problem) -> None:
        """Follow the writing; keep what a workbook showed, for the day it comes home edited."""
        if isinstance(item, Written):
            if item.total:
                words = f"Writing {self._path.name}: {item.done:,} of {item.total:,} rows"
                self.busy.say(words, item.done, item.total)
            return
        if not isinstance(item, Exported):
            self.problem.emit(item)
            return
        journal = self._store.session.journal
        if journal is not None and not journal.read_only:
            journal.remember(f"export {item.id}", item.base)

    def _ask_filtered(self) -> bool | None:
        """Ask whether the filter holds for the export; None if there is to be no export."""
        question = "Export what the filter shows, or everything?"
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Export", question, parent=self._window)
        role = QMessageBox.ButtonRole.AcceptRole
        shown = box.addButton(f"The {len(self._store.visible):,} events shown", role)
        every = box.addButton(f"All {self._store.sieve.leads:,} events", role)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(shown)
        box.exec()
        chosen = box.clickedButton()
        return chosen is shown if chosen in (shown, every) else None

    def _fail(self, error: Exception) -> None:
        self._failed = True
        if not isinstance(error, UserError):
            raise error
        refuse(self._window, error)

    def _end(self) -> None:
        self._job = None
        self.busy.hide()
        if not self._failed:
            self.wrote.emit(self._path)

    def offer(self, path: Path) -> None:
        """Say that the file is there, and offer to open it."""
        kinds = QMessageBox.StandardButton
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Dateline", f"The export is written:\n{path}")
        box.setParent(self._window, box.windowFlags())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setStandardButtons(kinds.Open | kinds.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.button(kinds.Open).clicked.connect(self._open)
        box.setModal(False)
        box.show()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _png(image: QImage) -> bytes:
    """Return an image as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
