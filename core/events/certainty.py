"""Words that say how far a text commits itself to what they govern, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

_FILE = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "certainty.toml"

Words: TypeAlias = dict[str, frozenset[str]]
"""What the words do to a deed → the words."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """Verbs, nouns, adjectives, adverbs and prepositions by what they do to a deed."""

    verbs: Words
    nouns: Words
    adjectives: Words
    adverbs: Words
    prepositions: Words


@lru_cache(maxsize=1)
def certainty() -> Certainty:
    """Read the words."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    read = {
        name: {effect: frozenset(words) for effect, words in table.items()}
        for name, table in tables.items()
    }
    return Certainty(**read)
