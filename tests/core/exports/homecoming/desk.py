"""A project, its workbook, and what a colleague does with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from core.export import compare_workbook
from core.exports.homecoming import Comparison, read_book, take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.project import Project


@dataclass
class Desk:
    """A project, its workbook, and what was exported."""

    project: Project
    path: Path
    base: bytes

    def edit(self, change: Callable[[Any], object]) -> None:
        book = load_workbook(self.path)
        change(book)
        book.save(self.path)

    def set(self, sheet: str, row_id: str, header: str, value: object) -> None:
        self.edit(lambda book: put(book[sheet], row_id, header, value))

    def compared(self, *, known: bool = True) -> Comparison:
        book = read_book(self.path)
        return compare_workbook(self.project, book, self.base if known else None)

    def taken(self) -> Project:
        patch = take(self.project, [c for c in self.compared().changes if c.sure], "book.xlsx")
        after = self.project.copy()
        after.apply(patch)
        return after


def put(sheet: Any, row_id: str, header: str, value: object) -> None:
    headers = [cell.value for cell in sheet[1]]
    column = headers.index(header) + 1
    key = headers.index("Id") + 1 if "Id" in headers else 1
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, key).value == row_id:
            sheet.cell(row, column).value = value
            return
    raise AssertionError(row_id)
