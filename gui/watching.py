"""A folder that is watched: files that arrive in it are added while the program runs."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QToolButton, QWidget

from core.errors import Problem
from core.reading import expand
from gui import settings
from gui.job import Job
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY = 2000
"""Milliseconds between two looks at the folder."""
Seen = dict[Path, tuple[int, float]]
"""Files by path, with their size and the moment of their last change."""
GONE = "the watched folder is gone; watching has stopped"
FOLDER, SINCE = "watch/folder", "watch/since"


class Watching(QObject):
    """Looks into a folder off the GUI thread; a file counts when it has stopped growing.

    The folder is remembered, and when it was last looked into: what arrives while the program is
    closed is found at the next start.
    """

    arrived = Signal(object)
    """Files (a list of paths) that are new or have changed."""
    changed = Signal()
    """Watching has begun or ended."""
    problem = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._since = 0.0
        self._growing: Seen = {}
        self._known: Seen = {}
        self._job: Job | None = None
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)

    def start(self, folder: Path) -> None:
        """Watch a folder: all that is in it is added, then whatever arrives."""
        self._begin(folder.absolute(), 0.0)

    def resume(self) -> None:
        """Watch the folder of the last run again."""
        remembered = settings.text(FOLDER)
        if remembered and Path(remembered).is_dir():
            with contextlib.suppress(ValueError):
                self._begin(Path(remembered), float(settings.text(SINCE, "0")))

    def stop(self) -> None:
        """Watch no longer, nor at the next start."""
        settings.remember(FOLDER, "")
        self._end()

    def pause(self) -> None:
        """Stop for now: the program ends."""
        self._timer.stop()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def look(self) -> None:
        """Look into the folder, unless that is going on."""
        if self.folder is not None and self._job is None:
            self._job = Job(partial(_listed, self.folder))
            self._job.produced.connect(self._compare)
            self._job.finished.connect(self._done)
            self._job.start()

    def _begin(self, folder: Path, since: float) -> None:
        self.pause()
        self.folder, self._since = folder, since
        self._known, self._growing = {}, {}
        settings.remember(FOLDER, str(folder))
        self._timer.start()
        self.changed.emit()
        self.look()

    def _end(self) -> None:
        self.pause()
        self.folder = None
        self.changed.emit()

    def _done(self) -> None:
        self._job = None

    def _compare(self, now: Seen | None) -> None:
        """Tell what has arrived: new since the last look but one, and of the same size since."""
        if now is None:
            self.problem.emit(Problem(str(self.folder), GONE))
            settings.remember(FOLDER, "")
            QTimer.singleShot(0, self, self._end)
            return
        fresh = {p: s for p, s in now.items() if self._known.get(p) != s and s[1] > self._since}
        steady = sorted(p for p, s in fresh.items() if self._growing.get(p) == s)
        self._growing = {p: s for p, s in fresh.items() if p not in steady}
        self._known |= {p: now[p] for p in steady}
        if steady:
            self.arrived.emit(steady)
            latest = max(now[p][1] for p in steady)
            settings.remember(SINCE, repr(max(latest, float(settings.text(SINCE, "0")))))


class WatchSign(QWidget):
    """Names the watched folder in the status bar, with the way to stop; hidden otherwise."""

    def __init__(self, watching: Watching, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watching = watching
        self.words, self.stop = QLabel(), QToolButton()
        self.stop.setToolTip("Stop watching the folder")
        self.stop.setAccessibleName("Stop watching the folder")
        self.stop.setProperty("flat", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.words)
        row.addWidget(self.stop)
        self.stop.clicked.connect(watching.stop)
        watching.changed.connect(self._show)
        theme().changed.connect(self._tint)
        self._tint()
        self._show()

    def _show(self) -> None:
        folder = self._watching.folder
        self.setVisible(folder is not None)
        if folder is not None:
            self.words.setText(f"Watching {folder.name or folder}")
            self.words.setToolTip(f"Files that arrive in {folder} are added")

    def _tint(self) -> None:
        self.stop.setIcon(icon("x", "dim"))


def ask_folder(parent: QWidget) -> Path | None:
    """Let the analyst choose the folder to watch."""
    chosen = QFileDialog.getExistingDirectory(
        parent, "Watch folder", str(settings.folder("articles"))
    )
    return Path(chosen) if chosen else None


def _listed(folder: Path) -> Iterator[Seen | None]:
    """Yield what is in the folder; None where the folder is gone. Runs in a thread."""
    if not folder.is_dir():
        yield None
        return
    found: Seen = {}
    for path in expand([folder]):
        with contextlib.suppress(OSError):
            state = path.stat()
            # A file that is moved in keeps its age; that it came is the other moment.
            found[path] = (state.st_size, max(state.st_mtime, state.st_ctime))
    yield found
