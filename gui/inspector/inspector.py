"""The right dock: everything about what is selected, each field of it to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QStyle, QWidget
from typing_extensions import override

from gui.inspector.actor_page import ActorPage
from gui.inspector.document_page import DocumentPage
from gui.inspector.event_page import EventPage
from gui.inspector.hint_page import HintPage
from gui.inspector.many_page import ManyPage
from gui.inspector.notice import Notice
from gui.inspector.page import NARROWEST
from gui.inspector.relation_page import RelationPage
from gui.inspector.section import column
from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from core.project import Patch
    from gui.inspector.page import Page
    from gui.store import Store


class Inspector(QWidget):
    """Shows the one selected row, or what can be done to several, or what to do."""

    published_changed = Signal(str, object)
    """Document id and the FuzzyDate typed: the window reads its dates anew."""
    alike_asked = Signal(str, object)
    """Event id and the Reading to apply to all from its outlet: the window shows what moves."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.notice = Notice()
        self.event_page = EventPage(store, self.notice)
        self.actor_page = ActorPage(store, self.notice)
        self.document_page = DocumentPage(store, self.notice)
        self.relation_page = RelationPage(store, self.notice)
        self.many_page = ManyPage(store, self.notice)
        self.hint_page = HintPage(store, self.notice)
        self._pages: dict[str, Page] = {
            "E": self.event_page, "A": self.actor_page,
            "S": self.document_page, "R": self.relation_page,
        }  # fmt: skip
        self._stack, self._footers = QStackedWidget(), QStackedWidget()
        self._build()
        self._connect()
        self._show()

    @property
    def page(self) -> Page:
        """The page shown."""
        return list(self._all())[self._stack.currentIndex()]

    def focus_date(self, row_id: str = "") -> None:
        """Put the keyboard into the date of an event or a source (by default the one selected)."""
        if row_id:
            self._store.select({row_id})
        page = self.page
        if isinstance(page, EventPage | DocumentPage):
            page.start_date_edit()

    def edit_title(self) -> None:
        """Put the keyboard into the title or name of what is selected."""
        page = self.page
        if isinstance(page, EventPage | DocumentPage):
            page.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.title.selectAll()
        elif isinstance(page, ActorPage):
            page.label.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.label.selectAll()

    def _all(self) -> tuple[Page, ...]:
        return (*self._pages.values(), self.many_page, self.hint_page)

    def _build(self) -> None:
        layout = column(self, 0)
        for page in self._all():
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            page.setProperty("panel", "true")
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            scroll.setWidget(page)
            self._stack.addWidget(scroll)
            self._footers.addWidget(page.footer)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self._footers)
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Inspector")
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * NARROWEST + bar)

    def _connect(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._store.selection_changed.connect(self._selected)
        self._store.patched.connect(self._patched)
        self._store.filter_changed.connect(self._later)
        self._store.reset.connect(self._show)
        self._store.articles_changed.connect(self._follow_articles)
        self.document_page.published_changed.connect(self.published_changed)
        self.event_page.alike_asked.connect(self.alike_asked)
        theme().changed.connect(self._later)

    def _later(self, _: object = None) -> None:
        self._soon.start()

    def _follow_articles(self, _: object) -> None:
        if self.page is self.hint_page:
            self._soon.start()

    def _selected(self, _: object) -> None:
        self.notice.say("")
        self._show()

    def _patched(self, patch: Patch) -> None:
        page = self.page
        if not isinstance(page, EventPage) or patch.ids & page.leans_on:
            self._show()

    def _show(self) -> None:
        self._soon.stop()
        project, ids = self._store.project, self._store.selection
        leads = frozenset(project.lead(i) for i in ids if project.row(i) is not None)
        if not leads:
            self.hint_page.show_hint()
            self._turn_to(self.hint_page)
        elif len(leads) > 1:
            self.many_page.show_selection(leads)
            self._turn_to(self.many_page)
        else:
            self._show_one(next(iter(leads)))

    def _show_one(self, row_id: str) -> None:
        row, page = self._store.project.row(row_id), self._pages[row_id[0]]
        if row is not None:
            fresh = page.row_id != row_id
            if fresh:
                page.finish_edits()
            page.show_row(row)
            self._turn_to(page, fresh=fresh)

    def _turn_to(self, page: Page, *, fresh: bool = False) -> None:
        place = self._all().index(page)
        self._stack.setCurrentIndex(place)
        self._footers.setCurrentIndex(place)
        self._footers.setVisible(page.buttons.count() > 0)
        self._footers.setFixedHeight(page.buttons.heightForWidth(max(self.width(), 200)))
        if fresh:
            scroll = self._stack.currentWidget()
            if isinstance(scroll, QScrollArea):
                scroll.verticalScrollBar().setValue(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        buttons = self.page.buttons
        self._footers.setFixedHeight(buttons.heightForWidth(max(self.width(), 200)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the selection by A, X, M, F, E, R or Del wherever no field takes the letter."""
        names: dict[int, str] = {
            Qt.Key.Key_A: "do_accept", Qt.Key.Key_X: "do_reject", Qt.Key.Key_M: "do_merge",
            Qt.Key.Key_F: "do_flag", Qt.Key.Key_Delete: "do_delete",
            Qt.Key.Key_R: "do_next_reading",
        }  # fmt: skip
        action = getattr(self.page, names.get(event.key(), ""), None)
        if action is not None and not event.modifiers():
            action()
        elif event.key() == Qt.Key.Key_E and not event.modifiers():
            self.focus_date()
        else:
            super().keyPressEvent(event)
