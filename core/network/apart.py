"""Measuring in a process of its own, so that a large network leaves the window its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.network.measures import standing

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from core.network.measures import Tie


def serve(out: Connection, ids: list[str], ties: list[Tie]) -> None:
    """Send the metrics of these actors, by id, and close."""
    try:
        out.send(standing(ids, ties))
    finally:
        out.close()
