"""Known names and words for people, read once from the lexicons."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.model import ActorKind

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lexicons"
_FIRST = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the gazetteer: whose it is, and of which kind; kind None is no actor at all."""

    name: str
    actor: str
    kind: ActorKind | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the lexicons say about actors."""

    known: dict[str, tuple[Known, ...]]
    """By the first word of the name, longest name first."""
    demonyms: dict[str, str]
    """"Iraqi" and "Iraqis" → "Iraq"."""
    countries: dict[str, str]
    """Every name of a country → the one it goes by here."""
    demonym_of: dict[str, str]
    """"Iraq" → "Iraqi"."""
    peoples: frozenset[str]
    also_places: frozenset[str]
    lead: frozenset[str]
    member: frozenset[str]
    address: frozenset[str]
    person: frozenset[str]
    forces: frozenset[str]
    armed: frozenset[str]
    arms: frozenset[str]
    """What forces go by: "Turkish warplanes"."""
    institutions: frozenset[str]
    groups: frozenset[str]
    refers: dict[str, frozenset[ActorKind]]
    """A noun that, with "the", points back to an actor of one of these kinds."""
    relatives: frozenset[str]
    gender: dict[str, str]
    """First names → "m" or "f"."""
    gender_words: dict[str, str]
    speaking: frozenset[str]
    """Verbs of saying and deciding: whoever does this is no mere place."""
    reporting: frozenset[str]
    """Verbs that stand beside what somebody says, word for word."""
    units: dict[str, ActorKind]
    """The last word of a name → what the name is of."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lexicons."""
    countries, actors, people = (_read(name) for name in ("countries", "actors", "people"))
    demonyms = _demonyms(countries)
    nouns, titles = people["people"], people["titles"]
    return Lexicon(
        known=_known(countries, actors),
        demonyms=demonyms,
        countries=_countries(countries),
        demonym_of={name: words[0] for name, words in countries["demonyms"].items() if words},
        peoples=frozenset(_plurals(countries["peoples"]["names"])),
        also_places=frozenset(countries["also_places"]["names"]),
        lead=frozenset(titles["lead"]),
        member=frozenset(titles["member"]),
        address=frozenset(titles["address"]),
        person=frozenset(nouns["person"]),
        forces=frozenset(nouns["forces"]),
        armed=frozenset(nouns["armed"]),
        arms=frozenset(nouns["arms"]),
        institutions=frozenset(nouns["institutions"]),
        groups=frozenset(nouns["groups"]),
        refers=_refers(nouns),
        relatives=frozenset(people["relatives"]["nouns"]),
        gender=_gender(people["gender"], "male", "female"),
        gender_words=_gender(people["gender"], "male_words", "female_words"),
        speaking=frozenset(people["verbs"]["speaking"]),
        reporting=frozenset(people["verbs"]["reporting"]),
        units=_units(actors["unit_words"]),
    )


_PRESS_PEOPLE = (" correspondent", " reporter", " journalist", " photographer", " witness")


def is_no_actor(label: str) -> bool:
    """Whether a name is of the press that tells the news, or of nobody: "Reuters", "Cows"."""
    bare = next((label.removesuffix(s) for s in _PRESS_PEOPLE if label.endswith(s)), label)
    first = _FIRST.match(bare)
    word = first[0] if first else bare
    known = (*lexicon().known.get(word, ()), *lexicon().known.get(word.capitalize(), ()))
    return any(k.kind is None and k.name.casefold() == bare.casefold() for k in known)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


def _plurals(words: list[str]) -> list[str]:
    return [form for word in words for form in (word, f"{word}s")]


def _demonyms(countries: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for country, words in countries["demonyms"].items():
        for form in _plurals(words):
            found.setdefault(form, country)
    return found


def _countries(table: dict[str, Any]) -> dict[str, str]:
    others = {n: country for country, names in table["other_names"].items() for n in names}
    return others | {country: country for country in table["demonyms"]}


def _refers(nouns: dict[str, list[str]]) -> dict[str, frozenset[ActorKind]]:
    found: dict[str, set[ActorKind]] = {}
    for word in nouns["refers_armed"]:
        found.setdefault(word, set()).add(ActorKind.ARMED_GROUP)
    for word in nouns["refers_organisation"]:
        found.setdefault(word, set()).add(ActorKind.ORGANISATION)
    for word in nouns["refers_country"]:
        found.setdefault(word, set()).add(ActorKind.COUNTRY)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _gender(names: dict[str, list[str]], male: str, female: str) -> dict[str, str]:
    return dict.fromkeys(names[female], "f") | dict.fromkeys(names[male], "m")


def _units(words: dict[str, list[str]]) -> dict[str, ActorKind]:
    kinds = {
        "place": ActorKind.PLACE,
        "organisation": ActorKind.ORGANISATION,
        "armed": ActorKind.ARMED_GROUP,
    }
    return {word: kind for name, kind in kinds.items() for word in words[name]}


def _known(countries: dict[str, Any], actors: dict[str, Any]) -> dict[str, tuple[Known, ...]]:
    rows = [Known(c, c, ActorKind.COUNTRY) for c in countries["demonyms"]]
    rows += _named(countries["other_names"], ActorKind.COUNTRY)
    rows += _named(actors["armed_groups"], ActorKind.ARMED_GROUP)
    rows += _named(actors["organisations"], ActorKind.ORGANISATION)
    rows += [Known(n, n, None) for n in actors["press"]["names"] + actors["not_actors"]["names"]]
    found: dict[str, list[Known]] = {}
    for row in rows:
        first = _FIRST.match(row.name)
        found.setdefault(first[0] if first else row.name, []).append(row)
    return {word: tuple(sorted(known, key=lambda k: -len(k.name))) for word, known in found.items()}


def _named(table: dict[str, list[str]], kind: ActorKind) -> list[Known]:
    return [Known(n, actor, kind) for actor, others in table.items() for n in (actor, *others)]
