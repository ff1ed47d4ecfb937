"""The command palette finds commands and rows, the best and the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.dialogs.fuzzy import loose_score, score
from gui.dialogs.palette import NOTHING, Palette

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def opened(window: MainWindow, typed: str = "") -> Palette:
    palette = Palette(window.actions_.all(), window, window.store)
    palette.row_chosen.connect(window.commands.go_to_row)
    palette.show()
    QTest.keyClicks(palette._field, typed)
    return palette


def test_every_action_of_every_menu_is_listed(full_window: MainWindow) -> None:
    palette = opened(full_window)
    listed = len(palette.texts())
    palette.close()
    assert listed == len(full_window.actions_.all())


def test_letters_in_their_order_are_enough(full_window: MainWindow) -> None:
    palette = opened(full_window, "exwkbk")
    assert palette.texts()[0] == "Export workbook…"
    palette.close()


def test_an_actor_is_found_and_gone_to(full_window: MainWindow) -> None:
    palette = opened(full_window, "kestrel oil")
    assert palette.texts()[0] == "Kestrel Oil"
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    (chosen,) = full_window.store.selection
    assert full_window.store.project.actors[chosen].label == "Kestrel Oil"


def test_a_source_is_opened_in_the_reader(full_window: MainWindow) -> None:
    palette = opened(full_window, "harbour front denies")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    reader = full_window.docks.reader
    document = full_window.store.project.documents[reader.document_id or ""]
    assert document.title.startswith("Harbour Front denies")


def test_what_was_used_last_comes_first(full_window: MainWindow) -> None:
    palette = opened(full_window, "show undated")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert full_window.tabs.currentWidget() is full_window.tray
    again = opened(full_window)
    assert again.texts()[0] == "Show undated"
    again.close()
    full_window.views.bring(full_window.timeline)


def test_nothing_found_says_what_to_do(full_window: MainWindow) -> None:
    palette = opened(full_window, "qqqq zzzz")
    assert palette._list.item(0).text() == NOTHING
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert not palette.isVisible()


@given(st.text(min_size=1, max_size=6), st.text(max_size=20))
def test_what_stands_in_a_text_is_found_in_it(typed: str, rest: str) -> None:
    if typed.strip():
        assert score(typed, rest + typed) is not None
        assert loose_score(typed, rest + typed) is not None


def test_the_start_of_a_word_counts_more() -> None:
    assert (score("tab", "show table") or 0) > (score("tab", "establish") or 0)
