"""How far the wording commits itself: done, under way, planned, alleged, denied, supposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.model import Factuality

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.parsed import Token

_ABOVE = frozenset({"ccomp", "xcomp", "pcomp", "prep", "dobj", "pobj", "acl", "conj", "nsubj"})
_SUPPOSED = frozenset({"if", "unless", "whether"})
_PAST = frozenset({"VBD", "VBN"})
_WEAK = frozenset({"may", "might", "could"})


def factuality(clauses: Clauses, clause: Clause) -> Factuality:
    """Judge a clause by its own words, then by the clauses above it."""
    own = _own(clauses, clause)
    if own is not None:
        return own
    above = _from_above(clauses, clause)
    if above is not None:
        return above
    if clause.negated:
        return Factuality.DENIED
    shared = _shared(clauses, clause)
    if shared is not None:
        return shared
    if clause.progressive and any(a in _NOW for a in clause.auxiliaries):
        return Factuality.ONGOING
    return Factuality.OCCURRED


_NOW = frozenset({"is", "are", "am", "'s", "'re", "'m", "has", "have", "'ve", "being"})


def _shared(clauses: Clauses, clause: Clause) -> Factuality | None:
    """Judge "…, launching an attack" as the clause that it belongs to."""
    head = clauses.parsed.tokens[clause.verb.head]
    loose = clause.verb.dep in {"advcl", "pcomp"} and clause.verb.tag in {"VBG", "VBN"}
    if not loose or clause.finite or not is_verb(head) or head.i == clause.verb.i:
        return None
    above = factuality(clauses, clauses.of(head))
    return above if above is not Factuality.DENIED else None


def _own(clauses: Clauses, clause: Clause) -> Factuality | None:
    """Judge by modals, particles and adverbs."""
    children = clauses.parsed.governed(clause.verb)
    if any(c.dep == "mark" and c.text.lower() in _SUPPOSED for c in children):
        return Factuality.HYPOTHETICAL
    if clause.modal:
        return Factuality.DENIED if clause.negated else _by_modal(clauses, clause)
    said = any(c.text.lower() in lexicon().alleged_words for c in children)
    return Factuality.ALLEGED if said else None


def _by_modal(clauses: Clauses, clause: Clause) -> Factuality:
    if clause.modal in {"will", "'ll", "shall", "wo"}:
        return Factuality.PLANNED
    if clause.modal in {"would", "'d"} and _reported(clauses, clause.verb):
        return Factuality.PLANNED
    guessed = clause.perfect or "be" in clause.auxiliaries or clause.verb.lemma == "be"
    if clause.modal in _WEAK and guessed:
        return Factuality.ALLEGED
    return Factuality.HYPOTHETICAL


def _reported(clauses: Clauses, verb: Token) -> bool:
    """Whether somebody said it in the past, so that "would" is the future of then."""
    head = clauses.parsed.tokens[verb.head]
    told = head.lemma in lexicon().report or head.lemma in lexicon().plan
    return verb.dep == "ccomp" and is_verb(head) and (told or head.tag in _PAST)


def _from_above(clauses: Clauses, clause: Clause) -> Factuality | None:
    """Judge by what governs the clause: "planned to", "denied that", "failed to"."""
    token = clause.verb
    for _ in range(5):
        head = clauses.parsed.tokens[token.head]
        if head.i == token.i or token.dep not in _ABOVE:
            break
        found = _by_governor(clauses, head, token)
        if found is not None:
            return found
        if head.lemma in lexicon().report and is_verb(head):
            break
        token = head
    to = clause.infinitive and clause.verb.dep in {"advcl", "acl", "relcl", "xcomp"}
    return Factuality.PLANNED if to and not _came_true(clauses, clause) else None


def _by_governor(clauses: Clauses, head: Token, token: Token) -> Factuality | None:
    """Judge by one word above, and by its own wording where the two are one predicate."""
    if not is_verb(head):
        return _said_by(clauses, head, token) if head.pos == "NOUN" else None
    found = _said_by(clauses, head, token)
    if found is None and token.dep == "xcomp":
        found = _own(clauses, clauses.of(head))
    guessed = head.lemma in lexicon().report and clauses.of(head).modal in _WEAK
    return Factuality.ALLEGED if found is None and guessed else found


def _said_by(clauses: Clauses, head: Token, token: Token) -> Factuality | None:
    """Judge by the meaning of the word above."""
    lex, word, dep = lexicon(), head.lemma.lower(), token.dep
    to = any(c.tag == "TO" for c in clauses.parsed.governed(token))
    rows = (
        (word in lex.deny and dep in _CONTENT, Factuality.DENIED),
        (word in lex.failed and dep in _CONTENT, Factuality.DENIED),
        (word in lex.doubt and dep in _CONTENT and is_verb(head), Factuality.ALLEGED),
        (to and dep in _CONTENT and word in lex.plan, Factuality.PLANNED),
        (to and dep in _CONTENT and word in lex.tried, Factuality.HYPOTHETICAL),
        (word in lex.under_way and dep == "xcomp" and head.tag not in _PAST, Factuality.ONGOING),
    )
    return next((status for holds, status in rows if holds and dep != "conj"), None)


_CONTENT = frozenset({"ccomp", "xcomp", "pcomp", "prep", "acl", "dobj"})


def _came_true(clauses: Clauses, clause: Clause) -> bool:
    head = clauses.parsed.tokens[clause.verb.head]
    lex = lexicon()
    known = head.lemma in lex.happened or head.lemma in lex.under_way
    return clause.verb.dep == "xcomp" and known
