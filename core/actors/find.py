"""The steps from a parsed article to its actors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.actors.join import join_names
from core.actors.names import find_names
from core.actors.owned import own_fuller_names
from core.actors.people import own_people
from core.actors.phrases import takes_part
from core.actors.places import own_demonyms, own_led, own_places
from core.actors.pronouns import own_pronouns
from core.actors.quotes import own_first_person, said_by, speakers
from core.actors.roster import Roster
from core.actors.shortened import own_short_names
from core.actors.titled import own_long_titles, own_titles
from core.findings import ActorFindings
from core.model import ActorKind
from core.parsed import BlockKind

if TYPE_CHECKING:
    from core.actors.name_span import NameSpan
    from core.model import Document, Mention, Span
    from core.parsed import Parsed

_LONGEST_FRAME = 80
_AGENCY = re.compile(r"\(([^()]+)\)")


def find_actors(parsed: Parsed, document: Document) -> ActorFindings:
    """Find the actors of an article, their mentions and the places it names."""
    press = _press(parsed, document)
    frame = _dated_line(parsed, document)
    names = [
        n
        for n in find_names(parsed)
        if n.text.casefold() not in press and not (frame and frame.touches(n.span))
    ]
    acting = _acting_places(parsed, names)
    roster = Roster()
    join_names(parsed, [n for n in names if _may_act(n, acting)], roster)
    own_people(parsed, roster)
    own_led(parsed, roster)
    own_long_titles(parsed, roster)
    own_short_names(parsed, roster)
    own_pronouns(parsed, roster)
    spoken = speakers(parsed, roster)
    own_first_person(parsed, roster, spoken)
    places = [(n.span, n.known or n.text) for n in names if _is_place(n, roster)]
    own_places(parsed, names, roster)
    own_demonyms(parsed, roster)
    own_titles(parsed, roster)
    own_fuller_names(parsed, roster)
    actors, mentions, owner, ids = roster.finish()
    words = {i: ids[number] for i, number in said_by(spoken).items() if number in ids}
    return ActorFindings(actors, _in_order(mentions), tuple(places), owner, roster.how, words)


def _press(parsed: Parsed, document: Document) -> set[str]:
    """Return who tells the article: its outlet and the agency of its dateline."""
    found = {document.outlet.casefold()} - {""}
    for block in parsed.blocks:
        if block.kind is BlockKind.DATELINE:
            agency = _AGENCY.search(parsed.text, block.span.start, block.span.end)
            found.update({agency[1].casefold()} if agency else ())
    return found


def _dated_line(parsed: Parsed, document: Document) -> Span | None:
    """Return the line that says when the article was published: "Harbour Echo, 15 March 2024"."""
    dated = document.published_span
    for block in parsed.blocks if dated is not None else ():
        if dated is not None and block.span.touches(dated):
            short = block.span.end - block.span.start <= _LONGEST_FRAME
            return block.span if short else None
    return None


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


def _in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))
