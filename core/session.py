"""An open project with its undo history and, where it has one, its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from core.conflicts import following
from core.errors import UserError
from core.project import Patch, Project, compose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Told = Callable[[int, int], bool]
    """Is given how much is done, and of how much; returns False where it is to stop."""

HELD = (
    "A large change is being written into the project. Wait until it is done, or stop it in the "
    "status bar; then repeat this step."
)


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

    def record(self, patch: Patch, inverse: Patch, step: str, told: Told | None = None) -> None:
        """Write one transaction; step is "do", "extend", "undo" or "redo".

        inverse is what goes on the stack: after "extend" it stands for the step before too.
        Where told says so, it raises StoppedError and writes nothing.
        """


@dataclass(frozen=True, slots=True)
class Planned:
    """A step worked out on a copy of the project, which is the project once it is written."""

    step: str
    patch: Patch
    inverse: Patch
    project: Project


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
        self.held = False
        """Whether a step is being made by plan, write and adopt; every other one is refused."""

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
        self.check_free()
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

    def plan(
        self, step: Literal["do", "undo", "redo"], patch: Patch | None = None, *,
        extend: bool = False,
    ) -> Planned:  # fmt: skip
        """Work out a step without making it; nothing but this may go on, in whatever thread.

        do asks for a patch. Follow with write, which may be in the same other thread, then adopt.
        """
        last = self._undoable[-1] if extend and self._undoable else None
        copied = self.project.copy()
        if step == "do":
            patch, _, inverse = _worked_out(copied, patch or Patch(""), last, follows=True)
            return Planned("extend" if last else "do", patch, inverse, copied)
        patch = (self._undoable if step == "undo" else self._redoable)[-1]
        return Planned(step, patch, copied.apply(patch), copied)

    def write(self, planned: Planned, told: Told | None = None) -> None:
        """Write what was planned, all or nothing; raises UserError (StoppedError if told to)."""
        if self.journal is not None:
            self.journal.record(planned.patch, planned.inverse, planned.step, told)

    def adopt(self, planned: Planned) -> Patch:
        """Make what was planned and written the project as it is, at once; return the patch."""
        self.project.adopt(planned.project)
        if planned.step != "do":
            (self._redoable if planned.step == "redo" else self._undoable).pop()
        if planned.step in ("do", "extend"):
            self._redoable.clear()
        (self._redoable if planned.step == "undo" else self._undoable).append(planned.inverse)
        return planned.patch

    def check_free(self) -> None:
        """Raise UserError while a large step is being made."""
        if self.held:
            raise UserError(HELD)

    def close(self) -> None:
        """Let go of the file, if there is one."""
        if self.journal is not None:
            self.journal.close()

    def copy_to(self, path: Path) -> None:
        """Write a copy of the project file; raises UserError where that cannot be done."""
        self.check_free()
        if self.journal is not None:
            self.journal.copy_to(path)

    def _step(self, of: list[Patch], onto: list[Patch], step: str) -> Patch | None:
        self.check_free()
        if not of:
            return None
        patch = of[-1]
        onto.append(self._write(patch, step)[1])
        of.pop()
        return patch

    def _write(self, patch: Patch, step: str, last: Patch | None = None) -> tuple[Patch, Patch]:
        """Apply and write a step; return it, with what followed from it, and what undoes it."""
        follows = step in ("do", "extend")
        patch, own, inverse = _worked_out(self.project, patch, last, follows=follows)
        try:
            if self.journal is not None:
                self.journal.record(patch, inverse, step)
        except BaseException:
            self.project.apply(own)
            raise
        return patch, inverse


def _worked_out(
    project: Project, patch: Patch, last: Patch | None, *, follows: bool
) -> tuple[Patch, Patch, Patch]:
    """Apply a patch with what follows; return the whole, what undoes it, and that with the last."""
    own = project.apply(patch)
    try:
        more = following(project, patch.ids) if follows else None
    except BaseException:
        project.apply(own)
        raise
    if more:
        own = compose(project.apply(more), own, patch.label)
        patch = compose(patch, more, patch.label)
    return patch, own, compose(own, last, patch.label) if last is not None else own
