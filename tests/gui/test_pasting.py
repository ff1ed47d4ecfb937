from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from core.reading import SUFFIXES
from gui.commands import ARTICLES
from gui.dialogs.texts import Pasted, ask_article

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MARKUP = "<p>Mayor resigns.</p><p>Police came.</p>"


def answer(text: str | None, *, accept: bool = True) -> None:
    """Answer the dialog that is about to open, with another text if there is one."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    field = dialog.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    if text is not None:
        field.setPlainText(text)
    dialog.accept() if accept else dialog.reject()


@pytest.mark.parametrize(
    ("html", "edited", "accept", "pasted"),
    [
        (MARKUP, None, True, "html"),
        (MARKUP, "Edited.", True, "text"),
        ("", None, True, "text"),
        (MARKUP, None, False, "nothing"),
    ],
)
def test_markup_is_taken_unless_its_text_was_edited(
    qtbot: QtBot, html: str, edited: str | None, accept: bool, pasted: str
) -> None:
    data = QMimeData()
    data.setText("Mayor resigns.\nPolice came.")
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
    QTimer.singleShot(0, lambda: answer(edited, accept=accept))
    found = ask_article(None)
    assert (bool(found.html), bool(found.text)) == (pasted == "html", pasted == "text")
    assert edited is None or found == Pasted(text=edited)


def test_the_file_dialog_offers_every_suffix_that_is_read() -> None:
    assert all(f"*{suffix}" in ARTICLES for suffix in SUFFIXES)
