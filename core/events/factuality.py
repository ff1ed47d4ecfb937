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
    if clause.modal and clause.negated:
        return Factuality.DENIED
    if clause.modal in {"will", "'ll", "shall"}:
        return Factuality.PLANNED
    if clause.modal in {"would", "'d"}:
        return Factuality.PLANNED if _reported(clauses, clause.verb) else Factuality.HYPOTHETICAL
    if clause.modal in _WEAK:
        return (
            Factuality.ALLEGED
            if clause.perfect or "be" in clause.auxiliaries
            else _supposed(clause)
        )
    if clause.modal:
        return Factuality.HYPOTHETICAL
    if any(c.text.lower() in lexicon().alleged_words for c in children):
        return Factuality.ALLEGED
    return None


def _supposed(clause: Clause) -> Factuality:
    """Judge "could": a past ability where it stands with the perfect, else only thought of."""
    return Factuality.ALLEGED if clause.verb.lemma == "be" else Factuality.HYPOTHETICAL


def _reported(clauses: Clauses, verb: Token) -> bool:
    """Whether somebody said it in the past, so that "would" is the future of then."""
    head = clauses.parsed.tokens[verb.head]
    told = head.lemma in lexicon().report or head.lemma in lexicon().plan
    return verb.dep == "ccomp" and told and head.tag in _PAST


def _from_above(clauses: Clauses, clause: Clause) -> Factuality | None:
    """Judge by what governs the clause: "planned to", "denied that", "failed to", "alleged that"."""
    token, lex = clause.verb, lexicon()
    for _ in range(5):
        head = clauses.parsed.tokens[token.head]
        if head.i == token.i or token.dep not in _ABOVE:
            break
        if is_verb(head) or head.pos == "NOUN":
            to = any(c.tag == "TO" for c in clauses.parsed.governed(token))
            found = _said_by(head, token, to=to)
            if found is not None:
                return found
        if head.lemma in lex.report and is_verb(head):
            above = clauses.of(head)
            if above.modal in _WEAK:
                return Factuality.ALLEGED
            break
        token = head
    to = clause.infinitive and clause.verb.dep in {"advcl", "acl", "relcl", "xcomp"}
    return Factuality.PLANNED if to and not _came_true(clauses, clause) else None


def _said_by(head: Token, token: Token, *, to: bool) -> Factuality | None:
    lex, word = lexicon(), head.lemma.lower()
    if token.dep == "conj":
        return None
    if word in lex.deny and token.dep in {"ccomp", "xcomp", "dobj", "pcomp"}:
        return Factuality.DENIED
    if word in lex.failed and token.dep in {"xcomp", "ccomp", "dobj", "pcomp", "prep"}:
        return Factuality.DENIED
    if (
        word in lex.doubt
        and token.dep in {"ccomp", "xcomp", "pcomp", "prep", "acl"}
        and head.pos != "NOUN"
    ):
        return Factuality.ALLEGED
    if to and token.dep in {"xcomp", "ccomp", "acl"} and (word in lex.plan or word in lex.tried):
        return Factuality.PLANNED if word in lex.plan else Factuality.HYPOTHETICAL
    if word in lex.under_way and token.dep == "xcomp" and head.tag not in _PAST:
        return Factuality.ONGOING
    return None


def _came_true(clauses: Clauses, clause: Clause) -> bool:
    head = clauses.parsed.tokens[clause.verb.head]
    lex = lexicon()
    known = head.lemma in lex.happened or head.lemma in lex.under_way
    return clause.verb.dep == "xcomp" and known
