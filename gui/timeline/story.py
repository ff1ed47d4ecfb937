"""The story: views kept with captions, and stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.layout.timeline.asked import dumps, loads
from core.layout.timeline.lanes import LaneBy
from core.timeline_edits import change_scene, drop_scene, move_scene, new_scene, story
from gui.keyed import keep_tip
from gui.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from core.model import Scene
    from core.project import Patch, Project
    from gui.timeline.canvas import TimelineCanvas

EMPTY = "No scenes yet. Save the view: range, lanes, filter and selection are kept with a caption."


class Story(QWidget):
    """Shows one scene at a time; every change of the story is one undoable step."""

    shown_changed = Signal()
    """Another scene is told, or the story is another."""

    def __init__(self, canvas: TimelineCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.scene_id = ""
        """The scene that is told; empty for none."""
        self._telling = False
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        store = canvas.store
        store.patched.connect(self._follow_patch)
        store.reset.connect(self._follow_reset)
        theme().changed.connect(self._tint)
        self._fill()

    # Telling

    @property
    def scenes(self) -> list[Scene]:
        """The scenes in order."""
        return story(self._canvas.store.project)

    def step(self, by: int) -> None:
        """Tell the next scene, or the one before."""
        ids = [s.id for s in self.scenes]
        if ids:
            at = ids.index(self.scene_id) + by if self.scene_id in ids else 0
            self.tell(ids[min(max(at, 0), len(ids) - 1)])

    def tell_next(self) -> None:
        """Tell the next scene."""
        self.step(1)

    def tell_previous(self) -> None:
        """Tell the scene before."""
        self.step(-1)

    def tell(self, scene_id: str) -> None:
        """Show what a scene keeps."""
        scene = self._canvas.store.project.scenes[scene_id]
        self._keep_caption()
        self.scene_id = scene_id
        canvas = self._canvas
        canvas.store.set_filter(loads(scene.asked))
        if scene.lanes in list(LaneBy) and canvas.lane_by != scene.lanes:
            canvas.lane_by = LaneBy(scene.lanes)
        project = canvas.store.project
        canvas.store.select(i for i in scene.selection if project.row(i) is not None)
        canvas.show_range(scene.first, scene.last)
        canvas.scroll_to_busy()
        self._fill()
        self.shown_changed.emit()

    # Making

    def save_view(self) -> None:
        """Keep the view as the last scene."""
        before = set(self._canvas.store.project.scenes)
        name = f"Scene {len(before) + 1}"
        self._canvas.perform(_new, name, self._view())
        for scene_id in set(self._canvas.store.project.scenes) - before:
            self.scene_id = scene_id
        self._fill()
        self.show()
        self.caption.setFocus()

    def _view(self) -> dict[str, Any]:
        canvas = self._canvas
        return {
            "first": int(canvas.scale.left), "last": int(canvas.scale.right),
            "lanes": canvas.lane_by.value, "asked": dumps(canvas.store.filter),
            "selection": tuple(sorted(canvas.store.selection)),
        }  # fmt: skip

    def renew(self) -> None:
        """Let the scene keep the view as it is now."""
        if self.scene_id:
            self._canvas.perform(_changed, self.scene_id, self._view())

    def ask_name(self) -> None:
        """Ask for another name of the scene."""
        if self.scene_id:
            now = self._canvas.store.project.scenes[self.scene_id].name
            name, asked = QInputDialog.getText(self, "Rename scene", "Name of the scene", text=now)
            if asked:
                self.rename(name)

    def rename(self, name: str) -> None:
        """Give the scene another name."""
        if self.scene_id:
            self._canvas.perform(_changed, self.scene_id, {"name": name})

    def shift(self, by: int) -> None:
        """Tell the scene earlier or later."""
        ids = [s.id for s in self.scenes]
        if self.scene_id in ids:
            at = ids.index(self.scene_id) + by
            self._canvas.perform(move_scene, self.scene_id, at)

    def move_earlier(self) -> None:
        """Tell the scene earlier."""
        self.shift(-1)

    def move_later(self) -> None:
        """Tell the scene later."""
        self.shift(1)

    def drop(self) -> None:
        """Take the scene out of the story."""
        if self.scene_id:
            self._canvas.perform(drop_scene, self.scene_id)

    def _keep_caption(self) -> None:
        text = self.caption.toPlainText().strip()
        scene = self._canvas.store.project.scenes.get(self.scene_id)
        if scene is not None and scene.caption != text and not self._telling:
            self._canvas.perform(_changed, self.scene_id, {"caption": text})

    # Parts

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 4, 8, 6)
        rows.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(4)
        self.back = self._tool("chevron-left", "Scene before", self.tell_previous)
        self.on = self._tool("chevron-right", "Next scene", self.tell_next)
        keep_tip(self.back, "Scene before", "View/Scene before")
        keep_tip(self.on, "Next scene", "View/Next scene")
        self.choice = QComboBox()
        self.choice.setAccessibleName("Scene of the story")
        self.choice.activated.connect(self._choose)
        self.keep = QPushButton("Save view")
        self.keep.setToolTip("Keep range, lanes, filter and selection as a scene")
        self.keep.clicked.connect(self.save_view)
        self.more = self._tool("ellipsis", "What to do with the scene", None)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        for widget in (self.back, self.on):
            line.addWidget(widget)
        line.addWidget(self.choice, 1)
        line.addWidget(self.keep)
        line.addWidget(self.more)
        rows.addLayout(line)
        self.words = QLabel(EMPTY, wordWrap=True)
        self.words.setProperty("dim", True)
        rows.addWidget(self.words)
        self.caption = QPlainTextEdit()
        self.caption.setPlaceholderText("Caption: what this view shows")
        self.caption.setAccessibleName("Caption of the scene")
        self.caption.setTabChangesFocus(True)
        self.caption.setFixedHeight(round(self.fontMetrics().height() * 3.1))
        self.caption.installEventFilter(self)
        rows.addWidget(self.caption)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Rename…", self.ask_name)
        menu.addAction("Keep the view as it is now", self.renew)
        menu.addAction("Tell earlier", self.move_earlier)
        menu.addAction("Tell later", self.move_later)
        menu.addSeparator()
        menu.addAction("Delete scene", self.drop)
        return menu

    def _tool(self, name: str, words: str, run: Callable[[], None] | None) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setProperty("flat", True)
        button.setProperty("icon_name", name)
        side = round(self.fontMetrics().height() * 1.05)
        button.setIconSize(QSize(side, side))
        button.setIcon(icon(name))
        if run is not None:
            button.clicked.connect(run)
        return button

    def _tint(self) -> None:
        for button in (self.back, self.on, self.more):
            button.setIcon(icon(str(button.property("icon_name"))))

    def _choose(self, row: int) -> None:
        self.tell(str(self.choice.itemData(row)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.caption and event.type() == QEvent.Type.FocusOut:
            self._keep_caption()
        return super().eventFilter(watched, event)

    def _follow_patch(self, patch: object) -> None:
        if "V" in getattr(patch, "letters", ()):
            self._fill()

    def _follow_reset(self) -> None:
        self.scene_id = ""
        self._fill()

    def _fill(self) -> None:
        self._telling = True
        scenes = self.scenes
        ids = [s.id for s in scenes]
        if self.scene_id not in ids:
            self.scene_id = ""
        self.choice.clear()
        for number, scene in enumerate(scenes, 1):
            self.choice.addItem(f"{number} of {len(scenes)} · {scene.name}", scene.id)
        self.choice.setCurrentIndex(ids.index(self.scene_id) if self.scene_id else -1)
        told = self._canvas.store.project.scenes.get(self.scene_id)
        if told is None or told.caption != self.caption.toPlainText().strip():
            self.caption.setPlainText(told.caption if told else "")
        for widget in (self.back, self.on, self.choice):
            widget.setEnabled(bool(scenes))
        self.caption.setVisible(told is not None)
        self.words.setVisible(not scenes)
        self.more.setEnabled(told is not None)
        self._telling = False


def _new(project: Project, name: str, view: dict[str, Any]) -> Patch:
    return new_scene(project, name, **view)


def _changed(project: Project, scene_id: str, values: dict[str, Any]) -> Patch:
    return change_scene(project, scene_id, **values)
