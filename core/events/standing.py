"""Ties that hold for a while, read from phrases: who is where, fights whom, talks with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.belonging import Belonging
from core.events.located import Located
from core.events.sides import Sides

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.participants import Parts
    from core.events.ties import Ties
    from core.parsed import Token


class Standing:
    """Reads the standing ties of one article into its collection of ties."""

    def __init__(self, clauses: Clauses, parts: Parts, ties: Ties) -> None:
        self._ties = ties
        self._located = Located(clauses, parts, ties)
        self._sides = Sides(clauses, parts, ties)
        self._belonging = Belonging(clauses, parts, ties)

    def read_word(self, token: Token) -> None:
        """Read the ties of one noun."""
        if token.pos in {"NOUN", "PROPN"} and self._ties.is_place(token):
            self._located.read_place(token)
        self._belonging.read_word(token)
        if token.pos == "NOUN":
            self._sides.read_noun(token)

    def read_clause(self, clause: Clause) -> None:
        """Read the ties that a verb states."""
        self._sides.read_clause(clause)
        self._belonging.read_clause(clause)
