from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from core.reading.mail.compressed_rtf import unpacked

HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
"""The first example of MS-OXRTFCP."""
MOST = 1_000_000


def test_rich_text_of_a_mail_is_unpacked() -> None:
    assert unpacked(HELLO, MOST) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_text_that_goes_on_in_itself_is_unpacked() -> None:
    # The second example: a reference that reaches into what it writes.
    data = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpacked(data, MOST) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_rich_text_that_is_not_packed_is_taken_as_it_is() -> None:
    data = struct.pack("<IIII", 17, 5, 0x414C454D, 0) + b"{\\rtf}"
    assert unpacked(data, MOST) == b"{\\rtf"


@pytest.mark.parametrize("data", [b"", HELLO[:8], HELLO[:8] + b"nope" + HELLO[12:]])
def test_damaged_rich_text_is_refused(data: bytes) -> None:
    with pytest.raises(UserError):
        unpacked(data, MOST)


def test_rich_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(UserError, match="too large"):
        unpacked(HELLO, 42)


@given(st.binary(max_size=300))
def test_nothing_packed_breaks_it(data: bytes) -> None:
    out = unpacked(struct.pack("<IIII", len(data) + 12, 500, 0x75465A4C, 0) + data, MOST)
    assert len(out) <= 500 + 8 * 17
