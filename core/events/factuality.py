"""How far the wording commits itself: done, under way, planned, alleged, denied, supposed.

A clause is judged by its own words (own_wording), then by the word that governs it (governed).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.certainty import certainty
from core.events.clauses import is_verb
from core.events.governed import Governor, by_adjective, by_noun, by_verb, governor_of
from core.events.own_wording import own_wording
from core.model import Factuality

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses

_OPEN = frozenset({Factuality.OCCURRED, Factuality.ONGOING})
_FIRM = frozenset({Factuality.DENIED, Factuality.HYPOTHETICAL})


def factuality(clauses: Clauses, clause: Clause) -> Factuality:
    """Judge a clause by its own words, then by the clauses above it."""
    known = clauses.status.get(clause.verb.i)
    if known is None:
        clauses.status[clause.verb.i] = Factuality.OCCURRED  # a circle ends here
        known = clauses.status[clause.verb.i] = _judged(clauses, clause)
    return known


def _judged(clauses: Clauses, clause: Clause) -> Factuality:
    own = own_wording(clauses, clause)
    if own is Factuality.HYPOTHETICAL:
        return own
    governor = governor_of(clauses, clause)
    above = _from_above(clauses, clause, governor, own) if governor is not None else None
    if above is not None and (own in _OPEN or above in _FIRM):
        return above
    return own


def _from_above(
    clauses: Clauses, clause: Clause, governor: Governor, own: Factuality
) -> Factuality | None:
    """Judge by the word above, with how far that is itself vouched for."""
    word, prep = governor.word, governor.prep
    if prep in certainty().prepositions["undone"]:
        return Factuality.DENIED
    if not is_verb(word):
        if word.pos == "ADJ":
            return by_adjective(clauses, governor, own)
        return by_noun(clauses, clause, governor, own)
    above = clauses.of(word)
    return by_verb(clause, governor, above, factuality(clauses, above), own)
