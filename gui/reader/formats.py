"""How lit text looks in the theme in force: a tint and a line of its own for each kind."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from core.model import MentionKind
from gui.theme import theme

_LINES = {
    MentionKind.ACTOR: QTextCharFormat.UnderlineStyle.SingleUnderline,
    MentionKind.DATE: QTextCharFormat.UnderlineStyle.DashUnderline,
    MentionKind.PLACE: QTextCharFormat.UnderlineStyle.DotLine,
}
COLOURS = {MentionKind.ACTOR: "person", MentionKind.DATE: "date", MentionKind.PLACE: "place"}
FAINT, STRONG = 36, 92
"""How opaque the tint is, of 255: as usual, and for a selected actor."""


def mention_format(kind: MentionKind, *, selected: bool = False) -> QTextCharFormat:
    """Return the look of a mention; never told apart by colour alone."""
    colour = theme().colour(COLOURS[kind])
    made = QTextCharFormat()
    made.setBackground(tint(colour, STRONG if selected else FAINT))
    made.setUnderlineStyle(_LINES[kind])
    made.setUnderlineColor(colour)
    return made


def trigger_format() -> QTextCharFormat:
    """Return the look of the words that tell of an event."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold)
    return made


def tint(colour: QColor, alpha: int) -> QColor:
    """Return the colour, see-through."""
    found = QColor(colour)
    found.setAlpha(alpha)
    return found
