"""How an undated event is painted: the sign of its factuality, its title, and what bounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from gui.facets.counts import GLYPHS
from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    Index = QModelIndex | QPersistentModelIndex

BOUNDS_ROLE = Qt.ItemDataRole.UserRole + 1
"""What is known of when, in words; empty if nothing is."""
FACTUALITY_ROLE = Qt.ItemDataRole.UserRole + 2
"""The value of its factuality."""
RIGHT = Qt.TextElideMode.ElideRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TrayDelegate(QStyledItemDelegate):
    """One line: the title elided, so that the bounds stand whole in a column at the right."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self._view.fontMetrics().height() + 10)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, chosen=chosen)
        painter.setFont(self._view.font())
        metrics = self._view.fontMetrics()
        box = option.rect.adjusted(12, 0, -12, 0)
        self._paint_sign(painter, box, index.data(FACTUALITY_ROLE))
        bounds = metrics.elidedText(index.data(BOUNDS_ROLE), RIGHT, box.width() // 2)
        painter.setPen(theme().colour("dim"))
        painter.drawText(box, MIDDLE | Qt.AlignmentFlag.AlignRight, bounds)
        left = metrics.height() + 4
        taken = metrics.horizontalAdvance(bounds) + 2 * metrics.averageCharWidth()
        box.adjust(left, 0, -taken if bounds else 0, 0)
        painter.setPen(theme().colour("text"))
        title = metrics.elidedText(index.data(Qt.ItemDataRole.DisplayRole), RIGHT, box.width())
        painter.drawText(box, MIDDLE, title)
        painter.restore()

    def _paint_sign(self, painter: QPainter, box: QRect, factuality: str) -> None:
        place = QRect(box.left(), box.top(), self._view.fontMetrics().height(), box.height())
        painter.setPen(theme().colour(factuality))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, GLYPHS[factuality])

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool
    ) -> None:
        ground = option.rect.adjusted(4, 1, -4, -1)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme().colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme().colour("accent"))
            painter.drawRoundedRect(ground, 6, 6)
