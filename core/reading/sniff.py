"""What kind of file some bytes are: told by their content; the name decides among texts alone."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from core.errors import UserError
from core.reading.encoding import BOMS, is_binary, what_it_is
from core.reading.kinds import PASTED

if TYPE_CHECKING:
    from core.reading.source import Source

_HEADER = re.compile(
    rb"^(Received|From|To|Subject|Date|Message-ID|MIME-Version|Return-Path|Delivered-To|Cc|Sender"
    rb"|Content-Type|Content-Transfer-Encoding|Reply-To|X-[\w-]+|DKIM-Signature|Newsgroups|Path"
    rb"|Snapshot-Content-Location):[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
_SURE_HEADERS = {
    b"received", b"from", b"message-id", b"mime-version", b"return-path", b"delivered-to",
}  # fmt: skip
_FIELD = re.compile(rb"(?:[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.DOTALL)
_FROM_LINE = re.compile(rb"From (?:\S+ +|- )?\w{3} \w{3} +\d{1,2} \d\d:\d\d")
_BEFORE_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>|\s)*", re.DOTALL
)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([\w.-]+)([^>]*)")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|div|table|p|frameset|h1)\b",
    re.IGNORECASE,
)
_NEWSML = {
    "newsitem", "newsmessage", "packageitem", "knowledgeitem", "conceptitem", "planningitem",
    "catalogitem", "newsml",
}  # fmt: skip
_ROOTS = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "channel": "feed", "nitf": "nitf",
    "html": "html", "document": "wordxml", "package": "wordxml", "worddocument": "wordxml",
}  # fmt: skip
_REFUSED = {
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive: unpack it first",
    b"Rar!\x1a\x07": "a RAR archive: unpack it first",
}


def kind_of(source: Source) -> str:
    """Name the kind (a key of KINDS); raises UserError for what is none that can be read."""
    if source.suffix == PASTED:
        return "pasted"
    head = source.head()
    for sign, words in _REFUSED.items():
        if head.startswith(sign):
            raise UserError(words)
    return _packed(source, head) or _by_magic(source, head) or _by_structure(source, head)


def _packed(source: Source, head: bytes) -> str:
    """Tell archives and what is made of them."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(source)
    if head.startswith(b"\x1f\x8b"):
        return "warc" if is_warc(_gunzipped(head)) else "gzip"
    if head.startswith((b"BZh", b"\xfd7zXZ\0")):
        return "gzip"
    return "tar" if head[257:262] == b"ustar" else ""


def _by_magic(source: Source, head: bytes) -> str:
    if is_warc(head):
        return "warc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip().startswith(b"{\\rt"):
        return "rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_kind(source)
    return ""


def _by_structure(source: Source, head: bytes) -> str:
    text = as_text(head)
    if text is None:
        raise UserError(f"not a text file: {what_it_is(head)}")
    mail = _mail_kind(head)
    if mail:
        return mail
    return _markup_kind(text, source.suffix) or _text_kind(text, source)


def is_warc(head: bytes) -> bool:
    """Whether bytes begin as a WARC or ARC file does."""
    return head.startswith((b"WARC/", b"filedesc:/"))


def as_text(head: bytes) -> str | None:
    """Read the first bytes as text, well enough to look at; None for binary data."""
    for bom, encoding in BOMS.items():
        if head.startswith(bom):
            return head.decode(encoding, "replace")
    if head[:4].replace(b"\0", b"") in (b"<!", b"<h", b"<?", b"<H") and b"\0" in head[:4]:
        return head.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", "replace")
    return None if is_binary(head) else head.decode("latin-1")


def _gunzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 4096)
    except zlib.error:
        return b""


def _zip_kind(source: Source) -> str:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as packed:
            names = packed.namelist()
            kind = packed.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return _broken_zip(source)
    if b"epub" in kind or "META-INF/container.xml" in names:
        return "epub"
    if b"opendocument" in kind:
        return "sheet" if b"spreadsheet" in kind else "odt"
    return _office_kind(names) or _archive_kind(names)


def _office_kind(names: list[str]) -> str:
    parts = {name.replace("\\", "/").lower() for name in names}
    if any(part.startswith("xl/workbook") for part in parts):
        return "sheet"
    if any(p.startswith("word/") for p in parts) and "[content_types].xml" in parts:
        return "docx"
    if any(part.startswith("ppt/") for part in parts):
        raise UserError("a PowerPoint file: slides are not read; save them as text or PDF")
    return "odt" if {"content.xml", "styles.xml"} <= parts else ""


def _archive_kind(names: list[str]) -> str:
    warcs = any(n.endswith((".warc", ".warc.gz")) for n in names)
    return "wacz" if warcs and "datapackage.json" in names else "zip"


def _broken_zip(source: Source) -> str:
    """Take a damaged archive for what its name says, so that its reader names the damage."""
    told = {".docx": "docx", ".odt": "odt", ".epub": "epub", ".wacz": "wacz", ".xlsx": "sheet"}
    return told.get(source.suffix, "zip")


def _ole_kind(source: Source) -> str:
    import olefile

    try:
        with source.open() as stream, olefile.OleFileIO(stream) as ole:
            streams = {"/".join(parts).lower() for parts in ole.listdir()}
    except Exception as error:
        raise UserError("a damaged or cut short old office file (.doc, .xls or .msg)") from error
    if "encryptedpackage" in streams:
        raise UserError("protected by a password: open it, save it without one, and add that")
    if "__properties_version1.0" in streams:
        return "msg"
    if streams & {"workbook", "book"}:
        return "sheet"
    if "worddocument" in streams:
        return "doc"
    raise UserError("an old office file that is no text, mail or table")


def _mail_kind(head: bytes) -> str:
    head = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").lstrip(b"\n")
    if _FROM_LINE.match(head):
        return "mbox"
    fields = _FIELD.match(head)
    found = {m[1].lower() for m in _HEADER.finditer(fields[0])} if fields else set()
    if len(found) < 2 or not found & _SURE_HEADERS:
        return ""
    declared = fields[0].lower() if fields else b""
    saved = b"content-location:" in head[:8000].lower() or b"saved by" in declared
    return "mhtml" if b"multipart/related" in declared and saved else "eml"


def _markup_kind(text: str, suffix: str) -> str:
    text = text.removeprefix("\ufeff")
    before = _BEFORE_ROOT.match(text)
    root = _ROOT.match(text, before.end() if before else 0)
    is_page = suffix in (".html", ".htm", ".xhtml") or _looks_like_page(text)
    if root is None:
        return "html" if is_page else ""
    known = _root_kind(root)
    if known or is_page or _HTML.match(root[0] + ">"):
        return known or "html"
    return "xml" if text.lstrip().startswith("<?xml") or suffix == ".xml" else ""


def _root_kind(root: re.Match[str]) -> str:
    """Tell XML by its root element."""
    name, attributes = root[2].lower(), root[3]
    if name in _NEWSML:
        return "newsml"
    if name == "document" and (root[1] == "office:" or "opendocument" in attributes):
        return "odt"
    # Word's own documents have a prefix; anybody may call theirs "document".
    return "" if name in ("document", "package") and not root[1] else _ROOTS.get(name, "")


def _looks_like_page(text: str) -> bool:
    return bool(re.search(r"<(?:!doctype\s+html|html|head|body)\b", text[:4096], re.IGNORECASE))


def _text_kind(text: str, source: Source) -> str:
    """Tell lists and tables from prose."""
    text = text.lstrip("\ufeff \t\r\n")
    if source.suffix in (".jsonl", ".ndjson"):
        return "jsonl"
    if re.match(r'\{\s*(?:"|\}|$)|\[\s*(?:[\[{"\d\]-]|$)', text):
        first, _, second = text.partition("\n")
        lines = first.rstrip().endswith("}") and second.lstrip().startswith("{")
        return "jsonl" if lines or (not second.strip() and _is_article(first)) else "json"
    return "csv" if source.suffix in (".csv", ".tsv") or _tabular(text) else "text"


def _is_article(line: str) -> bool:
    """Whether a line is one JSON object with a text: a corpus of one article."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and isinstance(row.get("text"), str)


def _tabular(text: str) -> bool:
    """Whether the first lines are a header with a column for the text, and rows of as many."""
    lines = [line for line in text.splitlines()[:4] if line.strip()]
    if len(lines) < 2:
        return False
    for mark in "\t;,|":
        header = [cell.strip(' "').casefold() for cell in lines[0].split(mark)]
        known = {"text", "body", "content", "title", "headline", "date", "published", "url"}
        if len(header) > 1 and len(known & set(header)) > 1:
            return True
    return False
