"""The files inside a ZIP archive, unpacked one at a time and never to disk, within the limits."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.errors import UserError
from core.reading.limits import size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile, ZipInfo

    from core.reading.source import Source

DAMAGED = "the archive is damaged or cut short"
ENCRYPTED = "protected by a password: unpack it first"


@contextmanager
def opened(source: Source) -> Iterator[ZipFile]:
    """Open a source as a ZIP archive; raises UserError where it is none, or has too many files."""
    with source.open() as stream:
        try:
            packed = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise UserError(DAMAGED) from error
        with packed:
            if len(packed.infolist()) > source.limits.members:
                raise UserError(f"more than {source.limits.members:,} files in it: unpack it first")
            yield packed


def member(source: Source, packed: ZipFile, info: ZipInfo | str) -> bytes:
    """Unpack one file; raises UserError beyond the limits, for a password or damage."""
    try:
        info = packed.getinfo(info) if isinstance(info, str) else info
        if info.flag_bits & 1:
            raise UserError(ENCRYPTED)
        most = source.limits.part_bytes
        if info.file_size > most:
            raise UserError(f"unpacks to {size(info.file_size)}, the limit is {size(most)}")
        with packed.open(info) as stream:
            data = stream.read(most + 1)
    except KeyError as error:
        raise UserError(f"{DAMAGED}: {info} is missing") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise UserError(DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:
        raise UserError(f"packed in a way that cannot be undone ({error})") from error
    if len(data) > most:
        raise UserError(f"unpacks to more than {size(most)}")
    return data
