from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.blocks import blocks
from core.parsed import BlockKind

ARTICLE = """Dam Bursts Above Orlen

Villagers watch the water rise near Orlen / REUTERS
• March 4, 2019 9:15 am

By Ana Petrova

ORLEN, Velonia (Reuters) – A dam burst on Monday.

Soldiers were sent.

Published under: Velonia, Floods
"""


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in blocks(text)]


def test_every_part_of_a_plain_article_is_known() -> None:
    assert kinds(ARTICLE) == [
        "headline", "caption", "stamp", "byline", "dateline", "body", "body", "tags",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("March 4, 2019", "stamp"),
        ("Updated 4 March 2019 10:15 GMT", "stamp"),
        ("Mon, 4 Mar 2019", "stamp"),
        ("2019-03-04T09:15:00Z", "stamp"),
        ("By Ana Petrova and Jo Lund", "byline"),
        ("(Reporting by Ana Petrova; Editing by Jo Lund)", "byline"),
        ("Tags: floods, dams", "tags"),
        ("By Monday, the water had reached the second floor.", "body"),
        ("May the road rise to meet you, said the mayor.", "body"),
    ],
)
def test_a_line_below_the_headline_is_told_by_its_form(line: str, kind: str) -> None:
    assert kinds(f"Dam Bursts\n{line}\nA dam burst on Monday.")[1] == kind


@pytest.mark.parametrize(
    "dateline",
    [
        "BAGHDAD (AP) — ", "KOKJALI/BAGHDAD, Iraq (Reuters)–", "WASHINGTON, Nov. 3 (UPI) -- ",
        "Beirut (AFP) - ", "NEW YORK — ", "ST. LOUIS, Mo. (AP) — ",
    ],
)  # fmt: skip
def test_the_dateline_is_cut_off_the_paragraph_it_opens(dateline: str) -> None:
    text = f"{dateline}Troops left the town on Friday."
    found = blocks(text)
    assert [block.kind for block in found] == [BlockKind.DATELINE, BlockKind.BODY]
    assert text[found[1].span.start :] == "Troops left the town on Friday."


@pytest.mark.parametrize(
    "text", ["The UN - a big body - met.", "Abe Ray (Rye) - no.", "A - b.", "The U.S. left - late."]
)
def test_a_sentence_with_a_dash_has_no_dateline(text: str) -> None:
    assert kinds(text) == ["body"]


def test_lines_wrapped_at_a_page_width_are_one_paragraph() -> None:
    text = (
        "Dam Bursts\n\nThe dam above the town of Orlen burst on Monday after three days of\n"
        "rain, and the water reached the market place before anyone had been\nwarned.\n\nSo it was."
    )
    assert kinds(text) == ["headline", "body", "body"]


@given(st.text(alphabet=st.sampled_from('Ab .,\n\t-–(B)•1é"”')))
def test_blocks_lie_in_order_and_hold_every_visible_character(text: str) -> None:
    spans = [block.span for block in blocks(text)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(text[s.start : s.end] for s in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
