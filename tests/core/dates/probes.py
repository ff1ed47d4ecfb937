"""Sentences in the manner of real news, and what their expressions of time must mean.

Each probe: the day of publication, the sentence, and "expression = EDTF" for each expression
that must be found, in order; for what lies nowhere on the calendar, its TIMEX3 value in brackets.
"""

from __future__ import annotations

THURSDAY = "2016-11-03"

NEWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # weekdays by tense
    (THURSDAY, "The militia joined the campaign on Saturday.", ("Saturday = 2016-10-29",)),
    (THURSDAY, "The court will rule on Monday.", ("Monday = 2016-11-07",)),
    (THURSDAY, "The minister said on Thursday the talks had failed.", ("Thursday = 2016-11-03",)),
    (THURSDAY, "Police arrested two men on Friday.", ("Friday = 2016-10-28",)),
    (THURSDAY, "The envoy is due to arrive in Geneva on Friday.", ("Friday = 2016-11-04",)),
    (THURSDAY, "Voters are expected to go to the polls on Sunday.", ("Sunday = 2016-11-06",)),
    (THURSDAY, "He was killed last Tuesday.", ("last Tuesday = 2016-11-01",)),
    (THURSDAY, "They will meet next Wednesday.", ("next Wednesday = 2016-11-09",)),
    (THURSDAY, "The truce, which began on Monday, has held.", ("Monday = 2016-10-31",)),
    (THURSDAY, "Parliament plans to vote on the bill on Tuesday.", ("Tuesday = 2016-11-08",)),
    (THURSDAY, "The road has been closed since Monday.", ("Monday = 2016-10-31/..",)),
    (THURSDAY, "The ceasefire will last until Sunday.", ("Sunday = ../2016-11-06",)),
    (THURSDAY, "Troops managed to enter the town on Tuesday.", ("Tuesday = 2016-11-01",)),
    (THURSDAY, "Rebels tried to cut the road on Sunday.", ("Sunday = 2016-10-30",)),
    (THURSDAY, "The army will not attack before Monday.", ("Monday = [..2016-11-06]",)),
    # days by words
    (THURSDAY, "Two bombs went off in Kabul yesterday.", ("yesterday = 2016-11-02",)),
    (THURSDAY, "The president will address the nation tomorrow.", ("tomorrow = 2016-11-04",)),
    (
        THURSDAY,
        "Clashes broke out overnight in the old city.",
        ("overnight = [2016-11-03T00:00:00..2016-11-03T05:59:59]",),
    ),
    (
        THURSDAY,
        "Residents fled their homes last night.",
        ("last night = [2016-11-02T20:00:00..2016-11-02T23:59:59]",),
    ),
    # counts
    (THURSDAY, "The campaign was launched two weeks ago.", ("two weeks ago = 2016-10-20~",)),
    (THURSDAY, "The city was captured two years ago.", ("two years ago = 2014",)),
    (THURSDAY, "The convoy left three days ago.", ("three days ago = 2016-10-31",)),
    (THURSDAY, "The dam burst a month ago.", ("a month ago = 2016-10~",)),
    (THURSDAY, "The war ended about ten years ago.", ("about ten years ago = 2006~",)),
    (THURSDAY, "He fled several years ago.", ("several years ago [PAST_REF]",)),
    # units
    (THURSDAY, "The group has been on the retreat since last year.", ("last year = 2015/..",)),
    (
        THURSDAY,
        "The town was cleared earlier this week.",
        ("earlier this week = [2016-10-31..2016-11-02]",),
    ),
    (
        THURSDAY,
        "The two leaders will meet later this month.",
        ("later this month = [2016-11-04..2016-11-30]",),
    ),
    (THURSDAY, "Exports fell last month.", ("last month = 2016-10",)),
    (THURSDAY, "An election is planned for next year.", ("next year = 2017",)),
    (
        THURSDAY,
        "Hundreds of people crossed the border last week.",
        ("last week = [2016-10-24..2016-10-30]",),
    ),
    (
        THURSDAY,
        "Prices rose over the weekend.",
        ("the weekend = [2016-10-29..2016-10-30]",),
    ),
    # months
    (THURSDAY, "The fighting started in October.", ("October = 2016-10",)),
    (THURSDAY, "The group seized the dam last October.", ("last October = 2016-10",)),
    (THURSDAY, "The group seized the dam last December.", ("last December = 2015-12",)),
    (THURSDAY, "The governor was removed in December.", ("December = 2015-12",)),
    (THURSDAY, "The treaty will enter into force in January.", ("January = 2017-01",)),
    (THURSDAY, "Schools will stay closed until March.", ("March = ../2017-03",)),
    (
        THURSDAY,
        "The airport was hit in early October.",
        ("early October = [2016-10-01..2016-10-10]",),
    ),
    (
        THURSDAY,
        "Talks are to resume in mid-November.",
        ("mid-November = [2016-11-11..2016-11-20]",),
    ),
    (
        THURSDAY,
        "The siege began in late August 2015.",
        ("late August 2015 = [2015-08-21..2015-08-31]",),
    ),
    (THURSDAY, "The deal was signed in July last year.", ("July last year = 2015-07",)),
    (THURSDAY, "Theresa May met Angela Merkel in Berlin.", ()),
    (THURSDAY, "The rebels may march on the capital.", ()),
    (THURSDAY, "April Jones was reported missing in Wales.", ()),
    (THURSDAY, "Protesters march on parliament every Friday.", ("every Friday [XXXX-WXX-5]",)),
    (THURSDAY, "The bomb exploded in May.", ("May = 2016-05",)),
    # full dates
    (THURSDAY, "He was born on March 4, 1971, in Basra.", ("March 4, 1971 = 1971-03-04",)),
    (THURSDAY, "The village fell on 17 June 2014.", ("17 June 2014 = 2014-06-17",)),
    (
        THURSDAY,
        "The raid took place on Tuesday, 25 October 2016.",
        ("Tuesday, 25 October 2016 = 2016-10-25",),
    ),
    (THURSDAY, "The shelling resumed on Oct. 21.", ("Oct. 21 = 2016-10-21",)),
    (THURSDAY, "The summit will open on Dec. 5.", ("Dec. 5 = 2016-12-05",)),
    (THURSDAY, "The log is dated 2016-10-17.", ("2016-10-17 = 2016-10-17",)),
    (THURSDAY, "Published on 25/10/2016 by the ministry.", ("25/10/2016 = 2016-10-25",)),
    # years and longer
    (THURSDAY, "The party was founded in 1982.", ("1982 = 1982",)),
    (THURSDAY, "US forces were in Iraq from 2003 to 2011.", ("2003 = 2003/2011", "2011 = 2003/2011")),
    (THURSDAY, "He led the union between 1996 and 1999.",
     ("1996 = [1996..1999]", "1999 = [1996..1999]")),
    (THURSDAY, "The pact has been in force since 2013.", ("2013 = 2013/..",)),
    (THURSDAY, "The group emerged in the early 1990s.", ("the early 1990s = [1990..1993]",)),
    (THURSDAY, "The mosque dates from the 12th century.", ("12th century = 11XX",)),
    (THURSDAY, "The city has flourished since the 1970s.", ("the 1970s = 1970/..",)),
    (THURSDAY, "The charter was adopted in mid-2014.", ("mid-2014 = [2014-05..2014-08]",)),
    (THURSDAY, "Caesar was murdered in 44 BC.", ("44 BC = -0043",)),
    (THURSDAY, "About 2,000 people and 1,500 soldiers were trapped.", ()),
    (THURSDAY, "The column of 1900 troops left the base.", ()),
    # seasons, quarters, feasts
    (THURSDAY, "The offensive stalled last winter.", ("last winter = 2015-24",)),
    (THURSDAY, "The town was flooded in the summer of 2012.", ("the summer of 2012 = 2012-22",)),
    (THURSDAY, "Output fell in the third quarter of 2015.", ("the third quarter of 2015 = 2015-35",)),
    (THURSDAY, "The market was attacked on Christmas Eve.", ("Christmas Eve = 2015-12-24",)),
    (THURSDAY, "The agreement was signed on Good Friday 1998.", ("Good Friday 1998 = 1998-04-10",)),
    # times of day
    (
        THURSDAY,
        "The recording was released at around 2 a.m., residents said.",
        ("2 a.m. = 2016-11-03T02~",),
    ),
    (
        THURSDAY,
        "By mid-morning, smoke was rising from the city.",
        ("mid-morning = [2016-11-03T09:00:00..2016-11-03T10:59:59]",),
    ),
    (
        THURSDAY,
        "The missile struck at 15:00 GMT Saturday.",
        ("15:00 GMT Saturday = 2016-10-29T15:00+00:00",),
    ),
    (
        THURSDAY,
        "A car bomb exploded on Wednesday morning.",
        ("Wednesday morning = [2016-11-02T06:00:00..2016-11-02T11:59:59]",),
    ),
    (
        THURSDAY,
        "On Tuesday the mayor was shot at 9:30 p.m. outside his house.",
        ("Tuesday = 2016-11-01", "9:30 p.m. = 2016-11-01T21:30"),
    ),
    (THURSDAY, "• November 3, 2016 12:38 pm", ("November 3, 2016 12:38 pm = 2016-11-03T12:38",)),
    # lengths, repetitions, references
    (THURSDAY, "It was his first message in nearly a year.", ("nearly a year [P1Y]",)),
    (THURSDAY, "Troops have been advancing for two weeks.", ("two weeks [P2W]",)),
    (THURSDAY, "The battle lasted three days.", ("three days [P3D]",)),
    (THURSDAY, "He spent 18 months in prison.", ("18 months [P18M]",)),
    (THURSDAY, "Aid is delivered twice a week.", ("a week [P1W]",)),
    (THURSDAY, "Two days after the attack, the border was closed.", ("Two days [P2D]",)),
    (THURSDAY, "Her 12-year-old son was wounded.", ()),
    (THURSDAY, "The ministry has recently denied it.", ("recently [PAST_REF]",)),
    (THURSDAY, "For years the region was peaceful.", ("years [PXY]",)),
    # other days of publication
    ("2016-01-05", "The ship sank on December 28.", ("December 28 = 2015-12-28",)),
    ("2016-12-30", "The new rules take effect on January 1.", ("January 1 = 2017-01-01",)),
    ("2021-05-10", "The bridge was destroyed on Monday.", ("Monday = 2021-05-10",)),
    ("2021-05-09", "Riots broke out on Friday night.",
     ("Friday night = [2021-05-07T20:00:00..2021-05-07T23:59:59]",)),
    ("2021-02-03", "He was detained in November.", ("November = 2020-11",)),
    ("2022-03-02", "Russia invaded Ukraine on Feb. 24.", ("Feb. 24 = 2022-02-24",)),
    ("2022-03-02", "The sanctions were imposed in 2014 after Crimea was annexed.", ("2014 = 2014",)),
)  # fmt: skip
