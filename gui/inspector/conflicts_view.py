"""Where the sources of one event differ, each to be resolved by taking one of the two values."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from core.conflicts import reopen, resolve
from gui.inspector.flow import FlowLayout
from gui.inspector.section import clear, column, heading, small
from gui.theme import theme

if TYPE_CHECKING:
    from core.model import Conflict
    from core.project import Project
    from gui.inspector.notice import Notice
    from gui.store import Store


class ConflictsView(QWidget):
    """Hidden while the sources agree."""

    def __init__(self, store: Store, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._notice = store, notice
        self._column = column(self, 6)

    def show_event(self, event_id: str) -> None:
        """Show the conflicts of an event."""
        clear(self._column)
        found = self._store.project.conflicts_of(event_id)
        self.setVisible(bool(found))
        if found:
            left = sum(not c.resolution for c in found)
            told = f"{left} open" if left else "all resolved"
            self._column.addWidget(heading(f"Sources differ · {told}"))
        for conflict in found:
            self._column.addWidget(_Card(self._store, self._notice, conflict))


class _Card(QFrame):
    """One conflict: what it is about, both values with their sources, and the way to decide."""

    def __init__(self, store: Store, notice: Notice, conflict: Conflict) -> None:
        super().__init__()
        self._store, self._notice, self._id = store, notice, conflict.id
        self.setProperty("card", "true")
        inside = column(self, 4)
        inside.setContentsMargins(8, 8, 8, 8)
        said = QLabel(conflict_html(store.project, conflict))
        said.setTextFormat(Qt.TextFormat.RichText)
        said.setWordWrap(True)
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inside.addWidget(said)
        row = QWidget()
        flow = FlowLayout(row, 6)
        inside.addWidget(row)
        for value, take_b in ((conflict.value_a, False), (conflict.value_b, True)):
            if conflict.resolution != value:
                self._add(flow, f"Take “{value}”", partial(self._take, take_b=take_b))
        if conflict.resolution:
            self._add(flow, "Reopen", self._reopen)
        policy = row.sizePolicy()
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        self.setAccessibleName(
            f"{conflict.field}: {conflict.value_a}, or {conflict.value_b}. "
            f"{conflict.resolution or 'not resolved'}"
        )

    def _add(self, flow: FlowLayout, words: str, act: partial[None] | object) -> None:
        button = QPushButton(words)
        button.setFont(small(button.font()))
        button.clicked.connect(act)
        flow.addWidget(button)

    def _take(self, _checked: object = None, *, take_b: bool) -> None:
        project = self._store.project
        if self._id in project.conflicts:
            self._notice.attempt(self._store, lambda: resolve(project, self._id, take_b=take_b))

    def _reopen(self, _checked: object = None) -> None:
        project = self._store.project
        if self._id in project.conflicts:
            self._notice.attempt(self._store, lambda: reopen(project, self._id))


def conflict_html(project: Project, conflict: Conflict) -> str:
    """Return a conflict as rich text with every word escaped; the value taken is ticked."""
    dim = theme().colour("dim").name()
    lines = [f"<b>{escape(conflict.field.capitalize())}</b>"]
    for value, source in (
        (conflict.value_a, conflict.source_a),
        (conflict.value_b, conflict.source_b),
    ):
        tick = "✓ " if conflict.resolution == value else ""
        where = f'<span style="color:{dim}">· {escape(source_name(project, source))}</span>'
        lines.append(f"{tick}{escape(value)} {where}")
    if conflict.resolution and conflict.resolution not in (conflict.value_a, conflict.value_b):
        lines.append(f"✓ {escape(conflict.resolution)} · set by you")
    return "<br>".join(lines)


def source_name(project: Project, document_id: str) -> str:
    """Name a source shortly: its outlet, else its title, and its id."""
    document = project.documents.get(document_id)
    if document is None:
        return document_id or "no source"
    return f"{document.outlet or document.title or ''} {document.id}".strip()
