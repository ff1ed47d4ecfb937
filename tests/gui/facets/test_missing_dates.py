from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.edtf import unit
from core.model import DateGuess, Document, PublishedFrom
from core.project import Patch
from gui.facets import MissingDates
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return sample_store()


@pytest.fixture
def bar(qtbot: QtBot, store: Store) -> MissingDates:
    made = MissingDates(store)
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    return made


def test_an_article_without_a_date_is_named_in_words(bar: MissingDates) -> None:
    assert bar.words.whole == (
        "1 article has no publication date: relative dates stay unresolved. “Army <i>advances</i>”"
    )


def test_next_goes_round_the_articles_and_opens_them(bar: MissingDates, store: Store) -> None:
    store.do(Patch("Add", (Document("S003", "Third", "Text"),)))
    assert bar.words.whole.startswith("2 articles have no publication date")
    opened: list[str] = []
    store.evidence_requested.connect(lambda document, _: opened.append(document))
    for _ in range(3):
        bar.next.click()
    assert opened == ["S002", "S003", "S002"]
    assert store.selection == {"S002"}


def test_set_date_asks_for_the_article_named(bar: MissingDates, store: Store) -> None:
    asked: list[str] = []
    bar.set_published_requested.connect(asked.append)
    bar.set_date.click()
    assert asked == ["S002"]


def test_the_bar_goes_when_all_are_dated_and_comes_back_by_undo(
    bar: MissingDates, store: Store
) -> None:
    document = store.project.documents["S002"]
    dated = replace(document, published=unit(2016), published_from=PublishedFrom.USER)
    store.do(Patch("Date", (dated,)))
    assert bar.isHidden()
    store.undo()
    assert bar.isVisible()


def test_put_off_it_stays_away_until_another_such_article_arrives(
    bar: MissingDates, store: Store
) -> None:
    bar.close_.click()
    assert bar.isHidden()
    store.do(Patch("Change", (replace(store.project.documents["S002"], notes="x"),)))
    assert bar.isHidden()
    store.do(Patch("Add", (Document("S003", "Third", "Text"),)))
    assert bar.isVisible()


def test_a_guess_is_offered_with_its_reason_and_taken_only_when_asked(
    bar: MissingDates, store: Store
) -> None:
    assert bar.guess.isHidden()
    when = unit(2016, 11, 3)
    row = replace(store.project.documents["S002"], guess=DateGuess(when, "its address"))
    store.do(Patch("Guess", (row,)))
    assert not bar.guess.isHidden()
    assert "3 Nov" in bar.guess.text()
    assert "its address" in bar.guess.toolTip()
    assert store.project.documents["S002"].published is None
    taken: list[object] = []
    bar.guess_taken.connect(lambda *told: taken.extend(told))
    bar.guess.click()
    assert taken == ["S002", when]
