"""A story and its copy side by side: what was left out, added or worded otherwise."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.collate import Change, Piece, changes, containment, pieces
from gui.inspector.evidence_view import origin
from gui.theme import theme

if TYPE_CHECKING:
    from core.model import Document


class CopiesDialog(QDialog):
    """Closes on Esc; changes nothing."""

    def __init__(self, original: Document, copy: Document, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{copy.id} beside {original.id}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._original, self._copy = original, copy
        self._changes = changes(original.text, copy.text)
        self.only = QCheckBox("Only what differs")
        self.only.setChecked(True)
        self.text = QTextBrowser(openLinks=False)
        self.text.setAccessibleName("The two texts, sentence by sentence")
        self._build()
        self.only.toggled.connect(self._show)
        theme().changed.connect(self._show)
        self._show()
        self.text.setFocus()

    def _build(self) -> None:
        rows, top = QVBoxLayout(self), QHBoxLayout()
        share = containment(self._original.text, self._copy.text)
        differ = sum(not c.alike for c in self._changes)
        said = QLabel(f"{share:.0%} of the shorter text is in the other · {differ} differences")
        said.setTextFormat(Qt.TextFormat.PlainText)
        top.addWidget(said, 1)
        top.addWidget(self.only)
        rows.addLayout(top)
        rows.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 140, wide * 70)

    def _show(self, _: object = None) -> None:
        rows = [_row(f"<b>{_head(self._original)}</b>", f"<b>{_head(self._copy)}</b>")]
        for alike, run in groupby(self._changes, lambda c: c.alike):
            found = list(run)
            if alike and self.only.isChecked():
                rows.append(_alike(len(found)))
            else:
                rows += [_sides(change) for change in found]
        self.text.setHtml(f'<table width="100%" cellpadding="6">{"".join(rows)}</table>')


def _head(document: Document) -> str:
    return f"{escape(document.id)} · {escape(document.title)}<br>{escape(origin(document))}"


def _sides(change: Change) -> str:
    if change.alike:
        return _row(escape(change.one), escape(change.other))
    left, right = pieces(change.one, change.other)
    return _row(_marked(left, "denied"), _marked(right, "ongoing"))


def _marked(found: list[Piece], colour: str) -> str:
    """Mark the words that the other side lacks: in a colour, and underlined."""
    name = theme().colour(colour).name()
    own = f'<span style="color:{name}; text-decoration:underline">'
    return " ".join(f"{own}{escape(p.text)}</span>" if p.own else escape(p.text) for p in found)


def _alike(count: int) -> str:
    dim = theme().colour("dim").name()
    words = f"{count} sentence{'s' * (count != 1)} alike"
    return f'<tr><td colspan="2" align="center" style="color:{dim}">… {words} …</td></tr>'


def _row(left: str, right: str) -> str:
    return f'<tr><td width="50%" valign="top">{left}</td><td valign="top">{right}</td></tr>'
