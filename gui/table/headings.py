"""Headings of groups, painted across all columns of the rows that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from core.table_groups import Group
    from core.table_rows import TableRows

PADDING = 8


def paint_headings(view: QTableView, rows: TableRows) -> None:
    """Paint the headings in sight over the empty cells of their rows."""
    port = view.viewport()
    first, last = view.rowAt(0), view.rowAt(port.height() - 1)
    last = last if last >= 0 else len(rows) - 1
    with QPainter(port) as painter:
        for row in range(max(first, 0), last + 1):
            head = rows.head_at(row)
            if head is not None:
                top, high = view.rowViewportPosition(row), view.rowHeight(row)
                rect = QRect(0, top, port.width(), high)
                _paint(painter, view, rect, head, current=view.currentIndex().row() == row)


def _paint(painter: QPainter, view: QTableView, rect: QRect, head: Group, *, current: bool) -> None:
    painter.fillRect(rect, theme().colour("window"))
    painter.setPen(theme().colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    side = round(view.fontMetrics().height() * 0.8)
    sign = icon("chevron-right" if head.closed else "chevron-down", "dim")
    at = QRect(PADDING, rect.center().y() - side // 2, side, side)
    sign.paint(painter, at)
    font = view.font()
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme().colour("text"))
    left = rect.adjusted(at.right() + PADDING, 0, -PADDING, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    count = f"   {head.count:,}"
    room = left.width() - painter.fontMetrics().horizontalAdvance(count)
    words = " ".join(head.label.split())
    words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    drawn = painter.boundingRect(left, flags, words)
    painter.drawText(left, flags, words)
    painter.setFont(view.font())
    painter.setPen(theme().colour("dim"))
    painter.drawText(left.adjusted(drawn.width(), 0, 0, 0), flags, count)
    if current and view.hasFocus():
        painter.setPen(QPen(theme().colour("accent"), 1.5))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
