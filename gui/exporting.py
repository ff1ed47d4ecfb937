"""Writing the workbook from the window, away from the GUI thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import UserError
from gui.errors import refuse
from gui.job import Job
from gui.settings import folder, remember_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.graph import GraphPane
    from gui.store import Store


class Exporting(QObject):
    """Asks where to, writes the workbook of what is shown, and offers to open it."""

    problem = Signal(object)
    wrote = Signal(object)

    def __init__(self, store: Store, graph: GraphPane, window: QWidget) -> None:
        super().__init__(window)
        self._graph = graph
        self._store = store
        self._window = window
        self._job: Job | None = None
        self._path = Path()

    def ask(self) -> None:
        """Let the analyst choose the file, and whether the filter holds for it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Export workbook", str(self._suggested()), "Excel workbook (*.xlsx)"
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
            remember_folder("export", path)
            self.write(path, filtered=bool(self._store.filter) and self._ask_filtered())

    def stop(self) -> None:
        """Wait for the workbook that is being written, if one is."""
        if self._job is not None:
            self._job.stop()

    def _suggested(self) -> Path:
        journal = self._store.session.journal
        return folder("export") / f"{journal.path.stem if journal else 'timeline'}.xlsx"

    def write(self, path: Path, *, filtered: bool) -> None:
        """Write the workbook, all of the project or what the filter in force shows."""
        if self._job is not None:
            refuse(self._window, UserError("A workbook is being written already."))
            return
        self._path = path
        project = self._store.project.copy()
        visible = self._store.visible if filtered else None
        asked, places = self._store.filter, dict(self._graph.places)

        def work() -> Iterator[object]:
            from core.export import export_workbook

            yield from export_workbook(project, path, visible, asked=asked, places=places)

        self._job = Job(work)
        self._job.produced.connect(self.problem)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._end)
        self._failed = False
        self._job.start()

    def _ask_filtered(self) -> bool:
        question = f"Export only the {len(self._store.visible)} events that the filter shows?"
        answer = QMessageBox.question(self._window, "Export workbook", question)
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
        """Say that the workbook is there, and offer to open it."""
        kinds = QMessageBox.StandardButton
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Dateline", f"The workbook is written:\n{path}")
        box.setParent(self._window, box.windowFlags())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setStandardButtons(kinds.Open | kinds.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.button(kinds.Open).clicked.connect(self._open)
        box.setModal(False)
        box.show()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
