"""A database written under another name and moved into place once it is whole."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from core.errors import UserError
from core.storage.locking import Lock
from core.storage.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a name to write a database to, and move it into place once it is whole."""
    path = path.absolute()
    try:
        folder = Path(mkdtemp(prefix=".dateline-", dir=path.parent))
    except OSError as error:
        raise refusal(error, path) from error
    try:
        yield folder / "project"
        _move(folder / "project", path)
    except (OSError, sqlite3.Error) as error:
        raise refusal(error, path) from error
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()


def _move(temporary: Path, path: Path) -> None:
    """Put a finished database in place of what is there, unless that is open elsewhere."""
    lock = Lock.take(path)
    if lock is None:
        raise UserError(f"“{path.name}” is open in another window. Close it there, or save "
                        "under another name.")  # fmt: skip
    try:
        # What a killed process left of the old file's log must not be played into the new one.
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        os.replace(temporary, path)  # noqa: PTH105  (Path.replace is the same; this reads plainer)
    finally:
        lock.release()
