"""The timeline as it looks: against pictures kept beside this file, at two scales, two themes.

The sample's own names and dates; the font is the Inter of resources/fonts. Letters differ by a
few grey levels from one machine to the next, so the pictures are compared as coarse blocks.
Set DATELINE_KEEP_PICTURES to write them anew, and look at them before they are committed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

from core.calendar import seconds
from core.timeline_edits import new_band
from gui.theme import DARK, LIGHT, theme
from gui.timeline import markers
from gui.timeline.bands import stretch
from gui.timeline.canvas import TimelineCanvas

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from gui.store import Store

PICTURES = Path(__file__).parent / "pictures"
FONTS = Path(__file__).parents[3] / "resources" / "fonts"
SIZE = QSize(720, 420)
BLOCK = 12
"""Pixels of the block whose mean colour is compared, at scale 1."""
FAR = 24
"""Grey levels by which a block may differ."""
FEW = 0.01
"""Share of the blocks that may differ by more."""


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
    found = _painted(sample, scale)
    theme().use(LIGHT)
    path = PICTURES / f"{name}-{scale:g}.png"
    if os.environ.get("DATELINE_KEEP_PICTURES"):
        path.parent.mkdir(exist_ok=True)
        found.save(str(path))
    kept = QImage(str(path))
    assert not kept.isNull(), f"no picture {path.name}"
    assert found.size() == kept.size()
    apart = np.abs(_blocks(found, scale) - _blocks(kept, scale)).max(axis=2) > FAR
    assert apart.mean() <= FEW, f"{path.name}: {apart.mean():.1%} of the picture is another"


def test_another_picture_would_be_noticed(sample: TimelineCanvas, store: Store) -> None:
    """A test of the tolerance: one event gone from the view is too much."""
    before = _blocks(_painted(sample, 1.0), 1.0)
    sample.lane_commands.hide(sample.lane_commands.keys[1])
    apart = np.abs(_blocks(_painted(sample, 1.0), 1.0) - before).max(axis=2) > FAR
    assert apart.mean() > FEW


def _painted(canvas: TimelineCanvas, scale: float) -> QImage:
    """Paint the canvas at so many pixels of the device to one of the layout."""
    shown = canvas.viewport()
    image = QImage(shown.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        shown.render(painter, QPoint(0, 0))
    return image


def _blocks(image: QImage, scale: float) -> NDArray[np.float64]:
    """Return the mean colours of the blocks; shape (rows, columns, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    high, wide = image.height(), image.width()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(high, image.bytesPerLine())
    pixels = rows[:, : wide * 3].reshape(high, wide, 3).astype(np.float64)
    size = round(BLOCK * scale)
    high, wide = high // size, wide // size
    cut = pixels[: high * size, : wide * size].reshape(high, size, wide, size, 3)
    blocks: NDArray[np.float64] = cut.mean(axis=(1, 3))
    return blocks


def _no_day() -> markers.Marker:
    """Return a line far from what is in view."""
    return markers.Marker(float(seconds(2200)), "today", "warning")
