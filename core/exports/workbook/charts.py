"""The sheet Charts: native charts over tables of values, and pictures of the views."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from core.exports.workbook.cells import Column, Look
from core.exports.workbook.lines import LINE
from core.exports.workbook.plotting import events_chart, people_chart
from core.exports.workbook.sheet import dress_sheet, native_table
from core.exports.workbook.styles import Styles, dress_header

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.exports.workbook.figures import Figures

_FIGURES = (Column("Figure", 26), Column("Shows", 60), Column("Data", 22, Look.ID))
_DATA = 12
"""The first column of the data: right of what is shown."""
_WIDE, _HIGH = 1120, 680
"""Pixels that a picture has at most: it stands on one printed page."""
_ROW = 20
"""Pixels a row."""


def lay_out(sheet: Any, found: Figures, pictures: Mapping[str, bytes]) -> None:
    """Fill the sheet: the list of figures, the figures below it, their data on the right."""
    dress_sheet(sheet, 1, titled=False)
    styles, listed = Styles(sheet), list[list[str]]()
    months = _months_table(sheet, found) if found.months else None
    people = _people_table(sheet, found, months) if found.people else None
    if months is not None:
        listed.append(["Events per month", found.said, months.displayName])
    if people is not None:
        words = f"The {len(found.people)} actors that take part in most events."
        listed.append(["Top actors", words, people.displayName])
    listed += [[caption, "As on screen when this was exported.", ""] for caption in pictures]
    _table(sheet, "Charts", 1, _FIGURES, listed, styles)
    for line, (_, said, _data) in enumerate(listed, 2):
        sheet.row_dimensions[line].height = LINE * -(-len(said) // _FIGURES[1].width)
    at = len(listed) + 3
    if months is not None:
        sheet.add_chart(events_chart(sheet, months.ref), f"A{at}")
        at += 24
    if people is not None:
        if months is not None:
            sheet.row_breaks.append(Break(id=at - 1))
        sheet.add_chart(people_chart(sheet, people.ref), f"A{at}")
        at += 24
    for caption, png in pictures.items():
        sheet.row_breaks.append(Break(id=at - 1))
        styles.put(sheet.cell(at, 1), Look.ID, caption)
        at += 1 + _picture(sheet, png, at + 1)
    sheet.print_area = f"A1:{get_column_letter(_DATA - 3)}{at}"


def _months_table(sheet: Any, found: Figures) -> Any:
    columns = [Column("Month", 10, Look.WORD), *(Column(t, 13, Look.NUMBER) for t in found.types)]
    return _table(sheet, "Charts_Months", _DATA, columns, found.months, Styles(sheet))


def _people_table(sheet: Any, found: Figures, months: Any) -> Any:
    first = _DATA + (len(found.types) + 2 if months is not None else 0)
    columns = (Column("Actor", 32), Column("Number of Events", 12, Look.NUMBER))
    return _table(sheet, "Charts_Actors", first, columns, found.people, Styles(sheet))


def _table(
    sheet: Any, name: str, first: int, columns: Sequence[Column],
    rows: Sequence[Sequence[str | int]], styles: Styles,
) -> Any:  # fmt: skip
    """Write a table from this column on, the header in row 1."""
    for number, column in enumerate(columns):
        sheet.column_dimensions[get_column_letter(first + number)].width = column.width + 2
        dress_header(sheet.cell(1, first + number, column.header), column.look)
        for line, row in enumerate(rows, 2):
            styles.put(sheet.cell(line, first + number), column.look, row[number])
    if not rows:
        return None
    last = get_column_letter(first + len(columns) - 1)
    area = f"{get_column_letter(first)}1:{last}{len(rows) + 1}"
    table = native_table(name, area, columns)
    sheet.tables.add(table)
    return table


def _picture(sheet: Any, png: bytes, row: int) -> int:
    """Place a picture; return the rows that it takes."""
    from openpyxl.drawing.image import Image

    picture = Image(BytesIO(png))
    scale = min(1.0, _WIDE / max(1, picture.width), _HIGH / max(1, picture.height))
    picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
    sheet.add_image(picture, f"A{row}")
    return -(-picture.height // _ROW) + 2
