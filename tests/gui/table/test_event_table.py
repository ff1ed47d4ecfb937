from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from core.edits import retitle, set_when
from core.edtf import unit
from core.filter import Filter
from core.model import Factuality, Span, Status
from core.table_columns import BY_NAME, COLUMNS
from gui.table import EventTable
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store


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


def shown(table: EventTable) -> list[str]:
    return [table.model.rows.id_at(row) for row in range(table.model.rowCount())]


def cell(table: EventTable, event_id: str, name: str) -> QPoint:
    row = table.model.rows.row_of(event_id)
    assert row is not None
    index = table.model.index(row, BY_NAME[name])
    table.view.scrollTo(index)
    return table.view.visualRect(index).center()


def click(table: EventTable, event_id: str, keys: Qt.KeyboardModifier) -> None:
    at = cell(table, event_id, "Id")
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, keys, at)


def type_into(table: EventTable, event_id: str, name: str, text: str) -> None:
    row = table.model.rows.row_of(event_id)
    assert row is not None
    table.view.setCurrentIndex(table.model.index(row, BY_NAME[name]))
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QGuiApplication.processEvents()  # the editor commits by a queued call


NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_rows_stand_in_order_of_time_with_undated_ones_last(table: EventTable) -> None:
    assert shown(table) == ["E00005", "E00002", "E00003", "E00001", "E00004"]


def test_undated_rows_stay_last_when_the_order_is_turned(table: EventTable) -> None:
    table.view.sortByColumn(BY_NAME["Date"], Qt.SortOrder.DescendingOrder)
    assert shown(table) == ["E00001", "E00003", "E00002", "E00005", "E00004"]


def test_a_title_typed_into_a_cell_is_one_step_to_undo(table: EventTable, store: Store) -> None:
    type_into(table, "E00002", "Title", "Baghdadi speaks at last")
    assert store.project.events["E00002"].title == "Baghdadi speaks at last"
    store.undo()
    assert store.project.events["E00002"].title == "Baghdadi speaks"
    assert store.session.undo_label is None


def test_an_empty_title_is_refused_in_words(table: EventTable, store: Store) -> None:
    type_into(table, "E00002", "Title", "   ")
    assert store.project.events["E00002"].title == "Baghdadi speaks"
    assert "needs a title" in table.notice.text()
    assert table.notice.isVisible()


def test_a_date_typed_into_a_cell_moves_its_row(table: EventTable, store: Store) -> None:
    type_into(table, "E00004", "Date", "2010-05-06")
    assert store.project.events["E00004"].when == unit(2010, 5, 6)
    assert shown(table)[0] == "E00004"


def test_a_date_that_cannot_be_read_is_refused_and_changes_nothing(
    table: EventTable, store: Store
) -> None:
    type_into(table, "E00001", "Date", "when pigs fly")
    assert store.project.events["E00001"].when == unit(2016, 11, 3)
    assert store.session.undo_label is None
    assert table.notice.text()


def test_a_relative_date_counts_from_the_publication(table: EventTable, store: Store) -> None:
    type_into(table, "E00002", "Date", "yesterday")
    assert store.project.events["E00002"].when == unit(2016, 11, 2)


def test_a_coded_edit_goes_to_all_selected_rows_as_one_step(
    table: EventTable, store: Store
) -> None:
    store.select({"E00001", "E00002", "E00003"})
    row = table.model.rows.row_of("E00002")
    assert row is not None
    index = table.model.index(row, BY_NAME["Factuality"])
    assert table.model.setData(index, "denied")
    assert [store.project.events[i].factuality for i in ("E00001", "E00002", "E00003")] == (
        [Factuality.DENIED] * 3
    )
    store.undo()
    assert store.project.events["E00003"].factuality is Factuality.OCCURRED
    assert store.session.undo_label is None


def test_tags_typed_for_several_rows_add_what_is_new_and_keep_the_rest(
    table: EventTable, store: Store
) -> None:
    store.select({"E00004", "E00005"})
    type_into(table, "E00005", "Tags", "old; old; state")
    assert store.project.events["E00005"].tags == ("old", "state")
    assert store.project.events["E00004"].tags == ("flight", "old", "state")


def test_an_edit_outside_the_selection_touches_its_own_row_only(
    table: EventTable, store: Store
) -> None:
    store.select({"E00001", "E00002"})
    row = table.model.rows.row_of("E00004")
    assert row is not None
    table.model.setData(table.model.index(row, BY_NAME["Status"]), "accepted")
    assert store.project.events["E00004"].status is Status.ACCEPTED
    assert store.project.events["E00001"].status is Status.SUGGESTED


def test_coded_cells_are_edited_by_a_list_of_their_values(table: EventTable) -> None:
    row = table.model.rows.row_of("E00001")
    assert row is not None
    table.view.setCurrentIndex(table.model.index(row, BY_NAME["Status"]))
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.viewport().findChild(QComboBox)
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(i) for i in range(editor.count())] == [s.value for s in Status]
    assert editor.currentText() == "suggested"


def test_clicks_select_toggle_and_span_rows(table: EventTable, store: Store) -> None:
    click(table, "E00002", NONE)
    assert store.selection == {"E00002"}
    click(table, "E00001", CONTROL)
    assert store.selection == {"E00001", "E00002"}
    click(table, "E00005", NONE)
    click(table, "E00003", SHIFT)
    assert store.selection == {"E00005", "E00002", "E00003"}


def test_arrow_keys_select_and_with_shift_extend(table: EventTable, store: Store) -> None:
    click(table, "E00005", NONE)
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert store.selection == {"E00002"}
    QTest.keyClick(table.view, Qt.Key.Key_Down, SHIFT)
    assert store.selection == {"E00002", "E00003"}


def test_rows_selected_elsewhere_are_lit_here(table: EventTable, store: Store) -> None:
    store.select({"E00003"})
    role = Qt.ItemDataRole.BackgroundRole
    lit = [e for row, e in enumerate(shown(table)) if table.model.index(row, 0).data(role)]
    assert lit == ["E00003"]
    assert table.view.currentIndex().row() == shown(table).index("E00003")


def test_del_deletes_the_selected_rows_as_one_step(table: EventTable, store: Store) -> None:
    store.select({"E00001", "E00004"})
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert shown(table) == ["E00005", "E00002", "E00003"]
    store.undo()
    assert shown(table) == ["E00005", "E00002", "E00003", "E00001", "E00004"]


def test_rows_are_copied_as_tab_separated_lines_in_the_order_shown(
    table: EventTable, store: Store
) -> None:
    store.do(retitle(store.project, "E00001", "=cmd|' /C calc'!A0"))
    store.select({"E00001", "E00002"})
    QTest.keyClick(table.view, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [column.name for column in COLUMNS]
    assert [line.split("\t")[0] for line in lines[1:]] == ["E00002", "E00001"]
    assert lines[2].split("\t")[BY_NAME["Title"]] == "'=cmd|' /C calc'!A0"


def test_hidden_columns_are_not_copied(table: EventTable, store: Store) -> None:
    table.show_column(BY_NAME["Notes"], shown=False)
    store.select({"E00001"})
    table.view.copy()
    assert "Notes" not in QGuiApplication.clipboard().text()


def test_a_double_click_beside_editable_cells_shows_the_evidence(
    qtbot: QtBot, table: EventTable, store: Store
) -> None:
    at = cell(table, "E00003", "Sources")
    with qtbot.waitSignal(store.evidence_requested) as shown_at:
        QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert shown_at.args == ["S002", Span(0, 47)]


def test_a_filter_that_hides_all_says_so(table: EventTable, store: Store) -> None:
    store.set_filter(Filter(text="no such word anywhere"))
    assert table.model.rowCount() == 0
    assert "filter hides all 5 events" in table.state.words.text()
    assert table.state.isVisible()
    store.set_filter(Filter())
    assert table.view.isVisible()


def test_the_rows_follow_the_filter(table: EventTable, store: Store) -> None:
    store.set_filter(Filter(types=frozenset({"ASSAULT"})))
    assert shown(table) == ["E00003", "E00001"]
    store.do(set_when(store.project, "E00003", unit(2017)))
    assert shown(table) == ["E00001", "E00003"]


def test_columns_keep_their_order_and_visibility(qtbot: QtBot, table: EventTable) -> None:
    table.show_column(BY_NAME["Ends"], shown=False)
    table.view.horizontalHeader().moveSection(0, 3)
    state = table.save_columns()
    other = EventTable(sample_store())
    qtbot.addWidget(other)
    assert other.restore_columns(state)
    assert other.view.isColumnHidden(BY_NAME["Ends"])
    assert other.view.horizontalHeader().visualIndex(0) == 3


def test_text_of_articles_never_becomes_markup_in_tooltips(table: EventTable, store: Store) -> None:
    store.do(retitle(store.project, "E00001", "<img src=x> & more"))
    row = table.model.rows.row_of("E00001")
    assert row is not None
    tip = table.model.index(row, BY_NAME["Title"]).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<p>&lt;img src=x&gt; &amp; more</p>"
