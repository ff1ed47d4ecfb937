"""How well the events that several articles tell are found, measured on SemEval-2015 Task 4.

    python -m tests.measures.telling_twice SEMEVAL_FOLDER [--show]

The folder is that of the trial data: CAT files of 30 articles, and timelines of six targets whose
rows name the mentions, over all articles, of one event. A pair of ours is judged where both of
its events are mentions in the timeline of one target: right if they stand in one row.
"""

from __future__ import annotations

import argparse
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from core.collate import Collation, collate, join
from core.dates import read_date
from core.model import Document, Event, PublishedFrom
from core.pipeline import Pipeline
from core.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.project import Project

NO_SPACE_BEFORE = frozenset(".,;:!?%)]}'s")
Row = tuple[str, int]
"""Target and row of its timeline."""
Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Laid:
    """An article as running text, and where its sentences start."""

    id: str
    text: str
    starts: list[int]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence at a character."""
        return max(n for n, start in enumerate(self.starts) if start <= offset)


def main() -> None:
    """Print precision and recall of what is merged, and of what is suggested."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--show", action="store_true", help="print every pair that can be judged")
    given = asked.parse_args()
    articles = [laid(path) for path in sorted(given.folder.glob("Corpus*/*.xml"))]
    project, sure, suggested = collated(articles)
    rows = marked(project, articles, gold(given.folder))
    right, judged = judge(project, rows)
    print(told("merged for sure", sure, right, judged))
    for least in (0.7, 0.65, 0.6, 0.55, 0.5):
        found = {pair for pair, score in suggested.items() if score >= least}
        print(told(f"suggested from {least:.2f}", found, right, judged))
    if given.show:
        for pair in sorted(set(suggested) & judged, key=lambda p: -suggested[p]):
            one, other = (project.events[i].title for i in pair)
            print("+" if pair in right else "-", f"{suggested[pair]:.2f}", one, "|", other)


def laid(path: Path) -> Laid:
    """Read a CAT file."""
    root = ET.parse(path).getroot()  # noqa: S314 (a data set of ours)
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for token in root.iter("token"):
        lines[int(token.get("sentence", 0))].append(token.text or "")
    text, starts = "", []
    for number in range(max(lines) + 1):
        starts.append(len(text))
        for word in lines[number]:
            space = " " if text[-1:] not in ("", "\n", "(", "$") else ""
            text += word if word[:1] in NO_SPACE_BEFORE else space + word
        text += "\n\n" if number < 2 else ""
    return Laid(str(root.get("doc_id")), text, starts)


def collated(articles: list[Laid]) -> tuple[Project, Pairs, dict[tuple[str, str], float]]:
    """Return the project, the pairs merged for sure and those suggested, before the merge."""
    pipeline, session = Pipeline(), Session()
    for article in articles:
        session.do(join(session.project, pipeline.run(document(article))))
    collation = Collation(session.project)
    collation.run()
    suggested = {(s.one, s.other): s.score for s in collation.same_events()}
    merged = collate(collation, session.project.documents)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for row in merged.put:
        if isinstance(row, Event) and row.merged_into:
            groups[row.merged_into] |= {row.id, row.merged_into}
    sure = {p for group in groups.values() for p in combinations(sorted(group), 2)}
    return session.project, sure, suggested


def document(article: Laid) -> Document:
    """Return the article with the date that stands under its headline."""
    line = article.text[article.starts[1] : article.starts[2]].strip()
    try:
        published = read_date(line)
    except Exception:  # whatever stands there is no date
        published = None
    from_text = PublishedFrom.METADATA if published else PublishedFrom.NONE
    return Document(
        "", article.text.split("\n")[0], article.text, published, from_text, given_id=article.id
    )


def gold(folder: Path) -> dict[tuple[str, int, str], set[Row]]:
    """Return the rows of each mention: article, sentence, first word of the trigger."""
    found: defaultdict[tuple[str, int, str], set[Row]] = defaultdict(set)
    for path in sorted(folder.glob("TimeLines*/*.txt")):
        target, *lines = path.read_text("utf-8").split("\n")
        for number, line in enumerate(lines):
            for mention in line.split("\t")[2:]:
                article, sentence, words = mention.strip().split("-", 2)
                found[article, int(sentence), words.split("_")[0].lower()].add((target, number))
    return found


def marked(
    project: Project, articles: list[Laid], mentions: dict[tuple[str, int, str], set[Row]]
) -> dict[str, set[Row]]:
    """Return the rows of each lead event that is a mention."""
    by_id = {a.id: a for a in articles}
    found: defaultdict[str, set[Row]] = defaultdict(set)
    for event in project.events.values():
        for cited in event.citations:
            article = by_id[project.documents[cited.document_id].given_id]
            span = cited.trigger or cited.sentence
            number = article.sentence_at(span.start)
            for word in article.text[span.start : span.end].lower().split():
                found[project.lead(event.id)] |= mentions.get((article.id, number, word), set())
    return {i: rows for i, rows in found.items() if rows}


def judge(project: Project, rows: dict[str, set[Row]]) -> tuple[Pairs, Pairs]:
    """Return the pairs, over two articles, that are one event, and all that can be judged."""
    right: Pairs = set()
    judged: Pairs = set()
    for one, other in combinations(sorted(rows), 2):
        targets = {t for t, _ in rows[one]} & {t for t, _ in rows[other]}
        if targets and not set(told_by(project, one)) & set(told_by(project, other)):
            judged.add((one, other))
            if rows[one] & rows[other]:
                right.add((one, other))
    return right, judged


def told_by(project: Project, event_id: str) -> Iterator[str]:
    """Yield the documents that tell of an event."""
    for record in project.records(event_id):
        yield from (c.document_id for c in project.events[record].citations)


def told(name: str, found: Pairs, right: Pairs, judged: Pairs) -> str:
    """Say how many of the pairs found are right, and how many of the right ones are found."""
    hits, seen = len(found & right), len(found & judged)
    precision = f"{hits / seen:6.1%}" if seen else "     –"
    recall = f"{hits / len(right):6.1%}" if right else "     –"
    return f"{name:22} precision {precision} ({hits}/{seen}, {len(found)} in all)  recall {recall}"


if __name__ == "__main__":
    main()
