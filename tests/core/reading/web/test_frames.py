from __future__ import annotations

import json
from typing import Any

import pytest

from core.edtf import render
from core.model import Document
from core.reading.web.chunks import whole_of
from core.reading.web.parsing import tree_of
from tests.core.reading.made import BODY, PARAGRAPHS, items, page


def read(markup: str) -> Document:
    (found,) = (item for item in items(markup, "a.html") if isinstance(item, Document))
    return found


def ld(*nodes: Any) -> str:
    return "".join(
        f"<script type='application/ld+json'>{json.dumps(node)}</script>" for node in nodes
    )


ARTICLE = {"@type": "NewsArticle", "headline": "Mayor resigns", "datePublished": "2016-11-03"}
BY = {"author": {"@id": "#anna"}, "publisher": {"@id": "#echo"}}
PEOPLE = [{"@type": "Person", "@id": "#anna", "name": "Anna Beck"},
          {"@type": "Organization", "@id": "#echo", "name": "The Echo"}]  # fmt: skip


@pytest.mark.parametrize(
    "nodes",
    [
        [{"@graph": [ARTICLE | BY, *PEOPLE]}],
        [[*PEOPLE, ARTICLE | BY | {"author": [{"@id": "#anna"}]}]],
        [
            {"@type": "VideoObject", "name": "A film", "uploadDate": "2001-01-01"},
            ARTICLE | {"@type": ["Article", "NewsArticle"], "author": {"name": "Anna Beck"},
                       "publisher": {"name": "The Echo"}},
        ],
        [
            {"@type": "ItemList", "itemListElement": [
                {"@type": "NewsArticle", "headline": "Another", "datePublished": "2001-01-01"}]},
            ARTICLE | {"@type": "http://schema.org/ReportageNewsArticle", "author": "Anna Beck",
                       "publisher": {"@type": "Organization", "name": "The Echo"}},
        ],
    ],
)  # fmt: skip
def test_json_ld_is_read_in_every_shape(nodes: list[Any]) -> None:
    found = read(page(ld(*nodes)))
    assert (found.title, found.outlet, found.authors) == (
        "Mayor resigns",
        "The Echo",
        ("Anna Beck",),
    )
    assert found.published is not None
    assert render(found.published) == "2016-11-03"


@pytest.mark.parametrize(
    "lure",
    [
        "<p><a href='/x'>Read more: The port and its money over the years</a></p>",
        "<p>READ MORE: The port and its money over the years</p>",
        "<p>Lire aussi : Le port et son argent</p>",
        "<p>Lesen Sie auch: Der Hafen und sein Geld</p>",
        "<p>You may also like...</p><p>The port and its money</p><p>Who pays for the wall</p>",
        "<ul><li><a href='/x'>The port and its money over the years</a></li></ul>",
        "<p><strong><a href='/x'>THE PORT AND ITS MONEY OVER THE YEARS</a></strong></p>",
        "<p>Advertisement</p>",
        "<p>Sign up for our daily newsletter and never miss a story</p>",
        "<p>We use cookies to make this site better. Accept all cookies</p>",
        "<p>Wir verwenden Cookies, um diese Seite zu verbessern.</p>",
    ],
)
def test_what_lures_away_from_an_article_is_no_text(lure: str) -> None:
    markup = page().replace(f"<p>{PARAGRAPHS[1]}</p>", f"<p>{PARAGRAPHS[1]}</p>{lure}")
    assert read(markup).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Related work by the port's own engineers had shown the same, two years before.",
        "Read the letter, he said, and then tell me who should have paid for the wall.",
        "More than 1,000 people came, and they shared what they had with those who had nothing.",
        "Copyright law was what the council spoke of next, and at length, on that evening.",
    ],
)
def test_a_sentence_that_begins_like_a_lure_is_text(line: str) -> None:
    markup = page().replace(f"<p>{PARAGRAPHS[1]}</p>", f"<p>{PARAGRAPHS[1]}</p><p>{line}</p>")
    assert line in read(markup).text


def test_the_rights_at_the_end_are_no_text() -> None:
    assert read(page(after="<p>© 2016 The Echo. All rights reserved.</p>")).text == BODY


def blocks(texts: list[str], head: str = "") -> tuple[str, str]:
    """Return a page that lays texts out in blocks of three, and what is in the first block."""
    told = "".join(
        f"<div class='chunk'>{head}<div class='body'>"
        + "".join(f"<p>{t}</p>" for t in texts[n : n + 3])
        + "</div><aside>Ad</aside></div>"
        for n in range(0, len(texts), 3)
    )
    return f"<html><body><div>{told}</div></body></html>", "\n\n".join(texts[:3])


TEXTS = [f"The {n}. time it was told: {p}" for n in range(3) for p in PARAGRAPHS]


def test_an_article_of_which_one_block_was_found_is_whole() -> None:
    markup, found = blocks(TEXTS)
    tree = tree_of(markup)
    assert tree is not None
    assert whole_of(tree, found).split("\n\n") == TEXTS


@pytest.mark.parametrize("head", ["<h1>A story</h1>", "<time>Monday</time>", "<h2><a>x</a></h2>"])
def test_stories_in_blocks_of_one_make_stay_apart(head: str) -> None:
    markup, found = blocks(TEXTS, head)
    tree = tree_of(markup)
    assert tree is not None
    assert whole_of(tree, found) == found


def test_the_words_above_a_headline_in_the_text_go_with_it() -> None:
    told = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    markup = (
        "<html><head><title>Mayor of Harbour Town resigns</title></head><body><article>"
        f"<div><p>Politics</p><p>Mayor of Harbour Town resigns</p>{told}</div></article></body>"
    )
    assert read(markup).text == BODY
