"""Whose a thing is: "Erdogan's missiles", "a request by Erdogan", "missiles fired by Erdogan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.lexicon import lexicon
from core.events.tie_words import tie_words
from core.model import Participant, Role, Span

if TYPE_CHECKING:
    from core.events.clauses import Clauses
    from core.events.participants import Parts
    from core.events.things import Things
    from core.parsed import Token


class Owners:
    """Adds those whose things do something, or are done something to."""

    def __init__(self, parts: Parts, clauses: Clauses, things: Things) -> None:
        self._parts = parts
        self._clauses = clauses
        self._parsed = clauses.parsed
        self._things = things

    def possessor(self, found: dict[str, Participant], token: Token, role: Role) -> None:
        """Add whose vehicles they are; whose speech it was is neither doing nor done to."""
        for child in self._parsed.governed(token):
            actor = self._parts.owner.get(child.i) or self._things.land(child)
            asked = child.dep == "amod" and token.lemma.lower() in tie_words().roles["asked"]
            if (asked or child.dep in {"poss", "compound"}) and actor is not None:
                span = Span(child.start, child.end)
                owned = child.dep == "poss" and _is_said_or_owned(token, role)
                part, words = Role.OTHER if owned else role, child.text
                if part is Role.TARGET:
                    span = Span(child.start, token.end)
                    words = self._parsed.text[span.start : span.end].replace("\u2019", "'")
                found.setdefault(actor, Participant(actor, part, span, words))

    def author(self, found: dict[str, Participant], token: Token, role: Role) -> None:
        """Add Erdogan for "rejected a request by Erdogan", "missiles fired by Erdogan hit"."""
        wanted = {"by", "of", "from"} if role is Role.TARGET else {"by"}
        for child in self._parsed.governed(token):
            if child.dep in {"prep", "agent"} and child.text.lower() in wanted:
                for noun in self._parsed.governed(child):
                    if noun.dep == "pobj" and noun.i in self._parts.owner:
                        self._put_asked(found, token, noun, role)
            elif role is Role.SOURCE and child.dep == "acl" and child.tag == "VBN":
                for noun in self._clauses.of(child).subjects:
                    if noun.i in self._parts.owner:
                        self._parts.add(found, noun, role)

    def _put_asked(
        self, found: dict[str, Participant], token: Token, noun: Token, role: Role
    ) -> None:
        """Add the Times with all the words of "a request from the Times" that is refused."""
        asked = token.lemma.lower() in tie_words().roles["asked"]
        actor = self._parts.owner[noun.i]
        if role is not Role.TARGET or not asked or noun.i < token.i or actor in found:
            self._parts.add(found, noun, role)
            return
        span = Span(token.start, noun.end)
        words = self._parsed.text[span.start : span.end].replace("\u2019", "'")
        found[actor] = Participant(actor, role, span, words)


def _is_said_or_owned(token: Token, role: Role) -> bool:
    """Whether a possessor is neither doer nor target: of a speech, of shares that fall."""
    kind = lexicon().nouns.get(token.lemma.lower(), "")
    return kind == "STATEMENT" or (role is Role.SOURCE and not kind)
