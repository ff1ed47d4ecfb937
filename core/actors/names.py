"""Named stretches of an article: the model's, corrected by the gazetteer, one kind a name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.model import ActorKind, Span
from core.parsed import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.actors.lexicon import Known, Lexicon
    from core.parsed import Parsed, Token

TOLD = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.BODY})
"""The parts of an article that tell something; the rest is about the article."""

_KINDS = {
    "PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE, "FAC": ActorKind.PLACE, "NORP": ActorKind.GROUP,
    "PRODUCT": ActorKind.OTHER,
}  # fmt: skip
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
MONTHS = frozenset({"May", "March", "April", "June"})
_NO_BODY = re.compile(r"[IVXLCDM]+|[A-Z]{2,3}T|[A-Z]*TV|(?:US|EU|UK)D?|AM|PM|AD|BC|OK|ID|DNA|HIV")
_WHERE = frozenset({"in", "at", "near", "from", "outside", "inside", "around", "toward", "towards"})
_FIRST = re.compile(r"[^\W_]+")
_HAPPENINGS = frozenset({
    "assault", "attack", "attacks", "war", "offensive", "talks", "summit", "crisis", "strike",
    "election", "elections", "campaign", "operation", "battle", "strikes", "bombing", "blast",
    "raid", "siege", "deal",
})  # fmt: skip
_PAPERS = frozenset({
    "resolution", "act", "bill", "treaty", "accord", "accords", "agreement", "protocol",
    "directive",
    "amendment", "constitution", "convention", "declaration", "pact", "charter", "deal",
})  # fmt: skip
"""What a name may be of that can do nothing: "Resolution 2249", "Patriot Act"."""
_OF_PEOPLE = ([",", "who"], [",", "whose"])
"""What only follows somebody: "Baghdadi, whose real name is …"."""
_KIN = frozenset({"family", "tribe", "clan"})
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj"})
_TIME_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|today|yesterday|tomorrow",
    re.IGNORECASE,
)


@dataclass(slots=True)
class NameSpan:
    """A name as it stands: tokens [first, last), its text, and what it is taken to be."""

    first: int
    last: int
    span: Span
    text: str
    kind: ActorKind | None
    known: str | None = None
    """The name of the gazetteer's actor, if it is one."""

    @property
    def words(self) -> list[str]:
        """The name's words, Arabic articles left out: "al-Abadi" → ["Abadi"]."""
        parts = [w for w in re.split(r"[\s-]+", self.text) if w]
        return [w for w in parts if w.lower() not in {"al", "el"}] or [self.text]


def find_names(parsed: Parsed) -> list[NameSpan]:
    """Return the names of actors and places in the told parts of the article, in order."""
    told = [s.block.kind in TOLD for s in parsed.sentences]
    own = [n for n in _from_model(parsed, lexicon()) if told[parsed.sentence_of[n.first]]]
    longer = [n for n in own if n.kind in _BODIES and n.last - n.first > 1]
    known = [
        n
        for n in _from_gazetteer(parsed, lexicon())
        if told[parsed.sentence_of[n.first]] and not any(_holds(parsed, m, n) for m in longer)
    ]
    taken = {i for n in known for i in range(n.first, n.last)}
    found = [name for name in own if taken.isdisjoint(range(name.first, name.last))]
    taken.update(i for n in found for i in range(n.first, n.last))
    found += [n for n in _from_capitals(parsed, taken) if told[parsed.sentence_of[n.first]]]
    taken.update(i for n in found for i in range(n.first, n.last))
    found += [n for n in _from_first_names(parsed, taken) if told[parsed.sentence_of[n.first]]]
    taken.update(i for n in found for i in range(n.first, n.last))
    found += [n for n in _from_acronyms(parsed, taken) if told[parsed.sentence_of[n.first]]]
    _agree(parsed, found)
    return sorted([n for n in known + found if n.kind is not None], key=lambda n: n.first)


def _holds(parsed: Parsed, longer: NameSpan, name: NameSpan) -> bool:
    """Whether a gazetteer name is only the start of a body's: the U.S. of "U.S. Navy"."""
    if not (longer.first <= name.first and name.last < longer.last) or name.known is None:
        return False
    rest = parsed.tokens[name.last : longer.last]
    unit = rest[-1].text.lower() in lexicon().units
    proper = all(t.text[0].isupper() or t.text in {"of", "for", "and", "the", "&"} for t in rest)
    return proper and rest[0].tag != "POS" and (unit or name.kind is ActorKind.COUNTRY)


def _from_gazetteer(parsed: Parsed, lex: Lexicon) -> Iterator[NameSpan]:
    text = parsed.text.replace("’", "'").replace("‘", "'")
    past = 0
    for token in parsed.tokens:
        first = _FIRST.match(token.text)
        if token.start < past or not first or first[0] not in lex.known:
            continue
        row = next((k for k in lex.known[first[0]] if _stands(text, token, k)), None)
        if row is None or _is_other(parsed, token, row):
            continue
        past = token.start + len(row.name)
        span = Span(token.start, past)
        last = _last(parsed, token.i, past)
        yield NameSpan(token.i, last, span, row.name, row.kind, row.actor)


def _stands(text: str, token: Token, row: Known) -> bool:
    """Whether exactly this name stands here, as words of their own."""
    end = token.start + len(row.name)
    if not text.startswith(row.name, token.start):
        return False
    after = text[end : end + 1]
    return not (after.isalnum() or (after == "-" and text[end + 1 : end + 2].isupper()))


def _is_other(parsed: Parsed, token: Token, row: Known) -> bool:
    """Whether the name belongs to a longer one: "Michael Jordan", "Jordan River", "WHO"."""
    if row.name in {"IS", "WHO", "AU", "Ford", "US", "Fed"} and token.pos not in {"PROPN", "NOUN"}:
        return True
    if row.kind is None or " " in row.name:
        return False
    before = parsed.tokens[token.i - 1] if token.i else None
    if before is not None and before.text.lower() in lexicon().gender and before.head == token.i:
        return before.pos == "PROPN" and before.dep == "compound"
    return (
        before is not None
        and before.pos == "PROPN"
        and before.head == token.i
        and before.dep == "compound"
        and before.text.lower() not in lexicon().address
        and before.text not in lexicon().demonyms
        and row.kind is ActorKind.COUNTRY
        and before.text.lower() not in {"neighboring", "northern", "southern", "western", "eastern"}
    )


def _last(parsed: Parsed, i: int, end: int) -> int:
    while i < len(parsed.tokens) and parsed.tokens[i].start < end:
        i += 1
    return i


def _from_model(parsed: Parsed, lex: Lexicon) -> Iterator[NameSpan]:
    for name in parsed.names:
        if name.label not in _KINDS:
            continue
        first, last = _trimmed(parsed, name.first, name.last)
        last += name.label == "PERSON" and _goes_on_as_month(parsed, first, last)
        if first >= last or not _is_name(parsed.tokens[first:last], lex):
            continue
        if _begins_title(parsed, first, last, lex):
            continue
        span = Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
        text = parsed.text[span.start : span.end]
        goes_on = " ".join(t.text for t in parsed.tokens[first : last + 1])
        if (
            text in lex.demonyms
            or goes_on in lex.demonyms
            or (name.label == "NORP" and text in lex.peoples)
        ):
            continue
        yield NameSpan(first, last, span, text, _by_unit(text, _KINDS[name.label], lex))


def _goes_on_as_month(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a first name is followed by a surname that is also a month: "Theresa May"."""
    if last - first != 1 or last >= len(parsed.tokens) or parsed.tokens[last].text not in MONTHS:
        return False
    known = parsed.tokens[first].text.lower() in lexicon().gender
    figure = last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].pos == "NUM"
    return known and not figure


def _from_acronyms(parsed: Parsed, taken: set[int]) -> Iterator[NameSpan]:
    """Yield acronyms that act and that nothing else knows: "OFAC", "ICE"."""
    for sentence in parsed.sentences:
        words = parsed.words(sentence)
        if sum(t.text.isupper() for t in words) > len(words) / 2:
            continue
        for token in words:
            fits = 2 < len(token.text) < 7 and token.text.isalpha() and token.text.isupper()
            if not fits or token.i in taken or _NO_BODY.fullmatch(token.text):
                continue
            stated = f"({token.text})" in parsed.text
            if stated or token.pos != "PROPN" or token.dep not in _ACTING:
                continue
            if _is_name([token], lexicon()):
                span = Span(token.start, token.end)
                yield NameSpan(token.i, token.i + 1, span, token.text, ActorKind.ORGANISATION)


def _from_first_names(parsed: Parsed, taken: set[int]) -> Iterator[NameSpan]:
    """Yield persons whom the model missed: a first name and what it is joined to."""
    lex = lexicon()
    for token in parsed.tokens[:-1]:
        after = parsed.tokens[token.i + 1]
        if token.text.lower() not in lex.gender or not token.text[0].isupper():
            continue
        joined = token.dep == "compound" and token.head == after.i and token.pos == "PROPN"
        if not joined or after.pos != "PROPN" or not after.text[0].isupper():
            continue
        if after.text.lower() not in lex.units and taken.isdisjoint({token.i, after.i}):
            span = Span(token.start, after.end)
            text = parsed.text[span.start : span.end]
            yield NameSpan(token.i, after.i + 1, span, text, ActorKind.PERSON)


def _before_places(parsed: Parsed, i: int) -> bool:
    """Whether "and", a name and a word for places follow: "and Intisar neighborhoods"."""
    tokens = parsed.tokens
    if i + 1 >= len(tokens) or tokens[i].tag != "CC" or tokens[i + 1].pos != "PROPN":
        return False
    i += 1
    while i < len(tokens) and tokens[i].pos == "PROPN":
        i += 1
    last = tokens[min(i, len(tokens) - 1)]
    return last.tag == "NNS" and lexicon().units.get(last.lemma.lower()) is ActorKind.PLACE


def _from_capitals(parsed: Parsed, taken: set[int]) -> Iterator[NameSpan]:
    """Yield names of bodies that the model missed: "Kestrel Oil", "Dock Workers' Union"."""
    lex = lexicon()
    for token in parsed.tokens:
        kind = lex.units.get(token.text.lower())
        if kind is None or token.pos != "PROPN" or not token.text[0].isupper() or token.i in taken:
            continue
        first = token.i
        while first and _continues(parsed.tokens[first - 1], token) and first - 1 not in taken:
            first -= 1
        if parsed.sentence_of[first] == parsed.sentence_of[token.i] and first < token.i:
            span = Span(parsed.tokens[first].start, token.end)
            text = parsed.text[span.start : span.end]
            yield NameSpan(first, token.i + 1, span, text, kind)


def _continues(token: Token, head: Token) -> bool:
    inner = token.dep in {"compound", "poss", "case", "nmod"} or token.head == head.i
    return inner and (token.text[0].isupper() or token.tag == "POS") and token.pos != "DET"


def _trimmed(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    tokens, lex = parsed.tokens, lexicon()
    while first < last and (
        tokens[first].pos in {"DET", "PUNCT", "ADP", "PART"}
        or tokens[first].text.lower() in lex.address
        or (last - first > 1 and tokens[first].text.lower() in lex.lead | lex.member)
    ):
        first += 1
    while last - first > 1 and tokens[last - 1].text.lower() in _HAPPENINGS:
        last -= 1
    while first < last and (
        tokens[last - 1].pos in {"PUNCT", "PART", "ADP", "DET"} and tokens[last - 1].text != "."
    ):
        last -= 1
    return first, last


def _is_name(tokens: list[Token], lex: Lexicon) -> bool:
    """Whether the words look like a name at all: no weekday, no common word, no figure."""
    words = " ".join(t.text for t in tokens)
    if not words[0].isalnum() or not any(t.text[0].isupper() for t in tokens) or "\n" in words:
        return False
    if all(_TIME_WORD.fullmatch(t.text) or t.pos in {"NUM", "PUNCT"} for t in tokens):
        return False
    if _is_paper(tokens):
        return False
    if len(words) < 2 or any(c in words for c in '@"[](){}<>=|/') or len(tokens) > 10:
        return False
    if any(k.name == words and k.kind is None for k in lex.known.get(tokens[0].text, ())):
        return False
    return any(t.pos == "PROPN" for t in tokens)


def _is_paper(tokens: list[Token]) -> bool:
    """Whether it names a resolution, a law, a treaty or an operation, which do nothing."""
    words = [t.text.lower() for t in tokens if t.text[0].isalpha()]
    if not words or len(tokens) < 2:
        return False
    return words[-1] in _PAPERS or words[0] in {"resolution", "operation", "article"}


def _begins_title(parsed: Parsed, first: int, last: int, lex: Lexicon) -> bool:
    """Whether it is the "Interior" of "Interior Minister", the "State" of "Secretary of State"."""
    words = " ".join(t.text.lower() for t in parsed.tokens[first : last + 1])
    whole = " ".join(t.text.lower() for t in parsed.tokens[max(0, first - 2) : last])
    return words in lex.member or words in lex.lead or whole in lex.member


def _by_unit(text: str, kind: ActorKind, lex: Lexicon) -> ActorKind:
    """Let the last word of a longer name decide: "Ninth Armored Division", "Tigris River"."""
    words = text.split()
    last = words[-1].lower()
    if len(words) < 2 or last not in lex.units:
        return kind
    unit = lex.units[last]
    both = last in {"bank", "front", "party", "force"} and kind is not ActorKind.PLACE
    return ActorKind.ORGANISATION if both and last in {"bank", "party"} else unit


def _agree(parsed: Parsed, names: list[NameSpan]) -> None:
    """Give every occurrence of one name the kind that most of them, and their places, speak for."""
    votes: dict[str, Counter[ActorKind]] = {}
    for name in names:
        votes.setdefault(name.text, Counter()).update(_evidence(parsed, name))
    for text in _dateline_places(parsed):
        if text in votes:
            votes[text][ActorKind.PLACE] += 4
    for name in names:
        name.kind = votes[name.text].most_common(1)[0][0]


def _evidence(parsed: Parsed, name: NameSpan) -> Counter[ActorKind]:
    """Weigh what one occurrence of a name, and the words beside it, speak for."""
    tally: Counter[ActorKind] = Counter()
    if name.kind is not None:
        tally[name.kind] += 2
    before = parsed.tokens[name.first - 1].text.lower() if name.first else ""
    if before in _WHERE and len(name.words) == 1:
        tally[ActorKind.PLACE] += 1
    if len(name.words) > 1 and name.kind is ActorKind.PERSON:
        tally[ActorKind.PERSON] += 1
    following = parsed.tokens[name.last : name.last + 1]
    if [t.text.lower() for t in parsed.tokens[name.last : name.last + 2]] in _OF_PEOPLE:
        tally[ActorKind.PERSON] += 3
    if following and following[0].lemma.lower() in _KIN:
        tally[ActorKind.GROUP] += 4
    if _before_places(parsed, name.last):
        tally[ActorKind.PLACE] += 4
    beside = _beside(parsed, parsed.tokens[name.last - 1])
    if beside is not None:
        tally[beside] += 4
    return tally


def _dateline_places(parsed: Parsed) -> set[str]:
    """Return the names of the dateline, in capitals as in the text: "HALVIK, Estria" is two."""
    found: set[str] = set()
    for block in parsed.blocks:
        if block.kind is BlockKind.DATELINE:
            words = parsed.text[block.span.start : block.span.end].split("(")[0]
            parts = [p.strip(" -–—\n") for p in re.split(r"[,/]", words)]
            found.update(p.title() if p.isupper() else p for p in parts)
    return found - {""}


def _beside(parsed: Parsed, token: Token) -> ActorKind | None:
    """Tell the kind from the noun that a name stands before: "the Quds and Samah districts"."""
    for _ in range(4):
        if token.dep not in {"compound", "nmod", "conj", "amod"}:
            return None
        token = parsed.tokens[token.head]
        lemma = token.lemma.lower()
        if lemma in _KIN:
            return ActorKind.GROUP
        if token.pos == "NOUN" and lexicon().units.get(lemma) is ActorKind.PLACE:
            return ActorKind.PLACE
    return None
