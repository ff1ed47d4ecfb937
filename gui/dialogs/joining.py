"""What another project brings, before it joins this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from core.imports import Merged

_WORDS = {
    "Document": "Articles", "Event": "Events", "Actor": "Actors", "Relation": "Ties",
    "Rule": "Rules", "Conflict": "Conflicts", "Declined": "Pairs kept apart",
    "Band": "Bands of the timeline", "Scene": "Scenes of the story",
}  # fmt: skip
_HELP = (
    "Articles are the same by their title and text, actors by their name and kind, events and "
    "ties by their sentences. What both projects have is not added again; what the other's "
    "analyst set in it is taken where this project left it alone. It is one step that can be "
    "undone; the other project stays as it is."
)
_KEPT = "Set in both, and differently ({count:,}): this project's value stays"
_NOTHING = "This project has all of it already."


class JoiningDialog(QDialog):
    """Counts what is new and what is here already, and lists what stays as it is here."""

    def __init__(self, name: str, merged: Merged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Import project {name}")
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.counts = {kind: (merged.new[kind], merged.known[kind]) for kind in _WORDS}
        self.kept = QPlainTextEdit("\n".join(p.message for p in merged.kept[:5000]), readOnly=True)
        self._arrange(merged)
        self._dress(merged)

    def _arrange(self, merged: Merged) -> None:
        rows = QVBoxLayout(self)
        help_ = _HELP if merged.patch else f"{_NOTHING} {_HELP}"
        rows.addWidget(QLabel(help_, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        rows.addLayout(self._table())
        self.kept.setVisible(bool(merged.kept))
        if merged.kept:
            said = _KEPT.format(count=len(merged.kept))
            rows.addWidget(QLabel(said, textFormat=Qt.TextFormat.PlainText))
        rows.addWidget(self.kept, 1)
        if not merged.kept:
            rows.addStretch()
        rows.addWidget(self.buttons)

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.fontMetrics().averageCharWidth() * 4)
        shown = [(kind, c) for kind, c in self.counts.items() if any(c) or kind == "Document"]
        for column, text in enumerate(("", "new", "here already")):
            grid.addWidget(QLabel(text), 0, column, Qt.AlignmentFlag.AlignRight)
        for row, (kind, counts) in enumerate(shown, 1):
            grid.addWidget(QLabel(_WORDS[kind]), row, 0)
            for column, count in enumerate(counts, 1):
                label = QLabel(f"{count:,}")
                side = "new" if column == 1 else "here already"
                label.setAccessibleName(f"{_WORDS[kind]} {side}: {count}")
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(3, 1)
        return grid

    def _dress(self, merged: Merged) -> None:
        self.kept.setAccessibleName("What stays as it is here")
        self.kept.setMaximumHeight(self.fontMetrics().height() * (min(len(merged.kept), 12) + 3))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText("Merge")
        ok.setEnabled(bool(merged.patch))
        ok.setProperty("primary", "true")
        ok.setDefault(True)
        ok.setFocus()
        ok.style().unpolish(ok)
        ok.style().polish(ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 90, self.sizeHint().height())
