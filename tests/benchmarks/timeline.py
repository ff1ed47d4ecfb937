"""A frame of the timeline against the raster floor of such a frame, and a patch of one event."""

from __future__ import annotations

import os
import statistics
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStaticText, QTransform
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from core.edits import retitle, set_when
from core.model import Actor, ActorKind, Basis, Event, Factuality, FuzzyDate, Participant
from core.project import Patch, Project
from core.session import Session
from gui import theme
from gui.store import Store
from gui.timeline.pane import TimelinePane
from tests.benchmarks.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPaintEvent

SIZE = WIDE, HIGH = 1600, 900
YEAR = 31_556_952
FIRST, SPAN = -2_200_000_000, 200 * YEAR
LANES = 20
WORDS = (
    "treaty",
    "signed",
    "in",
    "Vienna",
    "delegates",
    "met",
    "general",
    "moved",
    "north",
    "letter",
    "sent",
    "to",
    "minister",
    "railway",
    "opened",
    "strike",
    "begins",
    "speech",
    "at",
    "assembly",
    "arrest",
    "of",
    "editor",
    "loan",
    "agreed",
    "fire",
    "harbour",
    "siege",
)
MANY, MORE = 100_000, 1_000_000


def measures() -> Iterator[Measure]:
    """Yield frames at 100,000 and 1,000,000 events, and a patch of one event among 100,000."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if isinstance(app, QApplication):
        theme.install(app, theme.LIGHT)
    pane, centre = opened(MANY)
    floor = _floor(pane)
    frames = _frames(pane, centre)
    yield Measure("floor", floor * 1e3, "ms", 100, at_most=True)
    median = statistics.median(frames)
    yield Measure("frame-median-100k", median / floor, "x floor", 4, at_most=True)
    yield Measure("frame-p95-100k", _p95(frames) / floor, "x floor", 7, at_most=True)
    patches, paints = _patches(pane)
    yield Measure("patch-to-timeline-100k", patches * 1e3, "ms", 6, at_most=True)
    yield Measure("patch-and-frame-100k", (patches + paints) * 1e3, "ms", 16, at_most=True)
    yield Measure("patch-share-100k", _shares(pane) * 1e3, "ms", 6, at_most=True)
    pane.close()
    more, centre = opened(MORE)
    shown = statistics.median(_frames(more, centre))
    yield Measure("frame-1M-to-100k", shown / median, "x", 1.5, at_most=True)
    more.close()


def opened(count: int) -> tuple[TimelinePane, float]:
    """Return a shown timeline of so many events, and a moment in a cluster of them."""
    project, centre = made(count)
    pane = TimelinePane(Store(Session(project)))
    pane.resize(*SIZE)
    pane.show()
    QApplication.processEvents()
    return pane, centre


def made(count: int) -> tuple[Project, float]:
    """Return a project of events over 200 years, half of them in clusters; seeded."""
    random = np.random.default_rng(7)
    clusters = random.random(200) * SPAN
    near = clusters[random.integers(0, 200, count)] + random.normal(0, 30 * 86400, count)
    start = np.where(random.random(count) < 0.5, random.random(count) * SPAN, near)
    start = start.clip(0, SPAN) + FIRST
    lasts = np.minimum(random.lognormal(11.5, 2.0, count), 3 * YEAR)
    length = np.where(random.random(count) < 0.3, lasts, 86_399)
    first = random.integers(0, len(WORDS), count)
    words = random.integers(2, 6, count)
    actor = random.integers(1, LANES + 1, count)
    kinds = list(Factuality)
    project = Project()
    project.load(Actor(f"A{n:04d}", f"Actor {n}", ActorKind.PERSON) for n in range(1, LANES + 1))
    project.load(
        Event(
            f"E{n + 1:05d}", " ".join((WORDS * 2)[first[n] : first[n] + words[n]]),
            FuzzyDate(int(start[n]), int(start[n] + length[n]), extent=bool(length[n] > 86_400)),
            Basis.RESOLVED, "ASSAULT", (Participant(f"A{actor[n]:04d}"),), (), kinds[n % 6],
        )
        for n in range(count)
    )  # fmt: skip
    return project, float(clusters[17] + FIRST)


def schedule(centre: float) -> Iterator[tuple[float, float]]:
    """Yield stretches: 60 steps from all of time into a cluster, then 20 pans at each of three."""
    for span in np.geomspace(SPAN, 3600, 60).tolist():
        yield centre - span / 2, centre + span / 2
    for span in (100.0 * YEAR, float(YEAR), 86_400.0):
        for n in range(20):
            low = centre - span * 0.6 + n * span * 0.02
            yield low, low + span


def _frames(pane: TimelinePane, centre: float) -> list[float]:
    """Return the seconds of each frame of the schedule, after two to warm up."""
    stretches = list(schedule(centre))
    for stretch in stretches[:2]:
        _frame(pane, stretch)
    return [_once(lambda s=stretch: _frame(pane, s)) for stretch in stretches]  # type: ignore[misc]


def _frame(pane: TimelinePane, stretch: tuple[float, float]) -> None:
    pane.canvas.show_range(*stretch)
    pane.canvas.viewport().repaint()


def _patches(pane: TimelinePane) -> tuple[float, float]:
    """Return the seconds from a patch until the timeline has followed, and of the next frame."""
    store, taken = pane.canvas.store, []
    event = store.project.events["E00500"]
    anchor = event.when.anchor if event.when else 0
    for span in (SPAN, YEAR, 3 * 86_400):
        _frame(pane, (anchor - span / 2, anchor + span / 2))
        taken += [_patched(pane) for _ in range(4)]
    following, painting = zip(*taken, strict=True)
    return statistics.median(following), statistics.median(painting)


def _patched(pane: TimelinePane) -> tuple[float, float]:
    store = pane.canvas.store
    when = store.project.events["E00500"].when
    if when is None or when.earliest is None or when.latest is None:
        raise ValueError(when)
    later = replace(when, earliest=when.earliest + 86_400, latest=when.latest + 86_400)
    patch = store.session.do(set_when(store.project, "E00500", later))
    follows = _once(lambda: store.patched.emit(patch))
    return follows, _once(pane.canvas.viewport().repaint)


def _shares(pane: TimelinePane) -> float:
    """Return the seconds that the timeline takes for a patch, all that it paints for it counted.

    Titles and dates of an event in view change, it selected or not, at three zooms.
    """
    store, taken = pane.canvas.store, []
    while not store.sieve.fill_texts(1000):
        pass
    when = store.project.events["E00500"].when
    anchor = when.anchor if when else 0
    for span in (SPAN, YEAR, 3 * 86_400):
        pane.canvas.show_range(anchor - span / 2, anchor + span / 2)
        for chosen in (set(), {"E00500"}):
            store.select(chosen)
            _settle()
            for number in range(4):
                patch = _retitled(store, number) if number % 2 else _redated(store)
                taken.append(_once(lambda p=patch: _shown(store, p)))  # type: ignore[misc]
    return statistics.median(taken)


def _settle() -> None:
    for _ in range(20):
        QApplication.processEvents()
        time.sleep(0.01)


def _shown(store: Store, patch: Patch) -> None:
    """Let the timeline follow, and paint what it wants to paint."""
    store.patched.emit(patch)
    for _ in range(3):
        QApplication.processEvents()


def _retitled(store: Store, number: int) -> Patch:
    return store.session.do(retitle(store.project, "E00500", f"treaty signed again {number}"))


def _redated(store: Store) -> Patch:
    when = store.project.events["E00500"].when
    if when is None or when.earliest is None or when.latest is None:
        raise ValueError(when)
    later = replace(when, earliest=when.earliest + 3600, latest=when.latest + 3600)
    return store.session.do(set_when(store.project, "E00500", later))


def _floor(pane: TimelinePane) -> float:
    """Return what a frame of this size must pay: a blit, 800 rectangles and 400 labels."""
    floor = Floor(pane)
    floor.show()
    QApplication.processEvents()
    times = [_once(floor.repaint) for _ in range(60)]
    floor.close()
    return statistics.median(times)


class Floor(QWidget):
    """Paints what any timeline of this size would have to, and knows nothing else."""

    def __init__(self, pane: TimelinePane) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(*SIZE)
        self.setFont(pane.canvas.font())
        self._pixels = np.full((HIGH, WIDE), 0xFFFAFAFA, np.uint32)
        labels = [" ".join((WORDS * 2)[n % 20 : n % 20 + 2 + n % 4]) for n in range(400)]
        self._labels = [self._laid(text) for text in labels]
        self._rects = [
            [QRect((n * 37) % 1550, 24 + lane * 43 + (n % 3) * 13, 30, 12) for n in range(40)]
            for lane in range(LANES)
        ]

    def _laid(self, text: str) -> QStaticText:
        laid = QStaticText(text)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid.prepare(QTransform(), self.font())
        return laid

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            image = QImage(self._pixels.tobytes(), WIDE, HIGH, QImage.Format.Format_RGB32)
            painter.drawImage(0, 0, image)
            painter.setPen(Qt.PenStyle.NoPen)
            for lane, rects in enumerate(self._rects):
                painter.setBrush(QColor.fromHsv(lane * 18, 120, 205))
                painter.drawRects(rects)
            painter.setPen(QColor(20, 20, 20))
            for n, laid in enumerate(self._labels):
                painter.drawStaticText((n * 83) % 1500, 24 + (n * 13) % 860, laid)


def _once(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _p95(times: list[float]) -> float:
    return float(np.percentile(times, 95))
