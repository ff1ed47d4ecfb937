"""Files of every kind, made by the tests themselves."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

from core.errors import Problem
from core.model import Document
from core.reading.dispatch import read_source
from core.reading.limits import LIMITS, Limits
from core.reading.source import of_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAGRAPHS = (
    (
        "HARBOUR TOWN (Reuters) - The mayor of Harbour Town resigned on Thursday after the council "
        "voted to open the books of the port authority to auditors from the capital."
    ),
    (
        "Ann Lee, who had led the town since 2011, said that she would not stand again. Police had "
        "searched her office two days earlier and taken away eleven boxes of papers."
    ),
    (
        "A spokesman for the port said the authority would co-operate with the inquiry, which is "
        "expected to report before the end of the year."
    ),
)
BODY = "\n\n".join(PARAGRAPHS)


def page(head: str = "", before: str = "", after: str = "", title: str = "Mayor resigns") -> str:
    """Return a web page with menus around the article."""
    told = "".join(f"<p>{p}</p>\n" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | The Echo</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<main><article><h1>{title}</h1>{before}{told}{after}</article></main>"
        "<footer><p>Copyright The Echo. All rights reserved. Terms of use.</p></footer>"
        "</body></html>"
    )


def mail(head: str = "", body: str = BODY, kind: str = "text/plain; charset=utf-8") -> bytes:
    """Return a mail."""
    return (
        "From: Jo Reporter <jo@echo.example>\r\nTo: desk@echo.example\r\n"
        "Subject: =?utf-8?q?Mayor_resigns_=E2=80=93_draft?=\r\n"
        "Date: Thu, 03 Nov 2016 12:38:05 +0100\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n{head}\r\n{body}"
    ).encode()


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return stream.getvalue()


def warc(pages: Mapping[str, bytes | str], *, pack: bool = False) -> bytes:
    """Return a WARC file of answers, each packed by itself as crawlers do."""
    pieces = []
    for url, content in pages.items():
        data = content if isinstance(content, bytes) else content.encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + data
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2020-05-06T07:08:09Z\r\n"
            "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
            f"Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        pieces.append(gzip.compress(record) if pack else record)
    return b"".join(pieces)


def epub(chapters: Mapping[str, str], date: str = "2021-03-04") -> bytes:
    """Return an e-book."""
    items = "".join(f"<item id='{n}' href='{n}.xhtml'/>" for n in chapters)
    order = "".join(f"<itemref idref='{n}'/>" for n in chapters)
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<metadata><dc:title>The Weekly Echo</dc:title><dc:creator>Jo Reporter</dc:creator>"
        f"<dc:date>{date}</dc:date><dc:language>en</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = "<container><rootfiles><rootfile full-path='OPS/a.opf'/></rootfiles></container>"
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": container,
             "OPS/a.opf": package}  # fmt: skip
    texts = {f"OPS/{n}.xhtml": f"<html><body>{t}</body></html>" for n, t in chapters.items()}
    return zipped({**files, **texts})


RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>The Echo</title>"
    "<link>https://echo.example/</link><description>News</description>"
    "<item><title>Mayor resigns</title><link>https://echo.example/mayor</link>"
    "<pubDate>Thu, 03 Nov 2016 12:38:05 GMT</pubDate><author>jo@echo.example (Jo)</author>"
    f"<description><![CDATA[<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>]]></description></item>"
    f"<item><title>Port to be audited</title><description>{PARAGRAPHS[2]}</description></item>"
    "</channel></rss>"
)
NITF = (
    "<?xml version='1.0'?><nitf><head><title>Mayor resigns</title><docdata>"
    "<date.issue norm='20161103T123805Z'/></docdata><pubdata name='The Echo' "
    "position.section='News' position.sequence='A4'/></head><body><body.head><hedline>"
    "<hl1>Mayor resigns</hl1></hedline><byline>By <person>Jo Reporter</person></byline>"
    "<dateline><location>HARBOUR TOWN</location></dateline></body.head><body.content>"
    f"<p>{PARAGRAPHS[0]}</p><media><media-caption>The port at dusk.</media-caption></media>"
    f"<p>{PARAGRAPHS[1]}</p></body.content></body></nitf>"
)
NEWSML = (
    "<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta>"
    "<provider><name>Echo Wire</name></provider><versionCreated>2016-11-04T08:00:00Z"
    "</versionCreated><firstCreated>2016-11-03T12:38:05+01:00</firstCreated></itemMeta>"
    "<contentMeta><headline>Mayor resigns</headline><by>By Jo Reporter</by>"
    "<dateline>HARBOUR TOWN, Nov 3</dateline></contentMeta><contentSet><inlineXML>"
    f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{PARAGRAPHS[0]}</p>"
    f"<p>{PARAGRAPHS[1]}</p></body></html></inlineXML></contentSet></newsItem>"
)


def items(
    data: bytes | str, name: str = "file", limits: Limits = LIMITS
) -> list[Document | Problem]:
    """Read bytes as a file of that name."""
    raw = data if isinstance(data, bytes) else data.encode()
    return list(read_source(of_bytes(raw, name, limits)))


def documents(data: bytes | str, name: str = "file", limits: Limits = LIMITS) -> list[Document]:
    """Read bytes that hold articles alone."""
    found = items(data, name, limits)
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def document(data: bytes | str, name: str = "file") -> Document:
    """Read bytes that hold one article."""
    (found,) = documents(data, name)
    return found


def problem(data: bytes | str, name: str = "file", limits: Limits = LIMITS) -> Problem:
    """Read bytes that hold nothing but a problem."""
    (found,) = items(data, name, limits)
    assert isinstance(found, Problem), found
    assert name in found.where
    return found
