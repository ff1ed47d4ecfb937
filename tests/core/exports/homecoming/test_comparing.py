"""The three sides of a comparison, and the one step that takes it."""

from __future__ import annotations

from typing import Any

from core import edits
from core.exports.homecoming import Kind, take
from core.session import Session
from tests.core.exports import sample
from tests.core.exports.homecoming.desk import Desk, put


def test_both_sides_changed_is_a_conflict_that_is_not_taken_unasked(desk: Desk) -> None:
    desk.set("Events", "E00001", "Title", "Theirs")
    desk.project.apply(edits.retitle(desk.project, "E00001", "Ours"))
    (found,) = desk.compared().changes
    assert (found.kind, found.sure) == (Kind.CONFLICT, False)
    assert (found.exported, found.theirs, found.ours) == ("Troops attack Mosul", "Theirs", "Ours")


def test_what_only_the_project_changed_is_no_change(desk: Desk) -> None:
    desk.project.apply(edits.retitle(desk.project, "E00001", "Ours"))
    when = sample.date("1999")
    desk.project.apply(edits.set_when(desk.project, "E00001", when))
    desk.edit(str)
    assert desk.compared().changes == ()


def test_the_same_change_on_both_sides_is_no_change(desk: Desk) -> None:
    desk.set("Events", "E00001", "Title", "Alike")
    desk.project.apply(edits.retitle(desk.project, "E00001", "Alike"))
    assert desk.compared().changes == ()


def test_without_the_export_the_project_now_is_what_is_compared_with(desk: Desk) -> None:
    desk.set("Events", "E00001", "Title", "Theirs")
    compared = desk.compared(known=False)
    assert not compared.known
    assert [(c.what, c.theirs) for c in compared.changes] == [("Title", "Theirs")]


def test_all_of_it_is_one_undo_step(desk: Desk) -> None:
    before = desk.project.copy()

    def change(book: Any) -> None:
        put(book["Events"], "E00001", "Title", "One")
        put(book["Events"], "E00003", "Date Text", "1999")
        put(book["Nodes"], "A0003", "Label", "Two")
        book["Nodes"].append([None, "Three", "person"])

    desk.edit(change)
    session = Session(desk.project)
    session.do(take(desk.project, desk.compared().changes, "book.xlsx"))
    assert session.undo_label == "Import 4 changes from book.xlsx"
    assert desk.project.events["E00001"].title == "One"
    session.undo()
    assert desk.project == before
