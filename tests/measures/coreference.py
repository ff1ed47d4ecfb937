"""How often third-person pronouns are tied to whom they mean, measured on GUM.

    python -m tests.measures.coreference GUM_FOLDER [--genre news] [--show]

Counted are third-person pronouns that GUM ties to a mention with a noun or name before them. One
is right if the nearest such mention before it of the actor we gave it belongs to the same entity.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.actors import find_actors
from core.language import load
from core.model import Document
from tests.measures.gum import read_gum

if TYPE_CHECKING:
    from core.findings import ActorFindings
    from core.model import Span
    from tests.measures.gum import GumDocument, Mentioned

SORTS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}

MOSTLY = 0.2


@dataclass(frozen=True, slots=True)
class Laid:
    """A GUM document as running text: where each of its words starts and ends."""

    text: str
    starts: list[int]
    ends: list[int]


def main() -> None:
    """Print, for each sort of pronoun, how many were tied and how many of those rightly."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("gum", type=Path)
    asked.add_argument("--genre", default="news")
    asked.add_argument("--show", action="store_true", help="print the wrong ones")
    given = asked.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted(given.gum.glob(f"GUM_{given.genre}_*.conllu")):
        measure(read_gum(path), counts, show=given.show)
    for sort in ("he", "she", "they", "it"):
        print(told(sort, counts))
    print(told("he she they", counts))


def told(sorts: str, counts: Counter[tuple[str, str]]) -> str:
    """Say recall, precision and accuracy of some sorts of pronouns."""
    right, wrong, none = (
        sum(counts[sort, how] for sort in sorts.split()) for how in ("right", "wrong", "none")
    )
    every, tied = max(1, right + wrong + none), max(1, right + wrong)
    return (
        f"{sorts:12} {right + wrong + none:4} pronouns: {100 * right / every:.1f} % right,"
        f" {100 * wrong / every:.1f} % wrong, {100 * none / every:.1f} % left alone;"
        f" of those tied {100 * right / tied:.1f} % right"
    )


def measure(gum: GumDocument, counts: Counter[tuple[str, str]], *, show: bool) -> None:
    """Add one document to the counts."""
    laid = lay(gum)
    parsed = load().parse(laid.text)
    found = find_actors(parsed, Document("S1", "", laid.text))
    owners = {
        parsed.tokens[i].start: actor
        for i, actor in found.owner.items()
        if found.how[i] == "pronoun"
    }
    for i, word in enumerate(gum.words):
        gold = _entity(gum, i) if word.lower() in SORTS else None
        if gold is None:
            continue
        actor = owners.get(laid.starts[i])
        how = "none" if actor is None else _judge(gum, laid, found, actor, gold, laid.starts[i])
        counts[SORTS[word.lower()], how] += 1
        if show and how != "right":
            label = next((a.label for a in found.actors if a.id == actor), "-")
            at = laid.starts[i]
            print(f"{gum.name} {how} {word!r} -> {label!r}: …{laid.text[at - 90 : at + 30]!r}")


def lay(gum: GumDocument) -> Laid:
    """Write the words out, paragraphs on lines of their own."""
    text, starts, ends, opens = "", [], [], set(gum.paragraphs)
    for i, (word, space) in enumerate(zip(gum.words, gum.spaces, strict=True)):
        text = f"{text.rstrip()}\n\n" if i and i in opens else text
        starts.append(len(text))
        text += word
        ends.append(len(text))
        text += " " * space
    return Laid(text, starts, ends)


def _entity(gum: GumDocument, i: int) -> str | None:
    """Return the entity of a pronoun, if a mention of it with a noun stands before."""
    own = next((m.group for m in gum.mentions if (m.first, m.last) == (i, i + 1)), None)
    earlier = (m for m in gum.mentions if m.group == own and m.last <= i)
    full = any(gum.upos[gum.head(m.first, m.last)] in {"NOUN", "PROPN"} for m in earlier)
    return own if full else None


def _judge(
    gum: GumDocument, laid: Laid, found: ActorFindings, actor: str, gold: str, before: int
) -> str:
    own = [m.span for m in found.mentions if m.actor_id == actor and m.span.end <= before]
    for span in sorted(own, key=lambda s: -s.start):
        if laid.text[span.start : span.end].lower() in SORTS:
            continue
        groups = {m.group for m in gum.mentions if _same(gum, laid, m, span)}
        return "right" if gold in groups else "wrong"
    return "wrong"


def _same(gum: GumDocument, laid: Laid, mention: Mentioned, span: Span) -> bool:
    """Whether a gold phrase is what we marked: the same head, or mostly the same words."""
    head = gum.head(mention.first, mention.last)
    if span.start <= laid.starts[head] and laid.ends[head] <= span.end:
        return True
    start, end = laid.starts[mention.first], laid.ends[mention.last - 1]
    shared = min(end, span.end) - max(start, span.start)
    return shared > 0 and shared / (max(end, span.end) - min(start, span.start)) > MOSTLY


if __name__ == "__main__":
    main()
