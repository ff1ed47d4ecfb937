"""The text of one article, read-only, with what is lit in it laid over the blocks in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextCursor, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from core.model import Span
from gui.reader.formats import mention_format, trigger_format
from gui.reader.offsets import Offsets
from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QMouseEvent,
        QPaintEvent,
        QTextBlock,
        QTextCharFormat,
    )

    from gui.reader.marks import Marks

PORTION = 5000
"""Blocks shown at once."""
MARGIN = 16
"""Pixels left of the text; the bars of told sentences stand in it."""


class ArticleView(QPlainTextEdit):
    """Plain text always: nothing in an article is ever markup here."""

    pressed = Signal(int, bool)
    """A click on the character at this offset; whether Ctrl or Shift was held."""
    menu_asked = Signal(int, object)
    """The context menu is asked for at this offset; the QPoint is global."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offsets = Offsets("")
        self.marks: Marks | None = None
        self.framed: tuple[Span, ...] = ()
        self.actors: frozenset[str] = frozenset()
        self._lit: set[int] = set()
        self._pressed_at = QPoint()
        self._loaded = 0
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._load_on)
        self._set_up()

    def show_text(self, text: str, marks: Marks | None) -> None:
        """Show another article."""
        self.offsets, self.marks, self.framed = Offsets(text), marks, ()
        self._lit.clear()
        self._loaded = 0
        self._load(PORTION)
        self._more.start()
        self._light()

    def show_marks(self, marks: Marks | None) -> None:
        """Light other things in the same article."""
        self.marks = marks
        self.relight()

    def relight(self) -> None:
        """Lay the marks anew over what is in sight; the rest follows when it comes in sight."""
        for number in self._lit:
            self._set_formats(self.document().findBlockByNumber(number), [])
        self._lit.clear()
        self._light()

    def frame_sentences(self, spans: tuple[Span, ...], *, scroll: bool) -> None:
        """Frame these sentences; with scroll, bring the first into sight."""
        self.framed = spans
        if spans and scroll:
            self.scroll_to(spans[0].start)
        self.viewport().update()

    def scroll_to(self, offset: int) -> None:
        """Bring a character into sight, a third from the top."""
        block, column = self.offsets.place(offset)
        self._load(max(block + PORTION // 10 - self._loaded, 0))
        here = self.document().findBlockByNumber(block)
        cursor = QTextCursor(here)
        cursor.setPosition(here.position() + column)
        self.setTextCursor(cursor)
        self.centerCursor()
        self._light()

    def offset_at(self, point: QPoint) -> int | None:
        """Return the character under a point of the viewport, None beside the text."""
        cursor = self.cursorForPosition(point)
        rect = self.cursorRect(cursor)
        row = QRectF(rect).adjusted(-self.fontMetrics().height(), 0, self.fontMetrics().height(), 0)
        if not row.contains(QPointF(point)):
            return None
        column = cursor.positionInBlock() - (rect.left() > point.x())
        return self.offsets.offset(cursor.blockNumber(), max(column, 0))

    def chosen(self) -> Span | None:
        """Return the stretch that is selected with the mouse or keyboard."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        ends = (self._offset_of(p) for p in (cursor.selectionStart(), cursor.selectionEnd()))
        return Span(*ends)

    def in_sight(self) -> Span:
        """Return the stretch of text that the viewport shows."""
        first, last = self._blocks_in_sight()
        end = self.offsets.starts[last] + len(self.offsets.shown[last])
        return Span(self.offsets.starts[first], end)

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", "true")
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.document().setDocumentMargin(MARGIN)
        self.viewport().setMouseTracking(True)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.setFont(font)
        self.setAccessibleName("Article")
        self.updateRequest.connect(self._light)

    def _load(self, count: int) -> None:
        """Show so many more blocks: a long article comes in portions, that none may freeze."""
        portion = self.offsets.shown[self._loaded : self._loaded + count]
        if self._loaded == 0:
            self.setPlainText("\n".join(portion))
        elif portion:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("\n" + "\n".join(portion))
        self._loaded += len(portion)

    def _load_on(self) -> None:
        self._load(PORTION)
        if self._loaded >= len(self.offsets.shown):
            self._more.stop()

    def _offset_of(self, position: int) -> int:
        block = self.document().findBlock(position)
        return self.offsets.offset(block.blockNumber(), position - block.position())

    def _blocks_in_sight(self) -> tuple[int, int]:
        block = self.firstVisibleBlock()
        first = last = max(block.blockNumber(), 0)
        bottom = self.viewport().height()
        while block.isValid():
            last = block.blockNumber()
            if self._box(block).bottom() > bottom:
                break
            block = block.next()
        return first, min(last, self._loaded - 1)

    def _box(self, block: QTextBlock) -> QRectF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def _light(self) -> None:
        """Lay formats over the blocks in sight that have none yet."""
        if self.marks is None:
            return
        first, last = self._blocks_in_sight()
        for number in range(first, last + 1):
            if number not in self._lit:
                self._lit.add(number)
                self._set_formats(
                    self.document().findBlockByNumber(number), self._formats_of(number)
                )

    def _set_formats(self, block: QTextBlock, formats: list[QTextLayout.FormatRange]) -> None:
        layout = block.layout()
        if layout is not None and (formats or layout.formats()):
            layout.setFormats(formats)
            self.document().markContentsDirty(block.position(), block.length())

    def _formats_of(self, number: int) -> list[QTextLayout.FormatRange]:
        start = self.offsets.starts[number]
        span = Span(start, start + len(self.offsets.shown[number]))
        if self.marks is None:
            return []
        found = []
        for mention in self.marks.mentions_in(span):
            lit = mention.actor_id is not None and mention.actor_id in self.actors
            found.append(
                self._range(number, mention.span, mention_format(mention.kind, selected=lit))
            )
        for told in self.marks.told_in(span):
            found += [self._range(number, t, trigger_format()) for t in told.triggers]
        return [f for f in found if f.length > 0]

    def _range(self, number: int, span: Span, look: QTextCharFormat) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = self.columns(number, span)
        made.format = look
        return made

    def columns(self, number: int, span: Span) -> tuple[int, int]:
        """Return the first UTF-16 column and the length that a span has in a block."""
        base, shown = self.offsets.starts[number], self.offsets.shown[number]
        start = max(span.start, base)
        end = min(span.end, base + len(shown))
        if end <= start:
            return 0, 0
        first = self.offsets.place(start)[1]
        return first, self.offsets.place(end)[1] - first if end < base + len(shown) else (
            self._length(number) - first
        )

    def _length(self, number: int) -> int:
        return self.document().findBlockByNumber(number).length() - 1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.marks is None:
            return
        sight = self.in_sight()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for told in self.marks.told_in(sight):
                self._paint_bar(painter, told.sentence)
            for span in self.framed:
                if span.touches(sight):
                    self._paint_frame(painter, span)

    def _paint_bar(self, painter: QPainter, sentence: Span) -> None:
        """Mark in the margin the lines of a sentence that tells of an event."""
        for box in self.boxes(sentence):
            painter.fillRect(QRectF(5, box.top() + 1, 2, box.height() - 2), theme().colour("line"))

    def _paint_frame(self, painter: QPainter, span: Span) -> None:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for box in self.boxes(span):
            path.addRect(box.adjusted(-3, -0.5, 3, 0.5))
        painter.setPen(QPen(theme().colour("accent"), 1.5))
        painter.drawPath(path.simplified())

    def boxes(self, span: Span) -> list[QRectF]:
        """Return the boxes, one a line, that a stretch of text covers in the viewport."""
        found: list[QRectF] = []
        first, last = self.offsets.place(span.start)[0], self.offsets.place(span.end)[0]
        low, high = self._blocks_in_sight()
        for number in range(max(first, low), min(last, high) + 1):
            column, length = self.columns(number, span)
            if length:
                block = self.document().findBlockByNumber(number)
                found += self._line_boxes(block, column, column + length)
        return found

    def _line_boxes(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        layout, origin = block.layout(), self._box(block).topLeft()
        found = []
        for i in range(layout.lineCount()):
            line = layout.lineAt(i)
            low, high = line.textStart(), line.textStart() + line.textLength()
            if start < high and end > low:
                left, right = _x(line, max(start, low)), _x(line, min(end, high))
                right = min(right, line.x() + line.naturalTextWidth())
                box = QRectF(left, line.y(), right - left, line.height())
                found.append(box.translated(origin))
        return found

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.button() != Qt.MouseButton.LeftButton or moved > 4 or self.chosen() is not None:
            return
        offset = self.offset_at(event.position().toPoint())
        if offset is not None:
            keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            self.pressed.emit(offset, bool(event.modifiers() & keys))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        offset = self.offset_at(event.pos())
        here = offset if offset is not None else self._offset_of(self.textCursor().position())
        self.menu_asked.emit(here, event.globalPos())


def _x(line: object, column: int) -> float:
    found = line.cursorToX(column)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
