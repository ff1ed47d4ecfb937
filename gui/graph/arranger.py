"""Where the nodes stand: pins first, then where they stood, then what the layout finds."""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.layout.graph_arrange import arranged
from core.layout.graph_circular import circular
from core.layout.graph_start import started
from gui.graph.scene import LARGE, empty
from gui.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from gui.graph.scene import Scene

    Floats = NDArray[np.float64]

DIRECT = 120
"""Up to so many nodes the layout takes less than 30 ms and is computed at once."""
_LABEL = (70.0, 50.0)
"""World units that a name takes beside and below its node."""
_NAMED = 400
"""Larger graphs are spread for their nodes only: their names show when one zooms in."""
_APART = (18.0, 18.0)
_PICTURE = 0.12
"""Seconds between two pictures of a settling graph."""


class Layout(StrEnum):
    """How nodes are arranged."""

    FORCE = "force"
    CIRCULAR = "circular"


class Arranger(QObject):
    """Remembers where every actor stood, so that none jumps when articles come or filters go."""

    moved = Signal(object)
    """Places (n, 2) of the scene last asked for, as a large graph settles."""
    settled = Signal()
    """A large graph stands still."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout = Layout.FORCE
        self._stood: dict[str, tuple[float, float]] = {}
        self._job: Job | None = None
        self._last: Floats | None = None
        self._scene = empty()

    def forget(self) -> None:
        """Forget where actors stood, so that the next arrangement is made afresh."""
        self.stop()
        self._stood.clear()

    def remember(self, places: Mapping[str, tuple[float, float]]) -> None:
        """Note where actors stand, as if the layout had put them there."""
        self._stood.update(places)

    def stop(self) -> None:
        """Give up the arrangement under way."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    @property
    def busy(self) -> bool:
        """Whether a large graph is settling."""
        return self._job is not None

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Where the force layout put each actor."""
        return dict(self._stood)

    def arrange(self, scene: Scene, aspect: float) -> Floats:
        """Return places (n, 2) for the scene; a large one goes on moving, by signals."""
        self.stop()
        self._scene = scene
        if self.layout is Layout.CIRCULAR:
            return self._with_pins(circular(scene.graph, 2 * LARGE + 70))
        known = self._known()
        if not np.isnan(known).any():
            return known
        room = np.array(_LABEL if len(scene.actors) <= _NAMED else _APART)
        boxes = 2 * scene.radii[:, None] + room
        every = 5 if len(scene.actors) <= 2000 else 2
        work = partial(
            arranged, scene.graph, known, scene.pinned, boxes, aspect=aspect, every=every
        )
        if len(scene.actors) <= DIRECT:
            return self._kept(deque(work(), maxlen=1).pop())
        self._begin(Job(partial(paced, work)))
        return started(scene.graph, known)

    def _begin(self, job: Job) -> None:
        self._job, self._last = job, None
        job.produced.connect(self._follow)
        job.finished.connect(self._finish)
        job.failed.connect(self._finish)
        job.start()

    def _follow(self, places: Floats) -> None:
        self._last = places
        self.moved.emit(places)

    def _finish(self) -> None:
        """Remember the result; an arrangement broken off is made anew instead."""
        self._job = None
        if self._last is not None:
            self._kept(self._last)
        self.settled.emit()

    def _known(self) -> Floats:
        places = [a.position or self._stood.get(a.id, (np.nan, np.nan)) for a in self._scene.actors]
        return np.array(places, dtype=float).reshape(-1, 2)

    def _kept(self, places: Floats) -> Floats:
        """Remember where the layout put those that are not pinned."""
        for actor, (x, y) in zip(self._scene.actors, places.tolist(), strict=True):
            if actor.position is None:
                self._stood[actor.id] = (x, y)
        return places

    def _with_pins(self, places: Floats) -> Floats:
        for node, actor in enumerate(self._scene.actors):
            if actor.position is not None:
                places[node] = actor.position
        return places


def paced(work: Callable[[], Iterator[Floats]]) -> Iterator[Floats]:
    """Pass on the last places, and those on the way no faster than they can be painted."""
    shown, places = monotonic(), None
    for places in work():
        if monotonic() - shown > _PICTURE:
            shown = monotonic()
            yield places
    if places is not None:
        yield places
