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
        self._title = QLabel(START, alignment=Qt.AlignmentFlag.AlignCenter)
        self._lines = QLabel(LINES, alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sample.clicked.connect(self.sample_asked)
        self._files.clicked.connect(self.files_asked)
        self._paste.clicked.connect(self.paste_asked)
        theme().changed.connect(self._tint)
        self._arrange()
        self._tint()

    def say_reading(self) -> None:
        """Say that articles are being read: what is found appears by itself."""
        self._say(READING, WAIT)

    def say_read(self) -> None:
        """Say what to do where reading brought nothing; where it did, this is not in sight."""
        self._say(NOTHING, WHY)

    def say_start(self, _project: object = None) -> None:
        """Say how to begin."""
        self._say(START, LINES)

    def _say(self, title: str, lines: str) -> None:
        self._title.setText(title)
        self._lines.setText(lines)

    def _button(self, text: str, icon_name: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("icon_name", icon_name)
        if primary:
            button.setProperty("primary", "true")
        return button

    def _arrange(self) -> None:
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        self._title.setFont(font)
        self._lines.setProperty("dim", "true")
        self._lines.setWordWrap(True)
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        rows = QVBoxLayout(self)
        rows.addStretch(2)
        rows.addWidget(self._picture)
        rows.addWidget(self._title)
        rows.addWidget(self._lines)
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


START = "Drop news articles here"
LINES = (
    "Text, web pages, PDF, Word, e-mail, tables, exports of archives, or whole folders of them.\n"
    "Dateline finds the dated events and who did what to whom, and ties each to the sentence that "
    "says so.\nEverything stays on this computer."
)
READING = "Reading …"
WAIT = (
    "The first events appear as soon as an article is through. Cancel, at the lower right, "
    "stops it."
)
NOTHING = "Nothing could be read"
WHY = "The Problems tab below says why, file by file. Try other files, or open the sample."
