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
_POSSIBLE = frozenset({
    "possible", "potential", "planned", "proposed", "future", "upcoming", "likely", "imminent",
    "eventual", "forthcoming", "expected", "pending", "prospective", "scheduled", "further",
})  # fmt: skip
_MIGHT = frozenset({"could", "may", "might", "would", "'d"})
_OFTEN = frozenset({
    "never", "ever", "always", "repeatedly", "often", "frequently", "constantly", "regularly",
    "sometimes", "increasingly", "gradually", "steadily",
})  # fmt: skip
_CHANCES = frozenset(
    {"possibility", "risk", "threat", "prospect", "danger", "chance", "likelihood"}
)
_CONDITIONS = frozenset({"if", "when", "until", "till", "unless", "before", "after", "once"})
_OPEN = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL})


_MANY = frozenset({"NNS", "NNPS"})


def bounded_by(
    clauses: Clauses, trigger: Token, status: Factuality, day: FuzzyDate | None
) -> FuzzyDate | None:
    """Return the open date that the day of writing gives an undated event, None without one."""
    if day is None or day.earliest is None or day.latest is None:
        return None
    low, high = day.earliest // DAY * DAY, day.latest // DAY * DAY + DAY - 1
    extent = lasts(clauses, trigger) or _is_many(trigger) or _is_repeated(clauses, trigger)
    match _bearing(clauses, trigger, status):
        case Bearing.BEFORE:
            return FuzzyDate(None, high, Precision.DAY, extent=extent)
        case Bearing.AFTER:
            return FuzzyDate(low, None, Precision.DAY, extent=extent)
        case _:
            return FuzzyDate(None, None, Precision.DAY, extent=True)


def _is_many(trigger: Token) -> bool:
    """Whether a word tells of several happenings, which seldom fall on one day."""
    gradual = trigger.pos == "NOUN" and trigger.lemma.lower() in _words("gradual", "nouns")
    return trigger.tag in _MANY or gradual


def _is_repeated(clauses: Clauses, verb: Token) -> bool:
    """Whether many have done it by now, one after the other: "members have objected"."""
    if is_verb(verb) and any(
        c.text.lower() in _OFTEN
        for c in clauses.parsed.governed(verb)
        if c.dep in {"advmod", "neg"}
    ):
        return True
    doers = clauses.of(verb).subjects if is_verb(verb) and form(clauses, verb) == "has" else []
    return any(_is_many(d) for d in doers)


def _bearing(clauses: Clauses, trigger: Token, status: Factuality) -> Bearing:
    """Judge by the wording; where that leaves it open, by what such words mostly tell."""
    tense = form(clauses, trigger)
    if _heads(clauses, trigger) and tense in {"present", "is -ing", "vbn"}:
        return Bearing.BEFORE  # headlines tell in the present what is done
    if tense in {"present", "is -ing"} and _awaited(clauses, trigger):
        return Bearing.AFTER
    if tense in _BACK:
        return Bearing.BEFORE
    chance = not is_verb(trigger) and _is_only_possible(clauses, trigger)
    if status in _OPEN or tense in _AHEAD or chance:
        goes_on = is_verb(trigger) and trigger.lemma.lower() in _words("staying", "verbs")
        return Bearing.NOW if goes_on else Bearing.AFTER
    if status is Factuality.ONGOING or tense in {"present", "is -ing"} or _is_kept(trigger, tense):
        return Bearing.NOW
    likely = bearings(clauses, trigger)
    best = max(Bearing, key=lambda way: likely[way])
    goes_on = best is Bearing.BEFORE and not is_verb(trigger) and lasts(clauses, trigger)
    return Bearing.NOW if goes_on else best


def _is_kept(word: Token, tense: str) -> bool:
    """Whether a participle tells of what is still so: "fighters trapped in the town"."""
    return tense == "vbn" and word.dep == "acl" and word.lemma.lower() in _words("kept", "verbs")


def _is_only_possible(clauses: Clauses, noun: Token) -> bool:
    """Whether a noun speaks of what may come: "a possible strike", "looking for a battle"."""
    below = clauses.parsed.governed(noun)
    if any(c.lemma.lower() in _POSSIBLE for c in below if c.dep == "amod"):
        return True
    head = clauses.parsed.tokens[noun.head]
    if head.pos == "NOUN" and head.lemma.lower() in _CHANCES:
        return True
    return _is_looked_for(clauses, noun, head)


def _is_looked_for(clauses: Clauses, noun: Token, head: Token) -> bool:
    """Whether it "could bring" something, or somebody looks for it or fears it."""
    if noun.dep == "pobj" and head.text.lower() == "of":
        noun = clauses.parsed.tokens[head.head]  # "the outbreak of war could"
        head = clauses.parsed.tokens[noun.head]
    if noun.dep == "nsubj" and is_verb(head):
        return clauses.of(head).modal in _MIGHT
    wanted = _words("looked_for", "verbs")
    if noun.dep == "dobj":
        return is_verb(head) and head.lemma.lower() in wanted
    above = clauses.parsed.tokens[head.head]
    ahead = noun.dep == "pobj" and head.text.lower() in {"for", "about", "of", "against"}
    return ahead and is_verb(above) and above.lemma.lower() in _words("looked_for", "with")


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
    if is_verb(trigger):
        return trigger.lemma.lower() in verbs or clauses.of(trigger).progressive
    return trigger.lemma.lower() in nouns


@lru_cache(maxsize=1)
def said_with_two() -> dict[str, str]:
    """Return verb and object, or verb and particle → the one word for it: "take hostage"."""
    table = tomllib.loads(_FILE.read_text("utf-8"))["said_with_two"]
    return {pair: word for word, pairs in table.items() for pair in pairs}


def settled_by(lemma: str) -> bool:
    """Whether a verb's infinitive is done, or left undone, when the verb is: "failed to"."""
    return lemma in _words("settling", "verbs")


def minds() -> frozenset[str]:
    """Return the verbs for what a speaker thinks: "believe", "regret"."""
    return _words("minds", "verbs")


def states() -> frozenset[str]:
    """Return the adjectives for states that begin and end: "closed", "able"."""
    return _words("states", "adjectives")


@lru_cache(maxsize=8)
def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_FILE.read_text("utf-8"))[table][name])


@lru_cache(maxsize=1)
def _lasting() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs and the nouns for what goes on for days."""
    table = tomllib.loads(_FILE.read_text("utf-8"))["lasting"]
    return frozenset(table["verbs"]), frozenset(table["nouns"])
