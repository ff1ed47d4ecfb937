"""Lists of actors as people type them, with the names that the project knows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from core.exports.homecoming import words

if TYPE_CHECKING:
    from core.model import Role
    from core.project import Project

    Part = tuple[str, Role]


class People:
    """Reads the cells Actors and Actor Roles against the actors of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def read(self, text: str) -> tuple[Part, ...]:
        """Return names and roles; ids stand for their labels.

        Commas part names too where the whole is no name that is known and a part of it is.
        """
        found: dict[Part, None] = {}
        for label, role in words.people(text):
            for name in self._parted(label):
                found[self._label(name), role] = None
        return tuple(found)

    def words(self, people: tuple[Part, ...]) -> str:
        """Return them as the analyst reads them, with a word on those who are not known yet."""
        return "; ".join(
            f"{label} ({role.value}{'' if label.casefold() in self._names else ', new actor'})"
            for label, role in people
        )

    def _parted(self, label: str) -> list[str]:
        parts = [" ".join(part.split()) for part in label.split(",")]
        known = any(part.casefold() in self._names for part in parts)
        if len(parts) < 2 or label.casefold() in self._names or not known:
            return [label]
        return [part for part in parts if part]

    def _label(self, name: str) -> str:
        actor = self._project.shown_lead(name) if name in self._project.actors else None
        return actor.label if actor is not None else name

    @cached_property
    def _names(self) -> frozenset[str]:
        actors = self._project.actors.values()
        texts = (t for a in actors for t in (a.id, a.label, *(alias.text for alias in a.aliases)))
        return frozenset(text.casefold() for text in texts)
