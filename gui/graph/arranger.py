"""Where the nodes stand: pins first, then where they stood, then what the layout finds."""

from __future__ import annotations

import json
from collections import deque
from enum import StrEnum
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.layout.graph_arrange import arranged
from core.layout.graph_circular import circular
from core.layout.graph_ego import ego
from core.layout.graph_force import relax
from core.layout.graph_layers import layered
from core.layout.graph_start import started
from gui.graph.scene import BOLD, LARGE, empty
from gui.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from gui.graph.scene import Scene

    Floats = NDArray[np.float64]

DIRECT = 120
"""Up to so many nodes the layout takes less than 30 ms and is computed at once."""
_LABEL = (70.0, 50.0)
"""World units that a name takes beside and below its node."""
_LETTER, _LONGEST = 8.5, 26
"""World units that a letter of a bold name takes, and how many of them are written."""
_NAMED = 400
"""Larger graphs are spread for their nodes only: their names show when one zooms in."""
_APART = (18.0, 18.0)
_PICTURE = 0.12
"""Seconds between two pictures of a settling graph."""
_LIVE = 0.03
"""The same while the analyst watches it settle."""


class Layout(StrEnum):
    """How nodes are arranged."""

    FORCE = "force"
    CIRCULAR = "circular"
    HIERARCHICAL = "hierarchical"
    EGO = "ego"


class Arranger(QObject):
    """Remembers where every actor stood, so that none jumps when articles come or filters go."""

    moved = Signal(object)
    """Places (n, 2) of the scene last asked for, as a large graph settles."""
    settled = Signal()
    """A large graph stands still."""
    failed = Signal(str)
    """An arrangement came to nothing: what to say."""
    kept = Signal()
    """Actors stand elsewhere than before: what places holds has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout = Layout.FORCE
        self._stood: dict[str, tuple[float, float]] = {}
        self._job: Job | None = None
        self._last: Floats | None = None
        self._scene = empty()
        self._live = False
        self.recalled = False
        """Whether places were taken up that an earlier run kept."""

    def forget(self) -> None:
        """Forget where actors stood, so that the next arrangement is made afresh."""
        self.stop()
        self._stood.clear()
        self.recalled = False

    def remember(self, places: Mapping[str, tuple[float, float]]) -> None:
        """Note where actors stand, as if the layout had put them there."""
        self._stood.update(places)
        self.kept.emit()

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

    def saved(self) -> bytes:
        """Return where actors stand, to be kept beside the project."""
        rounded = {i: (round(x, 1), round(y, 1)) for i, (x, y) in self._stood.items()}
        return json.dumps(rounded).encode()

    def recall(self, saved: bytes | None) -> None:
        """Take up what saved returned; what cannot be read is no place."""
        try:
            found = json.loads(saved or b"{}")
            places = {str(i): (float(x), float(y)) for i, (x, y) in found.items()}
        except (ValueError, TypeError, AttributeError):
            return
        finite = {i: p for i, p in places.items() if np.isfinite(p).all()}
        self._stood.update(finite)
        self.recalled = bool(finite)

    def arrange(self, scene: Scene, aspect: float, middle: Sequence[int] = ()) -> Floats:
        """Return places (n, 2) for the scene; a large one goes on moving, by signals.

        middle: the nodes that the ego layout puts in the middle.
        """
        live = self._interrupt(scene)
        self._scene = scene
        if self.layout is not Layout.FORCE and scene.actors:
            return self._drawn_up(scene, middle, aspect)
        known = self._known()
        if not np.isnan(known).any():
            if live:
                scene.places = known
                self.run(scene)
            return known
        every = 5 if len(scene.actors) <= 2000 else 2
        boxes, pinned, graph = self._boxes(scene), scene.pinned, scene.graph
        work = partial(arranged, graph, known, pinned, boxes, aspect=aspect, every=every)
        if len(scene.actors) <= DIRECT:
            return self._kept(deque(work(), maxlen=1).pop())
        self._live = False
        self._begin(Job(partial(paced, work, _PICTURE)))
        return started(graph, known)

    def run(self, scene: Scene) -> None:
        """Let the forces work from where the nodes stand, for all but pinned ones, to be watched.

        pause ends it and keeps the places that it came to.
        """
        self.stop()
        self._scene, self._live = scene, True
        work = partial(relax, scene.graph, scene.places.copy(), scene.pinned, 1)
        self._begin(Job(partial(paced, work, _LIVE)))

    def pause(self) -> None:
        """Stop where it is and stay there."""
        if self._job is not None:
            self.stop()
            self._finish()

    def _interrupt(self, scene: Scene) -> bool:
        """Stop for another scene; say whether the analyst was watching the forces at work.

        Their places count then; an arrangement broken off is made anew instead.
        """
        live, busy = self._live and self.busy, self.busy
        self.stop()
        if live and self._last is not None:
            self._kept(self._last)
        if busy:
            scene.places = np.full_like(scene.places, np.nan)
        return live

    def _drawn_up(self, scene: Scene, middle: Sequence[int], aspect: float) -> Floats:
        """Return places that follow from the ties alone, but for the pins."""
        count = len(scene.actors)
        wide = 2 * LARGE + (70 if count <= _NAMED else 20)
        if self.layout is Layout.CIRCULAR:
            return self._with_pins(circular(scene.graph, wide))
        if self.layout is Layout.EGO:
            focus = list(middle) or [int(scene.order[0])]
            return self._with_pins(ego(count, scene.graph.links, focus, wide))
        return self._with_pins(layered(count, scene.ends, (wide, 150.0), aspect))

    def _boxes(self, scene: Scene) -> Floats:
        room = np.array(_LABEL if len(scene.actors) <= _NAMED else _APART)
        boxes: Floats = 2 * scene.radii[:, None] + room
        if len(scene.actors) <= _NAMED:
            for node in np.flatnonzero(scene.weights >= BOLD).tolist():
                wide = min(len(scene.actors[node].label), _LONGEST) * _LETTER
                boxes[node, 0] = max(boxes[node, 0], wide)
        return boxes

    def _begin(self, job: Job) -> None:
        self._job, self._last = job, None
        job.produced.connect(self._follow)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.start()

    def _follow(self, places: Floats) -> None:
        self._last = places
        self.moved.emit(places)

    def _fail(self, error: object) -> None:
        self.failed.emit(f"The layout failed ({error}). Arrange again, or choose another layout.")
        self._finish()

    def _finish(self) -> None:
        """Remember the result; an arrangement broken off is made anew instead."""
        self._job = None
        if self._last is not None:
            self._kept(self._last)
        self.settled.emit()

    def _known(self) -> Floats:
        """Return the places of the scene, those it lacks filled from pins and memory."""
        known, actors = self._scene.places.copy(), self._scene.actors
        for node in np.flatnonzero(np.isnan(known[:, 0])).tolist():
            actor = actors[node]
            known[node] = actor.position or self._stood.get(actor.id, (np.nan, np.nan))
        return known

    def _kept(self, places: Floats) -> Floats:
        """Remember where the layout put those that are not pinned."""
        for actor, (x, y) in zip(self._scene.actors, places.tolist(), strict=True):
            if actor.position is None:
                self._stood[actor.id] = (x, y)
        self.kept.emit()
        return places

    def _with_pins(self, places: Floats) -> Floats:
        for node, actor in enumerate(self._scene.actors):
            if actor.position is not None:
                places[node] = actor.position
        return places


def paced(work: Callable[[], Iterator[Floats]], pause: float) -> Iterator[Floats]:
    """Pass on the last places, and those on the way no faster than they can be painted."""
    shown, places = monotonic(), None
    for places in work():
        if monotonic() - shown > pause:
            shown = monotonic()
            yield places
    if places is not None:
        yield places
