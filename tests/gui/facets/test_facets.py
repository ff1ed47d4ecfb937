from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from core.edits import change_event, delete, merge, set_status
from core.filter import Filter, shown
from core.model import Factuality, Status
from core.sieve import without
from gui.facets import Facets, SourcesList
from gui.facets.chips import FilterChips, SearchField
from gui.facets.counts import FACETS, counted
from gui.facets.source_rows import SOURCE_ROLE, Source, Told
from gui.facets.tally import Tally
from gui.inspector.chip import Chip
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from core.project import Patch, Project
    from gui.store import Store


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return sample_store()


def brute(project: Project, visible: frozenset[str]) -> dict[str, Counter[str]]:
    """Count, by reading every event shown, what each section says."""
    events = [project.events[i] for i in visible]
    return {
        "factuality": Counter(e.factuality.value for e in events),
        "actors": Counter(
            a for e in events for a in {project.lead(p.actor_id) for p in e.participants}
        ),
        "places": Counter(p for e in events for p in set(e.places)),
        "types": Counter(e.type for e in events if e.type),
        "status": Counter(e.status.value for e in events),
        "tags": Counter(t for e in events for t in set(e.tags)),
    }


edits: list[Callable[[Project], Patch]] = [
    lambda p: merge(p, "E00001", ["E00003"]),
    lambda p: merge(p, "A0001", ["A0002"]),
    lambda p: set_status(p, ["E00002"], Status.REJECTED),
    lambda p: change_event(p, "E00004", "", factuality=Factuality.DENIED, tags=("a", "b")),
    lambda p: change_event(p, "E00005", "", places=("Mosul", "Raqqa"), type=""),
    lambda p: delete(p, ["E00001"]),
]


def counts_of(project: Project, asked: Filter) -> dict[str, Counter[str]]:
    """Count anew, each section as if nothing was asked for in it."""
    brutes = {f.field: brute(project, shown(project, without(asked, f.field))) for f in FACETS}
    return {field: counts[field] for field, counts in brutes.items()}


FILTERS = [
    Filter(),
    Filter(types=frozenset({"ASSAULT"}), factuality=frozenset({"occurred"})),
    Filter(actors=frozenset({"A0001"}), text="the"),
]


@given(
    st.lists(st.sampled_from(range(len(edits) + 1)), max_size=8),
    st.lists(st.sampled_from(FILTERS), min_size=8, max_size=8),
)
def test_counts_kept_up_to_date_are_those_of_reading_every_event(
    steps: list[int], filters: list[Filter]
) -> None:
    store = sample_store()
    tally = Tally(store.project, store.sieve)
    for step, asked in zip(steps, filters, strict=False):
        store.set_filter(asked)
        assert tally.counts() == counts_of(store.project, asked)
        if step == len(edits):
            store.undo()
        elif step not in (0, 5) or "E00001" in store.project.events:
            store.do(edits[step](store.project))
        tally.follow(store.touched)
        assert tally.counts() == counts_of(store.project, asked)


@given(
    st.lists(st.sampled_from(range(len(edits) + 1)), max_size=8),
    st.lists(st.sampled_from(FILTERS), min_size=8, max_size=8),
)
def test_sources_count_what_counting_all_anew_would(steps: list[int], asked: list[Filter]) -> None:
    store = sample_store()
    told, project = Told(store), store.project
    shown_before = {d: told.count(d) for d in project.documents}
    for step, each in zip(steps, asked, strict=False):
        if step == len(edits):
            store.undo()
        elif step not in (0, 5) or "E00001" in project.events:
            store.do(edits[step](project))
        anew = {d: told_anew(project, d, store.visible) for d in project.documents}
        assert told.changed() == {d for d in anew if anew[d] != shown_before[d]}
        assert {d: told.count(d) for d in anew} == anew
        store.set_filter(each)
        told.forget()
        assert told.changed() is None
        shown_before = {d: told.count(d) for d in project.documents}


def told_anew(project: Project, document_id: str, visible: frozenset[str]) -> int:
    return len({project.lead(e.id) for e in project.events_citing(document_id)} & visible)


def rows(facets: Facets) -> dict[str, list[tuple[str, int, bool]]]:
    model, found = facets.model(), {}
    for place in range(model.rowCount()):
        section = model.index(place, 0)
        found[str(section.data())] = [
            (s.label, s.count, s.checked)
            for row in range(model.rowCount(section))
            for s in [model.index(row, 0, section).data(Qt.ItemDataRole.UserRole)]
        ]
    return found


def index_of(facets: Facets, section: str, label: str) -> QModelIndex:
    model = facets.model()
    for place in range(model.rowCount()):
        parent = model.index(place, 0)
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if parent.data() == section and index.data() == label:
                return index
    raise AssertionError(label)


@pytest.fixture
def facets(qtbot: QtBot, store: Store) -> Facets:
    made = Facets(store)
    qtbot.addWidget(made)
    made.resize(252, 700)
    made.show()
    return made


def settle() -> None:
    QApplication.processEvents()


def test_sections_show_what_the_visible_events_have(facets: Facets) -> None:
    found = rows(facets)
    assert found["Factuality"] == [("Occurred", 4, False), ("Alleged", 1, False)]
    assert found["Actors"] == [("Baghdadi", 2, False), ("Iraqi forces", 2, False)]
    assert found["Status"] == [("Suggested", 4, False), ("Accepted", 1, False)]


def test_a_click_filters_to_a_value_and_another_takes_it_back(facets: Facets, store: Store) -> None:
    for expected in (frozenset({"A0001"}), frozenset[str]()):
        at = facets.visualRect(index_of(facets, "Actors", "Iraqi forces")).center()
        QTest.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert store.filter.actors == expected
        settle()


def test_a_checked_value_counts_what_is_shown_and_others_what_they_would_add(
    facets: Facets, store: Store
) -> None:
    store.set_filter(Filter(types=frozenset({"ASSAULT"}), factuality=frozenset({"occurred"})))
    settle()
    assert rows(facets)["Type"] == [("Assault", 2, True), ("Statement", 2, False)]
    assert rows(facets)["Factuality"] == [("Occurred", 2, True)]
    both = replace(store.filter, types=frozenset({"ASSAULT", "STATEMENT"}))
    assert len(shown(store.project, both)) == 4


def test_space_ticks_the_current_row_and_the_keyboard_stays_there(
    facets: Facets, store: Store
) -> None:
    facets.setCurrentIndex(index_of(facets, "Place", "Kokjali"))
    QTest.keyClick(facets, Qt.Key.Key_Space)
    assert store.filter.places == {"Kokjali"}
    settle()
    assert facets.currentIndex().data() == "Kokjali"
    state = facets.currentIndex().data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(state) is Qt.CheckState.Checked


def test_a_section_folds_by_a_click(facets: Facets) -> None:
    section = facets.model().index(1, 0)
    at = facets.visualRect(section).center()
    QTest.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not facets.isExpanded(section)


def test_eight_values_are_shown_before_more(facets: Facets, store: Store) -> None:
    tags = tuple(f"tag {n:02d}" for n in range(20))
    store.do(change_event(store.project, "E00001", "tags", tags=tags))
    settle()
    assert len(rows(facets)["Tags"]) == 9
    facets.press(index_of(facets, "Tags", "13 more…"))
    assert len(rows(facets)["Tags"]) == 21


def test_a_value_asked_for_stays_in_sight_without_any_event(store: Store) -> None:
    facet = next(f for f in FACETS if f.field == "tags")
    asked = Filter(tags=frozenset({"gone"}))
    found = counted(store.project, asked, Counter(), facet)
    assert [(v.label, v.count, v.checked) for v in found.values][-1] == ("gone", 0, True)


@pytest.fixture
def sources(qtbot: QtBot, store: Store) -> SourcesList:
    made = SourcesList(store)
    qtbot.addWidget(made)
    made.resize(252, 300)
    made.show()
    return made


def source(sources: SourcesList, row: int) -> Source:
    found = sources.model.index(row).data(SOURCE_ROLE)
    assert isinstance(found, Source)
    return found


def test_sources_say_outlet_date_and_events_and_what_is_missing(sources: SourcesList) -> None:
    assert source(sources, 0).line == "3 Nov 2016 (in text) · Reuters"
    assert source(sources, 0).count == "2"
    assert source(sources, 1).line == "no publication date — set it"
    assert source(sources, 1).missing


def test_a_click_on_a_source_selects_and_opens_it(
    qtbot: QtBot, sources: SourcesList, store: Store
) -> None:
    at = sources.view.visualRect(sources.model.index(1)).center()
    with qtbot.waitSignal(store.evidence_requested) as asked:
        QTest.mouseClick(sources.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == ["S002", None]
    assert store.selection == {"S002"}
    assert source(sources, 1).selected


def test_the_menu_of_a_source_filters_dates_and_removes(
    qtbot: QtBot, sources: SourcesList, store: Store
) -> None:
    actions = sources.source_menu("S002").actions()
    actions[0].trigger()
    assert store.filter.documents == {"S002"}
    with qtbot.waitSignal(sources.set_published_requested) as asked:
        actions[1].trigger()
    assert asked.args == ["S002"]
    actions[2].trigger()
    assert "S002" not in store.project.documents
    assert "E00003" not in store.project.events
    store.undo()
    assert sources.model.rowCount() == 2


def test_sources_are_ordered_by_title_and_outlet(sources: SourcesList) -> None:
    sources.order_by("title")
    assert source(sources, 0).title == "Army <i>advances</i>"
    sources.order_by("outlet")
    assert source(sources, 0).line == "no publication date — set it"
    sources.order_by("date")
    assert source(sources, 0).title == "No retreat"


def test_chips_name_each_condition_and_a_press_takes_it_away(qtbot: QtBot, store: Store) -> None:
    chips = FilterChips(store)
    qtbot.addWidget(chips)
    chips.show()
    day = 86400
    store.set_filter(
        Filter(text="baghdadi", actors=frozenset({"A0002"}), dates=(16_000 * day, 18_000 * day - 1))
    )
    settle()
    names = [c.accessibleName() for c in chips.findChildren(Chip) if not c.isHidden()]
    assert names == [
        "Remove filter Text “baghdadi”",
        "Remove filter Actor Baghdadi",
        "Remove filter Date 22 Oct 2013 – 13 Apr 2019",
    ]
    assert "3 filters" in [label.text() for label in chips.findChildren(QLabel)]
    next(c for c in chips.findChildren(Chip) if "Actor" in c.accessibleName()).click()
    assert store.filter.actors == frozenset()
    assert store.filter.text == "baghdadi"
    settle()
    clear = [b for b in chips.findChildren(QPushButton) if not b.isHidden()]
    clear[-1].click()
    assert store.filter == Filter()
    assert [c for c in chips.findChildren(Chip) if not c.isHidden()] == []


def test_many_values_of_one_field_share_a_chip(qtbot: QtBot, store: Store) -> None:
    store.set_filter(Filter())
    chips = FilterChips(store)
    qtbot.addWidget(chips)
    store.set_filter(Filter(tags=frozenset("abcdef")))
    (chip,) = chips.findChildren(Chip)
    assert chip.accessibleName() == "Remove filter Tag 6 chosen"


def test_the_search_waits_for_a_pause_and_follows_the_filter(qtbot: QtBot, store: Store) -> None:
    field = SearchField(store)
    qtbot.addWidget(field)
    changes: list[Filter] = []
    store.filter_changed.connect(changes.append)
    QTest.keyClicks(field, "smoke army")
    assert changes == []
    qtbot.waitUntil(lambda: bool(changes))
    assert [f.text for f in changes] == ["smoke army"]
    store.set_filter(Filter())
    assert field.text() == ""


def test_esc_clears_the_search_at_once(qtbot: QtBot, store: Store) -> None:
    field = SearchField(store)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "mosul")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert store.filter.text == "mosul"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert store.filter.text == ""


def test_without_counts_it_says_why_and_what_to_do(facets: Facets, store: Store) -> None:
    assert facets.why_empty == ""
    store.set_filter(Filter(text="no such word"))
    settle()
    assert "hides all 5 events" in facets.why_empty
    assert facets.accessibleDescription() == facets.why_empty
    store.set_filter(Filter())
    store.do(delete(store.project, store.project.events))
    settle()
    assert facets.why_empty.startswith("No events yet")
