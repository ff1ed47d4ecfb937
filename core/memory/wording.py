"""What a rule does, where it comes from and how it stands, in plain sentences."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.model import ActorKind, RuleKind

if TYPE_CHECKING:
    from core.model import Rule

ENOUGH = 3
"""Edits that say the same after which a rule that began as off is switched on."""
_COMMON = "such a name may be someone else's in another article"
_ARTICLES = {
    ActorKind.PERSON: "a person",
    ActorKind.ORGANISATION: "an organisation",
    ActorKind.ARMED_GROUP: "an armed group",
    ActorKind.COUNTRY: "a country",
    ActorKind.PLACE: "a place",
    ActorKind.GROUP: "a group",
    ActorKind.OTHER: "neither a person nor a group",
}


def sentence(rule: Rule) -> str:
    """Say what the rule does."""
    name = f"“{rule.about}”"
    if rule.only == ActorKind.PERSON and rule.kind is not RuleKind.ACTOR_KIND:
        name = f"The person {name}"
    match rule.kind:
        case RuleKind.SAME_ACTOR:
            return f"{name} is the same actor as “{rule.gives}”."
        case RuleKind.ACTOR_NAME:
            return f"{name} is called “{rule.gives}”."
        case RuleKind.ACTOR_KIND:
            return f"{name} is {_kind(rule.gives)}."
        case RuleKind.NO_ACTOR:
            return f"{name} is no actor."
        case RuleKind.EVENT_TYPE:
            return f"{_events(rule)} are of the type {type_words(rule.gives)}."
        case RuleKind.NO_EVENT:
            return f"{_events(rule)} are rejected."


def type_words(event_type: str) -> str:
    """Return an event type as it is shown."""
    return event_type.capitalize() or "none"


def _events(rule: Rule) -> str:
    limited = f" as {type_words(rule.only)}" if rule.only else ""
    return f"Events told{limited} by “{rule.about}”"


def _kind(value: str) -> str:
    try:
        return _ARTICLES[ActorKind(value)]
    except ValueError:
        return f"“{value}”"


def state(rule: Rule, winner: Rule | None = None) -> str:
    """Say whether the rule holds, and if not why."""
    if rule.active:
        return f"overruled by the later rule: {sentence(winner)}" if winner else "on"
    if is_sure(rule) or rule.seen >= ENOUGH:
        return "off"
    why = "one such word does not speak for all" if rule.kind is RuleKind.NO_EVENT else _COMMON
    return f"off: {why}; on after {ENOUGH} such edits ({rule.seen} so far)"


def counting(rule: Rule) -> str:
    """Say how far a rule that is off is on its way to be switched on: "1 of 3"."""
    waits = not (rule.active or is_sure(rule)) and rule.seen < ENOUGH
    return f"{rule.seen} of {ENOUGH}" if waits else ""


def is_sure(rule: Rule) -> bool:
    """Whether one edit is enough to go by in other articles."""
    if rule.kind in (RuleKind.NO_EVENT, RuleKind.EVENT_TYPE):
        return rule.kind is RuleKind.EVENT_TYPE
    bare = rule.only == ActorKind.PERSON and " " not in rule.about.strip()
    return rule.about[:1].isupper() and not bare


def evidence(rule: Rule) -> str:
    """Say which edit the rule was learned from, when and in which article."""
    parts = [rule.edit or "Imported", _day(rule.learned)]
    parts += [f"in “{rule.article}”"] if rule.article else []
    parts += [f"{rule.seen} times"] if rule.seen > 1 else []
    return " · ".join(part for part in parts if part)


def _day(stamp: str) -> str:
    try:
        return f"{datetime.fromisoformat(stamp).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):
        return ""
