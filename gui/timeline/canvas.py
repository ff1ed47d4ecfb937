"""The timeline's canvas: one custom-painted widget over the arrays of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter
from typing_extensions import override

from core.errors import UserError
from core.layout.timeline.arrangement import LaneSort, dumps
from core.layout.timeline.colouring import Colouring, Colours
from core.layout.timeline.colouring import dumps as dumps_colours
from core.layout.timeline.lanes import LaneBy
from core.layout.timeline.plan import plan
from gui import accessibility
from gui.theme import theme
from gui.timeline import accessible, hints, markers
from gui.timeline.bands import Bands
from gui.timeline.changes import Changes
from gui.timeline.clipboard import Clipboard
from gui.timeline.follower import Follower
from gui.timeline.ghosts import Ghosts
from gui.timeline.keyboard import Keyboard
from gui.timeline.lane_menus import LaneCommands
from gui.timeline.light import Lighting
from gui.timeline.links import paint_links
from gui.timeline.memory import Memory
from gui.timeline.painting import Picture
from gui.timeline.pointer import Pointer
from gui.timeline.resting import Resting
from gui.timeline.steering import Steering
from gui.timeline.texts import Texts
from gui.timeline.view import WIDE_EM, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from core.layout.timeline.arrangement import Arrangement
    from core.project import Patch
    from gui.store import Store
    from gui.timeline.markers import Marker


class TimelineCanvas(Steering):
    """Paints lanes of events; the pointer and the keyboard have a module each."""

    view_changed = Signal()
    """Another stretch of time, or other lanes, are in view."""
    plan_changed = Signal()
    """The events or lanes shown are others."""
    colours_changed = Signal()
    """Marks are coloured by something else, or the colours of what is shown are others."""
    message = Signal(str)
    """A word for the status bar: why something was not done."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        texts = Texts(self.font())
        self.memory = Memory(store)
        self.lane_commands = LaneCommands(self)
        by = self.memory.lane_by()
        wide = texts.em * WIDE_EM
        look = self.memory.look(by)
        shown = plan(store.project, store.visible, by, texts.measure, look, wide=wide)
        self.view = View(shown, texts)
        self.colours = Colours(store.project, store.visible, self.memory.colouring())
        self.hovered: int | None = None
        """Number of the mark under the pointer."""
        self.focus_id: str | None = None
        """The event that the keyboard is on, and its lane's key."""
        self.focus_lane = ""
        self.ghosts = Ghosts(store)
        self.changes = Changes(self)
        self.bands = Bands(self)
        self.clipboard = Clipboard(self)
        self.pointer = Pointer(self)
        self.keyboard = Keyboard(self)
        self.published = markers.published(store.project)
        self.lighting = Lighting(store, shown)
        self.resting = Resting(self)
        self._markers: list[Marker] | None = None
        """The lines across, as they were painted last."""
        self.follower = Follower(self)
        self._set_up()
        self._wire()

    def _set_up(self) -> None:
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setMinimumSize(260, 110)
        self.setAccessibleName("Timeline")
        accessibility.tell(TimelineCanvas, accessible.TimelineInterface)
        self.describe()

    def _wire(self) -> None:
        self.follower.wire()
        theme().changed.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll)

    # What is shown

    @property
    def lights(self) -> NDArray[np.uint8]:
        """By mark, how it is lit."""
        return self.lighting.lights

    @property
    def lane_by(self) -> LaneBy:
        """What events share a lane by."""
        return self.view.plan.by

    @lane_by.setter
    def lane_by(self, by: LaneBy) -> None:
        self.memory.keep("grouping", LaneBy(by).value)
        self.follower.plan_anew(LaneBy(by), self.memory.look(LaneBy(by)))
        self.verticalScrollBar().setValue(0)

    def arrange(self, look: Arrangement, *, keep: bool = True, anew: bool = False) -> None:
        """Arrange the lanes otherwise, and remember it (keep) for this way to make lanes."""
        shown = self.view.plan
        if keep:
            self.memory.keep(f"lanes {shown.by.value}", dumps(look))
        hand = look.sort is LaneSort.HAND
        self.follower.plan_anew(shown.by, look, () if anew or hand else self._order(look))

    def colour(self, colouring: Colouring) -> None:
        """Colour the marks by something else, and remember it."""
        self.memory.keep("colours", dumps_colours(colouring))
        self.colours = Colours(self.store.project, self.store.visible, colouring)
        self.colours_changed.emit()
        self.viewport().update()

    def _order(self, look: Arrangement) -> tuple[str, ...]:
        """Return the lanes as they stand, which a change of others leaves where they are."""
        shown = self.view.plan.lanes
        return tuple(r.key for r in shown.rows) if look.hidden == self.view.plan.look.hidden else ()

    def show_ghosts(self, *, shown: bool) -> None:
        """Show the close second readings of dates, or hide them."""
        self.ghosts.on = shown
        self.viewport().update()

    # Changes

    def perform(self, edit: Callable[..., Patch], *values: Any) -> bool:
        """Do one edit of core.edits; say why where it is refused."""
        try:
            self.store.do(edit(self.store.project, *values))
        except UserError as refused:
            self.message.emit(str(refused))
            return False
        return True

    def _follow_scroll(self, value: int) -> None:
        self.view.scroll = float(value)
        self.view.changed()
        self.viewport().update()

    def renew(self) -> None:
        """Lay the view out anew, and paint it."""
        self.follower.renew()

    def paint_anew(self) -> None:
        """Paint all of it: another stretch or other lanes are in view."""
        self._markers = None
        self.viewport().update()
        self.view_changed.emit()

    def set_scroll_range(self) -> None:
        """Let the bar reach over all lanes."""
        bar, area = self.verticalScrollBar(), int(self.view.lanes_height)
        bar.setPageStep(area)
        bar.setSingleStep(self.view.pitch)
        bar.setRange(0, max(int(self.view.content_height) - area, 0))

    # What the keyboard is on

    def focus_box(self) -> int | None:
        """Return the box of the focused event, in the lane that the keyboard came through."""
        mark = self.view.plan.mark(self.focus_id) if self.focus_id else None
        boxes = self.view.plan.boxes_of(mark) if mark is not None else []
        lanes = self.view.plan.lanes
        same = [b for b in boxes if lanes.rows[lanes.lane[b]].key == self.focus_lane]
        return next(iter(same or boxes), None)

    def focus_on(self, box: int) -> None:
        """Put the keyboard on a box, and select its event."""
        shown = self.view.plan
        self.focus_id = shown.event_id(box)
        self.focus_lane = shown.lanes.rows[int(shown.lanes.lane[box])].key
        self.store.select({self.focus_id})
        self.bring_into_view(self.focus_id)
        accessible.say_focus(self)
        self.viewport().update()

    def describe(self) -> None:
        """Tell screen readers what the keyboard is on, or what is shown."""
        event = self.store.project.events.get(self.focus_id or "")
        said = hints.spoken(self.store.project, event) if event else hints.summary(self.view.plan)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(change)

    def hover(self, mark: int | None) -> None:
        """Light all copies of the event under the pointer."""
        if mark == self.hovered:
            return
        for each in (self.hovered, mark):
            self._update_copies(each)
        self.hovered = mark

    def _update_copies(self, mark: int | None) -> None:
        boxes = self.view.plan.boxes_of(mark) if mark is not None else []
        if len(boxes) > 1:
            self.viewport().update()
            return
        for box in boxes:
            rect = self.view.rect(box)
            if rect is not None:
                self.viewport().update(rect.adjusted(-70, -4, 12, 4).toAlignedRect())

    # Qt's events

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setClipRegion(event.region())
            focus = self.focus_box() if self.hasFocus() else None
            ghosts = self.ghosts.in_view(self.view)
            whole = event.rect() == self.viewport().rect()
            rects: Iterable[QRect] = () if whole else event.region()  # type: ignore[assignment]
            picture = Picture(
                painter, self.view, self.lights, self.hovered, focus, ghosts, self.told,
                self.bands.paint_behind, self.colours.of, [QRectF(rect) for rect in rects],
            )  # fmt: skip
            picture.paint(self._marked(anew=whole))
            painter.setClipping(False)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.bands.paint_names(painter)
            paint_links(painter, self.view, self.linked())
            self.pointer.paint(painter)

    def _marked(self, *, anew: bool) -> list[Marker]:
        """Return the lines across; painting a part must not move that of today."""
        if anew or self._markers is None:
            self._markers = markers.in_view(self.published, self.scale)
        return self._markers

    def told(self, mark: int) -> str:
        """Return source and sentence of a mark."""
        event = self.store.project.events.get(str(self.view.plan.marks.ids[mark]))
        return hints.told_by(self.store.project, event) if event is not None else ""

    def linked(self) -> list[int]:
        """Return the marks whose copies are tied: under the pointer, or selected alone."""
        chosen = [self.view.plan.mark(i) for i in self.store.selection]
        marks = {self.hovered, chosen[0] if len(chosen) == 1 else None}
        return [mark for mark in marks if mark is not None]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size, held = self.viewport().size(), self.held
        self.view.sized(size.width(), size.height())
        if not self.follower.shown_once and len(self.view.plan.marks):
            self.fit_heart()
            self.scroll_to_busy()
            self.follower.shown_once = False  # until it stands at its real size
            QTimer.singleShot(0, self, self._settle)
        self.renew()
        self.bring_into_view(held)

    @property
    def held(self) -> str:
        """Return the event that the keyboard is on, where it is in view; it is to stay there."""
        return self.focus_id if self.focus_id and self.view.sees(self.focus_id) else ""

    def _settle(self) -> None:
        self.follower.shown_once = True

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            texts = Texts(self.font())
            self.view.use(texts)
            self.view.plan.measure = texts.measure
            self.follower.replan()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.hover(None)
        return super().viewportEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.describe()
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def rect_of(self, event_id: str) -> QRectF | None:
        """Return where an event stands in the viewport, in the first lane that is in view."""
        return self.view.rect_of(event_id)
