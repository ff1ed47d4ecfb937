"""Which project is open, and the file it lives in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import UserError
from core.storage import open_project, save_as
from gui.errors import attempt
from gui.settings import folder, recent_projects, remember_folder, remember_project, untitled_path

if TYPE_CHECKING:
    from gui.store import Store

FILES = "Dateline project (*.dateline)"


class Projects(QObject):
    """Opens, makes and names project files; there is no unsaved state."""

    opened = Signal(object)
    """Another project is open; the Path of its file."""
    problem = Signal(object)

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._window = window

    @property
    def path(self) -> Path | None:
        """The file of the open project."""
        journal = self._store.session.journal
        return journal.path if journal else None

    @property
    def read_only(self) -> bool:
        """Whether the open file takes no changes."""
        journal = self._store.session.journal
        return journal is not None and journal.read_only

    def start(self, path: Path | None) -> None:
        """Open the file named, else the project of last time, else a new one."""
        candidates = [path] if path else recent_projects()[:1]
        for candidate in candidates:
            if attempt(self._window, lambda p=candidate: self.open(p)):  # type: ignore[misc]
                return
        self.new()

    def new(self) -> None:
        """Start an empty project; it lives in the user's data folder until it is named."""
        self.open(untitled_path())

    def open(self, path: Path) -> None:
        """Open a project file (made where it does not exist); raises UserError if it is none."""
        if self.path is not None and path.absolute() == self.path.absolute():
            return
        self._store.session.check_free()
        found = open_project(path)
        old = self._store.session
        self._store.open(found.session)
        old.close()
        for problem in found.problems:
            self.problem.emit(problem)
        if self.path is not None:
            remember_project(self.path)
            self.opened.emit(self.path)

    def ask_open(self) -> None:
        """Let the analyst choose a project file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open project", str(folder("projects")), FILES
        )
        if chosen:
            remember_folder("projects", Path(chosen))
            attempt(self._window, lambda: self.open(Path(chosen)))

    def ask_save_as(self) -> None:
        """Let the analyst name the project; the work goes on in the named file."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save project as", str(folder("projects")), FILES
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix == ".dateline" else path.with_name(path.name + ".dateline")
            remember_folder("projects", path)
            attempt(self._window, lambda: self.save_as(path))

    def save_as(self, path: Path) -> None:
        """Copy the project to a named file and go on in that; raises UserError if it cannot."""
        if self.path is not None and path.absolute() == self.path.absolute():
            raise UserError(
                "That is the file the project is in already; every change is kept there."
            )
        save_as(self._store.session, path)
        remember_project(path)
        self.opened.emit(path.absolute())
