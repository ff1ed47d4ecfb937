"""Calendar ticks and the scale at many zooms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import DAY, HOUR, civil, seconds, weekday
from core.layout.timeline.scale import (
    COARSEST,
    FINEST,
    FIRST,
    LAST,
    Scale,
    between,
    level,
    level_per_pixel,
)
from core.layout.timeline.ticks import ruler

CHARACTER = 7.0


def labels(low: int, high: int, width: int = 1000) -> tuple[list[str], list[str]]:
    found = ruler(low, high, (high - low) / width, CHARACTER)
    return [c.label for c in found.contexts], [t.label for t in found.ticks]


def test_a_fortnight_shows_days_under_their_months() -> None:
    contexts, ticks = labels(seconds(2016, 10, 24), seconds(2016, 11, 6))
    assert contexts == ["October 2016", "November 2016"]
    assert ticks[:2] == ["Mon 24", "Tue 25"]


def test_three_weeks_show_mondays_and_thursdays() -> None:
    _, ticks = labels(seconds(2016, 10, 16), seconds(2016, 11, 13))
    assert ticks[:4] == ["Mon 17", "Thu 20", "Mon 24", "Thu 27"]


def test_a_day_shows_hours_under_its_date() -> None:
    contexts, ticks = labels(seconds(2016, 11, 3), seconds(2016, 11, 3, 12))
    assert contexts[0] == "Thursday 3 November 2016"
    assert "02:00" in ticks


def test_an_hour_shows_minutes() -> None:
    _, ticks = labels(seconds(2016, 11, 3, 2), seconds(2016, 11, 3, 2, 20))
    assert "02:05" in ticks


def test_years_show_real_months_and_their_first_context_begins_before_the_view() -> None:
    found = ruler(seconds(2014, 5, 20), seconds(2016, 4), 60_000, CHARACTER)
    assert found.contexts[0].moment == seconds(2014)
    assert [civil(t.moment)[2:] for t in found.ticks] == [(1, 0, 0, 0)] * len(found.ticks)


def test_centuries_show_years_and_know_the_years_before_christ() -> None:
    _, ticks = labels(seconds(-800), seconds(300))
    assert "401 BC" in ticks or "501 BC" in ticks
    assert "200" in ticks


@given(
    st.floats(float(FIRST), float(LAST)),
    st.floats(FINEST, COARSEST),
)
def test_ticks_are_in_order_in_range_and_have_room(left: float, per_pixel: float) -> None:
    scale = Scale(left, per_pixel, 900)
    found = ruler(scale.left, scale.right, per_pixel, CHARACTER)
    moments = [t.moment for t in found.ticks]
    assert moments == sorted(set(moments))
    assert len(moments) <= 900 / (3 * CHARACTER) + 2
    assert len(found.minor) <= 900 / 9 + 2
    assert found.contexts
    for a, b in zip(found.ticks, found.ticks[1:], strict=False):
        room = (b.moment - a.moment) / per_pixel
        assert room >= len(a.label) * CHARACTER or len(a.label) > 5


def test_week_ticks_are_mondays() -> None:
    found = ruler(seconds(2016), seconds(2016, 4), 8000, CHARACTER)
    assert {weekday(t.moment) for t in found.ticks} == {0}


@given(st.floats(-1e10, 1e10), st.floats(0.1, 1e6), st.floats(0.2, 5), st.floats(0, 1000))
def test_zooming_keeps_the_moment_under_the_pointer(
    left: float, per_pixel: float, factor: float, x: float
) -> None:
    scale = Scale(left, per_pixel, 1000)
    zoomed = scale.zoomed(factor, x)
    assert zoomed.moment(x) == pytest.approx(scale.moment(x), abs=zoomed.per_pixel * 1e-3 + 1e-4)


def test_zoom_ends_at_minutes_and_at_all_of_the_calendar() -> None:
    scale = Scale(0, HOUR, 1000)
    for _ in range(100):
        scale = scale.zoomed(0.5, 500)
    assert scale.span == FINEST * 1000
    for _ in range(100):
        scale = scale.zoomed(2, 500)
    assert scale.per_pixel == COARSEST


@given(st.floats(FINEST, COARSEST))
def test_a_level_is_never_finer_than_its_scale(per_pixel: float) -> None:
    nominal = level_per_pixel(level(per_pixel))
    assert per_pixel <= nominal * (1 + 1e-6)
    assert nominal / per_pixel < 1.4143


def test_a_range_is_laid_over_the_width() -> None:
    scale = between(0, 10 * DAY, 500)
    assert (scale.x(0), scale.x(10 * DAY)) == (0, 500)


def test_a_context_has_shorter_words_for_where_there_is_less_room() -> None:
    found = ruler(seconds(2016, 11, 3), seconds(2016, 11, 3, 12), 40, 8)
    first = found.contexts[0]
    assert first.shorter == ("Thu 3 Nov 2016", "3 Nov 2016", "3 Nov")
    found = ruler(seconds(2016, 10, 24), seconds(2016, 11, 6), 1200, 8)
    assert found.contexts[1].shorter == ("Nov 2016", "Nov")
    lengths = [len(t) for t in (found.contexts[1].label, *found.contexts[1].shorter)]
    assert lengths == sorted(lengths, reverse=True)
