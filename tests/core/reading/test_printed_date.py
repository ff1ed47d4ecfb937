from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.edtf import render
from core.reading.printed_date import read_printed


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("September 30, 2015 Wednesday 9:03 AM GMT", "2015-09-30T09:03Z"),
        ("27. Februar 2012 Montag 9:50 PM GMT+1", "2012-02-27T21:50+01:00"),
        ("May 28, 2019 Tuesday 15:43 EST", "2019-05-28T15:43-05:00"),
        ("January 12, 2005 Wednesday, Final Edition", "2005-01-12"),
        ("Communication, mardi 14 mars 2006, p. 16", "2006-03-14"),
        ("1er août 2012", "2012-08-01"),
        ("jueves 5 de septiembre de 2013", "2013-09-05"),
        ("2 oktober 2010 zaterdag", "2010-10-02"),
        ("sabato 3 maggio 2014", "2014-05-03"),
        ("5 мая 2010 г.", "2010-05-05"),
        ("12 Mär 2011", "2011-03-12"),
        ("2018 年 10 月 7 日 17:04", "2018-10-07T17:04"),
        ("2016年3月5日", "2016-03-05"),
        ("28.02.05", "2005-02-28"),
        ("31.12.1999 23:59", "1999-12-31T23:59"),
        ("03/11/2016", "2016-11-03"),
        ("11/23/2016", "2016-11-23"),
        ("2012-01-09T01:35:58Z", "2012-01-09T01:35Z"),
        ("20170401", "2017-04-01"),
        ("October 2010", "2010-10"),
        ("1987", "1987"),
        ("March 3, 2014 12:00 AM GMT", "2014-03-03"),
    ],
)
def test_a_printed_date_is_read(line: str, edtf: str) -> None:
    found = read_printed(line)
    assert found is not None
    assert render(found) == edtf


@pytest.mark.parametrize(
    "line", ["", "no date here", "February 30, 2012", "32.13.2010", "Volume 32; Issue 3", "A10"]
)
def test_what_is_no_date_is_none(line: str) -> None:
    assert read_printed(line) is None


def test_figures_can_be_month_first() -> None:
    found = read_printed("03/04/2016", month_first=True)
    assert found is not None
    assert render(found) == "2016-03-04"


@given(st.text(max_size=250))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_printed(text)
    assert found is None or render(found)


@given(
    st.dates(min_value=dt.date(1000, 1, 1)),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]),
)
def test_every_day_is_read_as_it_is_printed(day: dt.date, form: str) -> None:
    found = read_printed(day.strftime(form))
    assert found is not None
    assert render(found) == day.isoformat()
