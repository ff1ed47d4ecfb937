"""The whole window on the sample as a picture: two themes, two densities, larger letters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from tests.gui.likeness import Likeness, alike, kept, melted

ROOT = Path(__file__).parent.parent.parent
PICTURES = Path(__file__).parent / "pictures"
TAKE = Path(__file__).parent / "take_picture.py"
SMALL = QSize(400, 225)
"""Pictures are kept and compared at this size."""
FAR, MOST = 40, Likeness(mean=2.5, far=0.01)


def taken(path: Path, sample: Path, theme: str, *, density: str = "1", font: str = "1") -> QImage:
    """Let a program of its own take the picture: density and font are settled at its start."""
    settings = {"QT_SCALE_FACTOR": density, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(TAKE), str(path), str(sample), theme, font]
    said = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings, check=True, capture_output=True, text=True
    )
    assert "clipped" not in said.stdout, said.stdout
    return QImage(str(path))


@pytest.mark.parametrize("density", ["1", "2"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_window_looks_as_it_did(
    sample_file: Path, tmp_path: Path, theme: str, density: str
) -> None:
    image = taken(tmp_path / "now.png", sample_file, theme, density=density)
    assert image.width() == 1600 * int(density)
    path = PICTURES / f"window-{theme}.png"
    assert alike(image, kept(path, melted(image, SMALL)), SMALL, FAR) <= MOST


@pytest.mark.parametrize("font", ["1.5", "2"])
def test_nothing_is_clipped_at_any_font_size(sample_file: Path, tmp_path: Path, font: str) -> None:
    image = taken(tmp_path / "now.png", sample_file, "light", font=font)
    assert image.height() == 900


def test_another_theme_is_another_picture() -> None:
    light, dark = (QImage(str(PICTURES / f"window-{n}.png")) for n in ("light", "dark"))
    found = alike(light, dark, SMALL, FAR)
    assert found.mean > MOST.mean * 10
    assert found.far > MOST.far * 10


def test_a_missing_pane_is_seen() -> None:
    image = QImage(str(PICTURES / "window-light.png"))
    spoilt = image.copy()
    with QPainter(spoilt) as painter:  # the inspector is gone
        painter.fillRect(310, 20, 90, 200, QColor("white"))
    assert alike(image, spoilt, SMALL, FAR).far > MOST.far
