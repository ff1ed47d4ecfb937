from __future__ import annotations

from core.edtf import render
from tests.core.reading.made import (
    NEWSML,
    NITF,
    PARAGRAPHS,
    RSS,
    document,
    documents,
    problem,
)

TWO = "\n\n".join(PARAGRAPHS[:2])


def test_nitf_has_paragraphs_head_and_captions_apart() -> None:
    found = document(NITF, "a.xml")
    assert found.text == TWO
    assert (found.title, found.authors, found.outlet) == (
        "Mayor resigns", ("Jo Reporter",), "The Echo",
    )  # fmt: skip
    assert (found.place, found.section, found.page) == ("HARBOUR TOWN", "News", "A4")
    assert found.captions == ("The port at dusk.",)
    assert found.published is not None
    assert render(found.published) == "2016-11-03T12:38:05Z"


def test_newsml_takes_the_first_version_for_the_day_of_publication() -> None:
    found = document(NEWSML, "a.xml")
    assert found.text == TWO
    assert (found.title, found.authors, found.outlet) == (
        "Mayor resigns", ("Jo Reporter",), "Echo Wire",
    )  # fmt: skip
    assert found.published is not None
    assert render(found.published) == "2016-11-03T12:38:05+01:00"


def test_several_items_in_one_message_are_several_articles() -> None:
    item = NEWSML.partition("?>")[2]
    other = item.replace("Mayor resigns", "Port audited")
    found = documents(f"<newsMessage><itemSet>{item}{other}</itemSet></newsMessage>", "a.xml")
    assert [d.title for d in found] == ["Mayor resigns", "Port audited"]


def test_an_item_without_an_article_says_what_it_is() -> None:
    assert "package" in problem("<packageItem><itemMeta/></packageItem>", "a.xml").message
    assert "root is “inventory”" in problem("<?xml version='1.0'?><inventory/>", "a.xml").message


def test_a_feed_gives_its_entries() -> None:
    found = documents(RSS, "a.rss")
    assert [d.title for d in found] == ["Mayor resigns", "Port to be audited"]
    assert found[0].text == TWO
    assert found[0].outlet == "The Echo"
    assert found[0].url == "https://echo.example/mayor"
    assert found[0].published is not None
    assert render(found[0].published).startswith("2016-11-03T12:38:05")
    assert found[1].published is None


def test_a_feed_by_another_name_is_a_feed() -> None:
    assert len(documents(RSS, "a.xml")) == 2
    assert len(documents(RSS, "a.txt")) == 2


def test_the_day_an_entry_was_changed_is_no_more_than_a_guess() -> None:
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Echo</title><entry>"
        "<title>Mayor resigns</title><updated>2016-11-03T12:38:05Z</updated>"
        f"<content type='html'>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content></entry></feed>"
    )
    found = document(atom, "a.atom")
    assert found.text == PARAGRAPHS[0]
    assert found.published is None
    assert found.guess is not None


def test_an_entity_bomb_is_refused_and_no_entity_resolved() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd"'
        ">]><rss><channel><item><title>&b;</title></item></channel></rss>"
    )
    for name, text in (("a.xml", bomb), ("b.xml", bomb.replace("rss", "nitf"))):
        assert "entities" in problem(text, name).message


def test_ill_formed_xml_is_mended_or_named() -> None:
    cut = NITF[: NITF.index("</body.content>")]
    assert document(cut, "a.xml").text == TWO
    assert "root is “x”" in problem("<?xml version='1.0'?><x><<<>", "b.xml").message
