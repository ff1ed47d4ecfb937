"""The timeline: lanes of events over time, painted by one widget."""

from __future__ import annotations

from gui.timeline.pane import TimelinePane

__all__ = ["TimelinePane"]
