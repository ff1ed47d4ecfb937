"""Dates that can be trusted, in the real window: asked for, previewed, read otherwise, typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

from core.dates import read_date
from core.edits import set_when
from core.edtf import unit
from core.errors import UserError
from core.model import Basis, Citation, Derivation, Document, Event, PublishedFrom, Reading, Span
from core.project import Patch
from core.table_columns import COLUMNS
from gui.dialogs.asking_date import DateDialog
from gui.inspector.date_reading import DateReading
from gui.main_window import MainWindow
from tests.gui.test_main_window import go_back, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.dialogs.moves_dialog import MovesDialog

PATIENCE = 180_000
UNDATED = (
    "Trouble at town hall\n\nMayor Ann Lee resigned on Monday. Police arrested two men on Sunday.\n"
)
Button = QDialogButtonBox.StandardButton


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("user")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    window = MainWindow()
    window.projects.open(folder / "test.dateline")
    window.show()
    window.reset_layout()
    yield window
    take_apart(window)


@pytest.fixture
def town(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window with one article that has no date, as it was after loading."""
    store = window.store
    if not store.project.documents:
        window.loading.add_text(UNDATED)
    go_back(window, "Add “Trouble at town hall”", qtbot)
    store.select([])
    return window


def resigned(window: MainWindow) -> Event:
    events = window.store.project.events.values()
    return next(e for e in events if e.title.startswith("Ann Lee resign"))


def proposed(window: MainWindow, qtbot: QtBot) -> MovesDialog:
    qtbot.waitUntil(lambda: window.previews.dialog is not None, timeout=PATIENCE)
    dialog = window.previews.dialog
    assert dialog is not None
    return dialog


def rows(dialog: MovesDialog) -> list[list[str]]:
    table = dialog.table
    cells = [[table.item(r, c) for c in range(4)] for r in range(table.rowCount())]
    return [[cell.text() for cell in row if cell is not None] for row in cells]


def press(dialog: MovesDialog, button: Button) -> None:
    QTest.mouseClick(dialog.buttons.button(button), Qt.MouseButton.LeftButton)


def test_an_article_without_a_date_is_asked_about_and_stays_unresolved(town: MainWindow) -> None:
    document = town.store.project.documents["S001"]
    assert document.published is None
    assert document.published_from is PublishedFrom.NONE
    assert resigned(town).when is None
    assert town.missing_dates.isVisible()
    assert "1 article has no publication date" in town.missing_dates.words.whole


def test_the_bar_asks_for_the_date_previews_it_and_applies_it_as_one_step(
    town: MainWindow, qtbot: QtBot
) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DateDialog)
        QTest.keyClicks(dialog.line, "12 May 2021")
        QTest.mouseClick(dialog.buttons.button(Button.Ok), Qt.MouseButton.LeftButton)

    before = town.store.project.copy()
    QTimer.singleShot(0, answer)
    QTest.mouseClick(town.missing_dates.set_date, Qt.MouseButton.LeftButton)
    dialog = proposed(town, qtbot)
    assert town.store.project == before
    said = next(r for r in rows(dialog) if r[0].startswith("Ann Lee resign"))
    assert said[1:] == ["undated", "→ Mon 10 May 2021", "worked out from the words"]
    assert dialog.counts.text().startswith(f"{dialog.table.rowCount()} event")
    press(dialog, Button.Apply)
    assert resigned(town).when == unit(2021, 5, 10)
    assert town.missing_dates.isHidden()
    town.store.undo()
    assert town.store.project == before
    assert town.missing_dates.isVisible()


def test_cancelling_the_preview_changes_nothing(town: MainWindow, qtbot: QtBot) -> None:
    before, label = town.store.project.copy(), town.store.session.undo_label
    town.loading.set_published("S001", read_date("12 May 2021"))
    press(proposed(town, qtbot), Button.Cancel)
    assert town.store.project == before
    assert town.store.session.undo_label == label
    assert town.previews.dialog is None


def test_a_corrected_date_is_typed_in_the_inspector_and_what_the_analyst_dated_stays(
    town: MainWindow, qtbot: QtBot
) -> None:
    town.loading.set_published("S001", read_date("12 May 2021"))
    press(proposed(town, qtbot), Button.Apply)
    other = next(e for e in town.store.project.events.values() if "arrest" in e.title)
    town.store.do(set_when(town.store.project, other.id, unit(2001)))
    town.store.select(["S001"])
    field = town.docks.inspector.document_page.when
    type_into(field.line, "19 May 2021")
    assert field.line.text() == "Wed 12 May 2021"  # until it is applied
    dialog = proposed(town, qtbot)
    moved = {r[0]: (r[1], r[2]) for r in rows(dialog)}
    assert moved[resigned(town).title] == ("Mon 10 May 2021", "→ Mon 17 May 2021")
    assert other.title not in moved
    press(dialog, Button.Apply)
    assert field.line.text() == "Wed 19 May 2021"
    assert town.store.project.events[other.id].when == unit(2001)
    assert town.docks.inspector.document_page.origin.text() == "set by the analyst"


def test_a_proposal_is_worked_out_anew_when_the_project_changed_meanwhile(
    town: MainWindow, qtbot: QtBot
) -> None:
    town.loading.set_published("S001", read_date("12 May 2021"))
    dialog = proposed(town, qtbot)
    store, event = town.store, resigned(town)
    store.do(set_when(store.project, event.id, unit(1999)))
    press(dialog, Button.Apply)
    assert town.previews.busy
    qtbot.waitUntil(lambda: not town.previews.busy, timeout=PATIENCE)
    assert resigned(town).when == unit(1999)
    assert store.project.documents["S001"].published == unit(2021, 5, 12)


def test_another_project_drops_what_was_proposed(town: MainWindow, qtbot: QtBot) -> None:
    town.loading.set_published("S001", read_date("12 May 2021"))
    dialog = proposed(town, qtbot)
    town.store.reset.emit()
    assert town.previews.dialog is None
    qtbot.waitUntil(lambda: not is_shown(dialog))


def add_rivals(window: MainWindow) -> None:
    """Add an outlet with three events that could each be a week earlier."""
    document = Document("S900", "Wire", "Thursday. Friday.", unit(2016, 11, 3), outlet="Wire")
    events = [
        Event(
            f"E{n:05d}", f"Event {n}", unit(2016, 11, n - 900), Basis.RESOLVED,
            citations=(
                Citation(
                    "S900", Span(0, 9),
                    derivation=Derivation(
                        "Thursday", Span(0, 8), "weekday",
                        rivals=(Reading(unit(2016, 10, n - 880), 0.4, "the other weekday"),),
                        chosen=Reading(unit(2016, 11, n - 900), 0.6, "latest weekday"),
                    ),
                ),
            ),
        )
        for n in (901, 902, 903)
    ]  # fmt: skip
    window.store.do(Patch("Add wire", (document, *events)))


def test_the_key_r_takes_the_next_reading_wherever_the_keyboard_is_but_not_while_typing(
    town: MainWindow, qtbot: QtBot
) -> None:
    add_rivals(town)
    store = town.store
    store.select(["E00901"])
    town.activateWindow()
    qtbot.waitUntil(town.isActiveWindow)
    town.timeline.canvas.setFocus()
    QTest.keyClick(town.timeline.canvas, Qt.Key.Key_R)
    assert store.project.events["E00901"].when == unit(2016, 10, 21)
    assert store.project.events["E00901"].basis is Basis.ANALYST
    store.undo()
    assert store.project.events["E00901"].when == unit(2016, 11, 1)
    QTest.keyClicks(town.toolbar.search, "r")
    assert town.toolbar.search.text() == "r"
    assert store.project.events["E00901"].when == unit(2016, 11, 1)
    town.toolbar.search.clear()
    assert "R" in [a.shortcut().toString() for a in town.actions_.menus["Event"].actions()]


def test_a_date_with_one_reading_is_said_so_in_the_status_bar(town: MainWindow) -> None:
    town.store.select([resigned(town).id])
    town.commands.selected.next_reading()
    assert "one way only" in town.statusBar().currentMessage()


def test_all_of_an_outlet_take_the_reading_after_a_preview(town: MainWindow, qtbot: QtBot) -> None:
    add_rivals(town)
    store = town.store
    store.do(set_when(store.project, "E00903", unit(2001)))
    store.select(["E00901"])
    before = store.project.copy()
    view = town.docks.inspector.event_page.why
    view.alike_asked.emit(store.project.events["E00901"].citations[0].derivation.rivals[0])  # type: ignore[union-attr]
    assert town.previews.busy
    dialog = proposed(town, qtbot)
    assert dialog.counts.text() == "2 events move"
    assert [r[:3] for r in rows(dialog)] == [
        ["Event 901", "Tue 1 Nov 2016", "→ Fri 21 Oct 2016"],
        ["Event 902", "Wed 2 Nov 2016", "→ Sat 22 Oct 2016"],
    ]
    press(dialog, Button.Cancel)
    assert store.project == before
    town.commands.selected.apply_alike()
    press(proposed(town, qtbot), Button.Apply)
    assert store.project.events["E00902"].when == unit(2016, 10, 22)
    assert store.project.events["E00903"].when == unit(2001)
    assert "2 events move" in town.statusBar().currentMessage()
    store.undo()
    assert store.project == before


def test_without_another_reading_or_outlet_the_command_refuses_in_words(town: MainWindow) -> None:
    town.store.select([resigned(town).id])
    with pytest.raises(UserError, match="one way only"):
        town.commands.selected.apply_alike()


def test_the_table_reads_a_typed_date_with_the_same_reader(town: MainWindow, qtbot: QtBot) -> None:
    table = town.table
    town.tabs.setCurrentWidget(table)
    row = table.model.rows.row_of(resigned(town).id)
    assert row is not None
    column = next(n for n, c in enumerate(COLUMNS) if c.name == "Date")
    table.view.setCurrentIndex(table.model.index(row, column))
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    line = table.view.viewport().findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    reading = line.findChild(DateReading)
    assert isinstance(reading, DateReading)
    line.selectAll()
    QTest.keyClicks(line, "07/??/97")
    qtbot.waitUntil(lambda: reading.said == "July 1997 · 1997-07 · month")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: resigned(town).when == unit(1997, 7))
    town.tabs.setCurrentWidget(town.timeline)


def test_a_refused_proposal_leaves_none_behind(town: MainWindow) -> None:
    add_rivals(town)
    document = town.store.project.documents["S900"]
    town.store.do(Patch("Unname", (replace(document, outlet=""),)))
    town.store.select(["E00901"])
    with pytest.raises(UserError, match="no outlet"):
        town.commands.selected.apply_alike()
    assert town.previews.dialog is None


def type_into(line: QLineEdit, text: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def is_shown(dialog: MovesDialog) -> bool:
    try:
        return dialog.isVisible()
    except RuntimeError:  # it is deleted on closing
        return False
