"""A date as its verb means it: "this week" up to now, "in January" for as long as it went on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.events.bearing import form
from core.events.undated import lasts

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.when import Dated
    from core.model import FuzzyDate
    from core.parsed import Token

_DONE = frozenset({"past", "has", "had", "was -ing"})
_WEEKS = 20 * DAY
_AHEAD = frozenset({"will", "would", "to"})


def fitted(clauses: Clauses, clause: Clause, dated: Dated, day: FuzzyDate | None) -> Dated:
    """Return a date cut at the day of writing as the tense asks, and lasting where the deed does.

    "Met this week" was done by then, "will meet this week" is still to come.
    """
    when, tense = dated.when, form(clauses, clause.verb)
    if when.earliest is None or when.latest is None or when.latest - when.earliest < DAY:
        return dated
    if when.extent:
        return dated
    many = when.latest - when.earliest > _WEEKS and any(o.tag == "NNS" for o in clause.objects)
    when = _cut(when, tense, day)
    extent = (lasts(clauses, clause.verb) or many) and tense in _DONE
    return replace(dated, when=replace(when, extent=extent))


def fitted_noun(clauses: Clauses, noun: Token, dated: Dated) -> Dated:
    """Return the date of a noun, lasting where what it names does: "the 1996 campaign"."""
    when = dated.when
    if when.earliest is None or when.latest is None or when.latest - when.earliest < DAY:
        return dated
    return replace(dated, when=replace(when, extent=True)) if lasts(clauses, noun) else dated


def _cut(when: FuzzyDate, tense: str, day: FuzzyDate | None) -> FuzzyDate:
    """Return the part of a stretch of time that lies before or after the day of writing."""
    if day is None or day.earliest is None or day.latest is None or when.earliest is None:
        return when
    first, last = day.earliest // DAY * DAY, day.latest // DAY * DAY + DAY - 1
    if when.latest is None or last - first >= 2 * DAY or not when.earliest <= first < when.latest:
        return when
    if tense in _DONE:
        return replace(when, latest=min(when.latest, last))
    return replace(when, earliest=first) if tense in _AHEAD else when
