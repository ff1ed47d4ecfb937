"""Keys of one's own choice: in menus, in views, in the file, and what they collide with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from core.errors import UserError
from gui.actions import Actions, Entry
from gui.keys import Key, Keys, keys
from gui.view_keys import VIEW_KEYS, ViewKeys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> Iterator[None]:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    keys().reset_all()
    yield
    keys().reset_all()


def some() -> Keys:
    found = Keys()
    found.declare(
        [
            Key("File", "Open", "Ctrl+O"),
            Key("Event", "Rename", "F2", "views"),
            Key("Review queue", "Accept", "A", "view"),
            Key("Review queue", "Reject", "X", "view"),
            Key("Inspector", "Accept", "A", "view"),
        ]
    )
    return found


def test_a_chosen_key_is_in_force_and_kept_for_the_next_run() -> None:
    some().choose("File/Open", "Ctrl+L")
    again = some()
    assert again.of("File/Open") == "Ctrl+L"
    assert again.is_chosen("File/Open")
    again.reset("File/Open")
    assert some().of("File/Open") == "Ctrl+O"


def test_a_key_can_be_taken_away_altogether() -> None:
    found = some()
    found.choose("File/Open", "")
    assert found.of("File/Open") == ""
    assert found.shown("File/Open") == ""


def test_keys_collide_where_one_press_could_mean_both() -> None:
    found = some()
    assert not found.all_conflicts()  # A stands for one thing in each of two views
    found.choose("Review queue/Reject", "A")
    assert set(found.all_conflicts()) == {"Review queue/Accept", "Review queue/Reject"}
    found.choose("Review queue/Reject", "Ctrl+O")
    assert not found.all_conflicts()  # where the keyboard is, the view's own key goes first
    found.choose("Review queue/Reject", "F2")
    assert set(found.all_conflicts()) == {"Event/Rename", "Review queue/Reject"}


def test_a_file_of_keys_brings_them_to_another_desk(tmp_path: Path) -> None:
    found = some()
    found.choose("File/Open", "Ctrl+L")
    found.save(tmp_path / "keys.json")
    found.reset_all()
    found.load(tmp_path / "keys.json")
    assert found.of("File/Open") == "Ctrl+L"
    assert not found.is_chosen("Event/Rename")


@pytest.mark.parametrize("text", ["", "[]", '{"keys": 3}', '{"other": {}}', "\x00"])
def test_a_file_without_keys_is_refused_in_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "keys.json").write_text(text)
    with pytest.raises(UserError, match="holds no keys"):
        some().load(tmp_path / "keys.json")


def test_nonsense_in_the_settings_does_no_harm(tmp_path: Path) -> None:
    from gui import settings

    settings.remember("keys/chosen", json.dumps({"File/Open": 7, "x": "Ctrl+Nonsense"}))
    assert some().of("File/Open") == "Ctrl+O"
    settings.remember("keys/chosen", "{nonsense")
    assert some().of("File/Open") == "Ctrl+O"


class Heard(QWidget):
    """A view that notes which keys reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Qt.Key] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) not in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
            self.heard.append(Qt.Key(event.key()))


@pytest.fixture
def view(qtbot: QtBot) -> Heard:
    view = Heard()
    qtbot.addWidget(view)
    keys().declare([Key("Test view", "Accept", "A", "view"), Key("Test view", "Zoom", "+", "view")])
    keys().declare([Key("Test menu", "Rename", "F8", "views")])
    ViewKeys("Test view", view)
    view.show()
    return view


def test_a_view_hears_the_key_that_it_knows(view: Heard) -> None:
    keys().choose("Test view/Accept", "J")
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_A)  # stands for nothing any more
    QTest.keyClick(view, Qt.Key.Key_B)  # never stood for anything: the view's own affair
    assert view.heard == [Qt.Key.Key_A, Qt.Key.Key_B]


def test_a_plus_is_a_plus_with_shift_and_on_the_keypad(view: Heard) -> None:
    keys().choose("Test view/Zoom", "Z")
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Z)
    keys().reset_all()
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    assert view.heard == [Qt.Key.Key_Plus] * 2


def test_a_key_of_all_views_follows_as_well(view: Heard) -> None:
    keys().choose("Test menu/Rename", "Ctrl+R")
    QTest.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert view.heard == [Qt.Key.Key_F8]


def test_a_menu_shows_and_obeys_the_key_at_once(qtbot: QtBot) -> None:
    window, ran = QMainWindow(), list[int]()
    qtbot.addWidget(window)
    actions = Actions(window, [Entry("File", "Test of keys", lambda: ran.append(1), "Ctrl+J")])
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    keys().choose("File/Test of keys", "Ctrl+Alt+J")
    assert actions["Test of keys"].toolTip() == "Test of keys (Ctrl+Alt+J)"
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert not ran
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window, Qt.Key.Key_J, held)
    assert ran == [1]


def test_no_two_first_keys_of_a_view_collide() -> None:
    for place, each in VIEW_KEYS.items():
        assert len(set(each.values())) == len(each), place
