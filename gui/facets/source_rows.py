"""The sources as rows for Qt: what each says, and their order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from typing_extensions import override

from core.model import PublishedFrom
from core.wording import WEEKDAYS, words
from gui.inspector.elided import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Document, FuzzyDate
    from core.project import Patch
    from gui.store import Store

    Index = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole
SOURCE_ROLE = Qt.ItemDataRole.UserRole + 1
ORDERS = ("date", "title", "outlet")
NOWHERE = QModelIndex()
ORIGINS = {
    PublishedFrom.METADATA: "declared",
    PublishedFrom.TEXT: "in text",
    PublishedFrom.FILE: "guessed from file",
    PublishedFrom.USER: "set by you",
    PublishedFrom.NONE: "",
}
_DAYS = {name[:3] for name in WEEKDAYS}
MISSING = "no publication date — set it"


@dataclass(frozen=True, slots=True)
class Source:
    """What a row shows; selected is whether the store's selection has it."""

    title: str
    line: str
    count: str
    """Its events shown; dim at the right."""
    missing: bool
    copy: str
    selected: bool


class SourceModel(QAbstractListModel):
    """Lists the documents; counts are of the events shown."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._store, self._order = store, "date"
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._told = Told(store)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._repaint)
        store.patched.connect(self._patched)
        store.reset.connect(self.read)
        store.filter_changed.connect(self._later)
        self.read()

    def order_by(self, name: str) -> None:
        """Order by "date", "title" or "outlet"."""
        self._order = name
        self.read()

    def read(self) -> None:
        """List the documents anew."""
        self.beginResetModel()
        documents = self._store.project.documents.values()
        self._ids = [d.id for d in sorted(documents, key=self._key)]
        self._rows = {document_id: row for row, document_id in enumerate(self._ids)}
        self._told.forget()
        self.endResetModel()

    def row_of(self, document_id: str) -> int | None:
        """Return the row of a document."""
        return self._rows.get(document_id)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        document = self._store.project.documents.get(self._ids[index.row()])
        if document is None:
            return None
        if role == ID_ROLE:
            return document.id
        if role == SOURCE_ROLE:
            return self._source(document)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            source = self._source(document)
            return f"{source.title}, {source.line}, {_events(source)}"
        shown = self._source(document)
        when = [words(document.published)] if document.published else []
        where = [document.path or document.url] if document.path or document.url else []
        whole = "\n".join((shown.title, shown.line, *when, _events(shown), *where))
        return plain_tip(whole) if role == Qt.ItemDataRole.ToolTipRole else None

    def _source(self, document: Document) -> Source:
        number = self._told.count(document.id)
        missing = document.published is None
        origin = ORIGINS[document.published_from]
        when = f"{short(document.published)} ({origin})" if origin else short(document.published)
        known = f"{when} · {document.outlet}" if document.outlet else when
        line = MISSING if missing else known
        copy = f"copy of {document.duplicate_of}" if document.duplicate_of else ""
        title = " ".join(document.title.split()) or document.id
        return Source(
            title, line, f"{number:,}", missing, copy, document.id in self._store.selection
        )

    def _key(self, document: Document) -> tuple[Any, ...]:
        if self._order == "title":
            return (document.title.casefold(), document.id)
        if self._order == "outlet":
            return (document.outlet.casefold() or "\uffff", document.id)
        when = document.published
        return (when is None, -when.anchor if when is not None else 0, document.id)

    def _patched(self, patch: Patch) -> None:
        if "S" in patch.letters:
            self.read()
        else:
            self._soon.start()

    def _later(self, _: object = None) -> None:
        self._told.forget()
        self._soon.start()

    def _repaint(self) -> None:
        """Show the counts that are others now: row by row, where it is known which."""
        changed = self._told.changed()
        if changed is None and self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
        for document_id in sorted(changed or ()):
            row = self._rows.get(document_id)
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))


class Told:
    """How many events shown the documents tell that were asked about, kept up to date."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counts: dict[str, int] = {}
        self._cited: defaultdict[str, set[str]] = defaultdict(set)
        """The documents counted that each record of an event stood in."""
        self._touched, self._differing = set[str](), set[str]()
        self._fresh = False
        store.patched.connect(self._patched)

    def count(self, document_id: str) -> int:
        """Count the events shown that a document tells."""
        self._count_on()
        if document_id not in self._counts:
            self._counts[document_id] = self._counted(document_id)
        return self._counts[document_id]

    def forget(self) -> None:
        """Count all anew: others are shown."""
        self._counts, self._fresh = {}, True
        self._cited.clear()
        self._touched.clear()
        self._differing.clear()

    def changed(self) -> set[str] | None:
        """Return the documents whose count is another since this was last asked; None for all."""
        self._count_on()
        differing, self._differing = self._differing, set()
        fresh, self._fresh = self._fresh, False
        return None if fresh else differing

    def _count_on(self) -> None:
        """Count anew what the events touched bear on."""
        touched, self._touched = self._touched, set()
        for document_id in {d for i in touched for d in (*self._cited.get(i, ()), *self._cites(i))}:
            before = self._counts.get(document_id)
            if before is not None:
                self._counts[document_id] = self._counted(document_id)
                if self._counts[document_id] != before:
                    self._differing.add(document_id)

    def _counted(self, document_id: str) -> int:
        project, visible = self._store.project, self._store.visible
        events = project.events_citing(document_id)
        for event in events:
            self._cited[event.id].add(document_id)
        return len({project.lead(e.id) for e in events} & visible)

    def _cites(self, event_id: str) -> Iterator[str]:
        project = self._store.project
        for record in project.records(event_id):
            event = project.events.get(record)
            yield from (c.document_id for c in event.citations) if event is not None else ()

    def _patched(self, _patch: Patch) -> None:
        self._touched |= self._store.touched


def short(when: FuzzyDate | None) -> str:
    """Say a date by its day at most: "3 Nov 2016"."""
    said = words(when).partition(",")[0]
    first, _, rest = said.partition(" ")
    return rest if first in _DAYS else said


def _events(source: Source) -> str:
    return f"{source.count} event{'s' * (source.count != '1')}"
