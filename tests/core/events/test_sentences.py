from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.events.select import ASIDE, REPORTED, STATE
from core.filter import LIKELY
from core.model import Factuality
from tests.core.events.reading import read, when

if TYPE_CHECKING:
    from core.language import Language

PRELUDE = "Orlen is a town. It lies in Velonia. "
"""Keeps a sentence out of the lead, where the day of publication would date it."""


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Rebels attacked the airport on Monday.", "attacked", "ASSAULT"),
        ("Police arrested Ivan Petrov on Monday.", "arrested", "COERCE"),
        ("France and Germany signed a treaty on Monday.", "signed", "AGREE"),
        ("The president met Angela Weber in Paris.", "met", "CONSULT"),
        ("The court sentenced Ivan Petrov to ten years.", "sentenced", "COURT"),
        ("The army withdrew from the town on Monday.", "withdrew", "RETREAT"),
        ("Protesters marched through Berlin on Monday.", "marched", "PROTEST"),
        ("The minister called on Iran to release the sailors.", "called", "REQUEST"),
        ("The United Nations condemned the attack on Monday.", "condemned", "ACCUSE"),
        ("Russia threatened to close the border.", "threatened", "THREATEN"),
        ("Microsoft bought a small company on Monday.", "bought", "BUSINESS"),
        ("Thieves stole ten paintings from the museum on Monday.", "stole", "CRIME"),
        ("A train derailed near Orlen on Monday.", "derailed", "DISASTER"),
        ("Voters elected Anna Weber on Monday.", "elected", "ELECTION"),
        ("Troops launched an attack on Monday.", "launched", "ASSAULT"),
        ("Canada donated two ships to Kenya in May 2018.", "donated", "AID"),
        ("The company released a video on Monday.", "released", "STATEMENT"),
        ("An explosion shook the town on Monday.", "shook", "DISASTER"),
        ("A gas blast wrecked a bakery on Monday.", "wrecked", "DISASTER"),
        ("A bomb exploded in the town on Monday.", "exploded", "ASSAULT"),
        ("An explosion killed two workers on Monday.", "killed", "DISASTER"),
        ("An explosion shook the town on Monday. Police blamed the rebels.", "shook", "ASSAULT"),
    ],
)
def test_what_happened_has_its_type(language: Language, text: str, trigger: str, kind: str) -> None:
    assert read(language, PRELUDE + text).event(trigger).type == kind


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Troops left Orlen the day after Iran attacked Iraq on 3 May 2018.", "left", "2018-05-04"),
        ("Iran attacked Iraq on 3 May 2018. Two days after the attack, troops fled.", "fled",
         "2018-05-05"),
        ("Ali Khan was arrested after he bombed a bridge on 3 May 2018.", "arrested",
         "[2018-05-03..2019-03-07]"),
        ("Ali Khan resigned before the election on 3 May 2018.", "resigned", "[..2018-05-03]"),
        ("Ali Khan resigned before the election.", "resigned", ""),
        ("Ali Khan was arrested on Monday after he bombed a bridge in 2018.", "arrested",
         "2019-03-04"),
    ],
)  # fmt: skip
def test_another_happening_bounds_an_undated_one(
    language: Language, text: str, trigger: str, edtf: str
) -> None:
    event = read(language, PRELUDE + text).event(trigger)
    assert when(event) == edtf
    why = event.citations[0].derivation
    if edtf not in ("", "2019-03-04"):
        assert why is not None
        assert why.anchor_kind.value == "event"
        assert why.steps


@pytest.mark.parametrize(
    ("text", "trigger", "target", "words"),
    [
        ("Iran rejected Turkey's request.", "rejected", "Turkey", "Turkey's request"),
        ("Iran pledged support to Hamas.", "pledged", "Hamas", "Hamas"),
        ("Iran lifted sanctions imposed on Iraq.", "lifted", "Iraq", "Iraq"),
        ("Turkish troops arrived in Baghdad.", "arrived", "Baghdad", "Baghdad"),
        ("Rebels fired rockets at fishermen.", "fired", "rockets", "rockets"),
    ],
)
def test_the_target_may_stand_further_off(
    language: Language, text: str, trigger: str, target: str, words: str
) -> None:
    reading = read(language, PRELUDE + text)
    event = reading.event(trigger)
    assert target in reading.roles(event)["target"]
    assert words in {p.words for p in event.participants}


@pytest.mark.parametrize(
    ("text", "trigger", "source", "target"),
    [
        ("The rebels killed John Miller.", "killed", "rebels", "John Miller"),
        ("John Miller was killed by the rebels.", "killed", "rebels", "John Miller"),
        ("John Miller was killed on Monday.", "killed", "", "John Miller"),
        ("Turkey and Iran attacked Iraq.", "attacked", "Iran", "Iraq"),
        ("Iran accused the rebels of bombing a bridge.", "bombing", "rebels", ""),
        ("Iran persuaded Hamas to attack the camp.", "attack", "Hamas", ""),
        ("The soldiers who attacked Iraq were jailed.", "attacked", "soldiers", "Iraq"),
        ("Turkish troops fought with Hezbollah.", "fought", "Turkish forces", "Hezbollah"),
        ("Police freed John Miller and arrested Anna Weber.", "arrested", "police", "Anna Weber"),
        ("Russia called for sanctions against Iran.", "called", "Russia", "Iran"),
        ("Hundreds of soldiers attacked Hamas.", "attacked", "soldiers", "Hamas"),
    ],
)
def test_roles_follow_the_grammar(
    language: Language, text: str, trigger: str, source: str, target: str
) -> None:
    reading = read(language, PRELUDE + text)
    roles = reading.roles(reading.event(trigger))
    assert roles["source"] >= ({source} if source else set())
    assert roles["target"] >= ({target} if target else set())


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Iran attacked Iraq.", "attacked", "occurred"),
        ("Iran is attacking Iraq.", "attacking", "ongoing"),
        ("Iran has been attacking Iraq since 2015.", "attacking", "ongoing"),
        ("Iran will attack Iraq.", "attack", "planned"),
        ("Iran plans to attack Iraq.", "attack", "planned"),
        ("Iran said it would attack Iraq on Friday.", "attack", "planned"),
        ("Iran may have attacked Iraq.", "attacked", "alleged"),
        ("Iran allegedly attacked Iraq.", "attacked", "alleged"),
        ("Turkey alleged that Iran attacked Iraq.", "attacked", "alleged"),
        ("Turkey said that Iran attacked Iraq.", "attacked", "occurred"),
        ("Iran denied that it had attacked Iraq.", "attacked", "denied"),
        ("Iran did not attack Iraq.", "attack", "denied"),
        ("Iran failed to attack Iraq.", "attack", "denied"),
        ("Iran could attack Iraq.", "attack", "hypothetical"),
        ("Turkey would react if Iran attacked Iraq.", "attacked", "hypothetical"),
        ("Iran managed to capture John Miller.", "capture", "occurred"),
        ("Turkey told the rebels to attack Iraq.", "attack", "planned"),
    ],
)
def test_wording_decides_how_certain_it_is(
    language: Language, text: str, trigger: str, status: str
) -> None:
    assert read(language, PRELUDE + text).event(trigger).factuality.value == status


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "basis"),
    [
        ("Iran attacked Iraq on 3 May 2018.", "attacked", "2018-05-03", "explicit"),
        ("Iran attacked Iraq on Monday.", "attacked", "2019-03-04", "resolved"),
        ("Iran attacked Iraq and bombed Syria on Monday.", "bombed", "2019-03-04", "resolved"),
        ("Iran attacked Iraq on Monday, killing Ali Khan.", "killing", "2019-03-04", "inherited"),
        ("Iran said on Monday it attacked Iraq.", "attacked", "", None),
        ("Iran said it attacked Iraq on Monday.", "attacked", "2019-03-04", "resolved"),
        ("Iran accused Iraq on Monday of bombing a bridge.", "bombing", "", None),
        ("Iran attacked Iraq.", "attacked", "", None),
        ("Iran attacked Iraq for two weeks.", "attacked", "", None),
        ("Iran attacked Iraq for the first time in nearly a year.", "attacked", "", None),
        ("Iran has been bombing Iraq for two weeks.", "bombing", "2019-02-21~/2019-03-07~",
         "resolved"),
        ("Iran will attack Iraq on Friday.", "attack", "2019-03-08", "resolved"),
    ],
)  # fmt: skip
def test_the_date_is_the_one_it_hangs_on(
    language: Language, text: str, trigger: str, edtf: str, basis: str | None
) -> None:
    event = read(language, PRELUDE + text).event(trigger)
    assert when(event) == edtf
    assert (event.basis.value if event.basis else None) == basis


def test_a_date_after_said_dates_the_saying(language: Language) -> None:
    reading = read(
        language, PRELUDE + "Anna Weber told supporters on Monday troops had left Orlen."
    )
    assert when(reading.event("told")) == "2019-03-04"


def test_the_lead_may_hang_on_the_day_of_publication(language: Language) -> None:
    event = read(language, "A bomb killed John Miller in Baghdad. Police came.").event("killed")
    assert event.basis is not None
    assert event.basis.value == "document"
    assert event.confidence < 0.5


def test_without_a_publication_date_nothing_hangs_on_it(language: Language) -> None:
    reading = read(language, "A bomb killed John Miller in Baghdad.", None)
    assert reading.event("killed").when is None


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        ("John Miller was killed by the rebels.", "killed", "Rebels kill John Miller"),
        ("Four soldiers were killed on Monday.", "killed", "Four soldiers killed"),
        ("The army will attack Iraq on Friday.", "attack", "Army to attack Iraq"),
        ("Iran plans to attack Iraq.", "attack", "Iran plans to attack Iraq"),
        ("Iran did not attack Iraq.", "attack", "Iran does not attack Iraq"),
        ("Iran may have attacked Iraq.", "attacked", "Iran may have attacked Iraq"),
        ("Iran was attacking Iraq.", "attacking", "Iran attacks Iraq"),
        ("John Miller left. He attacked Iraq.", "attacked", "Miller attacks Iraq"),
        ("Turkey, Iran and Russia attacked Iraq.", "attacked", "Turkey and others attack Iraq"),
        ("Turkey and Iran attacked Iraq.", "attacked", "Turkey and Iran attack Iraq"),
        ("Iran fined Microsoft for storing data.", "storing", "Microsoft stores data"),
        ('"The rebels fled Orlen," Ali Khan told reporters.', "told",
         "Ali Khan tells reporters rebels fled Orlen"),
        ("There were two explosions at the bridge on Monday.", "explosions",
         "Two explosions at bridge"),
        ("The troops tried to seize the town.", "seize", "Troops try to seize town"),
    ],
)  # fmt: skip
def test_titles_read_like_headlines(
    language: Language, text: str, trigger: str, title: str
) -> None:
    reading = read(language, PRELUDE + text)
    if title.startswith("Miller"):
        title = title.replace("Miller", "John Miller")
    assert reading.event(trigger).title == title


@pytest.mark.parametrize(
    "text",
    [
        "Iran is a large country.", "Attack it, destroy it, burn it.", "She said so.",
        "There could be no retreat.",
    ],
)  # fmt: skip
def test_descriptions_are_no_events_wishes_and_commands_the_faintest(
    language: Language, text: str
) -> None:
    assert all(e.confidence <= ASIDE < LIKELY for e in read(language, text).events)


@pytest.mark.parametrize(
    "text",
    ["Anna Weber likes music.", "The house has two floors.", "The town lies in the north."],
)
def test_states_go_on_undated_and_are_the_least_sure(language: Language, text: str) -> None:
    (event,) = read(language, text).events
    assert event.factuality.value == "ongoing"
    assert event.when is None
    assert event.confidence <= STATE


@pytest.mark.parametrize(
    ("text", "target", "kind"),
    [
        ("Apple launched the iPhone 4 on Monday.", "iPhone 4", "other"),
        ("A storm destroyed the bridge.", "bridge", "other"),
        ("Anna Weber thanked the developers.", "developers", "group"),
    ],
)
def test_things_that_fill_a_role_become_actors(
    language: Language, text: str, target: str, kind: str
) -> None:
    reading = read(language, PRELUDE + text)
    kinds = {a.label: a.kind.value for a in (*reading.actors.actors, *reading.found.actors)}
    event = next(e for e in reading.events if reading.roles(e)["target"])
    assert reading.roles(event)["target"] == {target}
    assert kinds[target] == kind


def test_a_doubtful_date_does_not_make_a_reported_deed_faint(language: Language) -> None:
    reading = read(language, "Rebels grew stronger. The town was calm. John Miller grinned.")
    assert reading.event("grinned").confidence >= REPORTED


def test_things_without_a_part_in_an_event_are_no_actors(language: Language) -> None:
    reading = read(language, "The iPhone is small. The bridge is long.")
    assert reading.found.actors == ()


def test_a_happening_told_again_joins_the_first_telling(language: Language) -> None:
    text = "Iran bombed Iraq on Monday. The town was quiet. Iran bombed Iraq, he said."
    reading = read(language, PRELUDE + text + " The bombing shocked Turkey.")
    first = reading.event("bombed", "on Monday")
    for later in (reading.event("bombed", "he said"), reading.event("bombing")):
        assert later.merged_into == first.id
        assert when(later) == "2019-03-04"


@pytest.mark.parametrize(
    "later",
    ["Iran bombed Syria.", "Iran bombed Iraq on Tuesday.", "Iran will bomb Iraq."],
)
def test_other_targets_days_and_plans_are_other_happenings(language: Language, later: str) -> None:
    reading = read(language, PRELUDE + "Iran bombed Iraq on Monday. " + later)
    assert all(e.merged_into is None for e in reading.events)


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "basis"),
    [
        ("Iran attacked Iraq on Monday.\n\nTroops burned houses.", "burned", "2019-03-04",
         "inherited"),
        ("Iran attacked Iraq on Monday. Officials said Turkey helped.", "said", "2019-03-04",
         "inherited"),
        ("Iran attacked Iraq.\n\nTroops burned houses.", "burned", "2019-03-07~", "document"),
        ("Orlen is a town. It lies in Velonia. It is old. Troops burned houses.", "burned", "",
         None),
        ("Iran attacked Iraq on Monday.\n\nIt had bombed houses.", "bombed", "", None),
        ("Orlen is a town. It lies in Velonia. Ali Khan said Iran would attack.", "said",
         "2019-03-07~", "document"),
        ("Orlen is a town. It lies in Velonia. Iran will attack Iraq.", "attack", "", None),
    ],
)  # fmt: skip
def test_an_undated_clause_takes_the_day_of_the_story(
    language: Language, text: str, trigger: str, edtf: str, basis: str | None
) -> None:
    event = read(language, text).event(trigger)
    assert when(event) == edtf
    assert (event.basis.value if event.basis else None) == basis
    assert basis != "document" or event.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Hamas leader Ismail Haniyeh left.", ("Ismail Haniyeh", "leads", "Hamas")),
        ("Ismail Haniyeh, the leader of Hamas, left.", ("Ismail Haniyeh", "leads", "Hamas")),
        ("Ismail Haniyeh is the leader of Hamas.", ("Ismail Haniyeh", "leads", "Hamas")),
        ("Hamas, led by Ismail Haniyeh, left.", ("Ismail Haniyeh", "leads", "Hamas")),
        ("Hamas spokesman Ali Khan left.", ("Ali Khan", "spokesman of", "Hamas")),
        ("Hezbollah sided with Hamas.", ("Hezbollah", "allied with", "Hamas")),
        ("Hezbollah was backed by Iran.", ("Iran", "allied with", "Hezbollah")),
        ("Iran wants to defeat Hamas.", ("Iran", "fights", "Hamas")),
        ("Turkey supports Iraq in the fight against Hamas.", ("Iraq", "fights", "Hamas")),
        ("The war between Iran and Iraq ended.", ("Iran", "fights", "Iraq")),
        ("Talks between Iran and Iraq ended.", ("Iran", "speaks with", "Iraq")),
        ("John Miller and Anna Weber met in Paris.", ("John Miller", "speaks with", "Anna Weber")),
        ("John Miller spoke in Paris.", ("John Miller", "located with", "Paris")),
        ("Turkey works with Iran.", ("Turkey", "allied with", "Iran")),
    ],
)
def test_stated_ties(language: Language, text: str, tie: tuple[str, str, str]) -> None:
    assert tie in read(language, text).ties()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Iraq launched a campaign to retake Mosul.", "retake"),
        ("Troops crossed the river to attack the rebels.", "attack"),
    ],
)
def test_what_a_deed_is_for_is_planned_and_among_the_faintest(
    language: Language, text: str, trigger: str
) -> None:
    reading = read(language, PRELUDE + text)
    assert any(e.confidence >= LIKELY for e in reading.events)
    aim = reading.event(trigger)
    assert aim.factuality is Factuality.PLANNED
    assert aim.confidence <= ASIDE


def test_ids_are_local_and_in_the_order_of_the_text(language: Language) -> None:
    reading = read(language, "Iran attacked Iraq on Monday. Iraq bombed Iran on Tuesday.")
    assert [e.id for e in reading.events] == ["E1", "E2"]
    starts = [e.citations[0].trigger.start for e in reading.events if e.citations[0].trigger]
    assert starts == sorted(starts)


def test_every_event_cites_words_of_the_text(language: Language) -> None:
    text = "“Iran’s army,” he said, “bombed Iraq on Monday.” Turkey’s troops left Syria."
    reading = read(language, text)
    assert reading.events
    for event in reading.events:
        citation = event.citations[0]
        assert citation.document_id == "S001"
        assert citation.trigger is not None
        assert citation.sentence.contains(citation.trigger)
        for part in event.participants:
            assert part.span is not None
            assert text[part.span.start : part.span.end].replace("’", "'") == part.words


@pytest.mark.parametrize(
    "text", ["", "\n\n", "?!", "the", "A, " * 900, "and who " * 500, "«»" * 50]
)
def test_odd_texts_pass_without_harm(language: Language, text: str) -> None:
    assert read(language, text).found.relations == ()
