"""Names of one article that are the same actor: surnames, acronyms, aliases it states."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.actors.names import MONTHS, TOLD
from core.actors.national import canonical
from core.model import ActorKind, Span

if TYPE_CHECKING:
    from core.actors.name_span import NameSpan
    from core.actors.roster import Roster
    from core.parsed import Parsed, Token

_SUFFIX = re.compile(r",? (?:Inc|Corp|Corporation|Co|Ltd|plc|PLC|LLC|SA|AG|NV|Group|Company)\.?$")
_BEFORE_MONTH = frozenset({
    "in", "on", "since", "of", "until", "till", "by", "last", "this", "next", "early", "late",
    "during", "from", "to", "through", "between", "mid",
})  # fmt: skip
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.OTHER})
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Z&.-]{1,8})\)")
_STATED = re.compile(
    r"\s*,?\s*(?:\(|, or|(?:(?:who|which) (?:is|was) )?"
    r"(?:also|better|otherwise|formerly|previously)?\s*"
    r"(?:known (?:simply )?as|called|nicknamed|aka|a\.k\.a\.)|(?:an \w+ )?"
    r"whose (?:real|full|birth)? ?name (?:is|was)|(?:the )?nom de guerre of|real name)"
    r"\s*,?\s*[\"']?(?:the )?$"
)


@dataclass(slots=True)
class _Known:
    """What the names of an article have taught so far."""

    shorts: dict[str, str]
    """Acronyms and other short forms → the full name."""
    firsts: dict[str, str]
    surnames: dict[str, int] = field(default_factory=dict)
    """Lower case → the person last called so."""
    acronyms: dict[str, int] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    """Surnames that stood alone after their bearer was introduced: they go on meaning that one."""


def join_names(parsed: Parsed, names: list[NameSpan], roster: Roster) -> None:
    """Give every name that is an actor's its place in the roster."""
    known = _Known(_short_forms(names), _first_names(names))
    _enter_full_names(names, roster, known.surnames)
    before: NameSpan | None = None
    for name in names:
        number, how = _whose(parsed, before, name, roster, known)
        before = name
        if number is not None:
            roster.mention(number, range(name.first, name.last), name.span, how)
            roster.alias(number, name.text, how)
            _learn_gender(parsed, name, roster, number)
            _learn_acronym(parsed, name, roster, number, known)
    _own_loose(parsed, roster, known.surnames, known.acronyms)


def _whose(
    parsed: Parsed, before: NameSpan | None, name: NameSpan, roster: Roster, known: _Known
) -> tuple[int | None, str]:
    """Return whose name it is: as the text states, as a king, by first name, else by rule."""
    stated = _stated(parsed, before, name, roster)
    if stated is not None:
        roster.rename(name.text, stated)
        known.surnames[name.words[-1].lower()] = stated
        return stated, "stated"
    royal = _royal(parsed, name, roster)
    if royal is not None:
        known.surnames[name.text.lower()] = royal
        return royal, "surname"
    if name.text in known.firsts:
        return roster.known(known.firsts[name.text]), "first name"
    return _number(name, roster, known)


def _learn_acronym(
    parsed: Parsed, name: NameSpan, roster: Roster, number: int, known: _Known
) -> None:
    """Learn the OTC of "Orlen Trade Council (OTC)"."""
    stated = _ACRONYM.match(parsed.text, name.span.end)
    if stated and name.kind in _BODIES and len(name.words) > 1:
        known.acronyms[stated[1]] = number
        known.shorts[stated[1]] = roster.drafts[number].label
        roster.rename(stated[1], number)


def _enter_full_names(names: list[NameSpan], roster: Roster, surnames: dict[str, int]) -> None:
    """Enter all full names of persons first: headlines use surnames before they are introduced."""
    for name in names:
        if name.kind is ActorKind.PERSON and len(name.words) > 1 and name.known is None:
            number = _person(name, roster, surnames)
            surnames.setdefault(name.words[-1].lower(), number)


def _person(name: NameSpan, roster: Roster, surnames: dict[str, int]) -> int:
    """Return the person of a full name, one with a middle name more or less included."""
    other = surnames.get(name.words[-1].lower())
    if other is not None:
        mine = {w.lower() for w in name.words}
        theirs = {w.lower() for w in re.split(r"[\s-]+", roster.drafts[other].label)}
        if mine <= theirs or theirs - {"al", "el"} <= mine:
            if len(name.text) > len(roster.drafts[other].label):
                roster.alias(other, roster.drafts[other].label, "short name")
                roster.relabel(other, name.text)
            return other
    return roster.actor(name.text, ActorKind.PERSON, named=True)


_ROYAL = frozenset({
    "king", "queen", "prince", "princess", "pope", "emperor", "sultan", "emir", "sheikh", "saint",
})  # fmt: skip


def _royal(parsed: Parsed, name: NameSpan, roster: Roster) -> int | None:
    """Keep King Hussein apart from Saddam Hussein: a crowned name is no surname."""
    title = parsed.tokens[name.first - 1].text if name.first else ""
    if name.kind is not ActorKind.PERSON or len(name.words) > 1 or title.lower() not in _ROYAL:
        return None
    if not title[0].isupper():
        return None
    return roster.actor(f"{title} {name.text}", ActorKind.PERSON, named=True)


def _first_names(names: list[NameSpan]) -> dict[str, str]:
    """Map first names that only one person of the article bears to the full name."""
    found: dict[str, set[str]] = {}
    for name in names:
        if name.kind is ActorKind.PERSON and len(name.words) == 2 and name.known is None:
            found.setdefault(name.words[0], set()).add(name.text)
    single = {n.text for n in names if n.kind is ActorKind.PERSON and len(n.words) == 1}
    surnames = {n.words[-1] for n in names if len(n.words) > 1}
    return {
        first: next(iter(full))
        for first, full in found.items()
        if len(full) == 1 and first in single and first not in surnames
    }


def _short_forms(names: list[NameSpan]) -> dict[str, str]:
    """Map acronyms and first words of the article's bodies to their full names."""
    found: dict[str, str] = {}
    clashes: set[str] = set()
    for name in names:
        if name.kind not in _BODIES or len(name.words) < 2 or name.known is not None:
            continue
        suffixes = {" ".join(name.text.split()[n:]) for n in range(1, len(name.text.split()) - 1)}
        initials = "".join(w[:1] for w in name.words if w[:1].isupper())
        for short in {
            initials if len(initials) > 1 else "",
            _SUFFIX.sub("", name.text),
            *suffixes,
        } - {""}:
            if short != name.text and found.setdefault(short, name.text) != name.text:
                clashes.add(short)
    return {s: full for s, full in found.items() if s not in clashes and s != full}


def _number(name: NameSpan, roster: Roster, known: _Known) -> tuple[int | None, str]:
    """Return the actor that a name is of, and what says so; places are none."""
    if name.known is not None and name.kind is not None:
        number = roster.actor(name.known, name.kind, named=True)
        return number, "name" if name.known == name.text else "gazetteer"
    last, surnames = name.words[-1].lower(), known.surnames
    if name.kind is ActorKind.PERSON and len(name.words) > 1:
        number = _person(name, roster, surnames)
        if last not in known.settled:
            surnames[last] = number
        return number, "name"
    if len(name.words) == 1 and last in surnames:
        if roster.drafts[surnames[last]].spans:
            known.settled.add(last)
        return surnames[last], "surname"
    if name.text in known.shorts:
        method = "acronym" if name.text.isupper() else "short name"
        return roster.actor(
            known.shorts[name.text], name.kind or ActorKind.OTHER, named=True
        ), method
    if name.kind in (ActorKind.PLACE, ActorKind.OTHER, None):
        return None, ""
    return roster.actor(canonical(name.text), name.kind, named=True), "name"


def _stated(parsed: Parsed, before: NameSpan | None, name: NameSpan, roster: Roster) -> int | None:
    """Return the actor that the text says this is another name of: "X (Y)", "X, known as Y"."""
    if before is None or name.kind is ActorKind.PLACE or name.known is not None:
        return None
    gap = parsed.text[before.span.end : name.span.start].replace("’", "'")
    if len(gap) > 50 or not _STATED.fullmatch(gap):
        return None
    if gap.strip() == "(" and not _closes(parsed, before, name):
        return None
    number, other = roster.owner.get(before.last - 1), roster.known(name.text)
    if number is None or (other is not None and roster.drafts[other].spans):
        return None
    return number


def _closes(parsed: Parsed, before: NameSpan, name: NameSpan) -> bool:
    """Whether the brackets hold just another name of the same sort of actor."""
    after = parsed.text[name.span.end : name.span.end + 1]
    return after == ")" and (before.kind is name.kind or name.text.isupper())


def _learn_gender(parsed: Parsed, name: NameSpan, roster: Roster, number: int) -> None:
    draft = roster.drafts[number]
    if draft.kind is not ActorKind.PERSON or draft.gender:
        return
    lex = lexicon()
    ahead = [t.text.lower() for t in _before(parsed, name.first)]
    said = next((lex.gender_words[w] for w in ahead if w in lex.gender_words), "")
    draft.gender = said or (
        lex.gender.get(name.words[0].lower(), "") if len(name.words) > 1 else ""
    )


def _before(parsed: Parsed, first: int) -> list[Token]:
    return parsed.tokens[max(0, first - 3) : first]


def _own_loose(
    parsed: Parsed, roster: Roster, surnames: dict[str, int], acronyms: dict[str, int]
) -> None:
    """Take in the surnames and acronyms that the model missed."""
    for token in parsed.tokens:
        short = acronyms.get(token.text)
        number = short if short is not None else surnames.get(token.text.lower())
        if number is None or token.i in roster.owner or _is_month(parsed, token):
            continue
        if short is None and token.pos != "PROPN" and not _is_surname(token, surnames, roster):
            continue
        if parsed.sentences[parsed.sentence_of[token.i]].block.kind in TOLD:
            how = "surname" if short is None else "stated"
            roster.mention(number, [token.i], Span(token.start, token.end), how)
            roster.alias(number, token.text, how)


def _is_month(parsed: Parsed, token: Token) -> bool:
    """Whether "May" stands among words of time: "in May", "May 2012", "last March"."""
    if token.text not in MONTHS:
        return False
    before = parsed.tokens[token.i - 1].text.lower() if token.i else ""
    after = parsed.tokens[token.i + 1 : token.i + 2]
    return before in _BEFORE_MONTH or any(t.pos == "NUM" for t in after)


def _is_surname(token: Token, surnames: dict[str, int], roster: Roster) -> bool:
    """Whether a word taken for a noun is the surname of a full name: "Jobs said"."""
    label = roster.drafts[surnames[token.text.lower()]].label
    return token.pos == "NOUN" and token.text[0].isupper() and label.endswith(f" {token.text}")
