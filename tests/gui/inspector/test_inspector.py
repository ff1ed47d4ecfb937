from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QScrollArea, QToolButton

from core.edits import merge
from core.edtf import unit
from core.model import Basis, Factuality, Participant, Role, Span, Status
from core.project import Patch
from gui.inspector import Inspector
from gui.inspector.chip import Chip
from gui.inspector.event_page import EventPage
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from core.model import Event, FuzzyDate
    from gui.store import Store


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return sample_store()


@pytest.fixture
def inspector(qtbot: QtBot, store: Store) -> Inspector:
    made = Inspector(store)
    qtbot.addWidget(made)
    made.resize(316, 900)
    made.show()
    return made


def event(store: Store, event_id: str = "E00001") -> Event:
    return store.project.events[event_id]


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, name: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.text().startswith(name))


def date(inspector: Inspector, text: str) -> None:
    line = inspector.event_page.when.line
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_nothing_selected_says_what_to_do(inspector: Inspector) -> None:
    assert "Click an event" in words_in(inspector)


def test_one_event_shows_its_status_reading_and_reasons(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    said = words_in(inspector)
    assert inspector.event_page.title.toPlainText() == "Troops break through"
    assert inspector.event_page.pill.accessibleName() == "suggested · 0.90"
    assert "2016-11-03 · day" in said
    for part in ("on <b>Thursday</b>", "past tense", "published Thu 3 Nov 2016", "27 Oct 2016"):
        assert part in said


def test_a_title_is_changed_by_enter_as_one_step(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    title = inspector.event_page.title
    title.selectAll()
    QTest.keyClicks(title, "Perimeter broken")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert event(store).title == "Perimeter broken"
    store.undo()
    assert title.toPlainText() == event(store).title == "Troops break through"
    assert store.session.undo_label is None


def test_esc_gives_an_edit_up(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    title = inspector.event_page.title
    QTest.keyClicks(title, "xyz")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.toPlainText() == "Troops break through"
    assert store.session.undo_label is None


def test_an_empty_title_is_refused_and_comes_back(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    title = inspector.event_page.title
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Delete)
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert title.toPlainText() == "Troops break through"
    assert "needs a title" in inspector.notice.text()


@pytest.mark.parametrize(
    ("typed", "first"), [("early Oct 2016", unit(2016, 10, 1)), ("07/??/97", unit(1997, 7))]
)
def test_a_date_is_taken_in_forms_that_people_type(
    inspector: Inspector, store: Store, typed: str, first: FuzzyDate
) -> None:
    store.select({"E00001"})
    date(inspector, typed)
    when = event(store).when
    assert when is not None
    assert when.earliest == first.earliest
    assert event(store).basis is Basis.ANALYST
    store.undo()
    assert event(store).when == unit(2016, 11, 3)


def test_last_tuesday_counts_from_the_publication(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    date(inspector, "last Tuesday")
    assert event(store).when == unit(2016, 11, 1)


def test_a_date_that_cannot_be_read_says_so_and_changes_nothing(
    inspector: Inspector, store: Store
) -> None:
    store.select({"E00001"})
    date(inspector, "when pigs fly")
    field = inspector.event_page.when
    assert event(store).when == unit(2016, 11, 3)
    assert store.session.undo_label is None
    assert field.said.property("role") == "error"
    assert field.said.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "Thu 3 Nov 2016"
    assert field.reading.inside.text() == field.said.text() == "2016-11-03 · day"


def test_how_a_date_is_read_shows_while_it_is_typed(
    qtbot: QtBot, inspector: Inspector, store: Store
) -> None:
    store.select({"E00001"})
    field = inspector.event_page.when
    field.line.selectAll()
    QTest.keyClicks(field.line, "2015-02")
    whole = "February 2015 · 2015-02 · month"
    qtbot.waitUntil(lambda: field.said.text() == whole)
    assert event(store).when == unit(2016, 11, 3)


def test_clearing_the_date_makes_the_event_undated(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    line = inspector.event_page.when.line
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert event(store).when is None


def test_a_rival_reading_can_be_taken(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    button(inspector.event_page.why, "Take R").click()
    assert event(store).when == unit(2016, 10, 27)
    assert event(store).basis is Basis.ANALYST
    assert "when" in event(store).edited
    store.undo()
    assert event(store).when == unit(2016, 11, 3)


def test_all_readings_are_listed_with_scores_and_reasons_and_the_one_in_force_is_marked(
    inspector: Inspector, store: Store
) -> None:
    store.select({"E00001"})
    said = words_in(inspector.event_page.why)
    assert "2016-11-03" in said.partition("in force")[0].splitlines()[-1]
    assert "Thu 27 Oct 2016" in said
    assert "(0.09) the Thursday before" in said
    QTest.keyClick(inspector, Qt.Key.Key_R)
    QApplication.processEvents()
    said = words_in(inspector.event_page.why)
    assert "2016-10-27" in said.partition("in force")[0].splitlines()[-1]
    assert "Thu 3 Nov 2016" in said


def test_the_day_that_a_date_was_counted_from_is_said_once(
    inspector: Inspector, store: Store
) -> None:
    cited = event(store).citations[0]
    assert cited.derivation is not None
    told = replace(cited.derivation, steps=("published 3 Nov 2016, a Thursday",))
    stepped = replace(event(store), citations=(replace(cited, derivation=told),))
    store.do(Patch("Change", (stepped,)))
    store.select({"E00001"})
    assert words_in(inspector.event_page.why).count("3 Nov 2016") == 1


def test_the_key_r_takes_the_next_reading_in_one_step(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    QTest.keyClick(inspector, Qt.Key.Key_R)
    assert event(store).when == unit(2016, 10, 27)
    QTest.keyClick(inspector, Qt.Key.Key_R)
    assert event(store).when == unit(2016, 11, 3)
    store.undo()
    store.undo()
    assert event(store).basis is Basis.RESOLVED


def test_a_date_that_can_be_read_in_one_way_says_so(inspector: Inspector, store: Store) -> None:
    store.select({"E00002"})
    QTest.keyClick(inspector, Qt.Key.Key_R)
    assert "one way only" in inspector.notice.text()
    assert not list(inspector.event_page.why.findChildren(QPushButton))


def test_all_from_the_outlet_is_asked_of_the_window(inspector: Inspector, store: Store) -> None:
    asked = []
    inspector.alike_asked.connect(lambda *values: asked.append(values))
    store.select({"E00001"})
    offer = button(inspector.event_page.why, "Apply to all from Reuters")
    assert "the weekday before" in offer.toolTip()
    offer.click()
    assert [(i, r.when) for i, r in asked] == [("E00001", unit(2016, 10, 27))]


def test_a_date_read_in_the_text_shows_its_line(inspector: Inspector, store: Store) -> None:
    document = store.project.documents["S001"]
    start = document.text.index("Residents")
    stamped = replace(document, published_span=Span(start, start + 23))
    store.do(Patch("Date", (stamped,)))
    store.select({"S001"})
    page = inspector.document_page
    assert page.origin.text() == "read in the text: “Residents fled Kokjali.”"
    opened: list[object] = []
    store.evidence_requested.connect(lambda _, where: opened.append(where))
    page.show_line.click()
    assert opened == [stamped.published_span]
    store.select({"S002"})
    assert "not found" in page.origin.text()
    assert page.show_line.isHidden()


def test_participants_are_added_by_name_and_role_and_taken_out(
    inspector: Inspector, store: Store
) -> None:
    store.select({"E00001"})
    people = inspector.event_page.people
    people.role.show_value(Role.TARGET)
    QTest.keyClicks(people.name, "baghdadi")
    QTest.keyClick(people.name, Qt.Key.Key_Return)
    assert event(store).participants[1] == Participant("A0002", Role.TARGET)
    assert len(store.project.lead_actors()) == 2
    QApplication.processEvents()
    crosses = [b for b in people.findChildren(QToolButton) if b.isVisible()]
    crosses[0].click()
    assert [p.actor_id for p in event(store).participants] == ["A0002"]


def test_a_participant_of_a_new_name_makes_an_actor_in_the_same_step(
    inspector: Inspector, store: Store
) -> None:
    store.select({"E00001"})
    QTest.keyClicks(inspector.event_page.people.name, "Peshmerga")
    QTest.keyClick(inspector.event_page.people.name, Qt.Key.Key_Return)
    assert "Peshmerga" in {a.label for a in store.project.actors.values()}
    store.undo()
    assert "Peshmerga" not in {a.label for a in store.project.actors.values()}
    assert len(event(store).participants) == 1


def test_a_participants_chip_selects_the_lead_actor(inspector: Inspector, store: Store) -> None:
    store.select({"E00005"})
    inspector.event_page.people.findChildren(Chip)[0].click()
    assert store.selection == {"A0002"}


def test_coded_fields_and_lists_apply_one_step_each(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    page = inspector.event_page
    page.factuality.setCurrentIndex(page.factuality.findData("denied"))
    page.factuality.activated.emit(page.factuality.currentIndex())
    page.tags.setText(" b; a ;; b")
    QTest.keyClick(page.tags, Qt.Key.Key_Return)
    page.star.click()
    assert event(store).factuality is Factuality.DENIED
    assert event(store).tags == ("b", "a")
    assert event(store).key
    for _ in range(3):
        store.undo()
    assert event(store) == sample_store().project.events["E00001"]


def test_letters_decide_where_no_field_takes_them(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    QTest.keyClick(inspector, Qt.Key.Key_A)
    assert event(store).status is Status.ACCEPTED
    QTest.keyClicks(inspector.event_page.tags, "x")
    assert event(store).status is Status.ACCEPTED


def test_an_edit_under_way_goes_to_its_own_event_when_another_is_selected(
    inspector: Inspector, store: Store
) -> None:
    store.select({"E00001"})
    inspector.event_page.tags.setFocus()
    QTest.keyClicks(inspector.event_page.tags, "mine")
    store.select({"E00002"})
    assert event(store).tags == ("mine",)
    assert event(store, "E00002").tags == ()
    assert inspector.event_page.tags.text() == ""


def test_an_edit_under_way_ends_quietly_when_its_event_is_deleted(
    inspector: Inspector, store: Store
) -> None:
    store.select({"E00001"})
    inspector.event_page.tags.setFocus()
    QTest.keyClicks(inspector.event_page.tags, "mine")
    store.do(Patch("gone", take=("E00001",)))
    store.select({"E00002"})
    assert "E00001" not in store.project.events
    assert event(store, "E00002").tags == ()


def test_evidence_cards_open_the_article_and_show_a_contradicting_date(
    qtbot: QtBot, inspector: Inspector, store: Store
) -> None:
    store.do(merge(store.project, "E00001", ["E00003"]))
    store.select({"E00001"})
    page = inspector.event_page
    assert "2 SENTENCES, 2 INDEPENDENT SOURCES" in words_in(page.evidence)
    assert "says Wed 2 Nov 2016" in words_in(page.evidence)
    card = page.evidence.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    with qtbot.waitSignal(store.evidence_requested) as asked:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    assert asked.args[0] == "S002"


def test_merged_records_are_split_off(inspector: Inspector, store: Store) -> None:
    store.do(merge(store.project, "E00001", ["E00003"]))
    store.select({"E00001"})
    button(inspector.event_page.records, "Split").click()
    assert store.project.events["E00003"].merged_into is None


def test_words_of_articles_are_never_markup(inspector: Inspector, store: Store) -> None:
    store.select({"E00002"})
    assert "&lt;b&gt;<b>told</b>&lt;/b&gt;" in words_in(inspector.event_page.evidence)


def test_an_actor_is_renamed_and_its_events_lead_on(inspector: Inspector, store: Store) -> None:
    store.select({"A0002"})
    page = inspector.actor_page
    assert "2 events · 1 tie · 1 mention" in words_in(page)
    page.label.selectAll()
    QTest.keyClicks(page.label, "Abu Bakr al-Baghdadi")
    QTest.keyClick(page.label, Qt.Key.Key_Return)
    assert store.project.actors["A0002"].label == "Abu Bakr al-Baghdadi"
    QApplication.processEvents()
    rows = [r for r in page.events.findChildren(QLabel) if r.isVisible()]
    assert [r.text() for r in rows][::2] == ["Baghdadi speaks", "Old caliphate"]
    row = rows[0].parentWidget()
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert store.selection == {"E00002"}


def test_a_source_asks_for_its_dates_to_be_read_anew(
    qtbot: QtBot, inspector: Inspector, store: Store
) -> None:
    store.select({"S002"})
    inspector.focus_date()
    line = inspector.document_page.when.line
    assert QApplication.focusWidget() is line
    with qtbot.waitSignal(inspector.published_changed) as asked:
        QTest.keyClicks(line, "2016-11-03")
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == ["S002", unit(2016, 11, 3)]
    assert "<i>advances</i>" in inspector.document_page.title.toPlainText()


def test_a_tie_is_changed_and_deleted(inspector: Inspector, store: Store) -> None:
    store.select({"R0001"})
    page = inspector.relation_page
    page.kind.setCurrentIndex(page.kind.findData("leads"))
    page.kind.activated.emit(page.kind.currentIndex())
    assert store.project.relations["R0001"].kind == "leads"
    button(page.footer, "Delete").click()
    assert store.project.relations == {}
    assert "Nothing selected" in words_in(inspector)


def test_several_events_are_decided_tagged_and_merged_as_one_step_each(
    inspector: Inspector, store: Store
) -> None:
    store.select({"E00001", "E00003"})
    page = inspector.many_page
    assert "2 events selected" in words_in(page)
    QTest.keyClicks(page.tag, "bridge; river")
    QTest.keyClick(page.tag, Qt.Key.Key_Return)
    button(page.footer, "Accept").click()
    button(page.footer, "Merge").click()
    assert event(store).tags == event(store, "E00003").tags == ("bridge", "river")
    assert event(store, "E00003").merged_into == "E00001"
    assert store.selection == {"E00001"}
    for _ in range(3):
        store.undo()
    assert store.session.undo_label is None
    assert event(store, "E00003") == sample_store().project.events["E00003"]


def test_the_page_follows_undo_and_deletion_elsewhere(inspector: Inspector, store: Store) -> None:
    store.select({"E00001"})
    changed = replace(event(store), title="Changed elsewhere")
    store.do(Patch("elsewhere", (changed,)))
    assert inspector.event_page.title.toPlainText() == "Changed elsewhere"
    store.do(Patch("gone", take=("E00001",)))
    assert not isinstance(inspector.page, EventPage)


@pytest.mark.parametrize("width", [220, 316])
def test_no_page_is_wider_than_its_dock(inspector: Inspector, store: Store, width: int) -> None:
    long = replace(
        event(store),
        title="word " * 30 + "Donaudampfschifffahrtsgesellschaft" * 3,
        participants=tuple(Participant("A0001", Role.OTHER) for _ in range(20)),
        places=("x" * 200,),
    )
    named = replace(store.project.actors["A0001"], label="An actor of a very long name " * 5)
    source = replace(store.project.documents["S001"], path="/a/very/long" * 30, sha256="f" * 64)
    store.do(Patch("long", (long, named, source)))
    inspector.resize(width, 700)
    for row_id in ("E00001", "A0001", "S001", "R0001"):
        store.select({row_id})
        QApplication.processEvents()
        scroll = inspector._stack.currentWidget()
        assert isinstance(scroll, QScrollArea)
        assert inspector.page.width() <= scroll.viewport().width()
