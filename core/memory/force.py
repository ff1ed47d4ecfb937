"""Which rules hold: the active ones, and of those that disagree the latest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.memory.naming import name_key
from core.model import ActorKind, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.model import Actor, Rule

IDENTITY = frozenset({RuleKind.SAME_ACTOR, RuleKind.ACTOR_NAME, RuleKind.NO_ACTOR})
"""Kinds that say who a name is: only one of them can hold for a name."""
EVENTS = frozenset({RuleKind.EVENT_TYPE, RuleKind.NO_EVENT})
Subject = tuple[str, str, str]
"""What a rule decides: "identity", "kind" or "event"; a name or a word; what it is limited to."""


def subject(rule: Rule) -> Subject:
    """Return what the rule decides: of two active rules with one subject the later holds."""
    if rule.kind in EVENTS:
        return "event", key_of(rule), rule.only
    return "identity" if rule.kind in IDENTITY else "kind", key_of(rule), limit(rule.only)


def key_of(rule: Rule) -> str:
    """Return the key of the name, or the word in small letters, that a rule is about."""
    if rule.kind in EVENTS:
        return " ".join(rule.about.casefold().split())
    return name_key(rule.about)


def limit(kind: str) -> str:
    """Return how a kind limits a rule on a name: a person is never the same as a group."""
    return kind and ("person" if kind == ActorKind.PERSON else "no person")


@dataclass(slots=True)
class Force:
    """The rules in force, by what they decide."""

    by_subject: dict[Subject, Rule] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_subject)

    def who(self, actor: Actor) -> Rule | None:
        """Return the rule on who a name is: the same actor, another name, or no actor."""
        return self._named("identity", actor)

    def kind(self, actor: Actor) -> Rule | None:
        """Return the rule on what kind of actor a name is."""
        return self._named("kind", actor)

    def event(self, word: str, event_type: str) -> Rule | None:
        """Return the rule on events of this type that this word tells."""
        narrow = self.by_subject.get(("event", word, event_type))
        return narrow or self.by_subject.get(("event", word, ""))

    def _named(self, what: str, actor: Actor) -> Rule | None:
        key = name_key(actor.label)
        narrow = self.by_subject.get((what, key, limit(actor.kind)))
        return narrow or self.by_subject.get((what, key, ""))


def force_of(rules: Iterable[Rule]) -> Force:
    """Return the rules that hold among these."""
    every = list(rules)
    out = overruled(every)
    held = (rule for rule in every if rule.active and rule.id not in out)
    return Force({subject(rule): rule for rule in held})


def overruled(rules: Iterable[Rule]) -> dict[str, str]:
    """Return, for each active rule that does not hold, the id of the later one that holds.

    A rule that would lead a name in a circle ("A is B", "B is A") is overruled too.
    """
    held: dict[Subject, Rule] = {}
    onward: defaultdict[str, list[Rule]] = defaultdict(list)
    out: dict[str, str] = {}
    for rule in sorted((r for r in rules if r.active), key=_latest, reverse=True):
        winner = held.get(subject(rule)) or _closing(rule, onward)
        if winner is None:
            held[subject(rule)] = rule
            if rule.kind in IDENTITY and rule.gives:
                onward[key_of(rule)].append(rule)
        else:
            out[rule.id] = winner.id
    return out


def _latest(rule: Rule) -> tuple[str, int, str]:
    return rule.changed, len(rule.id), rule.id


def _closing(rule: Rule, onward: Mapping[str, list[Rule]]) -> Rule | None:
    """Return the later rule by which a name would come back to itself."""
    if rule.kind not in IDENTITY or not rule.gives:
        return None
    start, waiting, met = key_of(rule), [name_key(rule.gives)], set[str]()
    while waiting:
        key = waiting.pop()
        met.add(key)
        for following in onward.get(key, ()):
            after = name_key(following.gives)
            if after == start:
                return following
            waiting += [after] if after not in met else []
    return None
