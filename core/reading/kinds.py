"""The one table of the kinds of file: what each is called and which module reads it.

A reader is a module with `read(source: Source) -> Iterator[Document | Problem]`, imported when the
first file of its kind comes. It raises UserError to refuse a file in words; anything else that it
raises is caught by core.reading.dispatch and said to be damage.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    words: str
    """What it is called after "could not be read as"."""
    reader: str
    """The module below core.reading."""
    suffixes: tuple[str, ...]
    """What such files are mostly called: for file dialogs and folders, never to tell the kind."""
    media_type: str
    streams: bool = False
    """Read piece by piece, so that it may be longer than a file read whole."""


KINDS: dict[str, Kind] = {
    "text": Kind("plain text", "text", (".txt", ".text", ".md"), "text/plain"),
    "html": Kind("a web page", "web.page", (".html", ".htm", ".xhtml"), "text/html"),
    "pasted": Kind("pasted text", "web.pasted", (), "text/html"),
    "mhtml": Kind("a web archive (MHTML)", "web.mhtml", (".mht", ".mhtml"), "multipart/related"),
    "eml": Kind("a mail", "mail.message", (".eml",), "message/rfc822"),
    "mbox": Kind("a mailbox", "mail.mbox", (".mbox",), "application/mbox", streams=True),
    "msg": Kind("an Outlook mail", "mail.outlook", (".msg",), "application/vnd.ms-outlook"),
    "epub": Kind("an e-book (EPUB)", "archives.epub", (".epub",), "application/epub+zip"),
    "feed": Kind("a news feed", "feeds.feed", (".rss", ".atom", ".rdf"), "application/rss+xml"),
    "newsml": Kind("NewsML", "news.newsml", (".newsml",), "application/vnd.iptc.g2.newsitem+xml"),
    "nitf": Kind("NITF", "news.nitf", (".nitf",), "application/nitf+xml"),
    "xml": Kind("XML", "news.xml_of_any_kind", (".xml",), "application/xml"),
    "warc": Kind(
        "a web archive (WARC)", "archives.warc", (".warc", ".arc"), "application/warc", streams=True
    ),
    "wacz": Kind("a web archive (WACZ)", "archives.wacz", (".wacz",), "application/wacz", True),
    "zip": Kind("a ZIP archive", "archives.zip", (".zip",), "application/zip", streams=True),
    "tar": Kind("a TAR archive", "archives.tar", (".tar", ".tgz"), "application/x-tar", True),
    "gzip": Kind(
        "a compressed file", "archives.compressed", (".gz", ".bz2", ".xz"), "application/gzip", True
    ),
    "pdf": Kind("a PDF", "office.pdf", (".pdf",), "application/pdf"),
    "docx": Kind(
        "a Word document", "office.docx", (".docx", ".docm"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "doc": Kind("an old Word document", "office.doc", (".doc",), "application/msword"),
    "odt": Kind(
        "an OpenDocument text", "office.odt", (".odt", ".fodt", ".ott"),
        "application/vnd.oasis.opendocument.text",
    ),
    "rtf": Kind("rich text (RTF)", "office.rtf", (".rtf",), "application/rtf"),
    "wordxml": Kind("Word XML", "office.wordxml", (), "application/xml"),
    "sheet": Kind(
        "a table (Excel, OpenDocument)", "corpora.sheet", (".xlsx", ".xlsm", ".xls", ".ods"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": Kind("a table (CSV, TSV)", "corpora.delimited", (".csv", ".tsv"), "text/csv"),
    "json": Kind("JSON", "corpora.json_corpus", (".json",), "application/json"),
    "jsonl": Kind("JSON lines", "jsonl", (".jsonl", ".ndjson"), "application/jsonl"),
}  # fmt: skip

SUFFIXES = frozenset(suffix for kind in KINDS.values() for suffix in kind.suffixes)
"""The suffixes that a folder is searched for and file dialogs offer."""
PASTED = ".pasted-html"
"""The suffix under which the clipboard's HTML is handed on."""
