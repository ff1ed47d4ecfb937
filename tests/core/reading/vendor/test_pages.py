from __future__ import annotations

from typing import TYPE_CHECKING

from core.edtf import render
from tests.core.reading.made import documents

if TYPE_CHECKING:
    from core.model import Document

NUMBER = "HALVGZ0020140304ea3100001"
LINES = (
    "<div id='article-{n}' class='article'><div class='article deArticle'><p>\n</p>"
    "<div>Politik</div><div id='hd'><span class='deHeadline counted'>{count}) Die Mauer "
    "bricht</span></div><div class='author'>Von Anna Beck</div><div>10 Wörter</div>"
    "<div>4 März 2014</div><div>Halvik Zeitung</div><div>HALVGZ</div><div>12</div>"
    "<div>Deutsch</div><div>Copyright 2014. Halvik Verlag</div>\n"
    "<p class='articleParagraph dearticleParagraph'>Die Mauer am\nHafen ist "
    "<b>gebrochen</b>.</p><p class='articleParagraph dearticleParagraph'>Niemand kam zu "
    "Schaden.</p><p>Halvik Verlag GmbH</p><p>Dokument {n}</p></div></div>"
)
TABLE = (
    "<div class='article frArticle'><table><tr><td class='index'><b>HD</b></td><td><b>Le mur</b>"
    "</td></tr><tr><td class='index'><b>PD</b></td><td>4 août 2014</td></tr>"
    "<tr><td class='index'><b>ET</b></td><td>15:32</td></tr>"
    "<tr><td class='index'><b>SN</b></td><td>Le Halvik</td></tr>"
    "<tr><td class='index'><b>LP</b></td><td><p>Un.</p><p>Deux.</p></td></tr>"
    "<tr><td class='index'><b>TD</b></td><td><p>Trois.</p></td></tr>"
    "<tr><td class='index'><b>AN</b></td><td>Document {n}</td></tr></table></div>"
)
EUROPRESSE = (
    "<article><header><span class='DocPublicationName'>Le Halvik, no. 5968</span>"
    "<span class='DocHeader'>Politique, mardi 14 mars 2006, p. 16</span>"
    "<div class='titreArticle'><p class='titreArticleVisu'>Le mur</p></div><div>Anna Beck</div>"
    "</header><section><div class='DocText'><p>Un.</p><p>Deux.</p></div></section>"
    "<footer><small>© 2006 Halvik. Tous droits réservés.</small>"
    "<p>Numéro de document : news·20060314·LH·0{n}</p></footer></article>"
)
XML = (
    "<?xml version='1.0'?><PPSResponse><r xmlns='http://global.factiva.com/pps/2.0'>{articles}</r>"
    "</PPSResponse>"
)
XML_ARTICLE = (
    "<article><accessionNo>{n}</accessionNo><baseLanguage>EN</baseLanguage>"
    "<headline><paragraph><hlt>The</hlt> wall</paragraph></headline>"
    "<leadParagraph><paragraph>One.</paragraph></leadParagraph><pages>7</pages>"
    "<publicationDate><dateTime>2012-01-09T01:35:58Z</dateTime></publicationDate>"
    "<sourceName>Halvik News</sourceName><tailParagraphs><paragraph>Two.</paragraph>"
    "</tailParagraphs></article>"
)


def page(*articles: str) -> str:
    return f"<html><head><title>Factiva</title></head><body>{''.join(articles)}</body></html>"


def dated(found: Document) -> str:
    return render(found.published) if found.published else ""


def test_factiva_articles_of_lines() -> None:
    numbers = [NUMBER[:-1] + str(n) for n in range(3)]
    found = documents(
        page(*(LINES.format(n=n, count=i) for i, n in enumerate(numbers, 1))), "a.htm"
    )
    assert [d.given_id for d in found] == numbers
    first = found[0]
    assert first.title == "Die Mauer bricht"
    assert first.text == "Die Mauer am Hafen ist gebrochen.\n\nNiemand kam zu Schaden."
    assert (first.outlet, first.authors, first.page) == ("Halvik Zeitung", ("Anna Beck",), "12")
    assert (dated(first), first.language, first.section) == ("2014-03-04", "de", "Politik")


def test_factiva_articles_of_codes_in_a_table() -> None:
    found = documents(page(TABLE.format(n=NUMBER), TABLE.format(n=NUMBER[:-1] + "2")), "a.html")
    assert [d.text for d in found] == ["Un.\n\nDeux.\n\nTrois."] * 2
    assert [dated(d) for d in found] == ["2014-08-04T15:32"] * 2
    assert found[0].outlet == "Le Halvik"


def test_europresse_pages() -> None:
    found = documents(page(*(EUROPRESSE.format(n=n) for n in range(4))), "a.html")
    assert len(found) == 4
    first = found[0]
    assert (first.title, first.text, first.outlet) == ("Le mur", "Un.\n\nDeux.", "Le Halvik")
    assert (dated(first), first.page, first.section) == ("2006-03-14", "16", "Politique")
    assert first.authors == ("Anna Beck",)


def test_factiva_xml() -> None:
    data = XML.format(articles="".join(XML_ARTICLE.format(n=f"H{n}") for n in range(3)))
    found = documents(data, "a.xml")
    assert [d.given_id for d in found] == ["H0", "H1", "H2"]
    assert (found[0].title, found[0].text) == ("The wall", "One.\n\nTwo.")
    assert dated(found[0]) == "2012-01-09T01:35Z"


def test_an_export_keeps_thousands_of_articles_apart() -> None:
    numbers = [f"HALVGZ0020140304ea3{n:06}" for n in range(2000)]
    found = documents(page(*(LINES.format(n=n, count=1) for n in numbers)), "a.html")
    assert len({d.given_id for d in found}) == 2000
