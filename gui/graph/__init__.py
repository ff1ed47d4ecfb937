"""The actors and their ties as a picture to work in."""

from __future__ import annotations

from gui.graph.pane import GraphPane

__all__ = ["GraphPane"]
