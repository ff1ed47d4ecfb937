"""The whole window on the sample as a picture: two themes, two densities, larger letters.

After a wanted change: DATELINE_NEW_PICTURES=1 pytest tests/gui/test_looks.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

ROOT = Path(__file__).parent.parent.parent
PICTURES = Path(__file__).parent / "pictures"
TAKE = Path(__file__).parent / "take_picture.py"
SMALL = (400, 225)
"""Pictures are compared at this size, where the edges of letters have melted into greys."""
MEAN, FAR, SHARE = 3.0, 40, 0.01
"""How far pixels may differ on average, and which share of them may differ far, of 255."""


def taken(path: Path, sample: Path, theme: str, *, density: str = "1", font: str = "1") -> QImage:
    """Let a program of its own take the picture: density and font are settled at its start."""
    settings = {"QT_SCALE_FACTOR": density, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(TAKE), str(path), str(sample), theme, font]
    said = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings, check=True, capture_output=True, text=True
    )
    assert "clipped" not in said.stdout, said.stdout
    return QImage(str(path))


def smaller(image: QImage) -> QImage:
    """Return a picture at the size of comparison."""
    whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(*SMALL, whole, smooth)


def pixels(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the picture at the size of comparison; shape (height, width, 3)."""
    small = smaller(image).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(small.constBits(), np.uint8).reshape(small.height(), small.bytesPerLine())
    return rows[:, : small.width() * 3].reshape(SMALL[1], SMALL[0], 3).astype(float)


def differs(one: QImage, other: QImage) -> tuple[float, float]:
    """Return the mean difference, and the share of pixels that are far off."""
    apart = np.abs(pixels(one) - pixels(other)).max(axis=2)
    return float(apart.mean()), float((apart > FAR).mean())


@pytest.mark.parametrize("density", ["1", "2"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_window_looks_as_it_did(
    sample_file: Path, tmp_path: Path, theme: str, density: str
) -> None:
    image = taken(tmp_path / "now.png", sample_file, theme, density=density)
    assert image.width() == 1600 * int(density)
    kept = PICTURES / f"window-{theme}.png"
    if os.environ.get("DATELINE_NEW_PICTURES"):
        kept.parent.mkdir(exist_ok=True)
        smaller(image).save(str(kept))
    mean, far = differs(image, QImage(str(kept)))
    assert mean < MEAN, f"the window looks different: {mean:.1f} of 255 on average"
    assert far < SHARE, f"{far:.1%} of the window looks different"


@pytest.mark.parametrize("font", ["1.5", "2"])
def test_nothing_is_clipped_at_any_font_size(sample_file: Path, tmp_path: Path, font: str) -> None:
    image = taken(tmp_path / "now.png", sample_file, "light", font=font)
    assert image.height() == 900


def test_another_theme_is_another_picture() -> None:
    light, dark = (QImage(str(PICTURES / f"window-{n}.png")) for n in ("light", "dark"))
    mean, far = differs(light, dark)
    assert mean > MEAN * 10
    assert far > SHARE * 10


def test_a_missing_pane_is_seen() -> None:
    image = QImage(str(PICTURES / "window-light.png"))
    spoilt = image.copy()
    with QPainter(spoilt) as painter:  # the inspector is gone
        painter.fillRect(310, 20, 90, 200, QColor("white"))
    assert differs(image, spoilt)[1] > SHARE
