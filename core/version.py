"""The version of the program, as it is written into files and shown."""

from __future__ import annotations

VERSION = "0.1.0"
