"""Dialogs that take or show a longer text: paste an article, the keys, about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

MOUSE = (
    ("Zoom at the cursor", "Wheel"),
    ("Pan", "Drag on empty space, Shift+wheel"),
    ("Row height (timeline)", "Alt+wheel"),
    ("Zoom to a range", "Drag on the ruler"),
    ("Select several", "Shift+drag, Ctrl+click"),
    ("New event", "Double-click on empty space"),
    ("Open the evidence", "Double-click on an event or actor"),
    ("Change a date", "Drag an event or its end"),
    ("Merge two actors", "Ctrl while dropping one on the other"),
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article from the clipboard: its text, or its HTML where the text was left as it came."""

    text: str = ""
    html: str = ""


def ask_article(parent: QWidget | None) -> Pasted:
    """Ask for the text of an article; the clipboard's text is filled in."""
    came = QApplication.clipboard().mimeData()
    html = came.html() if came is not None and came.hasHtml() else ""
    dialog, kinds = QDialog(parent), QDialogButtonBox.StandardButton
    dialog.setWindowTitle("Paste article")
    field = QPlainTextEdit(QApplication.clipboard().text())
    field.setAccessibleName("Text of the article")
    field.setPlaceholderText("Paste the text of one article here, headline and date line included.")
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    buttons.button(kinds.Ok).setText("Add article")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    rows = QVBoxLayout(dialog)
    rows.addWidget(field)
    rows.addWidget(buttons)
    wide = dialog.fontMetrics().averageCharWidth()
    dialog.resize(wide * 100, wide * 70)
    shown = field.toPlainText()
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return Pasted()
    # Its markup tells paragraphs, captions and often the address; an edited text stands alone.
    if html and field.toPlainText() == shown:
        return Pasted(html=html)
    return Pasted(field.toPlainText())


def show_keys(parent: QWidget | None, actions: Sequence[QAction]) -> None:
    """Show every key and mouse gesture."""
    keyed = [(a.text().replace("&", ""), a.shortcut().toString()) for a in actions]
    rows = [row for row in keyed if row[1]] + list(MOUSE)
    table = QTableWidget(len(rows), 2)
    table.setHorizontalHeaderLabels(["What", "Key or gesture"])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(number, column, QTableWidgetItem(text))
    _show(parent, "Keys and gestures", table)


def show_about(parent: QWidget | None, version: str) -> None:
    """Say what the program is and whose work it stands on."""
    label = QLabel(ABOUT.format(version=version), wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    _show(parent, "About Dateline", label)


def _show(parent: QWidget | None, title: str, content: QWidget) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    rows = QVBoxLayout(dialog)
    rows.addWidget(content)
    rows.addWidget(buttons)
    wide = dialog.fontMetrics().averageCharWidth()
    dialog.resize(wide * 90, wide * 75)
    dialog.exec()


ABOUT = """Dateline {version}

Articles in; a timeline, an actor graph and a workbook out, each statement tied to its sentence. \
Everything happens on this computer: nothing is sent, nothing is fetched.

MIT licence. It stands on Qt for Python (LGPL), spaCy and its English model (MIT), dateparser \
(BSD), NetworkX (BSD), openpyxl (MIT), NumPy and SciPy (BSD), the Inter typeface (OFL) and Lucide \
icons (ISC); see the file LICENSES.md."""
