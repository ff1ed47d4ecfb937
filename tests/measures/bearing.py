"""Fit the weights of core/events/bearing.py anew; needs the material beside the project.

Run `python -m tests.measures.bearing [--write]`. The articles and labels are those of the temporal
dependency graphs of Yao et al. (EMNLP 2020); the score is of the part kept for development.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from core.dates import find_times, read_date
from core.events.bearing import Bearing, features
from core.events.clauses import Clauses
from core.language import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from core.language import Language
    from core.model import FuzzyDate, TimeMention

GRAPHS = Path(__file__).parents[3] / "shared" / "data" / "tdg-wikinews" / "tdg_data"
WEIGHTS = Path(__file__).parents[2] / "resources" / "lexicons" / "bearing.toml"
HEAD = """\
# Weights of the choice in core/events/bearing.py, fitted on the temporal dependency graphs of
# Wikinews articles by Yao et al. (EMNLP 2020), text CC BY 2.5: see LICENSES.md.
"""
RAREST, PULL, EVEN = 12, 2.0, 0.8
"""Least uses of a feature; strength of the pull to zero; how far rare bearings are evened out."""
_WORDS = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "<BR>": ""}
_TO_DCT = {"before": Bearing.BEFORE, "overlap": Bearing.NOW, "after": Bearing.AFTER}
Example = tuple[list[str], Bearing]


def examples(language: Language, part: str) -> Iterator[Example]:
    """Yield the features and the bearing of every event of a part whose bearing is known."""
    for chunk in (GRAPHS / f"{part}.txt").read_text("utf-8").split("filename:")[1:]:
        sentences, edges = chunk.split(":SNT_LIST\n", 1)[1].split("EDGE_LIST\n", 1)
        rows = [[_WORDS.get(w, w) for w in line.split()] for line in sentences.strip().split("\n")]
        paragraphs = re.search(r"<paragraph:([\d_]*)>", chunk)
        opening = {int(n) for n in (paragraphs[1] if paragraphs else "").split("_") if n}
        links = [line.split("\t") for line in edges.strip().split("\n") if line.strip()]
        yield from _of_article(language, rows, opening, links)


def _of_article(
    language: Language, rows: list[list[str]], opening: set[int], links: list[list[str]]
) -> Iterator[Example]:
    published = read_date(" ".join(rows[0]).replace(" ,", ","))
    if published is None:
        return
    text, at = _text(rows, opening)
    clauses = Clauses(language.parse(text))
    times = find_times(clauses.parsed, published)
    by_start = {t.start: t for t in clauses.parsed.tokens}
    seen: set[str] = set()
    for child, kind, parent, relation in links:
        token = by_start.get(_place(at, child)[0])
        bearing = _bearing(at, parent, relation, times, published)
        if kind == "Event" and child not in seen and token is not None and bearing is not None:
            yield features(clauses, token), bearing
        seen.add(child if kind == "Event" else "")


def _text(rows: list[list[str]], opening: set[int]) -> tuple[str, dict[tuple[int, int], int]]:
    """Return the running text, and where each word (sentence, number) begins in it."""
    text, at = "", {}
    for n, row in enumerate(rows[1:], 1):
        text += ("\n\n" if n in opening else " ") if text else ""
        for i, word in enumerate(row):
            glued = i == 0 or re.fullmatch(r"[.,;:!?%)]+|'\w*|n't", word) or text.endswith("(")
            text += word if glued else f" {word}"
            at[n, i] = len(text) - len(word)
    return text, at


def _place(at: dict[tuple[int, int], int], node: str) -> tuple[int, int]:
    sentence, first, last = map(int, node.split("_"))
    return at.get((sentence, first), -1), at.get((sentence, last), -1)


def _bearing(
    at: dict[tuple[int, int], int], parent: str, relation: str, times: list[TimeMention],
    day: FuzzyDate,
) -> Bearing | None:  # fmt: skip
    if parent.startswith("0_"):
        return _TO_DCT.get(relation)
    first, last = _place(at, parent)
    found = (t for t in times if t.span.start <= last and first < t.span.end)
    when = next((t.when for t in found if t.when is not None), None)
    if relation != "included" or when is None or first < 0 or day.earliest is None:
        return None
    if when.latest is not None and when.latest < day.earliest:
        return Bearing.BEFORE
    later = when.earliest is not None and day.latest is not None and when.earliest > day.latest
    return Bearing.AFTER if later else None


def fitted(rows: list[Example]) -> tuple[dict[str, int], NDArray[Any]]:
    """Return the number of each feature, and the weights: features by bearings."""
    uses = Counter(name for names, _ in rows for name in set(names))
    index = {"": 0} | {n: i for i, n in enumerate((n for n, c in uses.items() if c >= RAREST), 1)}
    table, ways = _matrix(rows, index), list(Bearing)
    right = np.array([ways.index(way) for _, way in rows])
    even = (len(right) / np.bincount(right)) ** EVEN
    worth = (even / even.mean())[right]

    def loss(flat: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        weights = flat.reshape(len(index), len(ways))
        scores = table @ weights
        odds = np.exp(scores - scores.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        pulled = np.vstack([np.zeros(len(ways)), weights[1:]])
        own = odds[np.arange(len(right)), right]
        value = -(worth * np.log(own + 1e-12)).sum() + PULL * (pulled**2).sum()
        odds[np.arange(len(right)), right] -= 1
        return float(value), (table.T @ (odds * worth[:, None]) + 2 * PULL * pulled).ravel()

    found = minimize(loss, np.zeros(len(index) * len(ways)), jac=True, method="L-BFGS-B")
    return index, found.x.reshape(len(index), len(ways))


def _matrix(rows: list[Example], index: dict[str, int]) -> Any:
    places = [(r, index[n]) for r, (names, _) in enumerate(rows) for n in {"", *names} & set(index)]
    down, across = zip(*places, strict=True)
    return csr_matrix((np.ones(len(places)), (down, across)), (len(rows), len(index)))


def written(index: dict[str, int], weights: NDArray[Any]) -> str:
    """Return the file of weights."""
    parts = [HEAD]
    for column, way in enumerate(Bearing):
        values = ((n, round(float(weights[i, column]), 2)) for n, i in sorted(index.items()))
        lines = [f"{json.dumps(name)} = {value}" for name, value in values if value]
        parts.append("\n".join([f"\n[{way.value}]", *lines]) + "\n")
    return "".join(parts)


def main() -> None:
    """Fit on the training part, tell how the choice fares on the other, write if asked to."""
    language = load()
    rows, others = list(examples(language, "train")), list(examples(language, "dev"))
    index, weights = fitted(rows)
    chosen = (_matrix(others, index) @ weights).argmax(1)
    hits = Counter(
        (way, list(Bearing)[c] is way) for (_, way), c in zip(others, chosen, strict=True)
    )
    for way in Bearing:
        print(f"{way.value:8} {hits[way, True]} of {hits[way, True] + hits[way, False]} found")
    if "--write" in sys.argv:
        WEIGHTS.write_text(written(index, weights), "utf-8")


if __name__ == "__main__":
    main()
