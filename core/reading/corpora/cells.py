"""What stands in a cell: text, a date, a list of names."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from core.calendar import seconds
from core.edtf import parse, unit
from core.model import FuzzyDate, Precision
from core.reading.paragraphs import joined
from core.reading.printed_date import read_printed

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKUP = re.compile(r"<(?:p|br|div|span|a|strong|em|h\d)\b[^>]*>", re.IGNORECASE)
_SLASHED = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b")
_EARLIEST, _LATEST = 86_400 * 365, 86_400 * 365 * 100


def text_of(cell: Any) -> str:
    """Write a cell as text; pages become their paragraphs."""
    if cell is None or (isinstance(cell, float) and cell != cell):  # noqa: PLR0124 - NaN
        return ""
    if isinstance(cell, list | tuple):
        return "\n\n".join(filter(None, map(text_of, cell)))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()
    return _unmarked(text) if _MARKUP.search(text[:4000]) else text


def line_of(cell: Any) -> str:
    """Write a cell on one line."""
    if isinstance(cell, list | tuple):
        return "; ".join(filter(None, map(line_of, cell)))
    if isinstance(cell, dict):
        known = (cell.get(key) for key in ("name", "title", "label", "value"))
        return line_of(next((value for value in known if value), ""))
    return " ".join(text_of(cell).split())


def date_of(cell: Any, *, month_first: bool = False) -> FuzzyDate | None:
    """Read a cell as a date: a date of the program it comes from, ISO, an epoch, or printed."""
    if isinstance(cell, dt.datetime):
        return _moment(cell)
    if isinstance(cell, dt.date):
        return unit(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(float(cell))
    text = line_of(cell)
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return _number(float(text))
    head, dot, rest = text.partition(".")
    iso = head + rest.lstrip("0123456789") if dot and "T" in head else text
    return (parse(iso) if _is_iso(iso) else None) or read_printed(text, month_first=month_first)


def month_first_in(values: Sequence[Any]) -> bool | None:
    """Whether figures of a column must be month first, must not, or (None) may be either."""
    pairs = [m for value in values if isinstance(value, str) and (m := _SLASHED.match(value))]
    if any(int(m[1]) > 12 for m in pairs) or not pairs:
        return False
    return True if any(int(m[2]) > 12 for m in pairs) else None


def _is_iso(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?(?:[T ].*)?", text)) and (
        "T" not in text or not re.search(r"T00:00(?::00)?", text)
    )


def _moment(at: dt.datetime) -> FuzzyDate:
    if not (at.hour or at.minute or at.second):
        return unit(at.year, at.month, at.day)
    start = seconds(at.year, at.month, at.day, at.hour, at.minute)
    return FuzzyDate(start, start + 59, Precision.MINUTE)


def _number(value: float) -> FuzzyDate | None:
    """Read seconds or thousandths since 1970, a year, or 20160304."""
    if value == value and value.is_integer() and abs(value) < 1e15:  # noqa: PLR0124 - NaN
        whole = int(value)
        if 1500 <= whole <= 2100 or 15000101 <= whole <= 21001231:
            return read_printed(str(whole))
        whole = whole // 1000 if whole > 10**11 else whole
        if _EARLIEST <= whole <= _LATEST:
            return FuzzyDate(
                whole - whole % 60, whole - whole % 60 + 59, Precision.MINUTE, zone="Z"
            )
    return None


def _unmarked(text: str) -> str:
    from core.reading.vendor.markup import paragraphs, tree_of

    return joined(paragraphs(tree_of(text)))
