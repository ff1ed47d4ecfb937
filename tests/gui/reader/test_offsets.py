from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from gui.reader.offsets import LONGEST, Offsets, units

TEXT = "“One” 😀 two\r\nthree\n\n👩‍🚀 four\rfive\u2029six"


def test_blocks_end_at_every_kind_of_line_break() -> None:
    assert Offsets(TEXT).shown == ["“One” 😀 two", "three", "", "👩‍🚀 four", "five", "six"]


def test_columns_count_utf16_units_and_offsets_count_characters() -> None:
    offsets = Offsets(TEXT)
    assert offsets.place(TEXT.index("two")) == (0, TEXT.index("two") + 1)
    assert offsets.place(TEXT.index("four")) == (3, units("👩‍🚀 "))
    assert offsets.offset(3, units("👩‍🚀 ")) == TEXT.index("four")


ALPHABET = st.characters(codec="utf-8") | st.sampled_from("a \n\r\u2028\u2029\0\ufdd0\ufffc😀“")


@given(st.text(ALPHABET))
def test_qt_makes_the_same_blocks_of_what_is_shown(text: str) -> None:
    offsets, document = Offsets(text), QTextDocument()
    document.setPlainText("\n".join(offsets.shown))
    assert document.blockCount() == len(offsets.shown)
    for number, shown in enumerate(offsets.shown):
        assert document.findBlockByNumber(number).length() - 1 == units(shown)


@given(st.text(ALPHABET), st.data())
def test_every_character_outside_a_break_is_found_again_where_it_is_shown(
    text: str, data: st.DataObject
) -> None:
    offsets = Offsets(text)
    at = data.draw(st.integers(0, len(text)))
    block, column = offsets.place(at)
    if at - offsets.starts[block] <= len(offsets.shown[block]):
        assert offsets.offset(block, column) == at


def test_a_paragraph_without_end_is_shown_in_pieces_that_lose_nothing() -> None:
    text = "word " * 5000 + "x" * 3 * LONGEST + "\nend"
    offsets = Offsets(text)
    assert max(map(len, offsets.shown)) <= LONGEST
    assert "".join(offsets.shown) == text.replace("\n", "")
    assert all(text.startswith(s, a) for s, a in zip(offsets.shown, offsets.starts, strict=True))
