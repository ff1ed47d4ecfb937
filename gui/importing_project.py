"""Another project on its way into this one: read, shown in numbers, then merged as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from core.errand import Errand
from core.errors import Problem, UserError
from gui.dialogs.joining import JoiningDialog
from gui.errors import refuse
from gui.incoming import MANY
from gui.settings import folder, remember_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.imports import Merged
    from core.project import Project
    from gui.incoming import Incoming, Made
    from gui.store import Store

FILES = "Dateline project (*.dateline)"
SECONDS = 120.0


class ImportingProject:
    """Asks for the project file, shows what it brings, and merges it."""

    def __init__(self, store: Store, incoming: Incoming) -> None:
        self._store = store
        self._incoming = incoming
        self.dialog: JoiningDialog | None = None
        self._path = Path()

    def ask(self) -> None:
        """Let the analyst choose the project."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._incoming.window, "Import another project", str(folder("projects")), FILES
        )
        if chosen:
            remember_folder("projects", Path(chosen))
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read the project and show what it would bring."""
        journal = self._store.session.journal
        if journal is not None and path.absolute() == journal.path.absolute():
            refuse(self._incoming.window, UserError("That is the project that is open."))
            return
        self._path = path
        self._incoming.run(f"Reading {path.name} …", self._work, self._match)

    def _work(self) -> Iterator[object]:
        from core.project import Project

        other = Project()
        path = self._path
        errand = Errand(path.name, "core.incoming:project_rows", path, seconds=SECONDS)
        for piece in self._incoming.sent(errand):
            if isinstance(piece, Problem):
                yield piece
            else:
                other.load(piece)
        yield other

    def _match(self, other: Project) -> None:
        """Find out what of it is new."""
        self._other = other
        self._worked_out(self._show)

    def _worked_out(self, then: Callable[[Made], None]) -> None:
        other, name = self._other, self._path.stem

        def make(project: Project) -> Made:
            from core.imports import merged_project

            merged = merged_project(project, other, name)
            return merged.patch, merged

        if len(other.events) <= MANY:
            then(make(self._store.project))
        else:
            self._incoming.settle(self._store, f"Comparing {name} …", make, then)

    def _show(self, made: Made) -> None:
        merged: Merged = made[1]
        self.dialog = JoiningDialog(self._path.stem, merged, self._incoming.window)
        self.dialog.finished.connect(self._close)
        self.dialog.setModal(True)
        self.dialog.show()

    def _close(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self._worked_out(self._merge)

    def _merge(self, made: Made) -> None:
        """Merge it into the project as it is now."""
        merged: Merged = made[1]
        if not self._incoming.apply(self._store, merged.patch):
            return
        for problem in merged.kept:
            self._incoming.problem.emit(problem)
        self._incoming.message.emit(merged.patch.label.replace("Merge", "Merged", 1))
