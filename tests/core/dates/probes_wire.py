"""Sentences from courts, disasters, elections, sport, business, datelines and histories.

As in probes.py; written blind, 58 of 60 were read right at first sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.core.dates.probes_news import Probe

COURT = "2019-03-14"
FLOOD = "2021-08-10"
VOTE = "2024-11-06"
QUAKE = "2023-02-08"
FINAL = "2018-07-16"
SLUMP = "2020-04-20"

WIRE: dict[str, tuple[Probe, ...]] = {
    "courts": (
        (COURT, "A jury convicted him in February of fraud committed between 2011 and 2015.",
         ("February = 2019-02", "2011 = [2011..2015]", "2015 = [2011..2015]")),
        (COURT, "Sentencing is set for June 3.", ("June 3 = 2019-06-03",)),
        (COURT, "She was arrested on Monday and is due in court on Friday.",
         ("Monday = 2019-03-11", "Friday = 2019-03-15")),
        (COURT, "He faces up to 20 years in prison.", ("up to 20 years [P20Y]",)),
        (COURT, "The 42-year-old defendant has been in custody since last August.",
         ("last August = 2018-08/..",)),
        (COURT, "Judges will hand down their ruling next Wednesday.",
         ("next Wednesday = 2019-03-20",)),
        (COURT, "The trial, now in its third week, adjourned until Monday.",
         ("now [PRESENT_REF]", "Monday = ../2019-03-18")),
        (COURT, "The appeal was filed the day after the verdict.", ()),
        (COURT, "A 2016 law lets prosecutors hold suspects for 48 hours without charge.",
         ("2016 = 2016", "48 hours [PT48H]")),
        (COURT, "He had been due to testify on Tuesday, but the hearing was postponed.",
         ("Tuesday = 2019-03-12",)),
    ),
    "disasters": (
        (FLOOD, "Rain that began on Saturday had by Monday night swamped 30 villages.",
         ("Saturday = 2021-08-07",
          "Monday night = [2021-08-09T20:00:00..2021-08-09T23:59:59]")),
        (FLOOD, "The fire, which has burned for a fifth day, is 20 percent contained.",
         ("a fifth day [P1D]",)),
        (FLOOD, "It was the worst flooding since 1998, officials said on Tuesday.",
         ("1998 = 1998/..", "Tuesday = 2021-08-10")),
        (FLOOD, "A 5.9-magnitude quake hit at 6:24 p.m. on Sunday.",
         ("6:24 p.m. on Sunday = 2021-08-08T18:24",)),
        (FLOOD, "Storms are forecast through Thursday.", ("Thursday = ../2021-08-12",)),
        (FLOOD, "The dam burst in the early hours of Monday.",
         ("the early hours of Monday = [2021-08-09T00:00:00..2021-08-09T05:59:59]",)),
        (FLOOD, "The last eruption, in December 2015, lasted three weeks.",
         ("December 2015 = 2015-12", "three weeks [P3W]")),
        (QUAKE, "Rescuers pulled a boy alive from the rubble 52 hours after the quake.",
         ("52 hours [PT52H]",)),
        (QUAKE, "Monday's earthquake struck at 4:17 a.m. local time.",
         ("Monday = 2023-02-06", "4:17 a.m. local time = 2023-02-06T04:17")),
        (QUAKE, "The death toll rose on Wednesday as a second night of frost set in.",
         ("Wednesday = 2023-02-08",)),
    ),
    "elections": (
        (VOTE, "Polls opened at 7 a.m. on Tuesday and closed at 8 p.m.",
         ("7 a.m. on Tuesday = 2024-11-05T07", "8 p.m. = 2024-11-05T20")),
        (VOTE, "The president-elect takes office on January 20.", ("January 20 = 2025-01-20",)),
        (VOTE, "He lost by 7,000 votes in 2020 and will run again in 2028.",
         ("2020 = 2020", "2028 = 2028")),
        (VOTE, "Turnout was the highest in a century.", ("a century [P100Y]",)),
        (VOTE, "A runoff will be held on Nov. 24 if no candidate wins a majority.",
         ("Nov. 24 = 2024-11-24",)),
        (VOTE, "The coalition collapsed last month after two years in power.",
         ("last month = 2024-10", "two years [P2Y]")),
        (VOTE, "Voters go to the polls on Sunday.", ("Sunday = 2024-11-10",)),
        (VOTE, "The commission said on Monday it would publish results within 72 hours.",
         ("Monday = 2024-11-04", "72 hours [PT72H]")),
        (VOTE, "He has been in power since a coup in the summer of 2013.",
         ("the summer of 2013 = 2013-22",)),
        (VOTE, "The next general election must be held by October 2027.",
         ("October 2027 = 2027-10",)),
    ),
    "sport": (
        (FINAL, "France won the World Cup for the second time on Sunday.",
         ("Sunday = 2018-07-15",)),
        (FINAL, "The 19-year-old scored in the 65th minute.", ()),
        (FINAL, "They last met in the 2006 final.", ("2006 = 2006",)),
        (FINAL, "It was his 1,500th point of the season.", ()),
        (FINAL, "The season starts on August 10.", ("August 10 = 2018-08-10",)),
        (FINAL, "She set the record in 2 hours 15 minutes in April 2003.",
         ("2 hours [PT2H]", "15 minutes [PT15M]", "April 2003 = 2003-04")),
        (FINAL, "Croatia had not lost since the autumn of 2017.",
         ("the autumn of 2017 = 2017-09/..",)),
    ),
    "business": (
        (SLUMP, "Oil fell below zero on Monday for the first time.", ("Monday = 2020-04-20",)),
        (SLUMP, "Shares of the 130-year-old firm slid 12 percent last week.",
         ("last week = [2020-04-13..2020-04-19]",)),
        (SLUMP, "Sales in the three months to March fell to $1.9 billion.",
         ("the three months [P3M]", "March = 2020-01/2020-03")),
        (SLUMP, "The company will report first-quarter results on Thursday.",
         ("first-quarter = 2020-33", "Thursday = 2020-04-23")),
        (SLUMP, "The bond matures in 2031.", ("2031 = 2031",)),
        (SLUMP, "The plant, idle since March 23, is to reopen on May 4.",
         ("March 23 = 2020-03-23/..", "May 4 = 2020-05-04")),
        (SLUMP, "Model 2500 trucks cost 1900 dollars less.", ()),
        (SLUMP, "The chain had 2,015 stores at the end of 2019.",
         ("the end of 2019 = [2019-11..2019-12]",)),
        (SLUMP, "Growth averaged 3 percent a year in the 2010s.",
         ("a year [P1Y]", "the 2010s = 201X")),
        (SLUMP, "The bank expects a recovery in the second half of next year.",
         ("the second half of next year = 2021-41",)),
    ),
    "datelines and interviews": (
        (COURT, "NAIROBI, March 14 (Reuters) - Police shot dead three men on Wednesday.",
         ("March 14 = 2019-03-14", "Wednesday = 2019-03-13")),
        (VOTE, "PARIS, Nov 6 (AFP) - The minister resigned late on Tuesday.",
         ("Nov 6 = 2024-11-06", "late on Tuesday = [2024-11-05T16:00:00..2024-11-05T23:59:59]")),
        (FLOOD, '"We will decide tomorrow," she told reporters on Sunday.',
         ("tomorrow = 2021-08-09", "Sunday = 2021-08-08")),
        (QUAKE, '"I have lived here for 30 years and never saw this," he said.',
         ("30 years [P30Y]",)),
        (QUAKE, "May I ask, he said, where you slept on Monday? That night my house fell.",
         ("Monday = 2023-02-06",
          "That night = [2023-02-06T20:00:00..2023-02-06T23:59:59]")),
        (COURT, "In an interview published on Saturday, he said he would quit by Christmas.",
         ("Saturday = 2019-03-09", "Christmas = 2019-12-25")),
    ),
    "histories": (
        (COURT, "The treaty of 1648 ended a war that had begun in 1618.",
         ("1648 = 1648", "1618 = 1618")),
        (COURT, "He crossed the river in the spring of 218 BC.",
         ("the spring of 218 BC = -0217-21",)),
        (COURT, "From 1861 to 1865 four million men served.",
         ("1861 = 1861/1865", "1865 = 1861/1865")),
        (COURT, "In the late 19th century the port declined.",
         ("late 19th century = [1867..1899]",)),
        (COURT, "The siege lasted 872 days, from 8 September 1941 to 27 January 1944.",
         ("872 days [P872D]", "8 September 1941 = 1941-09-08/1944-01-27",
          "27 January 1944 = 1941-09-08/1944-01-27")),
        (COURT, "The city fell in the 1270s.", ("the 1270s = 127X",)),
    ),
    "once known failures": (
        ("2016-11-03", "Tropical storm April weakened.", ()),
        ("2023-10-25", "The minister, who was to speak on Monday, was barred.",
         ("Monday = 2023-10-23",)),
        ("2024-02-07", "The strike is the fourth in as many weeks.", ("as many weeks [PXW]",)),
        ("2024-02-06", "Farmers will block the motorways for a second day on Wednesday.",
         ("a second day [P1D]", "Wednesday = 2024-02-07")),
    ),
}  # fmt: skip

UNREAD: dict[str, tuple[Probe, ...]] = {
    "a verb that the parser takes for a noun": (
        (FINAL, "The squad flies home on Monday evening and parades on Tuesday.",
         ("Monday evening = [2018-07-16T18:00:00..2018-07-16T23:59:59]",
          "Tuesday = 2018-07-17")),
    ),
}  # fmt: skip
