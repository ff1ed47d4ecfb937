"""A calm bar above the views: articles without a publication date, asked about one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from core.wording import words
from gui.inspector.elided import ElidedLabel
from gui.theme import icon, theme

if TYPE_CHECKING:
    from core.model import DateGuess
    from core.project import Patch
    from gui.store import Store


class MissingDates(QFrame):
    """Shown while an article has no date; hidden by its cross until another such one arrives."""

    set_published_requested = Signal(str)
    """Ask for the date of publication of this document."""
    guess_taken = Signal(str, object)
    """Take the date that was guessed for this document (a FuzzyDate)."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._ids: list[str] = []
        self._current = ""
        self._put_off: frozenset[str] = frozenset()
        self.sign, self.words = QLabel(), ElidedLabel()
        self.guess = QPushButton()
        self.set_date, self.next, self.close_ = QPushButton(), QPushButton(), QToolButton()
        self._build()
        self.guess.setAccessibleName("Take the date that was guessed")
        self.set_date.setAccessibleName("Set the publication date")
        self.next.setAccessibleName("Open the next article without a date")
        self.set_date.clicked.connect(self._ask)
        self.guess.clicked.connect(self._take_guess)
        self.next.clicked.connect(self.show_next)
        self.close_.clicked.connect(self._put_all_off)
        store.patched.connect(self._follow)
        store.reset.connect(self._start)
        theme().changed.connect(self._tint)
        self._tint()
        self._start()

    def show_next(self) -> None:
        """Select the next article without a date and open it in the reader."""
        if self._ids:
            place = self._ids.index(self._current) + 1 if self._current in self._ids else 0
            on_show = self._current in self._store.selection
            self._current = self._ids[place % len(self._ids)] if on_show else self._current
            self._say()
            self._store.select({self._current})
            self._store.show_evidence(self._current)

    def _start(self) -> None:
        self._put_off = frozenset()
        self._gather()

    def _follow(self, patch: Patch) -> None:
        if "S" in patch.letters:
            self._gather()

    def _gather(self) -> None:
        documents = self._store.project.documents
        self._ids = sorted(i for i, d in documents.items() if d.published is None)
        if self._current not in self._ids:
            self._current = self._ids[0] if self._ids else ""
        self._say()
        self.setVisible(bool(set(self._ids) - self._put_off))

    def _say(self) -> None:
        document = self._store.project.documents.get(self._current)
        if document is None:
            return
        count, title = len(self._ids), " ".join(document.title.split()) or document.id
        who = f"{count:,} articles have" if count > 1 else "1 article has"
        self.words.say(f"{who} no publication date: relative dates stay unresolved. “{title}”")
        self.set_date.setAccessibleDescription(f"of “{title}”")
        self.next.setText("Next" if count > 1 else "Show")
        self._offer(document.guess)

    def _offer(self, guess: DateGuess | None) -> None:
        """Offer the date that may be right, with what it was guessed from; it is never taken."""
        self.guess.setVisible(guess is not None)
        if guess is not None:
            when = words(guess.when)
            self.guess.setText(f"Take {when}?")
            self.guess.setToolTip(f"A guess, from {guess.words}: look at the article first")
            self.guess.setAccessibleDescription(f"guessed from {guess.words}")

    def _take_guess(self) -> None:
        document = self._store.project.documents.get(self._current)
        if document is not None and document.guess is not None:
            self.guess_taken.emit(document.id, document.guess.when)

    def _ask(self) -> None:
        self._store.select({self._current})
        self._store.show_evidence(self._current)
        self.set_published_requested.emit(self._current)

    def _put_all_off(self) -> None:
        self._put_off = frozenset(self._ids)
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.words, 1)
        for button in (self.guess, self.set_date, self.next, self.close_):
            row.addWidget(button)
        self.set_date.setText("Set date…")
        self.set_date.setToolTip("Say when this article was published")
        self.next.setToolTip("Open the next article without a date")
        self.close_.setToolTip("Later: hide until another article without a date arrives")
        self.close_.setAccessibleName("Hide")
        self.close_.setProperty("flat", "true")
        self.setProperty("bar", "true")
        self.setAccessibleName("Articles without a publication date")

    def _tint(self) -> None:
        side = round(self.fontMetrics().height() * 1.05)
        self.sign.setPixmap(icon("calendar-days", "warning").pixmap(QSize(side, side)))
        self.close_.setIcon(icon("x", "dim"))
