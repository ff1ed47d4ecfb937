"""The window with the sample in it, extracted once for all tests that only look at it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui import theme
from gui.app import let_go_of_clipboard
from gui.keys import keys
from gui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """What tests copied would be deleted when Python is gone, and crash."""
    yield
    if QGuiApplication.instance() is not None:
        let_go_of_clipboard()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Extract the seeds into a project file, by the other door."""
    path = tmp_path_factory.mktemp("sample") / "Mosul and Halvik.dateline"
    command = [sys.executable, "main.py", "extract", "seeds", "--project", str(path), "--quiet"]
    subprocess.run(command, cwd=ROOT, check=True)
    return path


@pytest.fixture(scope="module")
def full_window(
    qapp: QApplication, sample_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """Return the window on a copy of the sample, in the light theme, with first keys."""
    folder = tmp_path_factory.mktemp("user")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    theme.install(qapp, theme.LIGHT)
    keys().reset_all()
    window = MainWindow()
    window.projects.open(Path(shutil.copy(sample_file, folder)))
    window.resize(1600, 900)
    window.show()
    window.reset_layout()
    QTest.qWait(500)
    yield window
    keys().reset_all()
    theme.theme().use(theme.LIGHT)
    window.close()
    # Left to the garbage collector, the parts of a window are deleted in no order.
    window.deleteLater()
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
