"""The filters in force as chips that a press takes away, and the search line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from core.filter import FAR, Filter
from core.model import FuzzyDate
from core.wording import words
from gui.facets.counts import FACETS, asking, label_of
from gui.inspector.chip import Chip
from gui.inspector.flow import FlowLayout
from gui.inspector.section import clear
from gui.theme import icon, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from core.project import Project
    from gui.store import Store

PAUSE = 150
"""Milliseconds after the last key before the search is done."""
EACH = 3
"""Values of one field that get a chip each; more share one."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that the filter asks for, and the filter without it."""

    kind: str
    value: str
    without: Filter


def conditions(project: Project, asked: Filter) -> list[Condition]:
    """Return what the filter asks for, one condition per chip."""
    found = [Condition("Text", f"“{asked.text}”", replace(asked, text=""))] if asked.text else []
    for facet in FACETS:
        labels = {v: label_of(project, facet, v) for v in getattr(asked, facet.field)}
        found += _coded(asked, facet.name.removesuffix("s"), facet.field, labels)
    titles = {d: _title(project, d) for d in asked.documents}
    found += _coded(asked, "Source", "documents", titles)
    if asked.confidence > 0:
        at_least = f"at least {asked.confidence:.2f}"
        found.append(Condition("Confidence", at_least, replace(asked, confidence=0.0)))
    for each in asked.columns:
        rest = tuple(c for c in asked.columns if c != each)
        found.append(Condition(each.column, each.words(), replace(asked, columns=rest)))
    if asked.dates is not None:
        found.append(Condition("Date", _period(*asked.dates), replace(asked, dates=None)))
    return found


def _period(first: int, last: int) -> str:
    """Say a period; an end that nobody set is open."""
    low, high = first if first > -FAR else None, last if last < FAR else None
    return words(FuzzyDate(low, high, extent=True))


def _coded(asked: Filter, kind: str, field: str, labels: dict[str, str]) -> list[Condition]:
    chosen: frozenset[str] = getattr(asked, field)
    if len(labels) > EACH:
        return [Condition(kind, f"{len(labels)} chosen", asking(asked, field, frozenset()))]
    ordered = sorted(labels.items(), key=lambda item: item[1].casefold())
    return [
        Condition(kind, label, asking(asked, field, chosen - {value})) for value, label in ordered
    ]


def _title(project: Project, document_id: str) -> str:
    document = project.documents.get(document_id)
    return document.title if document is not None and document.title else document_id


class FilterChips(QWidget):
    """One chip per condition, their number, and "Clear all"; empty without a filter."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._flow = FlowLayout(self, 6)
        self.setAccessibleName("Filters in force")
        for signal in (store.filter_changed, store.reset, store.patched, theme().changed):
            signal.connect(self._show)
        self._conditions: list[Condition] = []
        self._show()

    def clear_all(self) -> None:
        """Take every filter away."""
        self._store.set_filter(Filter(rejected=self._store.filter.rejected))

    def _show(self, _: object = None) -> None:
        found = conditions(self._store.project, self._store.filter)
        if found == self._conditions and self._flow.count():
            return
        self._conditions = found
        clear(self._flow)
        for condition in found:
            self._flow.addWidget(self._chip(condition))
        if found:
            self._flow.addWidget(self._count(len(found)))
            self._flow.addWidget(self._clear())
        self.updateGeometry()

    def _chip(self, condition: Condition) -> _ConditionChip:
        return _ConditionChip(self._store, condition, self)

    def _count(self, number: int) -> QLabel:
        label = QLabel(f"{number} filter{'s' * (number != 1)}", self)
        label.setProperty("dim", "true")
        label.setContentsMargins(2, 0, 2, 0)
        label.setFixedHeight(self.fontMetrics().height() + 6)  # as high as a chip
        return label

    def _clear(self) -> QPushButton:
        button = QPushButton("Clear all", self)
        button.setProperty("flat", "true")
        button.clicked.connect(self.clear_all)
        return button

    @override
    def sizeHint(self) -> QSize:
        """Ask for one row; in a narrower place the chips wrap."""
        items = [self._flow.itemAt(i) for i in range(self._flow.count())]
        widths = [i.sizeHint().width() + self._flow.spacing() for i in items if i is not None]
        return QSize(sum(widths), self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Be as high as the rows that the width makes of the chips."""
        row = self.fontMetrics().height() + 6
        rows = self._flow.heightForWidth(self.width()) if self._conditions else row
        return QSize(0, max(rows, row))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class _ConditionChip(Chip):
    def __init__(self, store: Store, condition: Condition, parent: QWidget) -> None:
        super().__init__(condition.value, condition.kind, cross=True, parent=parent)
        self._store, self._without = store, condition.without
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Remove filter {condition.kind} {condition.value}")
        self.clicked.connect(self._remove)

    def _remove(self) -> None:
        self._store.set_filter(self._without)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
            self._remove()
        else:
            super().keyPressEvent(event)


class SearchField(QLineEdit):
    """Searches events, their actors and their sentences, shortly after the last key."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.apply)
        self._sign = self.addAction(icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        self._sign.setText("Search")
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setToolTip("Clear the search")  # Qt's own button, which has no name
        self._sign.setToolTip("Search")
        self.setPlaceholderText("Search events, actors, articles…")
        self.setAccessibleName("Search events, actors and articles")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._pause.start)
        self.textChanged.connect(self._cleared)
        self.returnPressed.connect(self.apply)
        store.filter_changed.connect(self._follow)
        store.reset.connect(self._follow)
        theme().changed.connect(self._restyle)

    def apply(self) -> None:
        """Search now."""
        self._pause.stop()
        asked = replace(self._store.filter, text=" ".join(self.text().split()))
        self._store.set_filter(asked)

    def _cleared(self, text: str) -> None:
        if not text:
            self.apply()

    def _follow(self, _: object = None) -> None:
        if self._store.filter.text != " ".join(self.text().split()) and not self._pause.isActive():
            self.setText(self._store.filter.text)

    def _restyle(self) -> None:
        self._sign.setIcon(icon("search", "dim"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
