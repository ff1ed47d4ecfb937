"""The views side by side, one above another, or as tabs; all of it remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt

from gui.arrangement import ABOVE, BESIDE, GROUPS, TABS, THREE
from gui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("mode", [ABOVE, THREE, TABS, BESIDE])
def test_every_view_is_somewhere_in_every_arrangement(full_window: MainWindow, mode: str) -> None:
    views = full_window.views
    views.arrange(mode)
    shown = [[g.tabText(n).split(" · ")[0] for n in range(g.count())] for g in views.groups]
    assert [group for group in shown if group] == [list(g) for g in GROUPS[mode] if g]
    assert all(group.isVisible() == bool(group.count()) for group in views.groups)
    for view in (full_window.table, full_window.graph, full_window.tray, full_window.timeline):
        views.go_to(view)
        assert view.isVisible()


def test_one_command_puts_timeline_table_and_graph_side_by_side(full_window: MainWindow) -> None:
    full_window.actions_["Timeline, table and graph side by side"].trigger()
    for view in (full_window.timeline, full_window.table, full_window.graph):
        assert view.isVisible()
    assert full_window.views.orientation() is Qt.Orientation.Horizontal
    full_window.actions_["Timeline above graph"].trigger()
    assert full_window.views.orientation() is Qt.Orientation.Vertical
    full_window.reset_layout()
    assert full_window.views.mode == BESIDE


def test_the_keys_of_the_views_lead_there(full_window: MainWindow) -> None:
    for words, view in (
        ("Show table", full_window.table),
        ("Show undated", full_window.tray),
        ("Show timeline", full_window.timeline),
        ("Show review queue", full_window.docks.review),
        ("Show reader", full_window.docks.reader),
    ):
        full_window.actions_[words].trigger()
        here = full_window.focusWidget()
        assert here is view or view.isAncestorOf(here), words


def test_the_layout_is_there_again_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    first = MainWindow()
    qtbot.addWidget(first)
    first.show()
    first.views.arrange(THREE)
    first.views.bring(first.tray)
    first.docks.left.hide()
    first.table.show_column(3, shown=False)
    first.close()
    again = MainWindow()
    qtbot.addWidget(again)
    again.show()
    assert again.views.mode == THREE
    assert "Undated" in again.views.in_front()
    assert not again.docks.left.isVisible()
    assert again.table.view.isColumnHidden(3)
    again.reset_layout()
    assert again.docks.left.isVisible()
    assert not again.table.view.isColumnHidden(3)
    again.close()
