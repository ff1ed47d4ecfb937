"""What people type into a cell, as values of the model; refusals are worded for the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.errors import UserError
from core.model import ActorKind, Factuality, Reliability, Role, Status
from core.vocabulary import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "ja", "oui", "si", "sí"})
_NO = frozenset({"", "no", "n", "false", "0", "-", "nein", "non"})
_ROLE = re.compile(r"^(?P<label>.*\S)\s*\((?P<role>source|target|other|speaker)\)$", re.IGNORECASE)


def listed(text: str) -> tuple[str, ...]:
    """Split several values of a cell, each once."""
    parts = (" ".join(part.split()) for part in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def event_type(text: str) -> str:
    """Read an event type."""
    return _choice(text, EVENT_TYPES, "an event type")


def factuality(text: str) -> Factuality:
    """Read how far the wording commits itself."""
    return Factuality(_choice(text, tuple(Factuality), "a factuality"))


def status(text: str) -> Status:
    """Read a decision."""
    return Status(_choice(text, tuple(Status), "a status"))


def kind(text: str) -> ActorKind:
    """Read an actor's kind."""
    return ActorKind(_choice(text, tuple(ActorKind), "a kind of actor"))


def reliability(text: str) -> Reliability | None:
    """Read how far a source can be relied on: the letter, or all of it; nothing takes it away."""
    plain = text.strip()
    letter = next((r for r in Reliability if plain.casefold() == r.name.casefold()), None)
    if letter or not plain:
        return letter
    return Reliability(_choice(plain, tuple(Reliability), "a reliability"))


def flag(text: str) -> bool:
    """Read yes or no."""
    word = text.strip().casefold()
    if word not in _YES | _NO:
        raise UserError(f"“{text}” is neither yes nor no.")
    return word in _YES


def share(text: str) -> float:
    """Read a confidence: 0.8, 0,8 or 80%."""
    plain = text.strip().replace(",", ".")
    if not plain:
        raise UserError("The cell was cleared, but an event needs a confidence between 0 and 1.")
    try:
        value = float(plain.rstrip("%")) / (100 if plain.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UserError(f"“{text}” is not a confidence between 0 and 1.")
    return value


def title(text: str) -> str:
    """Read a title, on one line."""
    plain = " ".join(text.split())
    if not plain:
        raise UserError("An event needs a title.")
    return plain


def people(text: str) -> tuple[tuple[str, Role], ...]:
    """Read "Islamic State (source); Mosul (target)"; a role not named is "other"."""
    found: dict[tuple[str, Role], None] = {}
    for part in listed(text):
        match = _ROLE.match(part)
        label, role = (match["label"], Role(match["role"].lower())) if match else (part, Role.OTHER)
        found[label, role] = None
    return tuple(found)


def _choice(text: str, known: Iterable[str], what: str) -> str:
    wanted = text.strip().casefold()
    for word in known:
        if str(word).casefold() == wanted:
            return str(word)
    if not wanted:
        raise UserError(f"The cell was cleared, but it needs {what}: {', '.join(map(str, known))}.")
    raise UserError(f"“{text}” is not {what}; choose one of {', '.join(map(str, known))}.")
