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

PLACEHOLDER = "Paste the text of one article here, headline and date line included."


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article from the clipboard: its text, or its HTML where the text was left as it came."""

    text: str = ""
    html: str = ""


class ArticleDialog(QDialog):
    """Shows what is on the clipboard; the answer is in pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        came = QApplication.clipboard().mimeData()
        self._html = came.html() if came is not None and came.hasHtml() else ""
        self.setWindowTitle("Paste article")
        self.field = QPlainTextEdit(QApplication.clipboard().text())
        self.field.setAccessibleName("Text of the article")
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText(PLACEHOLDER)
        self._came = self.field.toPlainText()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        add = self.buttons.button(kinds.Ok)
        add.setText("Add article")
        add.setProperty("primary", "true")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(self.field)
        rows.addWidget(self.buttons)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 100, wide * 70)

    @property
    def pasted(self) -> Pasted:
        """What is taken: markup tells paragraphs, captions and often the address.

        An edited text stands alone.
        """
        if self._html and self.field.toPlainText() == self._came:
            return Pasted(html=self._html)
        return Pasted(self.field.toPlainText())


def ask_article(parent: QWidget | None) -> Pasted:
    """Ask for the text of an article; the clipboard's text is filled in."""
    dialog = ArticleDialog(parent)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.pasted if taken else Pasted()


class AboutDialog(QDialog):
    """Says what the program is and whose work it stands on."""

    def __init__(self, parent: QWidget | None, version: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Dateline")
        label = QLabel(ABOUT.format(version=version), wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(label)
        rows.addWidget(buttons)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 90, wide * 45)


def show_about(parent: QWidget | None, version: str) -> None:
    """Say what the program is and whose work it stands on."""
    AboutDialog(parent, version).exec()


ABOUT = """Dateline {version}

Articles in; a timeline, an actor graph and a workbook out, each statement tied to its sentence. \
Everything happens on this computer: nothing is sent, nothing is fetched.

MIT licence. It stands on Qt for Python (LGPL), spaCy and its English model (MIT), dateparser \
(BSD), NetworkX (BSD), openpyxl (MIT), NumPy and SciPy (BSD), the Inter typeface (OFL) and Lucide \
icons (ISC); see the file LICENSES.md."""
