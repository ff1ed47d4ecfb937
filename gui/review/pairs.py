"""Pairs that may be one, the likeliest first: one key merges them, one says that they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from core.collate import decline, take
from core.conflicts import foreseen
from core.errors import UserError
from core.model import Actor, Event
from gui.inspector.elided import ElidedLabel, plain_tip
from gui.inspector.notice import Notice
from gui.inspector.section import column, small
from gui.review.deciding import Deciding, DecidingPane, is_for_pane
from gui.review.sides import Side
from gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from core.collate import Collation, Suggestion
    from core.model import Row
    from gui.store import Store

DECISIONS = (
    ("Merge", "M", "merge", "They are the same: merge them and go on"),
    ("Not the same", "X", "x", "Never suggest these two again, and go on"),
    ("Skip", "Space", "chevron-right", "Leave them undecided and go on"),
    ("Undo", "Backspace", "undo-2", "Take the last step back"),
)
"""Name, key, icon and what each does."""
UNDO = 3
LOW = 18
"""Lines of text below which the pane is low."""
MOST = 300
"""Pairs listed at once."""


class Pairs(DecidingPane):
    """A list of pairs, and the chosen one side by side."""

    count_changed = Signal(int)
    """How many pairs there are."""

    def __init__(
        self,
        store: Store,
        suggestions: Callable[[int], tuple[list[Suggestion], int]],
        collation: Callable[[], Collation],
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        acts = (self.merge, self.decline, self.skip, self.undo)
        super().__init__(Deciding(DECISIONS, acts), parent)
        self._store, self._suggestions, self._collation = store, suggestions, collation
        self._found: list[Suggestion] = []
        self._stale = True
        self._says: list[tuple[str, str, str]] = []
        """What each line of the list says."""
        self.list, self.notice = _List(), Notice()
        self.one, self.other = Side(store, "The one"), Side(store, "The other")
        self.why, self.differ, self.brief = QLabel(), QLabel(), ElidedLabel()
        self._empty, self._stack = QLabel(nothing), QStackedWidget()
        self._filling = False
        self._build()
        self.list.currentItemChanged.connect(self._chosen)
        theme().changed.connect(self._restyle)
        self.refresh()

    @property
    def current(self) -> Suggestion | None:
        """The pair shown."""
        row = self.list.row
        return self._found[row] if 0 <= row < len(self._found) else None

    @property
    def found(self) -> list[Suggestion]:
        """The pairs listed; they are read now, if nobody has seen the newest ones."""
        if self._stale:
            self._list()
        return self._found

    def refresh(self) -> None:
        """Count the pairs anew, and list them once somebody sees them."""
        self._stale = True
        _, count = self._suggestions(0)
        if self.isVisible():
            self._list()
        self.count_changed.emit(count)

    def _list(self) -> None:
        """List the pairs anew and stay at the same one, or at its place."""
        self._stale = False
        before, row = self.current, self.list.row
        self._found, _ = self._suggestions(MOST)
        says = [self._words(each) for each in self._found]
        if says != self._says:
            self._fill(says)
        same = [n for n, s in enumerate(self._found) if before and _pair(s) == _pair(before)]
        self._filling = True
        if self._found:
            self.list.go_to(same[0] if same else min(max(row, 0), len(self._found) - 1))
        self._filling = False
        self._stack.setCurrentIndex(1 if self._found else 0)
        self._show()

    def _fill(self, says: list[tuple[str, str, str]]) -> None:
        self._says = says
        self._filling = True
        self.list.clear()
        for score, one, other in says:
            self.list.addTopLevelItem(_item(score, one, other))
        self._filling = False

    def merge(self) -> None:
        """Merge the two and go on."""
        found = self.current
        if found is not None and self.notice.attempt(
            self._store, lambda: take(self._store.project, found)
        ):
            self._go_on()

    def decline(self) -> None:
        """Say that the two are not the same, and go on."""
        found = self.current
        if found is not None and self.notice.attempt(
            self._store, lambda: decline(self._store.project, found.one, found.other)
        ):
            self._go_on()

    def skip(self) -> None:
        """Leave the two undecided and go on."""
        if self.found:
            self.list.go_to((self.list.row + 1) % len(self.found))

    def undo(self) -> None:
        """Take the last step back."""
        try:
            self._store.undo()
        except UserError as refusal:
            self.notice.say(str(refusal))
        self.refresh()

    def _go_on(self) -> None:
        """Show the pair that has moved up to the place of the one decided."""
        self.refresh()
        self._select()

    def _chosen(self, *_items: object) -> None:
        if not self._filling:
            self._show()
            self._select()

    def _select(self) -> None:
        """Light both up in every view."""
        if self.current is not None:
            self._store.select(_pair(self.current))

    def _show(self) -> None:
        found, project = self.current, self._store.project
        for button in self._deciding.buttons:
            button.setEnabled(found is not None or button is self._deciding.buttons[UNDO])
        if found is None:
            return
        self.one.show_row(project.row(found.one))
        self.other.show_row(project.row(found.other))
        reasons = self._collation().reasons(found)
        why = f"{found.score:.2f} · {' · '.join(reasons)}"
        self.why.setText(why)
        self.brief.say(why)
        events = found.one in project.events and found.other in project.events
        differ = foreseen(project, found.one, found.other) if events else []
        said = "; ".join(f"{c.field}: {c.value_a} / {c.value_b}" for c in differ)
        self.differ.setText(f"They differ, and would be listed as conflicts — {said}")
        self.differ.setVisible(bool(differ))

    def _words(self, found: Suggestion) -> tuple[str, str, str]:
        """Return what the list says of a pair: its score, and both names."""
        project = self._store.project
        one, other = (_named(project.row(i)) for i in (found.one, found.other))
        return f"{found.score:.2f}", one, other

    def _restyle(self) -> None:
        self._deciding.tint()
        self._show()

    def _build(self) -> None:
        parts = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        parts.addWidget(self.list)
        parts.addWidget(self._beside(self._comparison(), self.notice))
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 5)
        parts.setSizes([2000, 5000])
        self._hold(self._stack, self._empty, parts)
        self.setFocusProxy(self.list)

    def _comparison(self) -> QScrollArea:
        page = QWidget()
        inside = column(page, 6)
        inside.setContentsMargins(12, 8, 12, 8)
        for label in (self.why, self.differ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFont(small(label.font()))
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.why.setAccessibleName("Why they may be the same")
        self.differ.setProperty("role", "error")
        beside = QHBoxLayout()
        beside.addWidget(self.one, 1)
        beside.addWidget(self.other, 1)
        self.brief.setFont(small(self.brief.font()))
        inside.addWidget(self.brief)
        inside.addWidget(self.why)
        inside.addLayout(beside, 1)
        inside.addWidget(self.differ)
        page.setProperty("panel", "true")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        return scroll

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the sentences come first: the reasons take one line."""
        super().resizeEvent(event)
        low = self.height() < self.fontMetrics().height() * LOW
        self.brief.setVisible(low)
        self.why.setVisible(not low)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._list()


class _List(QTreeWidget):
    """Leaves letters to the keys of the pane, where they decide."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pairs that may be the same, the likeliest first")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setProperty("roomy", "true")
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    @property
    def row(self) -> int:
        """The place of the current pair; -1 without one."""
        item = self.currentItem()
        return self.indexOfTopLevelItem(item) if item is not None else -1

    def go_to(self, row: int) -> None:
        """Make the pair at this place the current one."""
        item = self.topLevelItem(row)
        if item is not None:
            self.setCurrentItem(item)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_pane(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _item(score: str, one: str, other: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([score, f"{one}\n{other}"])
    item.setTextAlignment(0, Qt.AlignmentFlag.AlignTop)
    item.setToolTip(1, plain_tip(f"{one}\n{other}"))
    item.setData(1, Qt.ItemDataRole.AccessibleTextRole, f"{one}, and {other}")
    return item


def _pair(found: Suggestion) -> frozenset[str]:
    return frozenset((found.one, found.other))


def _named(row: Row | None) -> str:
    if isinstance(row, Event):
        return row.title
    return f"{row.label} ({row.kind.value})" if isinstance(row, Actor) else ""
