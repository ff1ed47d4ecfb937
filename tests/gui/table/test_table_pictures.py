"""The table looks as it did: small pictures at two scales in both themes, with a tolerance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from core.filter import Filter
from core.table_columns import BY_NAME
from gui.table import EventTable
from gui.theme import install
from tests.gui.likeness import Likeness, alike, kept, painted
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.store import Store

PICTURES = Path(__file__).parent / "pictures"
SIZE = (560, 260)
FAR, MOST = 48, Likeness(mean=1.6, far=0.015)


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
    assert alike(image, kept(wanted, image), image.size() / 2, FAR) <= MOST, wanted.name


def test_another_picture_is_told_apart() -> None:
    light, dark, grouped = (
        QImage(str(PICTURES / f"{n}-1x.png")) for n in ("rows-light", "rows-dark", "grouped-light")
    )
    assert alike(light, dark, light.size() / 2, FAR).far > 0.5
    assert not alike(light, grouped, light.size() / 2, FAR) <= MOST
