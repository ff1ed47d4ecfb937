"""The pane that shows what is told twice, used by keys and buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from core.edtf import unit
from core.filter import Filter
from core.model import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    Document,
    Event,
    Participant,
    Role,
    Span,
)
from core.project import Patch, Project
from core.session import Session
from gui.dialogs.copies_dialog import CopiesDialog
from gui.inspector import Inspector
from gui.review import Collator, ComparePane
from gui.store import Store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from core.model import Row

KEY = Qt.Key
SAID = (
    "Red Brigade attacked the <b>Varenna</b> Council hall and killed 12 people.",
    "Red Brigade attacked the hall of Varenna Council, killing 15 people.",
    "Red Brigade raided the hall of Varenna Council, killing 12 people.",
)
WIRE = " ".join(f"The wire story goes on with sentence number {n} of many." for n in range(20))


def told(number: int) -> list[Row]:
    said = SAID[number - 1]
    document = Document(f"S{number:03d}", f"Article {number}", said, unit(2024, 3, number))
    start = said.index("Brigade ") + len("Brigade ")
    trigger = Span(start, said.index(" ", start))
    people = (Participant("A0001", Role.SOURCE), Participant("A0002", Role.TARGET))
    event = Event(
        f"E{number:05d}", said.rstrip(".").replace("<b>", "").replace("</b>", ""),
        unit(2024, 3, 4), Basis.RESOLVED, "ASSAULT", people, confidence=0.8,
        citations=(Citation(document.id, Span(0, len(said)), trigger),),
    )  # fmt: skip
    return [document, event]


def project() -> Project:
    made = Project()
    actors = [
        Actor("A0001", "Red Brigade", ActorKind.ARMED_GROUP),
        Actor("A0002", "Varenna Council", ActorKind.ORGANISATION),
        Actor("A0003", "Haider al-Abadi", ActorKind.PERSON),
        Actor("A0004", "Abadi", ActorKind.PERSON),
    ]
    made.apply(Patch("", (*actors, *told(1), *told(2), *told(3))))
    return made


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return Store(Session(project()))


@pytest.fixture
def collator(store: Store) -> Collator:
    made = Collator(store, store)
    made.collation.run()
    return made


@pytest.fixture
def pane(qtbot: QtBot, store: Store, collator: Collator) -> ComparePane:
    made = ComparePane(store, collator)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    return made


def listed(pane: ComparePane) -> set[frozenset[str]]:
    return {frozenset((s.one, s.other)) for s in pane.events.found}


def settle(qtbot: QtBot, collator: Collator) -> None:
    qtbot.waitUntil(lambda: not collator.busy)


def pair(*numbers: int) -> frozenset[str]:
    return frozenset(f"E{n:05d}" for n in numbers)


ALL = {pair(1, 2), pair(1, 3), pair(2, 3)}


def test_tabs_say_how_many_wait(pane: ComparePane) -> None:
    assert listed(pane) == ALL
    texts = [pane.tabs.tabText(n) for n in range(3)]
    assert texts == ["Same event? · 3", "Same actor? · 1", "Conflicts"]


def test_both_sentences_stand_side_by_side_as_plain_text(pane: ComparePane) -> None:
    pane.events.list.go_to(0)
    texts = " ".join(label.text() for label in pane.events.findChildren(QLabel))
    assert texts.count("Red Brigade") >= 2
    assert "<b>Varenna</b>" not in texts
    assert "same date: Mon 4 Mar 2024" in pane.events.why.text()


def test_figures_that_differ_are_told_before_the_merge(pane: ComparePane) -> None:
    place = [frozenset((s.one, s.other)) for s in pane.events.found].index(pair(1, 2))
    pane.events.list.go_to(place)
    assert "killed: 12 killed / 15 killed" in pane.events.differ.text()
    assert not pane.events.differ.isHidden()
    other = [frozenset((s.one, s.other)) for s in pane.events.found].index(pair(1, 3))
    pane.events.list.go_to(other)
    assert pane.events.differ.isHidden()


def test_going_through_the_list_lights_both_up_in_every_view(
    pane: ComparePane, store: Store
) -> None:
    QTest.keyClick(pane.events.list, KEY.Key_Space)
    found = pane.events.current
    assert found is not None
    assert store.selection == {found.one, found.other}


def test_m_merges_and_goes_on_and_backspace_takes_it_back(
    pane: ComparePane, store: Store, collator: Collator, qtbot: QtBot
) -> None:
    first = pane.events.current
    assert first is not None
    QTest.keyClick(pane.events.list, KEY.Key_M)
    assert store.project.lead(first.other) == first.one
    settle(qtbot, collator)
    pane.refresh()
    assert len(listed(pane)) == 1
    QTest.keyClick(pane.events.list, KEY.Key_Backspace)
    settle(qtbot, collator)
    pane.refresh()
    assert listed(pane) == ALL


def test_x_declines_for_good(
    pane: ComparePane, store: Store, collator: Collator, qtbot: QtBot
) -> None:
    first = pane.events.current
    assert first is not None
    QTest.keyClick(pane.events.list, KEY.Key_X)
    assert frozenset((first.one, first.other)) not in listed(pane)
    (row,) = store.project.declined.values()
    assert {row.one, row.other} == {first.one, first.other}
    store.open(Session(store.project))  # as if opened again
    settle(qtbot, collator)
    pane.refresh()
    assert frozenset((first.one, first.other)) not in listed(pane)


def test_letters_do_not_search_the_list(pane: ComparePane) -> None:
    before = pane.events.list.row
    QTest.keyClick(pane.events.list, KEY.Key_R)
    assert pane.events.list.row == before


def test_actors_are_merged_by_the_button(pane: ComparePane, store: Store) -> None:
    pane.tabs.setCurrentWidget(pane.actors)
    assert "same last name" in pane.actors.why.text()
    merge = next(b for b in pane.actors.findChildren(QPushButton) if b.text().startswith("Merge"))
    QTest.mouseClick(merge, Qt.MouseButton.LeftButton)
    assert store.project.actors["A0004"].merged_into == "A0003"
    assert pane.actors.found == []


def test_only_events_shown_are_suggested(pane: ComparePane, store: Store) -> None:
    store.set_filter(Filter(confidence=0.9))
    pane.refresh()
    assert listed(pane) == set()


def test_the_conflicts_of_a_merge_are_listed_and_resolved_by_key(
    pane: ComparePane, store: Store, qtbot: QtBot
) -> None:
    place = [frozenset((s.one, s.other)) for s in pane.events.found].index(pair(1, 2))
    pane.events.list.go_to(place)
    QTest.keyClick(pane.events.list, KEY.Key_M)
    qtbot.waitUntil(lambda: pane.tabs.tabText(2) == "Conflicts · 1")
    pane.tabs.setCurrentWidget(pane.conflicts)
    QTest.keyClick(pane.conflicts.table, KEY.Key_B)
    assert store.project.conflicts["C0001"].resolution == "15 killed"
    assert pane.tabs.tabText(2) == "Conflicts"
    QTest.keyClick(pane.conflicts.table, KEY.Key_O)
    assert store.project.conflicts["C0001"].resolution == ""
    QTest.keyClick(pane.conflicts.table, KEY.Key_Backspace)
    assert store.project.conflicts["C0001"].resolution == "15 killed"


def test_a_double_click_on_a_value_opens_its_sentence(
    pane: ComparePane, store: Store, qtbot: QtBot
) -> None:
    pane.events.list.go_to(
        [frozenset((s.one, s.other)) for s in pane.events.found].index(pair(1, 2))
    )
    QTest.keyClick(pane.events.list, KEY.Key_M)
    qtbot.waitUntil(lambda: len(pane.conflicts.found) == 1)
    asked: list[str] = []
    store.evidence_requested.connect(lambda document, _span: asked.append(document))
    pane.conflicts.table.cellDoubleClicked.emit(0, 3)
    pane.conflicts.table.cellDoubleClicked.emit(0, 2)
    assert asked == ["S002", "S001"]


def test_the_event_page_lists_conflicts_and_takes_a_value(store: Store, qtbot: QtBot) -> None:
    inspector = Inspector(store)
    qtbot.addWidget(inspector)
    store.do(Patch("", (replace(store.project.events["E00002"], merged_into="E00001"),)))
    store.select({"E00001"})
    view = inspector.event_page.conflicts
    assert not view.isHidden()
    take = next(b for b in view.findChildren(QPushButton) if b.text() == "Take “15 killed”")
    take.click()
    assert store.project.conflicts["C0001"].resolution == "15 killed"
    store.undo()
    store.undo()
    assert view.isHidden()


def article(number: int, text: str) -> Document:
    return Document(f"S{number:03d}", f"Wire {number}", text, unit(2024, 4, number))


def test_new_articles_are_collated_as_one_step_once_they_are_in(
    store: Store, collator: Collator, qtbot: QtBot
) -> None:
    said: list[str] = []
    collator.message.connect(said.append)
    store.do(Patch("Add 2 articles", (article(4, WIRE), article(5, f"{WIRE} And an end."))))
    collator.settle()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Done: link 1 copy. Ctrl+Z undoes it."]
    assert store.project.documents["S005"].duplicate_of == "S004"
    store.undo()
    assert store.project.documents["S005"].duplicate_of is None
    assert store.session.undo_label == "Add 2 articles"
    collator.settle()  # another load: what was undone is not done again
    settle(qtbot, collator)
    qtbot.wait(50)
    assert store.project.documents["S005"].duplicate_of is None


def test_old_articles_are_not_collated_by_opening_a_project(
    store: Store, collator: Collator, qtbot: QtBot
) -> None:
    collator.settle()
    settle(qtbot, collator)
    qtbot.wait(50)
    assert store.session.undo_label is None


def test_a_source_names_its_original_and_shows_what_differs(store: Store, qtbot: QtBot) -> None:
    copy = replace(article(5, f"{WIRE} An <i>own</i> end."), duplicate_of="S004")
    store.do(Patch("", (article(4, WIRE), copy)))
    inspector = Inspector(store)
    qtbot.addWidget(inspector)
    store.select({"S005"})
    view = inspector.document_page.copies
    buttons = {b.text(): b for b in view.findChildren(QPushButton)}
    buttons["What differs"].click()
    (dialog,) = inspector.findChildren(CopiesDialog)
    shown = dialog.text.toPlainText()
    assert "An <i>own</i> end." in shown
    assert "20 sentences alike" in shown
    dialog.only.setChecked(False)
    assert "sentence number 7" in dialog.text.toPlainText()
    dialog.close()
    buttons["Not a copy"].click()
    assert store.project.documents["S005"].duplicate_of is None
    assert view.isHidden()
