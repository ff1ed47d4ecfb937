"""The sample articles, and what their dates are: a list written by hand.

Every expression that lies on the calendar is listed in order with its EDTF; lengths ("three
days") and repetitions are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Seed:
    """A sample article: its text, its day of publication, and its dates."""

    text: str
    published: str
    dates: tuple[tuple[int, int, str], ...]
    """Start, end, EDTF."""


_DATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "000_44cb888064497d10": (
        "2016-11-03",
        (
            "November 3, 2016 12:38 pm = 2016-11-03T12:38", "Thursday = 2016-11-03",
            "today = 2016-11-03", "Thursday = 2016-11-03", "two weeks ago = 2016-10-20~",
            "two years ago = 2014", "2 a.m. = 2016-11-03T02~",
            "earlier this week = [2016-10-31..2016-11-02]",
            "mid-morning = [2016-11-03T09:00:00..2016-11-03T10:59:59]", "Thursday = 2016-11-03",
            "two years ago = 2014", "Saturday = 2016-10-29", "Thursday = 2016-11-03",
            "last year = 2015/..",
        ),
    ),
    "2024-03-13-coastal-press-blast": (
        "2024-03-13",
        (
            "March 13, 2024 9:40 am = 2024-03-13T09:40",
            "early on Wednesday = [2024-03-13T00:00:00..2024-03-13T07:59:59]",
            "Wednesday morning = [2024-03-13T06:00:00..2024-03-13T11:59:59]",
            "August 1998 = 1998-08",
        ),
    ),
    "2024-03-13-northern-wire-depot-explosion": (
        "2024-03-13",
        (
            "13 March 2024 07:15 = 2024-03-13T07:15",
            "late on Tuesday = [2024-03-12T16:00:00..2024-03-12T23:59:59]",
            "4 a.m. on Wednesday = 2024-03-13T04~",
            "overnight = [2024-03-13T00:00:00..2024-03-13T05:59:59]",
            "Thursday = 2024-03-14", "January = 2024-01", "2009 = 2009/..",
        ),
    ),
    "2024-03-14-northern-wire-minister-accuses": (
        "2024-03-14",
        (
            "14 March 2024 18:30 = 2024-03-14T18:30", "Thursday = 2024-03-14",
            "Thursday morning = [2024-03-14T06:00:00..2024-03-14T11:59:59]",
            "Tuesday night = [2024-03-12T20:00:00..2024-03-12T23:59:59]",
            "Wednesday = 2024-03-13", "next week = [2024-03-18..2024-03-24]",
        ),
    ),
    "2024-03-15-coastal-press-front-denies": (
        "2024-03-15",
        (
            "March 15, 2024 11:05 am = 2024-03-15T11:05", "Friday = 2024-03-15",
            "May 2022 = 2022-05/..", "Monday = 2024-03-18", "the end of April = ../2024-04",
            "Thursday = 2024-03-14", "Thursday = 2024-03-14",
        ),
    ),
    "2024-03-15-harbour-echo-reprint": (
        "2024-03-15",
        (
            "15 March 2024 = 2024-03-15", "Thursday = 2024-03-14",
            "Thursday morning = [2024-03-14T06:00:00..2024-03-14T11:59:59]",
        ),
    ),
    "2024-03-19-coastal-press-strike": (
        "2024-03-19",
        (
            "March 19, 2024 4:20 pm = 2024-03-19T16:20", "Monday = 2024-03-18",
            "Tuesday = 2024-03-19", "11:40 p.m. on 12 March = 2024-03-12T23:40",
            "Wednesday = 2024-03-13", "Tuesday = 2024-03-19", "2 April = 2024-04-02",
            "last week = [2024-03-11..2024-03-17]", "2019 = 2019/2023", "2023 = 2019/2023",
        ),
    ),
}  # fmt: skip


def seeds() -> list[Seed]:
    """Return the sample articles with their dates placed in the text."""
    return [_seed(name, *entry) for name, entry in _DATES.items()]


def _seed(name: str, published: str, listed: tuple[str, ...]) -> Seed:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    found, at = [], 0
    for entry in listed:
        words, edtf = entry.split(" = ")
        start = text.index(words, at)
        at = start + len(words)
        found.append((start, at, edtf))
    return Seed(text, published, tuple(found))
