from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from gui.exporting import JSONL, PACK, ways
from tests.gui.test_main_window import PATIENCE, folder, sample, window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.main_window import MainWindow

__all__ = ["folder", "quiet", "sample", "window"]


@pytest.fixture
def quiet(sample: MainWindow) -> Iterator[MainWindow]:
    """The window with the sample, which does not offer to open what it wrote."""
    sample.exporting.wrote.disconnect(sample._say_written)
    yield sample
    sample.exporting.wrote.connect(sample._say_written)


def test_every_way_out_writes_its_file_from_the_window(
    quiet: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for way in ways():
        path = tmp_path / f"{way.id}{way.suffix}"
        with qtbot.waitSignal(quiet.exporting.wrote, timeout=PATIENCE):
            quiet.exporting.write(path, filtered=False, way=way.id)
        assert list(tmp_path.glob(f"{way.id}*{way.suffix}")), way.id


def test_the_report_shows_the_views_as_they_are(
    quiet: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "pack.zip"
    with qtbot.waitSignal(quiet.exporting.wrote, timeout=PATIENCE):
        quiet.exporting.write(path, filtered=True, way=PACK)
    report = ZipFile(path).read("report.html").decode()
    assert report.count('src="data:image/png;base64,iVBOR') == 2


def test_the_menu_offers_every_way_out(sample: MainWindow) -> None:
    said = {action.text() for action in sample.actions_.all()}
    assert {f"{way.words}…" for way in ways()} <= said
    assert JSONL in {way.id for way in ways()}


@pytest.mark.parametrize("way", ways(), ids=lambda way: way.id)
def test_every_way_out_has_a_suffix_and_words(way: object) -> None:
    assert getattr(way, "suffix", "").startswith(".")
    assert getattr(way, "words", "")


def test_the_workbook_shows_the_views_as_they_are(
    quiet: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "sample.xlsx"
    with qtbot.waitSignal(quiet.exporting.wrote, timeout=PATIENCE):
        quiet.exporting.write(path, filtered=False)
    charts: Any = load_workbook(path)["Charts"]
    assert len(charts._images) == 2
    assert not quiet.exporting.busy.isVisible()


def test_an_export_can_be_stopped_and_the_old_file_stays(
    quiet: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "sample.xlsx"
    path.write_bytes(b"old")
    quiet.exporting.write(path, filtered=False)
    assert not quiet.exporting.busy.isHidden()
    with qtbot.waitSignal(quiet.exporting.message) as said:
        quiet.exporting.busy.cancel.click()
    assert "stopped" in said.args[0]
    assert quiet.exporting.busy.isHidden()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["sample.xlsx"]
    with qtbot.waitSignal(quiet.exporting.wrote, timeout=PATIENCE):
        quiet.exporting.write(path, filtered=False)


@pytest.mark.parametrize(("press", "expected"), [("shown", True), ("All", False), ("Cancel", None)])
def test_a_filter_in_force_asks_how_much_to_export(
    sample: MainWindow, press: str, expected: bool | None
) -> None:
    asked = list[str]()

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.extend(button.text().replace("&", "") for button in box.buttons())
        next(b for b in box.buttons() if press in b.text()).click()

    QTimer.singleShot(0, answer)
    assert sample.exporting._ask_filtered() is expected
    assert f"The {len(sample.store.visible)} events shown" in asked
    assert f"All {len(sample.store.project.lead_events())} events" in asked
