"""An open project with its undo history and, where it has one, its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from core.conflicts import following
from core.project import Patch, Project, compose

if TYPE_CHECKING:
    from pathlib import Path


class Journal(Protocol):
    """Where every change is written before it counts as done (core.storage.ProjectFile)."""

    path: Path
    read_only: bool

    def close(self) -> None:
        """Let go of the file."""

    def copy_to(self, path: Path) -> None:
        """Write a copy of the whole file; raises UserError where that cannot be done."""

    def remember(self, name: str, data: bytes) -> None:
        """Keep data beside the project; no step of the session."""

    def recall(self, name: str) -> bytes | None:
        """Return what was kept under a name; None where nothing was."""

    def record(self, patch: Patch, inverse: Patch, step: str) -> None:
        """Write one transaction; step is "do", "extend", "undo" or "redo".

        inverse is what goes on the stack: after "extend" it stands for the step before too.
        """


class Session:
    """Changes go through do, undo and redo; each is written to the journal as one transaction."""

    def __init__(
        self,
        project: Project | None = None,
        journal: Journal | None = None,
        undoable: list[Patch] | None = None,
        redoable: list[Patch] | None = None,
    ) -> None:
        self.project = project if project is not None else Project()
        self.journal = journal
        self._undoable = undoable if undoable is not None else []
        self._redoable = redoable if redoable is not None else []

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._undoable[-1].label if self._undoable else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._redoable[-1].label if self._redoable else None

    @property
    def stacks(self) -> tuple[tuple[Patch, ...], tuple[Patch, ...]]:
        """What undo and what redo would apply, the next one last."""
        return tuple(self._undoable), tuple(self._redoable)

    def do(self, patch: Patch, *, extend: bool = False) -> Patch:
        """Make a change and return it; where it cannot be written, raise and change nothing.

        What has to follow (conflicts between sources come and go) is part of the step. With
        extend, the last step and this one are undone together.
        """
        last = self._undoable[-1] if extend and self._undoable else None
        patch, inverse = self._write(patch, "extend" if last else "do", last)
        if last:
            self._undoable.pop()
        self._undoable.append(inverse)
        self._redoable.clear()
        return patch

    def undo(self) -> Patch | None:
        """Take back the last change and return the patch that did so."""
        return self._step(self._undoable, self._redoable, "undo")

    def redo(self) -> Patch | None:
        """Make again the last change taken back and return the patch that did so."""
        return self._step(self._redoable, self._undoable, "redo")

    def close(self) -> None:
        """Let go of the file, if there is one."""
        if self.journal is not None:
            self.journal.close()

    def copy_to(self, path: Path) -> None:
        """Write a copy of the project file; raises UserError where that cannot be done."""
        if self.journal is not None:
            self.journal.copy_to(path)

    def _step(self, of: list[Patch], onto: list[Patch], step: str) -> Patch | None:
        if not of:
            return None
        patch = of[-1]
        onto.append(self._write(patch, step)[1])
        of.pop()
        return patch

    def _write(self, patch: Patch, step: str, last: Patch | None = None) -> tuple[Patch, Patch]:
        """Apply and write a step; return it, with what followed from it, and what undoes it."""
        inverse = own = self.project.apply(patch)
        try:
            if step in ("do", "extend") and (more := following(self.project, patch.ids)):
                inverse = own = compose(self.project.apply(more), own, patch.label)
                patch = compose(patch, more, patch.label)
            if last is not None:
                inverse = compose(own, last, patch.label)
            if self.journal is not None:
                self.journal.record(patch, inverse, step)
        except BaseException:
            self.project.apply(own)
            raise
        return patch, inverse
