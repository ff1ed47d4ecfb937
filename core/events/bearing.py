"""How an event without a date of its own lies to the day of writing: before, now, after.

A small log-linear choice; its weights were fitted on Wikinews articles (see LICENSES.md).
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from core.events.clauses import is_verb, verb_above
from core.events.lexicon import lexicon

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.parsed import Token

_FILE = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "bearing.toml"
_MODALS = {"'ll": "will", "wo": "will", "shall": "will", "'d": "would", "ca": "can"}
_WAS = frozenset({"was", "were", "did"})
_IS = frozenset({"is", "are", "am", "do", "does", "'s", "'re", "'m"})


class Bearing(StrEnum):
    """Where an event lies from the day on which its article was written."""

    BEFORE = "before"
    NOW = "now"
    AFTER = "after"


def bearings(clauses: Clauses, token: Token) -> dict[Bearing, float]:
    """Return how likely each bearing is for what a word tells; they add up to 1."""
    table = _weights()
    names = ["", *features(clauses, token)]
    scores = {way: sum(table[way].get(name, 0.0) for name in names) for way in Bearing}
    top = max(scores.values())
    parts = {way: exp(score - top) for way, score in scores.items()}
    whole = sum(parts.values())
    return {way: part / whole for way, part in parts.items()}


def features(clauses: Clauses, token: Token) -> list[str]:
    """Return what the choice looks at, as names: form, kind of word, word, what is above it."""
    own = form(clauses, token)
    found = [own, f"{own} {kind(token)}", f"{own} {token.dep}"]
    found.append(f"{token.pos} {token.lemma.lower()}")
    above = verb_above(clauses.parsed, token)
    if above is None:
        return found
    over = form(clauses, above)
    link = f"{'noun' if own == 'noun' else 'verb'} {token.dep}"
    found += [f"{own} under {over}", f"{link} under {over} {kind(above)}"]
    found += [f"{link} under {above.lemma.lower()}"]
    if is_verb(token):
        marks = (c.text.lower() for c in clauses.parsed.governed(token) if c.dep == "mark")
        found += [f"{own} {mark}" for mark in marks]
    else:
        found += _of_noun(clauses, token)
    return found


def _of_noun(clauses: Clauses, noun: Token) -> list[str]:
    """Return what stands with a noun: its article, its preposition, "planned"."""
    below = clauses.parsed.governed(noun)
    found = [f"noun {c.dep} {c.lemma.lower()}" for c in below if c.dep in {"det", "amod"}]
    found += ["noun poss"] if any(c.dep == "poss" for c in below) else []
    prep = clauses.parsed.tokens[noun.head]
    return [*found, f"noun after {prep.text.lower()}"] if noun.dep == "pobj" else found


def kind(token: Token) -> str:
    """Name the sort of word it is: it tells what was said, what holds or what was done."""
    lex, lemma = lexicon(), token.lemma.lower()
    if lemma == "be":
        return "be"
    if lemma in lex.report or lemma in lex.speech:
        return "say"
    if lemma in lex.plan:
        return "plan"
    if lemma in lex.state:
        return "state"
    return lex.verbs.get(lemma) or lex.nouns.get(lemma) or "do"


def form(clauses: Clauses, token: Token) -> str:
    """Name the tense and aspect of a verb; "noun", "adj" … for other words."""
    return _tense(clauses.of(token)) if is_verb(token) else token.pos.lower()


def _tense(clause: Clause) -> str:
    verb, helping = clause.verb, set(clause.auxiliaries)
    if clause.modal:
        return _MODALS.get(clause.modal, clause.modal)
    if clause.infinitive:
        return "to have" if clause.perfect else "to"
    if clause.perfect:
        return "had" if "had" in helping else "has"
    if clause.progressive:
        return "was -ing" if helping & _WAS else "is -ing"
    if verb.tag == "VBD" or helping & _WAS:
        return "past"
    present = verb.tag in {"VBZ", "VBP"} or helping & _IS
    return "present" if present else verb.tag.lower()


@lru_cache(maxsize=1)
def _weights() -> dict[Bearing, dict[str, float]]:
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return {way: {str(k): float(v) for k, v in table[way].items()} for way in Bearing}
