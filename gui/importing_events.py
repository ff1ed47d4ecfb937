"""A spreadsheet of events on its way in: looked at, its columns agreed on, then one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QFileDialog

from core.errand import Errand
from core.errors import Problem, UserError
from core.project import Patch
from gui.dialogs.events_mapping import EventsMappingDialog
from gui.errors import refuse
from gui.incoming import MANY, Step
from gui.settings import folder, remember_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.imports import Choice, EventRow
    from core.incoming import Sheet
    from core.project import Project
    from gui.incoming import Incoming, Made
    from gui.store import Store

TABLES = (
    "Tables of events (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.json *.jsonl);;All files (*)"
)
SECONDS = 120.0
_MOST_TOLD = 200
"""Rows not understood that are listed one by one."""


class ImportingEvents:
    """Asks for the table and its columns, and adds its rows as events."""

    def __init__(self, store: Store, incoming: Incoming) -> None:
        self._store = store
        self._incoming = incoming
        self.dialog: EventsMappingDialog | None = None
        self._path = Path()

    def ask(self) -> None:
        """Let the analyst choose the table."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._incoming.window, "Import spreadsheet of events", str(folder("export")), TABLES
        )
        if chosen:
            remember_folder("export", Path(chosen))
            self.look(Path(chosen))

    def look(self, path: Path) -> None:
        """Look at the sheets of a file and ask for their columns."""
        self._path = path

        def work() -> Iterator[object]:
            errand = Errand(path.name, "core.incoming:look", path, seconds=SECONDS)
            yield list(self._incoming.sent(errand))

        self._incoming.run(f"Opening {path.name} …", work, self._show)

    def _show(self, sheets: list[Sheet]) -> None:
        self.dialog = EventsMappingDialog(self._path.name, sheets, self._incoming.window)
        self.dialog.finished.connect(self._close)
        self.dialog.setModal(True)
        self.dialog.show()

    def _close(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        if result == QDialog.DialogCode.Accepted:
            dialog.remember()
            self._read(dialog.sheet, dialog.choice)
        dialog.deleteLater()

    def _read(self, sheet: Sheet, choice: Choice) -> None:
        work = partial(self._work, self._path, sheet, choice)
        self._incoming.run(f"Reading {self._path.name} …", work, self._add)

    def _work(self, path: Path, sheet: Sheet, choice: Choice) -> Iterator[object]:
        errand = Errand(
            path.name, "core.incoming:take_rows", path, sheet.name, choice, seconds=SECONDS
        )
        found: list[EventRow | Problem] = []
        for piece in self._incoming.sent(errand):
            found += piece
            yield Step(f"Reading {path.name} …", len(found), sheet.rows)
        yield found

    def _add(self, found: list[Any]) -> None:
        """Add the rows that are not here yet, and list those that were not understood."""
        problems = [item for item in found if isinstance(item, Problem)]
        rows = [item for item in found if not isinstance(item, Problem)]
        self._report(problems)

        def make(project: Project) -> Made:
            from core.imports import not_here, rows_patch

            new = not_here(project, rows)
            patch = rows_patch(project, new, self._path.name) if new else Patch("")
            return patch, (len(rows), len(new), len(problems))

        if len(rows) <= MANY:
            self._put(make(self._store.project))
        else:
            words = f"Looking for {len(rows):,} rows in the project …"
            self._incoming.settle(self._store, words, make, self._put)

    def _put(self, made: Made) -> None:
        patch, (rows, new, problems) = made
        if not new:
            said = "They are all here already." if rows else "No row of it is an event."
            refuse(self._incoming.window, UserError(f"Nothing is imported. {said}"))
            return
        if not self._incoming.apply(self._store, patch):
            return
        left = [f"{rows - new:,} were here already"] if new < rows else []
        left += [f"{problems:,} rows are in Problems"] if problems else []
        said = "; ".join([patch.label.replace("Import", "Imported", 1), *left])
        self._incoming.message.emit(said)

    def _report(self, problems: list[Problem]) -> None:
        for problem in problems[:_MOST_TOLD]:
            self._incoming.problem.emit(problem)
        more = len(problems) - _MOST_TOLD
        if more > 0:
            said = f"{more:,} more rows were not understood."
            self._incoming.problem.emit(Problem(self._path.name, said, "warning"))
