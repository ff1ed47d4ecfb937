"""Ask for the columns of the tables among some files, each kind of table once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from core.reading.corpora.preview import tables_in
from gui.dialogs.mapping import MappingDialog
from gui.dialogs.mapping_memory import keep, recalled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from core.reading.corpora.fields import Choice, Choices
    from core.reading.corpora.table import Table


def ask_columns(
    parent: QWidget | None, paths: Iterable[Path], *, always: bool = False
) -> Choices | None:
    """Return the columns for the tables among the files; None if the analyst thought better.

    A table is asked for when its headers are new, or always.
    """
    choices: dict[tuple[str, ...], Choice] = {}
    for name, table in _tables(paths):
        known = recalled(table)
        if table.key in choices:
            continue
        if known is None or always:
            dialog = MappingDialog(name, table, known, parent)
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return None
            known = dialog.choice
            keep(table, known)
        choices[table.key] = known
    return choices


def _tables(paths: Iterable[Path]) -> Iterator[tuple[str, Table]]:
    for path in paths:
        for table in tables_in(path) if path.is_file() else ():
            yield f"{path.name}, sheet {table.name}" if table.name else path.name, table
