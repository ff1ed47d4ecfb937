"""The graph looks as it did: small pictures at two scales in both themes, with a tolerance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QImage

from core.calendar import DAY, seconds
from core.model import Actor, ActorKind, Event, FuzzyDate, Participant, Relation, Role
from core.project import Patch, Project
from core.session import Session
from gui.graph import GraphPane
from gui.graph.arranger import Layout
from gui.graph.saving import picture
from gui.graph.scene import Colouring
from gui.store import Store
from gui.theme import install
from tests.gui.likeness import Likeness, alike, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PICTURES = Path(__file__).parent / "pictures"
SIZE = (440, 340)
FAR, MOST = 48, Likeness(mean=1.6, far=0.015)
KINDS = ActorKind
PEOPLE = {
    "A1": ("Islamic State", KINDS.ARMED_GROUP), "A2": ("Iraqi forces", KINDS.ARMED_GROUP),
    "A3": ("Abu Bakr al-Baghdadi", KINDS.PERSON), "A4": ("Peshmerga", KINDS.ARMED_GROUP),
    "A5": ("Turkey", KINDS.COUNTRY), "A6": ("Mosul", KINDS.PLACE),
    "A7": ("Counter Terrorism Service", KINDS.ORGANISATION), "A8": ("civilians", KINDS.GROUP),
}  # fmt: skip
DEEDS = [
    ("A2", "A1", "ASSAULT", 5), ("A1", "A2", "ASSAULT", 3), ("A4", "A1", "ASSAULT", 2),
    ("A3", "A1", "STATEMENT", 1), ("A3", "A5", "THREATEN", 1), ("A2", "A6", "MOBILIZE", 2),
    ("A7", "A2", "COOPERATE", 3), ("A1", "A8", "COERCE", 1), ("A2", "A4", "AGREE", 2),
]  # fmt: skip


def sample() -> Project:
    """Return the network of the first sample article, written by hand."""
    rows: list[Actor | Event | Relation] = [
        Actor(i, label, kind, position=(-330.0, 60.0) if i == "A5" else None)
        for i, (label, kind) in PEOPLE.items()
    ]
    number = 0
    for source, target, kind, often in DEEDS:
        for _ in range(often):
            number += 1
            start = seconds(2016, 10, 17) + number * DAY
            people = (Participant(source, Role.SOURCE), Participant(target, Role.TARGET))
            when = FuzzyDate(start, start + DAY - 1)
            rows.append(Event(f"E{number}", "deed", when, None, kind, people))
    rows.append(Relation("R1", "A3", "A1", "leads"))
    project = Project()
    project.apply(Patch("", tuple(rows)))
    return project


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[GraphPane]:
    before = qapp.font()
    install(qapp, str(request.param))
    qapp.setFont(QFont("Inter", 10))
    made = GraphPane(Store(Session(sample())))
    qtbot.addWidget(made)
    made.resize(*SIZE)
    with qtbot.waitExposed(made):
        made.show()
    made.canvas.setFixedSize(*SIZE)
    yield made
    made.close_down()
    install(qapp, "light")
    qapp.setFont(before)


def show(pane: GraphPane, name: str) -> None:
    """Bring the graph into the state of a picture."""
    if name == "selected":
        pane.store.select({"A3"})
    elif name == "hierarchical":
        pane.strip.layouts.choose(Layout.HIERARCHICAL)
        pane.canvas.stop_glide()
        pane.redraw()
    elif name == "communities":
        pane.standings.now()
        pane.set_colouring(Colouring.COMMUNITY)
    elif name == "difference":
        pane.modes.compare()


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("name", ["graph", "selected", "hierarchical", "communities", "difference"])
@pytest.mark.parametrize("pane", ["light", "dark"], indirect=True)
def test_the_graph_looks_as_it_did(
    pane: GraphPane, name: str, scale: int, request: pytest.FixtureRequest
) -> None:
    show(pane, name)
    image = picture(pane, scale)
    assert image.devicePixelRatio() == scale
    wanted = PICTURES / f"{name}-{request.node.callspec.params['pane']}-{scale}x.png"
    assert alike(image, kept(wanted, image), image.size() / 2, FAR) <= MOST, wanted.name


def test_another_picture_is_told_apart() -> None:
    light, dark, lit = (
        QImage(str(PICTURES / f"{n}-1x.png"))
        for n in ("graph-light", "graph-dark", "selected-light")
    )
    assert alike(light, dark, light.size() / 2, FAR).far > 0.5
    assert not alike(light, lit, light.size() / 2, FAR) <= MOST
