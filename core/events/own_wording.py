"""What a clause's own words say of its certainty: modals, "not", "reportedly", "if", a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.certainty import certainty
from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.model import Factuality

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.parsed import Token

_SUPPOSED = frozenset({"if", "unless", "whether", "lest", "provided", "suppose", "assuming"})
_WILL = frozenset({"will", "'ll", "shall", "wo"})
_WOULD = frozenset({"would", "'d"})
_NOW = frozenset({"is", "are", "am", "'s", "'re", "'m", "has", "have", "'ve"})
_THEN = frozenset({"was", "were"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_ADDED = frozenset({"only", "just", "merely", "simply", "least"})
_PAST = frozenset({"VBD", "VBN"})
_NO = frozenset({"no", "neither"})
_ASKED = frozenset({"ROOT", "conj", "xcomp", "dobj", "attr"})


def own_wording(clauses: Clauses, clause: Clause) -> Factuality:
    """Judge a clause by what stands in it."""
    if _is_supposed(clauses, clause) or _is_asked(clauses, clause):
        return Factuality.HYPOTHETICAL
    if clause.modal:
        return _by_modal(clauses, clause)
    children = clauses.parsed.governed(clause.verb)
    words = {c.text.lower() for c in children if c.dep == "advmod"}
    adverbs = certainty().adverbs
    if _is_negated(clauses, clause) or _only_nearly(clauses, clause):
        return Factuality.DENIED
    if words & adverbs["alleged"]:
        return Factuality.ALLEGED
    return Factuality.ONGOING if _is_under_way(clauses, clause) else Factuality.OCCURRED


def _is_supposed(clauses: Clauses, clause: Clause) -> bool:
    """Whether it is a condition, or hangs on one."""
    children = clauses.parsed.governed(clause.verb)
    if any(c.dep in {"mark", "advmod"} and c.text.lower() in _SUPPOSED for c in children):
        return True
    ahead = clause.modal in _WILL | _WOULD and clause.verb.dep != "relcl"
    under = (c for c in children if c.dep == "advcl")
    if ahead and any(_begins_with_if(clauses, c) for c in under):
        return True
    return _is_inverted(clauses, clause)


def _begins_with_if(clauses: Clauses, verb: Token) -> bool:
    words = clauses.parsed.governed(verb)
    return any(c.text.lower() in {"if", "unless"} for c in words if c.dep in {"mark", "advmod"})


def _is_inverted(clauses: Clauses, clause: Clause) -> bool:
    """Whether it is "Had Iran attacked Iraq, …"."""
    aux = [c for c in clauses.parsed.governed(clause.verb) if c.dep == "aux"]
    first = aux[0] if aux else None
    if first is None or first.text.lower() not in {"had", "should", "were"} or not clause.subjects:
        return False
    return first.text[:1].isupper() and first.i < clause.subjects[0].i


def _is_asked(clauses: Clauses, clause: Clause) -> bool:
    """Whether the clause is what a question asks."""
    parsed, verb = clauses.parsed, clause.verb
    last = parsed.sentences[parsed.sentence_of[verb.i]].last - 1
    while last > verb.i and parsed.tokens[last].text in {'"', "''", ")", "'", "\u201d"}:
        last -= 1
    asked = last > verb.i and parsed.tokens[last].text == "?"
    return asked and verb.dep in _ASKED


def _by_modal(clauses: Clauses, clause: Clause) -> Factuality:
    modal, not_so = clause.modal, _is_negated(clauses, clause)
    would = modal in _WOULD
    reported = would and _is_reported(clauses, clause.verb) and not clause.perfect
    guessed = "be" in clause.auxiliaries and clause.verb.tag == "VBG"
    weak = modal in {"may", "might", "could"} and (guessed or clause.verb.lemma == "be")
    rows = (
        (would and not not_so and _came_later(clauses, clause), Factuality.OCCURRED),
        (modal in _WILL, Factuality.DENIED if not_so else Factuality.PLANNED),
        (not_so and modal in _WOULD | _CAN, Factuality.DENIED),
        (reported, Factuality.PLANNED),
        (clause.perfect and (not_so or modal == "should"), Factuality.DENIED),
        (clause.perfect and not would, Factuality.ALLEGED),
        (weak and not not_so, Factuality.ALLEGED),
    )
    return next((said for holds, said in rows if holds), Factuality.HYPOTHETICAL)


def _came_later(clauses: Clauses, clause: Clause) -> bool:
    """Whether "would" tells what came of it: "who would later become president"."""
    below = clauses.parsed.governed(clause.verb)
    return any(c.dep == "advmod" and c.text.lower() in _LATER for c in below)


_LATER = frozenset({"later", "eventually", "subsequently", "ultimately"})
_CAN = frozenset({"can", "ca", "could", "cannot"})


def _is_reported(clauses: Clauses, verb: Token) -> bool:
    """Whether somebody said it in the past, so that "would" is the future of then."""
    while verb.dep == "conj" and is_verb(clauses.parsed.tokens[verb.head]):
        verb = clauses.parsed.tokens[verb.head]
    head = clauses.parsed.tokens[verb.head]
    told = head.lemma in lexicon().report or head.lemma in lexicon().plan
    return verb.dep == "ccomp" and is_verb(head) and (told or head.tag in _PAST)


def _is_negated(clauses: Clauses, clause: Clause) -> bool:
    """Whether it is "did not", "no soldiers were", "reached no agreement"."""
    parsed = clauses.parsed
    for child in parsed.governed(clause.verb):
        adds = child.i + 1 < len(parsed.tokens) and parsed.tokens[child.i + 1].lemma in _ADDED
        if (child.dep == "neg" or child.text.lower() == "never") and not adds:
            return True
    if _is_denied_too(clauses, clause) or (not clause.modal and _is_of_anybody(clause)):
        return True
    nouns = clause.subjects if not clause.passive else clause.patients
    return any(_is_nobody(clauses, n) for n in [*nouns, *clause.objects[:1]])


def _is_of_anybody(clause: Clause) -> bool:
    """Whether only a "not" above can have "anyone" as its object: "or implicated anyone"."""
    return clause.past and any(o.text.lower() in _ANYBODY for o in clause.objects[:1])


_ANYBODY = frozenset({"anyone", "anybody", "anything"})


def _is_denied_too(clauses: Clauses, clause: Clause) -> bool:
    """Whether it is the "implicated" of "had not admitted a role or implicated anyone"."""
    verb, tokens = clause.verb, clauses.parsed.tokens
    first = tokens[verb.head]
    if verb.dep != "conj" or first.i > verb.i or not is_verb(first) or verb.tag != first.tag:
        return False
    beside = clauses.parsed.governed(first)
    either = any(c.dep == "cc" and c.text.lower() in {"or", "nor"} for c in beside)
    own = any(c.dep in {"aux", "auxpass", "nsubj"} for c in clauses.parsed.governed(verb))
    return either and not own and any(c.dep == "neg" for c in beside)


def _is_nobody(clauses: Clauses, noun: Token) -> bool:
    if noun.text.lower() in _NOBODY:
        return True
    children = clauses.parsed.governed(noun)
    return any(
        c.text.lower() in _NO and c.dep in {"det", "preconj", "cc"} and not _opens_quote(clauses, c)
        for c in children
    )


def _opens_quote(clauses: Clauses, word: Token) -> bool:
    """Whether it is the "no" of "Says ‘No Retreat’", which denies what is said, not the saying."""
    return word.i > 0 and clauses.parsed.tokens[word.i - 1].text in _OPENING


_OPENING = frozenset({'"', "``", "“", "‘", "'", "«", "„"})


def _only_nearly(clauses: Clauses, clause: Clause) -> bool:
    near = certainty().adverbs["nearly"]
    before = clauses.parsed.tokens[clause.verb.i - 1] if clause.verb.i else None
    return before is not None and before.head == clause.verb.i and before.text.lower() in near


def _is_under_way(clauses: Clauses, clause: Clause) -> bool:
    helping = set(clause.auxiliaries)
    if clause.verb.tag == "VBG" or "being" in helping:
        if not (clause.progressive or "being" in helping):
            return False
        told = clause.verb.dep == "ccomp" and _is_reported(clauses, clause.verb)
        return bool(helping & _NOW) or (told and bool(helping & _THEN))
    return False
