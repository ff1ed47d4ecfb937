"""The timeline's canvas: one custom-painted widget over the arrays of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter
from typing_extensions import override

from core.errors import UserError
from core.layout.timeline import histogram
from core.layout.timeline.arrangement import LaneSort, dumps
from core.layout.timeline.colouring import Colouring, Colours
from core.layout.timeline.colouring import dumps as dumps_colours
from core.layout.timeline.following import followed
from core.layout.timeline.lanes import LaneBy
from core.layout.timeline.plan import plan
from core.layout.timeline.scale import Scale, between
from gui import accessibility
from gui.theme import theme
from gui.timeline import accessible, bands, hints, markers, seeing
from gui.timeline.bands import Bands
from gui.timeline.changes import Changes
from gui.timeline.clipboard import Clipboard
from gui.timeline.ghosts import Ghosts
from gui.timeline.keyboard import Keyboard
from gui.timeline.lane_menus import LaneCommands
from gui.timeline.light import Lighting
from gui.timeline.links import paint_links
from gui.timeline.memory import Memory
from gui.timeline.painting import Picture
from gui.timeline.pointer import Pointer
from gui.timeline.resting import Resting
from gui.timeline.stale import Seen, seen, stale
from gui.timeline.surface import Surface
from gui.timeline.texts import Texts
from gui.timeline.view import WIDE_EM, View

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from core.layout.timeline.arrangement import Arrangement
    from core.layout.timeline.plan import Plan
    from core.project import Patch
    from gui.store import Store
    from gui.timeline.markers import Marker


OWN = ("B", "V")
"""Letters of rows that are the timeline's own: bands and scenes."""
FEW = 300
"""Events up to which the last ones' labels get room when all are shown."""


class TimelineCanvas(Surface):
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
        self._shown_once = False
        self._steered = False
        """Whether the analyst has chosen the stretch in view; articles that arrive keep it."""
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
        self._describe()

    def _wire(self) -> None:
        self.store.patched.connect(self._follow_patch)
        self.store.reset.connect(self._follow_reset)
        self.store.filter_changed.connect(self._follow_filter)
        self.store.selection_changed.connect(self._follow_selection)
        theme().changed.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll)

    # What is shown

    @property
    def scale(self) -> Scale:
        """The stretch of time in view."""
        return self.view.scale

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
        self._plan_anew(LaneBy(by), self.memory.look(LaneBy(by)))
        self.verticalScrollBar().setValue(0)

    def arrange(self, look: Arrangement, *, keep: bool = True, anew: bool = False) -> None:
        """Arrange the lanes otherwise, and remember it (keep) for this way to make lanes."""
        shown = self.view.plan
        if keep:
            self.memory.keep(f"lanes {shown.by.value}", dumps(look))
        hand = look.sort is LaneSort.HAND
        self._plan_anew(shown.by, look, () if anew or hand else self._order(look))

    def colour(self, colouring: Colouring) -> None:
        """Colour the marks by something else, and remember it."""
        self.memory.keep("colours", dumps_colours(colouring))
        self.colours = Colours(self.store.project, self.store.visible, colouring)
        self.colours_changed.emit()
        self.viewport().update()

    def _colour_anew(self) -> None:
        """Choose the colours of what is shown now."""
        self.colours = Colours(self.store.project, self.store.visible, self.memory.colouring())
        self.colours_changed.emit()

    def _order(self, look: Arrangement) -> tuple[str, ...]:
        """Return the lanes as they stand, which a change of others leaves where they are."""
        shown = self.view.plan.lanes
        return tuple(r.key for r in shown.rows) if look.hidden == self.view.plan.look.hidden else ()

    def _plan_anew(self, by: LaneBy, look: Arrangement, keep: Sequence[str] = ()) -> None:
        shown, store = self.view.plan, self.store
        self._take(
            plan(store.project, store.visible, by, shown.measure, look, keep, self.view.wide)
        )

    def set_scale(self, scale: Scale) -> None:
        """Show another stretch of time."""
        if scale != self.view.scale:
            self.resting.wait()
            self.view.scale = scale
            self._shown_once = self._steered = True
            self.renew()

    def show_range(self, low: float, high: float) -> None:
        """Show the stretch from low to high, in seconds."""
        self.set_scale(between(low, high, self.view.scale.width))

    def fit(self) -> None:
        """Show all events, with room for the labels of the last."""
        self._fit(*histogram.whole(self.view.plan.marks))

    def fit_heart(self) -> None:
        """Show the stretch that nearly all events lie in."""
        self._fit(*histogram.heart(self.view.plan.marks))
        self._steered = False

    def _fit(self, low: float, high: float) -> None:
        width = self.view.scale.width
        many = len(self.view.plan.marks) > FEW
        label = min(self.view.texts.em * 5 if many else self.view.texts.widest, width * 0.4)
        self.show_range(low, high + (high - low) * label / max(width - label, 1))

    def go_to(self, moment: float) -> None:
        """Put a moment in the middle."""
        self.set_scale(self.scale.centred(moment))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show factor times as much time, about a pixel of the lanes (the middle if None)."""
        at = self.scale.width / 2 if x is None else x
        self.set_scale(self.scale.zoomed(factor, at))

    def set_lane_height(self, factor: float) -> None:
        """Allow lanes more rows, or fewer, than usual (1)."""
        self.view.factor = min(max(factor, 0.3), 12.0)
        self.renew()

    def bring_into_view(self, event_id: str) -> None:
        """Pan and scroll just so far that an event is seen."""
        seeing.bring_into_view(self, event_id)

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

    # Following the store

    def _follow_patch(self, patch: Patch) -> None:
        touched = patch.ids | self.store.touched
        self.ghosts.forget(touched)
        if patch.ids and all(i.startswith(OWN) for i in patch.ids):
            self.renew()
        elif patch.ids:
            self.pointer.drop_if_gone(patch.ids)
            arrived = "S" in patch.letters
            self._shown_once = self._shown_once and (self._steered or not arrived)
            self._take_in(touched)
            moved = patch.ids & self.store.selection
            if len(patch.ids) == len(self.store.selection) == len(moved):
                self._keep_in_view(next(iter(moved), ""))
            self.colours.forget(patch.ids)
            if arrived:
                self._colour_anew()
                self.published = markers.published(self.store.project)

    def _take_in(self, touched: frozenset[str]) -> None:
        """Follow a change of these rows, painting anew only what says something else."""
        was, old = self._seen(), self.view.plan
        marks = {n for n in map(old.mark, touched) if n is not None}
        shown = followed(old, self.store.project, touched, self.store.visible)
        self._take(shown, was, marks | {n for n in map(shown.mark, touched) if n is not None})

    def _seen(self) -> Seen | None:
        """Note what is shown; None where all is to be painted anyway."""
        if self.pointer.busy or not self._shown_once:
            return None
        known = self.view.known_frame is not None
        ghosts = len(self.ghosts.in_view(self.view)) if known else 0
        return seen(self.view, self.lights, ghosts, self._linked())

    def _keep_in_view(self, event_id: str) -> None:
        """Follow the one selected event where a change of its date took it out of view."""
        mark = self.view.plan.mark(event_id)
        if mark is not None:
            marks, scale = self.view.plan.marks, self.scale
            if not (marks.start[mark] < scale.right and marks.end[mark] > scale.left):
                self.bring_into_view(event_id)

    def _follow_reset(self) -> None:
        self.ghosts.forget()
        self.pointer.cancel()
        self.focus_id = None
        self._shown_once = self._steered = False
        self.published = markers.published(self.store.project)
        self._colour_anew()
        by = self.memory.lane_by()
        self._plan_anew(by, self.memory.look(by))

    def _follow_filter(self, _filter: object) -> None:
        self._colour_anew()
        self._replan()

    def _follow_selection(self, _selection: object) -> None:
        self.lighting.renew(self.view.plan)
        chosen = [i for i in self.store.selection if self.view.plan.mark(i) is not None]
        if len(chosen) == 1:
            self.focus_id = chosen[0]
            self.bring_into_view(chosen[0])
        self._describe()
        self.viewport().update()

    def _follow_scroll(self, value: int) -> None:
        self.view.scroll = float(value)
        self.view.changed()
        self.viewport().update()

    def _replan(self) -> None:
        self._plan_anew(self.view.plan.by, self.view.plan.look)

    def _take(self, shown: Plan, was: Seen | None = None, touched: Collection[int] = ()) -> None:
        """Show another plan; the first with events is shown whole."""
        self.view.plan = shown
        same = was is not None and was.marks is shown.marks
        self.hovered = self.hovered if same else None
        self.lighting.follow(shown, touched, same=same)
        self.renew(was, touched)
        self.resting.wait_if_loose()
        if not self._shown_once and len(shown.marks):
            self.fit_heart()
            self.scroll_to_busy()
        self.plan_changed.emit()

    def renew(self, was: Seen | None = None, touched: Collection[int] = ()) -> None:
        """Lay the view out anew, and paint what is other than it was (all, if that is unknown)."""
        self.view.changed()
        self.view.band_rows = max(self.view.band_rows, bands.rows(self.store.project, self.view))
        if not self.store.project.bands:
            self.view.band_rows = 0
        self._set_scroll_range()
        now = self._seen() if was is not None else None
        region = stale(was, now, self.view, touched) if was and now else None
        if region is None:
            self._markers = None
            self.viewport().update()
            self.view_changed.emit()
        elif not region.isEmpty():
            self.viewport().update(region)

    def _set_scroll_range(self) -> None:
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

    def _describe(self) -> None:
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
            paint_links(painter, self.view, self._linked())
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

    def _linked(self) -> list[int]:
        """Return the marks whose copies are tied: under the pointer, or selected alone."""
        chosen = [self.view.plan.mark(i) for i in self.store.selection]
        marks = {self.hovered, chosen[0] if len(chosen) == 1 else None}
        return [mark for mark in marks if mark is not None]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size, held = self.viewport().size(), self.held
        self.view.sized(size.width(), size.height())
        if not self._shown_once and len(self.view.plan.marks):
            self.fit_heart()
            self.scroll_to_busy()
            self._shown_once = False  # until it stands at its real size
            QTimer.singleShot(0, self, self._settle)
        self.renew()
        self.bring_into_view(held)

    @property
    def held(self) -> str:
        """Return the event that the keyboard is on, where it is in view; it is to stay there."""
        return self.focus_id if self.focus_id and self.view.sees(self.focus_id) else ""

    def scroll_to_busy(self) -> None:
        """Begin at the first lane that has something in view."""
        level, scale = self.view.frame.level, self.scale
        busy = level.busy(scale.left, scale.right).nonzero()[0]
        if len(busy):
            self.verticalScrollBar().setValue(int(self.view.frame.stack.top[busy[0]]))

    def _settle(self) -> None:
        self._shown_once = True

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            texts = Texts(self.font())
            self.view.use(texts)
            self.view.plan.measure = texts.measure
            self._replan()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.hover(None)
        return super().viewportEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def rect_of(self, event_id: str) -> QRectF | None:
        """Return where an event stands in the viewport, in the first lane that is in view."""
        return self.view.rect_of(event_id)
