"""The steps from a parsed article with its actors and times to its events."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from core.events.clauses import Clauses
from core.events.factuality import factuality
from core.events.nominal import carries, stands_alone, told_by_be
from core.events.participants import Parts
from core.events.select import Facts, may_trigger, weigh
from core.events.ties import Ties
from core.events.titles import Titles
from core.events.when import Dated, Dates
from core.events.wording import Phrases, capitalised
from core.events.lexicon import lexicon
from core.findings import EventFindings
from core.model import ActorKind, Basis, Citation, Event, Factuality, Role, Span
from core.parsed import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.events.clauses import Clause
    from core.findings import ActorFindings
    from core.model import Document, Participant, TimeMention
    from core.parsed import Parsed, Sentence, Token

_TOLD = frozenset({BlockKind.HEADLINE, BlockKind.BODY})
_MONEY = frozenset({
    "$", "€", "£", "%", "percent", "million", "billion", "shares", "stock", "market", "sales", "profit",
    "prices", "price", "company", "firm",
})  # fmt: skip
_LEAD = 1
"""Sentences of the body that may hang on the day of publication."""


def find_events(
    parsed: Parsed, document: Document, actors: ActorFindings, times: Sequence[TimeMention]
) -> EventFindings:
    """Find the events and the stated ties of an article."""
    finder = _Finder(parsed, document, actors, times)
    for sentence in parsed.sentences:
        if sentence.block.kind in _TOLD:
            finder.read(sentence)
    return EventFindings(tuple(finder.events), tuple(finder.ties.found.values()))


class _Finder:
    """Holds what the steps share while one article is read."""

    def __init__(
        self,
        parsed: Parsed,
        document: Document,
        actors: ActorFindings,
        times: Sequence[TimeMention],
    ) -> None:
        self.parsed, self.document, self.findings = parsed, document, actors
        self.events: list[Event] = []
        self.clauses = Clauses(parsed)
        self.dates = Dates(parsed, times, document.published)
        self.parts = Parts(self.clauses, actors.owner)
        phrases = Phrases(parsed, self.dates.tokens)
        by_id = {a.id: a for a in actors.actors}
        self.kinds = {a.id: a.kind for a in actors.actors}
        phrases.actors = {i: by_id[name] for i, name in actors.owner.items() if name in by_id}
        phrases.how = dict(actors.how)
        self.phrases = phrases
        self.titles = Titles(self.clauses, phrases)
        self.ties = Ties(parsed, phrases.actors, document.id)
        self.place_names = self._place_names()
        self._quoted = False
        self._body_sentences = 0

    def _place_names(self) -> dict[int, str]:
        starts = [t.start for t in self.parsed.tokens]
        found = {}
        for span, name in self.findings.places:
            for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                found[i] = name
        return found

    def read(self, sentence: Sentence) -> None:
        """Read the events of one sentence."""
        body = sentence.block.kind is BlockKind.BODY
        self._body_sentences += body
        governed = self._by_verb(sentence)
        quoted = self._quoted
        for token in self.parsed.words(sentence):
            if token.text == '"':
                quoted = not quoted
                continue
            if token.dep == "appos":
                self.ties.read_apposition(token)
            if may_trigger(token):
                self._verb(sentence, token, governed.get(token.i, []), quoted=quoted)
            elif token.pos in {"NOUN", "PROPN"}:
                self.ties.read_noun(token)
                if stands_alone(self.parsed, token, self.dates):
                    self._noun(sentence, token, quoted=quoted)
        self._quoted = quoted and self._same_paragraph(sentence)

    def _same_paragraph(self, sentence: Sentence) -> bool:
        nxt = sentence.last
        if nxt >= len(self.parsed.tokens):
            return False
        return self.parsed.sentences[self.parsed.sentence_of[nxt]].block is sentence.block

    def _by_verb(self, sentence: Sentence) -> dict[int, list[Token]]:
        """Sort the words of a sentence by the verb whose clause they stand in."""
        found: dict[int, list[Token]] = {}
        verb_of: dict[int, int] = {}
        for token in self.parsed.words(sentence):
            trail = []
            at = token
            while at.i not in verb_of and not may_trigger(at) and at.head != at.i:
                trail.append(at.i)
                at = self.parsed.tokens[at.head]
            verb = verb_of.get(at.i, at.i)
            for i in trail:
                verb_of[i] = verb
            found.setdefault(verb, []).append(token)
        return found

    def _verb(self, sentence: Sentence, verb: Token, words: list[Token], *, quoted: bool) -> None:
        clause = self.clauses.of(verb)
        self.ties.read_clause(clause, self.parts)
        dated = self._dated(clause)
        participants = self.parts.of(clause)
        told = sorted({t.i for t in [*words, *clause.patients, *clause.objects]})
        places = self.parts.places([self.parsed.tokens[i] for i in told], self.place_names)
        headline = sentence.block.kind is BlockKind.HEADLINE
        own = dated is not None and dated.basis is not Basis.INHERITED
        kind = self._speaker_kind(clause)
        business = self._is_business(sentence, participants)
        facts = Facts(participants, own, bool(places), headline, kind, quoted, business)
        weighed = weigh(self.parsed, clause, facts)
        if weighed is None:
            return
        status = factuality(self.clauses, clause)
        title = self.titles.of_clause(clause, status)
        if headline and verb.dep == "ROOT":
            title = self._headline(sentence) or title
        if not title:
            return
        if dated is None and status in (Factuality.OCCURRED, Factuality.ONGOING):
            dated = self._from_news(sentence, clause, quoted=quoted)
        status = self._lasting(clause, dated, status)
        speaker = self.parts.speaker(verb)
        if speaker is not None and all(p.actor_id != speaker.actor_id for p in participants):
            participants = [*participants, speaker]
        self._add(sentence, verb, title, weighed, dated, status, participants, places)

    def _dated(self, clause: Clause) -> Dated | None:
        verb = clause.verb
        own = self.dates.own(verb)
        if own is not None:
            if (
                own.time is not None
                and own.time.timex_type == "DURATION"
                and not clause.progressive
            ):
                return None if not clause.perfect else own
            return own
        carried = self.dates.after(verb)
        if carried is not None:
            return carried
        if clause.infinitive and verb.dep != "xcomp":
            return None
        return self.dates.inherited(verb)

    def _lasting(self, clause: Clause, dated: Dated | None, status: Factuality) -> Factuality:
        """Call under way what is said to last up to now."""
        if dated is None or status is not Factuality.OCCURRED:
            return status
        lasts = dated.when.extent and (dated.when.open_end or clause.progressive)
        now = any(a in {"is", "are", "has", "have"} for a in clause.auxiliaries)
        return Factuality.ONGOING if lasts and now else status

    def _is_business(self, sentence: Sentence, participants: list[Participant]) -> bool:
        if any(self.kinds[p.actor_id] is ActorKind.ORGANISATION for p in participants):
            return True
        return any(t.text.lower() in _MONEY for t in self.parsed.words(sentence))

    def _speaker_kind(self, clause: Clause) -> str:
        for subject in clause.subjects:
            at = self.parts.head(subject)
            if at is not None:
                return str(self.phrases.actors[at.i].kind.value)
        return ""

    def _from_news(self, sentence: Sentence, clause: Clause, *, quoted: bool) -> Dated | None:
        """Let the lead of a report that has no date hang on the day it was published."""
        headline = sentence.block.kind is BlockKind.HEADLINE and sentence.first == 0
        lead = sentence.block.kind is BlockKind.BODY and self._body_sentences <= _LEAD
        simple = clause.verb.tag == "VBD" or (clause.passive and "was" in clause.auxiliaries)
        simple = simple or (clause.passive and "were" in clause.auxiliaries)
        if quoted or not (headline or (lead and simple and not clause.perfect)):
            return None
        if lead and clause.verb.dep not in {"ROOT", "ccomp", "conj", "advcl"}:
            return None
        return self.dates.of_publication()

    def _headline(self, sentence: Sentence) -> str:
        return self.parsed.text[sentence.span.start : sentence.span.end].strip()[:110]

    def _noun(self, sentence: Sentence, noun: Token, *, quoted: bool) -> None:
        be = told_by_be(self.parsed, noun)
        carrier = carries(self.parsed, noun) if be is None else None
        if carrier is not None and any(
            e.citations[0].trigger == Span(carrier.start, carrier.end) for e in self.events[-6:]
        ):
            return
        participants = self.parts.of_noun(noun)
        dated = self.dates.own(noun) or (self.dates.own(be) if be is not None else None)
        clause = self.clauses.of(be) if be is not None else None
        status = factuality(self.clauses, clause) if clause is not None else Factuality.OCCURRED
        if clause is not None and clause.subjects and noun.dep == "pobj":
            title, participants = self._be_on(clause, noun, participants)
            status = Factuality.ONGOING if status is Factuality.OCCURRED else status
        else:
            title = capitalised(self.phrases.noun(noun))
        if not title or (quoted and dated is None):
            return
        if be is not None:
            speaker = self.parts.speaker(be)
            if speaker is not None and all(p.actor_id != speaker.actor_id for p in participants):
                participants = [*participants, speaker]
        words = list(self.parsed.subtree(be if be is not None else noun))
        places = self.parts.places(sorted(words, key=lambda t: t.i), self.place_names)
        weighed = (lexicon().nouns[noun.lemma.lower()], 0.6)
        self._add(sentence, noun, title, weighed, dated, status, participants, places)

    def _be_on(
        self, clause: Clause, noun: Token, participants: list[Participant]
    ) -> tuple[str, list[Participant]]:
        """Word "Islamic State has been on the retreat" and make its subject the doer."""
        subject = clause.subjects[0]
        prep = self.parsed.tokens[noun.head]
        title = f"{self.phrases.noun(subject)} {prep.text} the {self.phrases.noun(noun)}"
        doers = [replace(p, role=Role.SOURCE) for p in self.parts.of(clause) if p.role == "source"]
        known = {p.actor_id for p in doers}
        return capitalised(title), doers + [p for p in participants if p.actor_id not in known]

    def _add(
        self,
        sentence: Sentence,
        trigger: Token,
        title: str,
        weighed: tuple[str, float],
        dated: Dated | None,
        status: Factuality,
        participants: list[Participant],
        places: tuple[str, ...],
    ) -> None:
        time = dated.time if dated is not None else None
        spans = tuple(p.span for p in participants if p.span is not None)
        citation = Citation(
            self.document.id,
            sentence.span,
            Span(trigger.start, trigger.end),
            time.span if time is not None else None,
            spans,
            time.derivation if time is not None else None,
        )
        sure = weighed[1] * (dated.sure if dated is not None else 1.0)
        self.events.append(
            Event(
                id=f"E{len(self.events) + 1}",
                title=title,
                when=dated.when if dated is not None else None,
                basis=dated.basis if dated is not None else None,
                type=weighed[0],
                participants=tuple(participants),
                places=places,
                factuality=status,
                confidence=round(max(0.05, sure), 2),
                citations=(citation,),
            )
        )
