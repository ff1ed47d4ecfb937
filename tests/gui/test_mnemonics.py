"""The underlined letters of menus."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QMenu

from gui.mnemonics import bare, letter, marked


@pytest.mark.usefixtures("qapp")
def test_every_line_has_a_letter_of_its_own() -> None:
    menu = QMenu()
    for text in ("Open project…", "Open recent", "Add articles…", "Research & development", "Quit"):
        menu.addAction(text.replace("&", "&&"))
    letter(menu)
    letters = [a.text().replace("&&", "")[a.text().replace("&&", "").index("&") + 1].lower()
               for a in menu.actions()]  # fmt: skip
    assert len(set(letters)) == 5
    assert [bare(a.text()) for a in menu.actions()][3] == "Research & development"


@given(st.text(alphabet="ab &…é", max_size=12), st.integers(0, 11))
def test_marking_and_baring_are_opposites(text: str, place: int) -> None:
    assert bare(marked(text, place if place < len(text) else None)) == text
