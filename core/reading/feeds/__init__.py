"""RSS and Atom."""

from __future__ import annotations
