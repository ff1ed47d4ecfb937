"""Tools › Keys…: find, record, see what collides, put back; and the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from gui.dialogs.key_card import GESTURES, card_html, groups, write_card
from gui.dialogs.keys_dialog import KeysDialog
from gui.keys import keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.main_window import MainWindow

RULES = "Tools/Rules…"


@pytest.fixture
def dialog(full_window: MainWindow) -> Iterator[KeysDialog]:
    dialog = KeysDialog(full_window)
    dialog.show()
    yield dialog
    dialog.close()
    keys().reset_all()


def test_every_action_and_every_key_of_a_view_is_listed(
    dialog: KeysDialog, full_window: MainWindow
) -> None:
    ids = {key.id for key in keys().all()}
    keyed = {str(a.property("key_id")) for a in full_window.actions_.all()}
    assert keyed - ids <= {"None"}  # projects opened recently have none
    assert {"Review queue/Accept", "Timeline/Zoom in", "Graph/Zoom in", RULES} <= ids
    assert dialog.key is not None


def test_a_pressed_key_is_recorded_shown_and_put_back(
    dialog: KeysDialog, full_window: MainWindow
) -> None:
    dialog.tree.choose(RULES)
    dialog.recorder.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(dialog.recorder, Qt.Key.Key_U, held)
    assert full_window.actions_["Rules…"].shortcut() == QKeySequence("Ctrl+Alt+U")
    assert "Ctrl+Alt+U" in card_html()
    dialog.reset_one()
    assert full_window.actions_["Rules…"].shortcut().isEmpty()


def test_a_collision_is_said_and_settled(dialog: KeysDialog, full_window: MainWindow) -> None:
    dialog.tree.choose(RULES)
    dialog.recorder.setKeySequence(QKeySequence("Ctrl+M"))
    assert dialog.word.text() == "Also stands for Event › Merge selected events."
    dialog.take_from_others()
    assert full_window.actions_["Merge selected events"].shortcut().isEmpty()
    assert not keys().all_conflicts()


def test_search_finds_by_words_and_by_key(dialog: KeysDialog) -> None:
    dialog.search.setText("ctrl+shift+o")
    assert dialog.key is not None
    assert dialog.key.words == "Add articles…"
    dialog.search.setText("review reject")
    assert dialog.key.id == "Review queue/Reject"


def test_first_keys_collide_nowhere(full_window: MainWindow) -> None:
    assert full_window.isVisible()
    assert not keys().all_conflicts()


def test_the_card_holds_every_key_and_is_one_page(full_window: MainWindow, tmp_path: Path) -> None:
    assert full_window.isVisible()
    shown = dict(groups())
    assert ("Export workbook", "Ctrl+E") in shown["File"]
    assert shown["Mouse"] == list(GESTURES)
    write_card(tmp_path / "card.pdf")
    write_card(tmp_path / "card.html")
    pdf = (tmp_path / "card.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") == 1
    assert "Ctrl+Shift+O" in (tmp_path / "card.html").read_text("utf-8")
