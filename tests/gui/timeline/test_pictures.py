"""The timeline as it looks: against pictures kept beside this file, at two scales, two themes.

The sample's own names and dates; the font is the Inter of resources/fonts. Letters differ by a
few grey levels from one machine to the next, so the pictures are compared as coarse blocks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from core.calendar import seconds
from core.timeline_edits import new_band
from gui.theme import DARK, LIGHT, theme
from gui.timeline import markers
from gui.timeline.bands import stretch
from gui.timeline.canvas import TimelineCanvas
from tests.gui.likeness import Likeness, alike, kept, painted

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store

PICTURES = Path(__file__).parent / "pictures"
FONTS = Path(__file__).parents[3] / "resources" / "fonts"
SIZE = QSize(720, 420)
BLOCKS = QSize(60, 35)
"""Pictures are compared as so many blocks, across and down."""
FAR, MOST = 24, Likeness(mean=1.6, far=0.01)


@pytest.fixture
def inter() -> QFont:
    """Return the font of the program, of one size in pixels on every machine."""
    for file in FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont("Inter")
    font.setPixelSize(12)
    return font


@pytest.fixture
def sample(
    qtbot: QtBot, store: Store, inter: QFont, monkeypatch: pytest.MonkeyPatch
) -> TimelineCanvas:
    """Return a timeline that looks the same on every day."""
    monkeypatch.setattr(markers, "today", _no_day)
    siege = stretch(seconds(2016, 10, 24), seconds(2016, 10, 31))
    store.session.do(new_band(store.project, "Siege", siege, "alleged"))
    made = TimelineCanvas(store)
    qtbot.addWidget(made)
    made.setStyleSheet("border: none")  # whatever style other tests left
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFont(inter)
    made.resize(SIZE)
    made.show()
    qtbot.waitExposed(made)
    qtbot.wait(5)
    made.show_range(seconds(2016, 10, 17), seconds(2016, 11, 9))
    made.verticalScrollBar().setValue(0)
    store.select({"E00001"})
    return made


@pytest.mark.parametrize("name", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_timeline_looks_as_it_did(sample: TimelineCanvas, name: str, scale: float) -> None:
    theme().use(name)
    QApplication.processEvents()
    found = painted(sample.viewport(), scale)
    theme().use(LIGHT)
    path = PICTURES / f"{name}-{scale:g}.png"
    assert alike(found, kept(path, found), BLOCKS, FAR) <= MOST, path.name


def test_another_picture_would_be_noticed(sample: TimelineCanvas, store: Store) -> None:
    """A test of the tolerance: one event gone from the view is too much."""
    before = painted(sample.viewport(), 1.0)
    sample.lane_commands.hide(sample.lane_commands.keys[1])
    assert not alike(painted(sample.viewport(), 1.0), before, BLOCKS, FAR) <= MOST


def _no_day() -> markers.Marker:
    """Return a line far from what is in view."""
    return markers.Marker(float(seconds(2200)), "today", "warning")
