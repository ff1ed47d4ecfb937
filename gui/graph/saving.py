"""The graph as a file: a picture, a drawing, or data for another program."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog

from core.errors import UserError
from gui.graph.camera import fitting
from gui.graph.picture import paint_picture
from gui.job import Job
from gui.settings import folder, remember_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.graph.pane import GraphPane
    from gui.store import Store

WORDS = {
    "png": "PNG picture", "svg": "SVG drawing", "gexf": "GEXF for Gephi", "graphml": "GraphML"
}  # fmt: skip
SCALE = 2
"""Pixels of a saved picture per pixel of the screen."""
_ROOM = 80
"""Pixels that each of a few nodes is given along a side, so that a large graph is legible."""


class Saving(QObject):
    """Asks where to and writes what the graph shows."""

    message = Signal(str)

    def __init__(self, pane: GraphPane, store: Store) -> None:
        super().__init__(pane)
        self._pane, self._store = pane, store
        self._job: Job | None = None
        self._path = Path()

    def ask(self, way: str) -> None:
        """Let the analyst choose the file."""
        if not self._pane.scene.actors:
            self.message.emit("The graph is empty: there is nothing to export yet.")
            return
        suggested = str(folder("export") / f"graph.{way}")
        words = f"{WORDS[way]} (*.{way})"
        chosen, _ = QFileDialog.getSaveFileName(self._pane, "Export the graph", suggested, words)
        if chosen:
            path = Path(chosen)
            path = (
                path if path.suffix.lower() == f".{way}" else path.with_name(f"{path.name}.{way}")
            )
            remember_folder("export", path)
            self.write(way, path)

    def write(self, way: str, path: Path) -> None:
        """Write what is shown in this format."""
        if way == "png":
            self._say(path, written=picture(self._pane).save(str(path)))
        elif way == "svg":
            self._say(path, written=write_svg(self._pane, path))
        else:
            self._write_data(way, path)

    def stop(self) -> None:
        """Wait for a file that is being written."""
        if self._job is not None:
            self._job.stop()

    def _write_data(self, way: str, path: Path) -> None:
        pane, store = self._pane, self._store
        shown = frozenset().union(*(pane.scene.people(a.id) for a in pane.scene.actors))
        project = store.project.copy()
        work = partial(
            _written, way, path, project, store.visible, dict(pane.places), shown, store.filter
        )
        self._path = path
        self._job = Job(work)
        self._job.failed.connect(self._refuse)
        self._job.produced.connect(self._written)
        self._job.start()

    def _written(self, _path: object) -> None:
        self._say(self._path, written=True)

    def _refuse(self, error: Exception) -> None:
        self.message.emit(str(error) if isinstance(error, UserError) else f"Not written: {error}")

    def _say(self, path: Path, *, written: bool) -> None:
        self.message.emit(f"Wrote {path}" if written else f"{path} could not be written.")


def _written(
    way: str, path: Path, project: object, visible: frozenset[str], places: object,
    shown: frozenset[str], asked: object,
) -> Iterator[Path]:  # fmt: skip
    from core import export
    from core.exports.doors import door

    chosen = export.choose(project, visible, asked=asked, places=places)  # type: ignore[arg-type]
    nodes = tuple(n for n in chosen.nodes if n.id in shown)
    edges = tuple(e for e in chosen.edges if {e.source, e.target} <= shown)
    list(door(way).write(path, replace(chosen, nodes=nodes, edges=edges)))
    yield path


def frame_for(pane: GraphPane) -> QRectF:
    """Return a frame as the screen has, larger where many nodes need it."""
    size = pane.canvas.size()
    wide = max(size.width(), round(_ROOM * len(pane.scene.actors) ** 0.5))
    return QRectF(0, 0, wide, round(wide * size.height() / max(size.width(), 1)))


def picture(pane: GraphPane, scale: float = SCALE) -> QImage:
    """Return the whole graph as a picture."""
    frame = frame_for(pane)
    image = QImage(frame.size().toSize() * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    with QPainter(image) as painter:
        _paint(pane, painter, frame)
    return image


def write_svg(pane: GraphPane, path: Path) -> bool:
    """Write the whole graph as a drawing; say whether that went well."""
    from PySide6.QtSvg import QSvgGenerator

    frame = frame_for(pane)
    drawing = QSvgGenerator()
    drawing.setFileName(str(path))
    drawing.setSize(QSize(round(frame.width()), round(frame.height())))
    drawing.setViewBox(frame)
    drawing.setTitle("Actors and their ties")
    painter = QPainter()
    if not painter.begin(drawing):
        return False
    _paint(pane, painter, frame)
    return painter.end()


def _paint(pane: GraphPane, painter: QPainter, frame: QRectF) -> None:
    canvas = pane.canvas
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = frame.adjusted(70, 46, -70, -56)
    camera = fitting(canvas.scene.places, inner)
    paint_picture(painter, canvas.scene, camera, canvas.light, frame, canvas.font())
