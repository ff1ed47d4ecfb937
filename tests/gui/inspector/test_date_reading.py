from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from core.edtf import unit
from gui.dialogs.asking_date import DateDialog
from gui.inspector.date_reading import DateReading

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDE, NARROW = 700, 150


def line_of(qtbot: QtBot, width: int = WIDE) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(width, 30)
    line.show()
    return line


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2016-11-03", "Thu 3 Nov 2016 · 2016-11-03 · day"),
        ("early Oct 2016", "2016-10"),
        ("last Tuesday", "Tue 1 Nov 2016 · 2016-11-01 · day"),
        ("07/??/97", "July 1997 · 1997-07 · month"),
        ("since 2015", "2015"),
        ("3. März 2016", "Thu 3 Mar 2016 · 2016-03-03 · day"),
    ],
)
def test_a_date_is_read_in_words_in_edtf_and_by_precision_while_one_types(
    qtbot: QtBot, typed: str, read: str
) -> None:
    line = line_of(qtbot)
    reading = DateReading(line, unit(2016, 11, 3))
    line.setText(typed)  # QTest cannot press keys beyond ASCII
    line.textEdited.emit(typed)
    qtbot.waitUntil(lambda: read in reading.said)
    assert reading.inside.text() == reading.said
    assert line.accessibleDescription() == reading.said


def test_a_refusal_is_in_words_and_leaves_no_reading_inside(qtbot: QtBot) -> None:
    line = line_of(qtbot)
    reading = DateReading(line)
    QTest.keyClicks(line, "the other day or so")
    qtbot.waitUntil(lambda: reading.refused)
    assert len(reading.said.split()) > 3
    assert not reading.fits
    assert line.property("state") == "error"


def test_words_that_are_typed_are_never_covered(qtbot: QtBot) -> None:
    line = line_of(qtbot, NARROW)
    reading = DateReading(line)
    line.setText("between 3 October and 5 November 2016")
    assert reading.read()
    assert not reading.fits
    assert "2016-10-03" in reading.said
    line.resize(WIDE, 30)
    assert reading.fits
    typed = line.fontMetrics().horizontalAdvance(line.text())
    assert reading.inside.geometry().left() > typed


def test_a_known_date_says_only_what_its_words_do_not(qtbot: QtBot) -> None:
    line = line_of(qtbot, 260)
    reading = DateReading(line)
    reading.show_date(unit(2016, 11, 3))
    assert line.text() == "Thu 3 Nov 2016"
    assert reading.inside.text() == "2016-11-03 · day"


def test_the_dialog_takes_a_date_typed_quickly_and_refuses_in_words(qtbot: QtBot) -> None:
    dialog = DateDialog("Go to date", "Which?", None)
    qtbot.addWidget(dialog)
    dialog.show()
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    QTest.keyClicks(dialog.line, "rubbish")
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.said.property("role") == "error"
    dialog.line.clear()
    QTest.keyClicks(dialog.line, "3 Nov 2016")
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert dialog.when == unit(2016, 11, 3)
