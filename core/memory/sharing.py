"""Rules as a file: to hand on, to take in, and the user's own for all projects.

The file is JSON: {"dateline": "rules", "rules": [{"kind": …, "about": …}]}. TOML with the same
names is read too.
"""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.memory.changing import same_words
from core.model import ActorKind, Rule, RuleKind, RuleScope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LARGEST = 20_000_000
"""Bytes of a file of rules that is still believed to be one."""
_LEFT_OUT = ("id", "document_id")
"""What means something in one project only."""


def write_rules(path: Path, rules: Iterable[Rule]) -> None:
    """Write rules to a file in place of any other; raises UserError where that cannot be done."""
    names = [f.name for f in fields(Rule) if f.name not in _LEFT_OUT]
    said = [{name: getattr(rule, name) for name in names} for rule in rules]
    text = json.dumps({"dateline": "rules", "rules": said}, indent=1)
    temporary = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text + "\n", encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        reason = error.strerror or type(error).__name__
        raise UserError(f"“{path.name}” could not be written: {reason}.") from error


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Read rules from JSON or TOML; raises UserError, in words, for anything else."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(f"“{path.name}” is too large for a file of rules.")
        made = _parsed(path.read_bytes().decode("utf-8-sig"), path.suffix.casefold() == ".toml")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(f"“{path.name}” could not be read: {reason}.") from error
    except (ValueError, RecursionError) as error:
        raise UserError(f"“{path.name}” is no file of rules ({error}).") from error
    rules = made.get("rules") if isinstance(made, dict) else None
    if not isinstance(rules, list):
        raise UserError(f"“{path.name}” has no list named “rules”.")
    return tuple(_rule(path, number, each) for number, each in enumerate(rules, 1))


def mine_path() -> Path:
    """Return the file of the user's rules for all projects; it need not be there."""
    from platformdirs import user_data_path

    return user_data_path("Dateline", appauthor=False) / "rules.json"


def read_mine(path: Path | None = None) -> tuple[Rule, ...]:
    """Read the user's rules for all projects; none where there is no file."""
    path = path or mine_path()
    return read_rules(path) if path.exists() else ()


def keep_mine(
    before: Mapping[str, Rule],
    after: Mapping[str, Rule],
    *,
    deleted: bool = False,
    path: Path | None = None,
) -> None:
    """Bring the user's file in step with a project in which these rules became those.

    Only rules of the scope "all my projects" count; rules that are no longer in the project stay
    in the file unless they were deleted. Raises UserError where the file cannot be written.
    """
    old = {i: r for i, r in before.items() if r.scope is RuleScope.EVERYWHERE}
    gone = {same_words(r) for i, r in old.items() if deleted or i in after}
    new = [r for r in after.values() if r.scope is RuleScope.EVERYWHERE]
    put = {same_words(r): r for r in new if old.get(r.id) != r}
    gone = (gone - {same_words(r) for r in new}) | set(put)
    if not gone:
        return
    path = path or mine_path()
    kept = {same_words(r): r for r in read_mine(path)}
    wanted = {words: rule for words, rule in kept.items() if words not in gone} | put
    if list(wanted.values()) != list(kept.values()):
        write_rules(path, wanted.values())


def _parsed(text: str, toml: bool) -> Any:
    return tomllib.loads(text) if toml else json.loads(text)


def _rule(path: Path, number: int, each: object) -> Rule:
    try:
        return _checked(each if isinstance(each, dict) else {})
    except (ValueError, TypeError, KeyError) as error:
        raise UserError(f"“{path.name}”: rule {number} cannot be understood ({error}).") from error


def _checked(each: dict[str, Any]) -> Rule:
    kind, texts = RuleKind(each["kind"]), {}
    for name in ("about", "gives", "only", "edit", "article", "learned", "changed"):
        texts[name] = each.get(name, "")
        if not isinstance(texts[name], str):
            raise TypeError(f"{name} is no text")
    if not texts["about"].strip():
        raise ValueError("it is about nothing")
    if kind is RuleKind.ACTOR_KIND:
        ActorKind(texts["gives"])
    elif kind not in (RuleKind.NO_ACTOR, RuleKind.NO_EVENT) and not texts["gives"].strip():
        raise ValueError("it gives nothing")
    active, seen = each.get("active", True), each.get("seen", 1)
    if not isinstance(active, bool) or not isinstance(seen, int):
        raise TypeError("active is no yes or no, or seen no number")
    scope = RuleScope(each.get("scope", RuleScope.PROJECT))
    return Rule("", kind, active=active, seen=min(max(seen, 0), 10**6), scope=scope, **texts)
