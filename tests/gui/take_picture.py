"""Take a picture of the window on a project: take_picture.py OUT.png PROJECT THEME FONT_SCALE.

Prints a line for every word on a button, tab or heading that does not fit its place.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QTabBar,
    QWidget,
)

from gui import theme
from gui.main_window import MainWindow

POINTS = 9.0
SHOWN = "Troops break through"


def opened(project: Path, name: str, scale: float) -> MainWindow:
    """Open the window on a copy of a project, in a theme, with letters of a size."""
    folder = tempfile.mkdtemp()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    app = QApplication([])
    font = app.font()
    font.setPointSizeF(POINTS * scale)
    app.setFont(font)
    theme.install(app, name)
    window = MainWindow()
    window.projects.open(Path(shutil.copy(project, folder)))
    window.resize(1600, 900)
    window.show()
    window.reset_layout()
    choose(window)
    QTest.qWait(1500)
    return window


def choose(window: MainWindow) -> None:
    """Select an event of the sample and open its sentence."""
    events = window.store.project.lead_events()
    event = next((e for e in events if e.title.startswith(SHOWN)), events[0])
    window.store.select([event.id])
    window.store.show_evidence(event.citations[0].document_id, event.citations[0].sentence)


def clipped(window: MainWindow) -> list[str]:
    """Return words that have less room than they need, and panes outside of the window."""
    found = list[str]()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        right = widget.mapTo(window, widget.rect().bottomRight())
        words = isinstance(widget, QAbstractButton | QLabel | QTabBar)
        if words and right.x() > window.width():
            found.append(f"clipped at the window: {type(widget).__name__}")
        if isinstance(widget, QPushButton) and widget.text():
            need = widget.fontMetrics().horizontalAdvance(widget.text())
            if need > widget.width():
                found.append(f"clipped: {widget.text()}")
    return found


def main() -> None:
    """Take the picture and say what is clipped."""
    out, project, name, scale = sys.argv[1:5]
    window = opened(Path(project), name, float(scale))
    print("\n".join(clipped(window)))  # noqa: T201
    window.grab().save(out)
    window.close()
    sys.stdout.flush()
    os._exit(0)  # the picture is taken; the worker need not load its model


if __name__ == "__main__":
    main()
