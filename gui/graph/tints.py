"""The colour of each node: of its kind, its community, or how much it has of the measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from gui.graph.scene import KINDS, Colouring
from gui.theme import theme

if TYPE_CHECKING:
    from gui.graph.scene import Scene

COMMUNITIES = ("occurred", "alleged", "ongoing", "planned", "denied", "hypothetical")
"""The colours of communities, the largest first; the number beside the node tells all apart."""
STEPS = 5


def hue(scene: Scene, node: int) -> int:
    """Return a number that nodes of one colour share."""
    if scene.look.colouring is Colouring.COMMUNITY and scene.tints[node] > 0:
        return 100 + int(scene.tints[node] - 1) % len(COMMUNITIES)
    if scene.look.colouring is Colouring.MEASURE:
        return 200 + min(int(scene.weights[node] * STEPS), STEPS - 1)
    return int(scene.kinds[node])


def colour(number: int) -> QColor:
    """Return the colour of such a number in the theme in force."""
    if number >= 200:
        return ramp((number - 200) / (STEPS - 1))
    if number >= 100:
        return QColor(theme().colour(COMMUNITIES[number - 100]))
    return QColor(theme().colour(KINDS[number]))


def ramp(part: float) -> QColor:
    """Return a colour between the faintest and the strongest that stand out from the panel."""
    low, high = theme().colour("hypothetical"), theme().colour("accent")
    panel = theme().colour("panel")
    start = QColor.fromRgbF(*(0.55 * a + 0.45 * b for a, b in _both(low, panel)))
    return QColor.fromRgbF(*(a + (b - a) * part for a, b in _both(start, high)))


def _both(one: QColor, other: QColor) -> list[tuple[float, float]]:
    return [
        (one.redF(), other.redF()),
        (one.greenF(), other.greenF()),
        (one.blueF(), other.blueF()),
    ]
