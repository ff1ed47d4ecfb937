"""Files in, documents out: read(path) yields Document | Problem and never raises for bad input."""

from __future__ import annotations

from core.reading.files import expand, read
from core.reading.metadata import describe
from core.reading.text import from_text

__all__ = ["describe", "expand", "from_text", "read"]
