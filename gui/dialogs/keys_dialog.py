"""Tools › Keys: every command with its key, to be found, changed and put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from gui import settings
from gui.dialogs.key_card import show_card
from gui.dialogs.key_tree import KeyTree, named
from gui.errors import refuse
from gui.keys import keys
from gui.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gui.keys import Key

FILES = "Keys of Dateline (*.json)"
CHOOSE = "Choose a command above, then click here and press its new key."


class KeysDialog(QDialog):
    """Choose a command, press its new key; what it collides with is said at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.search = QLineEdit(placeholderText="Find a command, or a key such as Ctrl+M…")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Find a command or a key")
        self.tree = KeyTree()
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setClearButtonEnabled(True)
        self.recorder.setAccessibleName("New key")
        self.recorder.setToolTip("Click here, then press the new key")
        self.word = QLabel(CHOOSE, wordWrap=True)
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        self._filling = False
        self._build()
        self._connect()
        self._choose(self.tree.currentItem())

    @property
    def key(self) -> Key | None:
        """The command chosen."""
        return self.tree.key()

    def take_from_others(self) -> None:
        """Leave the key to the command chosen alone."""
        if self.key is not None:
            for other in keys().conflicts(self.key.id, keys().of(self.key.id)):
                keys().choose(other.id, "")

    def reset_one(self) -> None:
        """Put the first key of the command chosen back."""
        if self.key is not None:
            keys().reset(self.key.id)

    def reset_all(self) -> None:
        """Put all first keys back, once that is confirmed."""
        question = "Put all keys back to what they were at first?"
        if QMessageBox.question(self, "Keys", question) is QMessageBox.StandardButton.Yes:
            keys().reset_all()

    def save(self) -> None:
        """Write the keys to a file of the analyst's choice."""
        start = str(settings.folder("keys") / "dateline-keys.json")
        chosen, _ = QFileDialog.getSaveFileName(self, "Export keys", start, FILES)
        if chosen:
            settings.remember_folder("keys", Path(chosen))
            keys().save(Path(chosen))

    def load(self) -> None:
        """Put the keys of a file in force."""
        start = str(settings.folder("keys"))
        chosen, _ = QFileDialog.getOpenFileName(self, "Import keys", start, FILES)
        if chosen:
            settings.remember_folder("keys", Path(chosen))
            try:
                keys().load(Path(chosen))
            except UserError as refusal:
                refuse(self, refusal)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.tree.narrow)
        self.tree.currentItemChanged.connect(self._choose)
        self.tree.itemActivated.connect(self._start)
        self.recorder.keySequenceChanged.connect(self._record)
        keys().changed.connect(self._follow)

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setSpacing(8)
        rows.addWidget(self.search)
        rows.addWidget(self.tree, 1)
        row = QHBoxLayout()
        self._take = self._button("Take it away there", "x", self.take_from_others)
        self._take.setToolTip("Leave this key to the command chosen alone")
        self._reset = self._button("Reset", "undo-2", self.reset_one)
        self._reset.setToolTip("Put the first key of this command back")
        row.addWidget(self.recorder, 2)
        row.addWidget(self._reset)
        row.addWidget(self.word, 5)
        row.addWidget(self._take)
        rows.addLayout(row)
        rows.addWidget(self._buttons())
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 110, wide * 85)

    def _buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for text, sign, press in (
            ("Reset all…", "undo-2", self.reset_all),
            ("Import…", "upload", self.load),
            ("Export…", "download", self.save),
            ("Card…", "keyboard", self._card),
        ):
            box.addButton(self._button(text, sign, press), role.ActionRole)
        box.rejected.connect(self.reject)
        return box

    def _button(self, text: str, sign: str, press: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(sign), text, autoDefault=False)
        button.clicked.connect(press)
        return button

    def _card(self) -> None:
        show_card(self)

    def _start(self, _item: QTreeWidgetItem) -> None:
        self.recorder.setFocus()

    def _follow(self) -> None:
        self.tree.refresh()
        self._show()

    def _choose(self, _item: QTreeWidgetItem | None, _before: object = None) -> None:
        self._show()

    def _record(self, sequence: QKeySequence) -> None:
        if not self._filling and self.key is not None:
            keys().choose(self.key.id, sequence.toString())

    def _show(self) -> None:
        """Show the key of the command chosen, and what else it stands for."""
        key = self.key
        self._filling = True
        self.recorder.setEnabled(key is not None)
        self.recorder.setKeySequence(QKeySequence(keys().of(key.id) if key else ""))
        self._filling = False
        others = keys().conflicts(key.id, keys().of(key.id)) if key else []
        self._reset.setEnabled(key is not None and keys().is_chosen(key.id))
        self._take.setVisible(bool(others))
        self._say(key, others)

    def _say(self, key: Key | None, others: Sequence[Key]) -> None:
        first = QKeySequence(key.default).toString(_NATIVE) if key else ""
        if key is None:
            text = CHOOSE
        elif others:
            text = f"Also stands for {named(others)}."
        else:
            text = f"At first {first}." if first else "At first without a key."
        self.word.setText(text)
        self.word.setProperty("role", "error" if others else "")
        self.word.style().polish(self.word)


_NATIVE = QKeySequence.SequenceFormat.NativeText
