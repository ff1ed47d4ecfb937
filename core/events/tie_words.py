"""Words that state a tie, read once from the lexicon."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "ties.toml"


@dataclass(frozen=True, slots=True)
class TieWords:
    """Verbs and nouns by the kind of tie they state, words for places and their people."""

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    places: frozenset[str]
    named: frozenset[str]
    """Words for places that a name follows: "the city of Mosul"."""
    at: frozenset[str]
    to: frozenset[str]
    inhabit: frozenset[str]
    belong: frozenset[str]
    roles: Mapping[str, frozenset[str]]
    """Words that decide who takes which part: "handed", "must" …"""


@lru_cache(maxsize=1)
def tie_words() -> TieWords:
    """Read the lexicon."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    places, people = table["places"], table["people"]
    return TieWords(
        verbs={kind: frozenset(words) for kind, words in table["verbs"].items()},
        nouns={kind: frozenset(words) for kind, words in table["nouns"].items()},
        places=frozenset(places["nouns"]),
        named=frozenset(places["named"]),
        at=frozenset(places["at"]),
        to=frozenset(places["to"]),
        inhabit=frozenset(people["inhabit"]),
        belong=frozenset(people["belong"]),
        roles={name: frozenset(words) for name, words in table["roles"].items()},
    )
