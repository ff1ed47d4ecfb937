"""From the characters of an article to the blocks and UTF-16 columns of the screen, and back.

Qt counts UTF-16 units, ends a block at every kind of line break, and gives some characters a
meaning of its own; our offsets count code points of the text as it is. A paragraph without end is
shown as several blocks, so that laying out one never takes long.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

LONGEST = 4000
"""Code points of one block; a longer paragraph is cut at a space."""
_BREAK = re.compile("\r\n|[\n\r\u2029]")
_TOLD_APART = str.maketrans(dict.fromkeys("\0\ufdd0\ufdd1\ufffc", "\ufffd") | {"\u2028": " "})
_ODD = re.compile("[\0\ufdd0\ufdd1\ufffc\u2028]")
"""Characters that Qt's documents take for their own; each is shown as one other."""


@dataclass(slots=True)
class Offsets:
    """The blocks of one text: what each shows, and the offset that it begins at."""

    text: str
    starts: list[int] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        whole = self.text.translate(_TOLD_APART) if _ODD.search(self.text) else self.text
        if "\r" not in whole and "\u2029" not in whole:
            self._add_lines(whole.split("\n"))
            return
        at = 0
        for match in _BREAK.finditer(whole):
            self._add(whole[at : match.start()], at)
            at = match.end()
        self._add(whole[at:], at)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the block and the UTF-16 column of a character."""
        block = max(bisect_right(self.starts, offset) - 1, 0)
        column = min(offset - self.starts[block], len(self.shown[block]))
        return block, units(self.shown[block][:column])

    def offset(self, block: int, column: int) -> int:
        """Return the offset of the character at a UTF-16 column of a block."""
        shown = self.shown[block]
        if shown.isascii():
            return self.starts[block] + min(column, len(shown))
        left = shown.encode("utf-16-le", "surrogatepass")[: 2 * column]
        return self.starts[block] + len(left.decode("utf-16-le", "ignore"))

    def _add_lines(self, lines: list[str]) -> None:
        """Add lines that one character each parts."""
        if max(map(len, lines)) <= LONGEST:
            self.shown = lines
            self.starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
            return
        at = 0
        for line in lines:
            self._add(line, at)
            at += len(line) + 1

    def _add(self, line: str, start: int) -> None:
        """Add a paragraph, in pieces where it is long."""
        low = 0
        while len(line) - low > LONGEST:
            space = line.rfind(" ", low + 1, low + LONGEST)
            cut = space + 1 if space > 0 else low + LONGEST
            self.starts.append(start + low)
            self.shown.append(line[low:cut])
            low = cut
        self.starts.append(start + low)
        self.shown.append(line[low:])


def units(text: str) -> int:
    """Count the UTF-16 units of a text."""
    if text.isascii():
        return len(text)
    return len(text) + sum(c > "\uffff" for c in text)
