"""Web archives of the Webrecorder tools (WACZ): WARC files in a ZIP, with a list of the pages."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.reading.archives.members import member, opened
from core.reading.archives.warc import NO_PAGES, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from core.model import Document
    from core.reading.source import Source


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the pages of the archive; parts of pages (frames, pictures) are not listed as such."""
    with opened(source) as packed:
        names = [n for n in packed.namelist() if n.endswith((".warc", ".warc.gz"))]
        if not names:
            raise UserError(NO_PAGES)
        pages = _pages(source, packed)
        for name in sorted(names):
            try:
                data = member(source, packed, name)
                yield from records(source.inner(name, data), io.BytesIO(data), pages)
            except UserError as error:
                yield Problem(f"{source.where} › {name}", str(error))


def _pages(source: Source, packed: ZipFile) -> frozenset[str] | None:
    """Return the addresses that are pages; None where the archive does not list them."""
    found: set[str] = set()
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name in packed.namelist():
            for line in member(source, packed, name).decode("utf-8", "replace").splitlines():
                found.add(_address(line))
    found.discard("")
    return frozenset(found) or None


def _address(line: str) -> str:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return str(row.get("url") or "") if isinstance(row, dict) else ""
