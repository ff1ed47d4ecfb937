"""ZIP archives of articles of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.reading.archives.members import member, opened
from core.reading.dispatch import read_source
from core.reading.files import hidden, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from core.model import Document
    from core.reading.source import Source

NOTHING = "no file that can be read was found in it"


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the articles of the files inside, by name."""
    with opened(source) as packed:
        inside = chosen(packed.infolist())
        if not inside:
            raise UserError(NOTHING)
        for info in inside:
            where = f"{source.where} › {info.filename}"
            try:
                inner = source.inner(info.filename, member(source, packed, info))
            except UserError as error:
                yield Problem(where, str(error))
                continue
            yield from read_source(inner)


def chosen(infos: list[ZipInfo]) -> list[ZipInfo]:
    """Return the files to read: those of a known suffix, or all where none has one."""
    shown = sorted((i for i in infos if not i.is_dir()), key=lambda info: info.filename)
    known = [info for info in shown if wanted(info.filename)]
    return known or [info for info in shown if not hidden(info.filename)]
