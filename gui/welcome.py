"""The empty window: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.theme import icon, theme


class Welcome(QWidget):
    """Says how to begin, one click from the sample."""

    sample_asked = Signal()
    files_asked = Signal()
    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.setAccessibleName("Welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sample = self._button("Open the sample", "play", primary=True)
        self._files = self._button("Add articles…", "file-plus")
        self._paste = self._button("Paste an article…", "clipboard-paste")
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sample.clicked.connect(self.sample_asked)
        self._files.clicked.connect(self.files_asked)
        self._paste.clicked.connect(self.paste_asked)
        theme().changed.connect(self._tint)
        self._arrange()
        self._tint()

    def _button(self, text: str, icon_name: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("icon_name", icon_name)
        if primary:
            button.setProperty("primary", "true")
        return button

    def _arrange(self) -> None:
        title = QLabel("Drop news articles here", alignment=Qt.AlignmentFlag.AlignCenter)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        title.setFont(font)
        rows = QVBoxLayout(self)
        rows.addStretch(2)
        rows.addWidget(self._picture)
        rows.addWidget(title)
        for line in LINES:
            label = QLabel(line, alignment=Qt.AlignmentFlag.AlignCenter)
            label.setProperty("dim", "true")
            rows.addWidget(label)
        rows.addSpacing(self.fontMetrics().height())
        rows.addLayout(self._buttons())
        rows.addStretch(3)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        for button in (self._sample, self._files, self._paste):
            row.addWidget(button)
        row.addStretch()
        return row

    def _tint(self) -> None:
        self._picture.setPixmap(icon("chart-gantt", "accent").pixmap(self._size(), self._size()))
        for button in (self._sample, self._files, self._paste):
            tint = "on_accent" if button is self._sample else "text"
            button.setIcon(icon(str(button.property("icon_name")), tint))

    def _size(self) -> int:
        return self.fontMetrics().height() * 4


LINES = (
    "Text files, folders of them, or .jsonl. Dateline finds the dated events and who did what to",
    "whom, and ties each to the sentence that says so. Everything stays on this computer.",
)
