from __future__ import annotations

from core.findings import ActorFindings, EventFindings
from core.model import (
    Actor,
    ActorKind,
    Alias,
    Basis,
    Citation,
    Event,
    Factuality,
    Participant,
    Role,
    Span,
)
from core.pipeline import told_apart

MOSUL = Actor("A1", "Mosul", ActorKind.PLACE)
ISIS = Actor("A2", "Islamic State", ActorKind.ARMED_GROUP, (Alias("ISIS", "gazetteer"),))


def found_with(*labels: str) -> EventFindings:
    extra = tuple(Actor(f"X{n}", label, ActorKind.PLACE) for n, label in enumerate(labels, 1))
    parts = tuple(Participant(x.id, Role.TARGET) for x in extra)
    event = Event(
        id="E1",
        title="Soldiers capture Mosul",
        when=None,
        basis=Basis.DOCUMENT,
        type="FIGHT",
        participants=(Participant("A2", Role.SOURCE), *parts),
        factuality=Factuality.OCCURRED,
        citations=(Citation("S1", Span(0, 10)),),
    )
    return EventFindings((event,), (), extra)


def test_what_takes_part_is_the_articles_actor_of_that_name() -> None:
    joined = told_apart(ActorFindings((MOSUL, ISIS)), found_with("Mosul", "bridge"))
    assert [p.actor_id for p in joined.events[0].participants] == ["A2", "A1", "X2"]
    assert [x.label for x in joined.actors] == ["bridge"]


def test_an_actor_takes_part_once_in_its_first_role() -> None:
    joined = told_apart(ActorFindings((MOSUL, ISIS)), found_with("isis"))
    assert [(p.actor_id, p.role) for p in joined.events[0].participants] == [("A2", Role.SOURCE)]
    assert joined.actors == ()


def test_strangers_stay_as_they_are() -> None:
    found = found_with("bridge")
    assert told_apart(ActorFindings((MOSUL, ISIS)), found) is found


def test_the_press_takes_no_part_in_its_news() -> None:
    joined = told_apart(ActorFindings((MOSUL, ISIS)), found_with("Reuters correspondent", "AFP"))
    assert [p.actor_id for p in joined.events[0].participants] == ["A2"]
    assert joined.actors == ()
