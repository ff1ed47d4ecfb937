"""The two themes: named colours, the palette and style sheet made of them, and tinted icons."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gui import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

RESOURCES = Path(__file__).parent.parent / "resources"
DARK, LIGHT = "dark", "light"
FONT = "Inter"
ICON = 1.05
"""Side of an icon, in heights of the font."""
CHOSEN = "theme"
"""Where the theme chosen is remembered; empty follows the desktop."""


class Theme(QObject):
    """The theme in force; custom-painted views repaint on changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = LIGHT
        self._colours: Mapping[str, str] = _themes()[LIGHT]

    def colour(self, name: str) -> QColor:
        """Return a named colour of resources/theme.toml."""
        return QColor(self._colours[name.replace(" ", "_")])

    def use(self, name: str) -> None:
        """Put the light or the dark theme in force for the whole application."""
        self.name, self._colours = name, _themes()[name]
        app = QGuiApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(self._palette())
            app.setStyleSheet(_style_sheet(self._colours))
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette, role = QPalette(), QPalette.ColorRole
        named = {
            role.Window: "window", role.WindowText: "text", role.Base: "panel", role.Text: "text",
            role.AlternateBase: "window", role.Button: "panel", role.ButtonText: "text",
            role.Highlight: "accent", role.HighlightedText: "on_accent", role.Link: "accent",
            role.PlaceholderText: "dim", role.ToolTipBase: "panel", role.ToolTipText: "text",
            role.Mid: "line", role.Light: "hover", role.Accent: "accent",
        }  # fmt: skip
        for each, colour in named.items():
            palette.setColor(each, self.colour(colour))
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self.colour("dim"))
        return palette


@cache
def theme() -> Theme:
    """Return the application's one theme."""
    return Theme()


def install(app: QApplication, name: str) -> None:
    """Load the font, choose the style and put a theme in force."""
    app.setStyle("Fusion")
    for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    size = max(QFontInfo(app.font()).pointSizeF(), 9.0)
    font = QFont(FONT)
    font.setPointSizeF(size)
    app.setFont(font)
    theme().use(name)
    if not _following:
        QGuiApplication.styleHints().colorSchemeChanged.connect(_follow_desktop)
        _following.append(True)


_following: list[bool] = []
"""Whether the desktop is listened to; once is enough."""


def _follow_desktop(scheme: Qt.ColorScheme) -> None:
    """Change with the desktop unless the analyst chose a theme."""
    if not settings.text(CHOSEN):
        theme().use(DARK if scheme is Qt.ColorScheme.Dark else LIGHT)


def system_theme() -> str:
    """Return the theme that the desktop asks for."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def icon(name: str, colour: str = "text") -> QIcon:
    """Return an icon of resources/icons, tinted with a named colour of the theme in force."""
    return _tinted(name, theme().colour(colour).name(), theme().colour("dim").name())


@cache
def _tinted(name: str, colour: str, disabled: str) -> QIcon:
    found = QIcon()
    found.addPixmap(_pixmap(name, colour))
    found.addPixmap(_pixmap(name, disabled), QIcon.Mode.Disabled)
    return found


def _pixmap(name: str, colour: str, size: int = 48) -> QPixmap:
    svg = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
    return pixmap


@cache
def _themes() -> dict[str, dict[str, str]]:
    return tomllib.loads((RESOURCES / "theme.toml").read_text("utf-8"))


def _style_sheet(colours: Mapping[str, str]) -> str:
    text = (RESOURCES / "style.qss").read_text("utf-8")
    side = f"{_icon_side()}px"
    text = text.replace("@side", f"{side} {side}")
    text = re.sub(r"@@([\w-]+)", lambda m: _icon_file(m[1], colours["dim"]), text)
    return re.sub(r"@(\w+)", lambda m: colours[m[1]], text)


def _icon_side() -> int:
    """Return the side of an icon beside words of the application's font."""
    return round(QFontMetrics(QApplication.font()).height() * ICON)


@cache
def _icon_file(name: str, colour: str) -> str:
    """Write a tinted icon where a style sheet can read it, and return its path."""
    path = Path(_icon_folder().name) / f"{name}-{colour.lstrip('#')}.png"
    _pixmap(name, colour).save(str(path))
    return path.as_posix()


@cache
def _icon_folder() -> TemporaryDirectory[str]:
    """Make the folder that holds tinted icons while the program runs."""
    return TemporaryDirectory(prefix="dateline-icons-", ignore_cleanup_errors=True)
