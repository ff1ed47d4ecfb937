"""Closer bounds for undated events, by the clause above them: said on the day, tried then.

Only what the day of writing says of an event is made closer; no event gets a date by this.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.events.bearing import form
from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.events.undated import lasts, minds, settled_by
from core.model import FuzzyDate, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.events.known import Known
    from core.events.retold import Telling
    from core.parsed import Token

_PAST = frozenset({"past", "has", "had", "was -ing"})
_SELVES = frozenset({"i", "we"})
_HIGH = 3
"""Clauses that are climbed from "to end the war" to the verb with a date."""


class Guesses:
    """The undated events of an article, with the dates of the clauses above them."""

    def __init__(self, known: Known, tellings: Sequence[Telling]) -> None:
        self._known = known
        self._tellings = tellings
        self._by_word = {t.trigger: t for t in tellings}

    def closer(self) -> list[Telling]:
        """Return the tellings, the bounds of the undated ones drawn closer where that can be."""
        return [self._closer(t) for t in self._tellings]

    def _closer(self, telling: Telling) -> Telling:
        word = self._known.parsed.tokens[telling.trigger]
        cited = telling.event.citations[0]
        if telling.event.when is not None or cited.within is None or not is_verb(word):
            return telling
        near = self._near(word)
        if near is None:
            return telling
        event = replace(telling.event, citations=(replace(cited, within=near),))
        return replace(telling, event=event)

    def _near(self, verb: Token) -> FuzzyDate | None:
        above = self._known.parsed.tokens[verb.head]
        if above.i == verb.i or not is_verb(above):
            return None
        if verb.dep == "ccomp":
            return self._as_said(verb, above)
        if verb.dep == "conj" and verb.tag == above.tag == "VB":
            return self._as(above)  # "promised to withdraw and release them"
        settled = settled_by(above.lemma.lower()) and verb.dep in {"xcomp", "ccomp"}
        return self._settled(verb, above) if settled else None

    def _settled(self, verb: Token, above: Token) -> FuzzyDate | None:
        """Return when "tried to persuade" was; "continues to protect" goes on."""
        clauses = self._known.clauses
        now = form(clauses, above) in {"present", "is -ing"}
        if now and lasts(clauses, verb):
            return FuzzyDate(None, None, Precision.DAY, extent=True)
        return self._as(above)

    def _as_said(self, verb: Token, above: Token) -> FuzzyDate | None:
        """Return the day of saying for what a speaker thinks, and for news told on that day."""
        lex = lexicon()
        if above.lemma not in lex.report and above.lemma not in lex.speech:
            return None
        said = self._day(above)
        if said is None:
            return None
        tense = form(self._known.clauses, verb)
        thought = verb.lemma.lower() in minds() and tense in {"present", "past", "is -ing"}
        wished = verb.lemma.lower() == "want" and not self._is_own(verb, above)
        if thought and not wished:
            return said
        brief = tense in _PAST and not lasts(self._known.clauses, verb)
        return said if brief and self._is_news(said) else None

    def _day(self, verb: Token) -> FuzzyDate | None:
        telling = self._by_word.get(verb.i)
        when = telling.event.when if telling is not None else None
        if when is None or when.earliest is None or when.latest is None:
            return None
        first = when.earliest // DAY * DAY
        one = when.latest < first + DAY
        return FuzzyDate(first, first + DAY - 1, Precision.DAY, approximate=True) if one else None

    def _is_news(self, said: FuzzyDate) -> bool:
        now = self._known.document.published
        return now is not None and now.earliest is not None and said.latest is not None and (
            said.latest >= now.earliest
        )  # fmt: skip

    def _is_own(self, verb: Token, above: Token) -> bool:
        """Whether who thinks so is who says so: "I believe", "he said he regretted"."""
        who, speaker = (self._known.clauses.of(v).subjects[:1] for v in (verb, above))
        if not who:
            return False
        if who[0].text.lower() in _SELVES:
            return True
        owner = self._known.parts.owner
        known = owner.get(who[0].i)
        return bool(speaker) and known is not None and known == owner.get(speaker[0].i)

    def _as(self, above: Token) -> FuzzyDate | None:
        """Return the date, or what is known of it, of the verb that settles another."""
        telling = self._by_word.get(above.i)
        if telling is None:
            return None
        return telling.event.when or telling.event.citations[0].within
