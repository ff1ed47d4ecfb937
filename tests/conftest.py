"""Fixtures shared by all tests; no test opens a window on a real screen."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
