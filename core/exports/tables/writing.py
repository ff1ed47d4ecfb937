"""Writing rows as CSV (RFC 4180, UTF-8) that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from core.exports.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Value = str | int | float | None

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NUMBER = re.compile(r"^[+-]?\d[\d.:T-]*$")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Write the table atomically and return the number of rows.

    Raises UserError where the file cannot be written.
    """
    with (
        write_atomically(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as f,
    ):
        writer = csv.writer(f, lineterminator="\r\n")
        writer.writerow(headers)
        count = 0
        for row in rows:
            writer.writerow([guarded(v) if isinstance(v, str) else v for v in row])
            count += 1
    return count


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run (OWASP, CSV injection)."""
    clean = _UNSEEN.sub("\ufffd", text)
    return f"'{clean}" if _FORMULA.match(clean) and not _NUMBER.match(clean) else clean
