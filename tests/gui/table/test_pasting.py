from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.edtf import unit
from core.model import Basis, Event, Factuality, Status
from core.table_columns import BY_NAME
from gui.table import EventTable
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return sample_store()


@pytest.fixture
def table(qtbot: QtBot, store: Store) -> EventTable:
    made = EventTable(store)
    qtbot.addWidget(made)
    made.resize(1400, 400)
    made.show()
    return made


def paste(table: EventTable, event_id: str, column: str, text: str) -> None:
    row = table.model.rows.row_of(event_id)
    assert row is not None
    table.view.setCurrentIndex(table.model.index(row, BY_NAME[column]))
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(table.view, Qt.Key.Key_V, CONTROL)


def test_a_block_is_written_from_the_current_cell_on_as_one_step(
    table: EventTable, store: Store
) -> None:
    paste(table, "E00003", "Title", "Army at the gates\tMOBILIZE\nTroops in the city\tassault\n")
    events = store.project.events
    assert (events["E00003"].title, events["E00003"].type) == ("Army at the gates", "MOBILIZE")
    assert (events["E00001"].title, events["E00001"].type) == ("Troops in the city", "ASSAULT")
    assert "title" in events["E00001"].edited
    assert store.selection == {"E00003", "E00001"}
    store.undo()
    assert store.project.events["E00003"].title == "Army enters the south-east"
    assert store.project.events["E00001"].title == "Troops break through"


def test_one_line_is_written_on_all_selected_rows(table: EventTable, store: Store) -> None:
    store.select({"E00001", "E00002"})
    paste(table, "E00001", "Tags", "front; “two words”")
    assert store.project.events["E00001"].tags == ("front", "“two words”")
    assert store.project.events["E00002"].tags == ("front", "“two words”")
    assert store.project.events["E00003"].tags == ()


def test_what_cannot_be_read_is_told_and_nothing_is_pasted(table: EventTable, store: Store) -> None:
    paste(table, "E00002", "Type", "ASSAULT\nNONSENSE\n")
    assert "Row 2, Type: “NONSENSE” is no type" in table.notice.text()
    assert "Nothing was pasted" in table.notice.text()
    assert store.project.events["E00002"].type == "STATEMENT"
    assert store.session.undo_label is None


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("Date", "no date at all\n", "Row 1, Date"),
        ("Sources", "12", "comes from the sources"),
        ("Title", "", "Nothing to paste"),
        ("Title", " \n\t\n", "Nothing to paste"),
        ("Title", "a\nb\nc\nd\ne\nf", "6 rows by 1 columns"),
    ],
)
def test_refusals_say_why(table: EventTable, column: str, text: str, words: str) -> None:
    paste(table, "E00002", column, text)
    assert words in table.notice.text()
    assert table.notice.isVisible()


def test_a_cell_that_says_the_same_is_no_edit(table: EventTable, store: Store) -> None:
    paste(table, "E00002", "Sources", "1")
    assert table.notice.text() == ""
    assert store.session.undo_label is None


def test_lines_under_column_names_become_events(table: EventTable, store: Store) -> None:
    paste(
        table, "E00002", "Id",
        'Title\tDate\tActors\tFactuality\tNotes\n'
        'Bridge blown\t5 Nov 2016\tBaghdadi; Sappers\talleged\t"two\nlines"\n'
        "'=cmd\t\tSappers\t\t\n",
    )  # fmt: skip
    first, second = (store.project.events[i] for i in ("E00006", "E00007"))
    assert (first.title, first.when, first.basis) == (
        "Bridge blown", unit(2016, 11, 5), Basis.ANALYST
    )  # fmt: skip
    assert (first.factuality, first.notes, first.status) == (
        Factuality.ALLEGED, "two\nlines", Status.ACCEPTED
    )  # fmt: skip
    assert [p.actor_id for p in first.participants] == ["A0002", "A0004"]
    assert store.project.actors["A0004"].label == "Sappers"
    assert (second.title, second.when, second.participants[0].actor_id) == ("=cmd", None, "A0004")
    store.undo()
    assert len(store.project.events) == 5
    assert "A0004" not in store.project.actors


def test_lines_with_a_known_id_change_that_event(table: EventTable, store: Store) -> None:
    store.select(store.visible)
    table.view.copy()
    copied = QGuiApplication.clipboard().text()
    paste(table, "E00002", "Id", copied)
    assert table.notice.text() == ""
    assert store.session.undo_label is None
    paste(table, "E00002", "Id", copied.replace("Residents flee", "Residents run"))
    assert store.project.events["E00004"].title == "Residents run"
    assert len(store.project.events) == 5


def test_a_new_event_without_a_title_is_refused(table: EventTable) -> None:
    paste(table, "E00002", "Id", "Title\tType\n\tASSAULT\n")
    assert "Row 1: an event needs a title" in table.notice.text()


def test_actors_keep_their_roles_and_others_come_in(table: EventTable, store: Store) -> None:
    before: Event = store.project.events["E00001"]
    paste(table, "E00001", "Actors", "iraqi forces; al-Baghdadi")
    after = store.project.events["E00001"].participants
    assert after[0] == before.participants[0]
    assert [p.actor_id for p in after] == ["A0001", "A0002"]
