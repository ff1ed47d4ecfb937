"""Feasts, fixed and movable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.calendar import DAY, civil, seconds, weekday
from core.dates.meaning.base import Candidate, Meaning, Way
from core.dates.units import day
from core.model import Precision

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.dates.case import Anchor, Case


def easter(year: int) -> int:
    """Return midnight of Easter Sunday (Anonymous Gregorian algorithm, Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday_shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday_shift) // 451
    n = h + weekday_shift - 7 * m + 114
    return seconds(year, n // 31, n % 31 + 1)


def _nth(month: int, weekday_: int, n: int) -> Callable[[int], int]:
    """Return a rule for the n-th weekday of a month; n = -1 is the last."""

    def rule(year: int) -> int:
        if n < 0:
            last = seconds(year + month // 12, month % 12 + 1) - DAY
            return last - (weekday(last) - weekday_) % 7 * DAY
        first = seconds(year, month)
        return first + ((weekday_ - weekday(first)) % 7 + 7 * (n - 1)) * DAY

    return rule


def _fixed(month: int, day_: int) -> Callable[[int], int]:
    return lambda year: seconds(year, month, day_)


def _easter(offset: int) -> Callable[[int], int]:
    return lambda year: easter(year) + offset * DAY


def orthodox_easter(year: int) -> int:
    """Return midnight of the Orthodox Easter Sunday of 1900–2099 (Meeus, Julian computus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day_ = divmod(d + e + 114, 31)
    return seconds(year, month, day_ + 1) + 13 * DAY


def jewish_new_year(year: int) -> int:
    """Return midnight of Rosh Hashanah in a civil year (Reingold and Dershowitz)."""
    here = year + 3761
    before, this, after = (_molad_days(here + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return (this + delay - 2092590) * DAY


def _molad_days(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def _jewish(offset: int, *, spring: bool = False) -> Callable[[int], int]:
    """Return a feast so many days from Rosh Hashanah, or from Passover 163 days before it."""
    shift = offset - 163 if spring else offset
    return lambda year: jewish_new_year(year) + shift * DAY


FEASTS: dict[str, Callable[[int], int]] = {
    "christmas": _fixed(12, 25), "christmas day": _fixed(12, 25), "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26), "new year's day": _fixed(1, 1), "new year's eve": _fixed(12, 31),
    "halloween": _fixed(10, 31), "valentine's day": _fixed(2, 14),
    "independence day": _fixed(7, 4), "bastille day": _fixed(7, 14), "may day": _fixed(5, 1),
    "st. patrick's day": _fixed(3, 17), "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11), "labor day": _nth(9, 0, 1), "memorial day": _nth(5, 0, -1),
    "election day": lambda year: _nth(11, 0, 1)(year) + DAY,
    "black friday": lambda year: _nth(11, 3, 4)(year) + DAY,
    "thanksgiving": _nth(11, 3, 4), "thanksgiving day": _nth(11, 3, 4),
    "martin luther king day": _nth(1, 0, 3), "columbus day": _nth(10, 0, 2),
    "ash wednesday": _easter(-46), "palm sunday": _easter(-7), "maundy thursday": _easter(-3),
    "good friday": _easter(-2), "holy saturday": _easter(-1), "easter": _easter(0),
    "easter sunday": _easter(0), "easter monday": _easter(1), "ascension day": _easter(39),
    "whit sunday": _easter(49), "pentecost": _easter(49), "whit monday": _easter(50),
    "corpus christi": _easter(60), "orthodox easter": orthodox_easter,
    "rosh hashanah": jewish_new_year, "yom kippur": _jewish(9), "sukkot": _jewish(14),
    "passover": _jewish(0, spring=True), "shavuot": _jewish(50, spring=True),
    "purim": _jewish(-30, spring=True), "nowruz": _fixed(3, 21),
}  # fmt: skip
"""Midnight of the feast in a year."""


@dataclass(frozen=True, slots=True)
class Feast(Meaning):
    """A feast of a year that is named, pointed at, or open."""

    name: str
    year: int | None = None
    way: Way = Way.NONE

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return self.year

    def candidates(self, case: Case) -> list[Candidate]:
        """Propose the latest and the next one, or that of the year."""
        rule = FEASTS[self.name]
        if self.year is not None:
            return [Candidate(day(rule(self.year)), 1.0, f"{self.name} of {self.year}")]
        anchor = case.anchor(Precision.DAY)
        if anchor is None:
            return []
        here = civil(anchor.moment).year
        found = [self._scored(case, anchor, rule(here + step)) for step in (-1, 0, 1)]
        return sorted(found, key=lambda c: -c.score)

    def _scored(self, case: Case, anchor: Anchor, moment: int) -> Candidate:
        distance = moment - anchor.moment
        score = 0.5 - abs(distance) / (800 * DAY)
        back = self.way.step < 0 or (case.past and self.way.step <= 0)
        ahead = self.way.step > 0 or case.future
        wanted = (distance <= 0 and back) or (distance >= 0 and ahead and not back)
        side = "latest" if distance < 0 else "next"
        reason = f"{side} {self.name} seen from publication"
        return Candidate(day(moment), score + 0.45 * wanted, reason, None, anchor.kind, anchor.date)
