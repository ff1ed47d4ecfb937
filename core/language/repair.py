"""Small corrections of the dependency tree and of lemmas, where the model errs in a known way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.parsed import Token

_LEMMAS = {
    "fined": "fine", "fining": "fine", "staged": "stage", "staging": "stage", "hoped": "hope",
    "hoping": "hope",
}  # fmt: skip


def repair(tokens: list[Token], first: int, last: int) -> None:
    """Correct the words [first, last) of one sentence in place."""
    for token in tokens[first:last]:
        lemma = _LEMMAS.get(token.text.lower())
        if lemma is not None and token.pos == "VERB":
            token.lemma = lemma
        if token.dep == "conj" and token.tag == "VBD":
            _lift(tokens, first, token)


def _lift(tokens: list[Token], first: int, token: Token) -> None:
    """Join "denied that they had bombed it and called …" at "denied": the tenses say so."""
    said = tokens[token.head]
    above = tokens[said.head]
    if said.tag != "VBN" or said.dep != "ccomp" or above.tag != "VBD" or above.i == said.i:
        return
    inside = tokens[first : said.i]
    had = any(t.head == said.i and t.text.lower() == "had" for t in inside)
    own = any(t.head == token.i and t.dep.startswith("nsubj") for t in tokens[said.i : token.i])
    if had and not own:
        token.head = above.i
