"""Rules that find expressions in the text and say what they mean."""

from __future__ import annotations

from core.dates.grammar import (
    clock,
    composite,
    explicit,
    islamic,
    length,
    pointing,
    quarter,
    recurring,
    relative,
    seasons,
    unit,
    years,
)

RULES = (
    *composite.RULES,
    *islamic.RULES,
    *explicit.RULES,
    *years.RULES,
    *pointing.RULES,
    *unit.RULES,
    *seasons.RULES,
    *relative.RULES,
    *quarter.RULES,
    *recurring.RULES,
    *length.RULES,
    *clock.RULES,
)
"""All rules; of those that start together and are equally long, the earlier one wins."""
