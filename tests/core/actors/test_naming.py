"""Whom an article means by a name, a title, a role, a demonym; sentences after real news usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.events.reading import read

if TYPE_CHECKING:
    from core.language import Language

KINDS: list[tuple[str, str, str]] = [
    ("Angela Merkel resigned.", "Angela Merkel", "person"),
    ("Congo closed its border.", "Democratic Republic of the Congo", "country"),
    ("The DRC closed its border.", "Democratic Republic of the Congo", "country"),
    ("Burma freed 20 prisoners.", "Myanmar", "country"),
    ("The UAE recalled its envoy.", "United Arab Emirates", "country"),
    ("South Korea fired a missile.", "South Korea", "country"),
    ("Côte d'Ivoire held an election.", "Ivory Coast", "country"),
    ("Czechia rejected the plan.", "Czech Republic", "country"),
    ("East Timor joined ASEAN.", "East Timor", "country"),
    ("Türkiye rejected the plan.", "Turkey", "country"),
    ("Guinea-Bissau expelled the envoy.", "Guinea-Bissau", "country"),
    ("Equatorial Guinea expelled the envoy.", "Equatorial Guinea", "country"),
    ("Cabo Verde signed the treaty.", "Cape Verde", "country"),
    ("Hong Kong banned the march.", "Hong Kong", "country"),
    ("Britain expelled 23 diplomats.", "United Kingdom", "country"),
    ("North Korean troops crossed the border.", "North Korean forces", "armed group"),
    ("South Sudanese troops withdrew.", "South Sudanese forces", "armed group"),
    ("Turkish soldiers entered Syria.", "Turkish forces", "armed group"),
    ("U.S. troops left Kabul.", "U.S. forces", "armed group"),
    ("The Iraqi army retook Tikrit.", "Iraqi army", "armed group"),
    ("The government of Iraq rejected the plan.", "Iraqi government", "organisation"),
    ("The Nigerian government rejected the plan.", "Nigerian government", "organisation"),
    ("The people of Sudan voted.", "Sudanese people", "group"),
    ("Sri Lankan officials denied it.", "Sri Lankan officials", "group"),
    ("Daesh claimed the attack.", "Islamic State", "armed group"),
    ("ISIL claimed the attack.", "Islamic State", "armed group"),
    ("AQAP claimed the attack.", "al-Qaeda in the Arabian Peninsula", "armed group"),
    ("The LRA abducted 20 children.", "Lord's Resistance Army", "armed group"),
    ("The IDF shelled Gaza.", "Israel Defense Forces", "armed group"),
    ("The RAF bombed Raqqa.", "Royal Air Force", "armed group"),
    ("The IMF lent Greece money.", "International Monetary Fund", "organisation"),
    ("The WTO ruled against China.", "World Trade Organization", "organisation"),
    ("The Pentagon denied it.", "Pentagon", "organisation"),
    ("The Kremlin denied it.", "Kremlin", "organisation"),
    ("The UN Security Council adopted the text.", "UN Security Council", "organisation"),
    ("Rebels shelled the airport.", "rebels", "armed group"),
    ("Residents fled the town.", "residents", "group"),
    ("Protesters torched a bus.", "protesters", "group"),
    ("Police arrested two men.", "police", "organisation"),
    ("Kurds fled to Turkey.", "Kurds", "group"),
    ("The North Koreans walked out.", "North Koreans", "group"),
    ("A Sudanese court jailed Meriam Ibrahim.", "Sudanese court", "organisation"),
    ("The Ninth Armored Division advanced.", "Ninth Armored Division", "armed group"),
    ("The Supreme Court rejected the appeal.", "Supreme Court", "organisation"),
    ("Kurdish peshmerga fighters retook Sinjar.", "peshmerga", "armed group"),
    ("Mosul rejected the militants.", "Mosul", "place"),
    ("The U.S.-led coalition bombed Mosul.", "U.S.-led coalition", "organisation"),
    ("The Revolutionary Guards seized a tanker.", "Revolutionary Guards", "armed group"),
]

SAME: list[tuple[str, str, str]] = [
    ("Angela Merkel spoke. Merkel left.", "Angela Merkel", "Merkel"),
    ("Chancellor Angela Merkel spoke. The chancellor left.", "Angela Merkel", "The chancellor"),
    ("Iraqi Prime Minister Haider al-Abadi spoke. The Iraqi prime minister left.",
     "Haider al-Abadi", "Iraqi prime minister left"),
    ("Haider al-Abadi spoke. Abadi left.", "Haider al-Abadi", "Abadi left"),
    ("The Orlen Trade Council (OTC) met. The OTC voted.", "Orlen Trade Council", "OTC voted"),
    ("Boris Johnson said that he would leave.", "Boris Johnson", "he would"),
    ("Theresa May spoke. She left.", "Theresa May", "She left"),
    ("Baghdadi, whose real name is Ibrahim al-Samarrai, spoke.", "Baghdadi", "Ibrahim"),
    ("ISIS seized Mosul. Islamic State held it.", "Islamic State", "ISIS"),
    ("The Islamic State group fled. The militants returned.", "Islamic State", "militants"),
    ("Hamas fired rockets. The group denied it.", "Hamas", "group"),
    ("The Hashid Shaabi (Popular Mobilization) forces advanced.",
     "Hashid Shaabi", "Popular Mobilization"),
    ("Abdul Ahmed, also known as Abu Omar, was killed.", "Abdul Ahmed", "Abu Omar"),
    ("The United States left. America returned.", "United States", "America"),
    ("British officials left. Britain objected.", "United Kingdom", "Britain"),
    ("Kim Jong-un spoke. The North Korean leader left.", "Kim Jong-un", "Kim Jong-un"),
    ("Mr Johnson left. Boris Johnson had spoken.", "Boris Johnson", "Mr Johnson"),
    ("Iraqi troops advanced. The troops took Tikrit.", "Iraqi forces", "troops took"),
    ("The Free Syrian Army left. The FSA returned.", "Free Syrian Army", "FSA"),
    ("Apple Inc. sued Samsung. Apple won.", "Apple", "Apple won"),
    ("The U.S.-led coalition bombed Raqqa. The coalition denied it.",
     "U.S.-led coalition", "coalition denied"),
    ('"We will win," Merkel said.', "Merkel", "We will"),
    ("Barack Obama spoke to Michelle Obama. Barack left.", "Barack Obama", "Barack left"),
]  # fmt: skip

NOBODY: list[tuple[str, str]] = [
    ("The court ruled on Thursday.", "Thursday"),
    ("Cows filled the road.", "Cows"),
    ("Published under: Iraq", "Published"),
    ("PARIS (Reuters) - France voted.", "Reuters"),
    ("PARIS (AFP) - France voted.", "AFP"),
    ("The UN adopted Resolution 2249.", "Resolution 2249"),
    ("Operation Sayeed began in May.", "Operation Sayeed"),
    ("Easter was quiet.", "Easter"),
    ("The Patriot Act expired.", "Patriot Act"),
    ("In May the army left.", "May"),
    ("The GDP fell.", "GDP"),
]

APART: list[tuple[str, str, str]] = [
    ("Barack Obama met Michelle Obama.", "Barack Obama", "Michelle Obama"),
    ("King Hussein met Saddam Hussein.", "King Hussein", "Saddam Hussein"),
    ("Sudan attacked South Sudan.", "Sudan", "South Sudan"),
    ("North Korea warned South Korea.", "North Korea", "South Korea"),
    ("Al-Qaeda in Iraq left al-Qaeda.", "al-Qaeda in Iraq", "al-Qaeda"),
    ("Niger expelled an envoy of Nigeria.", "Niger", "Nigeria"),
    ("Iraqi troops and Turkish troops clashed.", "Iraqi forces", "Turkish forces"),
]

WHOLE: list[tuple[str, str, str]] = [
    ("Iraqi Prime Minister Haider al-Abadi spoke.", "Haider al-Abadi",
     "Iraqi Prime Minister Haider al-Abadi"),
    ("U.S. Secretary of State John Kerry spoke.", "John Kerry",
     "U.S. Secretary of State John Kerry"),
    ("Mr Johnson spoke.", "Johnson", "Mr Johnson"),
    ("General Lloyd Austin spoke.", "Lloyd Austin", "General Lloyd Austin"),
    ("Troops entered the city of Tikrit.", "Tikrit", "city of Tikrit"),
    ("Troops left northern Syria.", "Syria", "northern Syria"),
    ("Troops left Anbar province.", "Anbar", "Anbar province"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label", "kind"), KINDS)
def test_an_actor_has_its_name_and_kind(
    language: Language, text: str, label: str, kind: str
) -> None:
    assert read(language, text).kinds().get(label) == kind


@pytest.mark.parametrize(("text", "label", "words"), SAME)
def test_other_words_for_an_actor_are_the_same_actor(
    language: Language, text: str, label: str, words: str
) -> None:
    found = read(language, text).actors
    actor = next(a for a in found.actors if a.label == label)
    at = text.index(words) + (4 if words.startswith("The ") else 0)
    assert any(m.span.start <= at < m.span.end for m in found.mentions if m.actor_id == actor.id)


@pytest.mark.parametrize(("text", "label"), NOBODY)
def test_what_does_nothing_is_nobody(language: Language, text: str, label: str) -> None:
    reading = read(language, text)
    assert label not in {a.label for a in reading.actors.actors}


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_two_actors_stay_two(language: Language, text: str, one: str, other: str) -> None:
    assert {one, other} <= set(read(language, text).kinds())


@pytest.mark.parametrize(("text", "label", "whole"), WHOLE)
def test_a_mention_takes_in_the_title(
    language: Language, text: str, label: str, whole: str
) -> None:
    found = read(language, text).actors
    actor = next(a for a in found.actors if a.label == label)
    spans = [text[m.span.start : m.span.end] for m in found.mentions if m.actor_id == actor.id]
    assert whole in spans
