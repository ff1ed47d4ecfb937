"""The columns that the analyst chose for tables, remembered by their headers."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import TYPE_CHECKING, Any

from core.reading.corpora.fields import Choice, Field
from gui import settings

if TYPE_CHECKING:
    from core.reading.corpora.table import Table


GROUP = "columns"


def recalled(table: Table) -> Choice | None:
    """Return what was chosen for such headers; None where nothing was, or it fits no more."""
    choice = remembered().get(table.key)
    return choice if choice is not None and choice.columns(table.headers) is not None else None


def remembered() -> dict[tuple[str, ...], Choice]:
    """Return all choices; what cannot be read any more is left out."""
    kept = settings.settings()
    kept.beginGroup(GROUP)
    found = {}
    for name in kept.childKeys():
        with contextlib.suppress(ValueError, KeyError, AttributeError, TypeError):
            key, choice = _read(json.loads(str(kept.value(name))))
            found[key] = choice
    return found


def _read(row: dict[str, Any]) -> tuple[tuple[str, ...], Choice]:
    of = tuple((Field(field), str(name)) for field, name in row["of"].items())
    return tuple(map(str, row["headers"])), Choice(of, bool(row["month_first"]))


def keep(table: Table, choice: Choice) -> None:
    """Remember a choice for tables with the same headers, in whatever order."""
    row = {
        "headers": table.key,
        "of": {str(field): name for field, name in choice.of},
        "month_first": choice.month_first,
    }
    settings.remember(_name(table), json.dumps(row))


def _name(table: Table) -> str:
    headers = "\x1f".join(table.key).encode("utf-8", "surrogatepass")
    return f"{GROUP}/{hashlib.sha256(headers).hexdigest()[:24]}"
