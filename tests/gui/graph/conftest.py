"""A graph of six actors, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.project import Patch, Project
from core.session import Session
from gui.graph import GraphPane
from gui.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def store(qapp: QApplication) -> Store:
    from tests.gui.graph.test_graph_pane import rows

    project = Project()
    project.apply(Patch("", tuple(rows())))
    return Store(Session(project))


@pytest.fixture
def pane(qtbot: QtBot, store: Store) -> Iterator[GraphPane]:
    made = GraphPane(store)
    qtbot.addWidget(made)
    made.resize(760, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_down()
