"""Refusals in words, and the last resort for an exception that nobody expected."""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.errors import StoppedError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

log = logging.getLogger(__name__)


def refuse(parent: QWidget | None, error: UserError, title: str = "Dateline") -> None:
    """Show why something was not done; what the analyst stopped needs no word."""
    if isinstance(error, StoppedError):
        return
    box = QMessageBox(QMessageBox.Icon.Information, title, str(error), parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def attempt(parent: QWidget | None, action: Callable[[], object]) -> bool:
    """Do something that may be refused; say so in words and return False if it is."""
    try:
        action()
    except UserError as error:
        refuse(parent, error)
        return False
    return True


def install_hook() -> None:
    """Show unexpected exceptions in a dialog: Qt would only print those raised in slots."""
    sys.excepthook = _show


def _show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if isinstance(error, UserError):
        refuse(QApplication.activeWindow(), error)
        return
    log.critical("Unexpected error", exc_info=(kind, error, trace))
    text = "".join(traceback.format_exception(kind, error, trace))
    box = QMessageBox(
        QMessageBox.Icon.Critical,
        "Dateline",
        "Something went wrong in the program itself. Your project is safe: every change that was "
        "shown is already in its file. Please send the details to those who maintain Dateline.",
        parent=QApplication.activeWindow(),
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDetailedText(text)
    box.exec()
