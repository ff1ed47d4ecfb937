"""A small project on the timeline, as a window shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from core.calendar import seconds
from core.edtf import parse
from core.model import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    Document,
    Event,
    Factuality,
    FuzzyDate,
    Participant,
    Precision,
    Row,
    Span,
)
from core.project import Patch, Project
from core.session import Session
from gui.store import Store
from gui.theme import LIGHT, theme
from gui.timeline import TimelinePane

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEXT = "Troops broke through on Thursday. Baghdadi <b>spoke</b> at 2 a.m. Smoke rose."
ROWS = (
    ("Troops break through", "2016-11-03", ("A0001", "A0002"), Factuality.ALLEGED),
    ("Baghdadi speaks", "2016-11-03T02:00~", ("A0003",), Factuality.OCCURRED),
    ("Campaign on Mosul", "2016-10-20/2016-11-03", ("A0002",), Factuality.ONGOING),
    ("Retreat", "2015/..", ("A0001",), Factuality.ONGOING),
    ("Caliphate declared", "2014", ("A0003",), Factuality.OCCURRED),
    ("Kokjali cleared", "[2016-10-31..2016-11-02]", ("A0001",), Factuality.DENIED),
    ("Wells burn", "../2016-10-28", ("A0001",), Factuality.HYPOTHETICAL),
    ("Route to be cut", "2016-11-05", ("A0002",), Factuality.PLANNED),
    ("Sieges remembered", None, ("A0001",), Factuality.OCCURRED),
    ("A life of <i>peace</i>", None, (), Factuality.OCCURRED),
)


def project() -> Project:
    """Ten events, two of them undated, three actors, one source."""
    minute = seconds(2016, 11, 3, 12, 38)
    published = FuzzyDate(minute, minute + 59, Precision.MINUTE)
    rows: list[Row] = [
        Document("S001", "No retreat", TEXT, published, outlet="Reuters"),
        Actor("A0001", "Islamic State", ActorKind.ARMED_GROUP),
        Actor("A0002", "Iraqi forces", ActorKind.ARMED_GROUP),
        Actor("A0003", "Baghdadi", ActorKind.PERSON),
    ]
    events = [
        Event(
            f"E{number:05d}", title, parse(when) if when else None,
            Basis.DOCUMENT if number == 6 else Basis.RESOLVED,
            "ASSAULT", tuple(Participant(a) for a in people), ("Mosul",), factuality,
            citations=(Citation("S001", Span(0, 33)),),
        )
        for number, (title, when, people, factuality) in enumerate(ROWS, 1)
    ]  # fmt: skip
    found = Project()
    found.apply(Patch("", (*rows, *events)))
    return found


@pytest.fixture
def store() -> Store:
    return Store(Session(project()))


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Keep what the timeline remembers away from the user's own settings."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def pane(qtbot: QtBot, store: Store) -> Iterator[TimelinePane]:
    theme().use(LIGHT)
    made = TimelinePane(store)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    qtbot.wait(5)
    made.canvas.show_range(seconds(2016, 10, 17), seconds(2016, 11, 9))
    yield made
    theme().use(LIGHT)
