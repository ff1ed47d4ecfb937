"""The years of a history's dates: the one course of time that fits all of its dates best."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from core.dates.meaning.calendar_date import Calendar
from core.dates.meaning.part import Part
from core.dates.meaning.relative import Unit
from core.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.dates.meaning.base import Meaning
    from core.dates.scan import Found

Point = tuple[int, int]
"""A year and a month, 0 where the month is not known."""
_Course = tuple[float, tuple[int, ...]]
"""What it cost to come here, and the years given to the dates on the way."""

_ON, _BACK, _RETURN = 0.03, 0.075, 0.1
"""The cost of a month forward, of a month back, and of going back at all, where no year is told."""
_TOLD_ON, _TOLD_ON_MOST = 0.01, 0.4
_TOLD_BACK, _TOLD_BACK_MOST, _TOLD_RETURN = 0.02, 0.5, 0.15
"""The same where the text tells the year itself."""
_ASIDE, _ASIDE_BARE = 0.5, 0.35
"""The cost of taking a date for an aside that leaves the course as it is; of a bare year."""
_GLANCE, _GLANCE_FAR = 0.1, 0.02
"""The cost of a glance at another month that leaves the course as it is, and of each month away."""
_WIDTH = 24
"""So many courses are kept."""


def told_years(found: Sequence[Found]) -> dict[int, int]:
    """Return the year of each date of a history that names none, by its offset."""
    courses: dict[Point, _Course] = {}
    starts: list[int] = []
    for each in found:
        meaning = each.meaning.of if isinstance(each.meaning, Part) else each.meaning
        if isinstance(meaning, Calendar) and meaning.year is not None:
            courses = _told(courses, meaning.year, meaning.month or 0)
        elif courses and isinstance(meaning, Calendar) and _is_open(meaning):
            starts.append(each.site.start)
            courses = _open(courses, meaning.month or 0)
        elif _steps(meaning):
            courses = _stepped(courses, meaning)
        courses = _best(courses)
    if not courses:
        return {}
    return dict(zip(starts, min(courses.values())[1], strict=True))


def _is_open(date: Calendar) -> bool:
    return bool(date.month) and not date.way and not date.of_year


def _steps(meaning: Meaning) -> bool:
    return isinstance(meaning, Unit) and meaning.unit is Precision.YEAR and meaning.told


def _stepped(courses: dict[Point, _Course], meaning: Meaning) -> dict[Point, _Course]:
    step = meaning.step if isinstance(meaning, Unit) else 0
    if step <= 0:
        return courses  # "the gains of the previous year": no more than a glance back
    moved = (((year + step, 0), course) for (year, _), course in courses.items())
    return _cheapest(chain(moved, courses.items()))


def _told(courses: dict[Point, _Course], year: int, month: int) -> dict[Point, _Course]:
    """Go on to a date that names its year, or leave it aside."""
    if not courses:
        return {(year, month): (0.0, ())}
    aside = _ASIDE if month else _ASIDE_BARE
    following: list[tuple[Point, _Course]] = []
    for at, (cost, given) in courses.items():
        gap = _gap(at, (year, month))
        on = min(gap * _TOLD_ON, _TOLD_ON_MOST)
        back = _TOLD_RETURN + min(-gap * _TOLD_BACK, _TOLD_BACK_MOST)
        following.append(((year, month), (cost + (on if gap >= 0 else back), given)))
        following.append((at, (cost + (aside if year != at[0] else 1), given)))
    return _cheapest(iter(following))


def _open(courses: dict[Point, _Course], month: int) -> dict[Point, _Course]:
    """Go on to a date that names no year: of the same, the next or the last one."""
    following: list[tuple[Point, _Course]] = []
    for at, (cost, given) in courses.items():
        for year in (at[0], at[0] + 1, at[0] - 1):
            gap = _gap(at, (year, month))
            more = gap * _ON if gap >= 0 else _RETURN - gap * _BACK
            following.append(((year, month), (cost + more, (*given, year))))
            aside = _GLANCE + abs(gap) * _GLANCE_FAR
            following.append((at, (cost + aside, (*given, year))))
    return _cheapest(iter(following))


def _gap(at: Point, to: Point) -> int:
    """Count the months from one to the other; within a year of unknown month there is none."""
    months = to[1] - at[1] if at[1] and to[1] else 0
    return 12 * (to[0] - at[0]) + months


def _cheapest(following: Iterator[tuple[Point, _Course]]) -> dict[Point, _Course]:
    best: dict[Point, _Course] = {}
    for point, course in following:
        if point not in best or course < best[point]:
            best[point] = course
    return best


def _best(courses: dict[Point, _Course]) -> dict[Point, _Course]:
    if len(courses) <= _WIDTH:
        return courses
    return dict(sorted(courses.items(), key=lambda item: item[1])[:_WIDTH])
