"""The timeline's geometry: marks, lanes, packing, density, ticks, drags; tested without Qt."""

from __future__ import annotations
