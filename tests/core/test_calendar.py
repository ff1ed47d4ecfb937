from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.calendar import (
    DAY,
    MAX_YEAR,
    MIN_YEAR,
    Civil,
    add_months,
    civil,
    days_in_month,
    is_leap,
    iso_week,
    seconds,
    week_start,
    weekday,
)

MOMENTS = st.integers(seconds(MIN_YEAR), seconds(MAX_YEAR + 1) - 1)
KNOWN = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(MOMENTS)
def test_a_moment_becomes_a_civil_date_and_back(moment: int) -> None:
    assert seconds(*civil(moment)) == moment


@given(KNOWN)
def test_days_agree_with_datetime_where_that_reaches(date: dt.date) -> None:
    moment = seconds(date.year, date.month, date.day)
    assert moment == (date - dt.date(1970, 1, 1)).days * DAY
    assert weekday(moment) == date.weekday()
    assert iso_week(moment) == date.isocalendar()[:2]
    assert week_start(*iso_week(moment)) == moment - date.weekday() * DAY


def test_years_before_christ_are_astronomical() -> None:
    assert civil(seconds(-43, 3, 15)) == Civil(-43, 3, 15)
    assert seconds(0, 12, 31) + DAY == seconds(1)
    assert is_leap(0)
    assert days_in_month(-4, 2) == 29
    assert days_in_month(1900, 2) == 28


def test_adding_months_cuts_the_day_to_the_month_reached() -> None:
    assert civil(add_months(seconds(2016, 1, 31, 12), 1)) == Civil(2016, 2, 29, 12)
    assert civil(add_months(seconds(2016, 3, 31), -13)) == Civil(2015, 2, 28)


@given(st.integers(-9000, 9000), st.integers(1, 12), st.integers(-600, 600))
def test_months_added_and_taken_away_lead_back(year: int, month: int, count: int) -> None:
    start = seconds(year, month)
    assert add_months(add_months(start, count), -count) == start
