"""How the word above a clause judges it: "denied that", "plans to", "accused of", "a plot to"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events.certainty import certainty
from core.events.clauses import is_verb
from core.model import Factuality

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.parsed import Token

_DENIED, _ALLEGED = Factuality.DENIED, Factuality.ALLEGED
_PLANNED, _SUPPOSED = Factuality.PLANNED, Factuality.HYPOTHETICAL
_OCCURRED, _ONGOING = Factuality.OCCURRED, Factuality.ONGOING
_WEAK = frozenset({"may", "might", "could"})
_HELD = frozenset({Factuality.OCCURRED, Factuality.ONGOING})
_SAYING = frozenset({"report", "rumour", "rumor", "allegation", "claim"})
_CARRIED = frozenset({"dobj", "nsubjpass", "attr", "pobj", "nsubj", "conj"})


@dataclass(frozen=True, slots=True)
class Governor:
    """The word above a clause, and how the clause hangs on it."""

    word: Token
    dep: str
    prep: str = ""
    """The preposition between them: "accused of attacking"."""
    to: bool = False
    """Whether the clause is an infinitive with "to"."""


def governor_of(clauses: Clauses, clause: Clause) -> Governor | None:
    """Return the word that governs a clause, past what it is joined to by "and"."""
    tokens, verb = clauses.parsed.tokens, clause.verb
    to = clause.infinitive
    for _ in range(6):
        head = tokens[verb.head]
        if verb.dep != "conj" or not is_verb(head):
            break
        if verb.tag == "VBD" and head.tag == "VB" and head.dep == "xcomp":
            verb = tokens[head.head]  # "failed to find one and filed": what follows was done
            continue
        verb = head
        to = to or any(c.tag == "TO" for c in clauses.parsed.governed(verb))
    head = tokens[verb.head]
    if head.i == verb.i or verb.dep not in _GOVERNED:
        return None
    if head.pos in {"ADP", "SCONJ"} and verb.dep in {"pcomp", "ccomp"}:
        return _past_preposition(tokens, head)
    if verb.dep in {"advcl", "acl"} and not to and not _is_content(clauses, verb):
        return _beside(clauses, verb, head)
    return Governor(head, verb.dep, to=to)


_GOVERNED = frozenset({"ccomp", "xcomp", "pcomp", "acl", "advcl", "dobj", "relcl", "csubj"})


def _past_preposition(tokens: list[Token], prep: Token) -> Governor:
    words = prep.text.lower()
    above = tokens[prep.head]
    above = _blamer(tokens, above) or above
    if above.pos in {"ADP", "ADV", "SCONJ"} and above.text.lower() in {"instead", "rather"}:
        words, above = above.text.lower(), tokens[above.head]
    return Governor(above, "pcomp", words)


def _blamer(tokens: list[Token], noun: Token) -> Token | None:
    """Return the verb of "accused Iraq on Monday of", where "of" was tied to Monday."""
    words = certainty()
    blamed, cleared = words.verbs["blamed"], words.verbs["cleared"]
    if any(noun.lemma in listed for listed in words.nouns.values()):
        return None
    for _ in range(3):
        if noun.pos not in {"NOUN", "PROPN", "ADP"}:
            break
        noun = tokens[noun.head]
    known = noun.lemma in blamed or noun.lemma in cleared
    return noun if known and is_verb(noun) else None


def _is_content(clauses: Clauses, verb: Token) -> bool:
    """Whether it is the "that …" of a claim."""
    children = clauses.parsed.governed(verb)
    return any(c.dep == "mark" and c.text.lower() == "that" for c in children)


def _beside(clauses: Clauses, verb: Token, head: Token) -> Governor | None:
    """Return the clause of "…, launching an attack", the "prevent" of "prevent them leaving"."""
    finite = clauses.of(verb).finite
    above = clauses.parsed.tokens[head.head]
    stopped = is_verb(above) and above.lemma in certainty().verbs["failed"]
    if verb.dep == "acl" and verb.tag == "VBG" and head.dep == "dobj" and stopped:
        return Governor(above, "pcomp", "from")
    loose = verb.dep == "advcl" and verb.tag in {"VBG", "VBN"} and is_verb(head)
    return Governor(head, "beside") if loose and not finite else None


def _first(*rows: tuple[object, Factuality | None]) -> Factuality | None:
    """Return what the first row says that holds."""
    return next((said for holds, said in rows if holds), None)


def by_adjective(clauses: Clauses, governor: Governor, own: Factuality) -> Factuality | None:
    """Judge "due to visit", "unable to capture", "possible that"."""
    words, word = certainty().adjectives, governor.word
    lemma, to = word.lemma.lower(), governor.to
    be = clauses.parsed.tokens[word.head]
    above = clauses.of(be) if is_verb(be) else None
    not_so = above is not None and above.negated
    unsure = above is not None and bool(above.modal)
    did = _DENIED if not_so else _SUPPOSED if unsure else _OCCURRED
    return _first(
        (to and lemma in words["happened"], did),
        (lemma in words["failed"], _DENIED),
        (to and lemma in words["plan"], _DENIED if not_so else _PLANNED),
        (to and lemma in words["may"], _SUPPOSED),
        (lemma in words["worry"], _ALLEGED if own in _HELD else _SUPPOSED),
    )


def by_noun(
    clauses: Clauses, clause: Clause, governor: Governor, own: Factuality
) -> Factuality | None:
    """Judge "claims that", "a plot to", "no evidence that", "allegations of"."""
    noun = governor.word
    lemma = noun.lemma.lower()
    if lemma == "time" and governor.dep == "relcl":
        return None  # "not the first time that they attacked"
    kinds = {kind for kind, listed in certainty().nouns.items() if lemma in listed}
    if not kinds or (governor.dep == "pcomp" and governor.prep not in _OF):
        return None
    ahead = governor.to or governor.dep == "pcomp"
    feared = _ALLEGED if own is _OCCURRED and clause.finite else _SUPPOSED
    return _first(
        (_came_to_nothing(clauses, noun) or "failed" in kinds, _DENIED),
        (ahead and "tried" in kinds, _SUPPOSED),
        (ahead and "plan" in kinds, _PLANNED),
        (governor.to and "may" in kinds, _SUPPOSED),
        ("worry" in kinds, feared),
        ("doubt" in kinds and own in _HELD, _ALLEGED),
    )


_OF = frozenset({"of", "for", "about", "against", "to", "at", "from", "in"})


def _came_to_nothing(clauses: Clauses, noun: Token) -> bool:
    """Whether it is "no evidence", "scrapped a plan", "foiled a plot"."""
    tokens = clauses.parsed.tokens
    no = (c.dep == "det" and c.text.lower() == "no" for c in clauses.parsed.governed(noun))
    if any(no):
        return True
    head = tokens[noun.head]
    if noun.dep == "pobj":
        head = tokens[head.head]
    if noun.dep not in _CARRIED or noun.dep == "nsubj" or not is_verb(head):
        return False
    above = clauses.of(head)
    undone = any(key in certainty().verbs["undone"] for key in above.keys)
    return undone != above.negated


def by_verb(
    clause: Clause, governor: Governor, above: Clause, status: Factuality, own: Factuality
) -> Factuality | None:
    """Judge by the verb above and how far that is vouched for itself."""
    if governor.dep == "beside":
        return status if status is not _DENIED else None
    found = _of_deeds(governor, above, status) if governor.prep else None
    if found is not None:
        return found
    if governor.to and governor.dep in {"advcl", "relcl", "acl"}:
        return status if "go on" in above.keys else _PLANNED
    return _of_content_or_deed(clause, governor, above, status, own)


def _of_content_or_deed(
    clause: Clause, governor: Governor, above: Clause, status: Factuality, own: Factuality
) -> Factuality | None:
    if governor.dep not in {"ccomp", "xcomp", "pcomp", "dobj"}:
        return None
    if set(above.keys) & certainty().verbs["deny"]:
        return _DENIED if not above.negated else _ALLEGED
    if governor.dep == "ccomp":
        return _of_content(clause, above, own)
    return _of_infinitive(clause, governor, above, status)


def _of_deeds(governor: Governor, above: Clause, status: Factuality) -> Factuality | None:
    """Judge "accused of", "prevented from", "acquitted of", "warned against"."""
    words, lemma, prep = certainty().verbs, above.verb.lemma, governor.prep
    blamed = prep in {"of", "for", "with", "over"} and lemma in words["blamed"]
    thought = lemma in words["wish"] | words["weigh"] | words["plan"]
    return _first(
        (blamed, _ALLEGED if status is not _DENIED else _DENIED),
        (prep in {"of", "from"} and lemma in words["cleared"], _DENIED),
        (prep == "from" and lemma in words["failed"], _DENIED if status in _HELD else status),
        (prep == "against" or (prep in {"about", "on", "to"} and thought), _SUPPOSED),
        (status not in _HELD and prep in {"in", "by"}, status),
    )


def _of_content(clause: Clause, above: Clause, own: Factuality) -> Factuality | None:
    """Judge "claimed that", "could not confirm that", "fears that", "demanded that"."""
    words, lemma = certainty().verbs, above.verb.lemma
    unsure = above.negated or above.modal in _WEAK
    rumoured = any(s.lemma.lower() in _SAYING for s in above.subjects[:1])
    return _first(
        (lemma in words["wish"] and clause.verb.tag == "VB", _SUPPOSED),
        (lemma in words["worry"] and own is _PLANNED, _SUPPOSED),
        (lemma == "report" and above.subjects and not rumoured, None),
        (above.negated and lemma in {"believe", "think", "suppose"}, _DENIED),
        (lemma in words["doubt"] or rumoured, _ALLEGED),
        (lemma in words["shown"] and unsure, _ALLEGED),
    )


def _of_infinitive(
    clause: Clause, governor: Governor, above: Clause, status: Factuality
) -> Factuality | None:
    """Judge "plans to", "failed to", "is believed to have", "continues to", "is to"."""
    words, lemma, to = certainty().verbs, above.verb.lemma, governor.to
    seen = above.passive or lemma in {"appear", "seem", "claim", "report"}
    guessed = seen and ((clause.perfect and clause.infinitive) or lemma in words["doubt"])
    failed = lemma in words["failed"] and lemma != "keep" and not _stopped(governor, above)
    to_come = _DENIED if above.negated else _PLANNED
    weighed = lemma in words["weigh"] and clause.verb.tag == "VBG"
    return _first(
        (guessed, _ALLEGED),
        (failed, _OCCURRED if above.negated else _DENIED),
        (to and lemma == "go" and above.progressive, to_come),
        (to and lemma == "be", to_come),
        (lemma in words["under_way"], _still(above, status)),
        (lemma in words["happened"] or status is _DENIED, status),
        (to, _ahead(lemma, status)),
        (weighed, _SUPPOSED),
        (status not in (_OCCURRED, _PLANNED), status),
    )


def _stopped(governor: Governor, above: Clause) -> bool:
    """Whether it is "stopped selling", which took place until then."""
    return above.verb.lemma in {"stop", "cease", "discontinue", "quit"} and not governor.prep


def _still(above: Clause, status: Factuality) -> Factuality:
    lasts = above.verb.tag in {"VBZ", "VBP"} or above.progressive
    return _ONGOING if lasts and status is _OCCURRED else status


def _ahead(lemma: str, status: Factuality) -> Factuality | None:
    """Judge an infinitive with "to" by the verb above."""
    words = certainty().verbs
    return _first(
        (status in (_SUPPOSED, _ALLEGED), status),
        (lemma in words["plan"], _PLANNED),
        (lemma in words["wish"] or lemma in words["tried"], _SUPPOSED),
        (True, _PLANNED if status in _HELD else status),
    )
