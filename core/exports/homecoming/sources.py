"""The sheet Sources: what is said about an article, but for its date and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exports.homecoming import words
from core.exports.homecoming.base import cell_text, source_texts
from core.exports.homecoming.rows import Sheet, by_id, fields, not_understood
from core.exports.workbook.cells import published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.errors import Problem
    from core.exports.homecoming.book import Line
    from core.exports.homecoming.changes import Change
    from core.model import Document
    from core.project import Project

_CELLS: dict[str, tuple[str, Callable[[str], object]]] = {
    "Title": ("title", str),
    "Publisher": ("outlet", str),
    "Author": ("authors", words.listed),
    "URL": ("url", str),
    "Reliability": ("reliability", words.reliability),
}


def compare_sources(project: Project, sheet: Sheet) -> Iterator[Change | Problem]:
    """Yield what differs in Sources."""
    problems: list[Problem] = []
    known, new = by_id(sheet.lines, "Source ID", problems)
    yield from problems
    for document_id, line in known.items():
        document = project.documents.get(document_id)
        if document is None:
            why = f"{document_id} is not in this project; its row is left out."
            yield not_understood(line.cell("Source ID"), why)
            continue
        ours = source_texts(document)
        exported = sheet.exported(document_id, ours)
        name = document.title or document.id
        yield from fields(line, document_id, name, exported, ours, _CELLS)
        yield from _published(line, document)
    for document_id in sheet.gone:
        if document_id in project.documents:
            why = f"{document_id} is missing; an article is taken out in the window."
            yield not_understood("Sources", why)
    for line in new:
        why = "An article is added in the window, by its file; the row is left out."
        yield not_understood(line.cell("Source ID"), why)


def _published(line: Line, document: Document) -> Iterator[Problem]:
    """List a day of publication that was changed: the dates that hang on it change with it."""
    theirs, had = line.texts.get("Published"), cell_text(published(document.published))
    if theirs is not None and theirs != had:
        why = (
            f"{theirs or 'nothing'} for {had or 'nothing'}: the day of publication moves the dates "
            "that hang on it; set it in the window."
        )
        yield not_understood(line.cell("Published"), why)
