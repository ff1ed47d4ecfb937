"""The columns that the analyst chose for tables of events, remembered by their headers."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from core.imports import Choice, EventField
from gui import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP = "event columns"


def recalled(headers: Sequence[str]) -> Choice | None:
    """Return what was chosen for such headers; None where nothing was, or it cannot be read."""
    kept = settings.text(_name(headers))
    try:
        row = json.loads(kept) if kept else None
        if row is None:
            return None
        of = tuple((EventField(field), str(name)) for field, name in row["of"])
        return Choice(of, bool(row["month_first"]), bool(row["rest"]))
    except (ValueError, KeyError, TypeError):
        return None


def keep(headers: Sequence[str], choice: Choice) -> None:
    """Remember a choice for tables with the same headers, in whatever order."""
    row = {
        "of": [[str(field), name] for field, name in choice.of],
        "month_first": choice.month_first,
        "rest": choice.rest,
    }
    settings.remember(_name(headers), json.dumps(row))


def _name(headers: Sequence[str]) -> str:
    key = "\x1f".join(sorted(" ".join(h.casefold().split()) for h in headers))
    return f"{GROUP}/{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
