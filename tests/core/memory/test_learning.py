from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core import edits
from core.actor_edits import set_actor_status
from core.collate import join
from core.memory import evidence, remembering, sentence, set_active, state
from core.model import ActorKind, Alias, Event, Rule, RuleKind, Status
from core.project import Patch, Project
from core.session import Session
from tests.core.memory.sample import article, do, project_of
from tests.strategies import patches


def only_rule(project: Project) -> Rule:
    (rule,) = project.rules.values()
    return rule


def test_merging_two_names_teaches_that_they_are_one_actor_and_says_where_from() -> None:
    project = project_of(article("ISIS", "Daesh", title="Mosul today"))
    do(project, edits.merge(project, "A0001", ["A0002"]))
    rule = only_rule(project)
    assert sentence(rule) == "“Daesh” is the same actor as “ISIS”."
    assert rule.active
    assert rule.document_id == "S001"
    assert evidence(rule).startswith("Merge 2 actors · 20")
    assert evidence(rule).endswith("in “Mosul today”")


def test_a_new_name_a_kind_and_a_rejection_of_an_actor_teach_a_rule_each() -> None:
    project = project_of(article("ISIL", "Thursday", "Hezbollah"))
    do(project, edits.rename_actor(project, "A0001", "Islamic State"))
    do(project, set_actor_status(project, ["A0002"], Status.REJECTED))
    do(project, edits.set_actor_kind(project, "A0003", ActorKind.ORGANISATION))
    assert [sentence(r) for r in project.rules.values()] == [
        "“ISIL” is called “Islamic State”.",
        "“Thursday” is no actor.",
        "“Hezbollah” is an organisation.",
    ]
    assert all(r.active for r in project.rules.values())


def test_another_type_teaches_a_rule_for_that_word_read_as_that_type_alone() -> None:
    project = project_of(article("ISIS"))
    do(project, edits.change_event(project, "E00001", "Change type", type="MOBILIZE"))
    expected = "Events told as Assault by “attacked” are of the type Mobilize."
    assert sentence(only_rule(project)) == expected


def test_a_second_thought_on_a_type_replaces_the_first_and_going_back_switches_it_off() -> None:
    project = project_of(article("ISIS"))
    for new in ("MOBILIZE", "COERCE"):
        do(project, edits.change_event(project, "E00001", "Change type", type=new))
    assert {(r.only, r.gives, r.active) for r in project.rules.values()} == {
        ("ASSAULT", "MOBILIZE", False),
        ("ASSAULT", "COERCE", True),
    }
    do(project, edits.change_event(project, "E00001", "Change type", type="ASSAULT"))
    assert not any(r.active for r in project.rules.values())


def test_one_rejected_event_rejects_no_others_but_a_third_of_the_same_word_does() -> None:
    project = project_of(*[article("ISIS") for _ in range(4)])
    said = [e.id for e in project.events.values() if e.title == "said"]
    for count, event_id in enumerate(said[:3], 1):
        do(project, edits.set_status(project, [event_id], Status.REJECTED))
        rule = only_rule(project)
        assert (rule.seen, rule.active) == (count, count == 3)
    assert sentence(rule) == "Events told as Statement by “said” are rejected."
    assert project.events[said[3]].status is Status.SUGGESTED


def test_a_rule_that_is_off_says_what_would_switch_it_on() -> None:
    project = project_of(article("ISIS"))
    do(project, edits.set_status(project, ["E00002"], Status.REJECTED))
    assert state(only_rule(project)) == (
        "off: one such word does not speak for all; on after 3 such edits (1 so far)"
    )


def test_reopening_an_event_takes_a_count_back() -> None:
    project = project_of(article("ISIS"))
    do(project, edits.set_status(project, ["E00002"], Status.REJECTED))
    do(project, edits.set_status(project, ["E00002"], Status.SUGGESTED))
    assert only_rule(project).seen == 0


def test_a_rule_switched_off_by_hand_after_the_third_time_stays_off() -> None:
    project = project_of(*[article("ISIS") for _ in range(4)])
    said = [e.id for e in project.events.values() if e.title == "said"]
    do(project, edits.set_status(project, said[:3], Status.REJECTED))
    assert only_rule(project).seen == 1, "one edit of several events is one word said"
    for event_id in said[3:]:
        do(project, edits.set_status(project, [event_id], Status.REJECTED))
    project.apply(Patch("", (replace(only_rule(project), seen=3, active=True),)))
    project.apply(set_active(project, ["M0001"], active=False))
    do(project, edits.set_status(project, said[3:], Status.SUGGESTED))
    do(project, edits.set_status(project, said[3:], Status.REJECTED))
    assert not only_rule(project).active


def test_a_common_noun_or_a_bare_surname_is_offered_as_a_rule_that_is_off() -> None:
    people = article("Johnson", "Boris Johnson", kind=ActorKind.PERSON)
    project = project_of(article("residents", "Iraqis"), people)
    do(project, edits.merge(project, "A0002", ["A0001"]))
    do(project, edits.merge(project, "A0004", ["A0003"]))
    assert [(r.about, r.active) for r in project.rules.values()] == [
        ("residents", False),
        ("Johnson", False),
    ]
    assert sentence(project.rules["M0002"]).startswith("The person “Johnson” is the same actor")


def test_splitting_what_was_merged_switches_the_rule_off() -> None:
    project = project_of(article("ISIS", "Daesh"))
    do(project, edits.merge(project, "A0001", ["A0002"]))
    do(project, edits.split_off(project, "A0002"))
    assert not only_rule(project).active
    do(project, edits.merge(project, "A0001", ["A0002"]))
    assert only_rule(project).active
    assert only_rule(project).seen == 2


def test_an_actor_taken_back_switches_the_rule_off() -> None:
    project = project_of(article("Thursday"))
    do(project, set_actor_status(project, ["A0001"], Status.REJECTED))
    do(project, set_actor_status(project, ["A0001"], Status.SUGGESTED))
    assert not only_rule(project).active


def test_undoing_an_edit_takes_its_rule_back_and_redoing_brings_it_again() -> None:
    session = Session(project_of(article("ISIS", "Daesh")))
    session.do(remembering(session.project, edits.merge(session.project, "A0001", ["A0002"])))
    learned = dict(session.project.rules)
    session.undo()
    assert session.project.rules == {}
    session.redo()
    assert session.project.rules == learned


def test_adding_an_article_and_new_rows_teach_nothing() -> None:
    project = project_of(article("ISIS"))
    patch = join(project, article("ISIS", "Daesh"))
    assert remembering(project, patch) == patch
    made = edits.new_event(project, None)
    assert remembering(project, made) == made


def test_a_title_a_date_or_notes_teach_nothing() -> None:
    project = project_of(article("ISIS"))
    for patch in (
        edits.retitle(project, "E00001", "x"),
        edits.change_actor(project, "A0001", "Change notes", notes="x"),
        edits.merge(project, "E00001", ["E00002"]),
    ):
        assert remembering(project, patch) == patch


def test_an_event_without_a_cited_word_teaches_nothing() -> None:
    project = Project()
    project.apply(Patch("", (Event("E00001", "x"),)))
    patch = edits.set_status(project, ["E00001"], Status.REJECTED)
    assert remembering(project, patch) == patch


def test_an_edit_of_the_rules_themselves_is_not_learned_from() -> None:
    project = project_of(article("ISIS", "Daesh"))
    do(project, edits.merge(project, "A0001", ["A0002"]))
    off = set_active(project, ["M0001"], active=False)
    assert remembering(project, off) == off


def test_a_name_written_otherwise_is_the_same_rule() -> None:
    project = project_of(article("The Guardian", "Reuters"))
    do(project, edits.set_actor_kind(project, "A0001", ActorKind.ORGANISATION))
    renamed = replace(project.actors["A0001"], label="guardian", kind=ActorKind.GROUP)
    project.apply(Patch("", (renamed,)))
    do(project, edits.set_actor_kind(project, "A0001", ActorKind.ORGANISATION))
    assert only_rule(project).kind is RuleKind.ACTOR_KIND
    assert only_rule(project).seen == 2


@given(st.lists(patches(), max_size=6))
def test_whatever_is_done_learning_adds_rules_alone_and_undo_takes_all_back(
    steps: list[Patch],
) -> None:
    project = Project()
    for patch in steps:
        before = project.copy()
        taught = remembering(project, patch)
        assert taught.put[: len(patch.put)] == patch.put
        assert taught.take == patch.take
        assert all(isinstance(row, Rule) for row in taught.put[len(patch.put) :])
        inverse = project.apply(taught)
        project.apply(inverse)
        assert project == before
        project.apply(taught)


def test_an_alias_added_or_dropped_teaches_whose_name_it_is() -> None:
    project = project_of(article("ISIS"))
    named = (Alias("Daesh", "analyst"),)
    do(project, edits.change_actor(project, "A0001", "Add alias", aliases=named))
    assert sentence(only_rule(project)) == "“Daesh” is the same actor as “ISIS”."
    project.apply(join(project, article("Daesh")))
    assert [a.label for a in project.lead_actors()] == ["ISIS"]
    do(project, edits.change_actor(project, "A0001", "Drop alias", aliases=()))
    assert not only_rule(project).active
