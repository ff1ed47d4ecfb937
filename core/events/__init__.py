"""What an article says happened: events with their dates and parts, and the ties it states."""

from __future__ import annotations

from core.events.find import find_events
from core.events.foreign import dated_sentences

__all__ = ["dated_sentences", "find_events"]
