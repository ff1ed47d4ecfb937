"""Pure geometry in numpy: where the timeline and the graph draw things."""

from __future__ import annotations
