"""Actors collapsed into one node: by hand, by kind, by community."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.project import Project
    from core.ties import Metrics

MARK = "G"
"""Ids of groups begin with it; they are no rows of the project."""


class Groups:
    """Which group stands for which actors, and what each is called."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        """Actor to its group."""
        self.labels: dict[str, str] = {}
        self._last = 0

    def collapse(self, ids: Iterable[str], label: str) -> str | None:
        """Let a new group stand for these actors; None where they are fewer than two."""
        members = set(ids)
        if len(members) < 2:
            return None
        self._last += 1
        group = f"{MARK}{self._last}"
        self.of.update(dict.fromkeys(members, group))
        self.labels[group] = label
        self._tidy()
        return group

    def expand(self, group: str) -> frozenset[str]:
        """Let the members of a group stand for themselves; return them."""
        members = frozenset(i for i, g in self.of.items() if g == group)
        for actor_id in members:
            del self.of[actor_id]
        self._tidy()
        return members

    def clear(self) -> None:
        """Expand all."""
        self.of.clear()
        self._tidy()

    def restore(self, of: Mapping[str, str], labels: Mapping[str, str]) -> None:
        """Take up groups that were kept."""
        self.of, self.labels = dict(of), dict(labels)
        numbers = [int(g[1:]) for g in self.of.values() if g[1:].isdecimal()]
        self._last = max(numbers, default=0)
        self._tidy()

    def by_kind(self, project: Project, ids: Iterable[str]) -> None:
        """Collapse these actors by kind."""
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        for actor_id in ids:
            if actor_id in project.actors:
                kinds[str(project.actors[actor_id].kind)].add(actor_id)
        self.clear()
        for kind, members in sorted(kinds.items()):
            self.collapse(members, kind.capitalize())

    def by_community(
        self, project: Project, ids: Iterable[str], metrics: Mapping[str, Metrics]
    ) -> None:
        """Collapse these actors by community, each called after its best tied member."""
        parts: defaultdict[int, set[str]] = defaultdict(set)
        for actor_id in ids:
            if actor_id in metrics and metrics[actor_id].community and actor_id in project.actors:
                parts[metrics[actor_id].community].add(actor_id)
        self.clear()
        for _, members in sorted(parts.items()):
            head = max(sorted(members), key=lambda i: metrics[i].weighted_degree)
            self.collapse(members, f"{project.actors[head].label} and others")

    def _tidy(self) -> None:
        used = set(self.of.values())
        self.labels = {g: label for g, label in self.labels.items() if g in used}
