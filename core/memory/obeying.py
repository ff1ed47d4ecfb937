"""An article's findings as the rules in force have them, each obedience noted where it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from core.memory.naming import name_key, trigger_word
from core.memory.wording import sentence, type_words
from core.model import Actor, ActorKind, Alias, Event, RuleKind, Ruling, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.article import Article
    from core.memory.force import Force
    from core.model import Document, Participant, Rule

T = TypeVar("T", Actor, Event)
_LONGEST = 20
"""Rules that hand a name on to each other."""


def obey(article: Article, force: Force, document_id: str) -> Article:
    """Return the article with its names, kinds, types and rejections as the rules say.

    Ids stay the article's own. That two names are one actor is obeyed on joining the project.
    """
    if not force:
        return article
    actors = [ruled_actor(actor, force, document_id) for actor in article.actors]
    words = {article.document.id: article.document, "": article.document}
    events = [ruled_event(event, force, words, document_id) for event in article.events]
    return _folded(replace(article, actors=tuple(actors), events=tuple(events)))


def ruled_actor(actor: Actor, force: Force, document_id: str) -> Actor:
    """Return the actor with the name, kind and status that the rules give it."""
    actor = _of_kind(actor, force, document_id)
    for _ in range(_LONGEST):
        rule = force.who(actor)
        if rule is not None and rule.kind is RuleKind.NO_ACTOR:
            return ruled_on(replace(actor, status=Status.REJECTED), rule, document_id)
        if rule is None or rule.kind is not RuleKind.ACTOR_NAME or rule.gives == actor.label:
            break
        renamed = _of_kind(called(actor, rule.gives), force, document_id)
        actor = ruled_on(renamed, rule, document_id, actor.label)
    return actor


def ruled_event(
    event: Event, force: Force, documents: Mapping[str, Document], document_id: str
) -> Event:
    """Return the event with the type or the rejection that the rules give it."""
    rule = force.event(trigger_word(event, documents), event.type)
    if rule is None:
        return event
    if rule.kind is RuleKind.NO_EVENT:
        return ruled_on(replace(event, status=Status.REJECTED), rule, document_id)
    if rule.gives == event.type:
        return event
    return ruled_on(replace(event, type=rule.gives), rule, document_id, type_words(event.type))


def ruled_on(row: T, rule: Rule, document_id: str, was: str = "") -> T:
    """Note on a row, once for an article, that a rule was obeyed."""
    ruling = Ruling(rule.id, document_id, sentence(rule), was)
    return replace(row, ruled=both_ruled(row.ruled, (ruling,)))


def both_ruled(known: tuple[Ruling, ...], more: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
    """Return the rulings of both, each rule once for an article."""
    found: dict[tuple[str, str], Ruling] = {}
    for ruling in (*known, *more):
        found.setdefault((ruling.rule_id, ruling.document_id), ruling)
    return tuple(found.values())


def called(actor: Actor, label: str) -> Actor:
    """Return the actor under another label; the one that stood in the text stays as an alias."""
    others = tuple(a for a in actor.aliases if a.text not in (label, actor.label))
    return replace(actor, label=label, aliases=(*others, Alias(actor.label, "rule")))


def same_rule(actor: Actor, force: Force) -> Rule | None:
    """Return the rule in force by which the actor is another one."""
    rule = force.who(actor)
    if rule is None or rule.kind is not RuleKind.SAME_ACTOR:
        return None
    return rule if name_key(rule.gives) != name_key(actor.label) else None


def merged(
    rows: Iterable[Actor], leads: Mapping[str, Actor], force: Force, document_id: str
) -> list[Actor]:
    """Return the actors, each pointed at the one that a rule says it is.

    leads are the actors by name key that may lead; where there is none of the name, the actor
    takes the name itself.
    """
    return [_merged(row, leads, force, document_id) for row in rows]


def _merged(row: Actor, leads: Mapping[str, Actor], force: Force, document_id: str) -> Actor:
    rule = same_rule(row, force)
    if rule is None or row.merged_into is not None:
        return row
    was, given = row.label, rule
    for _ in range(_LONGEST):
        lead = leads.get(name_key(given.gives))
        if lead is not None and lead.id != row.id and _alike(lead, row):
            return ruled_on(replace(row, merged_into=lead.id), rule, document_id, was)
        onward = same_rule(replace(row, label=given.gives), force)
        if onward is None:
            break
        given = onward
    return ruled_on(called(row, given.gives), rule, document_id, was)


def _alike(one: Actor, other: Actor) -> bool:
    return (one.kind is ActorKind.PERSON) == (other.kind is ActorKind.PERSON)


def _of_kind(actor: Actor, force: Force, document_id: str) -> Actor:
    rule = force.kind(actor)
    if rule is None or rule.gives == actor.kind or rule.gives not in list(ActorKind):
        return actor
    changed = replace(actor, kind=ActorKind(rule.gives))
    return ruled_on(changed, rule, document_id, str(actor.kind))


def _folded(article: Article) -> Article:
    """Let actors who got the same name by a rule be one actor of the article."""
    first: dict[tuple[str, bool], str] = {}
    rows: dict[str, Actor] = {}
    ids: dict[str, str] = {}
    for actor in article.actors:
        own = (name_key(actor.label), actor.kind is ActorKind.PERSON)
        ids[actor.id] = into = first.setdefault(own, actor.id)
        if into == actor.id or not (actor.ruled or rows[into].ruled):
            ids[actor.id] = actor.id
            rows[actor.id] = actor
        else:
            rows[into] = _with(rows[into], actor)
    return article if len(rows) == len(article.actors) else _renamed(article, rows, ids)


def _with(actor: Actor, other: Actor) -> Actor:
    have = {actor.label, *(a.text for a in actor.aliases)}
    aliases = (*actor.aliases, *(a for a in other.aliases if a.text not in have))
    return replace(actor, aliases=aliases, ruled=both_ruled(actor.ruled, other.ruled))


def _renamed(article: Article, rows: dict[str, Actor], ids: dict[str, str]) -> Article:
    document = replace(
        article.document,
        mentions=tuple(
            replace(m, actor_id=ids.get(m.actor_id, m.actor_id)) if m.actor_id else m
            for m in article.document.mentions
        ),
    )
    events = tuple(replace(e, participants=_parts(e.participants, ids)) for e in article.events)
    ties = (
        replace(r, source=ids.get(r.source, r.source), target=ids.get(r.target, r.target))
        for r in article.relations
    )
    return replace(
        article,
        document=document,
        actors=tuple(rows.values()),
        events=events,
        relations=tuple(r for r in ties if r.source != r.target),
    )


def _parts(people: tuple[Participant, ...], ids: dict[str, str]) -> tuple[Participant, ...]:
    found: dict[tuple[str, str], Participant] = {}
    for person in people:
        who = ids.get(person.actor_id, person.actor_id)
        found.setdefault((who, person.role), replace(person, actor_id=who))
    return tuple(found.values())
