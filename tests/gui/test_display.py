from __future__ import annotations

import sys

import pytest

from gui import display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone can lack these")


def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(display.LIBRARIES, "libnone-such.so.9", "libnone-such9")
    said = display.missing()
    assert said is not None
    assert "sudo apt install" in said
    assert "libnone-such9" in said
    assert "libgl1" not in said
    assert "\n" not in said


def test_nothing_is_missing_where_the_window_can_open() -> None:
    assert display.missing() is None


def test_no_display_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(display, "SCREEN_LIBRARIES", {})
    said = display.missing()
    assert said is not None
    assert "there is no display" in said
