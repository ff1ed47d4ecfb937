"""Events told by verbs: "Rebels attacked the airport"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.bounds import bound_of
from core.events.cast import PEOPLE, kind_of, places_of, subject_kind, with_speaker, with_theatre
from core.events.dating import HAPPENED, date_of, lasting, settled, within
from core.events.factuality import factuality
from core.events.nominal import carried_noun
from core.events.report import headline
from core.events.select import FAINT, STATE, Facts, weigh
from core.events.shown import Told, capped
from core.events.subject import by_subject
from core.events.tellings import Found
from core.events.wording import capitalised, is_empty
from core.model import ActorKind, Basis, Factuality, Role
from core.parsed import BlockKind

if TYPE_CHECKING:
    from core.events.clauses import Clause
    from core.events.known import Known
    from core.events.tellings import Tellings
    from core.events.when import Dated
    from core.model import Participant
    from core.parsed import Sentence, Token


def read_verb(
    known: Known, tellings: Tellings, sentence: Sentence, verb: Token, words: list[Token]
) -> None:
    """Read the event that a verb tells, if it tells one."""
    clause = known.clauses.of(verb)
    dated = date_of(known, clause)
    participants = known.parts.of(clause)
    places = places_of(known, [*words, *clause.patients, *clause.objects])
    facts = _facts(known, sentence, clause, participants, dated, placed=bool(places))
    weighed = weigh(known.parsed, clause, facts)
    status = factuality(known.clauses, clause)
    title = _title(known, sentence, clause, status, facts) if weighed is not None else ""
    if weighed is None or not title:
        return
    weighed = weighed[0], _sure(weighed[1], title)
    state = weighed[1] == STATE
    dated = settled(
        known, sentence, clause, dated, status, headline=facts.headline, state=state
    )  # fmt: skip
    status = _ahead(known, clause, dated, lasting(clause, dated, status))
    if state and status is Factuality.OCCURRED:
        status = Factuality.ONGOING
    done = any(p.role is Role.SOURCE for p in participants)
    kind = by_subject(weighed[0], verb.lemma.lower(), known.subject, done=done)
    told = Told(kind, status, participants, dated, title, facts.headline)
    weighed = weighed[0], capped(known, clause, told, weighed[1])
    bound = bound_of(known.parsed, verb) if status in HAPPENED else None
    if bound is not None:
        tellings.bounds[verb.i] = bound
    participants = with_theatre(known, clause, weighed[0], participants)
    participants = with_speaker(known, verb, participants)
    around = within(known, verb, status)
    if dated is None and around is not None:
        around = known.story.guess(clause, status) or around
    found = Found(verb, title, *weighed, status, participants, places, dated, around)
    tellings.add(sentence, found)


def _sure(sure: float, title: str) -> float:
    """Return how sure an event is; one that says not who, or not what, is shown if asked for."""
    said = title.endswith((" says", " say"))
    return min(sure, FAINT) if said or is_empty(title.split(" ", 1)[0]) else sure


def _ahead(known: Known, clause: Clause, dated: Dated | None, status: Factuality) -> Factuality:
    """Call planned what "is meeting them next week"."""
    published = known.document.published
    if dated is None or published is None or status not in HAPPENED:
        return status
    first, today = dated.when.earliest, published.latest
    later = first is not None and today is not None and first > today
    told = clause.progressive or clause.present
    return Factuality.PLANNED if later and told else status


def _title(
    known: Known, sentence: Sentence, clause: Clause, status: Factuality, facts: Facts
) -> str:
    carried = carried_noun(known.parsed, clause.verb) if clause.verb.lemma == "come" else None
    if carried is not None and carried.dep == "nsubj" and " " in known.phrases.noun(carried):
        return capitalised(known.phrases.noun(carried))
    title = known.titles.of_clause(clause, status)
    if facts.headline and clause.verb.dep == "ROOT":
        title = headline(known.parsed, sentence) or title
    return title or known.titles.plain(clause)


def _facts(
    known: Known,
    sentence: Sentence,
    clause: Clause,
    participants: list[Participant],
    dated: Dated | None,
    *,
    placed: bool,
) -> Facts:
    kinds = [(kind_of(known, p), p.role) for p in participants]
    firm = any(kind is ActorKind.ORGANISATION for kind, _ in kinds)
    people = any(kind in PEOPLE and role is Role.TARGET for kind, role in kinds)
    return Facts(
        participants=participants,
        dated=dated is not None and dated.basis is not Basis.INHERITED,
        placed=placed,
        headline=sentence.block.kind is BlockKind.HEADLINE,
        speaker_kind=subject_kind(known, clause),
        quoted=known.quoted,
        business=firm or known.money,
        told=any(i in known.triggers for i in known.parsed.children[clause.verb.i]),
        things=not people,
    )
