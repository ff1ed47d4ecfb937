from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.memory import (
    adopted,
    change_rule,
    delete_rules,
    import_rules,
    keep_mine,
    read_mine,
    read_rules,
    set_scope,
    write_rules,
)
from core.memory.changing import is_deletion
from core.model import Rule, RuleKind, RuleScope
from core.project import Patch, Project
from core.storage import open_project
from tests.strategies import rows

if TYPE_CHECKING:
    from pathlib import Path

RULE = Rule("M0001", RuleKind.SAME_ACTOR, "Daesh", "ISIS", "armed group", article="Mosul")
MINE = replace(RULE, scope=RuleScope.EVERYWHERE)
NO_EVENT = Rule("M0003", RuleKind.NO_EVENT, "said", active=False, seen=2)
anything = st.one_of(
    st.builds(Rule, st.just(""), st.sampled_from([RuleKind.SAME_ACTOR, RuleKind.EVENT_TYPE]),
              st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip),
              st.text(), st.booleans(), st.sampled_from(RuleScope), st.integers(0, 99),
              st.text(), st.text()),
)  # fmt: skip


def project_of(*rules: Rule) -> Project:
    project = Project()
    project.apply(Patch("", rules))
    return project


@given(st.lists(anything, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_exported_rules_come_back_as_they_were(tmp_path: Path, made: list[Rule]) -> None:
    path = tmp_path / "rules.json"
    write_rules(path, made)
    assert list(read_rules(path)) == made


def test_an_exported_file_tells_nothing_of_ids_and_is_read_by_people(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    write_rules(path, [RULE])
    (said,) = json.loads(path.read_text("utf-8"))["rules"]
    assert said["about"] == "Daesh"
    assert not {"id", "document_id"} & set(said)
    assert list(tmp_path.iterdir()) == [path]


def test_rules_are_read_from_toml_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[rules]]\nkind = "no actor"\nabout = "Thursday"\n', encoding="utf-8")
    assert read_rules(path) == (Rule("", RuleKind.NO_ACTOR, "Thursday"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no file of rules"),
        ("[1]", "has no list named “rules”"),
        ('{"rules": 3}', "has no list named “rules”"),
        ('{"rules": [3]}', "rule 1 cannot be understood"),
        ('{"rules": [{"kind": "spell", "about": "x"}]}', "rule 1 cannot be understood"),
        ('{"rules": [{"kind": "no actor", "about": " "}]}', "it is about nothing"),
        ('{"rules": [{"kind": "same actor", "about": "x"}]}', "it gives nothing"),
        ('{"rules": [{"kind": "actor kind", "about": "x", "gives": "cow"}]}', "cow"),
        ('{"rules": [{"kind": "no actor", "about": "x", "seen": "2"}]}', "no number"),
        ('{"rules": [{"kind": "no actor", "about": 2}]}', "about is no text"),
        ("[" * 100_000, "is no file of rules"),
    ],
)
def test_a_file_that_is_none_of_rules_is_refused_in_words(
    tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=words):
        read_rules(path)


def test_a_file_that_is_not_there_or_not_text_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read"):
        read_rules(tmp_path / "none.json")
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="is no file of rules"):
        read_rules(tmp_path / "x.json")
    with pytest.raises(UserError, match="could not be written"):
        write_rules(tmp_path / "x.json" / "y.json", [RULE])


def test_importing_adds_what_is_not_here_once() -> None:
    project = project_of(RULE)
    again = replace(RULE, id="", about="daesh", active=False)
    patch = import_rules(project, [again, replace(NO_EVENT, document_id="S7"), NO_EVENT])
    assert patch.label == "Import rule"
    assert patch.put == (replace(NO_EVENT, id="M0002"),)


def test_a_rule_is_changed_in_words_that_it_can_take() -> None:
    project = project_of(RULE, Rule("M0002", RuleKind.ACTOR_KIND, "X", "group"), NO_EVENT)
    (changed,) = change_rule(project, "M0001", "  Da’esh ", "Islamic  State").put
    assert isinstance(changed, Rule)
    assert (changed.about, changed.gives) == ("Da’esh", "Islamic State")
    assert changed.changed > RULE.changed
    for about, gives in (("", "x"), ("x", ""), ("the X", "x")):
        with pytest.raises(UserError):
            change_rule(project, "M0001", about, gives)
    with pytest.raises(UserError, match="no kind"):
        change_rule(project, "M0002", "X", "cow")
    assert not change_rule(project, "M0001", "Daesh", "ISIS")


def test_a_rule_for_all_projects_is_kept_in_the_users_file_and_taken_over_elsewhere(
    tmp_path: Path,
) -> None:
    path = tmp_path / "data" / "rules.json"
    assert read_mine(path) == ()
    project = project_of(RULE, NO_EVENT)
    before = dict(project.rules)
    project.apply(set_scope(project, ["M0001"], RuleScope.EVERYWHERE))
    keep_mine(before, project.rules, path=path)
    (mine,) = read_mine(path)
    assert (mine.about, mine.scope) == ("Daesh", RuleScope.EVERYWHERE)
    other = Project()
    other.apply(adopted(other, read_mine(path)))
    assert [r.about for r in other.rules.values()] == ["Daesh"]


def test_the_users_file_follows_changes_and_deletions_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    write_rules(path, [replace(NO_EVENT, scope=RuleScope.EVERYWHERE)])
    keep_mine({}, {"M0001": MINE}, path=path)
    assert [r.about for r in read_mine(path)] == ["said", "Daesh"]
    changed = replace(MINE, gives="Islamic State")
    keep_mine({"M0001": MINE}, {"M0001": changed}, path=path)
    assert [r.gives for r in read_mine(path)] == ["", "Islamic State"]
    keep_mine({"M0001": changed}, {}, deleted=False, path=path)
    assert len(read_mine(path)) == 2, "an article undone takes no rule from the other projects"
    keep_mine({"M0001": changed}, {}, deleted=True, path=path)
    assert [r.about for r in read_mine(path)] == ["said"]


def test_a_rule_for_this_project_again_leaves_the_users_file(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    keep_mine({}, {"M0001": MINE}, path=path)
    keep_mine({"M0001": MINE}, {"M0001": RULE}, path=path)
    assert read_mine(path) == ()


def test_only_the_deletion_of_rules_counts_as_one() -> None:
    project = project_of(RULE, NO_EVENT)
    assert is_deletion(delete_rules(project, ["M0001"]))
    assert is_deletion(delete_rules(project, ["M0001", "M0003"]))
    assert not is_deletion(Patch("Add “Delete rules here”", take=("M0001",)))
    assert not is_deletion(Patch("Delete event", take=("E00001",)))


@given(rows(Rule))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_rule_can_be_worded_and_kept(tmp_path: Path, rule: Rule) -> None:
    from core.memory import evidence, sentence, state

    assert rule.about in sentence(rule)
    assert state(rule)
    assert evidence(rule)
    session = open_project(tmp_path / "p.dateline").session
    session.do(Patch("", (rule,)))
    session.close()
    again = open_project(tmp_path / "p.dateline").session
    assert again.project.rules[rule.id] == rule
    again.close()
