"""Every control of the window and its dialogs has a name, and whatever shows no word a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from gui.dialogs.key_card import CardDialog
from gui.dialogs.keys_dialog import KeysDialog
from gui.dialogs.palette import Palette
from gui.dialogs.rule_editor import RuleEditor
from gui.inspector.chip import Chip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.main_window import MainWindow

CONTROLS = (
    QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox,
    QAbstractItemView, QAbstractSlider, QTabBar, QKeySequenceEdit,
)  # fmt: skip
INSIDE = (QComboBox, QAbstractSpinBox, QKeySequenceEdit, QLineEdit, QTabBar, QAbstractItemView)
"""What Qt builds of several parts; the whole has the name."""


def controls(root: QWidget) -> list[QWidget]:
    """Return what can be used, without the parts that Qt makes inside others."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        usable = isinstance(widget, CONTROLS) or bool(
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        )
        inner = isinstance(widget, QScrollBar | QHeaderView) or widget.objectName().startswith(
            "qt_"
        )
        above = widget.parent()
        inside = isinstance(above, INSIDE) or (above and isinstance(above.parent(), QComboBox))
        spare = isinstance(widget, QTabBar) and not widget.count()  # kept by Qt for docks to come
        if usable and not inner and not inside and not spare:
            found.append(widget)
    return found


def name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    said = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return said.strip()


def place(widget: QWidget) -> str:
    above: QWidget | None = widget
    parts = list[str]()
    while above is not None and len(parts) < 4:
        parts.append(type(above).__name__)
        above = above.parentWidget()
    return " in ".join(parts)


def unnamed(root: QWidget) -> list[str]:
    return [place(w) for w in controls(root) if not name(w)]


def untold(root: QWidget) -> list[str]:
    """Return buttons that show no word and have no tooltip that says what they do."""
    buttons = [w for w in controls(root) if isinstance(w, QAbstractButton)]
    silent = [b for b in buttons if b.isVisible() and not isinstance(b, Chip)]
    return [place(b) for b in silent if not b.text() and not b.toolTip()]


def choices(window: MainWindow) -> list[list[str]]:
    project = window.store.project
    events = [e.id for e in project.lead_events() if e.when and e.participants]
    actors, sources = sorted(project.actors), sorted(project.documents)
    ties = sorted(project.relations)
    return [[], events[:1], events[:3], actors[:1], actors[:2], sources[:1], ties[:1]]


def test_every_control_of_the_window_is_named_whatever_is_selected(
    full_window: MainWindow,
) -> None:
    for chosen in choices(full_window):
        full_window.store.select(chosen)
        QTest.qWait(20)
        assert not unnamed(full_window), chosen
        assert not untold(full_window), chosen
    full_window.store.select(())


def test_in_every_view_and_dock_too(full_window: MainWindow) -> None:
    window, docks = full_window, full_window.docks
    for view in (window.timeline, window.graph, window.table, window.tray):
        window.views.go_to(view)
        assert not untold(window)
    for part in (docks.review, docks.problems, docks.compare, docks.reader):
        docks.go_to(part)
        QTest.qWait(20)
        assert not untold(window)
    window.views.bring(window.timeline)


@pytest.mark.parametrize("make", [KeysDialog, CardDialog])
def test_every_control_of_a_dialog_is_named(
    full_window: MainWindow, make: type[KeysDialog | CardDialog]
) -> None:
    dialog = make(full_window)
    dialog.show()
    assert not unnamed(dialog)
    assert not untold(dialog)
    dialog.close()


def test_palette_and_rules_are_named(full_window: MainWindow) -> None:
    palette = Palette(full_window.actions_.all(), full_window, full_window.store)
    full_window.commands.show_rules()
    rules = full_window.commands._rules
    assert rules is not None
    for dialog in (palette, rules):
        assert not unnamed(dialog)
        assert not untold(dialog)
        dialog.close()
    assert RuleEditor is not None


def test_every_pane_is_named(full_window: MainWindow) -> None:
    assert not [type(p).__name__ for p in full_window.panes() if not name(p)]


def test_every_menu_and_its_lines_have_words(full_window: MainWindow) -> None:
    assert all(action.text() for action in full_window.actions_.all())


def test_tab_goes_round_the_whole_window_without_a_dead_end(full_window: MainWindow) -> None:
    full_window.activateWindow()
    full_window.store.select(choices(full_window)[1])
    full_window.toolbar.search.setFocus()
    seen = list[QWidget]()
    while (here := full_window.focusWidget()) is not None and here not in seen:
        seen.append(here)
        assert full_window.rounds.step(on=True)
    here = full_window.focusWidget()
    assert here is full_window.toolbar.search, [place(w) for w in seen]
    panes = {full_window.rounds._holding(w) for w in seen}
    assert {full_window.docks.sources, full_window.docks.inspector} <= panes
    assert full_window.timeline.canvas in seen
    for widget in reversed(seen):
        full_window.rounds.step(on=False)
        assert full_window.focusWidget() is widget


def test_f6_visits_every_pane_in_sight_and_returns_where_one_was(full_window: MainWindow) -> None:
    window = full_window
    window.activateWindow()
    window.toolbar.search.setFocus()
    window.docks.go_to(window.docks.reader)
    began, seen = window.rounds.current(), list[QWidget | None]()
    while window.rounds.current() not in seen:
        seen.append(window.rounds.current())
        window.rounds.go_on()
    assert window.rounds.current() is began
    assert window.docks.sources in seen
    assert window.docks.review not in seen  # behind the reader
    window.rounds.go_on()
    window.rounds.go_back()
    assert window.rounds.current() is began


def test_a_ring_shows_where_the_keyboard_is(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.activateWindow()  # a dialog just closed may still be the active window
    qtbot.waitUntil(lambda: QApplication.activeWindow() is full_window)
    full_window.toolbar.search.setFocus()
    full_window.views.go_to(full_window.timeline)
    ring = full_window.focus_ring.ring
    assert ring is not None
    assert ring.isVisible()
    assert ring.size() == full_window.timeline.canvas.size()
    full_window.toolbar.search.setFocus()  # a field marks itself
    assert full_window.focus_ring.ring is None


def test_dialogs_of_the_house_end_with_escape(full_window: MainWindow) -> None:
    dialog: QDialog
    for dialog in (KeysDialog(full_window), CardDialog(full_window)):
        dialog.show()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
