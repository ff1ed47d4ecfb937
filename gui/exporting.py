"""Writing the workbook and the other exports from the window, away from the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import UserError
from gui.errors import refuse
from gui.job import Job
from gui.settings import folder, remember_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.errors import Problem
    from gui.graph import GraphPane
    from gui.store import Store
    from gui.timeline import TimelinePane

WORKBOOK, JSONL, PACK = "workbook", "jsonl", "pack"


@dataclass(frozen=True, slots=True)
class Way:
    """A format to export to, as the menu and the file dialog show it."""

    id: str
    words: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A workbook's id, and its editable cells as they were written."""

    id: str
    base: bytes


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
            filtered = bool(self._store.filter) and self._ask_filtered()
            self.write(path, filtered=filtered, way=way.id)

    def stop(self) -> None:
        """Wait for the export that is being written, if one is."""
        if self._job is not None:
            self._job.stop()

    def pictures(self) -> dict[str, bytes]:
        """Return timeline and graph as they are on screen, PNG by caption."""
        return {"Timeline": _png(self._timeline), "Actor graph": _png(self._graph)}

    def _suggested(self, suffix: str) -> Path:
        journal = self._store.session.journal
        return folder("export") / f"{journal.path.stem if journal else 'timeline'}{suffix}"

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
        self._job.start()

    def _work(self, path: Path, way: str, *, filtered: bool) -> Callable[[], Iterator[object]]:
        """Return the writing itself, with all that it needs taken along."""
        project = self._store.project.copy()
        visible = self._store.visible if filtered else None
        asked, places = self._store.filter, dict(self._graph.places)
        pictures = {} if way == WORKBOOK else self.pictures()
        steps = [patch.label for patch in self._store.session.stacks[0]]

        def work() -> Iterator[object]:
            from core import export
            from core.exports.doors import door

            chosen = export.choose(project, visible, asked=asked, places=places, pictures=pictures)
            if way == WORKBOOK:
                export_id = uuid4().hex
                yield from export.export_workbook(
                    project, path, visible, asked=asked, places=places, export_id=export_id
                )
                yield Exported(export_id, export.export_base(chosen))
            elif way == PACK:
                yield from export.export_pack(path, chosen, visible, steps)
            elif way == JSONL:
                export.export_jsonl(path, chosen)
            else:
                yield from door(way).write(path, chosen)

        return work

    def _take(self, item: Exported | Problem) -> None:
        """Keep what a workbook showed, for the day that it comes home edited."""
        if not isinstance(item, Exported):
            self.problem.emit(item)
            return
        journal = self._store.session.journal
        if journal is not None and not journal.read_only:
            journal.remember(f"export {item.id}", item.base)

    def _ask_filtered(self) -> bool:
        question = f"Export only the {len(self._store.visible)} events that the filter shows?"
        answer = QMessageBox.question(self._window, "Export", question)
        return answer is QMessageBox.StandardButton.Yes

    def _fail(self, error: Exception) -> None:
        self._failed = True
        if not isinstance(error, UserError):
            raise error
        refuse(self._window, error)

    def _end(self) -> None:
        self._job = None
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


def _png(widget: QWidget) -> bytes:
    """Return a widget as it looks."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())
