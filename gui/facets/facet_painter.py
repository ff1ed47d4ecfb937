"""How a facet's row is painted: tick, glyph, name, bar and count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from gui.inspector.section import small
from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    Index = QModelIndex | QPersistentModelIndex

MARGIN = 12
BAR = 6
"""Height of a bar, in pixels."""


class Part(Enum):
    """What a row is."""

    SECTION = "section"
    VALUE = "value"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row shows; share is of the most frequent value, from 0 to 1."""

    part: Part
    label: str
    glyph: str = ""
    count: int = 0
    share: float = 0.0
    colour: str = "accent"
    checked: bool = False


class FacetDelegate(QStyledItemDelegate):
    """Paints sections as headings and values as bars; the height follows the font."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = self._view.fontMetrics().height()
        section = not index.parent().isValid()
        return QSize(40, height + (14 if section else 7))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(shown, Shown):
            return
        painter.save()
        self._paint_ground(painter, option, shown)
        box = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if shown.part is Part.SECTION:
            self._paint_section(painter, box, shown, index)
        elif shown.part is Part.MORE:
            painter.setPen(theme().colour("accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown.label)
        else:
            self._paint_value(painter, box, shown)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, shown: Shown) -> None:
        ground = option.rect.adjusted(4, 1, -4, -1)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if shown.checked or over:
            painter.setBrush(theme().colour("selection" if shown.checked else "hover"))
            painter.drawRoundedRect(ground, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme().colour("accent"))
            painter.drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _paint_section(self, painter: QPainter, box: QRect, shown: Shown, index: Index) -> None:
        font = small(self._view.font(), spaced=True)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme().colour("dim"))
        bottom = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(0, 6, 0, 0), bottom, shown.label.upper())
        open_now = self._view.isExpanded(QModelIndex(index))  # type: ignore[arg-type]
        side = QFontMetrics(font).height()
        arrow = QRect(box.right() - side, box.center().y() - side // 2 + 3, side, side)
        icon("chevron-down" if open_now else "chevron-right", "dim").paint(painter, arrow)

    def _paint_value(self, painter: QPainter, box: QRect, shown: Shown) -> None:
        metrics = self._view.fontMetrics()
        number = metrics.horizontalAdvance(f"{max(shown.count, 9999):,}")
        left = self._paint_sign(painter, box, shown)
        label = QRect(left, box.top(), int(box.width() * 0.5) - (left - box.left()), box.height())
        painter.setPen(theme().colour("accent" if shown.checked else "text"))
        text = metrics.elidedText(shown.label, Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(theme().colour("text" if shown.count else "dim"))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{shown.count:,}"
        )
        room = box.right() - number - label.right() - 8
        self._paint_bar(painter, QRectF(label.right() + 6, box.center().y() - 2, room, BAR), shown)

    def _paint_sign(self, painter: QPainter, box: QRect, shown: Shown) -> int:
        """Paint the tick or the glyph; return where the name begins."""
        side = self._view.fontMetrics().height()
        place = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        if shown.checked:
            icon("check", "accent").paint(painter, place.adjusted(1, 1, -1, -1))
        elif shown.glyph:
            painter.setPen(theme().colour(shown.colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown.glyph)
        return place.right() + 5 if shown.checked or shown.glyph else box.left()

    def _paint_bar(self, painter: QPainter, bar: QRectF, shown: Shown) -> None:
        if bar.width() < 8:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("line"))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        if shown.count:
            painter.setOpacity(0.6)
            painter.setBrush(theme().colour(shown.colour))
            width = max(bar.width() * shown.share, BAR)
            painter.drawRoundedRect(QRectF(bar.x(), bar.y(), width, BAR), BAR / 2, BAR / 2)
            painter.setOpacity(1.0)
