from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from gui import settings
from gui.watching import FOLDER, Watching, WatchSign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.errors import Problem

PATIENCE = 60_000


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Keep what is remembered in the test, not in the user's settings."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(settings, "text", lambda key, default="": kept.get(key, default))
    monkeypatch.setattr(settings, "remember", kept.__setitem__)
    return kept


@pytest.fixture
def watching(qapp: object, remembered: dict[str, str]) -> Iterator[Watching]:
    made = Watching()
    made._timer.setInterval(20)
    yield made
    made.pause()


def names(found: list[Path]) -> list[str]:
    return [path.name for path in found]


def test_what_is_there_and_what_arrives_is_told_once(
    qtbot: QtBot, watching: Watching, tmp_path: Path
) -> None:
    told: list[Path] = []
    watching.arrived.connect(told.extend)
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    watching.start(tmp_path)
    qtbot.waitUntil(lambda: names(told) == ["a.txt"], timeout=PATIENCE)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "b.html").write_text("<html><p>Two.")
    qtbot.waitUntil(lambda: names(told) == ["a.txt", "b.html"], timeout=PATIENCE)
    for _ in range(3):
        with qtbot.waitSignal(watching._timer.timeout, timeout=PATIENCE):
            pass
    assert names(told) == ["a.txt", "b.html"]


def test_a_file_that_changes_is_told_again(
    qtbot: QtBot, watching: Watching, tmp_path: Path
) -> None:
    told: list[Path] = []
    watching.arrived.connect(told.extend)
    (tmp_path / "a.txt").write_text("One.")
    watching.start(tmp_path)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=PATIENCE)
    (tmp_path / "a.txt").write_text("One, and more.")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE)


def test_a_folder_that_goes_ends_the_watch_with_a_word(
    qtbot: QtBot, watching: Watching, remembered: dict[str, str], tmp_path: Path
) -> None:
    said: list[Problem] = []
    watching.problem.connect(said.append)
    folder = tmp_path / "inbox"
    folder.mkdir()
    watching.start(folder)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: watching.folder is None, timeout=PATIENCE)
    assert "gone" in said[0].message
    assert remembered[FOLDER] == ""


def test_the_next_run_goes_on_with_what_arrived_meanwhile(
    qtbot: QtBot, watching: Watching, tmp_path: Path
) -> None:
    told: list[Path] = []
    (tmp_path / "a.txt").write_text("One.")
    watching.arrived.connect(told.extend)
    watching.start(tmp_path)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=PATIENCE)
    watching.pause()
    (tmp_path / "b.txt").write_text("Two.")
    again = Watching()
    again._timer.setInterval(20)
    later: list[Path] = []
    again.arrived.connect(later.extend)
    again.resume()
    qtbot.waitUntil(lambda: names(later) == ["b.txt"], timeout=PATIENCE)
    again.pause()


def test_the_sign_names_the_folder_and_stops_it(
    qtbot: QtBot, watching: Watching, remembered: dict[str, str], tmp_path: Path
) -> None:
    sign = WatchSign(watching)
    qtbot.addWidget(sign)
    assert sign.isHidden()
    watching.start(tmp_path)
    assert not sign.isHidden()
    assert tmp_path.name in sign.words.text()
    sign.stop.click()
    assert sign.isHidden()
    assert remembered[FOLDER] == ""
