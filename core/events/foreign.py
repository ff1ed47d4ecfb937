"""Dated sentences of an article that is not English, offered as events: no actors, no sort."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.model import AnchorKind, Basis, Citation, Event, Factuality, Precision, Span
from core.parsed import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model import Document, FuzzyDate, TimeMention
    from core.parsed import Block

CONFIDENCE = 0.3
"""Low, but above what is found on the off chance and hidden at first."""
TITLE = 110
_DENSE = 50
"""Characters of a title in a script that writes words with one or two."""
_UNTOLD = frozenset({BlockKind.STAMP, BlockKind.BYLINE, BlockKind.TAGS, BlockKind.DATELINE})
_END = re.compile(r"[。！？]+[」』”’）]*|[.!?؟।…]+[\"'»”’)\]]*(?=\s+(?P<next>\S))")
_ABBREVIATED = re.compile(
    r"(?:\d|\b[^\W\d_]{1,2}|\b(?:[Ss]ra?|[Dd]ra|art|núm|bzw|usw|ca|Nr|[Mm]me))\.$"
)
_WORDS = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def dated_sentences(
    document: Document, blocks: Sequence[Block], times: Sequence[TimeMention]
) -> tuple[Event, ...]:
    """Return an event for every sentence with a date that could be read.

    blocks are the paragraphs of the text; the title and the lines about the article are no events.
    """
    found: list[Event] = []
    for sentence in _sentences(document.text, blocks):
        within = [t for t in times if sentence.contains(t.span) and t.when is not None]
        best = min(within, key=_fineness, default=None)
        if best is not None and _tells(document.text, sentence, best):
            found.append(_event(document, sentence, best, len(found) + 1))
    return tuple(found)


def _fineness(time: TimeMention) -> int:
    """Rank a date: the finest says most of when it happened."""
    return list(Precision).index(time.when.precision) if time.when else len(Precision)


def _sentences(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the sentences of what the article tells."""
    told = [b for b in blocks if b.kind not in _UNTOLD]
    if len(told) > 1 and told[0].kind is BlockKind.HEADLINE:
        told = told[1:]
    for block in told:
        yield from _cut(text, block.span)


def _cut(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        following = match["next"] or ""
        if following.islower() or _ABBREVIATED.search(
            text[max(start, match.end() - 8) : match.end()]
        ):
            continue
        yield Span(start, match.end())
        start = match.end()
        while start < block.end and text[start].isspace():
            start += 1
    if start < block.end:
        yield Span(start, block.end)


def _tells(text: str, sentence: Span, time: TimeMention) -> bool:
    """Whether more than the date is said."""
    rest = text[sentence.start : time.span.start] + " " + text[time.span.end : sentence.end]
    return len(_WORDS.findall(rest)) >= 3 or len(_CJK.findall(rest)) >= 5


def _event(document: Document, sentence: Span, time: TimeMention, number: int) -> Event:
    written = time.derivation.anchor_kind is AnchorKind.EXPLICIT
    cited = Citation(document.id, sentence, date=time.span, derivation=time.derivation)
    return Event(
        f"E{number}",
        shortened(document.text[sentence.start : sentence.end]),
        time.when,
        Basis.EXPLICIT if written else Basis.RESOLVED,
        "OTHER",
        factuality=_factuality(time.when, document.published),
        confidence=CONFIDENCE,
        citations=(cited,),
    )


def _factuality(when: FuzzyDate | None, published: FuzzyDate | None) -> Factuality:
    """Take what lies after the day of writing for planned: nothing else is known of it."""
    if when is None or published is None or when.earliest is None or published.latest is None:
        return Factuality.OCCURRED
    return Factuality.PLANNED if when.earliest > published.latest else Factuality.OCCURRED


def shortened(sentence: str) -> str:
    """Cut a sentence to the length of a title, after a word where words are told apart."""
    words = " ".join(sentence.split())
    most = _DENSE if len(_CJK.findall(words)) > len(words) // 3 else TITLE
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"
