"""Reads the events of one article, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.events.bounds import Bound, bound_of, bounded
from core.events.clauses import Clauses
from core.events.factuality import factuality
from core.events.lexicon import lexicon
from core.events.nominal import (
    carries,
    is_definite,
    is_event_noun,
    may_be_told,
    noun_type,
    stands_alone,
    told_by_be,
)
from core.events.participants import Parts
from core.events.report import (
    by_cause,
    by_verb,
    headline,
    headline_dated_by_lead,
    is_armed,
    is_news_of_the_day,
    same_paragraph_follows,
    speaks_of_money,
)
from core.events.retold import Telling, joined
from core.events.select import FAINT, REPORTED, STATE, Facts, may_trigger, weigh
from core.events.standing import Standing
from core.events.story import Story
from core.events.things import Things, lying, surnames
from core.events.ties import Ties
from core.events.titles import Titles, fitted
from core.events.when import Dates
from core.events.wording import Phrases, capitalised
from core.model import ActorKind, Basis, Citation, Event, Factuality, Role, Span
from core.parsed import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.events.clauses import Clause
    from core.events.when import Dated
    from core.findings import ActorFindings
    from core.model import Actor, Document, FuzzyDate, Participant, TimeMention
    from core.parsed import Parsed, Sentence, Token

_QUOTES = frozenset({'"', "``", "''"})
_HAPPENED = (Factuality.OCCURRED, Factuality.ONGOING)
_LANDS = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})
_THEATRES = frozenset({
    "MOBILIZE", "COERCE", "ASSAULT", "AID", "CONCEDE", "RETREAT", "PROTEST", "COOPERATE",
    "SANCTION", "AGREE", "OTHER",
})  # fmt: skip
"""Types of events that are done to the place where no other target is named."""
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.ARMED_GROUP})


@dataclass(slots=True)
class _Found:
    """An event before it has an id."""

    trigger: Token
    title: str
    type: str
    sure: float
    status: Factuality
    participants: list[Participant]
    places: tuple[str, ...]
    dated: Dated | None


class Reader:
    """What the rules share while one article is read, and the events found so far."""

    def __init__(
        self,
        parsed: Parsed,
        document: Document,
        actors: ActorFindings,
        times: Sequence[TimeMention],
    ) -> None:
        self.parsed, self._document = parsed, document
        self._tellings: list[Telling] = []
        self._clauses = Clauses(parsed)
        self._dates = Dates(parsed, times, document.published)
        self._places = _place_names(parsed, actors.places)
        by_id = {a.id: a for a in actors.actors}
        owner = {**surnames(parsed, actors), **actors.owner}
        lands = {i: a for i, a in lying(parsed, actors).items() if i not in owner}
        self._things = Things(parsed, owner, lands, self._places, times)
        self._parts = Parts(self._clauses, owner, self._things, self._where(owner, by_id))
        self._actors = {i: by_id[name] for i, name in owner.items() if name in by_id}
        self._kinds = {a.id: a.kind for a in actors.actors}
        self._phrases = Phrases(parsed, self._dates.tokens, self._actors, actors.how)
        self._titles = Titles(self._clauses, self._phrases)
        self.ties = Ties(parsed, self._actors, lands, document.id)
        self._standing = Standing(self._clauses, self._parts, self.ties, {**lands, **self._actors})
        self._story = Story(self._dates, self._clauses)
        self._armed = is_armed(parsed)
        self._quoted = False
        self._body_sentences = 0
        self._lead: tuple[int, int] | None = None
        self._triggers: set[int] = set()
        self._when: dict[int, Dated] = {}
        self._bounds: dict[int, Bound] = {}

    def events(self) -> list[Event]:
        """Return the events, the headline's dated by the lead, retellings joined to the first."""
        tellings = sorted(self._tellings, key=lambda t: _position(t.event))
        events = headline_dated_by_lead([t.event for t in tellings], self._lead)
        tellings = [replace(t, event=e) for t, e in zip(tellings, events, strict=True)]
        tellings = self._bounded(tellings)
        told = joined(tellings)
        while any(map(_is_bare, told)):
            tellings = [t for t, e in zip(tellings, told, strict=True) if not _is_bare(e)]
            told = joined(tellings)
        return [replace(e, id=f"E{n}") for n, e in enumerate(told, 1)]

    def _bounded(self, tellings: list[Telling]) -> list[Telling]:
        """Date what is said to come before or after another happening by the date of that."""
        if not self._bounds:
            return tellings
        dated = joined(tellings)
        known = {t.trigger: e.when for t, e in zip(tellings, dated, strict=True)}
        return [self._within_bound(t, known) for t in tellings]

    def _within_bound(self, telling: Telling, known: Mapping[int, FuzzyDate | None]) -> Telling:
        bound = self._bounds.get(telling.trigger)
        if bound is None:
            return telling
        own = self._dates.own(bound.other)
        when = own.when if own is not None else known.get(bound.other.i)
        if when is None:
            return telling
        words = self.parsed.text[bound.span.start : bound.span.end]
        event = bounded(telling.event, bound, when, words, self._document.published)
        return replace(telling, event=event)

    def extra_actors(self, events: Iterable[Event]) -> tuple[Actor, ...]:
        """Return the actors beyond those given that take part in the events."""
        ids = dict.fromkeys(p.actor_id for e in events for p in e.participants)
        return tuple(a for a in map(self._things.get, ids) if a is not None)

    def read(self, sentence: Sentence) -> None:
        """Read the events and ties of one sentence."""
        self._story.begin(sentence)
        if sentence.block.kind is BlockKind.BODY:
            self._body_sentences += 1
            self._lead = self._lead or (sentence.span.start, sentence.span.end)
        verbs = {t.i for t in self.parsed.words(sentence) if may_trigger(t)}
        clause_words = by_verb(self.parsed, sentence, verbs)
        for token in self.parsed.words(sentence):
            if token.text in _QUOTES:
                self._quoted = token.text == "``" or (token.text == '"' and not self._quoted)
            elif token.i in verbs:
                self._read_verb(sentence, token, clause_words.get(token.i, []))
        self._read_words(sentence)
        self._quoted = self._quoted and same_paragraph_follows(self.parsed, sentence)

    def _read_words(self, sentence: Sentence) -> None:
        """Read ties and event nouns, once it is known which verbs are events."""
        for token in self.parsed.words(sentence):
            self._standing.read_word(token)
            if token.dep == "appos":
                self.ties.read_apposition(token)
            if token.pos in {"NOUN", "PROPN"}:
                self.ties.read_noun(token)
                if stands_alone(self.parsed, token, self._dates) or self._has_both(token):
                    self._read_noun(sentence, token)
                elif may_be_told(self.parsed, token):
                    self._read_noun(sentence, token, FAINT)

    def _has_both(self, noun: Token) -> bool:
        """Whether a noun says who did it to whom: "Iraq's invasion of Kuwait"."""
        if not is_event_noun(noun) or noun.dep in {"compound", "amod", "nmod"}:
            return False
        roles = {p.role for p in self._parts.of_noun(noun)}
        return {Role.SOURCE, Role.TARGET} <= roles

    def _read_verb(self, sentence: Sentence, verb: Token, words: list[Token]) -> None:
        clause = self._clauses.of(verb)
        self.ties.read_clause(clause, self._parts)
        self._standing.read_clause(clause)
        dated = self._date_of(clause)
        participants = self._parts.of(clause)
        places = self._places_of([*words, *clause.patients, *clause.objects])
        facts = self._facts(sentence, clause, participants, dated, placed=bool(places))
        weighed = weigh(self.parsed, clause, facts)
        if weighed is None:
            return
        status = factuality(self._clauses, clause)
        title = self._titles.of_clause(clause, status)
        if facts.headline and verb.dep == "ROOT":
            title = headline(self.parsed, sentence) or title
        title = title or self._titles.plain(clause)
        if not title:
            return
        dated = self._settled(sentence, clause, dated, status, facts, state=weighed[1] == STATE)
        status = _lasting(clause, dated, status)
        if weighed[1] == STATE and status is Factuality.OCCURRED:
            status = Factuality.ONGOING
        bound = bound_of(self.parsed, verb) if status in _HAPPENED else None
        if bound is not None:
            self._bounds[verb.i] = bound
        participants = self._with_theatre(clause, weighed[0], participants)
        participants = self._with_speaker(verb, participants)
        self._add(sentence, _Found(verb, title, *weighed, status, participants, places, dated))

    def _settled(
        self,
        sentence: Sentence,
        clause: Clause,
        dated: Dated | None,
        status: Factuality,
        facts: Facts,
        *,
        state: bool,
    ) -> Dated | None:
        """Return the date that a clause keeps, or the one that the story gives it."""
        inherited = dated is not None and dated.basis is Basis.INHERITED
        if dated is not None and not (inherited and status not in _HAPPENED):
            self._story.learn(clause.verb, dated)
            return dated
        if facts.headline:
            return self._date_of_report(sentence, clause) if status in _HAPPENED else None
        if self._quoted and clause.verb.lemma not in lexicon().speech:
            return None
        told = self._story.date(clause, status)
        return None if state and told is not None and told.basis is Basis.DOCUMENT else told

    def _facts(
        self,
        sentence: Sentence,
        clause: Clause,
        participants: list[Participant],
        dated: Dated | None,
        *,
        placed: bool,
    ) -> Facts:
        firm = any(self._kind_of(p) is ActorKind.ORGANISATION for p in participants)
        people = any(self._kind_of(p) in _PEOPLE and p.role is Role.TARGET for p in participants)
        return Facts(
            participants=participants,
            dated=dated is not None and dated.basis is not Basis.INHERITED,
            placed=placed,
            headline=sentence.block.kind is BlockKind.HEADLINE,
            speaker_kind=self._subject_kind(clause),
            quoted=self._quoted,
            business=firm or speaks_of_money(self.parsed, sentence),
            told=any(i in self._triggers for i in self.parsed.children[clause.verb.i]),
            things=not people,
        )

    def _where(self, owner: Mapping[int, str], by_id: Mapping[str, Actor]) -> frozenset[int]:
        """Return the tokens that stand for countries and places."""
        return frozenset(
            i for i, name in owner.items() if name in by_id and by_id[name].kind in _LANDS
        )

    def _kind_of(self, part: Participant) -> ActorKind:
        thing = self._things.get(part.actor_id)
        return thing.kind if thing is not None else self._kinds[part.actor_id]

    def _subject_kind(self, clause: Clause) -> str:
        heads = (self._parts.head(subject) for subject in clause.subjects)
        return next((self._actors[at.i].kind.value for at in heads if at is not None), "")

    def _date_of(self, clause: Clause) -> Dated | None:
        """Return the date of a clause; "for two weeks" dates only what is still under way."""
        verb = clause.verb
        own = self._dates.own(verb)
        if own is not None:
            lasting = own.time is not None and own.time.when is None
            return own if not lasting or clause.progressive or clause.perfect else None
        beside = self._dates.after(verb) or self._dates.during(verb)
        if beside is not None:
            return beside
        purpose = clause.infinitive and verb.dep != "xcomp"
        return None if purpose else self._dates.inherited(verb)

    def _date_of_report(self, sentence: Sentence, clause: Clause) -> Dated | None:
        of_the_day = is_news_of_the_day(sentence, clause, self._body_sentences)
        return self._dates.of_publication() if of_the_day else None

    def _places_of(self, words: list[Token]) -> tuple[str, ...]:
        in_order = [self.parsed.tokens[i] for i in sorted({t.i for t in words})]
        return self._parts.places(in_order, self._places)

    def _with_theatre(
        self, clause: Clause, kind: str, participants: list[Participant]
    ) -> list[Participant]:
        """Make the place the target of what is done there to nobody named."""
        roles = {p.role for p in participants}
        if kind not in _THEATRES or Role.TARGET in roles or Role.SOURCE not in roles:
            return participants
        place = self._parts.theatre(clause)
        known = place is None or any(p.actor_id == place.actor_id for p in participants)
        return participants if known or place is None else [*participants, place]

    def _with_speaker(self, verb: Token, participants: list[Participant]) -> list[Participant]:
        speaker = self._parts.speaker(verb)
        if speaker is None or any(p.actor_id == speaker.actor_id for p in participants):
            return participants
        return [*participants, speaker]

    def _read_noun(self, sentence: Sentence, noun: Token, sure: float = 0.6) -> None:
        be = told_by_be(self.parsed, noun)
        carrier = carries(self.parsed, noun) if be is None else None
        dated = self._dates.own(noun) or (self._dates.own(be) if be is not None else None)
        light = carrier is not None and carrier.lemma in lexicon().light
        told = light and carrier is not None and carrier.i in self._triggers
        if told or (self._quoted and dated is None and sure > FAINT):
            return
        dated = dated or self._scene(noun)
        participants, status = self._parts.of_noun(noun), Factuality.OCCURRED
        title = capitalised(self._phrases.noun(noun))
        if be is not None:
            clause = self._clauses.of(be)
            status = factuality(self._clauses, clause)
            if noun.dep == "pobj" and clause.subjects:
                title, participants = self._state(clause, noun, participants)
                lasts = status is Factuality.OCCURRED and clause.verb.lemma == "be"
                status = Factuality.ONGOING if lasts else status
            participants = self._with_speaker(be, participants)
        if not title:
            return
        places = self._places_of(list(self.parsed.subtree(be or noun)))
        kind = noun_type(self.parsed, noun)
        self._add(sentence, _Found(noun, title, kind, sure, status, participants, places, dated))

    def _scene(self, noun: Token) -> Dated | None:
        """Return the date of "in a speech he said", "at the conference", "after a meeting"."""
        verb = self._dates.stage(noun)
        if verb is None or self._quoted:
            return None
        dated = self._when.get(verb.i) or self._dates.own(verb) or self._story.scene(verb)
        if dated is None or dated.when.extent:
            return None
        basis = dated.basis if dated.basis is Basis.DOCUMENT else Basis.INHERITED
        return replace(dated, basis=basis, sure=dated.sure * 0.8)

    def _state(
        self, clause: Clause, noun: Token, participants: list[Participant]
    ) -> tuple[str, list[Participant]]:
        """Word "Islamic State has been on the retreat" and make its subject the doer."""
        prep = self.parsed.tokens[noun.head]
        subject = self._phrases.noun(clause.subjects[0])
        goes = "" if clause.verb.lemma == "be" else f"{clause.verb.lemma} "
        the = "the " if any(c.dep == "det" for c in self.parsed.governed(noun)) else ""
        title = f"{subject} {goes}{prep.text} {the}{self._phrases.noun(noun)}"
        doers = [p for p in self._parts.of(clause) if p.role is Role.SOURCE]
        known = {p.actor_id for p in doers}
        return capitalised(title), doers + [p for p in participants if p.actor_id not in known]

    def _add(self, sentence: Sentence, found: _Found) -> None:
        self._triggers.add(found.trigger.i)
        dated = found.dated
        if dated is not None:
            self._when[found.trigger.i] = dated
        sure = found.sure * (dated.sure if dated is not None else 1.0)
        if found.sure > FAINT and found.type != "STATEMENT":
            sure = max(sure, REPORTED)
        done = any(p.role is Role.SOURCE for p in found.participants)
        event = Event(
            id="",
            title=fitted(found.title),
            type=by_cause(found.type, found.trigger.lemma.lower(), armed=self._armed or done),
            participants=tuple(found.participants),
            places=found.places,
            factuality=found.status,
            confidence=round(max(0.05, sure), 2),
            citations=(self._citation(sentence, found),),
        )
        if dated is not None:
            event = replace(event, when=dated.when, basis=dated.basis)
        noun = found.trigger.pos == "NOUN"
        definite = noun and is_definite(self.parsed, found.trigger)
        trigger = found.trigger
        self._tellings.append(Telling(event, trigger.lemma.lower(), definite, trigger.i))

    def _citation(self, sentence: Sentence, found: _Found) -> Citation:
        time = found.dated.time if found.dated is not None else None
        return Citation(
            document_id=self._document.id,
            sentence=sentence.span,
            trigger=Span(found.trigger.start, found.trigger.end),
            date=time.span if time is not None else None,
            actors=tuple(p.span for p in found.participants if p.span is not None),
            derivation=time.derivation if time is not None else None,
        )


def _is_bare(event: Event) -> bool:
    """Whether an event is one plain word that joins no happening told before."""
    return " " not in event.title and event.merged_into is None


def _position(event: Event) -> int:
    trigger = event.citations[0].trigger
    return trigger.start if trigger is not None else 0


def _place_names(parsed: Parsed, places: Sequence[tuple[Span, str]]) -> dict[int, str]:
    """Return token index → the name of the place."""
    starts = [t.start for t in parsed.tokens]
    return {
        i: name
        for span, name in places
        for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    }


def _lasting(clause: Clause, dated: Dated | None, status: Factuality) -> Factuality:
    """Call under way what is said to last up to now."""
    if dated is None or status is not Factuality.OCCURRED or not dated.when.extent:
        return status
    now = any(a in {"is", "are", "has", "have"} for a in clause.auxiliaries)
    goes_on = dated.when.open_end or clause.progressive
    return Factuality.ONGOING if goes_on and now else status
