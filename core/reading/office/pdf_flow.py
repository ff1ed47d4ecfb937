"""Lines of pages into paragraphs: running heads dropped, words put together again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from core.reading.office.pdf_page import HYPHEN, Line
from core.reading.paragraphs import Paragraph, ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|pagina|página|p|s|стр)\b\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|von|de|sur|van|di|/|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_MARGIN = 0.12
"""Share of a page's height at its top and bottom where running heads stand."""
_REPEATED = 0.25
"""Share of the pages on which a running head stands, at least."""
_BULLET = re.compile(r"(?:[•‣◦▪●–—*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPACED = 1.45
"""Line spacings between two lines that are of different paragraphs."""


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of a document, given the lines of its pages."""
    lines = [line for page in without_heads(pages) for line in page]
    if not lines:
        return []
    spacing = _spacing(lines)
    edges = _right_edges(lines)
    blocks: list[list[Line]] = [[lines[0]]]
    for i in range(1, len(lines)):
        if _parts(lines, i, spacing, edges):
            blocks.append([])
        blocks[-1].append(lines[i])
    words = _words(lines)
    size = _body_size(lines)
    return [Paragraph(join([x.text for x in block], words), _kind(block, size)) for block in blocks]


def without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Drop page numbers, and what stands at the same edge of page after page."""
    seen = Counter(key for page in pages for key in {_key(line) for line in page if _edge(line)})
    least = max(2, _REPEATED * len(pages))
    return [
        [
            line
            for line in page
            if not (
                _edge(line)
                and (_is_number(line, page) or seen[_key(line)] >= least or _stands_off(line, page))
            )
        ]
        for page in pages
    ]


def join(texts: Iterable[str], words: Counter[str]) -> str:
    """Join the lines of a paragraph; a word broken at a line's end becomes whole.

    words are those of the document, by which a hyphen that belongs is told from one that does not.
    """
    whole = ""
    for text in texts:
        whole = _joined(whole, text, words) if whole else text
    return whole.replace(HYPHEN, "-")


def _joined(whole: str, text: str, words: Counter[str]) -> str:
    ends = whole[-1] in (HYPHEN, "-", "\u00ad", "‐") and whole[-2:-1].isalpha()
    if not ends or not text[:1].isalpha():
        return f"{whole} {text}"
    if not text[0].islower():
        return f"{whole[:-1]}-{text}"
    first = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", whole[:-1])
    last = _WORD.match(text)
    if first and last:
        plain, hyphened = f"{first[0]}{last[0]}".lower(), f"{first[0]}-{last[0]}".lower()
        if words[hyphened] > words[plain]:
            return f"{whole[:-1]}-{text}"
    return whole[:-1] + text


def _words(lines: Iterable[Line]) -> Counter[str]:
    return Counter(word.lower() for line in lines for word in _WORD.findall(line.text))


def _edge(line: Line) -> bool:
    margin = _MARGIN * line.tall
    return line.bottom > line.tall - margin or line.top < margin


def _key(line: Line) -> tuple[bool, str]:
    """Tell a running head: which edge, and its words, whatever the numbers in it."""
    return line.middle > line.tall / 2, re.sub(r"\d+", "#", line.text).casefold()


def _stands_off(line: Line, page: Sequence[Line]) -> bool:
    """Whether it is small and stands well away from all other lines, as running heads do."""
    others = [x for x in page if abs(x.middle - line.middle) > 0.5 * line.size]
    if len(others) < 5 or line.size > 0.92 * median(x.size for x in others):
        return False
    off = min(max(x.bottom - line.top, line.bottom - x.top) for x in others)
    return off > 1.2 * line.size and len(line.text) < 100


def _is_number(line: Line, page: Sequence[Line]) -> bool:
    """Whether it is a page number: alone on the outermost line."""
    if not _NUMBER.fullmatch(line.text):
        return False
    return (
        line.middle >= max(x.middle for x in page) - 1
        or line.middle <= min(x.middle for x in page) + 1
    )


def _spacing(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next, as a multiple of the type's size."""
    steps = [
        (a.bottom - b.bottom) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < a.bottom - b.bottom < 4 * a.size
    ]
    return median(steps) if steps else 1.3


def _right_edges(lines: Sequence[Line]) -> list[float]:
    """Return for every line where the lines of its column end."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    return [_right_edge(line, by_page[line.page]) for line in lines]


def _right_edge(line: Line, page: Sequence[Line]) -> float:
    """Return the right edge of the lines that begin about where this one does."""
    near = [
        other.right
        for other in page
        if abs(other.left - line.left) < 3 * line.size and abs(other.size - line.size) < 1
    ]
    return max(near, default=line.right)


def _parts(lines: Sequence[Line], i: int, spacing: float, edges: Sequence[float]) -> bool:
    """Whether line i begins a paragraph."""
    a, b = lines[i - 1], lines[i]
    if max(a.size, b.size) > 1.13 * min(a.size, b.size):
        return True
    if a.text[-1] in (HYPHEN, "-", "\u00ad") and b.text[:1].islower():
        return False
    if a.page != b.page or b.bottom > a.top:
        # The next page or column: the paragraph goes on where the line was full.
        return _ended(a, b, edges[i - 1]) or (_indented(lines, i) and not b.text[:1].islower())
    step = (a.bottom - b.bottom) / a.size
    if step > _SPACED * spacing or _BULLET.match(b.text):
        return True
    return _ended(a, b, edges[i - 1]) or _indented(lines, i)


def _ended(a: Line, b: Line, edge: float) -> bool:
    """Whether the next line's first word had had room at the end of this one."""
    first = b.text.split(" ", 1)[0]
    wide = (b.right - b.left) / max(len(b.text), 1)
    room = edge - a.right
    if room < (len(first) + 1.5) * wide:
        return False
    return (
        not b.text[:1].islower()
        or bool(_SENTENCE_END.search(a.text))
        or room > 0.4 * (edge - a.left)
    )


def _indented(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is set in, and those around it are not."""
    a, b = lines[i - 1], lines[i]
    before = b.left - a.left if a.page == b.page and b.bottom < a.bottom else 0.0
    after = b.left - lines[i + 1].left if i + 1 < len(lines) else before
    step = 0.6 * b.size
    same = i + 1 < len(lines) and lines[i + 1].page == b.page and lines[i + 1].bottom < b.bottom
    if not same:
        return step < before < 6 * b.size
    return step < after < 6 * b.size and (before > step or before == 0.0 or abs(before) < step)


def _body_size(lines: Sequence[Line]) -> float:
    """Return the size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _kind(block: Sequence[Line], size: float) -> ParagraphKind:
    """Large type at the head of the first page is the title; elsewhere, a heading."""
    if block[0].size < 1.2 * size or len(block) > 5:
        return ParagraphKind.TEXT
    title = block[0].page == 0 and block[0].size >= 1.3 * size
    return ParagraphKind.TITLE if title else ParagraphKind.HEADING
