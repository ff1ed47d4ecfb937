"""What an article calls a country's government, army, police … however it varies the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon

if TYPE_CHECKING:
    from core.actors.phrases import Phrase

_AUTHORITIES = {"government": "government", "authorities": "government", "regime": "government"}
_SERVICES = frozenset({"army", "military", "police", "navy", "parliament", "air force", "cabinet"})
_FORCES = frozenset({"forces", "troops", "soldiers"})
_OWN = frozenset({
    "regular", "special", "security", "armed", "ground", "elite", "army", "government", "military",
    "air", "naval", "border", "more", "additional", "other", "new", "many", "several", "young",
    "federal", "national", "air-force", "combat", "infantry", "advancing", "state", "fighter",
    "first", "last", "fresh", "extra", "own", "local", "attack", "-",
})  # fmt: skip
"""What does not take a country's forces from its state; "opposition" or "rebel" does."""
_ADJECTIVES = {"United States": "U.S."}
"""Where the demonym is not what is said of the state: "American" people, "U.S." government."""


def national(phrase: Phrase, named: str) -> str:
    """Call a country's forces, army, government by one name."""
    lex, country = lexicon(), phrase.country or ""
    own = all(t.text.lower() in _OWN or _tells_country(t.text) for t in phrase.modifiers)
    if phrase.head.lemma.lower() in lex.forces | lex.arms and own:
        return f"{_adjective(country)} forces"
    if phrase.word in _AUTHORITIES:
        return f"{_adjective(country)} {_AUTHORITIES[phrase.word]}"
    if phrase.word in _SERVICES:
        return f"{_adjective(country)} {phrase.word}"
    adjective = lex.demonym_of.get(country, country)
    if adjective in named or country in named:
        return named
    words = {stem for word in named.split() for stem in (word, word.split("-")[0])}
    said = any(lex.demonyms.get(word) == country for word in words)
    return named if said or _names_country(words, country) else f"{adjective} {named}"


def _tells_country(word: str) -> bool:
    lex = lexicon()
    return word in lex.demonyms or word in lex.countries or word[:1].isupper()


def canonical(text: str) -> str:
    """Return "U.S. government" for the names "US Government", "United States government"."""
    lex, (ahead, _, last) = lexicon(), text.rpartition(" ")
    country = lex.demonyms.get(ahead) or lex.countries.get(ahead)
    word = last.lower()
    if country is None:
        return text
    if word in _AUTHORITIES or word in _SERVICES:
        return f"{_adjective(country)} {_AUTHORITIES.get(word, last)}"
    return f"{_adjective(country)} forces" if word in _FORCES else text


def _adjective(country: str) -> str:
    return _ADJECTIVES.get(country) or lexicon().demonym_of.get(country, country)


def _names_country(words: set[str], country: str) -> bool:
    return any(lexicon().countries.get(word) == country for word in words)
