from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measure import Measure
from tests.benchmarks.registry import GROUPS
from tests.benchmarks.seeds import seeds

ROOT = Path(__file__).parent.parent.parent


def run(*names: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.benchmarks", *names]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_an_unknown_group_is_refused_with_a_list_of_those_there_are() -> None:
    done = run("nonsense")
    assert done.returncode == 2
    assert all(name in done.stderr for name in GROUPS)


def test_a_line_says_whether_the_limit_is_kept() -> None:
    assert Measure("speed", 2.5, "x", 2).line("dates") == "dates speed 2.5 x 2 ok"
    assert Measure("memory", 2.5, "MB", 2, at_most=True).line("dates").endswith(" 2 short")


def test_every_listed_date_stands_in_its_sample_article() -> None:
    for seed in seeds():
        assert seed.dates
        assert all(0 <= start < end <= len(seed.text) for start, end, _ in seed.dates)
