from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.edtf import unit
from core.model import DateGuess, Origin
from core.project import Patch
from gui.inspector import Inspector
from gui.reader import Reader
from tests.gui.table.sample import sample_store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    made = sample_store()
    document = replace(
        made.project.documents["S002"],
        published=None,
        guess=DateGuess(unit(2016, 11, 3), "“3.11.2016” near its top"),
        section="World",
        page="A12",
        language="de",
        captions=("The mayor. <b>Photo</b>", "The port"),
        origins=(Origin("title", "JSON-LD headline"), Origin("url", "canonical link")),
    )
    made.do(Patch("Told", (document,)))
    return made


def test_a_source_says_what_its_file_told_and_where_that_was_read(
    qtbot: QtBot, store: Store
) -> None:
    inspector = Inspector(store)
    qtbot.addWidget(inspector)
    inspector.show()
    store.select({"S002"})
    page = inspector.document_page
    assert page.told.printed.text() == "World · page A12"
    assert page.told.origins.text() == "title: JSON-LD headline\nlink: canonical link"
    assert page.told.captions.text() == "• The mayor. <b>Photo</b>\n• The port"
    assert page.told.captions.textFormat() is Qt.TextFormat.PlainText
    assert page.told.limit.text().startswith("German: only its dates are read")
    assert "German" in page.counts.text()
    store.select({"S001"})
    assert not page.told.captions.isVisible()
    assert not page.guess.isVisible()


def test_a_guessed_date_is_taken_by_one_press_and_only_then(qtbot: QtBot, store: Store) -> None:
    inspector = Inspector(store)
    qtbot.addWidget(inspector)
    inspector.show()
    store.select({"S002"})
    assert store.project.documents["S002"].published is None
    with qtbot.waitSignal(inspector.published_changed) as asked:
        QTest.mouseClick(inspector.document_page.guess.take, Qt.MouseButton.LeftButton)
    assert asked.args == ["S002", unit(2016, 11, 3)]


def test_captions_are_read_below_the_article_and_are_no_part_of_it(
    qtbot: QtBot, store: Store
) -> None:
    reader = Reader(store)
    qtbot.addWidget(reader)
    reader.show()
    reader.show_document("S002")
    assert reader.header.captions.text() == "2 captions"
    assert not reader.captions.isVisible()
    QTest.mouseClick(reader.header.captions, Qt.MouseButton.LeftButton)
    assert reader.captions.isVisible()
    assert reader.captions.toPlainText() == "• The mayor. <b>Photo</b>\n• The port"
    assert reader.view.offsets.text == store.project.documents["S002"].text
    reader.show_document("S001")
    assert not reader.captions.isVisible()
    assert not reader.header.captions.isVisible()
