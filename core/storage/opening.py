"""Opening a project file, whoever wrote it and whatever befell it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.session import Session
from core.storage.connecting import connect
from core.storage.refusals import code, means_damage, refusal
from core.storage.salvage import Damaged, Salvaged, salvage
from core.storage.saving import write_project

if TYPE_CHECKING:
    from pathlib import Path

    from core.storage.project_file import ProjectFile

_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open project, and what there is to say about its file."""

    session: Session
    problems: tuple[Problem, ...] = ()


def open_project(path: Path) -> Opened:
    """Open a project file, or start one where there is none.

    What cannot be written opens read-only, a damaged file is salvaged into a new one beside it;
    both are said in problems. Raises UserError for what is no project at all.
    """
    path = path.absolute()
    try:
        return _open(path)
    except Damaged:
        return _open_salvaged(path)
    except OSError as error:
        raise refusal(error, path) from error
    except sqlite3.Error as error:
        if means_damage(error):
            return _open_salvaged(path)
        raise refusal(error, path) from error


def _open(path: Path) -> Opened:
    empty = _check(path)
    file = connect(path)
    try:
        session = _load(file)
    except BaseException:
        file.close()
        raise
    problems = []
    if file.read_only:
        problems.append(Problem(path.name, file.why_read_only, "warning"))
    if empty:
        problems.append(Problem(path.name, "was empty: a new project starts in it.", "note"))
    return Opened(session, tuple(problems))


def _check(path: Path) -> bool:
    """Refuse what can be no project; return whether there is a file with nothing in it."""
    if path.is_dir():
        raise UserError(f"“{path.name}” is a folder, not a project.")
    if not path.parent.is_dir():
        raise UserError(f"There is no folder “{path.parent}”. Make it first, or choose another.")
    if not path.exists():
        return False
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    if start and start != _MAGIC:
        raise Damaged
    return not start


def _load(file: ProjectFile) -> Session:
    try:
        file.check()
        return Session(file.project(), file, file.history("undo"), file.history("redo"))
    except (ValueError, TypeError, KeyError, sqlite3.OperationalError) as error:
        if file.newer:
            raise UserError(
                f"“{file.path.name}” was written by a newer version of Dateline and cannot be "
                "shown by this one. Update Dateline to open it."
            ) from error
        if isinstance(error, sqlite3.OperationalError) and code(error) != sqlite3.SQLITE_ERROR:
            raise
        raise Damaged from error


def _open_salvaged(path: Path) -> Opened:
    saved: Salvaged = salvage(path)
    target = _unused(path)
    write_project(target, Session(saved.project))
    file = connect(target)
    said = Problem(
        path.name,
        f"was damaged. What could be read is in “{target.name}”, open now; the damaged file is "
        "left as it was. The undo history is lost.",
    )
    return Opened(Session(saved.project, file), (said, *saved.problems))


def _unused(path: Path) -> Path:
    """Return the first free name of "NAME (salvaged).dateline", "NAME (salvaged 2).dateline" …."""
    number = 1
    while True:
        word = "salvaged" if number == 1 else f"salvaged {number}"
        target = path.with_name(f"{path.stem} ({word}).dateline")
        if not target.exists():
            return target
        number += 1
