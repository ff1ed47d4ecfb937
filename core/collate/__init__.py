"""The same actor or event told twice, copies, ids, and what a second reading changes."""

from __future__ import annotations

from core.collate.clustering import collate, collating
from core.collate.collation import Collation, Suggestion
from core.collate.copies import containment
from core.collate.copy_changes import Change, Piece, changes, pieces
from core.collate.decisions import decline, no_copy, take
from core.collate.joining import join, known_copy
from core.collate.moving import Move, Moves, moves
from core.collate.rereading import reread

__all__ = [
    "Change",
    "Collation",
    "Move",
    "Moves",
    "Piece",
    "Suggestion",
    "changes",
    "collate",
    "collating",
    "containment",
    "decline",
    "join",
    "known_copy",
    "moves",
    "no_copy",
    "pieces",
    "reread",
    "take",
]
