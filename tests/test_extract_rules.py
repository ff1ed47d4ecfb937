from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from core import extract
from core.memory import write_rules
from core.model import Rule, RuleKind, RuleScope
from core.project import Patch
from core.storage import open_project

if TYPE_CHECKING:
    from pathlib import Path

    from core.language import Language

NAME = Rule("M0001", RuleKind.ACTOR_NAME, "Hezbollah", "Party of God")
TEXT = "Beirut, 3 November 2016\n\nHezbollah attacked the town of Aleppo on Tuesday."
OTHER = "Beirut, 4 November 2016\n\nHezbollah seized the airport of Aleppo on Wednesday."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language) -> Path:
    """A folder of articles, a user without files, and the model that is already loaded."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("core.pipeline.load", lambda: language)
    for number, text in enumerate((TEXT, OTHER), 1):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def labels(path: Path) -> set[str]:
    lines = path.read_text("utf-8").splitlines()
    return {actor["label"] for line in lines for actor in json.loads(line)["actors"]}


def test_a_new_project_obeys_the_rules_that_it_is_given_and_no_others(folder: Path) -> None:
    mine = Rule("", RuleKind.NO_ACTOR, "Hezbollah", scope=RuleScope.EVERYWHERE)
    write_rules(folder / "home" / "Dateline" / "rules.json", [mine])
    write_rules(folder / "rules.json", [NAME])
    out, project = folder / "out.jsonl", folder / "p.dateline"
    given = [str(folder / "1.txt"), "--quiet", "--json", str(out), "--project", str(project)]
    assert extract.run(given) == 0
    assert "Hezbollah" in labels(out)
    assert extract.run([*given, "--rules", str(folder / "rules.json")]) == 0
    assert "Party of God" in labels(out)
    assert "Hezbollah" not in labels(out)
    opened = open_project(project)
    assert [r.about for r in opened.session.project.rules.values()] == ["Hezbollah"]
    opened.session.close()


def test_articles_come_into_a_project_as_its_rules_and_the_users_say(folder: Path) -> None:
    mine = Rule("", RuleKind.EVENT_TYPE, "seized", "MOBILIZE", scope=RuleScope.EVERYWHERE)
    write_rules(folder / "home" / "Dateline" / "rules.json", [mine])
    project = folder / "p.dateline"
    session = open_project(project).session
    session.do(Patch("Rule", (NAME,)))
    session.close()
    out, given = folder / "out.jsonl", ["--quiet", "--into", str(project)]
    assert extract.run([str(folder / "1.txt"), *given]) == 0
    both = [str(folder / "1.txt"), str(folder / "2.txt")]
    assert extract.run([*both, *given, "--json", str(out)]) == 0
    assert len(out.read_text("utf-8").splitlines()) == 1, "the first was there already"
    opened = open_project(project).session.project
    assert len(opened.documents) == 2
    assert "Party of God" in {a.label for a in opened.lead_actors()}
    assert [e.type for e in opened.events_citing("S002")] == ["MOBILIZE"]


def test_a_file_that_holds_no_rules_is_refused_before_anything_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(folder / "1.txt"), "--json", str(folder / "out.jsonl")]
    assert extract.run([*given, "--rules", str(folder / "1.txt")]) == 2
    assert "is no file of rules" in capsys.readouterr().err
    assert not (folder / "out.jsonl").exists()
