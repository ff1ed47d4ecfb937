from __future__ import annotations

from dataclasses import replace

import pytest

from core import edits
from core.actor_edits import set_actor_status
from core.collate import join, reread
from core.filter import Filter, shown
from core.memory import adopted, applied, applying, concerned, force_of, overruled, set_active
from core.model import Actor, ActorKind, Alias, Event, Rule, RuleKind, Status
from core.network import edges
from core.project import Patch, Project
from tests.core.memory.sample import article, do, project_of


def rules(*made: Rule) -> Project:
    project = Project()
    project.apply(Patch("", made))
    return project


def add(project: Project, *names: str, kind: ActorKind = ActorKind.ARMED_GROUP) -> list[str]:
    """Add an article of these actors; return the labels of their leads as its events name them."""
    patch = join(project, article(*names, kind=kind))
    project.apply(patch)
    event = next(e for e in patch.put if isinstance(e, Event))
    return [project.actors[project.lead(p.actor_id)].label for p in event.participants]


def ruled(project: Project) -> list[tuple[str, str, str, str]]:
    rows: list[Actor | Event] = [*project.actors.values(), *project.events.values()]
    return [(row.id, r.rule_id, r.document_id, r.was) for row in rows for r in row.ruled]


def test_two_names_merged_in_one_article_are_one_actor_in_the_next() -> None:
    project = project_of(article("ISIS", "Daesh"))
    do(project, edits.merge(project, "A0001", ["A0002"]))
    assert add(project, "Daesh") == ["ISIS"]
    assert ruled(project) == [("A0002", "M0001", "S002", "Daesh")]
    assert applied(project) == {"M0001": 1}
    project.apply(set_active(project, ["M0001"], active=False))
    assert add(project, "Daesh") == ["Daesh"]
    project.apply(set_active(project, ["M0001"], active=True))
    assert add(project, "Daesh") == ["ISIS"]
    assert applied(project) == {"M0001": 2}


def test_a_merge_is_obeyed_where_neither_name_is_known_and_can_be_split_again() -> None:
    project = rules(Rule("M0001", RuleKind.SAME_ACTOR, "Daesh", "ISIS", "armed group"))
    assert add(project, "ISIS", "Daesh") == ["ISIS", "ISIS"]
    project.apply(edits.split_off(project, "A0002"))
    assert sorted(a.label for a in project.lead_actors()) == ["Daesh", "ISIS"]
    alone = rules(Rule("M0001", RuleKind.SAME_ACTOR, "Daesh", "ISIS"))
    assert add(alone, "Daesh") == ["ISIS"]
    assert alone.actors["A0001"].aliases == (Alias("Daesh", "rule"),)


def test_a_person_is_never_taken_for_a_group_by_a_rule() -> None:
    project = rules(Rule("M0001", RuleKind.SAME_ACTOR, "Washington", "United States", "country"))
    project.apply(Patch("", (Actor("A0001", "United States", ActorKind.COUNTRY),)))
    assert add(project, "Washington", kind=ActorKind.PERSON) == ["Washington"]
    assert add(project, "Washington", kind=ActorKind.COUNTRY) == ["United States"]


def test_a_new_name_is_given_in_the_next_article_and_says_what_stood_there() -> None:
    project = project_of(article("ISIL"))
    do(project, edits.rename_actor(project, "A0001", "Islamic State"))
    assert add(project, "ISIL") == ["Islamic State"]
    assert list(project.actors) == ["A0001"]
    assert ruled(project) == [("A0001", "M0001", "S002", "ISIL")]
    project.apply(set_active(project, ["M0001"], active=False))
    assert add(project, "ISIL") == ["ISIL"]


def test_two_names_that_get_one_name_by_a_rule_are_one_actor_of_their_article() -> None:
    project = rules(Rule("M0001", RuleKind.ACTOR_NAME, "ISIL", "Islamic State"))
    assert add(project, "Islamic State", "ISIL") == ["Islamic State"]
    assert len(project.actors) == 1


def test_a_name_handed_on_twice_ends_at_the_last() -> None:
    project = rules(
        Rule("M0001", RuleKind.ACTOR_NAME, "ISIL", "ISIS"),
        Rule("M0002", RuleKind.ACTOR_NAME, "ISIS", "Islamic State"),
    )
    assert add(project, "ISIL") == ["Islamic State"]


def test_a_rejected_actor_stays_with_its_reason_and_is_shown_nowhere() -> None:
    project = project_of(article("Thursday", "ISIS"))
    do(project, set_actor_status(project, ["A0001"], Status.REJECTED))
    patch = join(project, article("Thursday", "Mosul"))
    project.apply(patch)
    event = project.events["E00004"]
    assert [a.label for a in project.shown_leads(event)] == ["Mosul"]
    assert len(event.participants) == 2
    thursday = project.actors["A0001"]
    assert thursday.status is Status.REJECTED
    assert [r.words for r in thursday.ruled] == ["“Thursday” is no actor."]
    assert all("A0001" not in (e.source, e.target) for e in edges(project))
    project.apply(set_active(project, ["M0001"], active=False))
    assert add(project, "Thursday") == ["Thursday"]
    assert len([a for a in project.actors.values() if a.label == "Thursday"]) == 2


def test_a_kind_and_a_type_are_obeyed_and_noted() -> None:
    project = rules(
        Rule("M0001", RuleKind.ACTOR_KIND, "Hezbollah", "organisation"),
        Rule("M0002", RuleKind.EVENT_TYPE, "attacked", "MOBILIZE", "ASSAULT"),
    )
    add(project, "Hezbollah")
    assert project.actors["A0001"].kind is ActorKind.ORGANISATION
    assert [e.type for e in project.events.values()] == ["MOBILIZE", "STATEMENT", "RETREAT"]
    assert ruled(project) == [
        ("A0001", "M0001", "S001", "armed group"),
        ("E00001", "M0002", "S001", "Assault"),
    ]


def test_a_known_actor_takes_the_kind_of_a_rule_unless_the_analyst_set_it() -> None:
    project = project_of(article("Hezbollah"))
    project.apply(Patch("", (Rule("M0001", RuleKind.ACTOR_KIND, "Hezbollah", "organisation"),)))
    project.apply(edits.set_actor_kind(project, "A0001", ActorKind.GROUP))
    add(project, "Hezbollah")
    assert project.actors["A0001"].kind is ActorKind.GROUP


def test_a_rejected_word_rejects_the_next_event_of_that_word_and_type_which_stays() -> None:
    project = rules(Rule("M0001", RuleKind.NO_EVENT, "said", "", "STATEMENT"))
    add(project, "ISIS")
    assert project.events["E00002"].status is Status.REJECTED
    assert [r.words for r in project.events["E00002"].ruled] == [
        "Events told as Statement by “said” are rejected."
    ]
    assert shown(project, Filter()) == {"E00001", "E00003"}
    assert "E00002" in shown(project, Filter(rejected=True))


def test_reading_an_article_again_obeys_rules_but_not_against_the_analyst() -> None:
    project = project_of(article("ISIS"))
    project.apply(edits.set_status(project, ["E00003"], Status.ACCEPTED))
    for number, word in enumerate(("said", "fled"), 1):
        project.apply(Patch("", (Rule(f"M000{number}", RuleKind.NO_EVENT, word),)))
    project.apply(reread(project, article("ISIS"), "S001"))
    assert [e.status for e in project.events.values()] == [
        Status.SUGGESTED, Status.REJECTED, Status.ACCEPTED,
    ]  # fmt: skip
    project.apply(set_active(project, ["M0001"], active=False))
    project.apply(reread(project, article("ISIS"), "S001"))
    assert project.events["E00002"].status is Status.SUGGESTED
    assert project.events["E00002"].ruled == ()


def test_reading_again_notes_no_rule_twice() -> None:
    project = project_of(article("ISIS", "Daesh"))
    do(project, edits.merge(project, "A0001", ["A0002"]))
    add(project, "Daesh")
    for _ in range(2):
        project.apply(reread(project, article("Daesh"), "S002"))
    assert applied(project) == {"M0001": 1}


def test_of_two_rules_that_disagree_the_later_holds() -> None:
    early = Rule("M0002", RuleKind.ACTOR_NAME, "ISIL", "ISIS", changed="2026-01-01")
    late = Rule("M0001", RuleKind.SAME_ACTOR, "isil", "Daesh", changed="2026-01-02")
    assert overruled([early, late]) == {"M0002": "M0001"}
    assert overruled([early, replace(late, active=False)]) == {}
    assert add(rules(early, late), "ISIL") == ["Daesh"]


def test_rules_that_lead_in_a_circle_are_broken_by_the_latest() -> None:
    made = [
        Rule("M0001", RuleKind.SAME_ACTOR, "A", "B"),
        Rule("M0002", RuleKind.SAME_ACTOR, "B", "C"),
        Rule("M0003", RuleKind.SAME_ACTOR, "C", "A"),
    ]
    assert list(overruled(made)) == ["M0001"]
    assert add(rules(*made), "A", "B", "C") == ["A", "A", "A"]


def test_a_rule_for_one_type_goes_before_one_for_any() -> None:
    wide = Rule("M0001", RuleKind.NO_EVENT, "said")
    narrow = Rule("M0002", RuleKind.EVENT_TYPE, "said", "THREATEN", "STATEMENT")
    assert force_of([wide, narrow]).event("said", "STATEMENT") == narrow
    assert force_of([wide, narrow]).event("said", "OTHER") == wide


def test_the_users_own_rules_come_with_the_first_article_and_go_with_it() -> None:
    mine = (Rule("", RuleKind.SAME_ACTOR, "Daesh", "ISIS", document_id="S009"),)
    project = Project()
    inverse = project.apply(join(project, article("ISIS", "Daesh"), mine))
    assert project.rules["M0001"].document_id == ""
    assert project.lead("A0002") == "A0001"
    assert not adopted(project, mine)
    project.apply(inverse)
    assert project.rules == {}


def test_rules_apply_to_what_is_here_as_one_step_that_says_what_it_would_do() -> None:
    project = project_of(article("ISIS", "Daesh", "Thursday"), article("ISIL"))
    project.apply(
        Patch("", (
            Rule("M0001", RuleKind.SAME_ACTOR, "Daesh", "ISIS"),
            Rule("M0002", RuleKind.NO_ACTOR, "Thursday"),
            Rule("M0003", RuleKind.ACTOR_NAME, "ISIL", "Islamic State"),
            Rule("M0004", RuleKind.NO_EVENT, "said"),
        ))
    )  # fmt: skip
    before = project.copy()
    found = applying(project)
    assert [(row, words) for row, _, words in found.changes][:2] == [
        ("A0002", "“Daesh” is the same actor as “ISIS”."),
        ("A0003", "“Thursday” is no actor."),
    ]
    assert len(found.changes) == 5
    inverse = project.apply(found.patch)
    assert project.lead("A0002") == "A0001"
    assert project.actors["A0004"].label == "Islamic State"
    assert not applying(project).patch, "what is done need not be done again"
    project.apply(inverse)
    assert project == before
    assert [row for row, *_ in applying(project, ["M0002"]).changes] == ["A0003"]


@pytest.mark.parametrize("field", ["label", "kind"])
def test_what_the_analyst_edited_is_not_changed_by_a_rule_applied_here(field: str) -> None:
    project = project_of(article("ISIL"))
    project.apply(Patch("", (
        replace(project.actors["A0001"], edited=(field,)),
        Rule("M0001", RuleKind.ACTOR_NAME, "ISIL", "Islamic State"),
        Rule("M0002", RuleKind.ACTOR_KIND, "ISIL", "organisation"),
    )))  # fmt: skip
    assert applying(project).changes == ()


def test_the_analysts_events_are_not_rejected_by_a_rule_applied_here() -> None:
    project = project_of(article("ISIS"))
    project.apply(edits.set_status(project, ["E00002"], Status.ACCEPTED))
    project.apply(Patch("", (Rule("M0001", RuleKind.NO_EVENT, "said"),)))
    assert applying(project).changes == ()


def test_what_a_rule_speaks_of_is_found_rejected_names_too() -> None:
    project = project_of(article("ISIS", "Thursday"))
    do(project, set_actor_status(project, ["A0002"], Status.REJECTED))
    assert concerned(project, project.rules.values()) == {"A0002"}
    project.apply(Patch("", (Rule("M0002", RuleKind.NO_EVENT, "said"),)))
    add(project, "ISIS")
    assert concerned(project, [project.rules["M0002"]]) == {"E00005"}
