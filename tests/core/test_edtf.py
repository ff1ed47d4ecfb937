from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import DAY, add_months, seconds
from core.edtf import iso_bounds, parse, render, sub_year, unit, years
from core.model import FuzzyDate, Precision

DAYS = st.integers(seconds(-9000) // DAY, seconds(9000) // DAY)
FLAGS = {"approximate": st.booleans(), "uncertain": st.booleans(), "extent": st.booleans()}


@st.composite
def whole_days(draw: st.DrawFn) -> FuzzyDate:
    """Draw one day, a stretch of days, or one with an open end."""
    start, length = draw(DAYS), draw(st.integers(0, 900))
    low: int | None = start * DAY
    high: int | None = (start + length + 1) * DAY - 1
    marks = {name: draw(values) for name, values in FLAGS.items()}
    shape = draw(st.sampled_from(["closed", "since", "until"]))
    low, high = (low if shape != "until" else None), (high if shape != "since" else None)
    extent = marks["extent"] and (shape != "closed" or length > 0)
    return FuzzyDate(low, high, Precision.DAY, marks["approximate"], marks["uncertain"], extent)


@st.composite
def units(draw: st.DrawFn) -> FuzzyDate:
    """Draw a calendar unit from the minute to the millennium."""
    year, month = draw(st.integers(-9000, 8999)), draw(st.integers(1, 12))
    code = draw(st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]))
    minute = seconds(year, month, 15) + draw(st.integers(0, 1439)) * 60
    return draw(
        st.sampled_from(
            [
                unit(year),
                unit(year, month),
                unit(year, month, 28),
                sub_year(year, code),
                years(year // 10 * 10, 10),
                years(year // 100 * 100, 100),
                years(year // 1000 * 1000, 1000),
                FuzzyDate(minute, minute + 59, Precision.MINUTE),
                FuzzyDate(minute, minute, Precision.SECOND, zone="+02:00"),
                FuzzyDate(
                    minute // 3600 * 3600, minute // 3600 * 3600 + 3599, Precision.HOUR, zone="Z"
                ),
            ]
        )
    )


@given(units())
def test_a_calendar_unit_is_written_and_read_back(date: FuzzyDate) -> None:
    assert parse(render(date)) == date


@given(whole_days())
def test_bounds_doubts_and_openness_survive_writing(date: FuzzyDate) -> None:
    read = parse(render(date))
    assert read is not None
    assert (read.earliest, read.latest, read.extent) == (date.earliest, date.latest, date.extent)
    assert (read.approximate, read.uncertain) == (date.approximate, date.uncertain)


@given(st.text(max_size=40))
def test_reading_never_fails_and_keeps_its_bounds_in_order(text: str) -> None:
    found = parse(text)
    if found is not None and found.earliest is not None and found.latest is not None:
        assert found.earliest <= found.latest


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016-11-03", seconds(2016, 11, 3), seconds(2016, 11, 4) - 1),
        ("2016-02", seconds(2016, 2), seconds(2016, 3) - 1),
        ("2016", seconds(2016), seconds(2017) - 1),
        ("2016-22", seconds(2016, 6), seconds(2016, 9) - 1),
        ("2015-24", seconds(2015, 12), seconds(2016, 3) - 1),
        ("2016-35", seconds(2016, 7), seconds(2016, 10) - 1),
        ("2016-41", seconds(2016, 7), seconds(2017) - 1),
        ("199X", seconds(1990), seconds(2000) - 1),
        ("18XX", seconds(1800), seconds(1900) - 1),
        ("-0043", seconds(-43), seconds(-42) - 1),
        ("2015/..", seconds(2015), None),
        ("../2016-03", None, seconds(2016, 4) - 1),
        ("2014/2016", seconds(2014), seconds(2017) - 1),
        ("[..1997-06-14]", None, seconds(1997, 6, 15) - 1),
        ("[2016-10-31..2016-11-02]", seconds(2016, 10, 31), seconds(2016, 11, 3) - 1),
        ("2016-11-03T14", seconds(2016, 11, 3, 14), seconds(2016, 11, 3, 15) - 1),
        ("2016-11-03T14:30Z", seconds(2016, 11, 3, 14, 30), seconds(2016, 11, 3, 14, 31) - 1),
    ],
)
def test_edtf_is_read_as_its_bounds(text: str, earliest: int | None, latest: int | None) -> None:
    found = parse(text)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)
    assert render(found) == text


@pytest.mark.parametrize(
    "text",
    ["", "2016-13-01", "2016-02-30", "2016-50", "2XX", "20X", "2016/2014", "3 Nov", "[2016]", "a/b",
     "2016-11-03T25:00", "2016-11-03T10:61"],
)  # fmt: skip
def test_what_is_no_edtf_gives_nothing(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2014~", True, False), ("2014?", False, True), ("2014%", True, True), ("2014", False, False)],
)
def test_qualifiers_are_read(text: str, approximate: bool, uncertain: bool) -> None:
    found = parse(text)
    assert found is not None
    assert (found.approximate, found.uncertain) == (approximate, uncertain)


def test_a_quarter_is_named_only_where_one_was_meant() -> None:
    first, last = seconds(2016), seconds(2016, 4) - 1
    assert render(FuzzyDate(first, last, Precision.QUARTER)) == "2016-33"
    assert render(FuzzyDate(first, last, Precision.MONTH, extent=True)) == "2016-01/2016-03"


def test_a_named_zone_is_not_written() -> None:
    start = seconds(2016, 11, 3, 10)
    date = FuzzyDate(start, start + 59, Precision.MINUTE, zone="America/New_York")
    assert render(date) == "2016-11-03T10:00"


def test_bounds_finer_than_a_day_show_the_time() -> None:
    noon = seconds(2016, 11, 3, 12)
    assert iso_bounds(FuzzyDate(noon, noon + 59, Precision.MINUTE)) == (
        "2016-11-03T12:00:00",
        "2016-11-03T12:00:59",
    )
    assert iso_bounds(FuzzyDate(add_months(noon, -1) // DAY * DAY, None)) == ("2016-10-03", None)
