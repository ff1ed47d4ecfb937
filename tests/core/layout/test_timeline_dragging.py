"""Dates made by drags: length and precision stay, ends snap to the calendar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.calendar import DAY, HOUR, MINUTE, seconds
from core.edtf import parse, render
from core.layout.timeline.dragging import at, moved, resized
from core.layout.timeline.frame import Part
from core.model import FuzzyDate, Precision

DAYS, HOURS, MINUTES, MONTHS, YEARS = 2000.0, 300.0, 5.0, 100_000.0, 3e6
"""Seconds a pixel."""


def date(text: str) -> FuzzyDate:
    found = parse(text)
    assert found is not None
    return found


def test_a_day_moves_by_days_and_stays_a_day() -> None:
    assert render(moved(date("2016-11-03"), -2.4 * DAY, DAYS)) == "2016-11-01"


def test_a_day_moves_by_days_however_close_the_zoom() -> None:
    assert moved(date("2016-11-03"), 5 * HOUR, MINUTES) == date("2016-11-03")


def test_a_minute_moves_by_days_by_hours_or_by_minutes_as_the_zoom_has_it() -> None:
    when = date("2016-11-03T02:10")
    assert render(moved(when, 1.3 * DAY, DAYS)) == "2016-11-04T02:10"
    assert render(moved(when, 3.4 * HOUR, HOURS)) == "2016-11-03T05:10"
    assert render(moved(when, 7.2 * MINUTE, MINUTES)) == "2016-11-03T02:17"


def test_a_month_moves_by_whole_months_of_their_own_length() -> None:
    assert render(moved(date("2016-01"), 32 * DAY, DAYS)) == "2016-02"


def test_a_year_a_quarter_and_a_decade_stay_what_they_are() -> None:
    assert render(moved(date("2014"), 300 * DAY, DAYS)) == "2015"
    assert render(moved(date("2016-33"), 100 * DAY, DAYS)) == "2016-34"
    assert render(moved(date("201X"), -9 * 365 * DAY, YEARS)) == "200X"


def test_far_out_a_day_moves_by_months() -> None:
    assert render(moved(date("2016-10-31"), 35 * DAY, MONTHS)) == "2016-11-30"


def test_an_open_end_stays_open() -> None:
    found = moved(date("2015/.."), 366 * DAY, YEARS)
    assert found.open_end
    assert found.earliest is not None
    assert found.earliest > seconds(2015)


@given(st.integers(-3000, 3000), st.integers(0, 60), st.booleans(), st.booleans())
def test_moving_keeps_length_precision_and_marks(
    days: int, length: int, approximate: bool, extent: bool
) -> None:
    start = seconds(2016, 5, 5)
    end = start + length * DAY + DAY - 1
    when = FuzzyDate(start, end, Precision.DAY, approximate, extent=extent)
    found = moved(when, days * DAY, DAYS)
    assert found == FuzzyDate(
        start + days * DAY, end + days * DAY, Precision.DAY, approximate, extent=extent
    )


def test_an_end_snaps_to_the_nearest_midnight() -> None:
    when = date("2016-11-01/2016-11-03")
    later = resized(when, Part.END, seconds(2016, 11, 6, 3), DAYS)
    assert render(later) == "2016-11-01/2016-11-05"
    earlier = resized(when, Part.START, seconds(2016, 10, 29, 20), DAYS)
    assert render(earlier) == "2016-10-30/2016-11-03"


def test_an_end_never_passes_the_other() -> None:
    when = date("2016-11-01/2016-11-03")
    assert render(resized(when, Part.END, seconds(2016, 9, 1), DAYS)) == "2016-11-01"
    assert render(resized(when, Part.START, seconds(2017, 9, 1), DAYS)) == "2016-11-03"


def test_resizing_finer_than_the_date_makes_it_as_fine_as_the_zoom() -> None:
    found = resized(date("2016"), Part.END, seconds(2016, 6, 20), DAYS)
    assert found.precision is Precision.DAY
    assert found.latest == seconds(2016, 6, 20) - 1


def test_an_open_end_can_be_closed() -> None:
    found = resized(date("2015/.."), Part.END, seconds(2016, 11, 4), DAYS)
    assert found.latest == seconds(2016, 11, 4) - 1


def test_a_new_date_is_as_fine_as_the_zoom() -> None:
    moment = seconds(2016, 11, 3, 14, 25, 40)
    found = [render(at(moment, zoom)) for zoom in (MINUTES, HOURS, DAYS, MONTHS, YEARS)]
    assert found[0] == "2016-11-03T14:25"
    assert at(moment, HOURS).precision is Precision.HOUR
    assert found[2:] == ["2016-11-03", "2016-11", "2016"]


def test_no_drag_leaves_the_calendar() -> None:
    when = date("9999-12-30")
    assert moved(when, 1000 * DAY, DAYS) == when
