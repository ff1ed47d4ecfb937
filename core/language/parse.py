"""Text to Parsed: paragraphs through the language model, its results as our own values."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from core.language.blocks import blocks
from core.language.model import open_model
from core.language.prepare import pieces, plain
from core.language.repair import repair
from core.model import Span
from core.parsed import Name, Parsed, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

    from core.parsed import Block

_BATCH = 32


@lru_cache(maxsize=1)
def load() -> Language:
    """Load the language model; takes seconds, raises UserError where none is installed."""
    return Language(*open_model())


class Language:
    """A loaded language model."""

    def __init__(self, pipeline: Pipeline, version: str) -> None:
        self.version = version
        self._pipeline = pipeline

    def parse(self, text: str) -> Parsed:
        """Parse an article; token texts have plain quotes and dashes, offsets are the text's."""
        parsed = Parsed(text, blocks(text), [], [], [], [], [])
        smooth = plain(text)
        parts = (
            (smooth[piece.start : piece.end], (piece.start, block))
            for block in parsed.blocks
            for piece in pieces(smooth, block.span)
        )
        with self._pipeline.memory_zone():
            for doc, (offset, block) in self._pipeline.pipe(
                parts, as_tuples=True, batch_size=_BATCH
            ):
                _append(parsed, doc, offset, block)
        return parsed


def _append(parsed: Parsed, doc: Doc, offset: int, block: Block) -> None:
    """Add one parsed piece; blanks that the tokenizer keeps as tokens are left out."""
    at = _append_tokens(parsed, doc, offset)
    for sentence in doc.sents:
        first, last = at[sentence.start], at[sentence.end]
        if first < last:
            _append_sentence(parsed, first, last, block)
    for name in doc.ents:
        first, last = at[name.start], at[name.end]
        if first < last:
            parsed.names.append(Name(first, last, name.label_))


def _append_tokens(parsed: Parsed, doc: Doc, offset: int) -> list[int]:
    """Add the tokens and return, for every position in the piece, its place in the article."""
    tokens, at = parsed.tokens, []
    count = len(tokens)
    for token in doc:
        at.append(count)
        count += not token.is_space
    at.append(count)
    for token in doc:
        if token.is_space:
            continue
        start = offset + token.idx
        end, head = start + len(token.text), at[_head(doc, token.i)]
        tags = (token.lemma_, token.pos_, token.tag_, token.dep_)
        blank = bool(token.whitespace_)
        tokens.append(Token(at[token.i], start, end, token.text, *tags, head, blank))
        parsed.children.append([])
    return at


def _head(doc: Doc, index: int) -> int:
    """Return the governing word, past blanks, or the word itself."""
    head = doc[index].head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return index if head.is_space else int(head.i)


def _append_sentence(parsed: Parsed, first: int, last: int, block: Block) -> None:
    tokens, number = parsed.tokens, len(parsed.sentences)
    span = Span(tokens[first].start, tokens[last - 1].end)
    repair(tokens, first, last)
    parsed.sentences.append(Sentence(first, last, span, block))
    for i in range(first, last):
        parsed.sentence_of.append(number)
        if tokens[i].head != i:
            parsed.children[tokens[i].head].append(i)
