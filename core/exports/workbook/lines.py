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
_KNOWN = 5_000
"""Texts remembered a column."""
_NAMESPACE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class Slot:
    """A column as its cells are written: letter, width, styles by number."""

    __slots__ = ("_look", "_shapes", "_styles", "blank", "known", "known_linked", "letter",
                 "linked", "links", "plain", "touchy", "touchy_linked", "width")  # fmt: skip

    def __init__(self, number: int, column: Column, styles: Styles, *, links: bool) -> None:
        self.letter = get_column_letter(number)
        self.width = column.width
        self.links = links
        self.plain = styles.body(column.look)
        self.touchy = styles.body(column.look, touchy=True)
        self.linked = styles.body(column.look, linked=True)
        self.touchy_linked = styles.body(column.look, linked=True, touchy=True)
        self.blank = "" if column.heat else f'" s="{self.plain}"/>'
        self.known: dict[str, str] = {}
        self.known_linked: dict[str, str] = {}
        """Short texts that were written already: they come again and again."""
        self._look, self._styles = column.look, styles
        self._shapes: dict[str, int] = {}

    def shaped(self, shape: str) -> int:
        """Return the style of a date in this number format."""
        if shape not in self._shapes:
            self._shapes[shape] = self._styles.body(self._look, shape=shape)
        return self._shapes[shape]


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
            kind = type(value)
            if value is None or value == "":
                if not slot.blank:
                    continue
                rest = slot.blank
            elif kind is str:
                rest = slot.known.get(value) or self._plain(slot, value)  # type: ignore[arg-type]
            elif kind is int:
                rest = f'" s="{slot.plain}"><v>{value}</v></c>'
            else:
                rest = self._other(slot, value)
            cells.append(f'<c r="{slot.letter}{number}{rest}')
        tall = f' ht="{self._tallest * LINE:g}" customHeight="1"' if self._tallest > 1 else ""
        return f'<row r="{number}"{tall}>{"".join(cells)}</row>'

    def links(self) -> Iterator[bytes]:
        """Yield the links of all rows so far."""
        if self._links:
            yield f"<hyperlinks {_NAMESPACE}>".encode()
            yield "".join(self._links).encode("utf-8")
            yield b"</hyperlinks>"

    def targets(self) -> Iterator[bytes]:
        """Yield the addresses that links outside lead to."""
        yield "".join(self._targets).encode("utf-8")

    def _plain(self, slot: Slot, value: str) -> str:
        style = slot.touchy if value[0] in TOUCHY else slot.plain
        return self._text(slot, value, style, _MOST_LINES, slot.known)

    def _text(
        self, slot: Slot, value: str, style: int, most: int, known: dict[str, str] | None = None
    ) -> str:
        """Return a cell from its style on; remember it if it is short."""
        text, kept = marked(value)
        if len(text) * 2 > LONGEST:
            fit, cut = fitted(value)
            if cut:
                self.cut.append(f"{self._name}!{slot.letter}{self._row}")
                text, kept = _escaped(fit), True
        space = ' xml:space="preserve"' if kept else ""
        cell = f'" s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'
        if len(value) > slot.width or kept:
            self._grow(value, slot.width, most)
        elif known is not None and len(known) < _KNOWN:
            known[value] = cell
        return cell

    def _other(self, slot: Slot, value: Cell) -> str:
        if type(value) is Linked:
            return self._link(slot, value)
        if type(value) is Moment:
            return f'" s="{slot.shaped(value.shape)}"><v>{value.serial:.15g}</v></c>'
        if type(value) is Tinted:
            return self._text(slot, value.value, self._styles.legend(value.colour), _MOST_LINES)
        if isinstance(value, str):
            return self._plain(slot, str(value))
        if isinstance(value, int | float) and isfinite(value):
            return f'" s="{slot.plain}"><v>{value!r}</v></c>'
        return f'" s="{slot.plain}"/>'

    def _link(self, slot: Slot, linked: Linked) -> str:
        value = linked.value
        if value is None or value == "":
            return f'" s="{slot.plain}"/>'
        if not slot.links or len(self._links) >= MOST_LINKS:
            self.unlinked += 1
            if not isinstance(value, str):
                return self._other(slot, value)
            style = slot.touchy if value[0] in TOUCHY else slot.plain
            return self._text(slot, value, style, _QUOTED_LINES)
        self._remember(slot, linked)
        if not isinstance(value, str):
            return self._other(slot, value)
        style = slot.touchy_linked if value[0] in TOUCHY else slot.linked
        known = slot.known_linked
        return known.get(value) or self._text(slot, value, style, _QUOTED_LINES, known)

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
