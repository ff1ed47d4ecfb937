"""The underlined letters of menus: every line gets one of its own, however the lines change."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu


class Mnemonics(QObject):
    """Underlines a letter in every line of the menus that it serves, as they open."""

    def serve(self, menu: QMenu) -> None:
        """Underline letters in this menu from now on."""
        menu.aboutToShow.connect(self._letter)

    def _letter(self) -> None:
        menu = self.sender()
        if isinstance(menu, QMenu):
            letter(menu)


def letter(menu: QMenu) -> None:
    """Underline a letter in every line of a menu, each letter once as long as there are any."""
    taken: set[str] = set()
    for action in menu.actions():
        text = bare(action.text())
        place = _free(text, taken)
        if not action.isSeparator() and text:
            action.setText(marked(text, place))
        if place is not None:
            taken.add(text[place].casefold())


def bare(text: str) -> str:
    """Return the words of an action without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def marked(text: str, place: int | None) -> str:
    """Write the words of an action so that the letter at a place is underlined."""
    escaped = [("&&" if c == "&" else c) for c in text]
    if place is not None:
        escaped[place] = f"&{escaped[place]}"
    return "".join(escaped)


def _free(text: str, taken: set[str]) -> int | None:
    """Find the first letter of a word, else any letter, that no line above has taken."""
    starts: list[int] = [i for i in range(len(text)) if i == 0 or text[i - 1] in " (·"]
    places: list[int] = [*starts, *range(len(text))]
    for i in places:
        if text[i].isascii() and text[i].isalpha() and text[i].casefold() not in taken:
            return i
    return None
