"""The columns that the analyst chose for tables, remembered by their headers."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from core.reading.corpora.fields import Choice, Field
from gui import settings

if TYPE_CHECKING:
    from core.reading.corpora.table import Table


def recalled(table: Table) -> Choice | None:
    """Return what was chosen for such headers; None where nothing was, or it fits no more."""
    try:
        kept = json.loads(settings.text(_name(table)))
        of = tuple((Field(field), str(name)) for field, name in kept["of"].items())
        choice = Choice(of, bool(kept["month_first"]))
    except (ValueError, KeyError, AttributeError, TypeError):
        return None
    return choice if choice.columns(table.headers) is not None else None


def keep(table: Table, choice: Choice) -> None:
    """Remember a choice for tables with the same headers, in whatever order."""
    kept = {"of": {str(field): name for field, name in choice.of}}
    settings.remember(_name(table), json.dumps({**kept, "month_first": choice.month_first}))


def _name(table: Table) -> str:
    headers = "\x1f".join(table.key).encode("utf-8", "surrogatepass")
    return f"columns/{hashlib.sha256(headers).hexdigest()[:24]}"
