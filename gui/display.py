"""What a window needs of the machine, checked before Qt aborts over it; imports no Qt."""

from __future__ import annotations

import ctypes
import os
import sys

LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt loads on Linux, with the Debian package that brings it."""
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads besides for an X11 screen."""


def missing() -> str | None:
    """Say in one line what this machine lacks for a window; None where nothing is."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    x11, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    needed = dict(LIBRARIES)
    if platform in ("", "xcb") and not wayland:
        needed |= SCREEN_LIBRARIES
    packages = [package for library, package in needed.items() if not _loads(library)]
    if packages:
        return f"the window needs system libraries; run: sudo apt install {' '.join(packages)}"
    if not platform and not x11 and not wayland:
        return (
            "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set);"
            " `main.py extract` works without one"
        )
    return None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
