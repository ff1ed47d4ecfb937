"""Files in, documents out: read(path) yields Document | Problem and never raises for bad input.

core.reading.sniff tells the kind of a file by its content, core.reading.kinds says which module
reads it, core.reading.dispatch catches whatever goes wrong, core.reading.limits holds the caps.
"""

from __future__ import annotations

from core.reading.files import expand, read, skipped
from core.reading.killable import read_all
from core.reading.kinds import PASTED, SUFFIXES
from core.reading.metadata import describe
from core.reading.text import from_text

__all__ = ["PASTED", "SUFFIXES", "describe", "expand", "from_text", "read", "read_all", "skipped"]
