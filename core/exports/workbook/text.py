"""Text as a cell of a workbook can hold it, and back."""

from __future__ import annotations

import re

LONGEST = 32_767
"""UTF-16 units that Excel shows of one cell."""
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_UNSAFE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MARKED = re.compile(r"[&<>\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]|_x|^\s|\s$")
"""What an XML text cannot hold as it is, or not without saying that its blanks count."""


def safe(text: str) -> str:
    """Escape what XML cannot hold as Excel does (_x0007_), so that a reader gives it back.

    A text that looks like such an escape is escaped itself (_x005F_x0041_). Half a surrogate
    pair, U+FFFE and U+FFFF, which are no characters, become U+FFFD.
    """
    return _UNSAFE.sub(_escape, _NO_CHARACTER.sub("\ufffd", text))


def marked(text: str) -> tuple[str, bool]:
    """Return a text that is safe and fits as XML, and whether its blanks must be kept."""
    if _MARKED.search(text) is None:
        return text, False
    return safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), True


def restored(text: str) -> str:
    """Undo safe, for readers that do not (openpyxl; Excel and calamine do)."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def fitted(text: str) -> tuple[str, bool]:
    """Return the text, safe and cut to what a cell can hold, and whether it was cut."""
    whole = safe(text)
    if len(whole) * 2 <= LONGEST or units(whole) <= LONGEST:
        return whole, False
    low, high = 0, min(len(text), LONGEST)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if units(safe(text[:middle])) < LONGEST else (low, middle - 1)
    return safe(text[:low]) + "…", True


def units(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"
