"""What an article is about, where one word means different deeds: a blast, a win, a death."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events.lexicon import lexicon

if TYPE_CHECKING:
    from core.parsed import Parsed

_SPORTING = 3
"""Different words of sport that make an article one about sport."""

_ALSO_ELSEWHERE = frozenset({
    "season", "set", "final", "score", "track", "team", "seed", "pitch", "defender", "fixture",
    "penalty", "lap", "player", "cup", "league", "squad", "match", "goal", "racing", "striker",
    "pitcher", "medal", "derby", "stadium", "record",
})  # fmt: skip
"""Words of sport that other articles use too: one more must stand beside them, or five of them."""

_VOTING = frozenset({
    "election", "vote", "voter", "ballot", "candidate", "referendum", "seat", "poll", "party",
    "presidential", "parliament", "nomination", "primary", "electorate",
})  # fmt: skip
_BLASTS = frozenset({"explosion", "blast", "fire", "blaze"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whether an article names arms and attackers, an accident, or sport."""

    armed: bool
    accident: bool
    sport: bool
    election: bool


def subject_of(parsed: Parsed) -> Subject:
    """Tell from its words what an article is about."""
    lex = lexicon()
    words = {t.lemma.lower() for t in parsed.tokens}
    accident = any(lex.nouns.get(w) == "DISASTER" for w in words) or bool(words & _BLASTS)
    return Subject(
        bool(words & lex.arms),
        accident,
        _is_sport(words & lex.sporting),
        bool(words & _VOTING),
    )


def _is_sport(words: set[str]) -> bool:
    return len(words) >= _SPORTING and bool(words - _ALSO_ELSEWHERE or len(words) > _SPORTING + 1)


def by_subject(kind: str, lemma: str, subject: Subject, *, done: bool) -> str:
    """Return the type of a deed in such an article; done says that somebody did it."""
    lex = lexicon()
    voted = "ELECTION" if subject.election else "OTHER"
    hurt = kind == "ASSAULT" and not subject.armed
    by_accident = "DISASTER" if subject.accident else "OTHER"
    blast = "DISASTER" if lemma not in lex.deaths else by_accident
    rows = (
        (subject.sport and lemma in lex.sport_deeds, "SPORT"),
        (kind == "ELECTION" and lemma == "win", voted),
        (kind == "SPORT", "OTHER"),
        (kind == "MOBILIZE" and not subject.armed and lemma == "campaign", voted),
        (kind == "MOBILIZE" and not subject.armed and lemma in lex.gentle, "OTHER"),
        (hurt and lemma in lex.blows, by_accident),
        (hurt and not done and lemma in lex.blasts, blast),
    )
    return next((meant for holds, meant in rows if holds), kind)
