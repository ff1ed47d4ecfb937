"""The temporal tagger: expressions of time found, understood, placed, and explained."""

from __future__ import annotations

from core.dates.find import find_times
from core.dates.foreign import find_foreign, knows
from core.dates.typed import read_date

__all__ = ["find_foreign", "find_times", "knows", "read_date"]
