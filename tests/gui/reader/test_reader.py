from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest

from core.edits import delete, set_status
from core.model import MentionKind, Span, Status
from core.project import Patch
from gui.reader import Reader
from gui.reader.formats import COLOURS
from gui.theme import theme
from tests.gui.table.sample import FIRST, SECOND, sample_store, span

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    return sample_store()


@pytest.fixture
def reader(qtbot: QtBot, store: Store) -> Reader:
    made = Reader(store)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def lit(reader: Reader) -> list[tuple[str, str]]:
    """Return the stretches of the document that have a tint, with the colour of their line."""
    document, found = reader.view.document(), []
    for number in range(document.blockCount()):
        block = document.findBlockByNumber(number)
        units = block.text().encode("utf-16-le", "surrogatepass")
        for each in block.layout().formats():
            if each.format.background().style() is not Qt.BrushStyle.NoBrush:
                part = units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
                found.append((part, each.format.underlineColor().name()))
    return found


def bold(reader: Reader) -> list[str]:
    document, found = reader.view.document(), []
    for number in range(document.blockCount()):
        block = document.findBlockByNumber(number)
        units = block.text().encode("utf-16-le", "surrogatepass")
        found += [
            units[2 * f.start : 2 * (f.start + f.length)].decode("utf-16-le")
            for f in block.layout().formats()
            if f.format.fontWeight() >= QFont.Weight.DemiBold
        ]
    return found


def point(reader: Reader, part: str) -> QPoint:
    box = reader.view.boxes(span(FIRST, part))[0]
    return box.center().toPoint()


def click(reader: Reader, part: str, keys: Qt.KeyboardModifier) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(reader.view.viewport(), left, keys, point(reader, part))


NONE = Qt.KeyboardModifier.NoModifier


def test_mentions_are_lit_at_their_offsets_after_emoji_and_curly_quotes(
    reader: Reader, store: Store
) -> None:
    store.select({"S001"})
    colours = {kind: theme().colour(name).name() for kind, name in COLOURS.items()}
    assert lit(reader) == [
        ("Troops", colours[MentionKind.ACTOR]),
        ("Mosul", colours[MentionKind.PLACE]),
        ("Thursday", colours[MentionKind.DATE]),
        ("Baghdadi", colours[MentionKind.ACTOR]),
        ("Kokjali", colours[MentionKind.PLACE]),
    ]
    assert bold(reader) == ["broke through", "told"]


def test_markup_in_an_article_is_shown_as_it_stands(reader: Reader, store: Store) -> None:
    store.select({"S001"})
    assert "Baghdadi <b>told</b> his followers & friends" in reader.view.toPlainText()
    tip = reader.tip_at(point(reader, "Baghdadi"))
    assert "<b>Baghdadi</b> · person" in tip
    store.do(Patch("rename", (replace(store.project.actors["A0002"], label="<img src=x>"),)))
    assert "&lt;img src=x&gt;" in reader.tip_at(point(reader, "Baghdadi"))


def test_selecting_an_event_opens_its_article_and_frames_its_sentence(
    reader: Reader, store: Store
) -> None:
    store.select({"E00003"})
    assert reader.document_id == "S002"
    assert reader.view.framed == (span(SECOND, "Army units entered the south-east on Wednesday."),)
    assert reader.header.title.whole == "READER · AFP · NO PUBLICATION DATE"


def test_asked_for_evidence_opens_at_the_sentence(reader: Reader, store: Store) -> None:
    store.show_evidence("S001", Span(70, 90))
    assert reader.document_id == "S001"
    assert reader.view.framed == (Span(70, 90),)


def test_a_click_on_an_actor_selects_it(reader: Reader, store: Store) -> None:
    store.select({"S001"})
    click(reader, "Baghdadi", NONE)
    assert store.selection == {"A0002"}


def test_a_click_on_a_told_sentence_selects_its_event(reader: Reader, store: Store) -> None:
    store.select({"S001"})
    click(reader, "perimeter", NONE)
    assert store.selection == {"E00001"}
    click(reader, "followers", Qt.KeyboardModifier.ControlModifier)
    assert store.selection == {"E00001", "E00002"}


def test_a_click_on_other_text_selects_nothing(reader: Reader, store: Store) -> None:
    store.select({"S001"})
    click(reader, "Smoke", NONE)
    assert store.selection == {"S001"}


def test_alt_with_arrows_walks_the_events_of_the_article(reader: Reader, store: Store) -> None:
    store.select({"E00001"})
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(reader.view, Qt.Key.Key_Down, alt)
    assert store.selection == {"E00002"}
    QTest.keyClick(reader.view, Qt.Key.Key_Down, alt)
    assert store.selection == {"E00002"}
    QTest.keyClick(reader.view, Qt.Key.Key_Up, alt)
    assert store.selection == {"E00001"}


def test_an_event_is_made_from_the_sentence_under_the_mouse(reader: Reader, store: Store) -> None:
    store.select({"S001"})
    menu = reader.menu_at(FIRST.index("Smoke") + 2)
    menu.actions()[0].trigger()
    (event_id,) = store.selection
    event = store.project.events[event_id]
    assert event.title == "Smoke rose over the city!"
    assert event.citations[0].sentence == span(FIRST, "Smoke rose over the city!")
    assert reader.view.framed == (event.citations[0].sentence,)
    store.undo()
    assert store.project.row(event_id) is None


def test_an_event_is_made_from_selected_words_and_cites_their_sentence(
    reader: Reader, store: Store
) -> None:
    store.select({"S001"})
    cursor = QTextCursor(reader.view.document().findBlockByNumber(2))
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor, 2)
    reader.view.setTextCursor(cursor)
    reader.new_event()
    (event_id,) = store.selection
    assert store.project.events[event_id].title == "Residents fled"
    assert store.project.events[event_id].citations[0].sentence == span(
        FIRST, "Residents fled Kokjali."
    )


def test_sentences_of_events_that_are_hidden_or_gone_are_told_no_more(
    reader: Reader, store: Store
) -> None:
    store.select({"S001"})
    store.do(set_status(store.project, ["E00001"], Status.REJECTED))
    store.do(delete(store.project, ["E00002"]))
    assert bold(reader) == []
    store.undo()
    assert bold(reader) == ["told"]


def test_the_reader_empties_when_its_article_goes(reader: Reader, store: Store) -> None:
    store.select({"S001"})
    store.do(Patch("remove", take=("S001",)))
    assert reader.document_id is None
    assert reader.view.toPlainText() == ""


def test_only_what_is_in_sight_of_a_long_article_is_lit(reader: Reader, store: Store) -> None:
    first = store.project.documents["S001"]
    text = (FIRST.replace("\r\n", "\n") + "\n") * 20_000
    step = len(FIRST)
    marks = tuple(
        replace(m, span=Span(m.span.start + n * step, m.span.end + n * step))
        for n in range(20_000)
        for m in first.mentions[:3]
    )
    store.do(Patch("long", (replace(first, id="S009", text=text, mentions=marks),)))
    reader.show_document("S009", Span(step * 15_000, step * 15_000 + 6))
    assert 0 < len(reader.view._lit) < 200
    in_sight = reader.view.in_sight()
    assert in_sight.start <= step * 15_000 < in_sight.end
    assert [part for part, _ in lit(reader)].count("Troops") >= 1


def test_a_theme_change_lights_the_mentions_in_its_colours(reader: Reader, store: Store) -> None:
    store.select({"S001"})
    before = lit(reader)
    try:
        theme().use("dark")
        assert [part for part, _ in lit(reader)] == [part for part, _ in before]
        assert lit(reader) != before
    finally:
        theme().use("light")
