"""From pane to pane by F6, from control to control by Tab, in the order in which one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)

from gui.actions import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Rounds(QObject):
    """Knows the panes in the order in which one reads them."""

    def __init__(self, panes: Callable[[], Sequence[QWidget]], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._last: dict[QWidget, QWidget] = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note)

    def entries(self) -> list[Entry]:
        """Return the lines of the View menu."""
        return [
            Entry("View", "Next pane", self.go_on, "F6", divider=True),
            Entry("View", "Previous pane", self.go_back, "Shift+F6"),
        ]

    def go_on(self) -> None:
        """Put the keyboard into the next pane."""
        self._go(1)

    def go_back(self) -> None:
        """Put the keyboard into the pane before."""
        self._go(-1)

    def step(self, *, on: bool) -> bool:
        """Put the keyboard into the next control, pane by pane and line by line."""
        controls = [w for pane in self._shown() for w in _controls(pane)]
        if not controls:
            return False
        here = self._window.focusWidget()
        at = controls.index(here) + (1 if on else -1) if here in controls else 0 if on else -1
        at %= len(controls)
        ahead = [*controls[at:], *controls[:at]] if on else [*controls[at::-1], *controls[:at:-1]]
        for control in ahead:
            control.setFocus(_BY_KEY if on else Qt.FocusReason.BacktabFocusReason)
            if self._window.focusWidget() is control:  # some hand it back at once
                _bring_into_sight(control)
                return True
        return False

    def current(self) -> QWidget | None:
        """Return the pane that the keyboard is in."""
        return self._holding(self._window.focusWidget())

    def _go(self, step: int) -> None:
        panes = self._shown()
        if not panes:
            return
        here = self.current()
        at = panes.index(here) + step if here in panes else (0 if step > 0 else -1)
        pane = panes[at % len(panes)]
        last = self._last.get(pane)
        inside = pane.findChildren(QWidget)  # what has been deleted since is not among them
        back = last if last in inside and last.isVisible() and last.isEnabled() else None
        (back or ground(pane)).setFocus(_BY_KEY)

    def _shown(self) -> list[QWidget]:
        """Return the panes in sight; a dock behind another counts as visible for Qt."""
        shown = [pane for pane in self._panes() if pane.isVisible()]
        return [pane for pane in shown if not pane.visibleRegion().isEmpty()]

    def _note(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Remember where in a pane the keyboard was, to come back to it."""
        pane = self._holding(now)
        if pane is not None and now is not None:
            self._last[pane] = now

    def _holding(self, widget: QWidget | None) -> QWidget | None:
        panes = self._panes()
        while widget is not None and widget not in panes:
            widget = widget.parentWidget()
        return widget


def ground(pane: QWidget) -> QWidget:
    """Return what one works in in a pane: its list or canvas rather than one of its buttons."""
    if isinstance(pane, QSplitter):
        return _first(pane, pane.widget(0))
    if isinstance(pane, QTabWidget):
        return _first(pane, pane.currentWidget())
    if pane.focusProxy() is not None or _takes_keys(pane):
        return pane
    inside = [w for w in pane.findChildren(QWidget) if _takes_keys(w) and w.isVisibleTo(pane)]
    grounds = [w for w in inside if isinstance(w, QAbstractScrollArea)]
    return next(iter([*grounds, *inside]), pane)


def _first(pane: QWidget, part: QWidget | None) -> QWidget:
    return ground(part) if part is not None else pane


def _controls(pane: QWidget) -> list[QWidget]:
    """Return what Tab stops at in a pane, from the top and from the left."""
    every = [pane, *pane.findChildren(QWidget)]
    inside = [w for w in every if _takes_keys(w) and w.isVisible() and w.focusProxy() is None]
    line = max(pane.fontMetrics().height(), 1)

    def place(widget: QWidget) -> tuple[int, int]:
        middle = widget.mapTo(pane, widget.rect().center()) if widget is not pane else QPoint()
        top = min(middle.y(), widget.mapTo(pane, QPoint()).y() + line)
        return round(top / line), middle.x()

    return sorted(inside, key=place)


def _bring_into_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


_BY_KEY = Qt.FocusReason.TabFocusReason
