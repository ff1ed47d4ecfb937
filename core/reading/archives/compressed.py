"""Single files packed with gzip, bzip2 or xz."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from core.errors import UserError
from core.reading.dispatch import read_source
from core.reading.limits import size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

CUT = "the compressed file is damaged or cut short"


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the articles of the file inside."""
    name = source.name
    for suffix in (".gz", ".bz2", ".xz"):
        name = name.removesuffix(suffix)
    yield from read_source(source.inner(name.replace(".tgz", ".tar"), _unpacked(source)))


def _unpacked(source: Source) -> bytes:
    most = source.limits.part_bytes
    try:
        with source.open() as stream, _opened(stream, source.head(6)) as packed:
            data = packed.read(most + 1)
    except (EOFError, zlib.error, lzma.LZMAError, OSError, ValueError) as error:
        raise UserError(CUT) from error
    if len(data) > most:
        raise UserError(f"unpacks to more than {size(most)}")
    return data


def _opened(stream: BinaryIO, head: bytes) -> BinaryIO:
    if head.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.GzipFile(fileobj=stream))
    kind = bz2.BZ2File if head.startswith(b"BZh") else lzma.LZMAFile
    return cast("BinaryIO", kind(stream))
