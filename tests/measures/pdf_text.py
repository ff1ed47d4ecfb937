"""How much of the text of a PDF comes back, measured on PDFs made of the sample articles.

    QT_QPA_PLATFORM=offscreen python -m tests.measures.pdf_text [--show LAYOUT] [TEXT_FILE...]

For every layout: the F1 of words (as often as they stand there), and the share of paragraphs that
come back whole.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from core.model import Document
from core.reading import read
from tests.measures.pdf_pages import LAYOUTS, Layout, write

if TYPE_CHECKING:
    from collections.abc import Sequence

SEEDS = Path(__file__).parents[2] / "seeds"


def words_f1(text: str, wanted: str) -> float:
    """Return the F1 of the words of two texts, each counted as often as it stands there."""
    a, b = (Counter(re.findall(r"\w+", t.casefold())) for t in (text, wanted))
    both = sum((a & b).values())
    return 2 * both / max(a.total() + b.total(), 1)


def whole(text: str, paragraphs: Sequence[str]) -> float:
    """Return the share of paragraphs that stand in the text as paragraphs."""
    found = set(text.split("\n\n"))
    return sum(p in found for p in paragraphs) / max(len(paragraphs), 1)


def article(path: Path) -> tuple[str, list[str]]:
    """Return the first line of a text file, and its paragraphs."""
    text = path.read_text("utf-8").replace("\r\n", "\n")
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    title, *rest = [block for block in blocks if block]
    return title, rest


def came_back(title: str, paragraphs: Sequence[str], layout: Layout, seed: int = 0) -> str:
    """Write an article as a PDF and return the text that is read from it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        write(path, title, paragraphs, layout, seed)
        found = [item for item in read(path) if isinstance(item, Document)]
    return found[0].text if found else ""


def main() -> None:
    """Print a line per layout."""
    from PySide6.QtGui import QGuiApplication

    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show")
    asked = parser.parse_args()
    application = QGuiApplication([])
    articles = [article(p) for p in asked.files or sorted(SEEDS.glob("*.txt"))]
    for name, layout in LAYOUTS.items():
        texts = [came_back(title, rest, layout) for title, rest in articles]
        pairs = list(zip(texts, articles, strict=True))
        f1 = [words_f1(text, "\n\n".join([title, *rest])) for text, (title, rest) in pairs]
        parts = [whole(text, rest) for text, (_, rest) in pairs]
        print(f"{name:22} words {mean(f1):.3f} (least {min(f1):.3f})  paragraphs {mean(parts):.3f}")
        if asked.show == name:
            print(texts[0])
    application.quit()


def mean(values: Sequence[float]) -> float:
    """Return the mean."""
    return sum(values) / max(len(values), 1)


if __name__ == "__main__":
    main()
