"""The digits of the review queue set the type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model import Event
from core.project import Patch
from gui.keys import keys
from gui.review import ReviewQueue
from gui.store import Store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def queue(qtbot: QtBot) -> ReviewQueue:
    store = Store()
    types = ("PROTEST", "PROTEST", "ASSAULT")
    rows = [Event(f"E0000{n}", f"Event {n}", type=t, confidence=0.9) for n, t in enumerate(types)]
    store.do(Patch("Add", tuple(rows)))
    shown = ReviewQueue(store)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_the_most_frequent_types_have_the_first_digits(qtbot: QtBot) -> None:
    shown = queue(qtbot)
    assert shown.types.types[:2] == ("PROTEST", "ASSAULT")
    assert len(shown.types.types) == 9
    assert shown.types.buttons[0].text() == "1 Protest"
    assert shown.types.buttons[0].isChecked()


def test_a_digit_sets_the_type_and_the_digits_stay(qtbot: QtBot) -> None:
    shown = queue(qtbot)
    before = shown.types.types
    QTest.keyClick(shown, Qt.Key.Key_2)
    assert shown.event_shown is not None
    assert shown.event_shown.type == "ASSAULT"
    assert shown.types.types == before
    assert shown.types.buttons[1].isChecked()
    shown.undo()
    assert shown.event_shown.type == "PROTEST"


def test_buttons_carry_the_key_in_force(qtbot: QtBot) -> None:
    shown = queue(qtbot)
    assert shown._buttons[0].text() == "Accept  A"
    keys().choose("Review queue/Accept", "J")
    assert shown._buttons[0].text() == "Accept  J"
    assert shown._buttons[0].toolTip().endswith("(J)")
    keys().choose("Review queue/Accept", "")
    assert shown._buttons[0].text() == "Accept"
    keys().reset_all()
    assert shown._buttons[0].text() == "Accept  A"
