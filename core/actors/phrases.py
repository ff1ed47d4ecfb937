"""The noun phrase around a word for people: its name, its country, its owner, its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.model import ActorKind, Span

if TYPE_CHECKING:
    from core.actors.roster import Roster
    from core.parsed import Parsed, Token

_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_QUANTITIES = frozenset({
    "hundreds", "dozens", "thousands", "scores", "tens", "number", "group", "groups", "majority",
    "members", "member", "some", "many", "most", "several", "handful", "hundred", "thousand", "one",
    "millions", "all", "both", "leaders", "ranks", "crowd", "crowds", "mixture", "two", "three",
    "lots",
})  # fmt: skip
_ACTED = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "csubj"})
_TARGET_PREPS = frozenset({"by", "against", "with", "between", "on", "to", "for", "at", "toward"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word for people with what stands before it."""

    head: Token
    word: str
    """The noun, lower case, titles whole: "prime minister"."""
    modifiers: tuple[Token, ...]
    """Words before it that belong to it, in order, without the determiner."""
    country: str | None
    """The country of a demonym or name before it."""
    body: int | None
    """The actor named right before it: "Islamic State fighters"."""
    owner: Token | None
    """The possessor's head word: "his", "Baghdadi", "group"."""
    definite: bool
    plural: bool
    governor: str = ""
    """The noun that it stands before, if it does: "campaign" in "the coalition campaign"."""

    @property
    def first(self) -> int:
        """The first token of the phrase, the determiner left out."""
        before = self.head.i - self.word.count(" ")
        return min(before, self.modifiers[0].i) if self.modifiers else before


def read_phrase(parsed: Parsed, head: Token, roster: Roster) -> Phrase:
    """Read the noun phrase that a word for people heads."""
    left = _left(parsed, head)
    lex = lexicon()
    country = next((c for t in left for c in [_country(parsed, t)] if c), None)
    body = next(
        (roster.owner[t.i] for t in reversed(left) if t.i in roster.owner and t.dep != "poss"), None
    )
    if body is not None and roster.drafts[body].kind is ActorKind.COUNTRY:
        country, body = roster.drafts[body].label, None
    children = parsed.governed(head)
    owner = next((c for c in children if c.dep == "poss"), None)
    if owner is not None and owner.i in roster.owner:
        at = roster.drafts[roster.owner[owner.i]]
        country = at.label if at.kind is ActorKind.COUNTRY else country
    elif owner is not None:
        country = lex.countries.get(owner.text, country)
    word, used = _word(parsed, head)
    if body is None and country is None and (word in lex.lead or word in lex.member):
        country, body = _of(parsed, head, roster)
    elif country is None and (word in lex.institutions or word in lex.groups):
        country = _of(parsed, head, roster)[0]
    kept = tuple(t for t in left if t.i not in used and t.dep != "poss" and t.pos != "NUM")
    definite = any(c.dep == "det" and c.text.lower() in _DEFINITE for c in children)
    plural = head.tag in {"NNS", "NNPS"} or word in {"police", "gunmen"}
    governor = parsed.tokens[head.head].lemma.lower() if head.dep == "compound" else ""
    return Phrase(head, word, kept, country, body, owner, definite, plural, governor)


def _of(parsed: Parsed, head: Token, roster: Roster) -> tuple[str | None, int | None]:
    """Return the country or body of "leader of X"."""
    for prep in parsed.governed(head):
        for token in parsed.governed(prep) if prep.text.lower() in {"of", "for"} else []:
            number = roster.owner.get(token.i)
            if number is None and token.dep == "pobj" and token.text in lexicon().countries:
                return lexicon().countries[token.text], None
            if number is not None and token.dep == "pobj":
                draft = roster.drafts[number]
                return (draft.label, None) if draft.kind is ActorKind.COUNTRY else (None, number)
    return None, None


def _left(parsed: Parsed, head: Token) -> list[Token]:
    """Return the modifiers before the head, with what they govern, in order."""
    found = []
    for child in parsed.governed(head):
        if child.i < head.i and child.dep in _LEFT:
            found += [t for t in parsed.governed(child) if t.i < child.i and t.dep in _LEFT]
            found.append(child)
    return sorted(found, key=lambda t: t.i)


def _country(parsed: Parsed, token: Token) -> str | None:
    """Return the country of "Iraqi" or "U.S.", which "U.S.-backed" rebels are not of."""
    following = parsed.tokens[token.i + 1].text
    lex, pair = lexicon(), f"{parsed.tokens[token.i - 1].text} {token.text}" if token.i else ""
    if pair in lex.demonyms or pair in lex.countries:
        return lex.demonyms.get(pair) or lex.countries[pair]
    if f"{token.text} {following}" in lex.demonyms:
        return lex.demonyms[f"{token.text} {following}"]
    if "-" in token.text or following == "-":
        return None
    return lex.demonyms.get(token.text) or lex.countries.get(token.text)


def _word(parsed: Parsed, head: Token) -> tuple[str, set[int]]:
    """Return the noun with the words before it that make it a longer post: "prime minister"."""
    lex = lexicon()
    word = head.text.lower() if head.tag in {"NNS", "NNPS"} else head.lemma.lower()
    for count in (2, 1):
        first = head.i - count
        if first < 0:
            continue
        longer = " ".join(t.text.lower() for t in parsed.tokens[first : head.i + 1])
        if longer in lex.lead or longer in lex.member:
            return longer, set(range(first, head.i))
    return word, set()


def takes_part(parsed: Parsed, token: Token) -> bool:
    """Whether the word stands where one acts or is acted on."""
    for _ in range(6):
        if token.dep in _ACTED:
            return True
        head = parsed.tokens[token.head]
        if token.dep in {"conj", "appos"} and head.i != token.i:
            token = head
            continue
        if token.dep != "pobj":
            return token.dep == "attr" or (token.dep == "ROOT" and token.pos in {"NOUN", "PROPN"})
        if head.dep == "agent" or head.text.lower() in _TARGET_PREPS:
            return True
        above = parsed.tokens[head.head]
        if head.text.lower() != "of" or above.text.lower() not in _QUANTITIES:
            return False
        token = above
    return False


def phrase_span(parsed: Parsed, phrase: Phrase, last: int | None = None) -> Span:
    """Return the characters of the phrase without its determiner."""
    end = parsed.tokens[last if last is not None else phrase.head.i].end
    first = phrase.first
    while first > 1 and parsed.tokens[first - 1].text == "-":
        first -= 2
    before = parsed.tokens[first - 1] if first else None
    if before is not None and before.head == phrase.head.i and before.dep == "nummod":
        first -= 1
    return Span(parsed.tokens[first].start, end)


def label(phrase: Phrase) -> str:
    """Call a nameless actor what the phrase calls it: "Shi'ite militias", "residents"."""
    one = not phrase.plural and phrase.word in lexicon().person | lexicon().member
    words = [t.text for t in phrase.modifiers if describes(t) or (one and _tells_apart(t))]
    return " ".join([*words, phrase.word if phrase.word != phrase.head.lemma else phrase.head.text])


def _tells_apart(token: Token) -> bool:
    """Whether a word tells one unnamed person from another: "former", "wounded"."""
    return token.dep == "amod" and (token.tag in {"VBN", "VBG"} or token.text.lower() == "former")


def describes(token: Token) -> bool:
    """Whether a word belongs to the label of a nameless actor."""
    if token.text.lower() in {"s", "'s"}:
        return False
    if token.dep == "compound" or token.pos == "PROPN":
        return token.pos in {"NOUN", "PROPN", "ADJ"}
    if token.text[0].isupper() and "-" in token.text:
        return True
    return token.pos == "ADJ" and token.tag == "JJ" and token.text.lower() not in _VAGUE


_VAGUE = frozenset({
    "other", "many", "several", "more", "such", "same", "own", "new", "old", "first", "last",
    "next",
    "young", "big", "large", "small", "former", "current", "different", "various", "main", "few",
    "certain", "only",
})  # fmt: skip
