"""Bytes of HTML to a tree: the encoding, comments that savers leave, caps on size and depth."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from typing_extensions import override

from core.errors import UserError
from core.reading.encoding import BOMS, decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from core.reading.source import Source

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""")
_LINE_BREAKING = {
    "p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section",
    "blockquote", "pre", "ul", "ol", "table", "td", "dd", "dt", "header", "footer", "main",
}  # fmt: skip
_SILENT = {"script", "style", "noscript", "template", "svg", "nav", "title", "head"}
_ALIASES = {"utf8": "utf-8", "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
            "us-ascii": "cp1252", "ascii": "cp1252", "x-sjis": "cp932", "shift_jis": "cp932",
            "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254",
            "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "x-user-defined": ""}  # fmt: skip


def text_of(source: Source) -> str:
    """Decode a page: BOM, UTF-8 that is valid, what is declared, then the likeliest."""
    source.check(source.limits.markup_bytes)
    return decoded(source.data, source.charset)


def decoded(data: bytes, declared: str = "") -> str:
    """Decode HTML or XML; raises UserError for binary data."""
    for bom, encoding in BOMS.items():
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if data[:8].count(0) >= 3:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        said = [declared.encode(), *_CHARSET.findall(data[:8192]), *_XML_CHARSET.findall(data)]
        return _as_declared(data, said) or _as_guessed(data)


def _as_declared(data: bytes, said: list[bytes]) -> str:
    """Decode as declared, if the words name an encoding that fits all but a few bytes."""
    for name in said:
        encoding = name.decode("ascii", "replace").lower()
        try:
            text = data.decode(_ALIASES.get(encoding, encoding) or "none", "replace")
        except (LookupError, ValueError, UnicodeError):
            continue
        bad = text.count("\ufffd")
        whole = encoding not in ("utf8", "utf-8") or sum(c > "\x7f" for c in text) > 2 * bad
        if bad <= len(text) / 200 and whole:
            return text
    return ""


def _as_guessed(data: bytes) -> str:
    bare = re.sub(rb"<script.*?</script>|<style.*?</style>|<[^>]*>", b" ", data, flags=re.DOTALL)
    encoding_of = decode(bare)
    if encoding_of is None:
        raise UserError("not a text file: binary data")
    # What the words alone were taken for goes for the whole page.
    return decode(data) or data.decode("cp1252", "replace")


def tree_of(text: str) -> HtmlElement | None:
    """Parse a page; None where there is nothing, or it is nested too deep for a tree."""
    from lxml import etree
    from lxml.html import HTMLParser as Parser
    from lxml.html import document_fromstring

    parser = Parser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True,
                    remove_pis=True, collect_ids=False)  # fmt: skip
    clean = text.replace("\0", "").encode("utf-8", "replace")
    try:
        tree = document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    cut = any("Excessive depth" in entry.message for entry in parser.error_log)
    return None if cut else tree


class _Flat(HTMLParser):
    """Collects the words of a page without making a tree of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title = ""
        self._silent = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINE_BREAKING:
            self.pieces.append("\n")
        if not self._silent and tag in _SILENT:
            self._silent = tag

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _LINE_BREAKING:
            self.pieces.append("\n")
        if tag == self._silent or (self._silent and tag in ("head", "body")):
            self._silent = ""

    @override
    def handle_data(self, data: str) -> None:
        if self._silent == "title" or (self._silent == "head" and self.lasttag == "title"):
            self.title += data
        elif not self._silent:
            self.pieces.append(data)


def flat(text: str) -> tuple[str, str]:
    """Return title and words of a page of which no tree can be made."""
    words = _Flat()
    words.feed(text)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.pieces).split("\n"))
    return words.title, "\n\n".join(line for line in lines if line)
