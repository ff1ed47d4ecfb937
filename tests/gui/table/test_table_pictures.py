"""The table looks as it did: small pictures at two scales in both themes, with a tolerance.

`DATELINE_PICTURES=1 pytest tests/gui/table/test_table_pictures.py` makes them anew; look at them
before they are committed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from core.filter import Filter
from core.table_columns import BY_NAME
from gui.table import EventTable
from gui.theme import install
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gui.store import Store

PICTURES = Path(__file__).parent / "pictures"
SIZE = (560, 260)
SHARE, MEAN = 0.015, 1.6
"""At most this share of pixels may differ clearly, and all by so much (of 255) on average: letters
are drawn a little differently by every version of the font engine."""


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return sample_store()


@pytest.fixture
def table(
    qtbot: QtBot, qapp: QApplication, store: Store, request: pytest.FixtureRequest
) -> Iterator[EventTable]:
    before = qapp.font()
    install(qapp, str(request.param))
    qapp.setFont(QFont("Inter", 10))
    made = EventTable(store)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    for name in ("Id", "Ends"):
        made.show_column(BY_NAME[name], shown=False)
    for name, width in (("Date", 110), ("Title", 170), ("Type", 90)):
        made.view.setColumnWidth(BY_NAME[name], width)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    install(qapp, "light")
    qapp.setFont(before)


def show(table: EventTable, store: Store, name: str) -> None:
    """Bring the table into the state of a picture."""
    if name == "selected":
        store.select({"E00003"})
    elif name == "grouped":
        table.model.group_by(BY_NAME["Type"])
        table.model.toggle("RETREAT")
    elif name == "filtered":
        store.set_filter(Filter(types=frozenset({"ASSAULT"})))
    elif name == "hidden":
        store.set_filter(Filter(text="no such word"))
    QApplication.processEvents()
    for button in (table.strip.group, table.strip.columns):  # wherever the mouse may be
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("name", ["rows", "selected", "grouped", "filtered", "hidden"])
@pytest.mark.parametrize("table", ["light", "dark"], indirect=True)
def test_the_table_looks_as_it_did(
    table: EventTable, store: Store, name: str, scale: int, request: pytest.FixtureRequest
) -> None:
    show(table, store, name)
    image = painted(table, scale)
    assert image.devicePixelRatio() == scale
    wanted = PICTURES / f"{name}-{request.node.callspec.params['table']}-{scale}x.png"
    if os.environ.get("DATELINE_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        assert image.save(str(wanted))
    share, mean = differing(image, QImage(str(wanted)))
    assert share <= SHARE, f"{share:.1%} of {wanted.name} differ"
    assert mean <= MEAN


def test_another_picture_is_told_apart() -> None:
    light, dark = (QImage(str(PICTURES / f"rows-{name}-1x.png")) for name in ("light", "dark"))
    assert differing(light, dark)[0] > 0.5
    grouped = QImage(str(PICTURES / "grouped-light-1x.png"))
    assert differing(light, grouped)[0] > SHARE


def painted(widget: QWidget, scale: int) -> QImage:
    """Return the widget at a number of device pixels to the pixel."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB888)
    image.setDevicePixelRatio(scale)
    with QPainter(image) as painter:
        widget.render(painter, QPoint())
    return image


def differing(image: QImage, other: QImage) -> tuple[float, float]:
    """Return the share of pixels that differ clearly, and by how much all do on average."""
    assert image.size() == other.size()
    apart = np.abs(_softened(image) - _softened(other))
    return float((apart.max(axis=2) > 48).mean()), float(apart.mean())


def _softened(image: QImage) -> np.typing.NDArray[np.float64]:
    """Return the colours (rows, columns, 3), so soft that a shift by half a pixel hardly counts."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    plain.setDevicePixelRatio(1)
    ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    half = plain.scaled(plain.width() // 2, plain.height() // 2, *ways)
    half = half.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(half.constBits(), np.uint8).reshape(half.height(), half.bytesPerLine())
    wide = half.width()
    return rows[:, : 3 * wide].reshape(half.height(), wide, 3).astype(np.float64)
