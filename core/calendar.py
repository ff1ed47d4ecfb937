"""Civil calendar arithmetic beyond the years that datetime knows.

Times are integer seconds of proleptic Gregorian civil time from 1970-01-01T00:00;
years are astronomical (0 is 1 BC), from -9999 to 9999.
"""

from __future__ import annotations

from typing import NamedTuple

MINUTE = 60
HOUR = 3600
DAY = 86400
WEEK = 7 * DAY
MIN_YEAR = -9999
MAX_YEAR = 9999

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Civil(NamedTuple):
    """A civil date and time of day."""

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Count the days of one month."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Count the days from 1970-01-01 (Hinnant, days_from_civil)."""
    y = year - (month <= 2)
    era, year_of_era = divmod(y, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return (
        era * 146097
        + year_of_era * 365
        + year_of_era // 4
        - year_of_era // 100
        + day_of_year
        - 719468
    )


def seconds(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """Convert a civil date and time to seconds."""
    return day_number(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second


def civil(moment: int) -> Civil:
    """Convert seconds to a civil date and time (Hinnant, civil_from_days)."""
    days, rest = divmod(moment, DAY)
    days += 719468
    era, day_of_era = divmod(days, 146097)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + (3 if shifted < 10 else -9)
    year = year_of_era + era * 400 + (month <= 2)
    return Civil(year, month, day, rest // HOUR, rest % HOUR // MINUTE, rest % MINUTE)


def weekday(moment: int) -> int:
    """Return the day of the week, Monday = 0."""
    return (moment // DAY + 3) % 7


def add_months(moment: int, count: int) -> int:
    """Move by whole months, the day cut to the length of the month reached."""
    at = civil(moment)
    year, month0 = divmod(at.year * 12 + at.month - 1 + count, 12)
    day = min(at.day, days_in_month(year, month0 + 1))
    return seconds(year, month0 + 1, day, at.hour, at.minute, at.second)


def iso_week(moment: int) -> tuple[int, int]:
    """Return the ISO 8601 week-numbering year and week."""
    thursday = moment // DAY - weekday(moment) + 3
    year = civil(thursday * DAY).year
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1


def week_start(year: int, week: int) -> int:
    """Return the Monday, at midnight, of an ISO 8601 week."""
    fourth = day_number(year, 1, 4)
    return (fourth - weekday(fourth * DAY) + 7 * (week - 1)) * DAY
