"""Which way an expression points: the tense of its clause and the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.dates.governing import AGENDA, DONE, DUE, PLANNING, Cue, Tense, governing_cue, governor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.dates.page import Page, Site


_NONE = Cue()
_STOPS = frozenset(".?!;")
_LEFT, _RIGHT = 24, 20
"""How many words are searched on either side."""


def tense_at(page: Page, start: int, end: int) -> Cue:
    """Return the tense of the verb nearest to the left, else to the right, of an expression."""
    first, last = page.token_index(start), page.token_index(end)
    return _scan(page, range(first - 1, max(-1, first - 1 - _LEFT), -1), left=True) or (
        _scan(page, range(last, min(len(page.tokens), last + _RIGHT)), left=False) or _NONE
    )


def _scan(page: Page, indices: Iterable[int], *, left: bool) -> Cue | None:
    home = None
    for i in indices:
        sentence = page.sentence_of(i)
        home = home or sentence
        if page.tokens[i].text in _STOPS or (sentence and home and sentence.block != home.block):
            return None
        cue = _verb(page, i, left=left)
        if cue is not None:
            return cue
    return None


def _verb(page: Page, i: int, *, left: bool) -> Cue | None:
    token = page.tokens[i]
    word = token.text.lower()
    if token.tag == "MD":
        return Cue(None if word in {"could", "might"} else Tense.FUTURE, word)
    if token.tag == "VBD":
        return Cue(Tense.PAST, word)
    if token.tag in {"VBP", "VBZ"}:
        if word == "am" and i and page.tokens[i - 1].text != "I":
            return None
        return Cue(_present(page, i, word), word)
    if token.tag == "VB" and i and page.tokens[i - 1].text.lower() == "to":
        done = page.tokens[token.head].lemma.lower() in DONE
        return None if done else Cue(Tense.FUTURE, f"to {word}")
    return _participle(page, i, word) if token.tag == "VBN" and left else None


def _present(page: Page, i: int, word: str) -> Tense:
    if word in {"has", "have", "'ve", "’ve"}:
        return Tense.PAST
    if word in AGENDA:
        return Tense.FUTURE
    following = {token.text.lower() for token in page.tokens[i + 1 : i + 4]}
    return Tense.FUTURE if "to" in following or word in PLANNING else Tense.PRESENT


def _participle(page: Page, i: int, word: str) -> Cue | None:
    preceding = {token.text.lower() for token in page.tokens[max(0, i - 4) : i]}
    if "be" in preceding:
        return None
    if word in DUE or preceding & {"due", "scheduled"}:
        return Cue(Tense.FUTURE, word)
    if preceding & {"is", "are", "being"} and not preceding & {"was", "were", "been"}:
        return Cue(Tense.PRESENT, word)
    return Cue(Tense.PAST, word)


_AHEAD = re.compile(
    r"\b(until|till|through|effective|due|scheduled for|next|ahead of|as (?:early|soon|late) as)\s+"
    r"(?:on\s+)?(?:early |late |mid-?)?$",
    re.IGNORECASE,
)
_AHEAD_UNLESS_PAST = re.compile(
    r"\b(by|starting|beginning|no later than)\s+(?:on\s+)?(?:early |late |mid-?)?$", re.IGNORECASE
)
_BEHIND = re.compile(r"\b(since)\s+(?:early |late |mid-?)?$", re.IGNORECASE)
_PLANNED = re.compile(
    r"(?<!-)\b(plan(?:s|ned|ning)?|scheduled|slated|set|due|expected|will)\b"
    r"(?:(?!\b(?:was|were|but)\b)[^.]){0,40}$",
    re.IGNORECASE,
)
_HAD = re.compile(r"\bhad (?:\w+ )?been (?:due|scheduled|expected|planned|set)\b[^.]*$")
_REPORTED = re.compile(
    r"\b(said|announced|reported|added|warned|declared|confirmed|told (?:[a-z]+|[A-Z]\w+))\s+"
    r"(?:(?:on|late|early|late on|early on) )?$",
    re.IGNORECASE,
)


_DEADLINE = re.compile(r"'s (?:[a-z]+ )?deadline\b")
_POSSESSIVE = re.compile(r"'s\b")
_OF_EVENT = re.compile(r"\b(?:for|in|at)\s+$", re.IGNORECASE)


_NEGATED = re.compile(r"\b(?:had|not|never)\b|n't\b", re.IGNORECASE)


def _gone(site: Site) -> bool:
    """Whether "until" ends a state that is told as over: "they had not called until Thursday"."""
    cue = governing_cue(site.page, site.start, site.end)
    around = site.before + site.after
    return bool(cue and cue.tense is Tense.PAST and _NEGATED.search(around))


_PROLONGED = re.compile(r"\b(?:extend|prolong|renew|delay|postpone|schedule|book|fund|close)")


def _over(site: Site, word: str) -> bool:
    """Whether the stretch that "until" or "through" ends is told as over."""
    if word in {"until", "till"}:
        return _gone(site)
    verb = governor(site.page, site.start, site.end) if word == "through" else None
    cue = governing_cue(site.page, site.start, site.end) if verb else None
    if verb is None or cue is None or cue.tense is not Tense.PAST:
        return False
    finite = verb.tag == "VBD" or " " in cue.words
    return finite and not _PROLONGED.search(cue.words)


def cue_at(site: Site) -> Cue:
    """Weigh the preposition before an expression against the tense of its clause."""
    before = site.before
    if found := _AHEAD.search(before):
        passed = _over(site, found[1].lower())
        return Cue(Tense.PAST if passed else Tense.FUTURE, found[1].lower())
    if _DEADLINE.match(site.after):
        return Cue(Tense.FUTURE, "deadline")
    if found := _BEHIND.search(before) or _REPORTED.search(before):
        return Cue(Tense.PAST, found[1].lower())
    tense = governing_cue(site.page, site.start, site.end) or tense_at(
        site.page, site.start, site.end
    )
    if tense.tense is Tense.FUTURE and _POSSESSIVE.match(site.after):
        return tense if _OF_EVENT.search(before) else Cue(Tense.PAST, "'s")
    if tense.tense is not Tense.PAST and (found := _AHEAD_UNLESS_PAST.search(before)):
        return Cue(Tense.FUTURE, found[1].lower())
    return tense


def scheduled_before(site: Site) -> str:
    """Return the scheduling word shortly before a weekday, empty where there is none."""
    found = _PLANNED.search(site.before)
    if found is None or _REPORTED.search(site.before) or _HAD.search(site.before):
        return ""
    return found[1].lower()
