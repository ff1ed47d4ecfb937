"""Where the keyboard is at first, and when a ring says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from gui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    made = MainWindow()
    made.projects.open(tmp_path / "new.dateline")
    made.resize(1600, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    QTest.qWait(50)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_empty_window_waits_on_the_first_button_of_the_welcome(window: MainWindow) -> None:
    here = window.focusWidget()
    assert isinstance(here, QPushButton)
    assert here.text() == "Open the sample"
    assert window.focus_ring.ring is None
    QTest.keyClick(here, Qt.Key.Key_Tab)
    assert window.focus_ring.ring is not None


def test_once_there_are_articles_the_keyboard_rests_in_the_view(
    window: MainWindow, sample_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("one", "two"):  # from the welcome, and from another project
        window.projects.open(Path(shutil.copy(sample_file, tmp_path / f"{name}.dateline")))
        QTest.qWait(300)
        assert window.focusWidget() is window.timeline.canvas
        assert window.focus_ring.ring is None
    window.docks.go_to(window.docks.sources)  # as a key of the View menu does
    assert window.focus_ring.ring is not None


def test_a_window_that_comes_to_the_front_rings_nothing_either(
    window: MainWindow, qtbot: QtBot
) -> None:
    other = QPushButton("other")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focus_ring.ring is None
