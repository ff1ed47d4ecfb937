"""Every key of every view can be chosen anew, and the view obeys the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from gui.dialogs.key_card import card_html
from gui.keys import keys, pressed_key
from gui.view_keys import ALIKE, VIEW_KEYS, ViewKeys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.main_window import MainWindow

SPARE, SPARE_KEY = "F9", Qt.Key.Key_F9
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = [
    *(Qt.Key(k) for k in range(Qt.Key.Key_Space, Qt.Key.Key_AsciiTilde + 1)),
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape, Qt.Key.Key_Return,
    Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_F5,
]  # fmt: skip


@pytest.fixture(autouse=True)
def first_keys() -> Iterator[None]:
    keys().reset_all()
    yield
    keys().reset_all()


class Heard(QObject):
    """Stands behind what translates the keys of a view: hears what the view would, and keeps it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self.heard: list[str] = []
        translators = [c for c in view.children() if isinstance(c, ViewKeys)]
        assert translators
        for each in translators:
            view.removeEventFilter(each)
        view.installEventFilter(self)
        for each in translators:
            view.installEventFilter(each)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if pressed_key(event):  # Ctrl and Shift come first, alone
            self.heard.append(pressed_key(event))
        return True


def views(window: MainWindow) -> dict[str, QWidget]:
    docks = window.docks
    return {
        "Timeline": window.timeline.canvas, "Graph": window.graph.canvas,
        "Table": window.table.view, "Review queue": docks.review, "Inspector": docks.inspector,
        "Compare": docks.compare.events, "Conflicts": docks.compare.conflicts,
        "Sources": docks.sources.view, "Problems": docks.problems.view,
    }  # fmt: skip


def press(view: QWidget, key: str) -> None:
    stroke = QKeySequence(key)[0]  # type: ignore[index]  # the stubs leave it out
    QTest.keyClick(view, stroke.key(), stroke.keyboardModifiers())


@pytest.mark.parametrize("place", [p for p in VIEW_KEYS if p != "Reader"])
def test_a_view_obeys_every_key_chosen_for_it(full_window: MainWindow, place: str) -> None:
    view = views(full_window)[place]
    spy = Heard(view)
    menus = {k.default for k in keys().all() if k.reach == "window"}
    for words, first in VIEW_KEYS[place].items():
        press(view, first)
        assert spy.heard == [first], words
        keys().choose(f"{place}/{words}", SPARE)
        if first not in menus:
            press(view, first)  # stands for nothing any more
            assert spy.heard == [first], words
        press(view, SPARE)
        assert spy.heard == [first, first], words
        keys().reset_all()
        spy.heard.clear()
    view.removeEventFilter(spy)


def test_the_key_beside_plus_follows_it(full_window: MainWindow) -> None:
    view = views(full_window)["Graph"]
    spy = Heard(view)
    press(view, "=")
    assert spy.heard == ["+"]
    keys().choose("Graph/Zoom in", SPARE)
    press(view, "=")
    assert spy.heard == ["+"]
    keys().choose("Graph/Hide the actor", "=")
    press(view, "=")
    assert spy.heard == ["+", "H"]
    view.removeEventFilter(spy)


def test_the_reader_obeys_the_keys_chosen_for_it(full_window: MainWindow) -> None:
    window, reader = full_window, full_window.docks.reader
    cited = [e for e in window.store.project.lead_events() if e.citations]
    first = min(cited, key=lambda e: (e.citations[0].document_id, e.citations[0].sentence.start))
    window.store.select([first.id])
    window.store.show_evidence(first.citations[0].document_id, first.citations[0].sentence)
    keys().choose("Reader/Event after in the source", SPARE)
    QTest.keyClick(reader.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert window.store.selection == {first.id}
    QTest.keyClick(reader.view, SPARE_KEY)
    assert window.store.selection
    assert window.store.selection != {first.id}
    assert SPARE in reader.header.next.toolTip()


def test_in_the_real_timeline_and_table_the_new_key_does_it(full_window: MainWindow) -> None:
    canvas, table = full_window.timeline.canvas, full_window.table.view
    keys().choose("Timeline/Event after in time", SPARE)
    canvas.focus_on(0)
    QTest.keyClick(canvas, Qt.Key.Key_Comma)  # whichever it is, one stands after the one before
    stood = canvas.focus_id
    QTest.keyClick(canvas, Qt.Key.Key_Period)
    assert canvas.focus_id == stood
    QTest.keyClick(canvas, SPARE_KEY)
    assert canvas.focus_id != stood
    keys().choose("Table/Copy", SPARE)
    table.select_all()
    QApplication.clipboard().clear()
    QTest.keyClick(table, SPARE_KEY)
    assert len(QApplication.clipboard().text().splitlines()) > 10
    full_window.store.select(())


@pytest.mark.parametrize("place", ["Timeline", "Graph"])
def test_no_key_does_anything_that_the_list_of_keys_leaves_out(
    full_window: MainWindow, place: str
) -> None:
    view, store = views(full_window)[place], full_window.store
    everywhere = {k.default for k in keys().all() if k.reach == "views"}
    listed = set(VIEW_KEYS[place].values()) | everywhere | {""}
    letters = [Qt.Key(k) for k in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)]
    for key, held in [*((k, NONE) for k in PLAIN), *((k, CONTROL) for k in letters)]:
        event = QKeyEvent(QEvent.Type.KeyPress, key, held)
        before = len(store.session.stacks[0])
        view.keyPressEvent(event)
        full_window.setFocus()
        while len(store.session.stacks[0]) > before:
            store.undo()
        pressed = pressed_key(event)
        assert not event.isAccepted() or ALIKE.get(pressed, pressed) in listed, pressed


def test_no_two_keys_of_the_house_collide(full_window: MainWindow) -> None:
    assert keys().all_conflicts() == {}


def test_every_key_is_one_that_qt_reads_and_writes_alike() -> None:
    for place, each in VIEW_KEYS.items():
        for words, key in each.items():
            assert QKeySequence(key).toString() == key, f"{place}/{words}"


def test_the_card_lists_all_of_them(full_window: MainWindow) -> None:
    card = card_html()
    for each in VIEW_KEYS.values():
        for words in each:
            assert words in card


def test_a_view_s_own_key_may_stand_for_one_of_all_views(full_window: MainWindow) -> None:
    """F2 edits a cell of the table, and renames an event elsewhere: each has a key of its own."""
    keys().choose("Table/Edit the cell", SPARE)
    assert keys().meant("Table", SPARE) == "F2"
    assert keys().meant("Table", "F2") is None
    assert keys().meant("Timeline", "F2") == "F2"
    keys().reset_all()
    keys().choose("Event/Rename event…", SPARE)
    assert keys().meant("Table", "F2") == "F2"
    assert keys().meant("Timeline", "F2") is None
    assert keys().meant("Timeline", SPARE) == "F2"
    assert keys().all_conflicts() == {}
