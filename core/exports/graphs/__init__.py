"""The actor graph for other graph programs."""

from __future__ import annotations

from core.exports.graphs.files import write_gexf, write_graphml

__all__ = ["write_gexf", "write_graphml"]
