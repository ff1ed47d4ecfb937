"""How painted views tell Qt what screen readers find in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAccessible, QAccessibleInterface
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_makers: dict[type[QObject], Callable[[Any], QAccessibleInterface]] = {}
_kept: list[QAccessibleInterface] = []
"""Qt deletes what it was given when the application ends, or the widget; until then it must live,
also when PySide has let go of it."""


class Painted(QAccessibleInterface):
    """A part of a view that is no widget of its own."""

    @override
    def object(self) -> QObject | None:  # type: ignore[override]
        return None


class Leaf(Painted):
    """A part without parts: a node, an event."""

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem


def tell(kind: type[QObject], make: Callable[[Any], QAccessibleInterface]) -> None:
    """Let Qt know what tells of a kind of widget; once or often."""
    if not _makers:
        QAccessible.installFactory(_made)
    _makers[kind] = make


def _made(_key: str, widget: QObject) -> QAccessibleInterface | None:
    """Make what tells of a widget; Qt asks this once for every widget and keeps the answer."""
    make = next((make for kind, make in _makers.items() if isinstance(widget, kind)), None)
    if make is None:
        return None
    _kept.append(make(widget))
    return _kept[-1]
