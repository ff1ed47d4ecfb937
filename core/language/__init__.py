"""The only importer of the NLP library: an article's text becomes our own values."""

from __future__ import annotations

from core.language.blocks import blocks
from core.language.parse import Language, load

__all__ = ["Language", "blocks", "load"]
