"""An edited workbook on its way home: read and compared off the GUI thread, shown, then taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errand import Errand
from gui.actions import Entry
from gui.importing_events import ImportingEvents
from gui.importing_project import ImportingProject
from gui.incoming import MANY, Incoming, Step
from gui.settings import folder, remember_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exports.homecoming import Comparison
    from core.project import Project
    from gui.dialogs.comparing import ComparingDialog
    from gui.incoming import Made
    from gui.store import Store

WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.ods);;All files (*)"
SECONDS = 180.0
"""Wall time for a part of a workbook; 100,000 events take about five."""


class Importing(QObject):
    """Asks for the workbook, shows what differs, and takes what the analyst ticks."""

    message = Signal(str)
    """A word for the status bar."""
    problem = Signal(object)

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._window = window
        self.incoming = Incoming(window)
        self.incoming.message.connect(self.message)
        self.incoming.problem.connect(self.problem)
        self.events = ImportingEvents(store, self.incoming)
        self.project = ImportingProject(store, self.incoming)
        self.dialog: ComparingDialog | None = None

    def entries(self) -> list[Entry]:
        """Return the lines of the menu for what comes in besides articles."""
        return [
            Entry("File", "Import edited workbook…", self.ask, icon="file-spreadsheet",
                  under="Import"),
            Entry("File", "Import spreadsheet of events…", self.events.ask, icon="table-2",
                  under="Import"),
            Entry("File", "Import another project…", self.project.ask, icon="folder-open",
                  under="Import"),
        ]  # fmt: skip

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

        def work() -> Iterator[object]:
            errand = Errand(path.name, "core.incoming:export_id", path, seconds=SECONDS)
            yield from self.incoming.sent(errand)

        def then(export_id: str) -> None:
            self._read(path, export_id)

        self.incoming.run(f"Opening {path.name} …", work, then)

    def _read(self, path: Path, export_id: str) -> None:
        """Go on with the comparison: the project file knows what was exported."""
        project, journal = self._store.project.copy(), self._store.session.journal
        base = journal.recall(f"export {export_id}") if journal and export_id else None

        def work() -> Iterator[object]:
            from core.export import compare_sifted
            from core.incoming import Piece, joined

            errand = Errand(path.name, "core.incoming:sifted", path, base, seconds=SECONDS)
            head, pieces = None, []
            for item in self.incoming.sent(errand):
                if isinstance(item, str):
                    yield Step(f"{item} …")
                elif isinstance(item, Piece):
                    pieces.append(item)
                else:
                    head = item
            if head is None:
                return
            told = partial(self.incoming.tell, f"Comparing {path.name} …")
            yield compare_sifted(project, joined(head, pieces), told)

        self.incoming.run(f"Reading {path.name} …", work, self._show)

    def stop(self) -> None:
        """Let go of what is under way."""
        self.incoming.stop()

    def _show(self, found: Comparison) -> None:
        from gui.dialogs.comparing import ComparingDialog

        self.dialog = ComparingDialog(found, self._window)
        self.dialog.accepted.connect(self._take)
        self.dialog.finished.connect(self._forget)
        self.dialog.setModal(True)
        self.dialog.show()
        self._name = found.name

    def _take(self) -> None:
        from core.exports.homecoming import take

        assert self.dialog is not None  # noqa: S101  (it was accepted)
        chosen, name = self.dialog.chosen(), self._name
        if len(chosen) <= MANY:
            self._put((take(self._store.project, chosen, name), None))
            return
        words = f"Working out {len(chosen):,} changes …"
        told = partial(self.incoming.tell, words)

        def make(project: Project) -> Made:
            return take(project, chosen, name, told), None

        self.incoming.settle(self._store, words, make, self._put)

    def _put(self, made: Made) -> None:
        if self.incoming.apply(self._store, made[0]):
            self.message.emit(made[0].label.replace("Import", "Imported", 1))

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
