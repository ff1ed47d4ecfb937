"""Whatever the rules say, nothing is lost and nothing points nowhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core import edits
from core.actor_edits import set_actor_status
from core.collate import join, reread
from core.memory import applying, force_of, overruled, remembering
from core.model import ActorKind, Rule, RuleKind, Status
from core.project import Patch, Project
from tests.core.memory.sample import TYPES, WORDS, article

NAMES = ("ISIS", "Daesh", "Islamic State", "the ISIS", "residents", "Abadi")
names = st.sampled_from(NAMES)
gives = {
    RuleKind.SAME_ACTOR: names,
    RuleKind.ACTOR_NAME: names,
    RuleKind.NO_ACTOR: st.just(""),
    RuleKind.NO_EVENT: st.just(""),
    RuleKind.ACTOR_KIND: st.sampled_from([str(k) for k in ActorKind]),
    RuleKind.EVENT_TYPE: st.sampled_from(TYPES),
}
EVENTS = (RuleKind.EVENT_TYPE, RuleKind.NO_EVENT)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    kind = draw(st.sampled_from(RuleKind))
    told = kind in EVENTS
    limits = TYPES if told else [str(k) for k in ActorKind]
    return Rule(
        f"M{draw(st.integers(1, 8)):04d}",
        kind,
        draw(st.sampled_from(WORDS) if told else names),
        draw(gives[kind]),
        draw(st.sampled_from(["", *limits])),
        draw(st.booleans()),
        changed=draw(st.sampled_from(["2026-01-01", "2026-01-02"])),
    )


kinds = st.sampled_from([ActorKind.PERSON, ActorKind.ARMED_GROUP, ActorKind.GROUP])
articles = st.builds(
    lambda found, kind: article(*found, kind=kind),
    st.lists(names, min_size=1, max_size=4, unique=True),
    kinds,
)


def check(project: Project) -> None:
    for actor in project.actors.values():
        lead = project.actors[project.lead(actor.id)]
        assert lead.merged_into is None, "no circle of merges"
        assert all(r.words for r in actor.ruled)
        noted = [(r.rule_id, r.document_id) for r in actor.ruled]
        assert len(noted) == len(set(noted)), "a rule is noted once for an article"
    for event in project.events.values():
        assert event.participants
        assert all(p.actor_id in project.actors for p in event.participants)
    for document in project.documents.values():
        assert all(m.actor_id in project.actors for m in document.mentions)


@given(st.lists(rules(), max_size=6), st.lists(articles, min_size=1, max_size=3))
def test_every_event_and_mention_of_an_article_joins_whatever_the_rules(
    made: list[Rule], told: list[object]
) -> None:
    project = Project()
    project.apply(Patch("", tuple(made)))
    for number, each in enumerate(told, 1):
        before = project.copy()
        patch = join(project, each)  # type: ignore[arg-type]
        inverse = project.apply(patch)
        check(project)
        assert len(project.events) == 3 * number
        project.apply(inverse)
        assert project == before
        project.apply(patch)
        project.apply(reread(project, each, f"S{number:03d}"))  # type: ignore[arg-type]
        check(project)
        assert len(project.events) == 3 * number
    found = applying(project)
    inverse = project.apply(found.patch)
    check(project)


@given(st.lists(rules(), max_size=8))
def test_of_any_rules_those_in_force_are_active_and_each_loser_has_a_winner_in_force(
    made: list[Rule],
) -> None:
    unique = list({r.id: r for r in made}.values())
    held = {r.id for r in force_of(unique).by_subject.values()}
    out = overruled(unique)
    assert held.isdisjoint(out)
    assert held | set(out) == {r.id for r in unique if r.active}
    assert set(out.values()) <= held


@given(articles, st.lists(st.tuples(st.integers(0, 5), names, st.integers(0, 3)), max_size=6))
def test_any_edits_teach_what_the_next_article_can_obey(
    first: object, steps: list[tuple[int, str, int]]
) -> None:
    project = Project()
    project.apply(join(project, first))  # type: ignore[arg-type]
    for what, name, number in steps:
        ids = sorted(project.actors)
        actor, other = ids[number % len(ids)], ids[-1]
        event = f"E{number % 3 + 1:05d}"
        patch = (
            edits.rename_actor(project, actor, name),
            edits.merge(project, actor, [other]),
            set_actor_status(project, [actor], Status.REJECTED),
            edits.set_status(project, [event], Status.REJECTED),
            edits.change_event(project, event, "Change type", type=TYPES[number % 3]),
            edits.split_off(project, actor),
        )[what]
        before = project.copy()
        inverse = project.apply(remembering(project, patch))
        project.apply(inverse)
        assert project == before
        project.apply(remembering(project, patch))
    project.apply(join(project, article(*NAMES)))
    check(project)
