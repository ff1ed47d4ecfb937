"""What is said in passing: "according to the army", and states: "the bridge is closed".

Few timelines need them; they are found for completeness, and hidden unless asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.events.claims import after_to
from core.events.clauses import is_verb
from core.events.dating import within
from core.events.factuality import factuality
from core.events.select import ASIDE
from core.events.tellings import Found
from core.events.tie_words import tie_words
from core.events.undated import states
from core.events.wording import capitalised, present
from core.model import Factuality, FuzzyDate, Participant, Precision, Role, Span

if TYPE_CHECKING:
    from core.events.clauses import Clause
    from core.events.known import Known
    from core.events.tellings import Tellings
    from core.parsed import Sentence, Token

_LINKS = frozenset({"be", "remain", "become", "stay", "seem", "appear", "feel", "keep", "make"})


def read_according(known: Known, tellings: Tellings, sentence: Sentence, word: Token) -> None:
    """Read the saying of "according to officials": their word, on the day of writing."""
    who = after_to(known, word)
    if who is None:
        return
    named = known.phrases.noun(who, longest=6)
    main = known.parsed.tokens[word.head]
    told = (
        known.titles.of_clause(known.clauses.of(main), Factuality.OCCURRED) if is_verb(main) else ""
    )
    if not named or not told:
        return
    says = present("say", plural=who.tag in {"NNS", "NNPS"})
    title = f"{capitalised(named)} {says} {told}"
    actor = known.actors.get(who.i)
    span = Span(who.start, who.end)
    parts = [Participant(actor.id, Role.SOURCE, span, who.text)] if actor is not None else []
    around = _day(known)
    found = Found(word, title, "STATEMENT", ASIDE, Factuality.OCCURRED, parts, (), None, around)
    tellings.add(sentence, found)


def _day(known: Known) -> FuzzyDate | None:
    """Return the day of writing."""
    now = known.document.published
    if now is None or now.earliest is None or now.latest is None:
        return None
    first = now.earliest // DAY * DAY
    one = now.latest < first + 2 * DAY
    return FuzzyDate(first, first + DAY - 1, Precision.DAY, approximate=True) if one else None


def read_state(known: Known, tellings: Tellings, sentence: Sentence, word: Token) -> None:
    """Read the state of "is able to walk", "remained closed": it goes on for some time."""
    verb = known.parsed.tokens[word.head]
    if is_verb(verb) and verb.i in known.triggers:
        tellings.again(word, verb)  # "the road remained closed" is told by both words
        return
    if not is_verb(verb) or verb.lemma.lower() not in _LINKS:
        return
    clause = known.clauses.of(verb)
    status = factuality(known.clauses, clause)
    title = known.titles.of_clause(clause, status) or known.titles.plain(clause)
    title = title.replace("I are ", "I am ")
    if word.text.lower() not in title.lower().split():
        return
    own = known.dates.own(verb)
    around = within(known, verb, status)
    around = replace(around, extent=True) if around is not None else None
    status = Factuality.ONGOING if status is Factuality.OCCURRED and clause.present else status
    parts = _feeling(known, clause, word) or [
        replace(p, role=Role.OTHER) for p in known.parts.of(clause)
    ]
    tellings.add(sentence, Found(word, title, "OTHER", ASIDE, status, parts, (), own, around))


def _feeling(known: Known, clause: Clause, word: Token) -> list[Participant]:
    """Return who feels so of whom: "is skeptical of the plan of the bank"."""
    if word.lemma.lower() not in tie_words().roles["feeling"]:
        return []
    found: dict[str, Participant] = {}
    for doer in clause.subjects:
        known.parts.add(found, doer, Role.SOURCE)
    for prep, noun in known.clauses.preps(word):
        if prep.text.lower() in _OF_WHOM:
            known.parts.add(found, noun, Role.TARGET, prep.text.lower())
    return list(found.values())


_OF_WHOM = frozenset({"of", "about", "over", "with", "at", "to", "towards", "toward", "in", "for"})


def is_state(word: Token) -> bool:
    """Whether a word tells a state that begins and ends: "closed", "able"."""
    lemma = word.lemma.lower()
    told = lemma in states() or lemma in tie_words().roles["feeling"]
    return told and word.dep in {"acomp", "oprd"}
