from __future__ import annotations

import html
import struct
import zipfile
from io import BytesIO

import pytest

from core.errors import Problem, UserError
from core.model import Document
from core.reading.office.doc_text import header_of, paragraphs_of
from tests.core.reading.made import document, items, problem, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OD = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document with this body, and other parts by their names."""
    more = {
        f"word/{name}.xml": f"<w:{name} xmlns:w='{W}'>{x}</w:{name}>" for name, x in parts.items()
    }
    main = f"<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": main, **more})


def par(text: str, style: str = "") -> str:
    used = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{used}<w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>"


def odt(body: str, **files: str) -> bytes:
    content = (
        f"<office:document-content {OD}><office:body>{body}</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content, "styles.xml": "<s/>", **files})


def doc(text: str, *, flags: int = 0x0200, footnotes: str = "") -> tuple[bytes, bytes]:
    """Return the two streams of an old Word document: a piece of bytes, a piece of UTF-16."""
    half = len(text) // 2
    whole = text + footnotes
    first, rest = whole[:half].encode("cp1252"), whole[half:].encode("utf-16-le")
    head = bytearray(1024)
    struct.pack_into("<HH", head, 0, 0xA5EC, 193)
    struct.pack_into("<H", head, 10, flags)
    struct.pack_into("<H", head, 32, 14)
    longs = 34 + 28
    struct.pack_into("<H", head, longs, 22)
    struct.pack_into("<ii", head, longs + 2 + 12, len(text), len(footnotes))
    pairs = longs + 2 + 88
    struct.pack_into("<H", head, pairs, 93)
    pieces = struct.pack("<III", 0, half, len(whole))
    pieces += struct.pack("<HIH", 0, (1024 * 2) | 0x40000000, 0)
    pieces += struct.pack("<HIH", 0, 1024 + len(first), 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", head, pairs + 2 + 33 * 8, 0, len(table))
    return bytes(head) + first + rest, table


def test_a_word_document_keeps_its_paragraphs_and_its_title() -> None:
    found = document(docx(par("The wall", "Title") + par("One.") + par("") + par("Two.")), "a.docx")
    assert (found.title, found.text) == ("The wall", "The wall\n\nOne.\n\nTwo.")


def test_what_was_deleted_or_is_told_twice_is_not_read() -> None:
    deleted = (
        "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>new</w:t></w:r></w:p>"
    )
    found = document(docx(deleted), "a.docx")
    assert found.text == "new"


def test_breaks_tabs_and_hyphens_are_read_as_meant() -> None:
    run = (
        "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/>"
        "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>"
    )
    assert document(docx(run), "a.docx").text == "a\nb c-de"


def test_a_row_of_a_table_is_a_paragraph_of_its_own() -> None:
    cells = "".join(f"<w:tc>{par(x)}</w:tc>" for x in ("Killed", "12"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    assert document(docx(par("One.") + table), "a.docx").text == "One.\n\nKilled | 12"


def test_footnotes_come_after_the_text() -> None:
    notes = f"<w:footnote w:id='1'>{par('A note.')}</w:footnote>"
    found = document(docx(par("One."), footnotes=notes), "a.docx")
    assert found.text == "One.\n\n[1] A note."


def test_the_date_in_the_file_is_a_guess_and_is_not_used() -> None:
    core = (
        "<c:coreProperties xmlns:c='http://schemas.openxmlformats.org/package/2006/metadata/"
        "core-properties' xmlns:t='http://purl.org/dc/terms/'><t:created>2011-02-03T10:00:00Z"
        "</t:created></c:coreProperties>"
    )
    data = BytesIO(docx(par("One.")))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("docProps/core.xml", core)
    found = document(data.getvalue(), "a.docx")
    assert found.published is None
    assert found.guess is not None
    assert found.guess.words == "when the file was made"


def test_opendocument_paragraphs_notes_and_tables() -> None:
    body = (
        "<office:text><text:h>The wall</text:h><text:p>One<text:s/>and<text:line-break/>a half."
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note."
        "</text:p></text:note-body></text:note></text:p><table:table><table:table-row>"
        "<table:table-cell><text:p>Killed</text:p></table:table-cell><table:table-cell>"
        "<text:p>12</text:p></table:table-cell></table:table-row></table:table></office:text>"
    )
    found = document(odt(body), "a.odt")
    assert found.text == "The wall\n\nOne and\na half.\n\nKilled | 12\n\n[1] A note."
    assert found.title == "The wall"


def test_a_locked_opendocument_is_named() -> None:
    manifest = (
        "<m:manifest xmlns:m='x'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    data = odt("<office:text/>", **{"META-INF/manifest.xml": manifest})
    assert "password" in problem(data, "a.odt").message


@pytest.mark.parametrize(
    ("rich", "text"),
    [
        (r"{\rtf1\ansi One.\par Two.}", "One.\n\nTwo."),
        (r"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\rtf1{\fonttbl{\f1\fcharset128 X;}}\f1 \'83\'65\'83\'58\'83\'67}", "テスト"),
        (r"{\rtf1\uc1 \u1055?\u1088?}", "Пр"),
        (r"{\rtf1\uc2 \u24180\'94\'4e!}", "年!"),
        (r"{\rtf1 \u-10187?\u-9159?}", "\U0001d439"),
        (r"{\rtf1{\info{\title Not text}}{\*\unknown no}{\pict 0011}yes}", "yes"),
        (r"{\rtf1 a\line b\tab c\emdash d\~e\_f\-g}", "a\nb c—d e-fg"),
        (r"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt shown}} {\v hidden}end}", "shown end"),
        (r"{\rtf1\trowd a\cell b\cell\row\pard after}", "a | b\n\nafter"),
        (r"{\rtf1 text{\footnote A note.} goes on}", "text goes on\n\n[1] A note."),
        (r"{\rtf1 before{\*\bin4 }}}}x}after}", "beforeafter"),
        (r"{\rtf1 \{braces\} and \\}", "{braces} and \\"),
    ],
)
def test_rich_text_is_read_as_it_is_shown(rich: str, text: str) -> None:
    assert document(rich, "a.rtf").text == text


def test_rich_text_nested_as_deep_as_it_likes_is_read() -> None:
    data = "{\\rtf1 " + "{" * 100_000 + "deep" + "}" * 100_000 + "}"
    assert document(data, "a.rtf").text == "deep"


def test_rich_text_cut_off_is_read_and_said() -> None:
    found = items(r"{\rtf1\ansi One.\par Two and", "a.rtf")
    (told,) = (item for item in found if isinstance(item, Problem))
    (article,) = (item for item in found if isinstance(item, Document))
    assert article.text == "One.\n\nTwo and"
    assert "cut off" in told.message


def test_the_pieces_of_an_old_word_document_are_put_together() -> None:
    text = "The wall\rOne \x13 HYPERLINK x \x14shown\x15.\rKilled\x0712\x07\x07“Two”\r"
    found = paragraphs_of(*doc(text, footnotes="\x02 A note.\r"))
    assert [p.text for p in found] == ["The wall", "One shown.", "Killed | 12", "“Two”", "A note."]


def test_a_locked_old_word_document_is_told() -> None:
    main, _ = doc("One.\r", flags=0x0100)
    with pytest.raises(UserError, match="password"):
        header_of(main)


@pytest.mark.parametrize("length", [0, 5, 40, 200, 900])
def test_an_old_word_document_cut_off_is_told(length: int) -> None:
    main, table = doc("One two three.\r")
    with pytest.raises(UserError, match="cut off"):
        paragraphs_of(main[:length], table[:3])


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_an_office_file_cut_off_is_named(name: str, share: float) -> None:
    data = docx(par("One. " * 500)) if name == "a.docx" else odt("<office:text/>")
    told = problem(data[: int(len(data) * share)], name)
    assert told.where == name
    assert "cut off or damaged" in told.message


def test_entities_are_refused_not_resolved(tmp_path: object) -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY file SYSTEM "file:///etc/hostname">]>'
        f"<w:document xmlns:w='{W}'><w:body><w:p><w:r><w:t>&b;&file;</w:t></w:r></w:p></w:body>"
        "</w:document>"
    )
    data = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb})
    assert "entities" in problem(data, "a.docx").message
    flat = bomb.replace("w:document", "w:wordDocument")
    assert isinstance(problem('<?xml version="1.0"?>' + flat, "a.xml"), Problem)
