"""The files in which exports come: text, rich text, Word, OpenDocument, pages."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from tests.core.reading.made import zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Wrap = Callable[[list[str], Random], bytes]

_FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}"
    r"{\f1\fnil\fcharset204{\*\fname Arial;}Arial CYR;}}"
)
_FOOTER = r"{\footer \pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}} \par}"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def text(lines: list[str], chance: Random) -> bytes:
    """Write plain text, with soft hyphens and the line ends of Windows now and then."""
    whole = chance.choice(("\n\n", "\n\n\n")).join(lines)
    if chance.random() < 0.3:
        whole = whole.replace("harbour", "har\u00adbour").replace("Hafen", "Ha\u00adfen")
    if chance.random() < 0.5:
        whole = whole.replace("\n", "\r\n")
    # The encodings of old are tried by themselves: these articles mix more tongues than any desk.
    return whole.encode(chance.choice(("utf-8", "utf-8-sig", "utf-16")))


def rich(lines: list[str], chance: Random) -> bytes:
    """Write rich text: letters by number, by code page, with and without stand-ins; links."""
    style = chance.choice(("number", "page", "none", "two"))
    written = []
    for line in lines:
        told = _escaped(line, style)
        dice = chance.random()
        if dice < 0.1:
            told = r'{\field{\*\fldinst{HYPERLINK "https://x.example/?a=1"}}{\fldrslt{\ul ' + told
            told += "}}}"
        elif dice < 0.3:
            told = r"{\b " + told + "}"
        written.append(rf"\pard\plain\f0\fs20 {told}\par" + chance.choice(("\n", "\r\n", "")))
    body = chance.choice(("", "\\par\n")).join(written)
    head = r"{\rtf1\ansi\ansicpg1252\deff0" + _FONTS + r"{\colortbl;\red0\green0\blue255;}"
    return (head + _FOOTER + body + "}").encode("latin-1")


def _escaped(line: str, style: str) -> str:
    line = line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(_letter(c, style) for c in line).replace("\n", "\\line ")


def _letter(c: str, style: str) -> str:
    if c == "\u00a0":
        return r"\~"
    if ord(c) < 128:
        return c
    if style == "page":
        for page, group in (("cp1252", "{}"), ("cp1251", r"{{\f1 {}}}")):
            try:
                return group.format("".join(f"\\'{b:02x}" for b in c.encode(page)))
            except UnicodeEncodeError:
                continue
    forms = {"none": r"{{\uc0\u{} }}", "two": r"{{\uc2\u{} ??}}"}
    return forms.get(style, r"\u{}\'3f").format(ord(c))


def word(lines: list[str], chance: Random) -> bytes:
    """Write a Word document: runs cut anywhere, links, controls, marks of changes."""
    paragraphs = []
    for line in lines:
        runs = "".join(_runs(part, chance) for part in re.split(r"(\n)", line))
        dice = chance.random()
        if dice < 0.15:
            runs = f'<w:hyperlink r:id="rId1" xmlns:r="{_R}">{runs}</w:hyperlink>'
        elif dice < 0.2:
            runs = f"<w:sdt><w:sdtContent>{runs}</w:sdtContent></w:sdt>"
        elif dice < 0.25:
            runs = f'<w:ins w:id="1" w:author="x">{runs}</w:ins>'
        paragraphs.append(f"<w:p>{runs}</w:p>" + chance.choice(("", "<w:p/>")))
    body = f'<w:document xmlns:w="{_W}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def _runs(part: str, chance: Random) -> str:
    if part == "\n":
        return "<w:r><w:br/></w:r>"
    cut = chance.randrange(len(part) + 1)
    pieces = (html.escape(piece) for piece in (part[:cut], part[cut:]) if piece)
    return "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)


def open_document(lines: list[str], chance: Random) -> bytes:
    """Write an OpenDocument text."""
    names = f'xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0"'
    broken = chance.choice(("<text:line-break/>", "<text:line-break></text:line-break>"))
    told = "".join(f"<text:p>{html.escape(line)}</text:p>".replace("\n", broken) for line in lines)
    content = (
        f"<office:document-content {names}><office:body><office:text>{told}</office:text>"
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content})


def page(lines: list[str], chance: Random) -> bytes:
    """Write a page as a browser or a vendor saves it."""
    told = [html.escape(x).replace("\n", "<br>").replace("\u00a0", "&nbsp;") for x in lines]
    body = chance.choice((
        "<br><br>".join(told),
        "".join(f"<DIV CLASS='c5'><P CLASS=c6><SPAN>{x}</SPAN></P>\n</DIV>\n" for x in told),
        "".join(f"<p>{x}</p>\n" for x in told),
        "".join(f"<div id=a{n} dir='ltr'>{x}</div>" for n, x in enumerate(told)),
    ))  # fmt: skip
    encoding = chance.choice(("utf-8", "utf-16", "cp1252"))
    whole = (
        f"<!DOCTYPE html><HTML><HEAD><META content='text/html; charset={encoding}' "
        f"http-equiv=Content-Type><TITLE>Export</TITLE></HEAD><BODY>{body}</BODY></HTML>"
    )
    return whole.encode(encoding, "xmlcharrefreplace")


FILES: dict[str, Wrap] = {
    "txt": text, "rtf": rich, "docx": word, "odt": open_document, "html": page,
}  # fmt: skip
