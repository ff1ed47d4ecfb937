from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from core.calendar import seconds
from core.edtf import unit
from core.model import Citation, Derivation, Reading, Span
from core.project import Patch
from core.reading_edits import take_reading
from gui.timeline import TimelinePane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store
    from gui.timeline.ghosts import Ghost

RIVAL = Reading(unit(2016, 10, 27), 0.3, "the other Thursday")


def cite(store: Store, event_id: str, rival: Reading, won: float = 0.7) -> None:
    event = store.project.events[event_id]
    assert event.when is not None
    chosen = Reading(event.when, won, "latest Thursday")
    why = Derivation("Thursday", Span(0, 8), "weekday", rivals=(rival,), chosen=chosen)
    cited = Citation("S001", Span(0, 33), derivation=why)
    store.do(Patch("Cite", (replace(event, citations=(cited,)),)))


def ghosts(pane: TimelinePane) -> list[Ghost]:
    return pane.canvas.ghosts.in_view(pane.canvas.view)


def where(pane: TimelinePane, ghost: Ghost) -> QPointF:
    view = pane.canvas.view
    return ghost.rect.center() + QPointF(view.header, view.ruler_height - view.scroll)


def test_a_close_second_reading_stands_as_a_ghost_on_its_own_day(
    pane: TimelinePane, store: Store
) -> None:
    assert not ghosts(pane)
    cite(store, "E00001", RIVAL)
    found = ghosts(pane)
    assert {g.event_id for g in found} == {"E00001"}
    assert len(found) == 2  # one in the lane of each of its actors
    x = pane.canvas.scale.x(seconds(2016, 10, 27))
    assert found[0].rect.left() == pytest.approx(x)


def test_a_far_reading_is_a_ghost_only_while_its_event_is_selected(
    pane: TimelinePane, store: Store
) -> None:
    cite(store, "E00001", replace(RIVAL, score=0.1))
    assert not ghosts(pane)
    store.select({"E00001"})
    assert ghosts(pane)


def test_the_strip_shows_and_hides_ghosts_and_that_is_remembered(
    pane: TimelinePane, store: Store, qtbot: QtBot
) -> None:
    cite(store, "E00001", RIVAL)
    shown = pane.canvas.viewport().grab().toImage()
    QTest.mouseClick(pane.buttons["git-fork"], Qt.MouseButton.LeftButton)
    assert not ghosts(pane)
    assert pane.canvas.viewport().grab().toImage() != shown
    other = TimelinePane(store)
    qtbot.addWidget(other)
    assert not other.buttons["git-fork"].isChecked()
    assert not other.canvas.ghosts.on
    QTest.mouseClick(pane.buttons["git-fork"], Qt.MouseButton.LeftButton)
    assert ghosts(pane)


def test_a_ghost_says_what_it_is_and_a_click_selects_its_event(
    pane: TimelinePane, store: Store
) -> None:
    cite(store, "E00001", RIVAL)
    at = where(pane, ghosts(pane)[0])
    said = pane.canvas.pointer.tooltip(at)
    assert "or: Thu 27 Oct 2016 (0.30), the other Thursday" in said
    QTest.mouseClick(pane.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert store.selection == {"E00001"}


def test_the_event_itself_tells_its_other_reading(pane: TimelinePane, store: Store) -> None:
    cite(store, "E00001", RIVAL)
    rect = pane.canvas.rect_of("E00001")
    assert rect is not None
    said = pane.canvas.pointer.tooltip(QPointF(rect.left() + 4, rect.center().y()))
    assert "or: Thu 27 Oct 2016 (0.30), the other Thursday" in said


def test_once_a_reading_is_taken_no_ghost_is_left(pane: TimelinePane, store: Store) -> None:
    cite(store, "E00001", RIVAL)
    store.do(take_reading(store.project, "E00001"))
    assert not ghosts(pane)


def test_the_view_follows_the_selected_event_to_where_its_date_goes(
    pane: TimelinePane, store: Store
) -> None:
    cite(store, "E00001", Reading(unit(2015, 11, 3), 0.3, "the year before"))
    store.select({"E00001"})
    before = pane.canvas.scale
    store.do(take_reading(store.project, "E00001"))
    assert pane.canvas.scale.left < seconds(2015, 11, 3) < pane.canvas.scale.right
    store.undo()
    assert pane.canvas.scale.left < seconds(2016, 11, 3) < pane.canvas.scale.right
    assert pane.canvas.scale.per_pixel == before.per_pixel


def test_a_label_at_the_right_edge_stands_left_of_its_mark(pane: TimelinePane) -> None:
    canvas = pane.canvas
    canvas.show_range(seconds(2016, 10, 17), seconds(2016, 11, 6))
    box = next(
        b for b in canvas.view.frame.items.box.tolist()
        if canvas.view.plan.event_id(b) == "E00008"
    )  # fmt: skip
    found = canvas.view.frame.items
    n = found.box.tolist().index(box)
    assert found.left[n] < found.x0[n]
    rect = canvas.view.rect(box)
    assert rect is not None
    assert canvas.view.header <= rect.left()
    assert rect.right() <= canvas.view.width
    on_label = QPointF(rect.left() + 3, rect.center().y())
    assert canvas.view.hit(on_label).box == box
    canvas.show_range(seconds(2016, 10, 17), seconds(2016, 12, 30))
    found = canvas.view.frame.items
    n = found.box.tolist().index(box)
    assert found.left[n] == found.x0[n]
