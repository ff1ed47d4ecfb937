"""What screen readers and the keyboard find in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from core.edits import merge, pin
from core.project import Patch, Project
from core.session import Session
from gui.graph import GraphPane
from gui.store import Store
from tests.gui.graph.test_graph_pane import rows, spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

NAME, TOLD = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[GraphPane]:
    project = Project()
    project.apply(Patch("", tuple(rows())))
    made = GraphPane(Store(Session(project)))
    qtbot.addWidget(made)
    made.resize(760, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_down()


def graph(pane: GraphPane) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(pane.canvas)
    assert found is not None
    return found


def nodes(pane: GraphPane) -> dict[str, QAccessibleInterface]:
    whole = graph(pane)
    children = [whole.child(i) for i in range(whole.childCount())]
    return {child.text(NAME): child for child in children}


def test_every_node_is_a_named_child_of_the_graph(pane: GraphPane) -> None:
    assert graph(pane).role() == QAccessible.Role.Chart
    assert graph(pane).text(NAME) == "Graph of actors"
    assert set(nodes(pane)) == {f"Actor {i}" for i in range(1, 7)}
    first = nodes(pane)["Actor 1"]
    assert first.role() == QAccessible.Role.ListItem
    assert first.text(TOLD) == "organisation, 5 events, 2 neighbours, tied to Actor 2, Actor 5"
    assert first.parent().role() == QAccessible.Role.Chart


def test_a_node_is_where_it_is_painted_and_is_found_there(pane: GraphPane) -> None:
    child = nodes(pane)["Actor 4"]
    middle = pane.canvas.mapToGlobal(spot(pane, "A4"))
    assert child.rect().contains(middle)
    assert graph(pane).childAt(middle.x(), middle.y()).text(NAME) == "Actor 4"
    corner = pane.canvas.mapToGlobal(pane.canvas.rect().topLeft())
    assert graph(pane).childAt(corner.x(), corner.y()) is None


def test_n_walks_the_nodes_by_importance_and_tells_the_focus(pane: GraphPane) -> None:
    pane.canvas.setFocus()
    QTest.keyClick(pane.canvas, Qt.Key.Key_N)
    first = graph(pane).focusChild()
    assert first.text(NAME) == graph(pane).child(0).text(NAME)
    assert first.state().focused
    assert first.state().selected
    QTest.keyClick(pane.canvas, Qt.Key.Key_N)
    assert graph(pane).focusChild().text(NAME) == graph(pane).child(1).text(NAME)
    assert not first.state().focused
    QTest.keyClick(pane.canvas, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert graph(pane).focusChild().text(NAME) == first.text(NAME)
    for key, place in ((Qt.Key.Key_End, 5), (Qt.Key.Key_N, 0), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(pane.canvas, key)
        assert graph(pane).focusChild().text(NAME) == graph(pane).child(place).text(NAME)


def test_tab_leaves_the_graph_for_the_next_control(pane: GraphPane) -> None:
    pane.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.canvas.current == int(pane.scene.order[0]), "one sees where the keyboard is"
    assert not pane.store.selection
    QTest.keyClick(pane.canvas, Qt.Key.Key_Tab)
    assert not pane.canvas.hasFocus()
    assert not pane.store.selection
    QTest.keyClick(pane.focusWidget(), Qt.Key.Key_Backtab)
    assert pane.canvas.hasFocus()


def test_pins_are_told_and_nodes_that_went_are_invalid(pane: GraphPane) -> None:
    child = nodes(pane)["Actor 6"]
    pane.store.do(pin(pane.store.project, {"A6": (10.0, 20.0)}))
    assert child.text(TOLD).endswith("pinned")
    pane.store.do(merge(pane.store.project, "A4", ["A6"]))
    assert not child.isValid()
    assert "Actor 6" not in nodes(pane)
