"""An article prepared for matching: its text with plain quotes and dashes, and its words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.parsed import Parsed, Sentence, Token

_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"',
        "–": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Replace typographic quotes, dashes and blanks one for one, so that offsets hold."""
    return text.translate(_PLAIN)


@dataclass
class Page:
    """A parsed article, or a bare text, in which expressions are looked for."""

    text: str
    parsed: Parsed | None = None
    tokens: list[Token] = field(default_factory=list)

    @classmethod
    def of(cls, parsed: Parsed) -> Page:
        """Prepare an article."""
        return cls(plain(parsed.text), parsed, parsed.tokens)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return [token.start for token in self.tokens]

    def token_index(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def tag(self, offset: int) -> str:
        """Return the Penn tag of the token at an offset, empty where there is none."""
        i = self.token_index(offset)
        return self.tokens[i].tag if i < len(self.tokens) else ""

    def sentence_of(self, index: int) -> Sentence | None:
        """Return the sentence of a token."""
        if self.parsed is None or not 0 <= index < len(self.tokens):
            return None
        return self.parsed.sentences[self.parsed.sentence_of[index]]

    def same_sentence(self, first: int, second: int) -> bool:
        """Whether two offsets lie in one sentence."""
        one, other = (self.sentence_of(self.token_index(offset)) for offset in (first, second))
        return one is other

    def same_paragraph(self, first: int, second: int) -> bool:
        """Whether two offsets lie in one paragraph."""
        one, other = (self.sentence_of(self.token_index(offset)) for offset in (first, second))
        return one is None or other is None or one.block == other.block


@dataclass(frozen=True, slots=True)
class Site:
    """Where an expression stands: its page and its extent."""

    page: Page
    start: int
    end: int

    @property
    def text(self) -> str:
        """The expression, in plain characters."""
        return self.page.text[self.start : self.end]

    @property
    def low(self) -> str:
        """The expression in lower case with single blanks."""
        return " ".join(self.text.lower().split())

    @property
    def before(self) -> str:
        """Some characters ahead of the expression."""
        return self.page.text[max(0, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        """Some characters behind the expression."""
        return self.page.text[self.end : self.end + 40]

    def tag(self, offset: int | None = None) -> str:
        """Return the Penn tag of the expression's first word, or of the word at an offset."""
        return self.page.tag(self.start if offset is None else offset)
