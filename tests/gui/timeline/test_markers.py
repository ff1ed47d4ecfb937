"""Lines for publication dates and today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.calendar import DAY, seconds
from core.layout.timeline.scale import between
from core.model import Document, FuzzyDate
from core.project import Patch
from gui.timeline import markers

if TYPE_CHECKING:
    from gui.store import Store
    from gui.timeline import TimelinePane


def day(number: int) -> FuzzyDate:
    start = seconds(2016, 11, number)
    return FuzzyDate(start, start + DAY - 1)


def test_a_source_stands_at_its_minute_or_in_the_middle_of_its_day(store: Store) -> None:
    more = (
        Document("S002", "b", "", day(1)),
        Document("S003", "c", "", day(9), duplicate_of="S002"),
    )
    store.do(Patch("", more))
    noon, minute = markers.published(store.project)
    assert noon == seconds(2016, 11, 1, 12)
    assert minute == pytest.approx(seconds(2016, 11, 3, 12, 38), abs=60)


def test_near_dates_share_a_line_and_far_ones_do_not() -> None:
    moments = [float(seconds(2016, 11, n)) for n in (1, 2, 20)]
    close = markers.in_view(moments, between(seconds(2016), seconds(2017), 1000))
    assert [m.words for m in close if m.words != "today"] == ["published ×3"]
    wide = markers.in_view(moments, between(seconds(2016, 11), seconds(2016, 12), 1000))
    assert [m.words for m in wide if m.words != "today"] == ["published ×2", "published"]


def test_today_is_a_line_too() -> None:
    (line,) = markers.in_view([], between(0, 1, 100))
    assert line.words == "today"
    assert line.moment > seconds(2020)


def test_a_new_source_brings_its_line(pane: TimelinePane, store: Store) -> None:
    store.do(Patch("", (Document("S002", "b", "", day(1)),)))
    assert len(pane.canvas.published) == 2
