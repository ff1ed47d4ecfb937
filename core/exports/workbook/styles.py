"""The looks of cells, in the colours of the window's light theme."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from core.exports.workbook.cells import Look
from core.exports.workbook.text import fitted

if TYPE_CHECKING:
    from collections.abc import Callable

THEME = Path(__file__).parents[3] / "resources" / "theme.toml"
FONT = "Calibri"
_RIGHT = (Look.NUMBER, Look.SHARE)
TOUCHY = ("=", "+", "-", "@")
"""Starts of a text that Excel would read as a formula once the cell is edited."""


@cache
def colour(name: str) -> str:
    """Return a named colour of the light theme as Excel writes it: FFRRGGBB."""
    named: dict[str, str] = tomllib.loads(THEME.read_text("utf-8"))["light"]
    return f"FF{named[name].removeprefix('#').upper()}"


@cache
def tint(name: str, strength: float = 0.14) -> str:
    """Return a named colour thinned with white."""
    full = colour(name)[2:]
    parts = (int(full[i : i + 2], 16) for i in (0, 2, 4))
    return "FF" + "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)


def coded(name: str) -> DifferentialStyle:
    """Return the look of a coded word: the legend's colour on a breath of it."""
    fill = PatternFill(bgColor=tint(name), fill_type="solid")
    return DifferentialStyle(font=Font(color=colour(name), bold=True), fill=fill)


class Styles:
    """The numbers of a workbook's cell styles, each set up once."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._known: dict[tuple[object, ...], int] = {}

    def body(
        self, look: Look, *, linked: bool = False, shape: str = "", touchy: bool = False
    ) -> int:
        """Return the style of a cell: by its column, its link, its number format and its text."""
        key = (look, linked, shape, touchy)
        return self._once(key, lambda cell: _body(cell, look, linked, shape, touchy))

    def legend(self, name: str) -> int:
        """Return the style of a word in its colour."""
        return self._once(("legend", name), lambda cell: _legend(cell, name))

    def put(self, cell: Any, look: Look, value: str | int) -> None:
        """Give one cell of a small table its value, never as a formula, and its look."""
        text = str(value)
        cell.value = fitted(text)[0] if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        _body(cell, look, linked=False, shape="", touchy=text.startswith(TOUCHY))

    def _once(self, key: tuple[object, ...], dress: Callable[[Any], None]) -> int:
        if key not in self._known:
            cell: Any = WriteOnlyCell(self._sheet)
            dress(cell)
            self._known[key] = cell.style_id
        return self._known[key]


def dress_header(cell: Any, look: Look) -> None:
    """Give a header cell its look, for programs too that ignore the styles of tables."""
    cell.font = Font(name=FONT, size=11, bold=True, color=colour("on_accent"))
    cell.fill = PatternFill("solid", fgColor=colour("text"))
    side = "right" if look in _RIGHT else "left"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True, indent=1)


def _body(cell: Any, look: Look, linked: bool, shape: str, touchy: bool) -> None:
    blue = linked and look is not Look.QUOTE
    cell.font = Font(name=FONT, size=11, color=colour("accent" if blue else "text"))
    side = "right" if look in _RIGHT else "left"
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True, indent=1)
    line = Side("thin", color=colour("line"))
    cell.border = Border(bottom=line)
    cell.number_format = shape or ("0.00" if look is Look.SHARE else "General")
    cell.quotePrefix = touchy


def _legend(cell: Any, name: str) -> None:
    _body(cell, Look.WORD, linked=False, shape="", touchy=False)
    cell.font = Font(name=FONT, size=11, bold=True, color=colour(name))
    cell.fill = PatternFill("solid", fgColor=tint(name))
