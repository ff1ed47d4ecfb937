"""The day a news story tells of, for clauses that name none of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.events.when import Dated
from core.model import Basis, Factuality, FuzzyDate, Precision
from core.parsed import BlockKind

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.when import Dates
    from core.parsed import Sentence, Token

_MAIN = frozenset({"ROOT", "conj", "parataxis"})
_BACK = 10 * DAY
"""How long before publication the day of a news story may lie."""
_WITHIN_DAY = (Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAYPART)
_STRETCH = 40 * DAY
"""How long a date may be for the sentences after it to take it over."""
_LASTS = 2
"""Sentences after which a date in the past is left again."""
_LEAD = 2
"""Sentences of an article that tell what is new."""
_LATE_LEAD = 4
"""Sentences within which a story that opens with how things are comes to what is new."""
_MEANS = frozenset({"by", "in", "while", "with", "as"})
_SIGNS = frozenset({"appear", "seem", "look", "warn", "threaten", "turn", "prove"})
_VOICED = frozenset({"speak", "cite", "quote", "refer"})
"""What a speaker does while speaking: "said a spokesman, citing the law"."""
_WANTED = frozenset({"want", "wish", "like", "love", "hate", "prefer", "know", "need", "have"})
"""What holds longer than for the day."""
_BEFORE_NOW = frozenset({
    "ago", "earlier", "previously", "once", "already", "since", "before", "ever", "formerly",
    "originally", "initially", "then", "later",
})  # fmt: skip


class Story:
    """What day the paragraph, the lead and the publication give to undated clauses."""

    def __init__(self, dates: Dates, clauses: Clauses) -> None:
        self._dates = dates
        self._clauses = clauses
        self._day: Dated | None = None
        self._told: Dated | None = None
        self._told_at = 0
        self._block: object = None
        self._sentences = 0
        self._guess: FuzzyDate | None = None

    def begin(self, sentence: Sentence) -> None:
        """Enter a sentence; a new paragraph returns to the day of the story."""
        if sentence.block is not self._block:
            self._block, self._told = sentence.block, None
        self._sentences += sentence.block.kind is BlockKind.BODY

    def learn(self, verb: Token, dated: Dated) -> None:
        """Take note of the day of a main clause, for the clauses after it."""
        own = dated.basis in (Basis.EXPLICIT, Basis.RESOLVED)
        if not own or dated.when.extent or _is_coarse(dated.when):
            return
        if verb.dep not in _MAIN or not self._is_past(dated.when):
            return
        self._told, self._told_at = dated, self._sentences
        if self._sentences <= _LEAD and self._is_news(dated.when):
            self._day = self._day or dated

    def _is_past(self, when: FuzzyDate) -> bool:
        now = self._dates.published
        known = when.earliest is not None and when.latest is not None
        ahead = known and now is not None and now.latest is not None and now.latest < when.anchor
        return known and not ahead

    def _is_news(self, when: FuzzyDate) -> bool:
        now = self._dates.published
        if now is None or now.earliest is None or when.earliest is None or when.latest is None:
            return False
        return when.latest - when.earliest < DAY and now.earliest - when.earliest < _BACK

    def date(self, clause: Clause, status: Factuality, deep: int = 0) -> Dated | None:
        """Return the date an undated clause may take over, or None."""
        verb = clause.verb
        if self.judges(clause):
            return self._publication(0.3)
        if not (status is Factuality.OCCURRED or _denies(clause, status)) or deep > 4:
            return None
        if verb.dep in _MAIN or self._is_first(verb) or self._is_saying(clause):
            return self._of_main(clause)
        head = self._governor(verb)
        if head is None or clause.negated or status is Factuality.DENIED:
            return None
        above = self.date(self._clauses.of(head), status, deep + 1)
        return replace(above, sure=above.sure * 0.8) if above is not None else None

    def _governor(self, verb: Token) -> Token | None:
        """Return the verb that a clause shares its day with."""
        tokens = self._dates.parsed.tokens
        head = tokens[verb.head]
        if verb.dep == "pcomp" and head.text.lower() in _MEANS:
            head = tokens[head.head]
        aside = verb.dep == "acl" and verb.tag == "VBG" and head.dep in {"nsubj", "nsubjpass"}
        if aside and verb.lemma in lexicon().speech | lexicon().report | _VOICED:
            return tokens[head.head] if is_verb(tokens[head.head]) else None
        shared = is_verb(head) and head.i != verb.i and self._dates.together(verb, head)
        return head if shared else None

    def scene(self, verb: Token) -> Dated | None:
        """Return the day of a clause, for the speech or meeting at which it happens."""
        return self.date(self._clauses.of(verb), Factuality.OCCURRED)

    def _is_first(self, verb: Token) -> bool:
        """Whether the clause is what the lead reports: "officials said rebels attacked"."""
        head = self._dates.parsed.tokens[verb.head]
        reported = verb.dep == "ccomp" and head.lemma in lexicon().report
        return reported and self._sentences <= 1

    def judges(self, clause: Clause) -> bool:
        """Whether it says how something looks on the day of writing: "appears to make headway"."""
        lex, verb = lexicon(), clause.verb
        now = clause.present or (clause.progressive and not clause.past and not clause.perfect)
        below = self._dates.parsed.governed(verb)
        full = any(c.dep in {"ccomp", "xcomp"} and is_verb(c) for c in below)
        meant = lex.state | lex.report | lex.speech | lex.under_way | _SIGNS
        return now and full and not clause.modal and verb.lemma.lower() in meant - _WANTED

    def guess(self, clause: Clause, status: Factuality) -> FuzzyDate | None:
        """Return the day of writing for the news of a story that opens with how things are."""
        if clause.verb.dep not in _MAIN or status is not Factuality.OCCURRED:
            return None
        fresh = clause.perfect and "had" not in clause.auxiliaries and not clause.progressive
        many = any(s.tag in {"NNS", "NNPS"} for s in clause.subjects)
        if fresh and self._sentences <= _LEAD and not many and clause.verb.dep == "ROOT":
            today = self._publication(0.1)
            return today.when if today is not None else None
        if self._day is not None or not clause.past or clause.perfect:
            return None
        if self._is_history(clause.verb):
            return None
        if self._guess is None and self._told is None and self._sentences <= _LATE_LEAD:
            today = self._publication(0.1)
            self._guess = today.when if today is not None else None
        return self._guess

    def _is_saying(self, clause: Clause) -> bool:
        """Whether somebody is quoted in a clause below: "as saying", "when he said"."""
        verb = clause.verb
        said = verb.lemma in lexicon().speech or verb.lemma in lexicon().report
        return said and verb.dep in {"ccomp", "advcl"} and (clause.past or clause.present)

    def _of_main(self, clause: Clause) -> Dated | None:
        says = clause.verb.lemma in lexicon().report or clause.verb.lemma in lexicon().speech
        if clause.present:
            return self._publication(0.4) if says else None
        simple = clause.past and not clause.perfect
        fresh = clause.perfect and "had" not in clause.auxiliaries and self._sentences <= 1
        if not (simple or fresh) or self._is_history(clause.verb):
            return None
        far = self._told_at + _LASTS < self._sentences
        if self._told is not None and not far and (not says or self._is_news(self._told.when)):
            return self._inherited(self._told, 0.5)
        if self._day is not None:
            return self._of_story(self._day)
        lead = self._sentences <= _LEAD
        today = self._publication(0.4) if says or lead else None
        self._day = today if lead else None
        return today

    def _of_story(self, day: Dated) -> Dated:
        """Return the day of the lead, for what the story goes on to tell."""
        return replace(day, sure=0.3) if day.basis is Basis.DOCUMENT else self._inherited(day, 0.45)

    def _is_history(self, verb: Token) -> bool:
        """Whether words in the clause put it at a time before: "once", "two years earlier"."""
        below = self._dates.parsed.governed(verb)
        return any(c.dep == "advmod" and c.text.lower() in _BEFORE_NOW for c in below)

    def _inherited(self, dated: Dated, sure: float) -> Dated:
        when = dated.when
        if when.earliest is not None and when.precision in _WITHIN_DAY:
            day = when.earliest // DAY * DAY
            when = FuzzyDate(day, day + DAY - 1, Precision.DAY, approximate=when.approximate)
        return Dated(when, Basis.INHERITED, dated.time, sure)

    def _publication(self, sure: float) -> Dated | None:
        """Return the day of publication, as a report means it."""
        day = self._today()
        if day is None:
            return None
        when = FuzzyDate(day, day + DAY - 1, Precision.DAY, approximate=True)
        return Dated(when, Basis.DOCUMENT, None, sure)

    def _today(self) -> int | None:
        now = self._dates.published if self._dates.news else None
        if now is None or now.earliest is None or now.latest is None:
            return None
        return now.earliest // DAY * DAY if now.latest - now.earliest < 2 * DAY else None


def _denies(clause: Clause, status: Factuality) -> bool:
    """Whether a main clause says that nothing of the sort happened: "police gave no details"."""
    return status is Factuality.DENIED and clause.past


def _is_coarse(when: FuzzyDate) -> bool:
    """Whether a date is too long a stretch to be the day that the next sentences tell of."""
    low, high = when.earliest, when.latest
    return low is not None and high is not None and high - low > _STRETCH
