"""The left dock: the sources, and what the events have in common, with counts."""

from __future__ import annotations

from gui.facets.facets import Facets
from gui.facets.missing_dates import MissingDates
from gui.facets.sources_list import SourcesList

__all__ = ["Facets", "MissingDates", "SourcesList"]
