"""How much of anything one file may ask for; the one place where these numbers stand."""

from __future__ import annotations

from dataclasses import dataclass

KB, MB, GB = 2**10, 2**20, 2**30


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps that hold while one file is read."""

    file_bytes: int = 200 * MB
    """Bytes of a file that is read whole."""
    stream_bytes: int = 8 * GB
    """Bytes of a file that is read record by record (WARC, mbox, ZIP)."""
    part_bytes: int = 100 * MB
    """Bytes of one packed file, mail attachment or web record, once unpacked."""
    total_bytes: int = 2 * GB
    """Bytes that may come out of one file, all packing undone."""
    markup_bytes: int = 16 * MB
    """Bytes of one page of HTML or one file of XML."""
    members: int = 100_000
    """Entries of one archive."""
    depth: int = 6
    """Archives in archives, mails in mails."""
    nesting: int = 250
    """Elements in elements, MIME parts in parts; what is deeper is flattened or refused."""
    articles: int = 200_000
    """Articles of one file."""
    seconds: float = 60.0
    """Wall time until the next article of a file must have come."""
    memory: int = 4 * GB
    """Bytes of address space of a reading process, where the system can cap it."""


LIMITS = Limits()


def size(count: float) -> str:
    """Write a number of bytes for people."""
    for unit, name in ((GB, "GB"), (MB, "MB"), (KB, "kB")):
        if count >= unit:
            return f"{count / unit:,.0f} {name}"
    return f"{count:.0f} bytes"
