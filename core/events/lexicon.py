"""Words that report something happening, read once from the lexicon."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "events.toml"
_LANDS = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "countries.toml"
_PEOPLE = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "people.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verbs ("cut off" with their particle) and nouns by event type, and words of wording."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    report: frozenset[str]
    speech: frozenset[str]
    doubt: frozenset[str]
    deny: frozenset[str]
    plan: frozenset[str]
    happened: frozenset[str]
    under_way: frozenset[str]
    failed: frozenset[str]
    tried: frozenset[str]
    alleged_words: frozenset[str]
    light: frozenset[str]
    state: frozenset[str]
    slight: frozenset[str]
    of_target: frozenset[str]
    undergone: frozenset[str]
    given: frozenset[str]
    blasts: frozenset[str]
    arms: frozenset[str]
    deaths: frozenset[str]
    gentle: frozenset[str]
    """Moves that are military only where the article speaks of arms."""
    blows: frozenset[str]
    """Blows that are meant so only where the article speaks of arms."""
    sporting: frozenset[str]
    sport_deeds: frozenset[str]
    allied: frozenset[str]
    lead: frozenset[str]
    member: frozenset[str]
    relatives: frozenset[str]
    families: dict[str, str]
    """Word → the word that stands for its sort of happening."""
    people: frozenset[str]
    """Nouns for people who are named by what they are: users, owners."""
    made: frozenset[str]
    """Nouns for what is made, moved or hit: phones, ships, bridges."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lexicon."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    people = tomllib.loads(_PEOPLE.read_text("utf-8"))
    wording = {name: frozenset(words) for name, words in table["wording"].items()}
    return Lexicon(
        verbs=_types(table["verbs"]),
        nouns=_types(table["nouns"]),
        allied=frozenset(table["ties"]["allied"]),
        lead=frozenset(people["titles"]["lead"]),
        member=frozenset(people["titles"]["member"]),
        relatives=frozenset(people["relatives"]["nouns"]),
        families={w: name for name, words in table["families"].items() for w in words},
        people=frozenset(table["things"]["people"]),
        made=frozenset(table["things"]["made"]),
        **wording,
    )


@lru_cache(maxsize=1)
def lands() -> frozenset[str]:
    """Return the names of countries."""
    return frozenset(tomllib.loads(_LANDS.read_text("utf-8"))["demonyms"])


def _types(table: dict[str, list[str]]) -> dict[str, str]:
    """Return word → type; a word listed under several types has the first."""
    found: dict[str, str] = {}
    for kind, words in table.items():
        for word in words:
            found.setdefault(word, kind)
    return found
