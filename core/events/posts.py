"""Who holds which post, and what is part of what: "X leader Y", "the largest of the militias"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.lexicon import lexicon
from core.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.events.ties import Ties
    from core.model import Actor
    from core.parsed import Parsed, Token

BODIES = frozenset(
    {ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.COUNTRY, ActorKind.GROUP}
)
"""What can be led, or belonged to."""
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_PARTS = frozenset(
    {"part", "member", "wing", "branch", "arm", "one", "faction", "unit", "division", "most"}
)


class Posts:
    """Reads the posts and parts of bodies that single words state."""

    def __init__(self, parsed: Parsed, actors: Mapping[int, Actor], ties: Ties) -> None:
        self._parsed = parsed
        self._actors = actors
        self._ties = ties

    def read_noun(self, token: Token) -> None:
        """Read the ties around a post: "X leader Y", "Y, leader of X", "leader of X"."""
        word, first = self._post(token)
        kind = self._kind(token, word)
        if not kind:
            return
        bearer = self._bearer(token)
        if bearer is None or self._actors[bearer.i].kind is not ActorKind.PERSON:
            return
        body = self._body(token, first, bearer)
        if body is not None:
            self._ties.add(bearer, body, kind, token)

    def _post(self, token: Token) -> tuple[str, int]:
        """Return the post with the words before it that belong to it, and where it begins."""
        lex = lexicon()
        for count in (2, 1):
            first = max(0, token.i - count)
            words = " ".join(t.text.lower() for t in self._parsed.tokens[first : token.i + 1])
            if words in lex.lead or words in lex.member:
                return words, first
        return token.lemma.lower(), token.i

    def _kind(self, token: Token, word: str) -> str:
        lex = lexicon()
        if word in lex.relatives:
            return "relative of"
        if word in _VOICES:
            return "spokesman of"
        if word in lex.lead:
            former = any(c.text.lower() in {"former", "late", "ex"} for c in self._around(token))
            return "member of" if former else "leads"
        return "member of" if word in lex.member else ""

    def _around(self, token: Token) -> list[Token]:
        return self._parsed.tokens[max(0, token.i - 4) : token.i]

    def _bearer(self, token: Token) -> Token | None:
        """Return the word for the person who holds the post."""
        head = self._parsed.tokens[token.head]
        if token.dep in {"compound", "nmod", "amod", "appos"} and head.i in self._actors:
            return head
        for child in self._parsed.governed(token):
            if child.dep == "appos" and child.i in self._actors:
                return child
        if token.dep == "attr" and head.lemma == "be":
            subject = next((c for c in self._parsed.governed(head) if c.dep == "nsubj"), None)
            beside = self._parsed.governed(subject) if subject is not None else []
            named = [subject, *(c for c in beside if c.dep == "appos")]
            return next((t for t in named if t is not None and t.i in self._actors), None)
        return token if token.i in self._actors else None

    def _body(self, token: Token, first: int, bearer: Token) -> Token | None:
        """Return the word for what is led or belonged to."""
        for child in self._parsed.governed(token):
            if child.dep == "prep" and child.text.lower() in {"of", "in", "for", "at", "from"}:
                for noun in self._parsed.governed(child):
                    if noun.dep == "pobj" and self._ties.other(noun, bearer):
                        return noun
        before = [
            t
            for t in self._parsed.tokens[max(0, first - 6) : first]
            if self._within(t, token, bearer) and self._parsed.tokens[t.i + 1].text != "-"
        ]
        return next((t for t in reversed(before) if self._ties.other(t, bearer)), None)

    def _within(self, token: Token, post: Token, bearer: Token) -> bool:
        """Whether a word is part of the phrase of the post or of its bearer."""
        for _ in range(4):
            if token.head in (post.i, bearer.i):
                return token.dep in {"compound", "poss", "nmod", "amod"}
            token = self._parsed.tokens[token.head]
        return False

    def read_apposition(self, token: Token) -> None:
        """Read "the Badr Organization, the largest of the Popular Mobilization militias"."""
        near = [
            t for t in self._parsed.tokens[max(0, token.i - 4) : token.i] if t.i in self._actors
        ]
        if not near or not _is_part(token):
            return
        head = near[-1]
        if self._actors[head.i].kind not in BODIES:
            return
        for prep in self._parsed.governed(token):
            for noun in self._parsed.governed(prep) if prep.text.lower() == "of" else []:
                if noun.dep == "pobj" and self._ties.other(noun, head):
                    self._ties.add(head, noun, "member of", token)


def _is_part(token: Token) -> bool:
    return token.tag == "JJS" or token.lemma.lower() in _PARTS
