"""Rich text into paragraphs, in one pass over its tokens."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from core.reading.office.rtf_words import (
    CODE_PAGES,
    DOCUMENT_PAGES,
    ENDS,
    KEPT,
    SIGNS,
    SKIPPED,
    SYMBOLS,
)
from core.reading.paragraphs import Paragraph, ParagraphKind

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+"
    r"|(?P<text>[^\\{}\r\n]+)"
)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the group ends."""

    skipped: bool = False
    into: str = "body"
    font: int = -1
    bold: bool = False
    hidden: bool = False
    width: int = 1
    """Characters after a Unicode one that stand in for it."""
    fresh: bool = False
    """Nothing has come yet since the group was opened."""
    optional: bool = False
    """The group began with the mark that readers may pass it over."""


class Scanner:
    """Collects the paragraphs of a rich text."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self.title = ""
        self._group = _Group()
        self._stack: list[_Group] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._first_font = -1
        self._bytes = bytearray()
        self._texts: dict[str, list[str]] = {"body": [], "note": [], "title": [], "fonts": []}
        self._bold = True
        self._row = False
        self._stand_ins = 0

    @property
    def open_groups(self) -> bool:
        """Whether the text ended before its groups did."""
        return bool(self._stack)

    def scan(self, text: str) -> None:
        """Read a whole rich text, its bytes as Latin-1."""
        at = 0
        while match := _TOKEN.match(text, at):
            at = match.end()
            self._token(match)
            if match["word"] == "bin":
                at += min(max(int(match["number"] or 0), 0), len(text) - at)
        self._end_paragraph()
        self._end_note()

    def _token(self, match: re.Match[str]) -> None:
        if match["text"] is not None:
            self._plain(match["text"].encode("latin-1"))
        elif match["hex"] is not None:
            self._plain(bytes((int(match["hex"], 16),)))
        elif match["brace"] == "{":
            self._flush()
            self._stack.append(self._group)
            self._group = replace(self._group, fresh=True, optional=False)
        elif match["brace"] == "}":
            self._close()
        elif match["word"] is not None:
            self._flush()
            self._control(match["word"], match["number"])
        elif match["symbol"] == "*":
            self._group = replace(self._group, optional=self._group.fresh)
        elif match["symbol"] is not None:
            self._symbol(match["symbol"])

    def _plain(self, data: bytes) -> None:
        """Take characters, but for those that stand in for a Unicode one."""
        skipped = min(self._stand_ins, len(data))
        self._stand_ins -= skipped
        if self._group.fresh:
            self._group = replace(self._group, fresh=False)
        if not self._group.skipped and not self._group.hidden:
            self._bytes += data[skipped:]

    def _symbol(self, symbol: str) -> None:
        self._flush()
        if self._stand_ins:
            self._stand_ins -= 1
        elif SYMBOLS.get(symbol) == "\0":
            self._control("par", None)
        else:
            self._put(SYMBOLS.get(symbol, symbol))

    def _close(self) -> None:
        self._flush()
        if not self._stack:
            return
        inner, self._group = self._group, self._stack.pop()
        self._stand_ins = 0
        if inner.into == "note" and self._group.into != "note":
            self._end_note()
        elif inner.into == "title" and self._group.into != "title":
            self.title = " ".join(_whole(self._texts["title"]).split())

    def _flush(self) -> None:
        """Write the bytes read so far in the code page of their font."""
        if self._bytes:
            page = self._fonts.get(self._group.font, self._page)
            self._put(self._bytes.decode(page, "replace"))
            self._bytes.clear()

    def _put(self, text: str) -> None:
        group = self._group
        if group.skipped or group.hidden or not text:
            return
        self._texts[group.into].append(text)
        if group.into == "body" and text.strip():
            self._bold = self._bold and group.bold

    def _control(self, word: str, number: str | None) -> None:
        first, optional = self._group.fresh, self._group.optional
        value = int(number) if number else None
        if first or optional:
            self._group = replace(self._group, fresh=False, optional=False)
            self._destination(word, optional)
        if word == "u" and value is not None:
            self._put(chr(value % 65536))
            self._stand_ins = self._group.width
        elif word in SIGNS:
            self._put(SIGNS[word])
        elif word in ENDS or word in {"cell", "nestcell", "row", "nestrow"}:
            self._break(word)
        else:
            self._property(word, value)

    def _destination(self, word: str, optional: bool) -> None:
        if word in {"footnote", "endnote"}:
            self._group = replace(self._group, into="note")
        elif word == "title":
            self._group = replace(self._group, into="title")
        elif word == "fonttbl":
            self._group = replace(self._group, into="fonts")
        elif word in SKIPPED or (optional and word not in KEPT):
            self._group = replace(self._group, skipped=True)

    def _property(self, word: str, value: int | None) -> None:
        """Take what changes how the text after it is read."""
        on = value != 0
        if word == "f":
            self._group = replace(self._group, font=value or 0)
        elif word == "b":
            self._group = replace(self._group, bold=on)
        elif word in {"v", "deleted"}:
            self._group = replace(self._group, hidden=on)
        elif word == "plain":
            self._group = replace(self._group, bold=False, hidden=False)
        elif word == "uc":
            self._group = replace(self._group, width=max(value or 0, 0))
        elif word in {"ansicpg", "fcharset", "cpg", *DOCUMENT_PAGES}:
            self._code_page(word, value)

    def _code_page(self, word: str, value: int | None) -> None:
        if word in {"ansicpg", "cpg"}:
            page = _known(f"cp{value}") if value != 10000 else "mac_roman"
            page = "utf-8" if value == 65001 else page
        else:
            page = CODE_PAGES.get(value or 0, "") if word == "fcharset" else DOCUMENT_PAGES[word]
        if word in {"fcharset", "cpg"}:
            if page and self._group.into == "fonts":
                self._fonts[self._group.font] = _known(page)
        elif page:
            self._page = page

    def _break(self, word: str) -> None:
        """End a paragraph, a cell, a row, in the text or in a note."""
        group = self._group
        if group.skipped or group.into in {"title", "fonts"}:
            return
        if group.into == "note":
            self._put(" ")
        elif word in {"cell", "nestcell"}:
            self._texts["body"].append(" | ")
            self._row = True
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._flush()
        text = _whole(self._texts["body"]).replace("\t", " ").strip()
        self._texts["body"].clear()
        if self._row:
            cells = (" ".join(cell.split()) for cell in text.split(" | "))
            text = " | ".join(filter(None, cells)).strip(" |")
        if text:
            kind = ParagraphKind.TABLE if self._row else ParagraphKind.TEXT
            self.paragraphs.append(Paragraph(text, kind, self._bold))
        self._bold, self._row = True, False

    def _end_note(self) -> None:
        text = " ".join(_whole(self._texts["note"]).split())
        self._texts["note"].clear()
        if text:
            number = len(self.notes) + 1
            self.notes.append(Paragraph(f"[{number}] {text}", ParagraphKind.NOTE))


def _whole(parts: list[str]) -> str:
    """Join characters; halves of a pair become one, or a mark that something is missing."""
    return "".join(parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name
    except LookupError:
        return "cp1252"
