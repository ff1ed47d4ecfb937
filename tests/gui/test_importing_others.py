"""A spreadsheet of events and another project come in through the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

from core import edits
from core.imports import EventField
from core.project import Patch
from core.storage import open_project
from tests.core.exports import sample as rows
from tests.gui.test_exporting import quiet
from tests.gui.test_main_window import PATIENCE, folder, sample, window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.dialogs.events_mapping import EventsMappingDialog
    from gui.main_window import MainWindow

__all__ = ["folder", "quiet", "sample", "window"]
OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "chronology.csv"
    path.write_text(
        "When,What,Who,Remark of mine\n"
        "3 November 2016,Bridge falls,Islamic State; Engineers,seen\n"
        "soonish,Later,,\n",
        "utf-8",
    )
    return path


def cell(dialog: EventsMappingDialog, row: int, column: int) -> str:
    item = dialog.preview.item(row, column)
    return item.text() if item else ""


def asked(window: MainWindow, qtbot: QtBot, path: Path) -> EventsMappingDialog:
    window.importing.events.look(path)
    qtbot.waitUntil(lambda: window.importing.events.dialog is not None, timeout=PATIENCE)
    assert window.importing.events.dialog is not None
    return window.importing.events.dialog


def test_a_table_is_previewed_taken_and_undone(
    quiet: MainWindow, qtbot: QtBot, table: Path
) -> None:
    before = quiet.store.project.copy()
    dialog = asked(quiet, qtbot, table)
    assert cell(dialog, 0, 1) == "Thu 3 Nov 2016"
    assert "soonish" in cell(dialog, 1, 1)
    ok = dialog.buttons.button(OK)
    assert ok.text() == "Import 2 rows"
    problems: list[object] = []
    quiet.importing.problem.connect(problems.append)
    with qtbot.waitSignal(quiet.importing.message, timeout=PATIENCE):
        QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    new = [e for e in quiet.store.project.events.values() if e.id not in before.events]
    assert [e.title for e in new] == ["Bridge falls", "Later"]
    assert ["row 3" in str(problem) for problem in problems] == [True]
    quiet.store.undo()
    assert quiet.store.project == before


def test_columns_are_changed_with_the_keyboard_and_remembered(
    quiet: MainWindow, qtbot: QtBot, table: Path
) -> None:
    dialog = asked(quiet, qtbot, table)
    box = dialog.boxes[EventField.NOTES]
    assert box.currentIndex() == 0
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert cell(dialog, 0, 7) == "seen"
    with qtbot.waitSignal(quiet.importing.message, timeout=PATIENCE):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    again = asked(quiet, qtbot, table)
    assert again.boxes[EventField.NOTES].currentText().startswith("Remark of mine")
    again.again.click()
    assert again.boxes[EventField.NOTES].currentIndex() == 0
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert quiet.importing.events.dialog is None


def test_without_a_title_nothing_can_be_imported(
    quiet: MainWindow, qtbot: QtBot, table: Path
) -> None:
    dialog = asked(quiet, qtbot, table)
    dialog.again.click()
    dialog.boxes[EventField.TITLE].setCurrentIndex(0)
    assert not dialog.buttons.button(OK).isEnabled()
    assert "title" in dialog.said.text()
    dialog.reject()


def test_a_file_that_is_no_table_is_refused_and_the_window_goes_on(
    quiet: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    quiet.importing.compare(path)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert "x.xlsx" in said[0]
    qtbot.waitUntil(lambda: not quiet.importing.incoming.busy.isVisible(), timeout=PATIENCE)
    quiet.importing.events.look(path)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENCE)


def test_an_import_can_be_stopped(quiet: MainWindow, qtbot: QtBot, table: Path) -> None:
    quiet.importing.events.look(table)
    assert quiet.importing.incoming.busy.isVisibleTo(quiet)
    quiet.importing.incoming.busy.cancel.click()
    assert not quiet.importing.incoming.busy.isVisibleTo(quiet)
    qtbot.wait(200)
    assert quiet.importing.events.dialog is None
    asked(quiet, qtbot, table).reject()


def test_another_project_is_shown_in_numbers_merged_and_undone(
    quiet: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "mosul.dateline"
    session = open_project(path).session
    session.do(Patch("Rows", rows.project().rows()))
    session.do(edits.retitle(session.project, "E00001", "Theirs"))
    session.close()
    before = quiet.store.project.copy()
    quiet.importing.project.read(path)
    qtbot.waitUntil(lambda: quiet.importing.project.dialog is not None, timeout=PATIENCE)
    dialog = quiet.importing.project.dialog
    assert dialog is not None
    assert dialog.counts["Document"] == (3, 0)
    with qtbot.waitSignal(quiet.importing.message, timeout=PATIENCE):
        QTest.mouseClick(dialog.buttons.button(OK), Qt.MouseButton.LeftButton)
    assert "Theirs" in {e.title for e in quiet.store.project.events.values()}
    assert quiet.store.session.undo_label == "Merge project mosul (3 articles)"
    quiet.store.undo()
    assert quiet.store.project == before
