"""The table of events: sorted and filtered by an index of its own, edited in place."""

from __future__ import annotations

from gui.table.event_table import EventTable

__all__ = ["EventTable"]
