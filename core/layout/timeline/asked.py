"""A filter as text, as a scene of the story keeps it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from core.filter import Filter


def dumps(asked: Filter) -> str:
    """Write what a filter asks for; what it does not ask for is left out."""
    plain = Filter()
    values = {f.name: getattr(asked, f.name) for f in fields(Filter)}
    set_ = {n: v for n, v in values.items() if v != getattr(plain, n)}
    return json.dumps({n: sorted(v) if isinstance(v, frozenset) else v for n, v in set_.items()})


def loads(text: str) -> Filter:
    """Read a filter; what cannot be read asks for nothing."""
    try:
        values = json.loads(text or "{}")
        known = {f.name for f in fields(Filter)}
        return Filter(**{n: _read(n, v) for n, v in values.items() if n in known})
    except (ValueError, TypeError, AttributeError):
        return Filter()


def _read(name: str, value: Any) -> Any:
    if isinstance(getattr(Filter(), name), frozenset):
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value
