"""Forty sentences written before the rules that mend them, in the manner of agency reports.

As in probes.py. Of these, 25 were read right at first sight, and 29 but for the way of writing.
"""

from __future__ import annotations

Probe = tuple[str, str, tuple[str, ...]]

WEDNESDAY = "2019-05-15"
TUESDAY = "2024-02-06"
MONDAY = "2021-09-20"

BLIND: tuple[Probe, ...] = (
    (WEDNESDAY, "The two presidents spoke by telephone for an hour on Tuesday evening.",
     ("an hour [PT1H]", "Tuesday evening = [2019-05-14T18:00:00..2019-05-14T23:59:59]")),
    (WEDNESDAY, "Polling stations open at 7 a.m. on Thursday and close at 10 p.m.",
     ("7 a.m. on Thursday = 2019-05-16T07", "10 p.m. = 2019-05-16T22")),
    (WEDNESDAY, "The frigate was due in port next Monday, the navy said.",
     ("next Monday = 2019-05-20",)),
    (WEDNESDAY, "Gunmen stormed the hotel at about 9 o'clock in the evening.",
     ("9 o'clock in the evening = 2019-05-15T21~",)),
    (WEDNESDAY, "Residents woke to sirens at 6 o'clock on Tuesday morning.",
     ("6 o'clock on Tuesday morning = 2019-05-14T06",)),
    (WEDNESDAY, "The curfew starts at 8 o'clock tonight.", ("8 o'clock tonight = 2019-05-15T20",)),
    (WEDNESDAY, "The former general, who seized power in 1999, fled in late April.",
     ("1999 = 1999", "late April = [2019-04-21..2019-04-30]")),
    (WEDNESDAY, "Unemployment is at its lowest since the early 1970s.",
     ("the early 1970s = 1970/..",)),
    (WEDNESDAY, "A spokesman said the ship had left Fujairah late on Sunday.",
     ("late on Sunday = [2019-05-12T16:00:00..2019-05-12T23:59:59]",)),
    (WEDNESDAY, "The deal must be ratified by June 30 at the latest.", ("June 30 = 2019-06-30",)),
    (WEDNESDAY, "He was sentenced on Wednesday to 12 years in prison for a 2016 bombing.",
     ("Wednesday = 2019-05-15", "12 years [P12Y]", "2016 = 2016")),
    (WEDNESDAY, "The company will report first-quarter results on May 23.",
     ("first-quarter = 2019-33", "May 23 = 2019-05-23")),
    (WEDNESDAY, "More than 1,000 people have fled since fighting erupted six weeks ago.",
     ("six weeks ago = 2019-04-03~",)),
    (WEDNESDAY, "In the three months to March the economy shrank by 0.3 percent.",
     ("the three months [P3M]", "March = 2019-01/2019-03")),
    (WEDNESDAY, "The mayor, elected in '12, will not run again in 2020.",
     ("'12 = 2012", "2020 = 2020")),
    (WEDNESDAY, "Three years to the day after the coup attempt, thousands marched.",
     ("Three years [P3Y]",)),
    (WEDNESDAY, "The envoy visited Sanaa twice in the past fortnight.",
     ("the past fortnight [P2W]",)),
    (TUESDAY, "The Senate is set to vote on the package as soon as Wednesday.",
     ("Wednesday = 2024-02-07",)),
    (TUESDAY, "The king was diagnosed last week, the palace said on Monday evening.",
     ("last week = [2024-01-29..2024-02-04]",
      "Monday evening = [2024-02-05T18:00:00..2024-02-05T23:59:59]")),
    (TUESDAY, "Voters in El Salvador had gone to the polls two days earlier.",
     ("two days earlier = 2024-02-04",)),
    (TUESDAY, "The bridge is expected to reopen by the end of March 2025.",
     ("the end of March 2025 = [2025-03-26..2025-03-31]",)),
    (TUESDAY, "Prices rose 4 percent in the year to December.", ("December = 2023/2023",)),
    (TUESDAY, "The night before, drones had hit an oil depot.",
     ("The night before = [2024-02-05T20:00:00..2024-02-05T23:59:59]",)),
    (TUESDAY, "Earlier in the week, the minister had threatened to quit.",
     ("Earlier in the week = 2024-02-05",)),
    (TUESDAY, "Forty years ago this month, the miners walked out.",
     ("Forty years ago this month = 1984-02",)),
    (TUESDAY, "Violence flared in the mid-to-late 2000s.",
     ("the mid-to-late 2000s = [2004..2009]",)),
    (TUESDAY, "The hearing was adjourned until 10:30 on Feb. 20.",
     ("10:30 on Feb. 20 = ../2024-02-20T10:30:59",)),
    (TUESDAY, "The group claimed responsibility for the Jan. 28 drone attack.",
     ("Jan. 28 = 2024-01-28",)),
    (TUESDAY, "He served two terms, from 2009 to 2017, and left politics for good.",
     ("2009 = 2009/2017", "2017 = 2009/2017")),
    (MONDAY, "The talks, postponed from last Thursday, resume tomorrow in Vienna.",
     ("last Thursday = 2021-09-16", "tomorrow = 2021-09-21")),
    (MONDAY, "Schools will reopen on the first Monday of October.",
     ("the first Monday of October = 2021-10-04",)),
    (MONDAY, "Twenty years after the Sept. 11 attacks, the troops came home.",
     ("Twenty years = 2021-09-11", "Sept. 11 = 2001-09-11")),
    (MONDAY, "The ash cloud will reach the coast in the next 48 hours.",
     ("the next 48 hours [PT48H]",)),
    (MONDAY, "Every Saturday for a month, crowds have gathered in the square.",
     ("Every Saturday [XXXX-WXX-6]", "a month [P1M]")),
    (MONDAY, "By midday Monday some 1,300 homes had been evacuated.",
     ("midday Monday = 2021-09-20T12:00",)),
    (MONDAY, "Former minister June Carter died in August at the age of 88.", ("August = 2021-08",)),
    (MONDAY, "The submarine contract, signed in 2016, was scrapped last Wednesday.",
     ("2016 = 2016", "last Wednesday = 2021-09-15")),
)  # fmt: skip

UNREAD: dict[str, tuple[Probe, ...]] = {
    "a count that another lends": (
        (WEDNESDAY, "The strike is the fourth in as many weeks.", ("as many weeks [PXW]",)),
    ),
    "a night between two days named": (
        (TUESDAY, "Israel says it struck the site overnight Sunday into Monday.",
         ("overnight = [2024-02-05T00:00:00..2024-02-05T05:59:59]",
          "Sunday = 2024-02-04",
          "Monday = 2024-02-05")),
    ),
    "days counted by ordinals": (
        (TUESDAY, "Farmers will block the motorways for a second day on Wednesday.",
         ("a second day [P1D]", "Wednesday = 2024-02-07")),
    ),
}  # fmt: skip
