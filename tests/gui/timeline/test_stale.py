"""What is painted anew after a change leaves the same picture as painting all of it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from core.calendar import DAY, seconds
from core.layout.timeline import following
from core.model import Basis, Event, Factuality, FuzzyDate, Participant
from core.project import Patch
from gui.timeline.light import lit

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from gui.store import Store
    from gui.timeline import TimelinePane

PEOPLE = ("A0001", "A0002", "A0003")
SPANS = (60 * DAY, 12 * DAY, 2 * DAY, DAY // 6)


def filled(store: Store, chance: random.Random) -> None:
    """Add so many events that there are densities, labels, and lanes out of view."""
    rows = [drawn(Event(f"E{n:05d}", f"Event {n}"), chance) for n in range(100, 400)]
    store.do(Patch("Fill", tuple(rows)), learn=False)


def drawn(event: Event, chance: random.Random) -> Event:
    """Return an event with other values."""
    start = seconds(2016, 11, 3) + int(chance.gauss(0, 9) * DAY)
    return replace(
        event,
        title=chance.choice(("Fire", "Talks go on", "A long meeting of all the delegates")),
        when=FuzzyDate(start, start + chance.choice((3600, DAY, 5 * DAY)) - 1),
        basis=Basis.EXPLICIT,
        participants=tuple(Participant(a) for a in PEOPLE[: chance.choice((1, 1, 2, 3))]),
        factuality=chance.choice(list(Factuality)),
    )


class Painted(QObject):
    """Notes which part of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def on_screen(pane: TimelinePane) -> QImage:
    """Return the pixels that the window shows, without painting anything for it."""
    QApplication.processEvents()
    return pane.screen().grabWindow(pane.winId()).toImage()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("chosen", [False, True])
def test_a_change_leaves_the_picture_that_painting_all_of_it_makes(
    pane: TimelinePane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, seed: int, *, chosen: bool
) -> None:
    monkeypatch.setattr(following, "AMENDED_FROM", 0)
    store, chance = pane.canvas.store, random.Random(seed)  # noqa: S311  # seeded on purpose
    filled(store, chance)
    pane.resize(1000, 600)
    painted, parts = Painted(), 0
    pane.canvas.viewport().installEventFilter(painted)
    for number, span in enumerate(SPANS):
        middle = seconds(2016, 11, 3)
        pane.canvas.show_range(middle - span / 2, middle + span / 2)
        events = [f"E{chance.randrange(100, 400):05d}" for _ in range(6)]
        store.select({events[0]} if chosen else set())
        on_screen(pane)
        for event_id in (events[0], *events):
            painted.region = QRegion()
            row = store.project.events[event_id]
            same = replace(row, title=row.title[::-1], factuality=Factuality.DENIED)
            store.do(Patch("", (chance.choice((same, drawn(row, chance))),)), learn=False)
            shown = on_screen(pane)
            area = painted.region.boundingRect()
            parts += area.height() < pane.canvas.viewport().height() * 0.9
            pane.canvas.viewport().update()
            pane.overview.update()
            assert shown == on_screen(pane), (number, event_id)
            anew = lit(store.project, pane.canvas.view.plan, store.selection)
            assert pane.canvas.lights.tolist() == anew.tolist()
    assert parts > 4  # else it would hold because all was painted each time
