from __future__ import annotations

import base64

from core.edtf import render
from core.errors import Problem
from core.model import Document
from tests.core.reading.made import BODY, document, documents, items, mail, page, problem, zipped


def attached(*parts: bytes) -> bytes:
    mixed = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return mail(kind='multipart/mixed; boundary="b"', body=mixed.decode("latin-1") + "--b--\r\n")


def part(name: str, data: bytes, kind: str = "application/octet-stream") -> bytes:
    head = f'Content-Type: {kind}; name="{name}"\r\nContent-Transfer-Encoding: base64\r\n'
    head += f'Content-Disposition: attachment; filename="{name}"\r\n\r\n'
    return head.encode() + base64.encodebytes(data)


FORWARDED = b"Content-Type: message/rfc822\r\n\r\n" + mail()
TEXT = b"Content-Type: text/plain\r\n\r\nThe drafts are attached."


def test_a_mail_has_its_head_and_text() -> None:
    found = document(mail(), "a.eml")
    assert found.text == BODY
    assert found.title == "Mayor resigns – draft"
    assert found.authors == ("Jo Reporter",)
    assert found.published is not None
    assert render(found.published) == "2016-11-03T12:38:05+01:00"
    assert ("published", "Date header") in [(o.field, o.words) for o in found.origins]


def test_a_mail_by_another_name_is_a_mail() -> None:
    assert document(mail(), "a.txt").title == "Mayor resigns – draft"


def test_a_mail_in_html_becomes_its_words() -> None:
    html = "<html><body><p>The mayor resigned.</p><p>Police searched &amp; left.</p></body></html>"
    found = document(mail(kind="text/html", body=html), "a.eml")
    assert found.text == "The mayor resigned.\n\nPolice searched & left."


def test_attachments_become_documents_too() -> None:
    data = attached(
        TEXT, part("draft.html", page().encode()), FORWARDED,
        part("x.png", b"\x89PNG\r\n\x1a\n", "image/png"), part("more.zip", zipped({"b.txt": BODY})),
    )  # fmt: skip
    found = documents(data, "a.eml")
    assert [d.title for d in found] == [
        "Mayor resigns – draft", "Mayor resigns", "Mayor resigns – draft", "",
    ]  # fmt: skip
    assert found[0].text.strip() == "The drafts are attached."
    assert found[1].path.endswith("/draft.html")
    assert found[3].path.endswith("/more.zip/b.txt")


def test_an_attachment_that_cannot_be_read_does_not_fail_the_mail() -> None:
    found = items(attached(TEXT, part("broken.zip", b"PK\x03\x04broken")), "a.eml")
    assert isinstance(found[0], Document)
    assert isinstance(found[1], Problem)
    assert found[1].severity == "warning"
    assert "broken.zip" in found[1].where


def test_a_mailbox_gives_its_mails_one_by_one() -> None:
    quoted = mail(body="He wrote:\r\n\r\n>From now on the port is closed.\r\n")
    data = b"".join(
        b"From jo@echo.example Thu Nov  3 12:38:05 2016\n" + m + b"\n\n" for m in (mail(), quoted)
    )
    found = documents(data, "inbox")
    assert len(found) == 2
    assert "From now on" in found[1].text
    assert ">From" not in found[1].text
    assert found[0].sha256 != found[1].sha256


def test_a_mail_nested_600_deep_is_refused_by_name() -> None:
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(600)
    )
    data = "From: a@b.example\r\nMIME-Version: 1.0\r\n" + deep + "Content-Type: text/plain\r\n\r\nx"
    assert "nested too deep" in problem(data, "deep.eml").message


def test_a_mail_with_heads_that_mean_nothing_is_read() -> None:
    head = "Subject: =?utf-8?b?////?= =?none?q?x?=\r\nDate: never\r\nX-A: \xff\xfe\r\n"
    found = document(f"From: a\r\nMIME-Version: 1.0\r\n{head}\r\n{BODY}".encode("latin-1"), "a.eml")
    assert found.text == BODY
    assert found.published is None


def test_a_mail_without_text_is_named() -> None:
    assert "no text" in problem(mail(body="  "), "a.eml").message


def test_a_mail_saved_with_a_byte_order_mark_is_a_mail() -> None:
    read = document(b"\xef\xbb\xbf" + mail(), "a.eml")
    assert read.authors == ("Jo Reporter",)
    assert read.published is not None
