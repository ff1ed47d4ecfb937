"""One sheet: its rows written one after another, then everything that Excel hangs on them."""

from __future__ import annotations

from contextlib import suppress
from math import isfinite
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from core.exports.workbook.cells import Cell, Column, Linked, Moment, Tinted
from core.exports.workbook.styles import Styles, coded
from core.exports.workbook.text import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""
MOST_LINKS = 65_530
"""Links that Excel opens in one sheet."""
_LINE, _MOST_LINES, _QUOTED_LINES = 15.0, 12, 3
"""Points of a line of text; lines that a row grows to for its texts, and for its evidence."""
_PAGE = 260
"""Characters across a printed page that can still be read."""
_A4 = 9


class Sheet:
    """A sheet being written; finish it before the workbook is saved."""

    def __init__(self, book: Any, name: str, columns: Sequence[Column]) -> None:
        self.name = name
        self.cut: list[str] = []
        """Where a text was too long for a cell: "Events!M7"."""
        self.unlinked = 0
        self._columns = columns
        self._sheet = book.create_sheet(name)
        self._styles = Styles(self._sheet)
        self._rows = 1
        self._links = 0
        self._set_up()

    def add(self, row: Sequence[Cell], place: Callable[[str, int], str]) -> None:
        """Write a row; place turns a sheet and a row of it into a cell's address."""
        self._rows += 1
        cells = [
            self._cell(column, value, place)
            for column, value in zip(self._columns, row, strict=True)
        ]
        self._set_height(row)
        self._sheet.append(cells)

    def finish(self) -> None:
        """Add table, drop-downs and colours; a table without rows would not open in Excel."""
        if self._rows > 1:
            self._sheet.tables.add(self._table())  # add_table warns whatever one does
            for number, column in enumerate(self._columns, 1):
                letter = get_column_letter(number)
                self._restrict(column, f"{letter}2:{letter}{self._rows}")
        self._sheet.close()

    def abandon(self) -> None:
        """Close a sheet that will not be saved, whatever is wrong with it."""
        with suppress(Exception):
            self._sheet.close()

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.freeze_panes = "C2"
        sheet.sheet_view.zoomScale = 100
        sheet.sheet_view.showGridLines = False
        for number, column in enumerate(self._columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = column.width + 2
        self._set_up_page()
        sheet.row_dimensions[1].height = 2 * _LINE + 4
        sheet.append([self._header(column) for column in self._columns])

    def _set_up_page(self) -> None:
        sheet = self._sheet
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        pages = -(-sum(column.width + 2 for column in self._columns) // _PAGE)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
        if pages > 1:
            sheet.print_title_cols = "A:B"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        for side in ("left", "right", "top"):
            setattr(sheet.page_margins, side, 0.4)
        sheet.page_margins.bottom, sheet.page_margins.footer = 0.7, 0.3
        sheet.oddFooter.left.text = "&F"
        sheet.oddFooter.center.text = "&A"
        sheet.oddFooter.right.text = "&P / &N"

    def _header(self, column: Column) -> Any:
        return self._written(column.header, self._styles.header(column.look))

    def _cell(self, column: Column, value: Cell, place: Callable[[str, int], str]) -> Any:
        if isinstance(value, Tinted):
            return self._written(value.value, self._styles.legend(value.colour))
        if not isinstance(value, Linked):
            return self._plain(column, value, linked=False)
        if value.value in (None, ""):
            return self._plain(column, None, linked=False)
        if self._links >= MOST_LINKS:
            self.unlinked += 1
            return self._plain(column, value.value, linked=False)
        self._links += 1
        cell = self._plain(column, value.value, linked=True)
        where = place(value.sheet, value.row) if value.sheet else None
        cell.hyperlink = Hyperlink(ref="", location=where, target=value.address or None)
        return cell

    def _plain(self, column: Column, value: Any, *, linked: bool) -> Any:
        if isinstance(value, Moment):
            style = self._styles.body(column.look, linked=linked, shape=value.shape)
            return self._written(value.value, style)
        if isinstance(value, str):
            text, cut = fitted(value)
            if cut:
                letter = get_column_letter(self._columns.index(column) + 1)
                self.cut.append(f"{self.name}!{letter}{self._rows}")
            return self._written(text, self._styles.body(column.look, linked=linked, text=text))
        known = value if value is not None and isfinite(value) else None
        return self._written(known, self._styles.body(column.look, linked=linked))

    def _written(self, value: Any, style: Any) -> Any:
        cell: Any = WriteOnlyCell(self._sheet, value if value != "" else None)
        if isinstance(value, str) and value:
            cell.data_type = "s"  # never a formula, an error or a number, whatever it looks like
        cell._style = style  # noqa: SLF001  (see Styles)
        return cell

    def _set_height(self, row: Sequence[Cell]) -> None:
        """Make room for wrapped text, which not every program does by itself, within bounds."""
        tallest = max(_lines(v, c) for v, c in zip(row, self._columns, strict=True))
        if tallest > 1:
            self._sheet.row_dimensions[self._rows].height = tallest * _LINE

    def _table(self) -> Table:
        last = f"{get_column_letter(len(self._columns))}{self._rows}"
        ref = f"A1:{last}"
        named = [TableColumn(id=n, name=c.header) for n, c in enumerate(self._columns, 1)]
        table = Table(displayName=self.name.replace(" ", "_"), ref=ref, tableColumns=named)
        table.autoFilter = AutoFilter(ref=ref)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        return table

    def _restrict(self, column: Column, cells: str) -> None:
        if column.choices:
            listed = ",".join(column.choices)
            rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            rule.errorTitle, rule.error = column.header, "Choose one of the words in the list."
            rule.showErrorMessage = True
            rule.add(cells)
            self._sheet.data_validations.append(rule)
        for word, colour in column.colours:
            equal = Rule(type="cellIs", operator="equal", dxf=coded(colour), formula=[f'"{word}"'])
            self._sheet.conditional_formatting.add(cells, equal)


def _lines(value: Cell, column: Column) -> int:
    """Estimate how many lines a value takes in its column, up to what a row grows to."""
    bare = value.value if isinstance(value, Linked | Tinted) else value
    if not isinstance(bare, str):
        return 1
    most = _QUOTED_LINES if isinstance(value, Linked) else _MOST_LINES
    parts = bare[: most * column.width].split("\n")
    return min(most, sum(1 + max(0, len(part) - 1) // column.width for part in parts))
