"""The memory in use: real articles, the real worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core import edits
from core.memory import set_active, write_rules
from core.model import Rule, RuleKind, RuleScope, Status
from gui.loading import Loading
from gui.store import Store
from gui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FIRST = "The Popular Front attacked Kokjali. The Northern Brigades seized a bridge near Mosul."
SECOND = "The Northern Brigades attacked Tal Afar and killed four soldiers."
THIRD = "The Northern Brigades shelled Hawija. Hezbollah condemned the attack."


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty project of a user with one rule for all projects."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("core.memory.sharing.mine_path", lambda: tmp_path / "rules.json")
    everywhere = RuleScope.EVERYWHERE
    mine = Rule("", RuleKind.NO_ACTOR, "Hezbollah", scope=everywhere)
    write_rules(tmp_path / "rules.json", [mine])
    return Store()


@pytest.fixture
def read(store: Store, qtbot: QtBot) -> Iterator[Callable[[str], list[str]]]:
    """Return the function that adds an article and names the actors of its events."""
    worker = Worker()
    loading = Loading(store, worker)

    def add(text: str) -> list[str]:
        loading.add_text(text)
        qtbot.waitUntil(lambda: not worker.busy, timeout=120_000)
        newest = max(store.project.documents)
        events = store.project.events_citing(newest)
        return [a.label for e in events for a in store.project.shown_leads(e)]

    yield add
    loading.deleteLater()
    worker.close()


def test_a_merge_is_obeyed_in_the_next_article_until_its_rule_is_off(
    store: Store, read: Callable[[str], list[str]]
) -> None:
    assert {"Popular Front", "Northern Brigades"} <= set(read(FIRST))
    ids = {a.label: a.id for a in store.project.lead_actors()}
    lead, other = ids["Popular Front"], ids["Northern Brigades"]
    store.do(edits.merge(store.project, lead, [other]))
    told = read(SECOND)
    assert "Popular Front" in told
    assert "Northern Brigades" not in told
    (ruling,) = store.project.actors[other].ruled
    assert ruling.words == "“Northern Brigades” is the same actor as “Popular Front”."
    store.do(set_active(store.project, [ruling.rule_id], active=False))
    told = read(THIRD)
    assert "Northern Brigades" in told
    assert "Hezbollah" not in told, "the user's own rule came with the first article"
    (known,) = (a for a in store.project.actors.values() if a.label == "Hezbollah")
    assert known.status is Status.REJECTED
    assert [r.words for r in known.ruled] == ["“Hezbollah” is no actor."]
