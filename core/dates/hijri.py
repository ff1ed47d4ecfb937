"""The tabular Islamic calendar (civil epoch), which moon sightings may shift by a day."""

from __future__ import annotations

from core.calendar import DAY

_EPOCH = -492148
"""Days from 1970-01-01 to 1 Muharram of the year 1 (16 July 622, Julian)."""
MONTHS = (
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Awwal", "Jumada al-Thani",
    "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
)  # fmt: skip
_FIRST = r"(?:I|1|al-[Aa]wwal|al-[Uu]la|ul-[Aa]wwal|ul-[Aa]wal|[Uu]la)"
_SECOND = r"(?:II|2|al-[Tt]hani|al-[Aa]khir(?:a|ah)?|ul-[Tt]hani|ul-[Aa]khir|as-[Ss]ani)"
_NAMES = (
    "Muharram", "Safar", rf"Rabi[‘’']? {_FIRST}", rf"Rabi[‘’']? {_SECOND}",
    rf"Jumada {_FIRST}", rf"Jumada {_SECOND}", "Rajab", "Sha[‘’']?ban",
    "Rama[dz]h?an", "Shawwal", "Dh?u(?:l| al| ul)?[- ](?:al-)?Q[ai][‘’']?da?h?",
    "Dh?u(?:l| al| ul)?[- ](?:al-)?Hij+ah?",
)  # fmt: skip
NAME = "(?:" + "|".join(f"(?P<h{i}>{name})" for i, name in enumerate(_NAMES, 1)) + ")"
"""Pattern of a month's name; the group that matches is named h1 to h12."""


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month: 30 and 29 by turns, the last 30 in a leap year."""
    return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29


def midnight(year: int, month: int = 1, day: int = 1) -> int:
    """Return the civil midnight of a Hijri day, in seconds from 1970-01-01."""
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return (_EPOCH + before + day - 1) * DAY


def year_around(moment: int) -> int:
    """Return the Hijri year of a moment."""
    days = moment // DAY - _EPOCH
    year = (30 * days + 10646) // 10631
    return year - (midnight(year) > moment)
