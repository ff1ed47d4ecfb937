"""How a source is painted: its title, and a dim line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from gui.facets.source_rows import SOURCE_ROLE, Source
from gui.inspector.section import small
from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    Index = QModelIndex | QPersistentModelIndex

RIGHT = Qt.TextElideMode.ElideRight


class SourceDelegate(QStyledItemDelegate):
    """Two lines, elided; a missing date in the colour of errors; the selected one on a tint."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        below = QFontMetrics(small(self._view.font())).height()
        return QSize(40, self._view.fontMetrics().height() + below + 16)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        source = index.data(SOURCE_ROLE)
        if not isinstance(source, Source):
            return
        painter.save()
        self._paint_ground(painter, option, source)
        box = option.rect.adjusted(12, 6, -12, -6)
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if source.selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme().colour("text"))
        metrics = QFontMetrics(font)
        taken = metrics.horizontalAdvance(source.count) + metrics.averageCharWidth()
        title = metrics.elidedText(source.title, RIGHT, box.width() - taken)
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, title)
        painter.setPen(theme().colour("dim"))
        top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, top_right, source.count)
        self._paint_line(painter, box.adjusted(0, metrics.height() + 3, 0, 0), source)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, source: Source
    ) -> None:
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = option.rect.adjusted(4, 1, -4, -1)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if source.selected or over:
            painter.setBrush(theme().colour("selection" if source.selected else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme().colour("accent"))
            painter.drawRoundedRect(ground, 6, 6)

    def _paint_line(self, painter: QPainter, box: QRect, source: Source) -> None:
        font = small(self._view.font())
        metrics = QFontMetrics(font)
        painter.setFont(font)
        copy = f" · {source.copy}" if source.copy else ""
        room = box.width() - metrics.horizontalAdvance(copy)
        line = metrics.elidedText(source.line, RIGHT, room)
        painter.setPen(theme().colour("error" if source.missing else "dim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, line)
        if copy:
            painter.setPen(theme().colour("warning"))
            after = box.adjusted(metrics.horizontalAdvance(line), 0, 0, 0)
            painter.drawText(after, Qt.AlignmentFlag.AlignTop, copy)
