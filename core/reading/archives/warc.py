"""Web archives (WARC, ARC, packed or not): the pages that were crawled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from core.edtf import parse
from core.errors import Problem, UserError
from core.model import Document
from core.reading.dispatch import read_source
from core.reading.limits import size

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from core.reading.source import Source

CUT = "the archive is damaged or cut short here: what came before it is kept"
NOT_ONE = "not a WARC or ARC file that can be read, or damaged at its start"
NO_PAGES = "no page was found in it: it holds no answer that is HTML, text or PDF"
LINE_END = 2
"""Bytes by which crawlers miscount; more that is missing was cut off."""
_READ = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "application/pdf": ".pdf", "application/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the pages of a web archive in the order of the crawl."""
    with source.open() as stream:
        yield from records(source, stream)


def records(
    source: Source, stream: BinaryIO, wanted: Container[str] | None = None
) -> Iterator[Document | Problem]:
    """Yield the articles of the records of a stream; of those addresses alone, if given."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    count = found = 0
    try:
        for record in ArchiveIterator(stream, arc2warc=True):
            count += 1
            for item in _articles(source, record, wanted):
                found += 1
                yield item
    except UserError:
        raise
    except (ArchiveLoadFailed, EOFError, ValueError, OSError, KeyError, AttributeError) as error:
        if not count:
            raise UserError(NOT_ONE) from error
        yield Problem(f"{source.where} › record {count + 1}", CUT, "warning" if found else "error")
    else:
        if not found:
            raise UserError(NO_PAGES if count else NOT_ONE)


def _articles(
    source: Source, record: Any, wanted: Container[str] | None
) -> Iterator[Document | Problem]:
    """Yield what one record holds, if it is a page that was delivered."""
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    headers = record.http_headers
    if record.rec_type not in ("response", "resource") or not url.startswith("http"):
        return
    if headers is not None and headers.get_statuscode() not in ("200", "203", ""):
        return
    head = record.rec_headers if headers is None else headers
    said = str(head.get_header("Content-Type") or "")
    kind, _, options = said.partition(";")
    # An answer that does not say what it is: its content will.
    suffix = _READ.get(kind.strip().lower()) if kind.strip() else ""
    if suffix is None or (wanted is not None and url not in wanted) or "/robots.txt" in url:
        return
    data = record.content_stream().read(source.limits.part_bytes + 1)
    if len(data) > source.limits.part_bytes:
        words = f"unpacks to more than {size(source.limits.part_bytes)}"
        yield Problem(f"{source.where} › {url}", words)
    elif data.strip():
        inner = source.inner(url, data, url=url, charset=_charset(options))
        inner = replace(inner, name="page" + suffix)
        yield from _crawled(record, read_source(inner))
        if getattr(record.raw_stream, "limit", 0) > LINE_END and not record.raw_stream.read(1):
            raise EOFError


def _charset(options: str) -> str:
    name, _, value = options.strip().partition("=")
    return value.strip("\"' ") if name.strip().lower() == "charset" else ""


def _crawled(record: Any, items: Iterator[Document | Problem]) -> Iterator[Document | Problem]:
    """Keep when it was crawled; pages that hold no text are no failure of the archive."""
    from core.reading.web.mhtml import saved

    when = parse(str(record.rec_headers.get_header("WARC-Date") or "").partition(".")[0])
    for item in items:
        if isinstance(item, Document):
            yield saved(item, when)
        else:
            yield Problem(item.where, item.message, "warning")
