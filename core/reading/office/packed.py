"""XML in a ZIP archive, as Word and OpenDocument keep it, read within limits."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lxml import etree

from core.errors import UserError
from core.reading.limits import size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.reading.source import Source

_DAMAGED = "could not be read as an office document: it is cut off or damaged"
_SPEAKS_OF_TYPE = 4096


@contextmanager
def opened(source: Source) -> Iterator[zipfile.ZipFile]:
    """Open the archive; raises UserError where it is damaged."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError) as error:
        raise UserError(_DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:
        raise UserError("it is protected by a password, or packed in an unknown way") from error


def part(source: Source, archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Unpack one part; None where there is none. Raises UserError beyond the limits."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    most = source.limits.part_bytes
    with archive.open(info) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UserError(f"a part of it ({name}) unpacks to more than {size(most)}")
    source.spend(len(data))
    return data


def xml_of(data: bytes) -> etree._Element:
    """Parse XML without a document type, entities or anything outside.

    Raises UserError where it is no such XML.
    """
    if b"<!DOCTYPE" in data[:_SPEAKS_OF_TYPE] or b"<!ENTITY" in data:
        raise UserError("its XML declares entities of its own, which no word processor does")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.parse(io.BytesIO(data), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise UserError(
            f"could not be read: its XML is cut off, damaged or nested too deep ({error.msg})"
        ) from error
