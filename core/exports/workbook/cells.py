"""What the sheets are made of: columns, and values as a cell shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import quote

from core.calendar import seconds
from core.edtf import FINE, iso_day, iso_moment
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR = "; "
_FIRST_EXCEL = seconds(1900)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SCHEMES = ("http://", "https://", "ftp://", "mailto:", "file://")
_LONGEST_LINK = 2_079
_MONTHS = frozenset((Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALFYEAR))
_DAYS = frozenset((Precision.DAY, Precision.WEEKEND, Precision.WEEK))


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


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that Excel can show, in a number format no finer than it is known."""

    value: datetime
    shape: str


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
    return SEPARATOR.join(dict.fromkeys(value for value in values if value))


def moment(second: int | None, precision: Precision = Precision.DAY) -> Moment | None:
    """Return a date for Excel; None where it is not known or before 1900."""
    if second is None or second < _FIRST_EXCEL:
        return None
    value = (_EPOCH + timedelta(seconds=second)).replace(tzinfo=None)
    return Moment(value if precision in FINE else value.replace(hour=0, minute=0, second=0),
                  _shape(precision))  # fmt: skip


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


def web_link(value: Value, address: str) -> Cell:
    """Link to an address if it is one that Excel takes; else give the value alone."""
    link = quote(address.strip(), safe=":/?#[]@!$&'()*+,;=%~")
    link = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", link)
    known = link.lower().startswith(_SCHEMES) and len(link) <= _LONGEST_LINK
    return Linked(value, address=link) if known else value


def headers(columns: Sequence[Column]) -> list[str]:
    """Return the header row."""
    return [column.header for column in columns]


def _shape(precision: Precision) -> str:
    if precision in FINE:
        return "yyyy-mm-dd hh:mm:ss" if precision is Precision.SECOND else "yyyy-mm-dd hh:mm"
    if precision in _DAYS:
        return "yyyy-mm-dd"
    return "mmm yyyy" if precision in _MONTHS else "yyyy"
