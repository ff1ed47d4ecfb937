from __future__ import annotations

import json

import pytest

from core.edtf import render
from core.model import Document, PublishedFrom
from tests.core.reading.made import BODY, PARAGRAPHS, document, page, problem


def when(found: Document) -> str:
    return render(found.published) if found.published else ""


def origin(found: Document, name: str) -> str:
    return next((o.words for o in found.origins if o.field == name), "")


def ld(**node: object) -> str:
    known = {"@context": "https://schema.org", "@type": "NewsArticle", **node}
    return f"<script type='application/ld+json'>{json.dumps(known)}</script>"


def test_the_text_is_the_article_without_menus_and_footers() -> None:
    found = document(page(), "a.html")
    assert found.text == BODY
    assert found.title == "Mayor resigns"
    assert found.media_type == "text/html"


def test_captions_are_kept_apart() -> None:
    figure = "<figure><img src='x.jpg'><figcaption>The port at dusk.</figcaption></figure>"
    found = document(page(before=figure), "a.html")
    assert found.captions == ("The port at dusk.",)
    assert "dusk" not in found.text


def test_json_ld_says_it_all() -> None:
    head = ld(
        headline="Mayor resigns", datePublished="2016-11-03T12:38:05+01:00",
        author=[{"@type": "Person", "name": "Jo Reporter"}, {"name": "Bo Berg"}],
        publisher={"name": "The Echo"}, articleSection="Politics",
    )  # fmt: skip
    found = document(page(head), "a.html")
    assert when(found) == "2016-11-03T12:38:05+01:00"
    assert found.published_from is PublishedFrom.METADATA
    assert found.authors == ("Jo Reporter", "Bo Berg")
    assert (found.outlet, found.section) == ("The Echo", "Politics")
    assert origin(found, "published") == "JSON-LD datePublished"
    assert origin(found, "authors") == "JSON-LD author"


@pytest.mark.parametrize(
    ("head", "before", "said"),
    [
        ("<meta property='article:published_time' content='2016-11-03'>", "", "meta article"),
        ("<meta name='parsely-pub-date' content='2016-11-03T00:00:00Z'>", "", "meta parsely"),
        ("<meta name='date' content='3 November 2016'>", "", "meta date"),
        ("", "<span itemprop='datePublished' content='2016-11-03'></span>", "itemprop"),
        ("", "<time class='entry-date' datetime='2016-11-03'>Thursday</time>", "time element"),
        ("", "<p>3 November 2016</p>", "beside the headline"),
        ("", "<p>Veröffentlicht am 3. November 2016</p>", "beside the headline"),
        ("", "<div class='published'>Nov 3, 2016</div>", "beside the headline"),
    ],
)
def test_a_declared_date_is_read_wherever_it_stands(head: str, before: str, said: str) -> None:
    found = document(page(head, before), "a.html")
    assert when(found).startswith("2016-11-03")
    assert said in origin(found, "published")
    assert found.guess is None


@pytest.mark.parametrize(
    ("head", "before", "guess"),
    [
        ("<meta property='article:modified_time' content='2016-11-05'>", "", "2016-11-05"),
        ("<link rel='canonical' href='https://echo.example/2016/11/03/mayor'>", "", "2016-11-03"),
        ("", "<p class='info'>Last updated 5 November 2016</p>", "2016-11-05"),
    ],
)
def test_a_guessed_date_is_marked_and_not_used(head: str, before: str, guess: str) -> None:
    found = document(page(head, before), "a.html")
    assert found.published is None
    assert found.published_from is PublishedFrom.NONE
    assert found.guess is not None
    assert render(found.guess.when) == guess
    assert found.guess.words


def test_figures_that_can_be_read_both_ways_are_no_date() -> None:
    assert document(page(before="<p>3/11/2016</p>"), "a.html").published is None
    assert when(document(page(before="<p>23/11/2016</p>"), "a.html")) == "2016-11-23"


def test_a_date_in_the_comments_is_not_the_articles() -> None:
    comment = "<div class='comments'><time datetime='2019-01-01'>1 Jan 2019</time></div>"
    assert document(page(after=comment), "a.html").published is None


def test_what_singlefile_wrote_above_the_page_is_kept() -> None:
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://echo.example/news/mayor \n"
        " saved date: Fri Nov 04 2016 09:00:00 GMT+0100 (CET)\n-->"
    )
    found = document(page().replace("<!DOCTYPE html>", f"<!DOCTYPE html>{comment}"), "a.html")
    assert found.url == "https://echo.example/news/mayor"
    assert found.outlet == "echo.example"
    assert found.published is None
    assert found.guess is not None
    assert "saved" in found.guess.words


def test_an_amp_page_is_read_as_any_other() -> None:
    amp = page(ld(headline="Mayor resigns", datePublished="2016-11-03"))
    found = document(amp.replace("<html ", "<html amp ").replace("<img", "<amp-img"), "a.html")
    assert found.text == BODY
    assert when(found) == "2016-11-03"


def test_a_page_hidden_behind_a_wall_is_taken_from_what_it_declares() -> None:
    text = page()
    for paragraph in PARAGRAPHS:
        text = text.replace(f"<p>{paragraph}</p>", "<p>Subscribe to read.</p>")
    declared = ld(headline="Mayor resigns", articleBody=BODY)
    assert document(text.replace("</head>", f"{declared}</head>"), "a.html").text == BODY


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_the_encoding_of_a_page_is_told(encoding: str) -> None:
    told = "Мэр города подал в отставку в четверг после голосования совета. " * 5
    text = f"<html><head><meta charset='{encoding}'><title>Мэр</title></head><body><p>{told}</p>"
    found = document(text.encode(encoding), "a.html")
    assert found.text == told.strip()


def test_a_page_by_another_name_is_a_page() -> None:
    assert document(page(), "article.txt").text == BODY
    assert document(page(), "download").text == BODY


def test_a_page_nested_too_deep_for_a_tree_is_read_flat() -> None:
    deep = "<div>" * 60_000 + BODY + "</div>" * 60_000
    assert document(f"<html><body>{deep}</body></html>", "a.html").text == BODY


def test_a_page_that_says_nothing_is_named() -> None:
    blank = "<html><head><title>x</title></head><body><script>1</script></body></html>"
    assert "no text" in problem(blank, "a.html").message


def test_broken_json_ld_harms_nothing() -> None:
    for text in ("{", "[" * 100_000, '{"@type": "NewsArticle", "datePublished": {"@id": 5}}', ""):
        head = f"<script type='application/ld+json'>{text}</script>"
        assert document(page(head), "a.html").text == BODY


def test_an_mhtml_page_is_read_from_its_part() -> None:
    parts = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://echo.example/n/mayor\r\n"
        "Subject: Mayor resigns\r\nDate: Fri, 4 Nov 2016 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://echo.example/n/mayor\r\n\r\n{page().replace('=', '=3D')}\r\n"
        "--b\r\nContent-Type: image/png\r\nContent-Location: x.png\r\n\r\nPNG\r\n--b--\r\n"
    )
    found = document(parts, "a.mhtml")
    assert found.text == BODY
    assert found.url == "https://echo.example/n/mayor"
    assert found.published is None
    assert found.guess is not None
    assert render(found.guess.when).startswith("2016-11-04")
