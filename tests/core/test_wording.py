from __future__ import annotations

import pytest

from core.edtf import parse
from core.model import FuzzyDate
from core.wording import words

SAID = {
    "2016-11-03": "Thu 3 Nov 2016",
    "2016-10-20~": "about Thu 20 Oct 2016",
    "2016-11": "November 2016",
    "2016": "2016",
    "2016?": "2016 (?)",
    "2016-35": "Q3 2016",
    "2015-24": "winter 2015",
    "2016-40": "first half of 2016",
    "199X": "1990s",
    "19XX": "20th century",
    "20XX": "21st century",
    "10XX": "11th century",
    "1XXX": "2nd millennium",
    "-0043": "44 BC",
    "2015/..": "since 2015",
    "../2016-03": "until March 2016",
    "[..1997-06-14]": "14 Jun 1997 or earlier",
    "[2016..]": "2016 or later",
    "[2016-10-31..2016-11-02]": "between 31 Oct and 2 Nov 2016",
    "2016-10-31/2016-11-02": "31 Oct – 2 Nov 2016",
    "2015-12-31/2016-01-02": "31 Dec 2015 – 2 Jan 2016",
    "2016-03/2016-05": "March 2016 – May 2016",
    "2003/2011": "2003 – 2011",
    "2016-11-03T14:30": "Thu 3 Nov 2016, 14:30",
    "2016-11-03T14": "Thu 3 Nov 2016, 14:00",
    "../..": "at an unknown time",
}


@pytest.mark.parametrize(("edtf", "said"), SAID.items(), ids=list(SAID))
def test_a_date_is_said_in_plain_words(edtf: str, said: str) -> None:
    assert words(parse(edtf) or FuzzyDate(None, None)) == said


def test_no_date_is_said_to_be_undated() -> None:
    assert words(None) == "undated"


def test_parts_of_a_day_have_names() -> None:
    from core.dates import read_date

    assert words(read_date("3 Nov 2016, mid-morning")) == "Thu 3 Nov 2016, mid-morning"
    assert words(read_date("3 Nov 2016, night")) == "Thu 3 Nov 2016, night"
