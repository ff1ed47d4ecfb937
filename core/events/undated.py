"""What the day of writing says of an event that has no date: over by then, still to come."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.events.bearing import Bearing, bearings, form
from core.events.clauses import is_verb
from core.model import Factuality, FuzzyDate, Precision
from core.parsed import BlockKind

if TYPE_CHECKING:
    from core.events.clauses import Clauses
    from core.parsed import Token

_FILE = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "lasting.toml"
_AHEAD = frozenset({
    "will", "would", "to", "must", "should", "could", "may", "might", "can",
})  # fmt: skip
_BACK = frozenset({"past", "had", "has", "to have", "was -ing"})
_CONDITIONS = frozenset({"if", "when", "until", "till", "unless", "before", "after", "once"})
_OPEN = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL})


def bounded_by(
    clauses: Clauses, trigger: Token, status: Factuality, day: FuzzyDate | None
) -> FuzzyDate | None:
    """Return the open date that the day of writing gives an undated event, None without one."""
    if day is None or day.earliest is None or day.latest is None:
        return None
    low, high = day.earliest // DAY * DAY, day.latest // DAY * DAY + DAY - 1
    extent = lasts(clauses, trigger)
    match _bearing(clauses, trigger, status):
        case Bearing.BEFORE:
            return FuzzyDate(None, high, Precision.DAY, extent=extent)
        case Bearing.AFTER:
            return FuzzyDate(low, None, Precision.DAY, extent=extent)
        case _:
            return FuzzyDate(None, None, Precision.DAY, extent=True)


def _bearing(clauses: Clauses, trigger: Token, status: Factuality) -> Bearing:
    """Judge by the wording; where that leaves it open, by what such words mostly tell."""
    tense = form(clauses, trigger)
    if _heads(clauses, trigger) and tense in {"present", "is -ing", "vbn"}:
        return Bearing.BEFORE  # headlines tell in the present what is done
    if tense in {"present", "is -ing"} and _awaited(clauses, trigger):
        return Bearing.AFTER
    if tense in _BACK:
        return Bearing.BEFORE
    if status in _OPEN or tense in _AHEAD:
        return Bearing.AFTER
    if status is Factuality.ONGOING or tense in {"present", "is -ing"}:
        return Bearing.NOW
    likely = bearings(clauses, trigger)
    best = max(Bearing, key=lambda way: likely[way])
    goes_on = best is Bearing.BEFORE and not is_verb(trigger) and lasts(clauses, trigger)
    return Bearing.NOW if goes_on else best


def _heads(clauses: Clauses, trigger: Token) -> bool:
    """Whether a word stands in a headline."""
    parsed = clauses.parsed
    return parsed.sentences[parsed.sentence_of[trigger.i]].block.kind is BlockKind.HEADLINE


def _awaited(clauses: Clauses, trigger: Token) -> bool:
    """Whether the present means what is to come: "until it retreats", "if it cooperates"."""
    below = clauses.parsed.governed(trigger)
    words = (c.text.lower() for c in below if c.dep in {"mark", "advmod"} and c.i < trigger.i)
    return trigger.dep == "advcl" and any(w in _CONDITIONS for w in words)


def lasts(clauses: Clauses, trigger: Token) -> bool:
    """Whether what a word tells goes on for days."""
    verbs, nouns = _lasting()
    return trigger.lemma.lower() in (verbs if is_verb(trigger) else nouns) or (
        is_verb(trigger) and clauses.of(trigger).progressive
    )


@lru_cache(maxsize=1)
def said_with_two() -> dict[str, str]:
    """Return verb and object, or verb and particle → the one word for it: "take hostage"."""
    table = tomllib.loads(_FILE.read_text("utf-8"))["said_with_two"]
    return {pair: word for word, pairs in table.items() for pair in pairs}


@lru_cache(maxsize=1)
def _lasting() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs and the nouns for what goes on for days."""
    table = tomllib.loads(_FILE.read_text("utf-8"))["lasting"]
    return frozenset(table["verbs"]), frozenset(table["nouns"])
