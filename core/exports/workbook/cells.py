"""What the sheets are made of: columns, and values as a cell shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from core.calendar import DAY, seconds
from core.edtf import FINE, iso_bounds, iso_day, iso_moment, render
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR = "; "
_FIRST_EXCEL = seconds(1900)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SERIAL_OF_1970, _LEAP_DAY = 25_569 * DAY, 61
_SCHEMES = ("http://", "https://", "ftp://", "mailto:", "file://")
_LONGEST_LINK = 2_079
_MONTHS = frozenset((Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALFYEAR))
_DAYS = frozenset((Precision.DAY, Precision.WEEKEND, Precision.WEEK))

_SHAPES = {
    precision: "yyyy-mm-dd hh:mm:ss" if precision is Precision.SECOND
    else "yyyy-mm-dd hh:mm" if precision in FINE
    else "yyyy-mm-dd" if precision in _DAYS
    else "mmm yyyy" if precision in _MONTHS
    else "yyyy"
    for precision in Precision
}  # fmt: skip


class Look(Enum):
    """How a column's cells are set."""

    ID = "id"
    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    SHARE = "share"
    DATE = "date"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, its width in characters, its look, its drop-down, its colours."""

    header: str
    width: int
    look: Look = Look.TEXT
    choices: tuple[str, ...] = ()
    colours: tuple[tuple[str, str], ...] = ()
    """Word in a cell → name of its colour in resources/theme.toml."""
    links: int = 0
    """0: has none; 1: leads somewhere; 2: so too, but gives way where there are too many."""
    heat: str = ""
    """Name of the colour that its numbers are shaded in, the more the higher."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that Excel can show, in a number format no finer than it is known."""

    second: int
    shape: str

    @property
    def value(self) -> datetime:
        """As Python's own date and time, without a zone."""
        return (_EPOCH + timedelta(seconds=self.second)).replace(tzinfo=None)

    @property
    def serial(self) -> float:
        """As Excel's days since 1900, which it takes for a leap year."""
        days = (self.second + _SERIAL_OF_1970) / DAY
        return days if days >= _LEAP_DAY else days - 1


@dataclass(frozen=True, slots=True)
class Linked:
    """A value that leads to a row of a sheet (from 0), or to an address outside."""

    value: Value
    sheet: str = ""
    row: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Tinted:
    """A text in a named colour of the theme (the legend)."""

    value: str
    colour: str


Value = str | int | float | Moment | None
Cell = Value | Linked | Tinted


def joined(values: Iterable[str]) -> str:
    """Join several values as one cell holds them, each once."""
    kept = [value for value in values if value]
    return SEPARATOR.join(dict.fromkeys(kept)) if len(kept) > 1 else "".join(kept)


def moment(second: int | None, precision: Precision = Precision.DAY) -> Moment | None:
    """Return a date for Excel; None where it is not known or before 1900."""
    if second is None or second < _FIRST_EXCEL:
        return None
    return Moment(second if precision in FINE else second // DAY * DAY, _SHAPES[precision])


def shown(second: int | None, precision: Precision = Precision.DAY) -> Moment | str | None:
    """Return a date for Excel, or its ISO text where Excel has none."""
    return moment(second, precision) or iso(second, precision) or None


def published(when: FuzzyDate | None) -> Moment | str | None:
    """Return a publication date as shown."""
    return shown(when.earliest, when.precision) if when else None


def iso(second: int | None, precision: Precision = Precision.DAY) -> str:
    """Write a bound as ISO 8601, no finer than its precision."""
    if second is None:
        return ""
    if precision in FINE:
        return iso_moment(second) if precision is Precision.SECOND else iso_moment(second)[:-3]
    day = iso_day(second)
    if precision in _DAYS:
        return day
    return day[:-3] if precision in _MONTHS else day[:-6]


@lru_cache(4096)
def edtf(when: FuzzyDate) -> str:
    """Write a date in EDTF; dates come again and again."""
    return render(when)


@lru_cache(4096)
def bounds(when: FuzzyDate) -> tuple[str | None, str | None]:
    """Return both ends of a date in ISO 8601."""
    return iso_bounds(when)


def web_link(value: Value, address: str) -> Cell:
    """Link to an address if it is one that Excel takes; else give the value alone."""
    link = quote(address.strip(), safe=":/?#[]@!$&'()*+,;=%~")
    link = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", link)
    known = link.lower().startswith(_SCHEMES) and len(link) <= _LONGEST_LINK
    return Linked(value, address=link) if known else value


def headers(columns: Sequence[Column]) -> list[str]:
    """Return the header row."""
    return [column.header for column in columns]
