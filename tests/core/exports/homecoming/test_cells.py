"""Cells of events: what they set, and what is not understood."""

from __future__ import annotations

from typing import Any

import pytest

from core.exports.homecoming import Kind
from core.model import Factuality, Role, Status
from tests.core.exports import sample
from tests.core.exports.homecoming.desk import Desk, put


@pytest.mark.parametrize(
    ("header", "typed", "field", "value"),
    [
        ("Title", "Troops  take Mosul", "title", "Troops take Mosul"),
        ("Event Type", "protest", "type", "PROTEST"),
        ("Location", "Mosul; Erbil ;Mosul", "places", ("Mosul", "Erbil")),
        ("Tags", None, "tags", ()),
        ("Factuality", "Denied", "factuality", Factuality.DENIED),
        ("Confidence", "80%", "confidence", 0.8),
        ("Confidence", 0.25, "confidence", 0.25),
        ("Status", "rejected", "status", Status.REJECTED),
        ("Key", "no", "key", False),
        ("Notes", "=SUM(A1) is a note", "notes", "=SUM(A1) is a note"),
    ],
)
def test_a_changed_cell_changes_its_field(
    desk: Desk, header: str, typed: object, field: str, value: object
) -> None:
    def change(book: Any) -> None:
        put(book["Events"], "E00001", header, typed)
        for row in book["Events"].iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"

    desk.edit(change)
    (found,) = desk.compared().changes
    assert (found.kind, found.row_id, found.what) == (Kind.CHANGED, "E00001", header)
    event = desk.taken().events["E00001"]
    assert getattr(event, field) == value
    assert field in event.edited


@pytest.mark.parametrize(
    ("header", "typed", "why"),
    [
        ("Start Date", "soonish", "not a date"),
        ("Event Type", "party", "not an event type"),
        ("Factuality", "maybe", "not a factuality"),
        ("Confidence", "very", "not a confidence"),
        ("Key", "perhaps", "neither yes nor no"),
        ("Title", None, "needs a title"),
    ],
)
def test_what_is_not_understood_is_listed_with_sheet_and_cell(
    desk: Desk, header: str, typed: object, why: str
) -> None:
    desk.set("Events", "E00001", header, typed)
    compared = desk.compared()
    assert compared.changes == ()
    (problem,) = compared.problems
    assert why in problem.message
    assert problem.where.startswith("Events!")
    assert problem.where[7].isalpha()


def test_actors_are_named_added_and_taken_off_by_their_list(desk: Desk) -> None:
    desk.set("Events", "E00001", "Actors", "Islamic State; Someone New")
    after = desk.taken()
    event = after.events["E00001"]
    people = [(after.actors[after.lead(p.actor_id)].label, p.role) for p in event.participants]
    assert people == [("Islamic State", Role.SOURCE), ("Someone New", Role.OTHER)]
    assert event.participants[0].span == sample.EVENTS[0].participants[0].span


def test_roles_are_read_from_their_column_and_aliases_are_known(desk: Desk) -> None:
    desk.set("Events", "E00001", "Actor Roles", "IS (target); baghdadi (Source)")
    after = desk.taken()
    people = [(after.lead(p.actor_id), p.role) for p in after.events["E00001"].participants]
    assert people == [("A0001", Role.TARGET), ("A0003", Role.SOURCE)]
