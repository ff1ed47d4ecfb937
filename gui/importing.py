"""An edited workbook on its way home: read and compared off the GUI thread, shown, then taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import UserError
from gui.dialogs.comparing import ComparingDialog
from gui.errors import refuse
from gui.job import Job
from gui.settings import folder, remember_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.exports.homecoming import Book, Comparison
    from gui.store import Store

WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.ods);;All files (*)"


class Importing(QObject):
    """Asks for the workbook, shows what differs, and takes what the analyst ticks."""

    message = Signal(str)
    """A word for the status bar."""
    problem = Signal(object)

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._window = window
        self._job: Job | None = None
        self.dialog: ComparingDialog | None = None

    def ask(self) -> None:
        """Let the analyst choose the workbook."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Import edited workbook", str(folder("export")), WORKBOOKS
        )
        if chosen:
            remember_folder("export", Path(chosen))
            self.compare(Path(chosen))

    def compare(self, path: Path) -> None:
        """Compare a workbook with the project and show what differs."""
        if self._job is not None:
            refuse(self._window, UserError("A workbook is being compared already."))
            return
        self.message.emit(f"Comparing {path.name} …")

        def work() -> Iterator[object]:
            from core.exports.homecoming import read_book

            yield read_book(path)

        self._start(work, self._compare)

    def _compare(self, book: Book) -> None:
        """Go on with the comparison: the project file knows what was exported."""
        project, journal = self._store.project.copy(), self._store.session.journal
        base = journal.recall(f"export {book.export_id}") if journal and book.export_id else None

        def work() -> Iterator[object]:
            from core.export import compare_workbook

            yield compare_workbook(project, book, base)

        self._start(work, self._show)

    def _start(self, work: Callable[[], Iterator[object]], then: Callable[[Any], None]) -> None:
        self._job = Job(work)
        self._job.produced.connect(then)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(partial(self._end, self._job))
        self._job.start()

    def stop(self) -> None:
        """Let go of a comparison that is under way."""
        if self._job is not None:
            self._job.stop()

    def _show(self, found: Comparison) -> None:
        self._job = None
        self.message.emit("")
        self.dialog = ComparingDialog(found, self._window)
        self.dialog.accepted.connect(self._take)
        self.dialog.finished.connect(self._forget)
        self.dialog.setModal(True)
        self.dialog.show()
        self._name = found.name

    def _take(self) -> None:
        from core.exports.homecoming import take

        assert self.dialog is not None  # noqa: S101  (it was accepted)
        patch = take(self._store.project, self.dialog.chosen(), self._name)
        try:
            self._store.do(patch)
        except UserError as error:
            refuse(self._window, error)
            return
        self.message.emit(patch.label.replace("Import", "Imported", 1))

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _fail(self, error: Exception) -> None:
        self.message.emit("")
        if not isinstance(error, UserError):
            raise error
        refuse(self._window, error)

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
