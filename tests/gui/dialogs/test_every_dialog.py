"""Every dialog of the house: names, tips, Esc, Return, Tab, room for every word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from tests.gui.dialogs.dialogs_of_the_house import NAMES, all_dialogs
from tests.gui.test_names import controls, unnamed, untold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.main_window import MainWindow


def made(window: MainWindow, name: str) -> QDialog:
    dialog = all_dialogs(window)[name]()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    QTest.qWait(10)
    return dialog


BOXED = [name for name in NAMES if name != "rules"]
"""Those that end by a row of buttons; the rules stay open beside the window."""


@pytest.fixture(params=[1.0, 1.5])
def letters(request: pytest.FixtureRequest, full_window: MainWindow) -> Iterator[float]:
    before = QApplication.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * request.param)
    QApplication.setFont(larger)
    yield request.param
    QApplication.setFont(before)


def outside(widget: QWidget) -> bool:
    """Whether a widget has less room than its words take, or lies beyond the edge of its parent."""
    above = widget.parentWidget()
    scrolls = any(isinstance(w, QScrollArea) for w in parents(widget))
    return not scrolls and above is not None and not above.rect().contains(widget.geometry())


def parents(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def clipped(dialog: QDialog) -> list[str]:
    found = []
    for widget in dialog.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLabel):
            continue
        words = widget.text().replace("&", "")
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        low = wraps and widget.heightForWidth(widget.width()) > widget.height() + 2
        inside = isinstance(widget, QPushButton | QCheckBox | QLabel) and not wraps
        narrow = inside and widget.fontMetrics().horizontalAdvance(words) > widget.width()
        if words and (low or narrow or outside(widget)):
            found.append(f"{type(widget).__name__} {words!r}")
    return found


def test_the_list_of_names_is_that_of_the_dialogs(full_window: MainWindow) -> None:
    assert tuple(all_dialogs(full_window)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_control_is_named_and_told(full_window: MainWindow, name: str) -> None:
    dialog = made(full_window, name)
    assert not unnamed(dialog)
    assert not untold(dialog)
    assert dialog.windowTitle()
    dialog.close()


@pytest.mark.parametrize("name", NAMES)
def test_escape_closes_it(full_window: MainWindow, name: str) -> None:
    dialog = made(full_window, name)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    if dialog.isVisible():  # a field gives up what was typed first
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


@pytest.mark.parametrize("name", BOXED)
def test_return_means_what_the_dialog_is_for(full_window: MainWindow, name: str) -> None:
    """One button is the default, and it is that which accepts, or else closes."""
    dialog = made(full_window, name)
    box = dialog.findChildren(QDialogButtonBox)[0]
    roles = QDialogButtonBox.ButtonRole
    accepting = {roles.AcceptRole, roles.ApplyRole, roles.YesRole}
    taking = [b for b in box.buttons() if box.buttonRole(b) in accepting]
    defaults = [b for b in dialog.findChildren(QPushButton) if b.isDefault()]
    wanted = taking or [b for b in box.buttons() if box.buttonRole(b) is roles.RejectRole]
    assert defaults == wanted[:1]
    dialog.close()


@pytest.mark.parametrize("name", NAMES)
def test_tab_visits_every_control_from_the_top_down(full_window: MainWindow, name: str) -> None:
    dialog = made(full_window, name)
    dialog.activateWindow()
    usable = [w for w in controls(dialog) if w.isVisible() and w.isEnabled()]
    stops = [w for w in usable if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    seen = list[QWidget]()
    here = dialog.focusWidget()
    while here is not None and here not in seen:
        seen.append(here)
        dialog.focusNextChild()
        here = dialog.focusWidget()
    missed = [w for w in stops if w not in seen and w.focusProxy() not in seen]
    assert not missed
    for box in dialog.findChildren(QDialogButtonBox):
        begun = next((n for n, w in enumerate(seen) if box.isAncestorOf(w)), len(seen))
        first = seen[0]  # above the buttons, or on that which Return would take
        assert begun > 0 or (isinstance(first, QPushButton) and first.isDefault())
    dialog.close()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_clipped_at_any_size_of_letters(
    full_window: MainWindow, letters: float, name: str
) -> None:
    dialog = made(full_window, name)
    assert not clipped(dialog)
    assert dialog.minimumSizeHint().width() <= 1280
    assert dialog.minimumSizeHint().height() <= 720
    dialog.close()
