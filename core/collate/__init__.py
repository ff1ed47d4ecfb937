"""The same actor told twice, ids, and what a second reading of an article changes."""

from __future__ import annotations

from core.collate.joining import join, known_copy
from core.collate.moving import Move, Moves, moves
from core.collate.rereading import reread

__all__ = ["Move", "Moves", "join", "known_copy", "moves", "reread"]
