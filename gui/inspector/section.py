"""The headings, captions and clearing that the inspector's pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem

SMALL = 0.88
"""Second-voice text, as a share of the system font's size."""


def heading(text: str) -> QLabel:
    """Make a section heading in small spaced capitals."""
    label = QLabel(text.upper())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "section")
    label.setFont(small(label.font(), spaced=True))
    label.setAccessibleName(text)
    return label


def caption(text: str) -> QLabel:
    """Make the small name above a field."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("dim", "true")
    label.setFont(small(label.font()))
    return label


def words(text: str, *, dim: bool = False) -> QLabel:
    """Make wrapped plain text."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if dim:
        label.setProperty("dim", "true")
        label.setFont(small(label.font()))
    return label


def small(font: QFont, *, spaced: bool = False) -> QFont:
    """Return the font at second-voice size."""
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * SMALL)
    if spaced:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
    return font


def field(name: str, widget: QWidget) -> QVBoxLayout:
    """Set a caption above a widget, and tell screen readers what the widget is."""
    column = QVBoxLayout()
    column.setSpacing(2)
    label = caption(name)
    label.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(name)
    column.addWidget(label)
    column.addWidget(widget)
    return column


def column(parent: QWidget | None = None, spacing: int = 4) -> QVBoxLayout:
    """Make a column without margins."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def clear(layout: QLayout) -> None:
    """Take every widget and layout out of a layout and delete them."""
    while (item := _take(layout)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            clear(inner)
            inner.deleteLater()


def _take(layout: QLayout) -> QLayoutItem | None:
    return layout.takeAt(0) if layout.count() else None


def joined(values: tuple[str, ...]) -> str:
    """Write several values as one line."""
    return "; ".join(values)


def parted(text: str) -> tuple[str, ...]:
    """Read several values from one line, each once, blanks left out."""
    values = (" ".join(v.split()) for v in text.split(";"))
    return tuple(dict.fromkeys(v for v in values if v))
