"""What a workbook says that it unpacks to, before any of it is unpacked."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from core.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 2 * 2**30
"""Bytes of all parts; a million rows of thirty columns stay below."""
_HARMLESS = 64 * 2**20
"""A part up to this size may be packed as tightly as it likes."""
_TIGHTEST = 200
"""Bytes out of one byte in; rows of a table come to 10 to 40, a bomb to 1000."""


def check_packing(path: Path) -> None:
    """Raise UserError where a workbook unpacks to far more than a table can be."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return  # an old .xls, or damaged: the reader will say so
    total = sum(part.file_size for part in parts)
    tight = any(
        p.file_size > max(_HARMLESS, _TIGHTEST * p.compress_size) for p in parts
    )  # fmt: skip
    if tight or total > _MOST:
        raise UserError(
            f"“{path.name}” is not read: {path.stat().st_size:,} bytes unpack to {total:,}, as in "
            "a file that is made to fill the memory."
        )
