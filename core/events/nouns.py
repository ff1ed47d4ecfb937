"""Events told by nouns: "the attack", "Iraq's invasion of Kuwait", "on the retreat"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.events.bounds import anniversary_of, eve_of
from core.events.cast import concerned, places_of, with_speaker
from core.events.dating import scene, within
from core.events.factuality import factuality
from core.events.fitting import fitted_noun
from core.events.lexicon import lexicon
from core.events.nominal import (
    carries,
    is_event_noun,
    is_none,
    may_be_told,
    noun_type,
    stands_alone,
    told_by_be,
)
from core.events.select import ASIDE, FAINT
from core.events.tellings import Found
from core.events.wording import capitalised
from core.model import Factuality, Role

if TYPE_CHECKING:
    from core.events.clauses import Clause
    from core.events.known import Known
    from core.events.tellings import Tellings
    from core.model import Participant
    from core.parsed import Sentence, Token

_OTHERS = frozenset({"follow", "cause", "end"})
"""Verbs whose object is another happening: "a rise followed the invasion"."""
_FIRM = 0.6
"""How sure an event is whose noun is dated, told of, or names doer and target."""


def read_noun(known: Known, tellings: Tellings, sentence: Sentence, noun: Token) -> None:
    """Read the event that a noun tells, if it tells one."""
    carrier = carries(known.parsed, noun) if is_event_noun(noun) else None
    carried = carrier is not None and not (noun.dep == "dobj" and carrier.lemma in _OTHERS)
    carried = carried and carrier is not None and carrier.lemma in lexicon().light
    if carrier is not None and carried and carrier.i in known.triggers:
        tellings.again(noun, carrier)
    elif stands_alone(known.parsed, noun, known.dates) or _has_both(known, noun):
        _read(known, tellings, sentence, noun, _FIRM)
    elif may_be_told(known.parsed, noun):
        _read(known, tellings, sentence, noun, FAINT)


def _has_both(known: Known, noun: Token) -> bool:
    """Whether a noun says who did it to whom: "Iraq's invasion of Kuwait"."""
    if not is_event_noun(noun) or noun.dep in {"compound", "amod", "nmod"}:
        return False
    roles = {p.role for p in known.parts.of_noun(noun)}
    return {Role.SOURCE, Role.TARGET} <= roles


def _read(known: Known, tellings: Tellings, sentence: Sentence, noun: Token, sure: float) -> None:
    be = told_by_be(known.parsed, noun)
    dated = known.dates.own(noun) or (known.dates.own(be) if be is not None else None)
    if known.quoted and dated is None and sure > FAINT:
        return
    dated = fitted_noun(known.clauses, noun, dated) if dated is not None else scene(known, noun)
    title, participants, status = _told(known, noun, be)
    if not title:
        return
    if is_none(known.parsed, noun):
        no = title.lower().startswith("no ")
        sure, status = ASIDE, Factuality.DENIED if no else Factuality.HYPOTHETICAL
    if title.split(" ", 1)[0].lower() in {"you", "it", "they", "one"}:
        sure = min(sure, FAINT)
    if sure <= FAINT and carries(known.parsed, noun) is not None:
        participants = [replace(p, role=Role.OTHER) for p in participants]
    places = places_of(known, list(known.parsed.subtree(be or noun)))
    kind = noun_type(known.parsed, noun)
    around = within(known, noun, status)
    bound = eve_of(known.parsed, noun) or anniversary_of(known.parsed, noun)
    if bound is not None:
        tellings.bounds[noun.i] = bound
    found = Found(noun, title, kind, sure, status, participants, places, dated, around)
    tellings.add(sentence, found)


def _told(known: Known, noun: Token, be: Token | None) -> tuple[str, list[Participant], Factuality]:
    """Return the title, the participants and how far the wording commits itself."""
    participants, status = known.parts.of_noun(noun), Factuality.OCCURRED
    title = capitalised(known.phrases.noun(noun))
    if be is None:
        return title, participants or concerned(known, noun), status
    clause = known.clauses.of(be)
    status = factuality(known.clauses, clause)
    if noun.dep == "pobj" and clause.subjects:
        title, participants = _state(known, clause, noun, participants)
        lasts = status is Factuality.OCCURRED and clause.verb.lemma == "be"
        status = Factuality.ONGOING if lasts else status
    return title, with_speaker(known, be, participants), status


def _state(
    known: Known, clause: Clause, noun: Token, participants: list[Participant]
) -> tuple[str, list[Participant]]:
    """Word "Islamic State has been on the retreat" and make its subject the doer."""
    prep = known.parsed.tokens[noun.head]
    subject = known.phrases.noun(clause.subjects[0])
    goes = "" if clause.verb.lemma == "be" else f"{clause.verb.lemma} "
    the = "the " if any(c.dep == "det" for c in known.parsed.governed(noun)) else ""
    title = f"{subject} {goes}{prep.text} {the}{known.phrases.noun(noun)}"
    doers = [p for p in known.parts.of(clause) if p.role is Role.SOURCE]
    ids = {p.actor_id for p in doers}
    return capitalised(title), doers + [p for p in participants if p.actor_id not in ids]
