"""What the analyst does to the rules themselves: one function per action, each returns a patch."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.memory.force import subject
from core.memory.naming import name_key
from core.model import ActorKind, Rule, RuleKind, RuleScope
from core.project import Patch
from core.vocabulary import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.project import Project


DELETE = "Delete"


def set_active(project: Project, ids: Iterable[str], active: bool) -> Patch:
    """Switch rules on or off."""
    word = "on" if active else "off"
    return _changed(project, ids, f"Switch {{}} {word}", active=active)


def set_scope(project: Project, ids: Iterable[str], scope: RuleScope) -> Patch:
    """Let rules hold in this project, or in all of the user's."""
    return _changed(project, ids, f"Let {{}} hold in {scope}", scope=scope)


def change_rule(project: Project, rule_id: str, about: str, gives: str) -> Patch:
    """Change what a rule is about and what it gives; raises UserError for words that say nothing.

    A rule on a name that is changed holds for any kind of actor that is no person, or is one,
    as before.
    """
    rule = project.rules[rule_id]
    about, gives = " ".join(about.split()), " ".join(gives.split())
    if not about:
        raise UserError("A rule needs a name, or a word, that it is about.")
    changed = replace(rule, about=about, gives=_given(rule, about, gives))
    if changed == rule:
        return Patch("Change rule")
    return Patch("Change rule", (replace(changed, changed=_now()),))


def delete_rules(project: Project, ids: Iterable[str]) -> Patch:
    """Take rules away; what was done by them stays."""
    known = tuple(i for i in ids if i in project.rules)
    return Patch(f"{DELETE} {_count(len(known))}", take=known)


def is_deletion(patch: Patch) -> bool:
    """Whether the patch takes rules away because the analyst said so.

    Undoing the arrival of an article takes away the rules that came with it: that is none.
    """
    return patch.label.startswith(f"{DELETE} ") and patch.label.split()[-1] in ("rule", "rules")


def import_rules(project: Project, rules: Iterable[Rule]) -> Patch:
    """Add rules that are not here already."""
    new = _new(project, rules)
    return Patch(f"Import {_count(len(new))}", new)


def adopted(project: Project, mine: Iterable[Rule]) -> Patch:
    """Add the user's rules for all projects that this one has not met."""
    new = _new(project, mine)
    return Patch(f"Take over {_count(len(new))}", new)


def same_words(rule: Rule) -> tuple[object, ...]:
    """Return what two rules that say the same share, wherever they were learned."""
    return rule.kind, subject(rule), rule.gives


def _new(project: Project, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    have = {same_words(r) for r in project.rules.values()}
    found: dict[tuple[object, ...], Rule] = {}
    for rule in rules:
        if same_words(rule) not in have:
            found.setdefault(same_words(rule), rule)
    ids = project.fresh_ids(Rule, len(found))
    return tuple(
        replace(rule, id=new_id, document_id="")
        for new_id, rule in zip(ids, found.values(), strict=True)
    )


def _given(rule: Rule, about: str, gives: str) -> str:
    """Return what an edited rule gives; raises UserError where it cannot give that."""
    if rule.kind in (RuleKind.NO_ACTOR, RuleKind.NO_EVENT):
        return ""
    if not gives:
        raise UserError("Say what the rule gives.")
    if rule.kind is RuleKind.SAME_ACTOR and name_key(gives) == name_key(about):
        raise UserError("A rule needs two different names.")
    if rule.kind is RuleKind.ACTOR_KIND and gives not in [str(k) for k in ActorKind]:
        raise UserError(f"“{gives}” is no kind of actor.")
    if rule.kind is RuleKind.EVENT_TYPE and gives not in EVENT_TYPES:
        raise UserError(f"“{gives}” is no type of event.")
    return gives


def _changed(project: Project, ids: Iterable[str], label: str, **values: Any) -> Patch:
    asked, now = (project.rules[i] for i in ids if i in project.rules), _now()
    rows = [
        replace(rule, **values, changed=now)
        for rule in asked
        if any(getattr(rule, name) != value for name, value in values.items())
    ]
    return Patch(label.format(_count(len(rows))), tuple(rows))


def _count(number: int) -> str:
    return f"{number} rules" if number != 1 else "rule"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
