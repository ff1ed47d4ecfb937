"""Reads the events of one article, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.asides import is_state, read_according, read_state
from core.events.known import Known
from core.events.nouns import read_noun
from core.events.report import by_verb, same_paragraph_follows, speaks_of_money
from core.events.select import may_trigger
from core.events.standing import Standing
from core.events.tellings import Tellings
from core.events.verbs import read_verb
from core.parsed import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.findings import ActorFindings
    from core.model import Actor, Document, Event, TimeMention
    from core.parsed import Parsed, Sentence, Token

_QUOTES = frozenset({'"', "``", "''"})


class Reader:
    """Goes through the sentences of an article and collects its events and ties."""

    def __init__(
        self,
        parsed: Parsed,
        document: Document,
        actors: ActorFindings,
        times: Sequence[TimeMention],
    ) -> None:
        self._parsed = parsed
        self._known = known = Known(parsed, document, actors, times)
        self.ties = known.ties
        self._tellings = Tellings(known)
        self._standing = Standing(known.clauses, known.parts, known.ties)
        self._lead: tuple[int, int] | None = None

    def events(self) -> list[Event]:
        """Return the events found so far."""
        return self._tellings.events(self._lead)

    def extra_actors(self, events: Iterable[Event]) -> tuple[Actor, ...]:
        """Return the actors beyond those given that take part in the events."""
        ids = dict.fromkeys(p.actor_id for e in events for p in e.participants)
        ids |= dict.fromkeys(i for r in self.ties.found.values() for i in (r.source, r.target))
        return tuple(a for a in map(self._known.things.get, ids) if a is not None)

    def read(self, sentence: Sentence) -> None:
        """Read the events and ties of one sentence."""
        known = self._known
        known.story.begin(sentence)
        known.money = speaks_of_money(self._parsed, sentence)
        if sentence.block.kind is BlockKind.BODY:
            known.body_sentences += 1
            self._lead = self._lead or (sentence.span.start, sentence.span.end)
        verbs = {t.i for t in self._parsed.words(sentence) if may_trigger(t)}
        clause_words = by_verb(self._parsed, sentence, verbs)
        for token in self._parsed.words(sentence):
            if token.text in _QUOTES:
                known.quoted = token.text == "``" or (token.text == '"' and not known.quoted)
            elif token.i in verbs:
                self._read_verb(sentence, token, clause_words.get(token.i, []))
        self._read_words(sentence)
        known.quoted = known.quoted and same_paragraph_follows(self._parsed, sentence)

    def _read_verb(self, sentence: Sentence, verb: Token, words: list[Token]) -> None:
        clause = self._known.clauses.of(verb)
        self.ties.read_clause(clause, self._known.parts)
        self._standing.read_clause(clause)
        read_verb(self._known, self._tellings, sentence, verb, words)

    def _read_words(self, sentence: Sentence) -> None:
        """Read ties and event nouns, once it is known which verbs are events."""
        for token in self._parsed.words(sentence):
            self._standing.read_word(token)
            if token.dep == "appos":
                self.ties.posts.read_apposition(token)
            if token.pos in {"NOUN", "PROPN"}:
                self.ties.posts.read_noun(token)
                read_noun(self._known, self._tellings, sentence, token)
            elif token.pos == "ADJ" and is_state(token):
                read_state(self._known, self._tellings, sentence, token)
            elif token.text.lower() == "according":
                read_according(self._known, self._tellings, sentence, token)
