"""Reading the date that a person types into a field."""

from __future__ import annotations

from core.dates.typed.read import read_date

__all__ = ["read_date"]
