"""The events of one article as they are found, and what they come to in the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.events.bare import title_by_clause, told_by_verb
from core.events.bounds import Bound, bounded
from core.events.clauses import is_verb
from core.events.echoes import Echoes, when_of
from core.events.guesses import Guesses
from core.events.nominal import is_definite
from core.events.report import headline_dated_by_lead
from core.events.retold import Telling, joined
from core.events.select import ASIDE, FAINT, REPORTED
from core.events.subject import by_subject
from core.events.titles import fitted
from core.model import Citation, Event, Factuality, Role, Span
from core.parsed import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.events.known import Known
    from core.events.when import Dated
    from core.model import FuzzyDate, Participant
    from core.parsed import Sentence, Token


@dataclass(slots=True)
class Found:
    """An event before it has an id."""

    trigger: Token
    title: str
    type: str
    sure: float
    status: Factuality
    participants: list[Participant]
    places: tuple[str, ...]
    dated: Dated | None
    within: FuzzyDate | None = None
    """What the day of writing says of it, whether or not it gets a date of its own."""


class Tellings:
    """Collects events; in the end the tellings of one happening are joined."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._tellings: list[Telling] = []
        self.bounds: dict[int, Bound] = {}
        """Trigger → another happening that bounds its date."""

    def add(self, sentence: Sentence, found: Found) -> None:
        """Keep an event."""
        trigger, dated = found.trigger, found.dated
        self._known.triggers.add(trigger.i)
        if dated is not None:
            self._known.when[trigger.i] = dated
        event = self._event(sentence, found)
        if dated is not None:
            event = replace(event, when=dated.when, basis=dated.basis)
        definite = trigger.pos == "NOUN" and is_definite(self._known.parsed, trigger)
        about = _about(self._known, trigger) if is_verb(trigger) else ""
        word = trigger.lemma.lower()
        self._tellings.append(Telling(event, word, definite, trigger.i, about=about))

    def again(self, noun: Token, verb: Token) -> None:
        """Keep the noun as another telling of its verb's event: "lawsuit" of "filed a lawsuit"."""
        first = next((t for t in reversed(self._tellings) if t.trigger == verb.i), None)
        if first is None:
            return
        self._known.triggers.add(noun.i)
        cited = replace(first.event.citations[0], trigger=Span(noun.start, noun.end))
        parts = tuple(replace(p, role=Role.OTHER) for p in first.event.participants)
        event = replace(first.event, citations=(cited,), participants=parts)
        self._tellings.append(Telling(event, noun.lemma.lower(), False, noun.i, verb.i))

    def _event(self, sentence: Sentence, found: Found) -> Event:
        sure = found.sure * (found.dated.sure if found.dated is not None else 1.0)
        if found.sure > FAINT and found.type != "STATEMENT":
            sure = max(sure, REPORTED)
        done = any(p.role is Role.SOURCE for p in found.participants)
        subject, lemma = self._known.subject, found.trigger.lemma.lower()
        return Event(
            id="",
            title=fitted(found.title),
            type=by_subject(found.type, lemma, subject, done=done),
            participants=tuple(found.participants),
            places=found.places,
            factuality=found.status,
            confidence=round(max(0.05, sure), 2),
            citations=(self._citation(sentence, found),),
        )

    def _citation(self, sentence: Sentence, found: Found) -> Citation:
        time = found.dated.time if found.dated is not None else None
        return Citation(
            document_id=self._known.document.id,
            sentence=sentence.span,
            trigger=Span(found.trigger.start, found.trigger.end),
            date=time.span if time is not None else None,
            actors=tuple(p.span for p in found.participants if p.span is not None),
            derivation=time.derivation if time is not None else None,
            within=found.within,
        )

    def events(self, lead: tuple[int, int] | None) -> list[Event]:
        """Return the events, the headline's dated by the lead, retellings joined to the first."""
        tellings = self._in_order(self._tellings)
        events = headline_dated_by_lead([t.event for t in tellings], lead)
        tellings = [replace(t, event=e) for t, e in zip(tellings, events, strict=True)]
        tellings = self._bounded(tellings)
        tellings = Echoes(self._known.parsed, tellings).dated(tellings)
        tellings = Guesses(self._known, tellings).closer()
        told = joined(tellings)
        if any(map(_is_bare, told)):
            tellings = self._in_words(tellings, told)
            told = joined(tellings)
        return [replace(e, id=f"E{n}") for n, e in enumerate(told, 1)]

    def _in_words(self, tellings: list[Telling], told: list[Event]) -> list[Telling]:
        """Word what is one plain word by the clause it stands in; leave out what has no words."""
        kept = []
        for telling, event in zip(tellings, told, strict=True):
            word = self._known.parsed.tokens[telling.trigger]
            if not _is_bare(event):
                kept.append(telling)
            elif verb := told_by_verb(self._known, word):
                parts = tuple(replace(p, role=Role.OTHER) for p in telling.event.participants)
                named = replace(telling.event, participants=parts)
                kept.append(replace(telling, event=named, of=verb.i))
            elif title := title_by_clause(self._known, word):
                sure = min(telling.event.confidence, ASIDE)
                named = replace(telling.event, title=title, confidence=sure)
                kept.append(replace(telling, event=named))
        return self._in_order(kept)

    def _in_order(self, tellings: Sequence[Telling]) -> list[Telling]:
        """Sort by place in the text; a carried noun follows its verb."""
        place = {t.trigger: _position(t.event) for t in tellings}

        def key(telling: Telling) -> tuple[int, bool]:
            at = telling.trigger if telling.of is None else telling.of
            return place.get(at, place[telling.trigger]), telling.of is not None

        return sorted(tellings, key=key)

    def _bounded(self, tellings: list[Telling]) -> list[Telling]:
        """Date what is said to come before or after another happening by the date of that."""
        if not self.bounds:
            return tellings
        dated = joined(tellings)
        when = {t.trigger: e.when for t, e in zip(tellings, dated, strict=True)}
        echoes = Echoes(self._known.parsed, tellings)
        return [self._within_bound(t, when, echoes) for t in tellings]

    def _within_bound(
        self, telling: Telling, dated: Mapping[int, FuzzyDate | None], echoes: Echoes
    ) -> Telling:
        bound = self.bounds.get(telling.trigger)
        if bound is None:
            return telling
        published = self._known.document.published
        own = self._known.dates.own(bound.other)
        other = echoes.of(bound.other)
        when = own.when if own is not None else when_of(other, dated, bound.other.i)
        if when is None and bound.other.lemma == "be":
            told_now = self._known.clauses.of(bound.other).present
            when = published if told_now else None
        if when is None:
            return telling
        words = self._known.parsed.text[bound.span.start : bound.span.end]
        return replace(telling, event=bounded(telling.event, bound, when, words, published))


def _about(known: Known, verb: Token) -> str:
    """Return what a verb is done to, or what it says, in one word; a dash where it is neither."""
    parsed, clause = known.parsed, known.clauses.of(verb)
    if parsed.sentences[parsed.sentence_of[verb.i]].block.kind is BlockKind.HEADLINE:
        return "-"  # a headline sums up what the article tells at length
    said = (c for c in parsed.governed(verb) if c.dep in {"ccomp", "xcomp"})
    passive = clause.patients if clause.passive else []
    word = next((t for t in (*clause.objects, *passive, *said) if t.pos != "PRON"), None)
    return word.lemma.lower() if word is not None else "-"


def _is_bare(event: Event) -> bool:
    """Whether an event is one plain word that joins no happening told before."""
    return " " not in event.title and event.merged_into is None


def _position(event: Event) -> int:
    trigger = event.citations[0].trigger
    return trigger.start if trigger is not None else 0
