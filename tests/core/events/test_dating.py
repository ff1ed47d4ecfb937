"""Which date an event hangs on, and what is known of those that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.edtf import render
from core.model import Basis
from tests.core.events.reading import read, when

if TYPE_CHECKING:
    from core.language import Language
    from tests.core.events.reading import Reading

PRELUDE = "Orlen is a town. It lies in Velonia. "
"""Keeps a sentence out of the lead, where the day of publication would date it."""
ATTACK = "Rebels attacked the airport on 12 October 2018. "


def within(reading: Reading, trigger: str) -> str:
    """Return the bounds that the day of writing gives an event, as EDTF."""
    around = reading.event(trigger).citations[0].within
    return render(around) if around is not None else ""


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("The house that rebels burned was empty.", "burned", "[..2019-03-07]"),
        ("Troops have occupied the town.", "occupied", "../2019-03-07"),
        ("The army will storm the town.", "storm", "[2019-03-07..]"),
        ("Turkey wants to protect the border.", "protect", "2019-03-07/.."),
        ("Iran would attack if Iraq crosses the border.", "crosses", "[2019-03-07..]"),
        ("Anna Weber owns two houses.", "owns", "../.."),
        ("Rebels are attacking the town.", "attacking", "../.."),
    ],
)
def test_an_undated_event_keeps_what_the_day_of_writing_leaves_open(
    language: Language, text: str, trigger: str, edtf: str
) -> None:
    reading = read(language, PRELUDE + text)
    assert within(reading, trigger) == edtf
    assert reading.event(trigger).when is None or reading.event(trigger).basis is Basis.DOCUMENT


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Two days after the attack, police arrested three men.", "arrested", "2018-10-14"),
        ("The day before the attack, police closed the road.", "closed", "2018-10-11"),
        ("A week before the attack, Iran freed two men.", "freed", "2018-10-05~"),
        ("Two months after the attack, the president resigned.", "resigned", "2018-12"),
        ("Protesters marched after the attack.", "marched", "[2018-10-12..2019-03-07]"),
        ("Iran has blocked the port since the attack.", "blocked", "2018-10-12/2019-03-07"),
        ("Thousands mourned the first anniversary of the attack.", "anniversary", "2019-10-12"),
    ],
)
def test_what_is_told_by_another_happening_is_bounded_or_counted_by_it(
    language: Language, text: str, trigger: str, edtf: str
) -> None:
    reading = read(language, PRELUDE + ATTACK + text)
    assert when(reading.event(trigger)) == edtf


def test_the_eve_of_a_visit_puts_the_visit_on_the_next_day(language: Language) -> None:
    reading = read(language, "This is the eve of the president's visit to Iran.")
    assert when(reading.event("visit")) == "2019-03-08"


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Howes was abducted on 26 March 1996. Little is known of his abduction.",
         "abduction", "1996-03-26"),
        ("Iraq invaded Kuwait on 2 August 1990. Prices rose when Iraq sent its troops there.",
         "sent", "1990-08-02"),
        ("Howes was abducted in March 1996. The capture of Howes on 26 March 1996 was a shock.",
         "abducted", "1996-03-26"),
    ],
)  # fmt: skip
def test_a_happening_named_again_has_the_date_of_its_one_telling(
    language: Language, text: str, trigger: str, edtf: str
) -> None:
    event = read(language, PRELUDE + text).event(trigger)
    assert when(event) == edtf
    assert event.basis is Basis.INHERITED


def test_a_word_for_two_happenings_names_neither_again(language: Language) -> None:
    text = "Iran freed John Miller on 2 May 2018. Iran freed Anna Weber on 3 June 2018. "
    reading = read(language, PRELUDE + text + "The envoy who freed Ivan Petrov was a Russian.")
    assert reading.event("freed", "Petrov").when is None


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("The president met Angela Weber this week.", "met", "[2019-03-04..2019-03-07]"),
        ("The president will meet Angela Weber this week.", "meet", "[2019-03-07..2019-03-10]"),
        ("Sales grew in January 2018.", "grew", "2018-01/2018-01"),
        ("The coalition began to fall apart in June 2018.", "began", "2018-06"),
        ("The bank collapsed in June 2018, ruining its owners.", "ruining", "2018-06"),
    ],
)
def test_a_date_is_taken_as_its_verb_means_it(
    language: Language, text: str, trigger: str, edtf: str
) -> None:
    assert when(read(language, PRELUDE + text).event(trigger)) == edtf


def test_the_day_of_saying_is_not_that_of_what_goes_on(language: Language) -> None:
    reading = read(language, PRELUDE + "Iran said on Monday that Iraq is arming the rebels.")
    assert when(reading.event("said")) == "2019-03-04"
    assert reading.event("arming").when is None


def test_how_things_look_is_of_the_day_of_writing(language: Language) -> None:
    event = read(language, PRELUDE + "Iran appears to be losing the war.").event("appears")
    assert (when(event), event.basis) == ("2019-03-07~", Basis.DOCUMENT)
    assert event.confidence < 0.2


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Troops left on Monday. Police gave no details.", "gave"),
        ("A colonel said on Monday, citing an order, that the troops left.", "citing"),
        ("Officials on Monday quoted him as saying that the troops left.", "saying"),
    ],
)
def test_what_goes_with_the_deed_of_a_day_is_of_that_day(
    language: Language, text: str, trigger: str
) -> None:
    event = read(language, PRELUDE + text).event(trigger)
    assert (when(event), event.basis) == ("2019-03-04", Basis.INHERITED)


def test_a_long_stretch_is_not_the_day_that_the_next_sentence_tells_of(language: Language) -> None:
    text = "Sales rose in 2015. Iran attacked Iraq."
    assert read(language, PRELUDE + text).event("attacked").when is None
    text = "Troops left in June 2015. Iran attacked Iraq."
    assert when(read(language, PRELUDE + text).event("attacked")) == "2015-06"
