"""Actors, ties, aliases, sources, decisions and resolutions."""

from __future__ import annotations

from typing import Any

import pytest

from core.exports.homecoming import Kind, take
from core.model import ActorKind, Status
from tests.core.exports.homecoming.desk import Desk, put


def test_actors_are_renamed_retyped_and_added(desk: Desk) -> None:
    def change(book: Any) -> None:
        put(book["Nodes"], "A0003", "Label", "Abu Bakr al-Baghdadi")
        put(book["Nodes"], "A0003", "Type", "Group")
        put(book["Nodes"], "A0001", "Aliases", "IS; Daesh; ISIS")
        book["Nodes"].append([None, "New One", "person"])

    desk.edit(change)
    after = desk.taken()
    assert after.actors["A0003"].label == "Abu Bakr al-Baghdadi"
    assert after.actors["A0003"].kind is ActorKind.GROUP
    assert [a.text for a in after.actors["A0001"].aliases] == ["IS", "ISIS"]
    assert after.actors["A0004"].label == "New One"


def test_ties_change_their_kind_and_new_ones_are_drawn(desk: Desk) -> None:
    def change(book: Any) -> None:
        put(book["Edges"], "R0001", "Kind", "member of")
        book["Edges"].append(["A0001", "A0003", "Directed", "fights"])
        book["Edges"].append(["A0001", "A9999", "Directed", "fights"])

    desk.edit(change)
    compared = desk.compared()
    assert "A9999" in compared.problems[0].message
    after = desk.taken()
    assert after.relations["R0001"].kind == "member of"
    assert after.relations["R0002"].kind == "fights"


def test_the_kind_of_an_edge_made_of_events_is_refused_with_a_hint(desk: Desk) -> None:
    desk.set("Edges", "A0001>A0003:ASSAULT", "Kind", "AID")
    compared = desk.compared()
    assert compared.changes == ()
    assert "in Events" in compared.problems[0].message


def test_a_rejected_alias_goes(desk: Desk) -> None:
    desk.set("Aliases", "IS", "Decision", "rejected")
    assert desk.taken().actors["A0001"].aliases == ()


def test_what_is_said_of_a_source_comes_home(desk: Desk) -> None:
    desk.set("Sources", "S002", "Publisher", "AFP")
    assert desk.taken().documents["S002"].outlet == "AFP"


def resolve(book: Any, value: str | None) -> None:
    sheet = book["Conflicts"]
    column = [cell.value for cell in sheet[1]].index("Resolution") + 1
    sheet.cell(2, column).value = value


def decide(book: Any, sheet: str, event_id: str, decision: str, most: int = 99) -> None:
    rows = book[sheet]
    headers = [cell.value for cell in rows[1]]
    for row in range(2, rows.max_row + 1):
        if rows.cell(row, headers.index("Event ID") + 1).value == event_id and most:
            rows.cell(row, headers.index("Decision") + 1).value = decision
            most -= 1


def test_a_resolution_chosen_in_the_workbook_comes_home(desk: Desk) -> None:
    def first(book: Any) -> None:
        sheet = book["Conflicts"]
        column = [cell.value for cell in sheet[1]].index("Resolution") + 1
        sheet.cell(2, column).value = "12 killed"

    desk.edit(first)
    (found,) = desk.compared().changes
    assert (found.kind, found.row_id, found.theirs) == (Kind.CHANGED, "C0001", "12 killed")
    assert desk.taken().conflicts["C0001"].resolution == "12 killed"


@pytest.mark.parametrize(("typed", "after"), [("B", None), (None, ""), ("S001", "12 killed")])
def test_a_resolution_may_be_a_side_or_cleared(
    desk: Desk, typed: str | None, after: str | None
) -> None:
    desk.edit(lambda book: resolve(book, typed))
    if after is None:
        # The value of side B is what had been taken.
        patch = take(desk.project, desk.compared().changes, "x")
        desk.project.apply(patch)
        assert desk.project.conflicts["C0001"].resolution == "at least 15 killed"
    else:
        assert desk.taken().conflicts["C0001"].resolution == after


def test_a_resolution_that_is_neither_value_is_listed(desk: Desk) -> None:
    desk.edit(lambda book: resolve(book, "around 20"))
    compared = desk.compared()
    assert compared.changes == ()
    assert "neither" in compared.problems[0].message
    assert compared.problems[0].where.startswith("Conflicts!")


def test_all_sentences_of_an_event_rejected_reject_the_event(desk: Desk) -> None:
    desk.edit(lambda book: decide(book, "Mentions", "E00001", "rejected"))
    (found,) = desk.compared().changes
    assert (found.what, found.theirs, found.row_id) == ("Status", "rejected", "E00001")
    assert desk.taken().events["E00001"].status is Status.REJECTED


def test_one_sentence_of_several_rejected_is_listed_with_what_to_do(desk: Desk) -> None:
    desk.edit(lambda book: decide(book, "Mentions", "E00001", "rejected", most=1))
    compared = desk.compared()
    assert compared.changes == ()
    assert "split the sentence off" in compared.problems[0].message
