"""The same actor or event told twice, copies, ids, and what a second reading changes."""

from __future__ import annotations

from core.collate.clustering import collate
from core.collate.collation import Collation, Suggestion
from core.collate.copies import containment
from core.collate.decisions import decline, no_copy, take
from core.collate.joining import join, known_copy
from core.collate.moving import Move, Moves, moves
from core.collate.rereading import reread

__all__ = [
    "Collation",
    "Move",
    "Moves",
    "Suggestion",
    "collate",
    "containment",
    "decline",
    "join",
    "known_copy",
    "moves",
    "no_copy",
    "reread",
    "take",
]
