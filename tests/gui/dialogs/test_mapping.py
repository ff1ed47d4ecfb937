from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from core.reading.corpora.delimited import table_in
from core.reading.corpora.fields import Choice, Field
from gui import settings
from gui.dialogs.mapping import NEEDED, MappingDialog
from gui.dialogs.mapping_asking import ask_columns
from gui.dialogs.mapping_memory import keep, recalled, remembered
from gui.dialogs.mapping_rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.reading.corpora.table import Table

TEXT = "A harbour wall fell into the sea on Monday and nobody was hurt, the port's chief said."
CSV = "Headline;Day;Story;Paper\n" + "".join(
    f"Wall {n};0{n}/04/2016;{TEXT};Gazette\n" for n in range(1, 9)
)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "s"))


def table(text: str = CSV) -> Table:
    return table_in(text)


def shown(qtbot: QtBot, known: Choice | None = None, text: str = CSV) -> MappingDialog:
    dialog = MappingDialog("a.csv", table(text), known)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ok_button(dialog: MappingDialog) -> object:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def answering(answer: Callable[[MappingDialog], None]) -> list[MappingDialog]:
    """Answer the next dialog that opens; return the dialogs that did."""
    seen: list[MappingDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MappingDialog):
            seen.append(dialog)
            answer(dialog)
        elif not seen:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)
    return seen


def test_the_guess_is_filled_in_with_five_rows_of_preview(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    chosen = dict(dialog.choice.of)
    assert chosen[Field.TEXT] == "Story"
    assert chosen[Field.TITLE] == "Headline"
    assert chosen[Field.PUBLISHED] == "Day"
    assert dialog.preview.rowCount() == ROWS
    assert [dialog.preview.item(n, 0).text() for n in range(2)] == ["Wall 1", "Wall 2"]  # type: ignore[union-attr]


def test_changing_a_column_changes_the_preview_at_once(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.boxes[Field.TITLE].setCurrentIndex(4)
    item = dialog.preview.item(0, 0)
    assert item is not None
    assert item.text() == "Gazette"


def test_without_a_text_column_articles_cannot_be_added(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.boxes[Field.TEXT].setCurrentIndex(0)
    assert not ok_button(dialog).isEnabled()  # type: ignore[attr-defined]
    assert dialog.said.text() == NEEDED
    dialog.boxes[Field.TEXT].setCurrentIndex(3)
    assert ok_button(dialog).isEnabled()  # type: ignore[attr-defined]


def test_the_order_of_day_and_month_shows_in_the_preview(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    before = dialog.preview.item(1, 1)
    assert before is not None
    assert "2 Apr 2016" in before.text()
    dialog.month_first.click()
    after = dialog.preview.item(1, 1)
    assert after is not None
    assert "4 Feb 2016" in after.text()
    assert dialog.choice.month_first


def test_guess_again_takes_back_what_was_changed(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    first = dialog.choice
    dialog.boxes[Field.TEXT].setCurrentIndex(1)
    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    assert dialog.choice == first


def test_every_box_has_a_name_and_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    dialog = shown(qtbot, text=CSV.replace("Wall 1", "<b>Wall</b>"))
    assert all(box.accessibleName() for box in dialog.boxes.values())
    item = dialog.preview.item(0, 0)
    assert item is not None
    assert item.text() == "<b>Wall</b>"


def test_a_choice_is_remembered_for_the_same_headers_in_any_order(qtbot: QtBot) -> None:
    choice = Choice(((Field.TEXT, "Headline"), (Field.TITLE, "Story")), month_first=True)
    keep(table(), choice)
    assert recalled(table("Paper;Story;Day;Headline\nG;S;1;H\n")) == choice
    assert recalled(table("Paper;Story;Day;Title\nG;S;1;H\n")) is None


def test_all_choices_are_remembered_for_folders_too(qtbot: QtBot) -> None:
    choice = Choice(((Field.TEXT, "Story"),))
    other = Choice(((Field.TEXT, "Text"),), month_first=True)
    keep(table(), choice)
    keep(table("Name;Text\nA;B\n"), other)
    settings.remember("columns/broken", "{")
    assert remembered() == {table().key: choice, ("name", "text"): other}


def test_the_analyst_is_asked_once_and_then_no_more(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV, "utf-8")

    def change(dialog: MappingDialog) -> None:
        dialog.boxes[Field.TITLE].setCurrentIndex(4)
        dialog.accept()

    seen = answering(change)
    first = ask_columns(None, [path])
    assert len(seen) == 1
    assert first is not None
    (choice,) = first.values()
    assert dict(choice.of)[Field.TITLE] == "Paper"
    assert ask_columns(None, [path]) == first


def test_cancel_adds_nothing_and_remembers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV, "utf-8")
    answering(lambda dialog: dialog.reject())
    assert ask_columns(None, [path]) is None
    assert recalled(table()) is None


def test_always_asks_again_with_what_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV, "utf-8")
    keep(table(), Choice(((Field.TEXT, "Story"), (Field.TITLE, "Paper"))))
    seen = answering(lambda dialog: dialog.accept())
    found = ask_columns(None, [path], always=True)
    assert len(seen) == 1
    assert found is not None
    assert dict(next(iter(found.values())).of)[Field.TITLE] == "Paper"


def test_files_that_are_no_tables_are_not_asked_about(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("An article.", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "An article."}\n', "utf-8")
    assert ask_columns(None, [tmp_path / "a.txt", tmp_path / "b.jsonl", tmp_path]) == {}
