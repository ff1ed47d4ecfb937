"""How well a text answers what was typed: all words in it, or at least all letters in order."""

from __future__ import annotations

import re
from functools import cache

WORD_START, SPREAD, LENGTH = 40.0, 4.0, 0.2
"""What the start of a word earns, what a gap costs, and what each letter of the text costs."""


def score(asked: str, folded: str) -> float | None:
    """Return how well a casefolded text answers, higher is better; None where it does not.

    Every word typed must stand in the text, a word's start counting most.
    """
    total = -LENGTH * len(folded)
    for word in asked.split():
        at = folded.find(word)
        if at < 0:
            return None
        start = at if at == 0 or not folded[at - 1].isalnum() else folded.find(f" {word}")
        total += WORD_START if start >= 0 else 0.0
        total += 10.0 * len(word) - 0.1 * at
    return total


def loose_score(asked: str, folded: str) -> float | None:
    """Return how well the letters typed stand in the text in their order, gaps between them."""
    found = _letters(asked).search(folded)
    if found is None:
        return None
    spread = found.end() - found.start() - len(asked.replace(" ", ""))
    starts = sum(
        folded[found.start(n) - 1 : found.start(n)] in ("", " ")
        for n in range(1, len(found.groups()) + 1)
    )
    return 10.0 * starts - SPREAD * spread - LENGTH * len(folded) - 200.0


@cache
def _letters(asked: str) -> re.Pattern[str]:
    return re.compile(".*?".join(f"({re.escape(c)})" for c in asked if not c.isspace()), re.DOTALL)
