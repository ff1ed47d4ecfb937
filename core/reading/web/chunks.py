"""Articles that a page lays out in several blocks of one make, of which not all were found."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from core.reading.web.body import all_text_of, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_UP = 4
"""Elements around a paragraph by which those of one make are known."""
_PARAGRAPH = 40
"""Characters of a paragraph that counts."""
_MOST_FOUND = 0.8
"""Share of the paragraphs in blocks of one make above which nothing was overlooked."""
_BEGIN, _NAME = 60, 80
"""Characters by which a paragraph, and a class, is known."""
_MAIN = 0.5
_LEAST = 2


def whole_of(tree: HtmlElement, found: str) -> str:
    """Return the text of all the blocks that are made like those of what was found, or that."""
    made = _by_make(tree)
    if not made:
        return found
    begins = frozenset(line[:_BEGIN] for line in found.split("\n\n"))
    lengths = {make: _length_in(blocks, begins) for make, blocks in made.items()}
    make = max(lengths, key=lambda name: lengths[name])
    blocks = made[make]
    everything = sum(len(line) for lines in blocks.values() for line in lines)
    several = sum(len(lines) >= _LEAST for lines in blocks.values()) >= _LEAST
    if not several or lengths[make] < _MAIN * len(found):
        return found
    if lengths[make] >= _MOST_FOUND * everything or _are_stories(list(blocks)):
        return found
    return "\n\n".join(filter(None, map(all_text_of, blocks)))


def _are_stories(blocks: Sequence[HtmlElement]) -> bool:
    """Whether the blocks are articles of their own: each has a headline or a time with it."""
    shared = set.intersection(*({b, *b.iterancestors()} for b in blocks))
    for block in blocks:
        way = [e for e in (block, *block.iterancestors()) if e not in shared]
        unit = way[-1] if way else block
        if unit.tag == "article" or unit.find(".//article") is not None:
            return True
        if any(unit.find(f".//{tag}") is not None for tag in ("h1", "time", "h2/a", "h3/a")):
            return True
    return False


def _by_make(tree: HtmlElement) -> dict[str, dict[HtmlElement, list[str]]]:
    """Return the paragraphs by the make of their surroundings, and by the block that holds them."""
    found: dict[str, dict[HtmlElement, list[str]]] = defaultdict(lambda: defaultdict(list))
    for paragraph in tree.iter("p"):
        line = line_of(" ".join(paragraph.itertext()))
        block = paragraph.getparent()
        if len(line) >= _PARAGRAPH and block is not None:
            found[_make(block)][block].append(line)
    return found


def _make(block: HtmlElement) -> str:
    around = [block, *list(block.iterancestors())[: _UP - 1]]
    return "/".join(f"{up.tag}.{(up.get('class') or '')[:_NAME]}" for up in around)


def _length_in(blocks: dict[HtmlElement, list[str]], begins: frozenset[str]) -> int:
    """Count the characters of the paragraphs that were found."""
    lines = (line for lines in blocks.values() for line in lines)
    return sum(len(line) for line in lines if line[:_BEGIN] in begins)
