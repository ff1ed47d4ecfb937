"""The lines of a PDF page, where they stand and how large they are."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HYPHEN = "\x02"
"""What pdfium writes for a hyphen at the end of a line."""
_GAP = 1.0
"""Sizes of the type between two words that may be of two columns, at least."""
_BACK = 2.2
"""Sizes of the type by which a line goes back where the next one begins."""
INTERLEAVED = 0.25
"""Turns from one column to another for every line, from which on they are out of order."""
COLUMN_WORDS = 2.5
"""Words of a line of such a column on average; the cells of tables are shorter."""


@dataclass(slots=True)
class Line:
    """A line of one column; coordinates in points, y from the bottom of the page up."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int = 0
    tall: float = 0.0
    """The height of its page."""

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Run:
    """Characters that follow each other on a line."""

    chars: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)


def lines_of(textpage: Any, page: int, height: float) -> list[Line]:
    """Return the lines of a page of pypdfium2 in reading order."""
    from core.reading.office.pdf_columns import by_columns, gutters_of, is_interleaved, merged

    runs = [line for run in _runs(textpage) if (line := _line(run, page, height))]
    gutters = gutters_of(runs)
    lines = merged(runs, gutters)
    return by_columns(lines, gutters) if is_interleaved(lines, gutters) else lines


def _runs(textpage: Any) -> Iterator[_Run]:
    """Yield the characters in the order of the page, parted at line ends and wide gaps."""
    run = _Run()
    for char, box, size in _characters(textpage):
        if char in "\r\n":
            yield run
            run = _Run()
        elif box is None:
            if run.chars:
                run.chars.append(" ")
        else:
            if run.boxes and _is_apart(run.boxes[-1], box, max(size, run.sizes[-1])):
                yield run
                run = _Run()
            run.chars.append(char)
            run.boxes.append(box)
            run.sizes.append(size)
    yield run


def _is_apart(
    last: tuple[float, float, float, float], box: tuple[float, float, float, float], size: float
) -> bool:
    left, _right, bottom, top = box
    if abs((bottom + top) / 2 - (last[2] + last[3]) / 2) >= 0.9 * size:
        return True
    return left - last[1] > _GAP * size or last[0] - left > _BACK * size


def _characters(
    textpage: Any,
) -> Iterator[tuple[str, tuple[float, float, float, float] | None, float]]:
    """Yield every character, its box (left, right, bottom, top; None for blanks) and size."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    places = [ctypes.byref(c) for c in (left, right, bottom, top)]
    raw = textpage.raw
    scale = 0.0
    for i in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, i)
        char = HYPHEN if code in {0x2, 0xFFFE} else chr(code) if code < 0x110000 else " "
        if char in "\r\n":
            scale = 0.0
            yield char, None, 0.0
        elif char.isspace() or code == 0:
            yield " ", None, 0.0
        elif pdfium.FPDFText_GetCharBox(raw, i, *places):
            scale = scale or _scale(raw, i)
            size = pdfium.FPDFText_GetFontSize(raw, i) * scale
            yield char, (left.value, right.value, bottom.value, top.value), size


def _scale(raw: Any, i: int) -> float:
    """Return by how much the page enlarges the type of a character."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(raw, i, ctypes.byref(matrix)):
        return 1.0
    return float(matrix.b**2 + matrix.d**2) ** 0.5 or 1.0


def _line(run: _Run, page: int, height: float) -> Line | None:
    text = " ".join(_paired("".join(run.chars)).split())
    if not text or not run.boxes:
        return None
    tallness = max(b[3] - b[2] for b in run.boxes)
    size = median(run.sizes)
    # Some writers scale the page instead of the type: then the size says nothing.
    size = size if size >= 0.5 * tallness and size <= 4 * tallness else tallness
    return Line(
        text,
        min(b[0] for b in run.boxes), max(b[1] for b in run.boxes),
        min(b[2] for b in run.boxes), max(b[3] for b in run.boxes),
        size, page, height,
    )  # fmt: skip


def _paired(text: str) -> str:
    """Join halves of characters beyond the first plane."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
