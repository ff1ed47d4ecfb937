"""A workbook leaves the window, is edited, and comes home through the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from core import edits
from core.exports.homecoming import Kind
from gui import importing, incoming
from tests.gui.test_exporting import quiet
from tests.gui.test_main_window import PATIENCE, folder, sample, window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.project import Patch, Project
    from gui.dialogs.comparing import ComparingDialog
    from gui.main_window import MainWindow

__all__ = ["folder", "quiet", "sample", "window"]


@pytest.fixture
def edited(quiet: MainWindow, qtbot: QtBot, tmp_path: Path) -> Path:
    """A workbook of the sample in which a colleague changed a title, a date and added a row."""
    path = tmp_path / "book.xlsx"
    with qtbot.waitSignal(quiet.exporting.wrote, timeout=PATIENCE):
        quiet.exporting.write(path, filtered=False)
    book = load_workbook(path)
    sheet = book["Events"]
    column = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    sheet.cell(2, column["Title"]).value = "A title of theirs"
    days = [
        number for number in range(3, sheet.max_row)
        if sheet.cell(number, column["Precision"]).value == "day"
        and sheet.cell(number, column["Start ISO"]).value
        == sheet.cell(number, column["End ISO"]).value
    ]  # fmt: skip
    sheet.cell(days[0], column["Start Date"]).value = "5 May 2020"
    sheet.cell(days[0], column["Factuality"]).value = "surely"
    row: list[str | None] = [None] * sheet.max_column
    row[column["Title"] - 1] = "An event of theirs"
    sheet.append(row)
    sheet.delete_rows(days[1])
    book.save(path)
    return path


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> ComparingDialog:
    window.importing.compare(path)
    qtbot.waitUntil(lambda: window.importing.dialog is not None, timeout=PATIENCE)
    assert window.importing.dialog is not None
    return window.importing.dialog


def test_what_a_colleague_changed_is_shown_taken_and_undone(
    quiet: MainWindow, qtbot: QtBot, edited: Path
) -> None:
    before = quiet.store.project.copy()
    dialog = opened(quiet, qtbot, edited)
    kinds = [(change.kind, change.what) for change in dialog.model.changes]
    assert sorted(kinds) == sorted(
        [(Kind.CHANGED, "Title"), (Kind.CHANGED, "Date"), (Kind.NEW, ""), (Kind.MISSING, "")]
    )
    assert "surely" in dialog.problems.toPlainText()
    apply = dialog.buttons.button(QDialogButtonBox.StandardButton.Apply)
    assert apply.text() == "Take 3 of 4"
    QTest.mouseClick(apply, Qt.MouseButton.LeftButton)
    titles = {event.title for event in quiet.store.project.events.values()}
    assert {"A title of theirs", "An event of theirs"} <= titles
    assert quiet.store.session.undo_label == "Import 3 changes from book.xlsx"
    quiet.store.undo()
    assert quiet.store.project == before


def test_a_cell_that_the_analyst_changed_meanwhile_is_a_conflict(
    quiet: MainWindow, qtbot: QtBot, edited: Path
) -> None:
    dialog = opened(quiet, qtbot, edited)
    change = next(c for c in dialog.model.changes if c.what == "Title")
    dialog.reject()
    quiet.store.do(edits.retitle(quiet.store.project, change.row_id, "A title of ours"))
    dialog = opened(quiet, qtbot, edited)
    found = next(c for c in dialog.model.changes if c.what == "Title")
    assert (found.kind, found.ours) == (Kind.CONFLICT, "A title of ours")
    assert found not in dialog.chosen()
    dialog.reject()


def test_ticking_filtering_and_searching_decide_what_is_taken(
    quiet: MainWindow, qtbot: QtBot, edited: Path
) -> None:
    dialog = opened(quiet, qtbot, edited)
    dialog.none.click()
    assert dialog.chosen() == []
    dialog.search.setText("of theirs")
    assert dialog.model.rowCount() == 2
    dialog.all.click()
    assert {c.theirs for c in dialog.chosen()} == {
        "A title of theirs",
        "An event of theirs, undated",
    }
    dialog.search.clear()
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(Kind.MISSING))
    assert dialog.model.rowCount() == 1
    box = dialog.model.index(0, 0)
    assert dialog.model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert len(dialog.chosen()) == 3
    dialog.reject()


def test_space_ticks_the_selected_rows(quiet: MainWindow, qtbot: QtBot, edited: Path) -> None:
    dialog = opened(quiet, qtbot, edited)
    dialog.table.setFocus()
    dialog.table.selectAll()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    ticked = len(dialog.chosen())
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert sorted([ticked, len(dialog.chosen())]) == [0, 4]
    dialog.reject()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every import counts as a large one."""
    monkeypatch.setattr(incoming, "MANY", 0)
    monkeypatch.setattr(importing, "MANY", 0)


@pytest.mark.usefixtures("patient")
def test_many_changes_are_worked_out_away_from_the_window_and_are_one_step(
    quiet: MainWindow, qtbot: QtBot, edited: Path
) -> None:
    before = quiet.store.project.copy()
    dialog = opened(quiet, qtbot, edited)
    with qtbot.waitSignal(quiet.importing.message, timeout=PATIENCE) as said:
        dialog.buttons.button(QDialogButtonBox.StandardButton.Apply).click()
        assert not quiet.importing.incoming.busy.isHidden()
        assert quiet.store.project == before
    assert said.args == ["Imported 3 changes from book.xlsx"]
    assert quiet.importing.incoming.busy.isHidden()
    quiet.store.undo()
    assert quiet.store.project == before


@pytest.mark.usefixtures("patient")
def test_stopped_while_it_is_worked_out_an_import_changes_nothing(
    quiet: MainWindow, qtbot: QtBot, edited: Path
) -> None:
    before = quiet.store.project.copy()
    dialog = opened(quiet, qtbot, edited)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Apply).click()
    with qtbot.waitSignal(quiet.importing.message, timeout=PATIENCE) as said:
        quiet.importing.incoming.busy.cancel.click()
    assert "nothing is changed" in said.args[0]
    qtbot.wait(50)
    assert quiet.store.project == before


def test_what_no_longer_fits_is_worked_out_anew(quiet: MainWindow, qtbot: QtBot) -> None:
    store = quiet.store
    event_id = min(store.project.events)
    seen: list[str] = []

    def make(project: Project) -> tuple[Patch, None]:
        seen.append(project.events[event_id].title)
        return edits.change_event(project, event_id, "", notes="theirs"), None

    made: list[Patch] = []
    quiet.importing.incoming.settle(store, "…", make, lambda found: made.append(found[0]))
    store.do(edits.retitle(store.project, event_id, "Ours, meanwhile"))
    qtbot.waitUntil(lambda: bool(made), timeout=PATIENCE)
    assert seen[-1] == "Ours, meanwhile"
    (row,) = made[0].put
    assert getattr(row, "title", "") == "Ours, meanwhile"
