"""Which events are worth showing at first: what says too little, or is no news, stays in the back.

They are kept, and hidden by the filter that is in force at first (see FAINT).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events.cast import kind_of
from core.events.select import ASIDE, FAINT
from core.model import ActorKind, Basis, Factuality, Role

if TYPE_CHECKING:
    from core.events.clauses import Clause
    from core.events.known import Known
    from core.events.when import Dated
    from core.model import Participant
    from core.parsed import Token

_DOING = (Role.SOURCE, Role.TARGET)
_OWN = (Basis.EXPLICIT, Basis.RESOLVED)
_CREDITS = frozenset({"report", "article", "story"})
_THANKED = frozenset({"thank", "thanks", "congratulate", "welcome"})
_SELVES = frozenset({"i", "we", "you"})
_VAGUE = frozenset({"it", "this", "that", "them", "one"})
_ASKED = frozenset({"how", "whether", "why", "what", "which"})
_UNKNOWN = frozenset({"clear", "know", "unclear", "unknown", "certain", "sure", "unsure", "say"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an event when it is weighed whether to show it."""

    kind: str
    status: Factuality
    participants: list[Participant]
    dated: Dated | None
    title: str
    headline: bool


def capped(known: Known, clause: Clause, told: Told, sure: float) -> float:
    """Return how sure an event is, no more than faint where it says too little or is no news."""
    if _is_credit(clause) or _is_thanks(clause):
        return min(sure, ASIDE)
    if told.headline:
        return sure
    rows = (
        told.status is Factuality.HYPOTHETICAL and (told.kind == "OTHER" or _is_supposed(clause)),
        told.kind == "OTHER" and not _is_own(told.dated) and not _has_somebody(known, told),
        _is_vague(clause, told) or _is_of_nobody(clause),
        _is_unfinished(clause, told),
        _is_asked_for(known, clause.verb),
        _is_habit(known, clause, told),
    )
    return min(sure, FAINT) if any(rows) else sure


def _is_supposed(clause: Clause) -> bool:
    """Whether a modal or a condition says that it may never be: "could be left without"."""
    asked = clause.verb.dep == "xcomp" and not clause.modal
    return not asked and not clause.infinitive


def _is_own(dated: Dated | None) -> bool:
    return dated is not None and dated.basis in _OWN


def _has_somebody(known: Known, told: Told) -> bool:
    """Whether an actor, or a thing with a name of its own, takes part."""
    parts = [p for p in told.participants if p.role in _DOING]
    named = any(p.words[:1].isupper() or p.words[1:2].isupper() for p in parts)
    return named or any(kind_of(known, p) is not ActorKind.OTHER for p in parts)


def _is_credit(clause: Clause) -> bool:
    """Whether it names who wrote the article: "Ann Lee contributed to this report"."""
    to = (n for p, n in clause.preps if p.text.lower() == "to")
    return clause.verb.lemma == "contribute" and any(n.lemma.lower() in _CREDITS for n in to)


def _is_thanks(clause: Clause) -> bool:
    """Whether somebody is thanked in the words of the text itself: "Thank you"."""
    if clause.verb.lemma.lower() not in _THANKED:
        return False
    who = [t.text.lower() for t in (*clause.subjects, *clause.objects)]
    return any(w in _SELVES for w in who)


def _is_vague(clause: Clause, told: Told) -> bool:
    """Whether it is done to an "it" that is nobody known."""
    things = clause.objects or (clause.patients if clause.subjects else [])
    if not things or any(p.role is Role.TARGET for p in told.participants):
        return False
    return all(t.text.lower() in _VAGUE for t in things) and not _is_own(told.dated)


def _is_of_nobody(clause: Clause) -> bool:
    """Whether the reader is spoken to, or no words say who does it: "the ones who"."""
    bare = (s for s in clause.subjects[:1] if s.pos != "PROPN")
    return any(s.text.lower() in _NO_DOERS for s in bare)


_NO_DOERS = frozenset({
    "anything", "everybody", "everyone", "everything", "nothing", "one", "ones", "somebody",
    "someone", "something", "those", "what", "whatever", "which", "whoever", "you",
})  # fmt: skip


def _is_unfinished(clause: Clause, told: Told) -> bool:
    """Whether a title lacks what a verb is done to: "Officers find"."""
    named = any(o.pos != "PRON" for o in clause.objects)
    if named:
        return False
    lemma, last = clause.verb.lemma.lower(), told.title.rsplit(" ", 1)[-1].lower()
    bare = last in {lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"}
    if clause.passive:
        return last == clause.verb.text.lower() and lemma in _PUT
    return bare and (lemma in _TAKES_OBJECT or told.kind == "STATEMENT")


_PUT = frozenset(
    {"put", "set", "let", "leave", "turn", "make", "bring", "give", "offer", "keep", "place"}
)


_TAKES_OBJECT = frozenset({
    "achieve", "add", "afford", "attract", "bear", "begin", "bring", "carry", "catch", "cause",
    "choose", "clinch", "collect", "complete", "contain", "convince", "cover", "create", "cut",
    "decide", "describe", "discover", "do", "draw", "enable", "face", "fill", "find", "follow",
    "fuel", "get", "give", "hold", "identify", "imply", "include", "indicate", "keep", "label",
    "let", "make", "mark", "meet", "miss", "need", "observe", "obtain", "offer", "place", "produce",
    "prompt", "prove", "provide", "put", "raise", "reach", "receive", "replace", "require",
    "send", "set", "show", "spark", "start", "suffer", "take", "teach", "tell", "think",
    "throw", "trigger", "try", "turn", "undergo", "use", "want",
})  # fmt: skip


def _is_asked_for(known: Known, verb: Token) -> bool:
    """Whether it is what is not known: "it is not clear how many were killed"."""
    above = known.parsed.tokens[verb.head]
    if verb.dep not in {"ccomp", "csubj"} or above.i == verb.i:
        return False
    be = known.parsed.governed(above)
    not_so = any(c.dep == "neg" for c in be)
    words = {above.lemma.lower(), *(c.lemma.lower() for c in be if c.dep == "acomp")}
    first = min(known.parsed.subtree(verb), key=lambda t: t.i)
    asked = first.text.lower() in _ASKED
    return asked and bool(words & _UNKNOWN) and (not_so or "unclear" in words)


def _is_habit(known: Known, clause: Clause, told: Told) -> bool:
    """Whether it tells what is so at all times: "areas that do not support its goals"."""
    helping = set(clause.auxiliaries)
    plain = bool(helping) and helping <= {"do", "does"} and not clause.modal
    below = known.parsed.governed(clause.verb)
    often = any(c.text.lower() in _OFTEN for c in below if c.dep == "advmod")
    return (plain and told.dated is None) or (often and not _is_own(told.dated))


_OFTEN = frozenset({
    "often", "regularly", "usually", "sometimes", "frequently", "typically", "generally",
    "occasionally", "rarely", "seldom", "routinely", "always", "traditionally",
})  # fmt: skip
