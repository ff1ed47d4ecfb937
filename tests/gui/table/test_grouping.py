from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.edits import change_event, delete
from core.filter import Filter
from core.table_columns import BY_NAME
from gui.table import EventTable
from gui.table.cell_edits import set_in_all
from gui.table.set_dialog import SetDialog
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store

NONE = Qt.KeyboardModifier.NoModifier
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
    made.model.group_by(BY_NAME["Type"])
    return made


def rows(table: EventTable) -> list[str]:
    """Say what stands in each row: an id, or a heading with its count."""
    heads = [table.model.rows.head_at(row) for row in range(table.model.rowCount())]
    return [
        f"{head.label} {head.count}" if head is not None else table.model.rows.id_at(row)
        for row, head in enumerate(heads)
    ]


def at(table: EventTable, row: int) -> QPoint:
    return table.view.visualRect(table.model.index(row, 0)).center()


def test_rows_stand_under_headings_with_counts_in_the_order_of_the_table(
    table: EventTable,
) -> None:
    assert rows(table) == [
        "ASSAULT 2", "E00003", "E00001", "RETREAT 1", "E00004", "STATEMENT 2", "E00005", "E00002"
    ]  # fmt: skip
    assert table.strip.count.text() == "5 events in 3 groups"


def test_a_click_closes_a_group_and_opens_it_again(table: EventTable, store: Store) -> None:
    store.select({"E00004"})
    port = table.view.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, at(table, 0))
    assert rows(table)[:2] == ["ASSAULT 2", "RETREAT 1"]
    assert store.selection == {"E00004"}
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, at(table, 0))
    assert rows(table)[:2] == ["ASSAULT 2", "E00003"]


def test_groups_are_walked_and_turned_by_keys(table: EventTable, store: Store) -> None:
    table.view.setCurrentIndex(table.model.index(0, 3))
    QTest.keyClick(table.view, Qt.Key.Key_Left)
    assert rows(table)[:2] == ["ASSAULT 2", "RETREAT 1"]
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert table.view.currentIndex().row() == 1
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert rows(table)[:3] == ["ASSAULT 2", "RETREAT 1", "STATEMENT 2"]
    QTest.keyClick(table.view, Qt.Key.Key_Right)
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert store.selection == {"E00004"}


def test_groups_follow_edits_and_filters(table: EventTable, store: Store) -> None:
    store.do(change_event(store.project, "E00001", "", type="RETREAT"))
    assert rows(table)[:4] == ["ASSAULT 1", "E00003", "RETREAT 2", "E00001"]
    store.do(delete(store.project, ["E00003"]))
    assert rows(table)[0] == "RETREAT 2"
    store.set_filter(Filter(types=frozenset({"STATEMENT"})))
    assert rows(table) == ["STATEMENT 2", "E00005", "E00002"]
    table.model.group_by(None)
    assert rows(table) == ["E00005", "E00002"]


def test_a_heading_is_told_to_screen_readers_and_cannot_be_edited(table: EventTable) -> None:
    index = table.model.index(0, BY_NAME["Title"])
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Group ASSAULT, 2 events, open"
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_on_a_heading_what_stands_under_it_is_meant(table: EventTable) -> None:
    table.view.setCurrentIndex(table.model.index(0, 0))
    assert table.view.ids_meant() == ["E00003", "E00001"]


def test_menus_offer_grouping_filtering_and_columns(table: EventTable) -> None:
    words = [action.text() for action in table.menus.of_column(BY_NAME["Type"]).actions()]
    assert "Filter by type…\tAlt+Down" in words
    assert "No groups" in words
    close = next(a for a in table.menus.of_groups().actions() if a.text() == "Close all groups")
    close.trigger()
    assert rows(table) == ["ASSAULT 2", "RETREAT 1", "STATEMENT 2"]
    hide = next(a for a in table.menus.of_columns().actions() if a.text() == "Notes")
    hide.trigger()
    assert table.view.isColumnHidden(BY_NAME["Notes"])
    table.reset_columns()
    assert not table.view.isColumnHidden(BY_NAME["Notes"])


def test_one_value_is_set_in_several_rows_as_one_step(store: Store) -> None:
    ids = ["E00001", "E00003", "E00004"]
    store.do(set_in_all(store.project, ids, "Date", "12 Nov 2016"))
    assert len({store.project.events[i].when for i in ids}) == 1
    assert store.session.undo_label == "Change date of 3 events"
    store.undo()
    assert store.project.events["E00004"].when is None


def test_setting_asks_for_what_can_be_read(qtbot: QtBot, store: Store) -> None:
    dialog = SetDialog(store.project, "Date", 3)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.setText("no date at all")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.error.text()
    dialog.line.setText("2016")
    dialog.accept()
    assert dialog.text == "2016"


def test_ctrl_enter_shows_the_evidence_of_an_editable_cell(
    qtbot: QtBot, table: EventTable, store: Store
) -> None:
    table.view.setCurrentIndex(table.model.index(1, BY_NAME["Title"]))
    with qtbot.waitSignal(store.evidence_requested) as shown_at:
        QTest.keyClick(table.view, Qt.Key.Key_Return, CONTROL)
    assert shown_at.args[0] == "S002"
