"""Back and forward through what was selected."""

from __future__ import annotations

from core.edits import delete
from core.model import Document, Event, Row
from core.project import Patch
from gui.store import Store
from gui.trail import Trail


def walked(*selections: set[str]) -> tuple[Store, Trail]:
    store = Store()
    rows: tuple[Row, ...] = (
        Document(id="S001", title="x", text="x"),
        *(Event(id=f"E0000{n}", title="t") for n in range(1, 5)),
    )
    store.do(Patch("Add", put=rows))
    trail = Trail(store)
    for ids in selections:
        store.select(ids)
    return store, trail


def test_back_and_forward_walk_the_selections() -> None:
    store, trail = walked({"E00001"}, {"E00002", "E00003"}, {"S001"})
    trail.back()
    assert store.selection == {"E00002", "E00003"}
    trail.back()
    assert store.selection == {"E00001"}
    assert not trail.can_go(-1)
    trail.back()
    assert store.selection == {"E00001"}
    trail.forward()
    trail.forward()
    assert store.selection == {"S001"}
    assert not trail.can_go(1)


def test_a_new_selection_ends_the_way_forward() -> None:
    store, trail = walked({"E00001"}, {"E00002"})
    trail.back()
    store.select({"E00003"})
    assert not trail.can_go(1)
    trail.back()
    assert store.selection == {"E00001"}


def test_after_nothing_is_selected_back_returns_to_the_last() -> None:
    store, trail = walked({"E00001"}, {"E00002"})
    store.select(())
    trail.back()
    assert store.selection


def test_what_is_gone_is_passed_over() -> None:
    store, trail = walked({"E00001"}, {"E00002"}, {"E00003"})
    store.do(delete(store.project, ["E00002"]))
    trail.back()
    assert store.selection == {"E00001"}
