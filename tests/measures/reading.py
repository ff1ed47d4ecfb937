"""How well web pages, their dates and old encodings are read; needs the material beside it.

Run `python -m tests.measures.reading`. Bodies are compared by their sequences of four words (as
the article-extraction-benchmark does); dates by the day, right among those that are declared.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.dates import read_date
from core.edtf import render
from core.language import blocks
from core.model import Document
from core.reading import describe
from core.reading.dispatch import read_source
from core.reading.encoding import decode
from core.reading.source import of_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

LOADERS = Path(__file__).parents[3] / "shared" / "data" / "loaders"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """One measure, with what it must reach."""

    name: str
    value: float
    limit: float
    words: str

    def __str__(self) -> str:
        verdict = "ok" if self.value >= self.limit else "short"
        return f"{self.name:32} {self.value:.4f}  limit {self.limit:.2f}  {verdict}  {self.words}"


def scores() -> Iterator[Score]:
    """Yield the measures of which the material is there."""
    if (LOADERS / "html_zyte").is_dir():
        yield bodies(LOADERS / "html_zyte")
    if (LOADERS / "html_dates").is_dir():
        yield from dates(LOADERS / "html_dates")
    if (LOADERS / "encodings").is_dir():
        yield encodings(LOADERS / "encodings")


def bodies(folder: Path) -> Score:
    """F1 of the article bodies: mean precision and mean recall over the pages."""
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    shares: list[tuple[float, float]] = []
    for name, page in gold.items():
        found = article(gzip.decompress((folder / f"{name}.html.gz").read_bytes()))
        asked, told = shingles(page["articleBody"]), shingles(found.text if found else "")
        both = sum((asked & told).values())
        shares.append((both / max(1, sum(told.values())), both / max(1, sum(asked.values()))))
    precision, recall = (sum(s[n] for s in shares) / len(shares) for n in (0, 1))
    value = 2 * precision * recall / (precision + recall)
    words = f"precision {precision:.3f}, recall {recall:.3f}, {len(shares)} pages"
    return Score("web-bodies-f1", value, 0.95, words)


def dates(folder: Path) -> Iterator[Score]:
    """Yield how many declared dates are right, and how many guesses would be."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    declared, guessed, titles = [], [], 0
    for page in gold.values():
        found = article((folder / page["file"]).read_bytes())
        told = describe(found, blocks(found.text), read_date) if found else None
        titles += bool(told and same(told.title, page.get("title") or ""))
        if told and told.published:
            declared.append(render(told.published)[:10] == page["date"])
        elif told and told.guess:
            guessed.append(render(told.guess.when)[:10] == page["date"])
    words = f"{len(declared)} of {len(gold)} pages declare one"
    yield Score("web-dates-declared", sum(declared) / max(1, len(declared)), 0.92, words)
    words = f"{len(guessed)} pages guessed, never used unasked"
    yield Score("web-dates-guessed", sum(guessed) / max(1, len(guessed)), 0, words)
    yield Score("web-titles", titles / len(gold), 0, "exactly as asked")


def encodings(folder: Path) -> Score:
    """Share of the files in old encodings that are read as their twins in UTF-8 say."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    right = []
    for name, known in gold.items():
        encoding = known["encoding"].split()[0].replace("utf-16-bom", "utf-16")
        asked = (folder / name).read_bytes().decode(encoding, "replace")
        right.append(bare(decode((folder / name).read_bytes()) or "") == bare(asked))
    return Score("encodings", sum(right) / len(right), 0.93, f"{len(right)} files")


def article(data: bytes) -> Document | None:
    """Read a page."""
    found = (d for d in read_source(of_bytes(data, "page.html")) if isinstance(d, Document))
    return next(found, None)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the sequences of four words."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def same(one: str, other: str) -> bool:
    """Whether two lines are the same but for capitals and blanks."""
    return one.casefold().split() == other.casefold().split()


def bare(text: str) -> str:
    """Drop what is no matter of encoding."""
    return "".join(text.replace("\ufeff", "").split())


if __name__ == "__main__":
    found = [str(score) for score in scores()]
    print(*(found or [f"nothing to measure: {LOADERS} is not there"]), sep="\n")
    sys.exit(0)
