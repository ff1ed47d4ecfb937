"""The steps from a parsed article to its actors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.actors.join import join_names
from core.actors.names import NameSpan, find_names
from core.actors.people import own_people
from core.actors.phrases import takes_part
from core.actors.pronouns import own_pronouns
from core.actors.roster import Roster
from core.findings import ActorFindings
from core.model import ActorKind, Mention, MentionKind
from core.parsed import BlockKind

if TYPE_CHECKING:
    from core.model import Document, Span
    from core.parsed import Parsed

_AGENCY = re.compile(r"\(([^()]+)\)")


def find_actors(parsed: Parsed, document: Document) -> ActorFindings:
    """Find the actors of an article, their mentions and the places it names."""
    press = _press(parsed, document)
    names = [n for n in find_names(parsed) if n.text.casefold() not in press]
    acting = _acting_places(parsed, names)
    roster = Roster()
    join_names(parsed, [n for n in names if _may_act(n, acting)], roster)
    own_people(parsed, roster)
    own_pronouns(parsed, roster)
    actors, mentions, owner = roster.finish()
    places = [(n.span, n.known or n.text) for n in names if _is_place(n, roster)]
    return ActorFindings(actors, _all_mentions(mentions, places), tuple(places), owner, roster.how)


def _press(parsed: Parsed, document: Document) -> set[str]:
    """Return who tells the article: its outlet and the agency of its dateline."""
    found = {document.outlet.casefold()} - {""}
    for block in parsed.blocks:
        if block.kind is BlockKind.DATELINE:
            agency = _AGENCY.search(parsed.text, block.span.start, block.span.end)
            found.update({agency[1].casefold()} if agency else ())
    return found


def _may_act(name: NameSpan, acting: set[str]) -> bool:
    if name.kind in (ActorKind.PLACE, ActorKind.COUNTRY):
        return (name.known or name.text) in acting or name.kind is ActorKind.PLACE
    return True


def _is_place(name: NameSpan, roster: Roster) -> bool:
    if name.kind is ActorKind.COUNTRY:
        return True
    return name.kind is ActorKind.PLACE and (name.last - 1) not in roster.owner


def _acting_places(parsed: Parsed, names: list[NameSpan]) -> set[str]:
    """Return the countries that do something, or have it done to them, anywhere in the article."""
    found = set()
    for name in names:
        if name.kind is ActorKind.COUNTRY and takes_part(parsed, parsed.tokens[name.last - 1]):
            found.add(name.known or name.text)
    return found


def _all_mentions(mentions: list[Mention], places: list[tuple[Span, str]]) -> tuple[Mention, ...]:
    """Return all mentions in the order of the text; a place that acts is lit as an actor."""
    actors = {m.span for m in mentions}
    lit = mentions + [Mention(s, MentionKind.PLACE) for s, _ in places if s not in actors]
    return tuple(sorted(lit, key=lambda m: (m.span.start, -m.span.end)))
