"""TAR archives of articles of any kind; nothing is unpacked to disk."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.reading.archives.members import DAMAGED
from core.reading.dispatch import read_source
from core.reading.files import wanted
from core.reading.limits import size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Document
    from core.reading.source import Source


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the articles of the plain files inside, in the archive's order."""
    try:
        with source.open() as stream, tarfile.open(fileobj=stream, mode="r:") as packed:
            for info in packed:
                if info.isfile() and wanted(info.name):
                    yield from _member(source, packed, info)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise UserError(DAMAGED) from error


def _member(
    source: Source, packed: tarfile.TarFile, info: tarfile.TarInfo
) -> Iterator[Document | Problem]:
    if info.size > source.limits.part_bytes:
        words = f"unpacks to {size(info.size)}, the limit is {size(source.limits.part_bytes)}"
        yield Problem(f"{source.where} › {info.name}", words)
        return
    stream = packed.extractfile(info)
    if stream is not None:
        yield from read_source(source.inner(info.name, stream.read()))
