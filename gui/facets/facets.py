"""What the events shown have in common; a click on a value filters to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget
from typing_extensions import override

from gui.facets.counts import FACETS, GLYPHS, Facet, Listed, Value, counted, toggled
from gui.facets.facet_painter import FacetDelegate, Part, Shown
from gui.facets.tally import Tally
from gui.inspector.elided import plain_tip
from gui.theme import theme

if TYPE_CHECKING:
    from collections import Counter

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from core.project import Patch, Project
    from core.sieve import Sieve
    from gui.store import Store

TOP = 8
"""Values of a section before "more"."""
STEP = 40
EMPTY = "No events yet. What they have in common is counted here: actors, places, types …"
HIDDEN = "The filter hides all {count:,} events. Remove a filter above the views to see them again."
SHOWN_ROLE = Qt.ItemDataRole.UserRole
KEY_ROLE = Qt.ItemDataRole.UserRole + 1


class Facets(QTreeView):
    """Sections that fold; rows that tick by click, Space or Enter; counts follow every change."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._limits = {facet.name: TOP for facet in FACETS}
        self._items = QStandardItemModel(self)
        self._tally: Tally | None = None
        self._changed = set[str]()
        self._anew = True
        """Whether all sections are to be listed anew, not only those whose counts are others."""
        self._listed: dict[str, Listed] = {}
        """What the sections say, so that those that say the same stay as they are."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._set_up()
        self._soon.timeout.connect(self.recount)
        store.patched.connect(self._patched)
        store.ahead(self, _tallied)
        store.reset.connect(self._reset)
        for signal in (store.filter_changed, store.articles_changed, theme().changed):
            signal.connect(self._later)
        self.recount()

    def recount(self) -> None:
        """Count anew, and keep what was folded and where the keyboard was."""
        current = self.currentIndex().data(KEY_ROLE)
        store, there = self._store, self._items.invisibleRootItem()
        self._soon.stop()
        counts, differing = self._counts()
        was_empty = self.why_empty
        for place, facet in enumerate(FACETS):
            if not (self._anew or facet.field in differing):
                continue
            limit = self._limits[facet.name]
            listed = counted(store.project, store.filter, counts[facet.field], facet, limit)
            section = there.child(place)
            if section is None:
                section = self._section(facet)
                there.appendRow(section)
                self.setExpanded(section.index(), True)
            elif listed == self._listed.get(facet.name):
                continue
            self._listed[facet.name] = listed
            self._fill(section, facet, listed)
            self.setRowHidden(place, QModelIndex(), not listed.values)
        self._say_why(was_empty)
        self._return_to(current)

    def _counts(self) -> tuple[dict[str, Counter[str]], frozenset[str]]:
        """Return the counts, and of which fields they are others than before."""
        if self._tally is None:
            self._tally = Tally(self._store.project, self._store.sieve)
        elif self._changed:
            self._tally.follow(self._changed)
        self._changed = set()
        return self._tally.counts(), self._tally.differing

    def _say_why(self, before: str) -> None:
        words = self.why_empty
        if self._anew or words != before:
            self.setAccessibleDescription(words)
            self.viewport().update()
        self._anew = False

    def toggle(self, facet: Facet, value: str) -> None:
        """Ask for a value, or no longer."""
        self._store.set_filter(toggled(self._store.filter, facet, value))

    def press(self, index: QModelIndex) -> None:
        """Do what a click on a row does: fold, tick, or show more."""
        key = index.data(KEY_ROLE)
        if key is None:
            return
        name, value, part = key
        facet = next(f for f in FACETS if f.name == name)
        if part is Part.SECTION:
            self.setExpanded(index, not self.isExpanded(index))
        elif part is Part.MORE:
            self._limits[name] += STEP
            self._anew = True
            self.recount()
        else:
            self.toggle(facet, value)

    def _set_up(self) -> None:
        self.setModel(self._items)
        self.setItemDelegate(FacetDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setAccessibleName("Facets: what the events shown have in common")

    def _patched(self, patch: Patch) -> None:
        if self._tally is not None and self._tally.sieve is not self._store.sieve:
            self._tally = self._store.worked_out(self)  # many events are others
            if self._tally is not None:
                self._tally.stand_on(self._store.project)
            self._changed.clear()
            self._anew = True
        else:
            self._changed |= self._store.touched
        self._anew |= "A" in patch.letters  # a name may be another
        self._soon.start()

    def _reset(self) -> None:
        self._tally = None
        self._later()

    def _later(self, _: object = None) -> None:
        """List all sections anew, soon."""
        self._anew = True
        self._soon.start()

    def _section(self, facet: Facet) -> QStandardItem:
        item = QStandardItem(facet.name)
        item.setData(Shown(Part.SECTION, facet.name), SHOWN_ROLE)
        item.setData((facet.name, "", Part.SECTION), KEY_ROLE)
        return item

    def _fill(self, section: QStandardItem, facet: Facet, listed: Listed) -> None:
        section.setRowCount(0)
        section.appendRows([self._row(facet, value, listed.most) for value in listed.values])
        if listed.more:
            section.appendRow(self._more(facet, listed.more))

    def _row(self, facet: Facet, value: Value, most: int) -> QStandardItem:
        glyph = GLYPHS.get(value.value, "") if facet.field == "factuality" else ""
        item = QStandardItem(value.label)
        share = value.count / most if most else 0.0
        colour = value.value if glyph else "accent"
        shown = Shown(Part.VALUE, value.label, glyph, value.count, share, colour, value.checked)
        item.setData(shown, SHOWN_ROLE)
        item.setData((facet.name, value.value, Part.VALUE), KEY_ROLE)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked if value.checked else Qt.CheckState.Unchecked)
        item.setToolTip(plain_tip(f"{value.label}: {value.count:,} events"))
        item.setAccessibleText(f"{facet.name} {value.label}, {value.count} events")
        return item

    def _more(self, facet: Facet, count: int) -> QStandardItem:
        item = QStandardItem(f"{count:,} more…")
        item.setData(Shown(Part.MORE, f"{count:,} more…"), SHOWN_ROLE)
        item.setData((facet.name, "", Part.MORE), KEY_ROLE)
        return item

    def _return_to(self, key: object) -> None:
        if key is None:
            return
        for place in range(self._items.rowCount()):
            section = self._items.item(place)
            rows = [section, *(section.child(row) for row in range(section.rowCount()))]
            for item in rows:
                if item is not None and item.data(KEY_ROLE) == key:
                    self.setCurrentIndex(item.index())
                    return

    @property
    def why_empty(self) -> str:
        """Say why there are no counts, and what to do; empty where there are some."""
        if any(listed.values for listed in self._listed.values()):
            return ""
        count = self._store.sieve.leads
        if count:
            return HIDDEN.format(count=count)
        return self._store.articles.words("counts") or EMPTY

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        words = self.why_empty
        if words:
            with QPainter(self.viewport()) as painter:
                painter.setPen(theme().colour("dim"))
                side = self.fontMetrics().averageCharWidth() * 2
                room = self.viewport().rect().adjusted(side, side, -side, -side)
                painter.drawText(room, Qt.TextFlag.TextWordWrap, words)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self.press(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _tallied(project: Project, sieve: Sieve, _touched: frozenset[str]) -> Tally:
    """Count a project to be."""
    made = Tally(project, sieve)
    made.counts()
    return made
