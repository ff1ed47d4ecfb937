"""Which date an event hangs on: the nearest in the tree, else one it may inherit."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.calendar import DAY, WEEK, add_months
from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.model import AnchorKind, Basis, FuzzyDate, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model import TimeMention
    from core.parsed import Parsed, Token

_FINE = tuple(Precision)
_INSIDE = frozenset({"compound", "amod", "nummod", "poss", "nmod"})
_SIMULTANEOUS = frozenset({"as", "when", "while", "where", ""})
_SHORTLY = frozenset({"shortly", "soon", "immediately", "just", "minutes", "hours", "moments"})
_BOUNDS = frozenset({"after", "before", "since", "until", "following"})
_AT = frozenset({"in", "at", "on", "during", "for"})
_STAGED = frozenset({"ASSAULT", "ELECTION", "PROTEST", "COURT", "DISASTER", "CRIME", "SUPPORT"})
_UNITS = {"D": DAY, "W": WEEK, "H": 3600}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, what it rests on, the expression it came from and how sure that is."""

    when: FuzzyDate
    basis: Basis
    time: TimeMention | None
    sure: float = 1.0


class Dates:
    """The time expressions of an article by the words that govern them."""

    def __init__(
        self, parsed: Parsed, times: Sequence[TimeMention], published: FuzzyDate | None
    ) -> None:
        self.parsed = parsed
        self.published = published
        self.news = _is_news(times, published)
        """Whether the article tells of the days about which it was published."""
        self.tokens: set[int] = set()
        """Every token that is part of a time expression, with its preposition."""
        self._by_governor: dict[int, list[tuple[int, TimeMention, Token]]] = {}
        starts = [t.start for t in parsed.tokens]
        for time in times:
            self._attach(time, starts)

    def _attach(self, time: TimeMention, starts: list[int]) -> None:
        first = bisect_left(starts, time.span.start)
        if first == len(starts) or starts[first] >= time.span.end:
            first -= 1
        last = bisect_left(starts, time.span.end)
        inside = range(max(0, first), last)
        if not inside:
            return
        self.tokens.update(inside)
        tops = [i for i in inside if self.parsed.tokens[i].head not in inside or self._is_root(i)]
        top = self.parsed.tokens[tops[-1] if tops else inside[0]]
        self._take_preposition(top)
        noun = self._noun_before(top)
        if noun is not None:
            self._by_governor.setdefault(noun.i, []).append((0, time, top))
            return
        start = self._cut_off(top, inside[0]) or top
        for distance, governor in enumerate(self._governors(start)):
            self._by_governor.setdefault(governor.i, []).append((distance, time, top))

    def _cut_off(self, top: Token, first: int) -> Token | None:
        """Return the "on" of "on Thursday troops left", where "Thursday troops" was read."""
        before = self.parsed.tokens[first - 1] if first else None
        if before is None or top.dep not in {"compound", "nmod", "amod", "npadvmod"}:
            return None
        if before.dep == "prep" and not self.parsed.children[before.i]:
            self.tokens.add(before.i)
            return before
        follows = self.parsed.tokens[top.head].i > top.i and before.lemma in lexicon().report
        return self._first_under(before) if follows and is_verb(before) else None

    def _first_under(self, verb: Token) -> Token | None:
        """Return any word right under a verb, from which the verb is reached."""
        return next(iter(self.parsed.governed(verb)), None)

    def _noun_before(self, top: Token) -> Token | None:
        """Return the election of "before the election on 3 May", where the verb took the date."""
        prep = self.parsed.tokens[top.head]
        if top.dep != "pobj" or prep.i == 0:
            return None
        noun = self.parsed.tokens[prep.i - 1]
        above = self.parsed.tokens[noun.head]
        told = noun.lemma.lower() in lexicon().nouns
        if not told and noun.dep == "pobj" and above.text.lower() == "of":
            noun = self.parsed.tokens[above.head]
            above = self.parsed.tokens[noun.head]
        known = noun.pos == "NOUN" and noun.lemma.lower() in lexicon().nouns
        if not known or noun.i == prep.head:
            return None
        bounded = noun.dep == "pobj" and above.text.lower() in _BOUNDS and above.head == prep.head
        return noun if bounded or self._is_whole(noun, prep) else None

    def _is_whole(self, noun: Token, prep: Token) -> bool:
        """Whether "Iraq's invasion of Kuwait" was told before the date that follows it."""
        verb = self.parsed.tokens[prep.head]
        whose = any(c.dep == "poss" for c in self.parsed.governed(noun))
        had = any(c.dep == "aux" and c.lemma == "have" for c in self.parsed.governed(verb))
        return whose and (noun.dep == "pobj" or (noun.dep == "dobj" and had))

    def _is_root(self, i: int) -> bool:
        return self.parsed.tokens[i].head == i

    def _take_preposition(self, top: Token) -> None:
        head = self.parsed.tokens[top.head]
        if (
            top.dep == "pobj"
            and head.pos in {"ADP", "SCONJ"}
            and len(self.parsed.children[head.i]) < 3
        ):
            self.tokens.add(head.i)
            self.tokens.update(i for i in self.parsed.children[head.i] if i < head.i)

    def _governors(self, token: Token) -> list[Token]:
        """Return the event nouns and then the verb that an expression hangs on."""
        found: list[Token] = []
        for _ in range(14):
            head = self.parsed.tokens[token.head]
            if head.i == token.i:
                return found if not is_verb(token) else [*found, token]
            if found and head.text.lower() in _BOUNDS and token.dep == "pobj":
                return found
            if is_verb(head):
                return [*found, self._frame(head, token) or head]
            if head.lemma.lower() in lexicon().nouns and head.pos in {"NOUN", "PROPN"}:
                found.append(head)
                if token.dep in _INSIDE and self._is_told_of(head):
                    return found
            elif token.dep in _INSIDE and head.pos in {"NOUN", "PROPN"}:
                return found
            token = head
        return found

    def _is_told_of(self, noun: Token) -> bool:
        """Whether a date belongs to what a clause speaks of: "replaces the 1991 agreement"."""
        head = self.parsed.tokens[noun.head]
        if noun.dep == "dobj":
            return head.lemma.lower() not in lexicon().light
        return noun.dep == "pobj" and head.text.lower() not in _BOUNDS | _AT

    def _frame(self, verb: Token, token: Token) -> Token | None:
        """Return the "said" of "said on Thursday there were": what follows it at once dates it."""
        above = self.parsed.tokens[verb.head]
        if verb.dep != "ccomp" or above.lemma not in lexicon().report or above.i > token.i:
            return None
        between = self.parsed.tokens[above.i + 1 : min(token.i, verb.i)]
        for other in between:
            if other.text in {'"', "that", ","} or self._inside(other, verb):
                return None
        return above if token.i < verb.i else None

    def _inside(self, token: Token, verb: Token) -> bool:
        """Whether a word belongs to the clause of a verb, not counting the expression itself."""
        for _ in range(12):
            if token.head == verb.i:
                return token.i not in self.tokens
            if token.head == token.i:
                return False
            token = self.parsed.tokens[token.head]
        return False

    def own(self, trigger: Token) -> Dated | None:
        """Return the date that stands with the trigger itself."""
        rows = self._by_governor.get(trigger.i, [])
        usable = [
            (distance, _FINE.index(t.when.precision), abs(top.i - trigger.i), t.when, t)
            for distance, t, top in rows
            if t.when is not None and _is_date(t)
        ]
        if not usable:
            return self._lasting(rows)
        *_, when, time = min(usable, key=lambda row: row[:3])
        return Dated(when, _basis(time), time)

    def _lasting(self, rows: list[tuple[int, TimeMention, Token]]) -> Dated | None:
        """Read "for two weeks" as the two weeks up to the day of publication."""
        now = self.published.latest if self.published is not None else None
        for _, time, top in rows:
            preposition = self.parsed.tokens[top.head].text.lower()
            length = _back(time.value, now) if now is not None else None
            if time.timex_type == "DURATION" and preposition == "for" and length is not None:
                start, end = length // DAY * DAY, (now or 0) // DAY * DAY + DAY - 1
                when = FuzzyDate(start, end, Precision.DAY, approximate=True, extent=True)
                return Dated(when, Basis.RESOLVED, time, 0.8)
        return None

    def lasting_only(self, trigger: Token) -> bool:
        """Whether the only time with the trigger is how long it lasted up to now."""
        own = self.own(trigger)
        return own is not None and own.time is not None and own.time.timex_type == "DURATION"

    def inherited(self, trigger: Token) -> Dated | None:
        """Return the date of the clause that this one belongs to, where both happen together."""
        token = trigger
        for _ in range(4):
            head = self.parsed.tokens[token.head]
            if head.i == token.i or not self.together(token, head):
                return None
            dated = self.own(head)
            if dated is not None and is_verb(head):
                return self._passed_on(token, dated)
            token = head
        return None

    def together(self, token: Token, head: Token) -> bool:
        """Whether what happens in a clause happens when the clause above it does."""
        if head.lemma in lexicon().report and token.dep in {"ccomp", "parataxis"}:
            return False
        if token.dep in {"conj", "xcomp", "dobj", "pcomp", "prep", "pobj", "nsubj"}:
            return True
        if token.dep != "advcl":
            return False
        children = self.parsed.governed(token)
        if any(c.tag == "TO" for c in children):
            return False
        before = (c for c in children if c.i < token.i)
        marks = [c.text.lower() for c in before if c.dep in {"mark", "advmod", "prep"}]
        return not marks or any(m in _SIMULTANEOUS for m in marks)

    def _passed_on(self, token: Token, dated: Dated) -> Dated:
        return replace(dated, basis=Basis.INHERITED, sure=0.7 if token.dep != "conj" else 0.6)

    def after(self, trigger: Token) -> Dated | None:
        """Return "the rest of that day" for "shortly after the speech was released at 2 a.m."."""
        above = self.parsed.tokens[trigger.head]
        frame = above if trigger.dep == "ccomp" and above.lemma in lexicon().report else trigger
        for child in [*self.parsed.governed(trigger), *self.parsed.governed(frame)]:
            words = {t.text.lower() for t in self.parsed.governed(child)}
            if child.dep != "advcl" or "after" not in words:
                continue
            close = words | {
                t.text.lower() for t in self.parsed.tokens[max(0, child.i - 8) : child.i]
            }
            dated = self.own(child)
            if close & _SHORTLY and dated is not None and dated.when.earliest is not None:
                start = dated.when.earliest
                end = start // DAY * DAY + DAY - 1
                when = FuzzyDate(start, end, Precision.DAYPART, approximate=True)
                return Dated(when, Basis.INHERITED, dated.time, 0.6)
        return None

    def of_deed(self, trigger: Token) -> Dated | None:
        """Return the date of "fall apart" for "the group began to fall apart in mid-1996"."""
        lex = lexicon()
        if trigger.lemma not in lex.under_way and trigger.lemma not in lex.happened:
            return None
        for child in self.parsed.governed(trigger):
            dated = self.own(child) if child.dep in {"xcomp", "ccomp"} else None
            if dated is not None:
                return replace(dated, sure=0.8)
        return None

    def during(self, trigger: Token) -> Dated | None:
        """Return the date of "…, when a blast destroyed the depot early on Wednesday"."""
        for child in self.parsed.governed(trigger):
            words = {t.text.lower() for t in self.parsed.governed(child)}
            if child.dep == "advcl" and child.i > trigger.i and words & {"when", "as", "while"}:
                dated = self.own(child)
                if dated is not None:
                    return replace(dated, basis=Basis.INHERITED, sure=0.7)
        return None

    def stage(self, noun: Token) -> Token | None:
        """Return the verb of "in a speech he said", "at the conference", "after a meeting".

        A dated noun stands for the verb in "the murder in May at a rally".
        """
        prep = self.parsed.tokens[noun.head]
        if noun.dep != "pobj" or prep.text.lower() not in {"in", "at", "during", "after"}:
            return None
        above = self.parsed.tokens[prep.head]
        kind = lexicon().nouns.get(noun.lemma.lower())
        held = kind in {"STATEMENT", "CONSULT"} or noun.lemma in {"event", "ceremony", "move"}
        staged = held or (kind in _STAGED and prep.text.lower() != "after")
        told = is_verb(above) or (above.pos == "NOUN" and self.own(above) is not None)
        return above if told and staged else None

    def of_publication(self) -> Dated | None:
        """Return the day of publication or the one before, as the lead of a report means it."""
        now = self.published
        if now is None or now.earliest is None or now.latest is None or not self.news:
            return None
        if now.latest - now.earliest >= 2 * DAY:
            return None
        day = now.earliest // DAY * DAY
        when = FuzzyDate(day, day + DAY - 1, Precision.DAY, approximate=True)
        return Dated(when, Basis.DOCUMENT, None, 0.4)


_NEAR, _LONG_AGO = 40 * DAY, 400 * DAY
_DATED_LIFE = 3
"""Dates long gone by that make a text a history, where none lies about its publication."""


def _is_news(times: Sequence[TimeMention], published: FuzzyDate | None) -> bool:
    """Whether a text is no history or life: not all its dates lie long before its publication."""
    if published is None or published.earliest is None:
        return True
    day = published.earliest
    ends = [t.when.latest for t in times if t.when is not None and t.when.latest is not None]
    near = any(abs(end - day) <= _NEAR for end in ends)
    return near or sum(end < day - _LONG_AGO for end in ends) < _DATED_LIFE


def _is_date(time: TimeMention) -> bool:
    return time.timex_type in {"DATE", "TIME"} or (
        time.timex_type == "DURATION" and time.when is not None and _anchored(time.when)
    )


def _anchored(when: FuzzyDate) -> bool:
    return when.earliest is not None or when.latest is not None


def _basis(time: TimeMention) -> Basis:
    explicit = time.derivation.anchor_kind is AnchorKind.EXPLICIT
    return Basis.EXPLICIT if explicit else Basis.RESOLVED


def _back(value: str, now: int | None) -> int | None:
    """Return the second that lies a TIMEX3 duration ("P2W", "PT3H") before now."""
    if now is None or not value.startswith("P"):
        return None
    digits = "".join(c for c in value if c.isdigit())
    unit = value[-1]
    if not digits or len(digits) > 4 or "X" in value:
        return None
    count = int(digits)
    if unit in {"Y", "M"} and "T" not in value:
        months = count * (12 if unit == "Y" else 1)
        return add_months(now, -months) if months < 24000 else None
    return now - count * (60 if unit == "M" else _UNITS.get(unit, 0)) if unit in "DWHM" else None
