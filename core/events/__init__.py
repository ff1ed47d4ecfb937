"""What an article says happened: events with their dates and parts, and the ties it states."""

from __future__ import annotations

from core.events.find import find_events

__all__ = ["find_events"]
