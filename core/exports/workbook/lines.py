"""Rows as the XML of a sheet, and the links that hang on them."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from openpyxl.utils import get_column_letter

from core.exports.workbook.cells import Cell, Column, Linked, Moment, Tinted
from core.exports.workbook.styles import TOUCHY
from core.exports.workbook.text import LONGEST, fitted, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.exports.workbook.styles import Styles

    Place = Callable[[str, int], str]
    """Turns a sheet and a row of it (from 0) into a cell's address."""

MOST_LINKS = 65_530
"""Links that Excel opens in one sheet."""
LINE = 15.0
"""Points of a line of text."""
_MOST_LINES, _QUOTED_LINES = 12, 3
"""Lines that a row grows to for its texts, and for its evidence."""
_TIMES = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class Slot:
    """A column as its cells are written: letter, width, styles by number."""

    __slots__ = ("_look", "_styles", "blank", "letter", "linked", "links", "plain", "touchy",
                 "touchy_linked", "width")  # fmt: skip

    def __init__(self, number: int, column: Column, styles: Styles, *, links: bool) -> None:
        self.letter = get_column_letter(number)
        self.width = column.width
        self.links = links
        self.plain = styles.body(column.look)
        self.touchy = styles.body(column.look, touchy=True)
        self.linked = styles.body(column.look, linked=True)
        self.touchy_linked = styles.body(column.look, linked=True, touchy=True)
        self.blank = "" if column.heat else f'" s="{self.plain}"/>'
        self._look, self._styles = column.look, styles

    def shaped(self, shape: str) -> int:
        """Return the style of a date in this number format."""
        return self._styles.body(self._look, shape=shape)


class Lines:
    """The rows of one sheet, written one after another below the header."""

    def __init__(
        self, name: str, columns: Sequence[Column], styles: Styles, count: int, place: Place
    ) -> None:
        self.cut: list[str] = []
        """Where a text was too long for a cell: "Events!M7"."""
        self.unlinked = 0
        self._name, self._styles, self._place = name, styles, place
        spared = count * sum(c.links > 0 for c in columns) > MOST_LINKS
        self._slots = [
            Slot(number, column, styles, links=not (spared and column.links > 1))
            for number, column in enumerate(columns, 1)
        ]
        self._row = 1
        self._tallest = 1
        self._links: list[str] = []
        self._targets: list[str] = []

    def xml(self, row: Sequence[Cell]) -> str:
        """Return the next row."""
        self._row += 1
        self._tallest = 1
        number = str(self._row)
        cells = []
        for slot, value in zip(self._slots, row, strict=True):
            if value is None or value == "":
                if slot.blank:
                    cells.append(f'<c r="{slot.letter}{number}{slot.blank}')
            elif type(value) is str:
                style = slot.touchy if value[0] in TOUCHY else slot.plain
                cells.append(self._text(slot, value, style, _MOST_LINES))
            else:
                cells.append(self._other(slot, value))
        tall = f' ht="{self._tallest * LINE:g}" customHeight="1"' if self._tallest > 1 else ""
        return f'<row r="{number}"{tall}>{"".join(cells)}</row>'

    def links(self) -> Iterator[bytes]:
        """Yield the links of all rows so far."""
        if self._links:
            yield f"<hyperlinks {_TIMES}>".encode()
            yield "".join(self._links).encode("utf-8")
            yield b"</hyperlinks>"

    def targets(self) -> Iterator[bytes]:
        """Yield the addresses that links outside lead to."""
        yield "".join(self._targets).encode("utf-8")

    def _text(self, slot: Slot, value: str, style: int, most: int) -> str:
        if len(value) > slot.width or "\n" in value:
            self._grow(value, slot.width, most)
        text, kept = marked(value)
        if len(text) * 2 > LONGEST:
            fit, cut = fitted(value)
            if cut:
                self.cut.append(f"{self._name}!{slot.letter}{self._row}")
                text, kept = _escaped(fit), True
        space = ' xml:space="preserve"' if kept else ""
        return (f'<c r="{slot.letter}{self._row}" s="{style}" t="inlineStr"><is><t{space}>'
                f"{text}</t></is></c>")  # fmt: skip

    def _other(self, slot: Slot, value: Cell) -> str:
        if type(value) is Linked:
            return self._link(slot, value)
        where = f'<c r="{slot.letter}{self._row}" s="'
        if type(value) is Moment:
            return f'{where}{slot.shaped(value.shape)}"><v>{value.serial:.15g}</v></c>'
        if type(value) is Tinted:
            return self._text(slot, value.value, self._styles.legend(value.colour), _MOST_LINES)
        if isinstance(value, int | float) and isfinite(value):
            return f'{where}{slot.plain}"><v>{value!r}</v></c>'
        return self._text(slot, value, slot.plain, _MOST_LINES) if isinstance(value, str) else (
            f'{where}{slot.plain}"/>')  # fmt: skip

    def _link(self, slot: Slot, linked: Linked) -> str:
        value = linked.value
        if value is None or value == "":
            return f'<c r="{slot.letter}{self._row}" s="{slot.plain}"/>'
        may = slot.links and len(self._links) < MOST_LINKS
        if may:
            self._remember(slot, linked)
        else:
            self.unlinked += 1
        if not isinstance(value, str):
            return self._other(slot, value)
        touchy = value[0] in TOUCHY
        style = (slot.touchy_linked if touchy else slot.linked) if may else (
            slot.touchy if touchy else slot.plain)  # fmt: skip
        return self._text(slot, value, style, _QUOTED_LINES)

    def _remember(self, slot: Slot, linked: Linked) -> None:
        ref = f'<hyperlink ref="{slot.letter}{self._row}"'
        if linked.sheet:
            self._links.append(f'{ref} location="{self._place(linked.sheet, linked.row)}"/>')
            return
        key = f"link{len(self._targets) + 1}"
        self._links.append(f'{ref} r:id="{key}"/>')
        self._targets.append(f'<Relationship Type="{_LINK_TYPE}" Target={quoteattr(linked.address)}'
                             f' TargetMode="External" Id="{key}"/>')  # fmt: skip

    def _grow(self, text: str, width: int, most: int) -> None:
        """Make room for wrapped text, which not every program does by itself, within bounds."""
        if self._tallest < most:
            parts = text[: most * width].split("\n")
            lines = sum(1 + max(0, len(part) - 1) // width for part in parts)
            self._tallest = max(self._tallest, min(most, lines))


def _escaped(text: str) -> str:
    """Escape for XML what is safe already."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
