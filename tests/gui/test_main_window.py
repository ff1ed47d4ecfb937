"""The main job in the real window, on the sample, from an empty start to a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from core import edits
from core.dates import read_date
from core.errors import Problem, UserError
from core.storage import open_project
from gui import theme
from gui.dialogs.palette import Palette
from gui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

PATIENCE = 180_000
SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("user")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    yield folder
    theme.theme().use(theme.LIGHT)


@pytest.fixture(scope="module")
def window(qapp: QApplication, folder: Path) -> Iterator[MainWindow]:
    window = MainWindow()
    window.projects.open(folder / "test.dateline")
    window.show()
    window.reset_layout()
    yield window
    take_apart(window)


def take_apart(window: MainWindow) -> None:
    """Close a window and delete it: left to the garbage collector it would be so in no order."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def at_work(window: MainWindow) -> bool:
    """Say whether articles are still to be read, or to be compared with one another."""
    return window.worker.busy or window.docks.collator.busy


def go_back(window: MainWindow, label: str, qtbot: QtBot) -> None:
    """Undo what has been done since a step, once nothing more is to come."""
    qtbot.waitUntil(lambda: not at_work(window), timeout=PATIENCE)
    while window.store.session.undo_label != label:
        assert window.store.session.undo_label is not None, f"no step is called {label}"
        window.store.undo()
    qtbot.waitUntil(lambda: not at_work(window), timeout=PATIENCE)


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window with the sample in it, loaded once, as it was after loading."""
    store = window.store
    if not store.project.documents:
        window.welcome.sample_asked.emit()
    go_back(window, "Add 7 articles", qtbot)
    window.commands.selected.clear_filters()
    store.select([])
    return window


def test_an_empty_window_says_what_to_do(window: MainWindow) -> None:
    if not window.store.project.documents:
        assert window.centre.currentWidget() is window.welcome


def test_the_sample_fills_every_view(sample: MainWindow) -> None:
    project = sample.store.project
    assert len(project.documents) == 7
    assert sample.centre.currentWidget() is sample.views
    assert len(sample.timeline.canvas.view.plan.marks) > 40
    assert sample.tabs.tabText(sample.tabs.indexOf(sample.tray)).startswith("Undated · ")
    assert sample.docks.reader.document_id == "S001"
    for view in (sample.timeline, sample.graph, sample.table, sample.docks.sources):
        assert len(colours(view)) > 3


def test_an_edit_is_undone_and_survives_closing(sample: MainWindow, folder: Path) -> None:
    store = sample.store
    event = next(e for e in store.project.lead_events() if e.when)
    before = store.project.copy()
    store.do(edits.set_when(store.project, event.id, read_date("early Oct 2016")))
    store.do(edits.retitle(store.project, event.id, "Another title"))
    actor = event.participants[0].actor_id
    store.do(edits.rename_actor(store.project, actor, "Another name"))
    sample.projects.save_as(folder / "copy.dateline")
    again = open_project(folder / "test.dateline").session
    assert again.project == store.project
    for _ in range(3):
        again.undo()
    assert again.project == before
    again.close()
    for _ in range(3):
        store.undo()
    assert store.project == before


def test_one_selection_holds_for_all_views(sample: MainWindow) -> None:
    event = next(e for e in sample.store.project.lead_events() if e.when and e.citations)
    sample.store.select([event.id])
    assert event.title[:20] in text_of(sample.docks.inspector)
    sample.commands.selected.show_evidence()
    assert sample.docks.reader.document_id == event.citations[0].document_id


def test_commands_without_a_selection_refuse_in_words(sample: MainWindow) -> None:
    for command in (sample.commands.selected.accept, sample.commands.selected.merge_actors):
        with pytest.raises(UserError, match=r"Select .* first"):
            command()


def test_the_filter_holds_for_every_view_and_the_workbook(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    sample.toolbar.search.setText("bridge")
    sample.toolbar.search.apply()
    shown = sample.store.visible
    assert 0 < len(shown) < 20  # three sentences name it: ten events, each told once
    sample.exporting.wrote.disconnect(sample._say_written)
    with qtbot.waitSignal(sample.exporting.wrote, timeout=PATIENCE):
        sample.exporting.write(tmp_path / "bridge.xlsx", filtered=True)
    sample.exporting.wrote.connect(sample._say_written)
    book = load_workbook(tmp_path / "bridge.xlsx")
    assert {r[0].value for r in book["Events"].iter_rows(min_row=2)} == set(shown)
    about = [tuple(c.value for c in row[1:3]) for row in book["About"].iter_rows()]
    assert ("Filters in force", "text: bridge") in about


def test_bad_files_are_listed_and_nothing_else_breaks(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "zero.txt").write_bytes(b"")
    (tmp_path / "program.txt").write_bytes(b"\x7fELF\0\0\0\0")
    (tmp_path / "undated.txt").write_text("The mayor resigned on Thursday. Police said so.")
    seen = list[Problem]()
    sample.loading.problem.connect(seen.append)
    sample.commands.take_files(sorted(tmp_path.iterdir()))
    qtbot.waitUntil(lambda: not at_work(sample), timeout=PATIENCE)
    sample.loading.problem.disconnect(seen.append)
    assert sorted((p.where, p.severity) for p in seen) == [
        ("program.txt", "error"),
        ("undated.txt", "warning"),
        ("zero.txt", "error"),
    ]
    assert len(sample.store.project.documents) == 8
    assert sample.docks.bottom[2].windowTitle().startswith("Problems · ")


def drop(window: MainWindow, data: QMimeData) -> None:
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, buttons, keys))


def test_a_dropped_web_address_is_not_fetched(sample: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/article")])
    drop(sample, data)
    assert not sample.worker.busy
    assert sample.docks.problems.model.problems[-1].where == "https://example.org/article"


def test_dropped_words_become_an_article(sample: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("Town hall\n\n3 May 2021\n\nThe mayor resigned on Monday. Police said so.")
    drop(sample, data)
    qtbot.waitUntil(lambda: not at_work(sample), timeout=PATIENCE)
    assert [d.title for d in sample.store.project.documents.values()][-1] == "Town hall"


def test_the_palette_runs_what_is_typed(sample: MainWindow, qtbot: QtBot) -> None:
    palette = Palette(sample.actions_.all(), sample)
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(palette._field, "show table")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert sample.tabs.currentWidget() is sample.table
    sample.tabs.setCurrentWidget(sample.timeline)


def test_every_key_belongs_to_one_action(window: MainWindow) -> None:
    keys = [a.shortcut().toString() for a in window.actions_.all() if not a.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
def test_nothing_of_the_window_is_cut_off(
    sample: MainWindow, name: str, size: tuple[int, int]
) -> None:
    theme.theme().use(name)
    sample.resize(*size)
    sample.reset_layout()
    QTest.qWait(50)
    assert (sample.width(), sample.height()) == size
    for part in (sample.timeline.canvas, sample.graph.canvas, sample.docks.reader):
        assert part.height() > 100
        assert part.width() > 250
    ground = theme.theme().colour("panel").name()
    assert ground in colours(sample)


def test_every_button_has_a_name(sample: MainWindow) -> None:
    nameless = [
        b for b in sample.findChildren(QToolButton)
        if b.isVisible() and not (b.text() or b.accessibleName() or b.toolTip())
    ]  # fmt: skip
    assert not [b.objectName() or b.parent() for b in nameless]


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    steps = range(0, image.width(), 7), range(0, image.height(), 3)
    return {image.pixelColor(x, y).name() for x in steps[0] for y in steps[1]}


def text_of(widget: QWidget) -> str:
    said = [
        str(c.property("text") or c.property("plainText") or "")
        for c in widget.findChildren(QWidget)
    ]
    return "\n".join(said)
