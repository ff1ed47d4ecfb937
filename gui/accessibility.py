"""How painted views tell Qt what screen readers find in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAccessible, QAccessibleInterface

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_makers: dict[type[QObject], Callable[[Any], QAccessibleInterface]] = {}
_kept: list[QAccessibleInterface] = []
"""Qt deletes what it was given when the application ends, or the widget; until then it must live,
also when PySide has let go of it."""


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
