"""The two themes: readable at WCAG AA, one set of icons, one scale of spaces."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor

from gui import settings, theme
from gui.theme import Theme, icon, system_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parent.parent.parent
CODE = sorted((ROOT / "gui").rglob("*.py"))
STYLE = (ROOT / "resources" / "style.qss").read_text("utf-8")
GROUNDS = ("panel", "window", "selection", "hover")
WORDS = ("text", "dim", "accent", "error", "warning")
"""Colours that letters have."""
MARKS = (
    "occurred", "ongoing", "planned", "alleged", "denied", "hypothetical", "person", "country",
    "organisation", "armed_group", "place", "group", "other", "date",
)  # fmt: skip
"""Colours of shapes, and of signs beside words."""
SERIES = tuple(f"series{n}" for n in range(1, 9))
"""Colours of groups and periods, beside a number or a name."""
SPACES = {0, 1, 2, 4, 6, 8, 12, 16, 24}
"""The scale of gaps and margins; 1 is a rule's width."""


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=[theme.LIGHT, theme.DARK])
def shown(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    assert qapp is not None
    found = Theme()
    found.name, found._colours = request.param, theme._themes()[request.param]
    return found


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_are_readable_on_every_ground(shown: Theme, word: str, ground: str) -> None:
    assert contrast(shown.colour(word), shown.colour(ground)) >= 4.5


def test_words_are_readable_on_the_accent(shown: Theme) -> None:
    assert contrast(shown.colour("on_accent"), shown.colour("accent")) >= 4.5


@pytest.mark.parametrize("mark", MARKS)
def test_marks_stand_out_from_every_ground(shown: Theme, mark: str) -> None:
    assert contrast(shown.colour(mark), shown.colour("panel")) >= 4.5
    assert all(contrast(shown.colour(mark), shown.colour(g)) >= 3 for g in GROUNDS)


@pytest.mark.parametrize("mark", SERIES)
def test_colours_of_groups_stand_out(shown: Theme, mark: str) -> None:
    assert all(contrast(shown.colour(mark), shown.colour(g)) >= 3 for g in ("panel", "window"))


def test_edges_of_fields_and_the_ring_stand_out(shown: Theme) -> None:
    for ground in ("panel", "window"):
        assert contrast(shown.colour("edge"), shown.colour(ground)) >= 3
        assert contrast(shown.colour("accent"), shown.colour(ground)) >= 3


def test_both_themes_name_the_same_colours() -> None:
    light, dark = (theme._themes()[name] for name in (theme.LIGHT, theme.DARK))
    assert set(light) == set(dark)


def test_every_colour_of_the_themes_is_checked_here() -> None:
    known = {*GROUNDS, *WORDS, *MARKS, *SERIES, "on_accent", "edge", "line"}
    assert set(theme._themes()[theme.LIGHT]) <= known


def test_every_colour_of_the_style_sheet_is_in_the_themes() -> None:
    asked = set(re.findall(r"(?<!@)@(\w+)", STYLE.split("*/", 1)[1])) - {"side"}
    assert asked <= set(theme._themes()[theme.LIGHT])


def test_the_code_knows_no_colour_but_the_named_ones() -> None:
    own = {"key_card.py"}  # paper has colours of its own
    for path in CODE:
        if path.name not in own:
            found = re.findall(r'["\']#[0-9a-fA-F]{3,8}["\']', path.read_text("utf-8"))
            assert not found, f"{path.name}: {found}"


def test_every_icon_that_is_asked_for_exists(qapp: QApplication) -> None:
    assert qapp is not None
    have = {p.stem for p in (ROOT / "resources" / "icons").glob("*.svg")}
    asked = set(re.findall(r"@@([\w-]+)", STYLE))
    for path in CODE:
        asked |= set(re.findall(r'icon\(\s*"([\w-]+)"', path.read_text("utf-8")))
        asked |= set(re.findall(r'icon="([\w-]+)"', path.read_text("utf-8")))
    assert len(asked) > 20
    assert asked <= have
    assert not icon("check").isNull()


def test_icons_are_of_one_set() -> None:
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        svg = path.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in svg, path.name
        assert "currentColor" in svg, path.name


def test_gaps_and_margins_are_of_one_scale() -> None:
    call = re.compile(r"\.set(?:Spacing|ContentsMargins)\(([\d, ]+)\)")
    for path in CODE:
        for found in call.findall(path.read_text("utf-8")):
            assert {int(n) for n in found.split(",")} <= SPACES, f"{path.name}: {found}"


def test_the_theme_follows_the_desktop_unless_one_is_chosen(
    qapp: QApplication, tmp_path: Path
) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    theme.install(qapp, theme.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.theme().name == theme.DARK
    settings.remember("theme", theme.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.theme().name == theme.DARK
    settings.remember("theme", "")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.theme().name == theme.LIGHT
    assert system_theme() in (theme.LIGHT, theme.DARK)
