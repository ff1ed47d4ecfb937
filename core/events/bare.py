"""A title for a happening that one word names in passing: "Recession: Asia goes into recession"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.clauses import is_verb, verb_above
from core.events.titles import fitted
from core.events.undated import lasts
from core.events.wording import capitalised
from core.model import Factuality

if TYPE_CHECKING:
    from core.events.known import Known
    from core.parsed import Token


def told_by_verb(known: Known, word: Token) -> Token | None:
    """Return the verb that tells what its object names: the "joined" of "joined the campaign"."""
    verb = known.parsed.tokens[word.head]
    told = word.dep in {"dobj", "nsubjpass"} and is_verb(verb) and verb.i in known.triggers
    return verb if told and not lasts(known.clauses, word) else None


def title_by_clause(known: Known, word: Token) -> str:
    """Return a bare word with the clause it stands in as a title, "" where that has no words."""
    verb = verb_above(known.parsed, word)
    if verb is None:
        return ""
    clause = known.clauses.of(verb)
    told = known.titles.of_clause(clause, Factuality.OCCURRED) or known.titles.plain(clause)
    if " " not in told:
        return ""
    name = word.text.lower() if word.text.istitle() else word.text
    if word.pos != "NOUN" and name in told.lower().split(" "):
        return told
    return fitted(f"{capitalised(name)}: {told}")
