"""Dialogs that take or show a longer text: paste an article, the keys, about."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
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
    field.setTabChangesFocus(True)
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
