"""A parsed article as our own values, so that only core/language knows the NLP library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Span


class BlockKind(StrEnum):
    """What a paragraph of an article is."""

    HEADLINE = "headline"
    CAPTION = "caption"
    STAMP = "stamp"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the part of it before or after the dateline."""

    span: Span
    kind: BlockKind


@dataclass(slots=True)
class Token:
    """One word; head is the index of the governing token in the article (its own for a root)."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """ClearNLP dependency label."""
    head: int
    space: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A named stretch: token indices [first, last) and the OntoNotes label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Token indices [first, last), the characters they cover, and the block they stand in."""

    first: int
    last: int
    span: Span
    block: Block


@dataclass(slots=True)
class Parsed:
    """One article with its blocks, sentences, tokens, dependency tree and names.

    Offsets refer to the text exactly as the document holds it.
    """

    text: str
    blocks: list[Block]
    sentences: list[Sentence]
    tokens: list[Token]
    names: list[Name]
    children: list[list[int]]
    """For every token, the indices of the tokens it governs, in order."""
    sentence_of: list[int]
    """For every token, the index of its sentence."""

    def words(self, sentence: Sentence) -> list[Token]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def governed(self, token: Token) -> list[Token]:
        """Return the direct dependants of a token."""
        return [self.tokens[i] for i in self.children[token.i]]

    def subtree(self, token: Token) -> Iterator[Token]:
        """Yield the token and all that it governs, depth first."""
        waiting = [token.i]
        while waiting:
            i = waiting.pop()
            yield self.tokens[i]
            waiting.extend(reversed(self.children[i]))

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers a character."""
        return next((s for s in self.sentences if s.span.start <= offset < s.span.end), None)
