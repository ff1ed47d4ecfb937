"""What an article is about, where one word means different deeds: a blast, a win, a death."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events.lexicon import lexicon

if TYPE_CHECKING:
    from core.parsed import Parsed

_SPORTING = 3
"""Different words of sport that make an article one about sport."""

_BLASTS = frozenset({"explosion", "blast", "fire", "blaze"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whether an article names arms and attackers, an accident, or sport."""

    armed: bool
    accident: bool
    sport: bool


def subject_of(parsed: Parsed) -> Subject:
    """Tell from its words what an article is about."""
    lex = lexicon()
    words = {t.lemma.lower() for t in parsed.tokens}
    accident = any(lex.nouns.get(w) == "DISASTER" for w in words) or bool(words & _BLASTS)
    return Subject(bool(words & lex.arms), accident, len(words & lex.sporting) >= _SPORTING)


def by_subject(kind: str, lemma: str, subject: Subject, *, done: bool) -> str:
    """Return the type of a deed in such an article; done says that somebody did it."""
    lex = lexicon()
    if subject.sport and lemma in lex.sport_deeds:
        return "SPORT"
    if kind == "SPORT":
        return "OTHER"
    if kind == "MOBILIZE" and not subject.armed and lemma in lex.gentle:
        return "ELECTION" if lemma == "campaign" else "OTHER"
    if kind == "ASSAULT" and not subject.armed and lemma in lex.blows:
        return "DISASTER" if subject.accident else "OTHER"
    if kind != "ASSAULT" or subject.armed or done or lemma not in lex.blasts:
        return kind
    return "DISASTER" if subject.accident or lemma not in lex.deaths else "OTHER"
