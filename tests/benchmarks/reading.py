"""Web pages a minute: read from disk as the program does, in two processes, start included."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from core.model import Document
from core.reading import read_all
from tests.benchmarks.measure import Measure
from tests.benchmarks.seeds import seeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGES = 300
PER_MINUTE = 1000


def measures() -> Iterator[Measure]:
    """Yield the pages read in a minute, and how many of them came out whole and dated."""
    with TemporaryDirectory() as folder:
        paths = _pages(Path(folder), random.Random(7))  # noqa: S311  # no secret
        start = time.perf_counter()
        found = [item for _, item in read_all(paths, processes=2) if isinstance(item, Document)]
        minutes = (time.perf_counter() - start) / 60
    yield Measure("web-pages-a-minute", len(found) / minutes, "pages/min", PER_MINUTE)
    whole = sum(d.published is not None and "Footer words" not in d.text for d in found)
    yield Measure("web-pages-whole-and-dated", 100 * whole / PAGES, "%", 99)


def _pages(folder: Path, chance: random.Random) -> list[Path]:
    """Write pages as heavy as those of newspapers: some 150 kB, most of it no article."""
    texts = [seed.text for seed in seeds()]
    paths = []
    for number in range(PAGES):
        path = folder / f"{number:04}.html"
        path.write_text(_page(number, texts, chance), "utf-8")
        paths.append(path)
    return paths


def _page(number: int, texts: Sequence[str], chance: random.Random) -> str:
    lines = [line for text in chance.sample(texts, 3) for line in text.split("\n") if line.strip()]
    told = "".join(f"<p class='story__p'>{line}</p>\n" for line in lines)
    node = {"@type": "NewsArticle", "headline": f"Story {number}",
            "datePublished": f"2016-11-{1 + number % 28:02}T12:00:00Z"}  # fmt: skip
    links = "".join(
        f"<li class='nav-{n}'><a href='/s/{n}' data-x='{chance.random()}'>Section {n}</a></li>"
        for n in range(300)
    )
    cards = "".join(
        f"<div class='teaser card-{n}'><a href='/a/{n}'><img src='/i/{n}.jpg' alt=''>"
        f"<h3>Another story {chance.random()}</h3></a><span>3 hours ago</span></div>"
        for n in range(120)
    )
    script = f"<script>var state = {json.dumps([chance.random() for _ in range(3000)])};</script>"
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Story {number} | The Echo</title>"
        f"<script type='application/ld+json'>{json.dumps(node)}</script>{script}</head><body>"
        f"<nav><ul>{links}</ul></nav><main><article><h1>Story {number}</h1>{told}</article>"
        f"<aside>{cards}</aside></main><footer><p>Footer words</p></footer></body></html>"
    )
