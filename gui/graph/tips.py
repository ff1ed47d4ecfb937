"""What the mouse resting on a node or a tie is told; rich text, so names are escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from core.model import FuzzyDate
from core.wording import words

if TYPE_CHECKING:
    from core.ties import Edge
    from gui.graph.scene import Scene


def counted(number: int, word: str) -> str:
    """Say a number of things."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def node_tip(scene: Scene, node: int) -> str:
    """Say who it is, what kind, and how much is told about it."""
    actor = scene.actors[node]
    ties = int((scene.ends == node).any(1).sum())
    told = f"{actor.kind}, {counted(scene.events[node], 'event')}, {counted(ties, 'tie')}"
    pin = "<br>pinned by you" if actor.position is not None else ""
    return f"<b>{escape(actor.label)}</b><br>{told}{pin}"


def bundle_tip(scene: Scene, tie: int) -> str:
    """Say who does what to whom, kind by kind, and when."""
    bundle = scene.bundles[tie]
    source, target = (scene.actors[i].label for i in scene.ends[tie].tolist())
    arrow = "→" if bundle.directed else "–"
    rows = "".join(f"<br>{escape(_kind(edge))}" for edge in bundle.edges[:8])
    return f"<b>{escape(source)} {arrow} {escape(target)}</b>{rows}"


def _kind(edge: Edge) -> str:
    stated = ", stated" if edge.stated else ""
    if edge.first is None or edge.last is None:
        return f"{edge.label} · {edge.count}{stated}"
    when = FuzzyDate(edge.first, edge.last, extent=True)
    return f"{edge.label} · {edge.count}{stated}, {words(when)}"
