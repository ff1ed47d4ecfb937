"""Nouns that report something happening: "the attack", "two explosions", "on the retreat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.clauses import is_verb
from core.events.lexicon import lexicon

if TYPE_CHECKING:
    from core.events.when import Dates
    from core.parsed import Parsed, Token

_ANOTHER = frozenset({"new", "second", "third", "fourth", "fresh", "further", "next", "latest"})
"""Words that set a happening apart from those told before."""
_CARRIED = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def carried_noun(parsed: Parsed, verb: Token) -> Token | None:
    """Return the noun that says what happened where the verb only carries it: "launch a strike"."""
    for child in parsed.governed(verb):
        if child.dep in {"dobj", "attr", "nsubjpass"} and is_event_noun(child):
            return child
        if child.dep == "nsubj" and is_event_noun(child):
            return child
    return None


def is_event_noun(token: Token) -> bool:
    """Whether the noun names a happening."""
    return token.pos == "NOUN" and token.lemma.lower() in lexicon().nouns


def stands_alone(parsed: Parsed, noun: Token, dates: Dates) -> bool:
    """Whether a noun is an event of its own: dated, or told of by "there was", "be on the …"."""
    if not is_event_noun(noun) or _is_joined(parsed, noun):
        return False
    if _is_village(parsed, noun):
        return False
    children = parsed.governed(noun)
    if any(c.dep == "det" and c.text.lower() in {"no", "any"} for c in children):
        return False
    if any(c.dep == "acl" and c.tag == "VBN" and c.lemma in lexicon().light for c in children):
        return False
    return told_by_be(parsed, noun) is not None or dates.own(noun) is not None


def _is_joined(parsed: Parsed, noun: Token) -> bool:
    """Whether a noun only belongs to another; a coup d'état is a coup."""
    whole = parsed.tokens[noun.head].text.lower() in {"d'etat", "d'état", "detat", "etat", "état"}
    return noun.dep in {"compound", "amod", "nmod"} and not whole


def is_definite(parsed: Parsed, noun: Token) -> bool:
    """Whether a noun means a happening told before: "the attack", "this move"."""
    children = parsed.governed(noun)
    if any(c.dep == "amod" and c.text.lower() in _ANOTHER for c in children):
        return False
    words = {c.text.lower() for c in children if c.dep == "det"}
    whose = any(c.dep == "poss" and c.pos == "PRON" for c in children)
    return whose or bool(words & {"the", "this", "that", "these", "those"})


def may_be_told(parsed: Parsed, noun: Token) -> bool:
    """Whether an event noun may be a happening of its own, however loosely it is told."""
    if not is_event_noun(noun) or noun.dep == "npadvmod" or _is_joined(parsed, noun):
        return False
    if _is_village(parsed, noun):
        return False
    head = parsed.tokens[noun.head]
    carried = carried_noun(parsed, head) if is_verb(head) else None
    return not (carried is not None and carried.i == noun.i and head.lemma in lexicon().light)


def is_none(parsed: Parsed, noun: Token) -> bool:
    """Whether a noun tells what there was none of: "no response", "any deal"."""
    return any(c.dep == "det" and c.text.lower() in {"no", "any"} for c in parsed.governed(noun))


def _is_village(parsed: Parsed, noun: Token) -> bool:
    """Whether it is a place where people live: "the settlement of Beit El"."""
    if noun.lemma.lower() != "settlement":
        return False
    below = parsed.governed(noun)
    called = any(c.dep in {"compound", "nmod", "appos"} and c.pos == "PROPN" for c in below)
    of = (c for p in below if p.text.lower() == "of" for c in parsed.governed(p))
    return called or any(c.pos == "PROPN" for c in of)


def told_by_be(parsed: Parsed, noun: Token) -> Token | None:
    """Return the "be" of "there had been two explosions" or "has been on the retreat"."""
    head = parsed.tokens[noun.head]
    if noun.dep == "attr" and head.lemma == "be":
        there = any(c.dep == "expl" for c in parsed.governed(head))
        return head if there else None
    if noun.dep == "pobj" and head.text.lower() in {"on", "under", "in"} and head.dep == "prep":
        above = parsed.tokens[head.head]
        definite = any(c.dep == "det" for c in parsed.governed(noun))
        near = head.i == above.i + 1 and is_verb(above)
        gone = above.lemma == "go" and head.text.lower() == "on"
        return above if near and ((above.lemma == "be" and definite) or gone) else None
    return None


def carries(parsed: Parsed, noun: Token) -> Token | None:
    """Return the verb whose subject or object the noun is."""
    head = parsed.tokens[noun.head]
    return head if noun.dep in _CARRIED and is_verb(head) else None


def noun_type(parsed: Parsed, noun: Token) -> str:
    """Return the event type of a noun; a fire is a disaster unless it is rocket fire."""
    shots = {"rocket", "mortar", "artillery", "gun", "sniper", "tank", "machine", "small"}
    if noun.lemma == "fire" and any(c.text.lower() in shots for c in parsed.governed(noun)):
        return "ASSAULT"
    before = parsed.tokens[max(0, noun.i - 2) : noun.i]
    lemma, one = noun.lemma.lower(), before[-1].text.lower() if before else ""
    joined = "".join(t.text.lower() for t in before) + lemma
    kinds = lexicon().nouns
    return kinds.get(f"{one} {lemma}") or kinds.get(joined) or kinds[lemma]
