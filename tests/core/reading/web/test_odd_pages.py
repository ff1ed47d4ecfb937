from __future__ import annotations

from core.edtf import render
from core.errors import Problem
from core.model import Document
from tests.core.reading.made import BODY, PARAGRAPHS, document, items, page

TOLD = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def whole(body: str, head: str = "") -> str:
    return f"<html><head><title>Mayor resigns</title>{head}</head><body>{body}</body></html>"


def test_text_laid_out_in_nested_tables_keeps_its_lines() -> None:
    told = "<br><br>".join(PARAGRAPHS)
    inner = (
        f"<table><tr><td><b>Mayor resigns</b><br><i>3 Nov 2016</i><br><br>{told}</td></tr></table>"
    )
    menu = "<table><tr><td>Menu</td></tr></table>"
    read = document(whole(f"<table><tr><td>{menu}</td><td>{inner}</td></tr></table>"), "a.html")
    assert read.text.endswith(BODY)
    assert "3 Nov 2016" in read.text.split("\n\n")


def test_a_table_of_figures_stays_a_line_for_every_row() -> None:
    rows = "<tr><td>Town</td><td>Dead</td></tr><tr><td>Halvik</td><td>12</td></tr>"
    read = document(whole(f"<article>{TOLD}<table>{rows}</table></article>"), "a.html")
    assert "Halvik | 12" in read.text.split("\n\n")


def test_a_page_that_declares_utf8_and_is_not_is_read_as_what_it_is() -> None:
    data = page(title="Mayor résigns", head="<meta charset=utf-8>").encode("latin-1")
    assert document(data, "a.html").title == "Mayor résigns"


def test_a_page_in_utf8_with_one_bad_byte_stays_utf8() -> None:
    data = page(title="Mayor résigns, déjà vu", head="<meta charset=utf-8>").encode()
    read = document(data.replace(b"Terms of use", b"Terms \xff of use"), "a.html")
    assert read.title == "Mayor résigns, déjà vu"


def test_of_several_long_articles_on_a_page_the_rest_is_named() -> None:
    stories = (
        "".join(
            f"<p>{n} {word} {' '.join(PARAGRAPHS[n][::step].split())} {word * 9}.</p>"
            for n in range(3)
        )
        for word, step in (("alpha", 1), ("beta", -1), ("gamma", 1))
    )
    told = "".join(f"<article><h2>Story</h2>{s * 2}</article>" for s in stories)
    found = items(whole(told), "a.html")
    problems = [p.message for p in found if isinstance(p, Problem)]
    assert len([d for d in found if isinstance(d, Document)]) == 1
    assert len(problems) == 1
    assert "the first was taken" in problems[0]


def test_teasers_beside_an_article_are_no_articles() -> None:
    teasers = "<article><h3>Another</h3><p>Short.</p><p>Very short.</p></article>" * 9
    found = items(whole(f"<article><h1>Mayor resigns</h1>{TOLD}</article>{teasers}"), "a.html")
    assert [type(x) for x in found] == [Document]


def test_a_live_page_keeps_all_its_entries() -> None:
    entries = "".join(
        f"<div class=block><time datetime='2016-11-03T1{n}:05Z'>1{n}.05</time><h2>Update</h2>"
        f"<p>{p}</p></div>"
        for n, p in enumerate(PARAGRAPHS)
    )
    node = '{"@type":"LiveBlogPosting","headline":"Live","datePublished":"2016-11-03T09:00:00Z"}'
    head = f'<script type="application/ld+json">{node}</script>'
    read = document(whole(f"<h1>Live</h1>{entries}", head), "a.html")
    assert all(p in read.text for p in PARAGRAPHS)
    assert read.published is not None
    assert render(read.published) == "2016-11-03T09:00:00Z"


def test_what_a_wall_hides_is_read_where_the_page_has_it() -> None:
    body = BODY.replace("\n\n", "\\n\\n")
    story = f'{{"@type":["NewsArticle"],"headline":"Mayor resigns","articleBody":"{body}"}}'
    node = f'{{"@graph":[{story}]}}'
    head = f'<script type="application/ld+json">{node}</script>'
    wall = f"<article><p>{PARAGRAPHS[0]}</p><div>Subscribe to read on.</div></article>"
    assert document(whole(wall, head), "a.html").text == BODY
