"""Tables and lists with an article a row."""

from __future__ import annotations
