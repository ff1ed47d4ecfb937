"""The rules obeyed in an actor or an event: what each did, and in which article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.inspector.section import clear, column, heading, words

if TYPE_CHECKING:
    from core.model import Actor, Event, Ruling
    from gui.store import Store

MOST = 6
"""Rules that are listed."""


class RulingsView(QWidget):
    """Hidden where no rule was obeyed."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._column = column(self, 4)

    def show_row(self, row: Actor | Event) -> None:
        """Show the rules obeyed in a row and in the records merged into it."""
        clear(self._column)
        project = self._store.project
        records = [project.row(i) for i in project.records(row.id)]
        told: dict[str, list[Ruling]] = {}
        for ruling in (r for record in records for r in getattr(record, "ruled", ())):
            told.setdefault(ruling.rule_id, []).append(ruling)
        self.setVisible(bool(told))
        if told:
            self._column.addWidget(heading("By rule"))
        for rule_id, rulings in list(told.items())[:MOST]:
            self._column.addWidget(_Told(self._store, rule_id, rulings))
        if len(told) > MOST:
            self._column.addWidget(words(f"and {len(told) - MOST} more rules", dim=True))


class _Told(QWidget):
    def __init__(self, store: Store, rule_id: str, rulings: list[Ruling]) -> None:
        super().__init__()
        self._store = store
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        said = column(spacing=0)
        said.addWidget(words(rulings[-1].words))
        said.addWidget(words(self._where(rulings), dim=True))
        line.addLayout(said, 1)
        if rule_id in store.project.rules:
            button = QPushButton("Rule…")
            button.setProperty("flat", "true")
            button.setToolTip("Show the rule: switch it off, change or delete it")
            button.setAccessibleName(f"Show the rule: {rulings[-1].words}")
            button.clicked.connect(partial(store.rules_requested.emit, rule_id))
            line.addWidget(button)

    def _where(self, rulings: list[Ruling]) -> str:
        documents = self._store.project.documents
        known = [documents[r.document_id] for r in rulings if r.document_id in documents]
        was = rulings[-1].was
        parts = [f"the text had “{was}”"] if was else []
        if len(known) == 1:
            parts.append(f"in “{known[0].title or known[0].id}”")
        elif known:
            parts.append(f"in {len(known)} articles, last “{known[-1].title or known[-1].id}”")
        return " · ".join(parts)
