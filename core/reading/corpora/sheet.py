"""Workbooks (.xlsx, .xls, .ods): every sheet with a column of text."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.reading.corpora.table import Table, documents, table_of
from core.reading.limits import size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

_PIECE = 1 << 20


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the articles of a workbook, then which columns were taken of each sheet."""
    yield from documents(source, tables_of(source))


def tables_of(source: Source) -> list[Table]:
    """Return the filled sheets; raises UserError for what is no workbook, or is locked."""
    _check(source)
    try:
        return _opened(source.data)
    except Exception as error:
        raise UserError(_words(error)) from error
    except BaseException as error:
        # The reader is compiled: its own crash is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise UserError("could not be read as a table: the workbook is damaged") from error


def _opened(data: bytes) -> list[Table]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        found = []
        for name in book.sheet_names:
            rows: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=True)
            table = table_of(rows, name)
            if table is not None:
                found.append(table)
    if len(found) == 1:
        found[0].name = ""
    return found


def _words(error: Exception) -> str:
    told = str(error) or type(error).__name__
    if "assword" in told or "ncrypt" in told:
        return "protected by a password: open it, save it without one, and add that"
    return f"could not be read as a table: the workbook is cut off or damaged ({told[:120]})"


def _check(source: Source) -> None:
    """Unpack a workbook once to nowhere: what it holds may not exceed the limits."""
    if not source.head(4).startswith(b"PK"):
        return
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for info in archive.infolist():
                if info.filename.endswith((".xml", ".rels", ".bin")):
                    _unpack(source, archive, info)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise UserError(
            "could not be read as a table: the workbook is cut off or damaged"
        ) from error


def _unpack(source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    total = 0
    with archive.open(info) as part:
        while piece := part.read(_PIECE):
            total += len(piece)
            if total > source.limits.part_bytes:
                most = size(source.limits.part_bytes)
                raise UserError(f"a part of it ({info.filename}) unpacks to more than {most}")
    source.spend(total)
