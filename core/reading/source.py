"""The bytes that a reader gets: a file, or what was packed inside one."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from core.edtf import render
from core.errors import UserError
from core.model import Document, PublishedFrom
from core.reading.limits import LIMITS, Limits, size
from core.reading.paragraphs import tidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.reading.corpora.fields import Choices

HEAD = 65536
"""Bytes that are enough to tell what a file is."""


def _nothing(_where: str) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Budget:
    """What one file has used of its limits so far, and who is told where reading is."""

    unpacked: int = 0
    articles: int = 0
    entered: Callable[[str], None] = _nothing
    """Is told the name of everything that is about to be read."""
    avoided: frozenset[str] = frozenset()
    """Names that hung before: they are passed over."""
    columns: Choices = field(default_factory=dict)
    """The columns that the analyst chose for tables, by core.reading.corpora.table.Table.key."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader reads. Readers never look at the suffix but as a last hint."""

    name: str
    """The name of this file or packed file, as it was given."""
    where: str
    """How problems name it: "pack.zip › monday/story.html"."""
    file: Path | None = None
    """The file on disk that this is, or is inside of."""
    packed: bytes | None = None
    """The content, where this is not a file on disk itself."""
    limits: Limits = LIMITS
    budget: Budget = field(default_factory=Budget)
    depth: int = 0
    path: str = ""
    """What Document.path says: the file on disk, and the way inside it."""
    url: str = ""
    """The address that the container gives for it."""
    charset: str = ""
    """The encoding that the container declares for it."""
    media_type: str = "text/plain"

    @property
    def data(self) -> bytes:
        """The whole content; raises UserError where it is too large, OSError where unreadable."""
        if self.packed is not None:
            return self.packed
        self.check(self.limits.file_bytes)
        return self._on_disk.read_bytes()

    @property
    def length(self) -> int:
        """Bytes of the content."""
        return len(self.packed) if self.packed is not None else self._on_disk.stat().st_size

    @property
    def suffix(self) -> str:
        """The suffix of its name in small letters: a hint, no more."""
        return Path(self.name).suffix.lower()

    @property
    def _on_disk(self) -> Path:
        if self.file is None:
            raise UserError("there is nothing to read")
        return self.file

    def open(self) -> BinaryIO:
        """Open the content for reading piece by piece."""
        return io.BytesIO(self.packed) if self.packed is not None else self._on_disk.open("rb")

    def head(self, length: int = HEAD) -> bytes:
        """Return the first bytes."""
        with self.open() as stream:
            return stream.read(length)

    def check(self, most: int) -> None:
        """Raise UserError where the content is longer than that."""
        if self.length > most:
            raise UserError(
                f"too large to read: {size(self.length)}, the limit is {size(most)}; split it first"
            )

    def inner(self, name: str, data: bytes, *, url: str = "", charset: str = "") -> Source:
        """Return a file packed in this one; raises UserError beyond the limits."""
        # Nothing is ever written there: but a name must not look as if it led elsewhere.
        parts = (p for p in name.replace("\\", "/").split("/") if p not in ("", ".", ".."))
        name = " ".join("/".join(parts).split()) or "unnamed"
        if self.depth >= self.limits.depth:
            raise UserError(f"{name}: packed more than {self.limits.depth} deep; not opened")
        self.spend(len(data))
        return replace(
            self, name=name.rsplit("/", 1)[-1] or name, where=f"{self.where} › {name}",
            packed=data, depth=self.depth + 1, path=f"{self.path}/{name}",
            url=url, charset=charset,
        )  # fmt: skip

    def spend(self, count: int) -> None:
        """Count unpacked bytes; raises UserError when the limits are used up."""
        if count > self.limits.part_bytes:
            raise UserError(f"a part of it unpacks to more than {size(self.limits.part_bytes)}")
        self.budget.unpacked += count
        if self.budget.unpacked > self.limits.total_bytes:
            raise UserError(f"it unpacks to more than {size(self.limits.total_bytes)}")

    def document(self, text: str, title: str = "", *, whole: bool = True, **known: Any) -> Document:
        """Return an unnumbered document of what was read here.

        With whole, this is all that the source holds and its bytes tell it from others; without,
        it is one article of many and its own words do.
        """
        text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
        known.setdefault("url", self.url)
        known.setdefault("media_type", self.media_type)
        if known.get("published") is not None:
            known.setdefault("published_from", PublishedFrom.METADATA)
        made = Document("", " ".join(tidy(title).split()), text, path=self.path, **known)
        return replace(made, sha256=self._digest() if whole else _digest_of(made))

    def _digest(self) -> str:
        digest = hashlib.sha256()
        with self.open() as stream:
            while piece := stream.read(2**20):
                digest.update(piece)
        return digest.hexdigest()


def of_file(path: Path, limits: Limits = LIMITS, budget: Budget | None = None) -> Source:
    """Return a file on disk as a source."""
    return Source(
        path.name, path.name, path, None, limits, budget or Budget(), path=str(path.absolute())
    )


def of_bytes(data: bytes, name: str = "pasted", limits: Limits = LIMITS) -> Source:
    """Return bytes that are no file as a source; the documents have no path."""
    return Source(name, name, None, data, limits)


def _digest_of(document: Document) -> str:
    """Tell one article of many from the others: by its words, its head and its date."""
    when = render(document.published) if document.published else ""
    parts = (document.title, document.outlet, when, document.text)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
