from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from core.collate.copies import CONTAINED, FEWEST, Copies, containment
from core.collate.copy_changes import changes, pieces, sentences

_WORDS = (
    "minister convoy harbour treaty village engine budget river court border council factory "
    "bridge airline storm hospital union market school company general tower election valley "
    "rocket museum doctor signal prison garden captain strike pipeline quarry senate orchard"
)
WORDS = _WORDS.split()


def story(seed: int, count: int = 12) -> list[str]:
    """Return made-up sentences, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 (the same texts in every run)
    return [
        f"The {' '.join(rng.choice(WORDS) for _ in range(12))} on day {rng.randrange(90)}."
        for _ in range(count)
    ]


def variants(lines: list[str]) -> dict[str, str]:
    """Return what papers make of one wire story."""
    return {
        "as it came": " ".join(lines),
        "cut from the end": " ".join(lines[:6]),
        "another lead": " ".join(["Our own reporter was there and saw it all.", *lines[1:]]),
        "an own paragraph": " ".join([*lines[:4], *story(999, 3), *lines[4:]]),
        "in capitals": " ".join(lines).upper(),
        "broken lines": "\n".join(" ".join(lines).split(" ")),
        "some words changed": " ".join(" ".join(lines).replace("convoy", "column").split()),
    }


def test_what_papers_make_of_a_wire_story_is_a_copy() -> None:
    for seed in range(20):
        lines = story(seed)
        for name, text in variants(lines).items():
            assert containment(" ".join(lines), text) >= CONTAINED, (seed, name)


def test_other_stories_and_a_shared_quotation_are_no_copies() -> None:
    quoted = "“We shall never give up this town,” the mayor said to the crowd on Monday night."
    for seed in range(20):
        one = " ".join([*story(seed), quoted])
        other = " ".join([quoted, *story(seed + 100)])
        assert containment(one, other) < CONTAINED


def test_a_brief_is_no_copy_for_a_few_shared_words() -> None:
    assert containment("The court of the town met today.", "The court of the town met today.") == 0
    assert containment(*[" ".join(WORDS[: FEWEST + 3])] * 2) == 1


def test_copies_are_found_among_many_and_forgotten() -> None:
    copies = Copies()
    for seed in range(60):
        copies.add(f"S{seed:03d}", " ".join(story(seed)))
    copies.add("S900", variants(story(7))["an own paragraph"])
    assert [found for found, _ in copies.of("S900")] == ["S007"]
    assert [found for found, _ in copies.of("S007")] == ["S900"]
    copies.remove("S007")
    assert list(copies.of("S900")) == []


def test_what_differs_is_told_sentence_by_sentence() -> None:
    one = "The dam broke on Monday. It killed 12 people. Nobody was warned."
    other = "The dam broke on Monday. It killed 15 people. The mayor resigned at once."
    found = changes(one, other)
    assert [(c.one, c.other) for c in found] == [
        ("The dam broke on Monday.", "The dam broke on Monday."),
        ("It killed 12 people.", "It killed 15 people."),
        ("Nobody was warned.", ""),
        ("", "The mayor resigned at once."),
    ]
    left, right = pieces(found[1].one, found[1].other)
    assert [p.text for p in left if p.own] == ["12"]
    assert [p.text for p in right if p.own] == ["15"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_sentence_is_lost_in_the_comparison(one: str, other: str) -> None:
    found = changes(one, other)
    assert [c.one for c in found if c.one] == sentences(one)
    assert [c.other for c in found if c.other] == sentences(other)
