"""Files that are either written whole or not touched."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    errno.ENOSPC: "the disk is full. Make room, or choose another place.",
    errno.EDQUOT: "your disk quota is used up. Make room, or choose another place.",
    errno.EACCES: "it may not be written there. If it is open in another program such as Excel, "
    "close it there; otherwise choose another place or name.",
    errno.EROFS: "the disk is read-only. Choose another place.",
    errno.ENOENT: "there is no such folder. Make it first, or choose another place.",
    errno.ENOTDIR: "there is no such folder. Make it first, or choose another place.",
    errno.EISDIR: "there is a folder of that name. Choose another name.",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one.",
}
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_WORDS[errno.EPERM] = _WORDS[errno.EBUSY] = _WORDS[errno.EACCES]


@contextmanager
def write_atomically(path: Path) -> Iterator[Path]:
    """Yield the path of a file to make; move it to path when the block ends without an error.

    It lies in a folder of its own beside the target, so that its mode is the usual one. What was
    at path stays whole until then. Raises UserError, in words that say what to do, where it
    cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse(target)
        folder = Path(mkdtemp(prefix=".dateline-", dir=target.parent))
    except OSError as error:
        raise _refusal(path, error) from error
    try:
        yield folder / target.name
        _flush(folder / target.name)
        os.replace(folder / target.name, target)  # noqa: PTH105  (says what it does)
    except OSError as error:
        if not _concerns(error, folder):
            raise
        raise _refusal(path, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _concerns(error: OSError, folder: Path) -> bool:
    """Whether it is about the file being made, or the disk, not another that the block uses."""
    named = str(error.filename or "")
    return not named or named.startswith(str(folder)) or error.errno in _DISK


def _refuse(target: Path) -> None:
    """Raise OSError for a target that replacing would ignore: a folder, a write-protected file."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected")


def _flush(path: Path) -> None:
    """See it onto the disk before it takes the old file's place."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _refusal(path: Path, error: OSError) -> UserError:
    why = _WORDS.get(error.errno or 0, f"{error.strerror or error}.")
    return UserError(f"“{path.name}” could not be written: {why} What was there before is whole.")
