"""One sheet: its frame made by openpyxl, with everything that Excel hangs on the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.formatting.rule import ColorScaleRule, Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from core.exports.workbook.lines import LINE, Lines
from core.exports.workbook.styles import Styles, coded, dress_header, tint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from core.exports.workbook.cells import Cell, Column
    from core.exports.workbook.lines import Place

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""
_PAGE = 200
"""Characters across a printed page that can still be read."""
_A4 = 9
_SCALE: Any = ColorScaleRule
_CHUNK = 200
"""Rows handed on together."""


class Sheet:
    """A sheet of a known number of rows, and the stream that fills its frame."""

    def __init__(
        self,
        sheet: Any,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        count: int,
        place: Place,
        tick: Callable[[int], None],
    ) -> None:
        self.name = str(sheet.title)
        self.lines = Lines(self.name, columns, Styles(sheet), count, place)
        self.links, self.targets = self.lines.links, self.lines.targets
        self._sheet, self._columns = sheet, columns
        self._rows, self._count, self._tick = rows, count, tick
        self._frame()
        if count:  # a table without rows would not open in Excel
            sheet.tables.add(native_table(self.name, self.area, columns))
            for number, column in enumerate(columns, 1):
                letter = get_column_letter(number)
                self._restrict(column, f"{letter}2:{letter}{count + 1}")

    @property
    def area(self) -> str:
        """The cells of the sheet: "A1:AE40"."""
        return f"A1:{get_column_letter(len(self._columns))}{self._count + 1}"

    def rows(self) -> Iterator[bytes]:
        """Yield the rows below the header as XML."""
        chunk: list[str] = []
        for row in self._rows:
            chunk.append(self.lines.xml(row))
            if len(chunk) == _CHUNK:
                yield "".join(chunk).encode("utf-8")
                self._tick(_CHUNK)
                chunk.clear()
        yield "".join(chunk).encode("utf-8")
        self._tick(len(chunk))

    def _frame(self) -> None:
        dress_sheet(self._sheet, sum(column.width + 2 for column in self._columns))
        for number, column in enumerate(self._columns, 1):
            letter = get_column_letter(number)
            self._sheet.column_dimensions[letter].width = column.width + 2
            cell = self._sheet.cell(1, number, column.header)
            dress_header(cell, column.look)

    def _restrict(self, column: Column, cells: str) -> None:
        if column.choices:
            self._sheet.add_data_validation(_drop_down(column, cells))
        for word, name in column.colours:
            equal = Rule(type="cellIs", operator="equal", dxf=coded(name), formula=[f'"{word}"'])
            self._sheet.conditional_formatting.add(cells, equal)
        if column.heat:
            first = get_column_letter(min(n for n, c in enumerate(self._columns, 1) if c.heat))
            last = get_column_letter(max(n for n, c in enumerate(self._columns, 1) if c.heat))
            if cells.startswith(f"{first}2:"):  # one scale for all of them
                shades: Any = _SCALE(
                    start_type="num", start_value=0, start_color="FFFFFFFF",
                    end_type="max", end_color=tint(column.heat, 0.75),
                )  # fmt: skip
                area = f"{first}2:{last}{self._count + 1}"
                self._sheet.conditional_formatting.add(area, shades)


def dress_sheet(sheet: Any, width: int, *, titled: bool = True) -> None:
    """Freeze, hide grid lines, and set the page: landscape, header repeated, pages numbered."""
    sheet.freeze_panes = "C2"
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_view.showGridLines = False
    sheet.row_dimensions[1].height = 2 * LINE + 4
    pages = -(-width // _PAGE)
    if titled:
        sheet.print_title_rows = "1:1"
    if pages > 1:
        sheet.print_title_cols = "A:B"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for side in ("left", "right", "top"):
        setattr(sheet.page_margins, side, 0.4)
    sheet.page_margins.bottom, sheet.page_margins.footer = 0.7, 0.3
    sheet.oddFooter.left.text = "&F"
    sheet.oddFooter.center.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"


def native_table(name: str, area: str, columns: Sequence[Column]) -> Table:
    """Return a table of these cells with its filter."""
    named = [TableColumn(id=n, name=c.header) for n, c in enumerate(columns, 1)]
    table = Table(displayName=name.replace(" ", "_"), ref=area, tableColumns=named)
    table.autoFilter = AutoFilter(ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    return table


def _drop_down(column: Column, cells: str) -> DataValidation:
    listed = ",".join(column.choices)
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    rule.errorTitle, rule.error = column.header, "Choose one of the words in the list."
    rule.showErrorMessage = True
    rule.add(cells)
    return rule
