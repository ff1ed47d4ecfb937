"""Paragraphs: what every document with several kinds of text comes down to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ParagraphKind(StrEnum):
    """What sort of paragraph it is."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document; lines within it are parted by newlines."""

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    bold: bool = False
    starts_page: bool = False


_BLANKS = re.compile(r"[^\S\n]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\u00ad]")
"""Signs that are not printed, the soft hyphen and the byte order mark among them."""
_WRAPPED = 50
"""Characters: paragraphs with lines of this length and more were broken to fit a page."""


def tidy(text: str) -> str:
    """Blanks of every width become one space, lines lose theirs at both ends, controls go."""
    lines = (_BLANKS.sub(" ", _CONTROLS.sub("", line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def joined(paragraphs: Iterable[Paragraph | str]) -> str:
    """Write paragraphs as text, a blank line between them."""
    texts = (p if isinstance(p, str) else p.text for p in paragraphs)
    return "\n\n".join(filter(None, map(tidy, texts)))


def from_text(text: str) -> list[Paragraph]:
    """Cut plain text into paragraphs at blank lines; lines broken to fit a page are joined."""
    return [Paragraph(block) for block in map(tidy, blocks_of(text)) if block]


def blocks_of(text: str) -> list[str]:
    """Cut plain text at blank lines, its blanks as they are."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").lstrip("\ufeff")
    cut = re.split(r"\n[^\S\n]*\n", text)
    blocks = ("\n".join(filter(None, map(str.strip, block.split("\n")))) for block in cut)
    return [unwrap(block) for block in blocks if block]


def unwrap(block: str) -> str:
    """Join the lines of a paragraph that was broken to fit a page."""
    lines = block.split("\n")
    prose = all(len(line) >= _WRAPPED and line.count(" ") > 3 for line in lines[:-1])
    return " ".join(lines) if len(lines) > 1 and prose else block
