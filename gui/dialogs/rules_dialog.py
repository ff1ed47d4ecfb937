"""Tools › Rules…: everything that edits have taught, to be seen, switched, changed and shared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.errors import UserError
from core.memory import (
    applying,
    concerned,
    delete_rules,
    evidence,
    import_rules,
    read_rules,
    sentence,
    set_active,
    set_scope,
    write_rules,
)
from core.model import Rule, RuleScope
from gui.dialogs.applying_dialog import ApplyingDialog
from gui.dialogs.rule_buttons import RuleButtons
from gui.dialogs.rule_editor import RuleEditor
from gui.dialogs.rule_rows import RuleRows
from gui.dialogs.rule_table import RuleTable
from gui.settings import folder, remember, remember_folder, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from core.project import Patch
    from gui.store import Store

FILES = "Rules (*.json *.toml);;All files (*)"
EMPTY = (
    "No rules yet. Merge or rename actors, reject what is none, or change a kind or a type: "
    "what you correct once is remembered here, and the next article obeys it."
)
LEARN = "rules/learn"


class RulesDialog(QDialog):
    """Stays open beside the window; every change is a step that can be undone."""

    message = Signal(str)
    """A word for the status bar."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle("Rules")
        self.search = QLineEdit(placeholderText="Search rules", clearButtonEnabled=True)
        self.learn = QCheckBox("Learn rules from my edits")
        self.rows = RuleRows(store, self)
        self.table = RuleTable(self.rows)
        self.empty = QLabel(EMPTY, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.detail = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.refusal = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.buttons = RuleButtons()
        self._stale = False
        self._arrange()
        self._connect()
        self._follow()

    def chosen(self) -> list[Rule]:
        """Return the selected rules, in the order of the table."""
        known = self._store.project.rules
        return [known[i] for i in self.table.chosen() if i in known]

    def show_rule(self, rule_id: str) -> None:
        """Select a rule and bring it into sight."""
        self.search.clear()
        self.table.clearSelection()
        self.table.choose([rule_id])

    def switch(self) -> None:
        """Switch the selected rules off if all of them are on, else on."""
        rules = self.chosen()
        active = not all(r.active for r in rules)
        self._do(lambda: set_active(self._store.project, _ids(rules), active))

    def spread(self) -> None:
        """Let the selected rules hold in all projects, or again in this one only."""
        rules = self.chosen()
        here = all(r.scope is RuleScope.EVERYWHERE for r in rules)
        scope = RuleScope.PROJECT if here else RuleScope.EVERYWHERE
        self._do(lambda: set_scope(self._store.project, _ids(rules), scope))

    def edit(self) -> None:
        """Open the words of the first selected rule."""
        for rule in self.chosen()[:1]:
            RuleEditor(self._store, rule, self).open()

    def delete(self) -> None:
        """Take the selected rules away."""
        rules = self.chosen()
        self._do(lambda: delete_rules(self._store.project, _ids(rules)))

    def show_where(self) -> None:
        """Select everything that the selected rules were obeyed in, or learned from."""
        found = concerned(self._store.project, self.chosen())
        self._store.select(found)
        self.message.emit(f"{len(found):,} selected that the rule speaks of")

    def apply_here(self) -> None:
        """Show what the selected rules (all, if none is selected) would change, and do it."""
        asked = _ids(self.chosen()) or None
        found = applying(self._store.project, asked)
        if not found.patch:
            self._refuse("Nothing here is left to change by these rules.")
            return
        dialog = ApplyingDialog(self._store, asked, found, self)
        dialog.open()

    def ask_export(self) -> None:
        """Ask for a file, and write the selected rules (all, if none is selected) to it."""
        start = str(folder("rules") / "rules.json")
        name, _ = QFileDialog.getSaveFileName(self, "Export rules", start, "Rules (*.json)")
        if name:
            remember_folder("rules", Path(name))
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the selected rules, or all, to a file."""
        path = path if path.suffix else path.with_suffix(".json")
        rules = self.chosen() or list(self._store.project.rules.values())
        if self._try(lambda: write_rules(path, rules)):
            self.message.emit(f"Wrote {len(rules)} rules to {path}")

    def ask_import(self) -> None:
        """Ask for a file of rules and add them."""
        name, _ = QFileDialog.getOpenFileName(self, "Import rules", str(folder("rules")), FILES)
        if name:
            remember_folder("rules", Path(name))
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Add the rules of a file that are not here yet, as one step."""
        found: list[Rule] = []
        if self._try(lambda: found.extend(read_rules(path))):
            patch = import_rules(self._store.project, found)
            self._do(lambda: patch)
            known = len(found) - len(patch.put)
            rest = f"; {known} were here already" if known else ""
            self.message.emit(f"{len(patch.put)} rules imported{rest}")

    def _do(self, make: Callable[[], Patch]) -> None:
        self._try(lambda: self._store.do(make()))

    def _try(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except UserError as refusal:
            self._refuse(str(refusal))
            return False
        self._refuse("")
        return True

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def _follow(self, _change: object = None) -> None:
        some = bool(self.rows.rules)
        self.table.setVisible(some)
        self.empty.setVisible(not some)
        self._describe()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._begin()

    def _take(self, patch: Patch) -> None:
        if not self.isVisible():
            self._stale = True
            return
        chosen = _ids(self.chosen())
        self.rows.follow(patch)
        self.table.choose(chosen)
        self._follow()

    def _begin(self) -> None:
        self._stale = False
        self.rows.refresh()
        self._refuse("")
        self._follow()

    def _set_learning(self, learning: bool) -> None:
        self._store.learning = learning
        remember(LEARN, "" if learning else "no")

    def _describe(self, _one: object = None, _other: object = None) -> None:
        """Say the selected rule in full, and what can be done with what is selected."""
        rules = self.chosen()
        count = f"{len(rules)} rules selected" if len(rules) > 1 else ""
        if len(rules) == 1:
            rule = rules[0]
            count = f"{sentence(rule)} {evidence(rule)} · {self.rows.state_of(rule)}"
        self.detail.setText(count)
        self.buttons.describe(rules, bool(self.rows.rules))

    def _arrange(self) -> None:
        self.search.setAccessibleName("Search rules")
        self.learn.setChecked(self._store.learning)
        self.learn.setToolTip("What you correct is remembered as a rule, in the same step")
        self.detail.setProperty("dim", "true")
        self.detail.setAccessibleName("The selected rule")
        self.detail.setMinimumHeight(self.fontMetrics().height() * 2)
        self.empty.setProperty("dim", "true")
        self.refusal.setProperty("role", "error")
        self.refusal.setAccessibleName("Refusal")
        self.refusal.hide()
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.learn)
        rows = QVBoxLayout(self)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.empty, 1)
        for widget in (self.detail, self.refusal):
            rows.addWidget(widget)
        rows.addWidget(self.buttons)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 150, wide * 75)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.table.look_for)
        self.learn.toggled.connect(self._set_learning)
        self.table.asked.connect(self._act)
        self.buttons.asked.connect(self._act)
        self.table.selectionModel().selectionChanged.connect(self._describe)
        self._store.patched.connect(self._take)
        self._store.reset.connect(self._begin)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._store.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self).activated.connect(self._store.redo)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)

    def _act(self, asked: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "switch": self.switch, "edit": self.edit, "delete": self.delete,
            "spread": self.spread, "where": self.show_where, "apply": self.apply_here,
            "import": self.ask_import, "export": self.ask_export, "close": self.close,
        }  # fmt: skip
        deeds[asked]()


def learns() -> bool:
    """Whether edits are to teach rules, as the user last said."""
    return text(LEARN) != "no"


def _ids(rules: list[Rule]) -> list[str]:
    return [rule.id for rule in rules]
