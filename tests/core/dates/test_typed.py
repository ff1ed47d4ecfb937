from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import seconds
from core.dates import read_date
from core.edtf import render, unit, years
from core.errors import UserError
from core.model import FuzzyDate, Precision
from core.wording import words

TODAY = unit(2016, 11, 3)
READ = {
    # ISO and EDTF
    "2016-11-03": "2016-11-03",
    "2016-11": "2016-11",
    "2016": "2016",
    "2016~": "2016~",
    "2016?": "2016?",
    "199X": "199X",
    "2015/..": "2015/..",
    "../2016-03": "../2016-03",
    "[..1997-06-14]": "[..1997-06-14]",
    "2016-11-03T14:30": "2016-11-03T14:30",
    "2016-11-03 14:30": "2016-11-03T14:30",
    "20161103": "2016-11-03",
    "2016/11/03": "2016-11-03",
    # CaseMap style and figures
    "07/??/97": "1997-07",
    "??/??/97": "1997",
    "06/15/97": "1997-06-15",
    "<06/15/97": "[..1997-06-14]",
    ">06/15/97": "[1997-06-16..]",
    "03/11/2016": "2016-11-03",
    "11/25/2016": "2016-11-25",
    "3.11.2016": "2016-11-03",
    "11/2016": "2016-11",
    # words
    "early Oct 2016": "[2016-10-01..2016-10-10]",
    "early october 2016": "[2016-10-01..2016-10-10]",
    "mid-2015": "[2015-05..2015-08]",
    "3 Nov 2016": "2016-11-03",
    "Nov 3, 2016": "2016-11-03",
    "november 3rd, 2016": "2016-11-03",
    "3-Nov-2016": "2016-11-03",
    "Thu 3 Nov 2016": "2016-11-03",
    "May 2016": "2016-05",
    "may": "2016-05",
    "3 Nov '16": "2016-11-03",
    "last Tuesday": "2016-11-01",
    "last tuesday": "2016-11-01",
    "next Monday": "2016-11-07",
    "yesterday": "2016-11-02",
    "today": "2016-11-03",
    "two weeks ago": "2016-10-20~",
    "earlier this week": "[2016-10-31..2016-11-02]",
    "last October": "2016-10",
    "Q3 2016": "2016-35",
    "2016 Q3": "2016-35",
    "third quarter of 2016": "2016-35",
    "winter 2015": "2015-24",
    "summer of 2015": "2015-22",
    "first half of 2016": "2016-40",
    "the 1990s": "199X",
    "late 1990s": "[1997..1999]",
    "19th century": "18XX",
    "44 BC": "-0043",
    "AD 70": "0070",
    "Easter 2016": "2016-03-27",
    # times of day
    "3 Nov 2016 2pm": "2016-11-03T14",
    "2pm on 3 Nov 2016": "2016-11-03T14",
    "Thursday 3 November 2016, 12:38 pm": "2016-11-03T12:38",
    "15:00 GMT 3 Nov 2016": "2016-11-03T15:00+00:00",
    "3 Nov 2016, morning": "[2016-11-03T06:00:00..2016-11-03T11:59:59]",
    # doubt, open ends, ranges
    "~2014": "2014~",
    "c. 1990": "1990~",
    "circa 1990": "1990~",
    "about 20 Oct 2016": "2016-10-20~",
    "possibly 2016": "2016?",
    "since 2015": "2015/..",
    "2015 onwards": "2015/..",
    "until March 2016": "../2016-03",
    "before March 2016": "[..2016-02]",
    "after 2015": "[2016..]",
    "2015 or later": "[2015..]",
    "2014 to 2016": "2014/2016",
    "2014 - 2016": "2014/2016",
    "2014–2016": "2014/2016",
    "2014-16": "2014/2016",
    "from 2003 to 2011": "2003/2011",
    "3-5 Nov 2016": "2016-11-03/2016-11-05",
    "31 Oct – 2 Nov 2016": "2016-10-31/2016-11-02",
    "28 Dec to 3 Jan 2017": "2016-12-28/2017-01-03",
    "Jan to Mar 2016": "2016-01/2016-03",
    "between May and June 2016": "[2016-05..2016-06]",
    "100 to 44 BC": "-0099/-0043",
    "2015 to present": "2015/..",
    "2016-": "2016/..",
    "Oct/Nov 2016": "[2016-10..2016-11]",
    "1990 (circa)": "1990~",
    # odds and ends
    "2016-W44": "[2016-10-31..2016-11-06]",
    "week 44 of 2016": "[2016-10-31..2016-11-06]",
    "the 90s": "199X",
    "in 3 days": "2016-11-06",
    "Sat": "2016-10-29",
    "3 Nov 2061": "2061-11-03",
    "15 March 44 BC": "-0043-03-15",
    # other languages
    "3 novembre 2016": "2016-11-03",
    "3 ноября 2016 г.": "2016-11-03",
    "3 de noviembre de 2016": "2016-11-03",
    "novembre 2016": "2016-11",
}
REFUSED = {
    "": "Type a date",
    "3 Nov 2016 " * 20: "Type a date",
    "soonish": "not a date that can be read",
    "31/02/2016": "There is no 31 February 2016",
    "30 February 2016": "There is no 30 February 2016",
    "2015-02-29": "There is no 29 February 2015",
    "13/13/2016": "There is no month 13",
    "2016-13": "There is no month 13",
    "for two weeks": "a length of time",
    "every Friday": "a repetition",
    "Friday 3 November 2016": "3 Nov 2016 is a Thursday, not a Friday",
    "2016 to 2014": "starts with its earlier end",
    "Nov 2016 2pm": "needs a single day",
    "undated": "not a date that can be read",
    "2016-W60": "2016 has no week 60",
    "10 men": "not a date that can be read",
    "2016 war": "not a date that can be read",
    "asdf": "not a date that can be read",
}


@pytest.mark.parametrize(("typed", "expected"), READ.items(), ids=list(READ))
def test_what_people_type_is_read(typed: str, expected: str) -> None:
    assert render(read_date(typed, TODAY)) == expected


@pytest.mark.parametrize(("typed", "reason"), REFUSED.items(), ids=list(REFUSED))
def test_what_is_no_date_is_refused_in_words(typed: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        read_date(typed, TODAY)


def test_relative_dates_lean_on_the_real_day_where_no_other_is_given() -> None:
    assert read_date("today").precision is Precision.DAY
    assert read_date("yesterday").anchor < read_date("today").anchor < read_date("tomorrow").anchor


DAYS = st.integers(seconds(1000) // 86400, seconds(2500) // 86400)
LENGTHS = st.integers(0, 400)


@settings(deadline=None)
@given(DAYS)
def test_a_day_shown_in_words_is_read_back(number: int) -> None:
    day = FuzzyDate(number * 86400, number * 86400 + 86399)
    assert read_date(words(day), TODAY) == day


@settings(deadline=None)
@given(DAYS, LENGTHS, st.booleans())
def test_a_stretch_shown_in_words_is_read_back(number: int, length: int, extent: bool) -> None:
    low, high = number * 86400, (number + length) * 86400 + 86399
    date = FuzzyDate(low, high, extent=extent)
    read = read_date(words(date), TODAY)
    assert (read.earliest, read.latest) == (low, high)


@settings(deadline=None)
@given(st.integers(1000, 2200), st.integers(1, 12), st.booleans(), st.booleans())
def test_months_and_doubts_shown_in_words_are_read_back(
    year: int, month: int, about: bool, doubt: bool
) -> None:
    bare = unit(year, month)
    date = FuzzyDate(bare.earliest, bare.latest, bare.precision, about, doubt)
    assert read_date(words(date), TODAY) == date


@settings(deadline=None)
@given(st.integers(100, 209).map(lambda decade: years(10 * decade, 10)))
def test_decades_shown_in_words_are_read_back(date: FuzzyDate) -> None:
    assert read_date(words(date), TODAY) == date


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        shown = render(read_date(text, TODAY))
    except UserError as refusal:
        shown = str(refusal)
    assert shown


@pytest.mark.parametrize(
    ("today", "typed", "expected"),
    [
        (unit(2016, 11, 3), "06/15/45", "1945-06-15"),
        (unit(2016, 11, 3), "06/15/26", "2026-06-15"),
        (unit(2016, 11, 3), "06/15/27", "1927-06-15"),
        (unit(1944, 6, 6), "06/15/45", "1945-06-15"),
        (unit(1944, 6, 6), "??/??/16", "1916"),
        (unit(2061, 1, 1), "3.5.45", "2045-05-03"),
        (unit(1998, 1, 1), "03/04/07", "2007-03-04"),
    ],
)
def test_a_year_of_two_digits_is_seen_from_the_day_of_publication(
    today: FuzzyDate, typed: str, expected: str
) -> None:
    assert render(read_date(typed, today)) == expected
