from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from core import edits
from core.actor_edits import set_actor_status
from core.collate import join
from core.memory import read_mine, set_active, write_rules
from core.model import Rule, RuleKind, RuleScope, Status
from core.project import Patch
from core.session import Session
from gui.dialogs.applying_dialog import ApplyingDialog
from gui.dialogs.rule_editor import RuleEditor
from gui.dialogs.rule_rows import FROM, ON, RULE, RuleRows
from gui.dialogs.rules_dialog import RulesDialog
from gui.inspector import Inspector
from gui.remembering import Mine, RememberedNote
from gui.store import Store
from tests.core.memory.sample import article, project_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("core.memory.sharing.mine_path", lambda: tmp_path / "rules.json")
    monkeypatch.setattr("gui.dialogs.rules_dialog.remember", lambda *_: None)
    return tmp_path


@pytest.fixture
def store(qtbot: QtBot) -> Store:
    """A project of two articles in which two names were merged and a word was rejected once."""
    store = Store(Session(project_of(article("ISIS", "Daesh", title="First"), article("ISIS"))))
    store.do(edits.merge(store.project, "A0001", ["A0002"]))
    store.do(edits.set_status(store.project, ["E00002"], Status.REJECTED))
    return store


@pytest.fixture
def dialog(store: Store, qtbot: QtBot) -> RulesDialog:
    dialog = RulesDialog(store)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def texts(dialog: RulesDialog, column: int = RULE) -> list[str]:
    return [
        dialog.table.shown.index(r, column).data() for r in range(dialog.table.shown.rowCount())
    ]


def test_every_rule_is_listed_with_its_sentence_and_where_it_came_from(
    dialog: RulesDialog,
) -> None:
    assert texts(dialog) == [
        "Events told as Statement by “said” are rejected.",
        "“Daesh” is the same actor as “ISIS”.",
    ]
    assert texts(dialog, ON) == ["1 of 3", ""]
    assert all("in “First”" in text for text in texts(dialog, FROM))


def test_the_rows_keep_the_laws_of_models(store: Store) -> None:
    rows = RuleRows(store)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    store.patched.connect(rows.follow)
    store.do(set_active(store.project, ["M0001"], active=False))
    store.undo()
    assert [r.active for r in rows.rules if r.id == "M0001"] == [True]


def test_space_switches_a_rule_off_and_undo_switches_it_on(
    dialog: RulesDialog, store: Store, qtbot: QtBot
) -> None:
    dialog.show_rule("M0001")
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert not store.project.rules["M0001"].active
    assert [r.id for r in dialog.chosen()] == ["M0001"], "it stays selected"
    store.undo()
    assert store.project.rules["M0001"].active


def test_the_box_in_the_first_column_switches_a_rule(dialog: RulesDialog, store: Store) -> None:
    row = texts(dialog).index("“Daesh” is the same actor as “ISIS”.")
    box = dialog.table.shown.index(row, ON)
    assert dialog.table.shown.setData(
        box, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
    )
    assert not store.project.rules["M0001"].active


def test_the_search_finds_words_of_rules_and_of_articles(dialog: RulesDialog) -> None:
    dialog.search.setText("daesh")
    assert texts(dialog) == ["“Daesh” is the same actor as “ISIS”."]
    dialog.search.setText("FIRST")
    assert len(texts(dialog)) == 2


def test_a_rule_is_edited_in_words_and_a_refusal_is_said_there(
    dialog: RulesDialog, store: Store, qtbot: QtBot
) -> None:
    dialog.show_rule("M0001")
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    (editor,) = dialog.findChildren(RuleEditor)
    assert isinstance(editor.gives, QLineEdit)
    editor.gives.clear()
    editor.buttons.accepted.emit()
    assert "Say what the rule gives." in editor.refusal.text()
    editor.gives.setText("Islamic State")
    editor.buttons.accepted.emit()
    assert store.project.rules["M0001"].gives == "Islamic State"
    assert texts(dialog)[0] == "“Daesh” is the same actor as “Islamic State”."


def test_delete_takes_rules_away_as_one_step(dialog: RulesDialog, store: Store) -> None:
    dialog.table.selectAll()
    dialog.delete()
    assert store.project.rules == {}
    assert dialog.empty.isVisible()
    store.undo()
    assert len(store.project.rules) == 2


def test_rules_are_exported_and_imported_and_those_known_are_said(
    dialog: RulesDialog, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.export_to(tmp_path / "mine")
    other = RulesDialog(Store(Session()))
    qtbot.addWidget(other)
    other.show()
    other.import_from(tmp_path / "mine.json")
    assert len(texts(other)) == 2
    with qtbot.waitSignal(dialog.message) as said:
        dialog.import_from(tmp_path / "mine.json")
    assert said.args == ["0 rules imported; 2 were here already"]
    assert store.session.undo_label == "Reject event"


def test_a_file_of_something_else_is_refused_in_the_dialog(
    dialog: RulesDialog, tmp_path: Path
) -> None:
    (tmp_path / "x.json").write_text("hello", encoding="utf-8")
    dialog.import_from(tmp_path / "x.json")
    assert "is no file of rules" in dialog.refusal.text()
    assert dialog.refusal.isVisible()


def test_rules_apply_to_what_is_here_after_a_preview_as_one_step(
    dialog: RulesDialog, store: Store
) -> None:
    store.do(set_active(store.project, ["M0002"], active=True))
    dialog.table.clearSelection()
    dialog.apply_here()
    (preview,) = dialog.findChildren(ApplyingDialog)
    assert preview.counts.text().startswith("1 row changes")
    assert "E00005" in store.visible, "not before it is agreed to"
    preview.apply()
    assert "E00005" not in store.visible
    dialog.apply_here()
    assert "Nothing here is left to change" in dialog.refusal.text()
    store.undo()
    assert "E00005" in store.visible


def test_where_a_rule_was_obeyed_is_selected_in_every_view(
    dialog: RulesDialog, store: Store
) -> None:
    store.do(join(store.project, article("Daesh")))
    dialog.show_rule("M0001")
    dialog.show_where()
    assert store.selection == {"A0001"}


def test_a_rule_for_all_projects_reaches_the_users_file_and_leaves_it_by_undo(
    dialog: RulesDialog, store: Store, home: Path
) -> None:
    mine = Mine(store)
    dialog.show_rule("M0001")
    dialog.spread()
    assert [r.about for r in read_mine(home / "rules.json")] == ["Daesh"]
    assert dialog.buttons.by_name["spread"].text() == "This project only"
    store.undo()
    assert read_mine(home / "rules.json") == ()
    assert mine.parent() is None


def test_undoing_an_article_leaves_the_users_file_alone(store: Store, home: Path) -> None:
    mine = Mine(store)
    rule = Rule("", RuleKind.NO_ACTOR, "Thursday", scope=RuleScope.EVERYWHERE)
    write_rules(home / "rules.json", [rule])
    store.do(join(store.project, article("Thursday"), read_mine(home / "rules.json")))
    assert [r.about for r in store.project.rules.values()][-1] == "Thursday"
    store.undo()
    assert len(store.project.rules) == 2
    assert read_mine(home / "rules.json") == (rule,)
    assert mine.parent() is None


def test_a_users_file_that_is_spoiled_is_said_and_the_edit_stays(
    store: Store, home: Path, qtbot: QtBot
) -> None:
    mine = Mine(store)
    (home / "rules.json").write_text("spoiled", encoding="utf-8")
    with qtbot.waitSignal(mine.problem):
        rule = Rule("M0009", RuleKind.NO_ACTOR, "Cows", scope=RuleScope.EVERYWHERE)
        store.do(Patch("Rule", (rule,)))
    assert "M0009" in store.project.rules
    assert (home / "rules.json").read_text("utf-8") == "spoiled"


def test_nothing_is_learned_once_learning_is_switched_off(
    dialog: RulesDialog, store: Store
) -> None:
    dialog.learn.click()
    store.do(edits.rename_actor(store.project, "A0001", "Islamic State"))
    assert len(store.project.rules) == 2


def test_every_control_has_a_name_and_says_what_it_does(
    dialog: RulesDialog,
) -> None:
    assert dialog.table.accessibleName()
    assert dialog.search.accessibleName()
    for button in dialog.buttons.by_name.values():
        assert button.text()
        assert button.toolTip()
        assert button.accessibleDescription()


def test_the_buttons_fit_what_is_selected(dialog: RulesDialog, store: Store) -> None:
    buttons = dialog.buttons.by_name
    assert [name for name, b in buttons.items() if not b.isEnabled()] == [
        "switch", "edit", "delete", "spread", "where",
    ]  # fmt: skip
    dialog.table.selectAll()
    assert not buttons["edit"].isEnabled()
    dialog.show_rule("M0001")
    assert buttons["switch"].text() == "Switch off"
    buttons["switch"].click()
    assert not store.project.rules["M0001"].active
    assert buttons["switch"].text() == "Switch on"


def test_a_dialog_that_was_closed_shows_what_was_learned_meanwhile(
    dialog: RulesDialog, store: Store
) -> None:
    dialog.close()
    store.do(edits.rename_actor(store.project, "A0001", "Islamic State"))
    dialog.show()
    assert "“ISIS” is called “Islamic State”." in texts(dialog)


@pytest.fixture
def note(qtbot: QtBot) -> RememberedNote:
    store = Store(Session(project_of(article("ISIS", "Daesh"))))
    note = RememberedNote(store)
    qtbot.addWidget(note)
    note.store = store  # type: ignore[attr-defined]
    return note


def test_what_is_remembered_is_said_once_with_the_way_back(note: RememberedNote) -> None:
    store: Store = note.store  # type: ignore[attr-defined]
    store.do(edits.merge(store.project, "A0001", ["A0002"]))
    assert not note.isHidden()
    assert note.words.whole == "Remembered: “Daesh” is the same actor as “ISIS”."
    note.undo.click()
    assert store.project.rules == {}
    assert store.project.actors["A0002"].merged_into is None
    assert note.isHidden()


def test_what_was_only_counted_is_not_worth_a_word(note: RememberedNote) -> None:
    store: Store = note.store  # type: ignore[attr-defined]
    store.do(edits.set_status(store.project, ["E00002"], Status.REJECTED))
    assert note.isHidden()
    assert len(store.project.rules) == 1


def test_the_note_says_what_is_no_longer_remembered_and_leads_to_the_rule(
    note: RememberedNote, qtbot: QtBot
) -> None:
    store: Store = note.store  # type: ignore[attr-defined]
    store.do(edits.merge(store.project, "A0001", ["A0002"]))
    store.do(edits.split_off(store.project, "A0002"))
    assert note.words.whole.startswith("No longer remembered: “Daesh”")
    with qtbot.waitSignal(store.rules_requested) as asked:
        note.rules.click()
    assert asked.args == ["M0001"]
    store.do(edits.retitle(store.project, "E00001", "x"))
    assert note.isHidden()


def test_the_inspector_explains_a_rule_obeyed_and_leads_to_it(store: Store, qtbot: QtBot) -> None:
    inspector = Inspector(store)
    qtbot.addWidget(inspector)
    store.do(join(store.project, article("Daesh", title="Second")))
    store.select(["A0001"])
    view = inspector.actor_page.rulings
    said = [label.text() for label in view.findChildren(type(inspector.actor_page.counts))]
    assert "“Daesh” is the same actor as “ISIS”." in said
    assert "the text had “Daesh” · in “Second”" in said
    (button,) = view.findChildren(QAbstractButton)
    with qtbot.waitSignal(store.rules_requested) as asked:
        button.click()
    assert asked.args == ["M0001"]


def test_an_actor_is_rejected_and_taken_back_in_the_inspector(store: Store, qtbot: QtBot) -> None:
    inspector = Inspector(store)
    qtbot.addWidget(inspector)
    inspector.show()
    store.select(["A0001"])
    inspector.actor_page.reject.click()
    assert {a.status for a in store.project.actors.values()} == {Status.REJECTED}
    assert inspector.actor_page.rejected.text().startswith("Rejected by you")
    assert store.project.shown_leads(store.project.events["E00001"]) == []
    inspector.actor_page.reopen.click()
    assert store.project.shown_lead("A0002") == store.project.actors["A0001"]
    assert not set_actor_status(store.project, ["A0001"], Status.SUGGESTED)
