"""Third-person pronouns, tied to an actor only where the article leaves little choice."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.actors.names import TOLD
from core.actors.quotes import inside_quotes, said_by, speakers
from core.model import ActorKind, Span

if TYPE_CHECKING:
    from core.actors.roster import Draft, Roster
    from core.parsed import Parsed, Token

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_ALL = _MALE | _FEMALE | _PLURAL | _IT
_WEIGHT = {
    "nsubj": 3.0, "nsubjpass": 2.5, "dobj": 1.5, "pobj": 0.8, "poss": 1.2, "attr": 0.5,
    "conj": 0.8, "appos": 0.3, "dative": 1.2,
}  # fmt: skip
_INNER = frozenset({"compound", "npadvmod", "nmod", "amod"})
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.COUNTRY})
_FAR = 60
"""Tokens that a pronoun may look back."""
_NEEDED = {"person": 2.5, "plural": 2.0, "it": 3.5}


def own_pronouns(parsed: Parsed, roster: Roster) -> None:
    """Give pronouns their actors, in the order of the text."""
    window: deque[Token] = deque(maxlen=24)
    quoted = inside_quotes(parsed)
    speaker = said_by(speakers(parsed, roster))
    for token in parsed.tokens:
        word = token.text.lower()
        if word in _ALL and token.pos in {"PRON", "DET"}:
            number = _antecedent(parsed, token, word, window, roster, quoted, speaker)
            if number is not None:
                roster.mention(number, [token.i], Span(token.start, token.end), "pronoun")
                _learn(roster.drafts[number], word)
                window.append(token)
        elif _stands_for_one(parsed, token, roster):
            window.append(token)


def _stands_for_one(parsed: Parsed, token: Token, roster: Roster) -> bool:
    """Whether a pronoun might mean this word: nouns that head their phrase."""
    if token.pos not in {"NOUN", "PROPN"} or token.dep in _INNER:
        return False
    block = parsed.sentences[parsed.sentence_of[token.i]].block.kind
    return block in TOLD and (token.i in roster.owner or token.pos == "NOUN")


def _learn(draft: Draft, word: str) -> None:
    if draft.kind is ActorKind.PERSON and not draft.gender:
        draft.gender = "m" if word in _MALE else "f" if word in _FEMALE else ""


def _antecedent(
    parsed: Parsed,
    token: Token,
    word: str,
    window: deque[Token],
    roster: Roster,
    quoted: list[bool],
    speaker: dict[int, int],
) -> int | None:
    sort = "it" if word in _IT else "plural" if word in _PLURAL else "person"
    if word == "it":
        return _subject_above(parsed, token, roster)
    ahead = _ahead(parsed, token, roster) if sort == "person" else None
    if ahead is not None:
        return ahead
    best, best_score = None, _NEEDED[sort]
    for other in window:
        if token.i - other.i > _FAR or _same_clause(parsed, token, other):
            continue
        if quoted[other.i] and not quoted[token.i]:
            continue
        if roster.owner.get(other.i, -1) == speaker.get(token.i):
            continue
        score = _score(parsed, token, other, sort, roster)
        if score is not None and quoted[other.i] != quoted[token.i]:
            score -= 0.7
        if score is not None and score >= best_score:
            best, best_score = other, score
    return roster.owner.get(best.i) if best is not None else None


def _subject_above(parsed: Parsed, token: Token, roster: Roster) -> int | None:
    """Tie "it" only to the body that the clause above is about: "the Front denied that it …"."""
    verb = parsed.tokens[token.head]
    if not token.dep.startswith("nsubj") or verb.dep not in {"ccomp", "conj"}:
        return None
    below = parsed.governed(verb)
    if token.dep == "nsubjpass" and any(c.dep == "ccomp" and c.i > verb.i for c in below):
        return None  # "said it is believed that"
    for other in parsed.governed(parsed.tokens[verb.head]):
        number = roster.owner.get(other.i)
        if other.dep == "nsubj" and other.i < token.i and number is not None:
            return number if roster.drafts[number].kind in _BODIES else None
    return None


def _ahead(parsed: Parsed, token: Token, roster: Roster) -> int | None:
    """Return the Baghdadi of "In his speech, Baghdadi called …": the subject still to come."""
    noun = parsed.tokens[token.head]
    prep = parsed.tokens[noun.head]
    first = parsed.sentences[parsed.sentence_of[token.i]].first
    if token.dep != "poss" or noun.dep != "pobj" or prep.i > first + 1:
        return None
    for other in parsed.governed(parsed.tokens[prep.head]):
        number = roster.owner.get(other.i)
        if other.dep == "nsubj" and other.i > token.i and number is not None:
            return number if _fit_person(token, other, roster.drafts[number]) else None
    return None


def _same_clause(parsed: Parsed, token: Token, other: Token) -> bool:
    """Whether grammar forbids the pair: "he" and the object of the same verb."""
    if token.dep == "poss":
        return token.head == other.i or parsed.tokens[token.head].head == other.i
    if token.text.lower().endswith(("self", "selves")):
        return False
    verb = _first_verb(parsed, token)
    shared = other.dep.startswith("nsubj") and other.head == verb.i and token.dep != "nsubj"
    return shared or other.head in (token.head, token.i)


def _first_verb(parsed: Parsed, token: Token) -> Token:
    """Return the verb whose subject is shared: "Ballmer praised Jobs and described him"."""
    verb = parsed.tokens[token.head]
    while verb.dep == "conj" and verb.pos == "VERB":
        if any(c.dep.startswith("nsubj") for c in parsed.governed(verb)):
            break
        verb = parsed.tokens[verb.head]
    return verb


def _score(parsed: Parsed, token: Token, other: Token, sort: str, roster: Roster) -> float | None:
    number = roster.owner.get(other.i)
    draft = roster.drafts[number] if number is not None else None
    fit = _fit(token, other, draft, sort)
    if fit is None:
        return None
    distance = parsed.sentence_of[token.i] - parsed.sentence_of[other.i]
    score = fit - 1.6 * distance + _WEIGHT.get(other.dep, 0.0)
    if distance == 0:
        score -= 0.02 * (token.i - other.i)
    if draft is not None:
        score += min(2.0, 0.35 * (len(draft.spans) - 1))
    both_subjects = token.dep.startswith("nsubj") and other.dep.startswith("nsubj")
    return score + (0.7 if both_subjects else 0.0) + _parallel(parsed, token, other)


def _parallel(parsed: Parsed, token: Token, other: Token) -> float:
    """Prefer the first subject in "Johnson said …, but he …"."""
    verb = parsed.tokens[token.head]
    if not token.dep.startswith("nsubj") or verb.dep != "conj":
        return 0.0
    return 3.0 if other.head == verb.head and other.dep.startswith("nsubj") else 0.0


def _fit(token: Token, other: Token, draft: Draft | None, sort: str) -> float | None:
    """Score how well number, gender and kind agree; None where they do not."""
    plural = other.tag in {"NNS", "NNPS"}
    if sort == "person":
        return _fit_person(token, other, draft)
    if sort == "plural":
        if draft is None:
            return 2.0 if plural else None
        if draft.kind is ActorKind.PERSON or (draft.kind is ActorKind.COUNTRY and not plural):
            return None
        return 4.0 if plural else 1.0
    if plural or (draft is not None and draft.kind not in _BODIES):
        return None
    return 2.5 if draft is not None else 1.0


def _fit_person(token: Token, other: Token, draft: Draft | None) -> float | None:
    if draft is None or draft.kind is not ActorKind.PERSON or other.tag in {"NNS", "NNPS"}:
        return None
    wanted = "m" if token.text.lower() in _MALE else "f"
    gender = draft.gender or lexicon().gender_words.get(other.lemma.lower(), "")
    if gender and gender != wanted:
        return None
    return 4.0 + (1.0 if gender else 0.0)
