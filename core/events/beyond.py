"""Who is done to beyond the objects: who is sent aid, called upon, has a truce declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.lexicon import lexicon
from core.events.things import is_people
from core.events.tie_words import tie_words
from core.model import Role

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.participants import Parts
    from core.events.things import Things
    from core.model import Participant
    from core.parsed import Token

_RECEIVED = frozenset({"to", "for", "from", "with", "on", "in"})
"""What stands before those whom it goes to: "gave aid to Haiti", "shared it with Iran"."""
_THEATRE = frozenset({"in", "to", "into", "at", "across", "inside", "near", "throughout"})


class Beyond:
    """Adds participants that stand further off in a clause."""

    def __init__(self, parts: Parts, clauses: Clauses, things: Things) -> None:
        self._parts = parts
        self._clauses = clauses
        self._parsed = clauses.parsed
        self._things = things

    def receivers(self, found: dict[str, Participant], clause: Clause) -> None:
        """Add Saudi Arabia for "sent experts to Saudi Arabia", who are sent but not done to."""
        if clause.verb.lemma not in tie_words().roles["handed"]:
            return
        before = len(found)
        things = [*clause.patients, *clause.objects]
        beside = [(p, n) for t in things if t.pos == "NOUN" for p, n in self._clauses.preps(t)]
        for prep, noun in [*clause.preps, *beside]:
            if prep.text.lower() in _RECEIVED and not self._things.is_time(noun):
                self.whole(found, noun)
        if len(found) > before:
            self._handed(found, things)

    def done_in(self, found: dict[str, Participant], clause: Clause) -> None:
        """Add Idlib for "announced a ceasefire in Idlib"."""
        if not found or any(p.role is Role.TARGET for p in found.values()):
            return
        for thing in clause.objects:
            if thing.lemma.lower() in tie_words().roles["done in"]:
                for prep, noun in [*self._clauses.preps(thing), *clause.preps]:
                    if prep.text.lower() in _THEATRE and self._things.is_place(noun):
                        self._parts.add_thing(found, noun, Role.TARGET, "in")
                        return

    def called_upon(self, found: dict[str, Participant], clause: Clause) -> None:
        """Add Qatar for "Eritrea said that Qatar must mediate"."""
        if clause.verb.lemma not in lexicon().report:
            return
        for child in self._parsed.governed(clause.verb):
            said = self._clauses.of(child) if child.dep == "ccomp" else None
            if said is not None and said.modal in tie_words().roles["must"]:
                for token in [*said.subjects, *said.patients]:
                    if self._parts.head(token) is not None:
                        self._parts.add(found, token, Role.TARGET)

    def whole(self, found: dict[str, Participant], noun: Token) -> None:
        """Add the one whom a phrase means, a common noun for people or a place included."""
        lemma, words = noun.lemma.lower(), tie_words()
        if self._parts.head(noun) is not None:
            self._parts.add(found, noun, Role.TARGET)
        elif lemma in words.named and (inner := self._inner_place(noun)) is not None:
            self._parts.add_thing(found, inner, Role.TARGET, "")
        elif self._things.is_place(noun) or is_people(lemma):
            self._parts.add_thing(found, noun, Role.TARGET, "")
        elif lemma in words.roles["receiving"]:
            self._parts.add_thing(found, noun, Role.TARGET, "on")

    def _inner_place(self, noun: Token) -> Token | None:
        """Return the Kashmir of "the disputed territory of Kashmir"."""
        inner = (n for p, n in self._clauses.preps(noun) if p.text.lower() == "of")
        return next((n for n in inner if self._things.is_place(n)), None)

    def _handed(self, found: dict[str, Participant], things: list[Token]) -> None:
        """Let the troops that are sent to a country be neither doer nor target."""
        for token in things:
            at = self._parts.head(token)
            if token.pos == "NOUN" and at is not None and self._parts.owner[at.i] not in found:
                self._parts.put(found, token, at, Role.OTHER)
