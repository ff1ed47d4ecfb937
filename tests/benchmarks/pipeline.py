"""The whole pipeline against the bare language model, in words a second, in one run."""

from __future__ import annotations

import resource
import sys
from typing import TYPE_CHECKING

from core.language import blocks
from core.language.model import open_model
from core.language.parse import Language
from core.model import Document
from core.pipeline import Pipeline
from tests.benchmarks.measure import Measure, seconds
from tests.benchmarks.seeds import seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPEATS = 4
"""How often the samples are read in one run."""


def measures() -> Iterator[Measure]:
    """Yield the pipeline's share of the bare model's speed, and the peak memory."""
    model, version = open_model()
    texts = [s.text for s in seeds()] * _REPEATS
    paragraphs = [t[b.span.start : b.span.end] for t in texts for b in blocks(t)]
    documents = [Document(f"S{n}", "", text) for n, text in enumerate(texts)]
    whole = Pipeline(Language(model, version))
    bare, ours = [], []
    for _ in range(3):
        bare.append(seconds(lambda: list(model.pipe(paragraphs, batch_size=32)), 1))
        ours.append(seconds(lambda: [whole.run(d) for d in documents], 1))
    share = 100 * sorted(bare)[1] / sorted(ours)[1]
    yield Measure("share-of-bare-model", share, "%", 60)
    words = sum(len(t.split()) for t in texts)
    yield Measure("words-a-second", words / sorted(ours)[1], "words/s", 1500)
    yield Measure("peak-memory", _peak(), "MB", 1500, at_most=True)


def _peak() -> float:
    """Return the most memory that this process has used (ru_maxrss is in kB, on macOS in bytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
