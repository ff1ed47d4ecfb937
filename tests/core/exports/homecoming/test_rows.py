"""Rows that are new, gone, or there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.exports.homecoming import Kind, take
from core.model import Status
from tests.core.exports import sample

if TYPE_CHECKING:
    from tests.core.exports.homecoming.desk import Desk


def test_a_row_without_an_id_becomes_an_event_of_the_analyst(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        headers = [cell.value for cell in sheet[1]]
        row: list[object] = [None] * len(headers)
        for header, value in (
            ("Title", "Bridge falls"), ("Start Date", "2 Nov 2016"), ("Tags", "river"),
            ("Actor Roles", "Baghdadi (target); Engineers (source)"), ("Event Type", "DISASTER"),
        ):  # fmt: skip
            row[headers.index(header)] = value
        sheet.append(row)

    desk.edit(change)
    (found,) = desk.compared().changes
    assert found.kind is Kind.NEW
    after = desk.taken()
    (event,) = (e for e in after.events.values() if e.title == "Bridge falls")
    assert (event.id, event.when, event.basis) == ("E00009", sample.date("2016-11-02"), "analyst")
    assert (event.status, event.type, event.citations) == ("accepted", "DISASTER", ())
    assert [after.actors[p.actor_id].label for p in event.participants] == ["Baghdadi", "Engineers"]


def test_a_deleted_row_asks_and_then_rejects(desk: Desk) -> None:
    desk.edit(lambda book: book["Events"].delete_rows(2))
    (found,) = desk.compared().changes
    assert (found.kind, found.sure) == (Kind.MISSING, False)
    assert desk.taken() == desk.project
    patch = take(desk.project, [found], "x")
    desk.project.apply(patch)
    assert desk.project.events[found.row_id].status is Status.REJECTED


def test_an_id_told_twice_and_an_unknown_id_are_listed(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        sheet.append([cell.value for cell in sheet[2]])
        sheet.append(["E99999", *[cell.value for cell in sheet[2]][1:]])

    desk.edit(change)
    said = [p.message for p in desk.compared().problems]
    assert any("stands in" in text for text in said)
    assert any("E99999 is not in this project" in text for text in said)


def test_a_row_copied_with_its_id_is_listed_though_the_first_is_as_it_was(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        row = [cell.value for cell in sheet[2]]
        headers = [cell.value for cell in sheet[1]]
        row[headers.index("Title")] = "A copy that was edited"
        sheet.append(row)

    desk.edit(change)
    compared = desk.compared()
    assert compared.changes == ()
    assert "stands in" in compared.problems[0].message


def test_many_new_rows_share_the_new_actors_that_they_name(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Events"]
        headers = [cell.value for cell in sheet[1]]
        for number in range(3):
            row: list[object] = [None] * len(headers)
            row[headers.index("Title")] = f"New {number}"
            row[headers.index("Actors")] = "Newcomers; IS"
            sheet.append(row)

    desk.edit(change)
    after = desk.taken()
    assert [a.label for a in after.lead_actors()].count("Newcomers") == 1
    new = [e for e in after.events.values() if e.title.startswith("New ")]
    assert {after.lead(p.actor_id) for e in new for p in e.participants} == {"A0001", "A0004"}
