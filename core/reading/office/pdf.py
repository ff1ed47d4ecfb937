"""PDF: paragraphs rebuilt from the lines of the pages; scanned pages through tesseract."""

from __future__ import annotations

import ctypes
import time
from typing import TYPE_CHECKING, Any

from core.errors import Problem, UserError
from core.reading.office.opened import documents
from core.reading.office.pdf_flow import paragraphs_of
from core.reading.office.pdf_ocr import paragraphs_in, tesseract
from core.reading.office.pdf_page import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model import Document
    from core.reading.paragraphs import Paragraph
    from core.reading.source import Source

MOST_PAGES = 3000
_LEAST = 12
"""Characters of a page that is no mere picture, at least."""
_STAMP = 150
"""Characters that may be stamped on the picture of a page."""
_MOST_OF_PAGE = 0.6
"""Share of a page that the picture of it covers, at least."""
_SHARE_OF_TIME = 0.7
"""Share of the time for a file that scanned pages may take."""
_LOCKED = "protected by a password: open it, save it without one, and add that"


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of a PDF, or the articles of a vendor's export."""
    pdf = _opened(source.data)
    try:
        count = len(pdf)
        pages = [_lines(pdf, i) for i in range(min(count, MOST_PAGES))]
        scans, unread = _scanned(source, pdf, pages)
        title, made = _about(pdf)
    finally:
        pdf.close()
    paragraphs = _put_together(pages, scans)
    if not paragraphs:
        raise UserError(_nothing(unread, count))
    yield from documents(source, paragraphs, title=title, made=made)
    if unread:
        yield Problem(source.where, _unread(unread), "warning")
    if count > MOST_PAGES:
        told = f"{count:,} pages: those after page {MOST_PAGES:,} were left out"
        yield Problem(source.where, told, "warning")


def _opened(data: bytes) -> Any:
    """Open a PDF; raises UserError where it is locked or damaged."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        if not len(pdf):
            raise UserError("the PDF has no page")
    except pypdfium2.PdfiumError as error:
        told = str(error)
        if "assword" in told or "ecurity" in told:
            raise UserError(_LOCKED) from error
        raise UserError("could not be read as a PDF: it is cut off or damaged") from error
    return pdf


def _lines(pdf: Any, number: int) -> list[Line]:
    """Return the lines of a page; none where the page is damaged."""
    import pypdfium2

    try:
        page = pdf[number]
        textpage = page.get_textpage()
        found = lines_of(textpage, number, page.get_height())
        textpage.close()
        page.close()
    except pypdfium2.PdfiumError:
        return []
    return found


def _scanned(
    source: Source, pdf: Any, pages: Sequence[Sequence[Line]]
) -> tuple[dict[int, list[Paragraph]], list[int]]:
    """Read the pages that are pictures; return their paragraphs, and the pages not read."""
    lengths = [sum(len(x.text) for x in lines) for lines in pages]
    pictures = [
        i
        for i, length in enumerate(lengths)
        if (length < _LEAST and _has_picture(pdf, i)) or (length < _STAMP and _is_scan(pdf, i))
    ]
    program = tesseract() if pictures else None
    until = time.monotonic() + _SHARE_OF_TIME * source.limits.seconds
    read: dict[int, list[Paragraph]] = {}
    for number in pictures if program else ():
        left = until - time.monotonic()
        found = paragraphs_in(pdf[number], program or "", left) if left > 0 else None
        if found is not None:
            read[number] = found
    return read, [i for i in pictures if i not in read]


def _has_picture(pdf: Any, number: int) -> bool:
    import pypdfium2
    from pypdfium2 import raw

    try:
        kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
        return any(True for _ in pdf[number].get_objects(filter=kinds, max_depth=4))
    except pypdfium2.PdfiumError:
        return False


def _is_scan(pdf: Any, number: int) -> bool:
    """Whether one picture covers most of a page, whatever is stamped on it."""
    import pypdfium2
    from pypdfium2 import raw

    edges = [ctypes.c_float() for _ in range(4)]
    try:
        page = pdf[number]
        width, height = page.get_size()
        for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
            if raw.FPDFPageObj_GetBounds(item.raw, *map(ctypes.byref, edges)):
                left, bottom, right, top = (edge.value for edge in edges)
                if (right - left) * (top - bottom) >= _MOST_OF_PAGE * width * height:
                    return True
    except pypdfium2.PdfiumError:
        return False
    return False


def _put_together(
    pages: Sequence[Sequence[Line]], scans: dict[int, list[Paragraph]]
) -> list[Paragraph]:
    """Return the paragraphs in the order of the pages, runs of text pages taken together."""
    found: list[Paragraph] = []
    run: list[Sequence[Line]] = []
    for number, lines in enumerate(pages):
        if number in scans:
            found += [*paragraphs_of(run), *scans[number]]
            run = []
        else:
            run.append(lines)
    return [*found, *paragraphs_of(run)]


def _about(pdf: Any) -> tuple[str, str]:
    """Return the declared title, and when the file was made."""
    import pypdfium2

    try:
        meta = pdf.get_metadata_dict()
    except (pypdfium2.PdfiumError, UnicodeError):
        return "", ""
    day = str(meta.get("CreationDate") or "").removeprefix("D:")[:8]
    made = f"{day[:4]}-{day[4:6]}-{day[6:]}" if day.isdigit() and len(day) == 8 else ""
    return " ".join(str(meta.get("Title") or "").split()), made


def _nothing(unread: Sequence[int], count: int) -> str:
    if unread:
        return _unread(unread)
    return f"there is no text in the PDF ({count} page{'s' if count > 1 else ''})"


def _unread(pages: Sequence[int]) -> str:
    """Name the pages that are pictures and were not read."""
    numbers = ", ".join(str(i + 1) for i in pages[:15]) + (" …" if len(pages) > 15 else "")
    named = f"page{'s' if len(pages) > 1 else ''} {numbers}"
    why = (
        "tesseract could not read them in time"
        if tesseract()
        else "install tesseract and add the file again to have them read"
    )
    return f"scanned, a picture without text: {named}; {why}"
