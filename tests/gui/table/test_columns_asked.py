from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.errors import UserError
from core.filter import Asks, ColumnFilter, Filter, shown
from gui.facets.chips import conditions
from gui.table.columns_asked import among, between, chosen_in, freed, is_asked, saying, values_of
from gui.table.filter_dialog import FilterDialog
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return sample_store()


def left(store: Store, asked: Filter) -> list[str]:
    store.set_filter(asked)
    assert store.visible == shown(store.project, asked)
    return sorted(store.visible)


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        (saying(Filter(), "Title", Asks.CONTAINS, "TROOPS"), ["E00001"]),
        (saying(Filter(), "Actors", Asks.LACKS, "baghdadi"), ["E00001", "E00003", "E00004"]),
        (saying(Filter(), "Places", Asks.EMPTY), ["E00005"]),
        (saying(Filter(), "Tags", Asks.FILLED), ["E00004"]),
        (saying(Filter(), "Evidence", Asks.CONTAINS, "perimeter"), ["E00001"]),
        (among(Filter(), "Type", frozenset({"RETREAT", "STATEMENT"})),
         ["E00002", "E00004", "E00005"]),
        (among(Filter(), "Title", frozenset({"Residents flee"})), ["E00004"]),
        (between(Filter(), "2 Nov 2016", ""), ["E00001", "E00003"]),
        (between(Filter(), "", "2015"), ["E00005"]),
        (between(Filter(), "Nov 2016", "2016-11-02"), ["E00002", "E00003"]),
    ],
)  # fmt: skip
def test_a_column_is_asked_what_it_says(store: Store, asked: Filter, events: list[str]) -> None:
    assert left(store, asked) == events


def test_what_a_column_is_asked_is_a_chip_that_can_be_taken_away(store: Store) -> None:
    asked = saying(Filter(text="the"), "Title", Asks.CONTAINS, "army")
    chips = conditions(store.project, asked)
    assert [(c.kind, c.value) for c in chips] == [
        ("Text", "“the”"), ("Title", "contains “army”")
    ]  # fmt: skip
    assert chips[1].without == Filter(text="the")
    open_end = conditions(store.project, between(Filter(), "2 Nov 2016", ""))
    assert open_end[0].value == "since 2 Nov 2016"


def test_a_column_has_one_condition_at_a_time(store: Store) -> None:
    asked = among(Filter(text="x"), "Type", frozenset({"RETREAT"}))
    assert chosen_in(asked, "Type") == {"RETREAT"}
    asked = saying(asked, "Type", Asks.CONTAINS, "ment")
    assert asked == Filter(text="x", columns=(ColumnFilter("Type", Asks.CONTAINS, ("ment",)),))
    assert is_asked(asked, "Type")
    assert freed(asked, "Type") == Filter(text="x")


def test_values_are_counted_as_if_nothing_was_asked_of_the_column(store: Store) -> None:
    store.set_filter(among(Filter(), "Actors", frozenset({"A0001"})))
    assert values_of(store, "Actors") == [
        ("A0002", "Baghdadi", 2), ("A0001", "Iraqi forces", 2)
    ]  # fmt: skip
    assert values_of(store, "Type") == [("ASSAULT", "Assault", 2)]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [("", "", "first day"), ("2017", "2016", "ends before"), ("xyzzy", "", "xyzzy")],
)
def test_a_period_that_is_none_is_refused_in_words(first: str, last: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        between(Filter(), first, last)


def test_the_dialog_asks_for_ticked_values(qtbot: QtBot, store: Store) -> None:
    dialog = FilterDialog(store, "Type")
    qtbot.addWidget(dialog)
    dialog.values.seek.setText("retr")
    assert dialog.values.list.count() == 1
    dialog.values.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.values.seek.setText("")
    dialog.accept()
    assert dialog.asked.types == {"RETREAT"}


def test_the_dialog_stays_open_until_it_can_be_asked(qtbot: QtBot, store: Store) -> None:
    dialog = FilterDialog(store, "Title")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.how.setCurrentText("contains")
    dialog.accept()
    assert dialog.isVisible()
    assert "is to contain" in dialog.error.text()
    dialog.text.setText("army")
    dialog.accept()
    assert left(store, dialog.asked) == ["E00003"]
    again = FilterDialog(store, "Title")
    qtbot.addWidget(again)
    assert (again.how.currentText(), again.text.text()) == ("contains", "army")
    again.remove()
    assert not again.asked.columns
