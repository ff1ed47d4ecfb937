from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.edtf import render
from core.model import Document
from core.reading.killable import read_all
from core.reading.limits import LIMITS
from tests.core.reading.made import items

if TYPE_CHECKING:
    from pathlib import Path

ONE = "The harbour wall that was built in the year of the great storm has given way at last."
TWO = "Nobody was hurt, but the quay will be closed for a year, and the council must pay for it."
FACTIVA = [
    "News", "The wall falls", "By Anna Beck", "40 words", "4 March 2014", "The Halvik Gazette",
    "HALVGZ", "12", "English", ONE, TWO, "Document HALVGZ0020140304ea3100001", "Sport",
    "The sea wins again in the harbour", "1,040 words", "5 March 2014", "Northern Wire", "NWIRE",
    "English", "Copyright 2014, Northern.  All rights reserved.", ONE, TWO, "Northern Wire Ltd.",
    "Document NWIRE00020140304ea3100002",
]  # fmt: skip
EUROPRESSE = [
    "Le Halvik", "Politique, jeudi 12 mars 2020 - 14:24:00 -0000 3061 mots, p. 8",
    "Le mur est tombé", "Anna Beck", "Aussi paru dans", "12 mars 2020 - lehalvik.fr", ONE, TWO,
    "© 2020 Le Halvik. Tous droits réservés.", "Numéro de document : news⸱20200312⸱LH⸱1_5678",
    "PDF Document", "Le Halvik (site web)", "vendredi 13 mars 2020", "Le mur est retombé", "AFP",
    ONE, "Cet article est paru dans Le Halvik (site web)",
    "© 2020 Le Halvik. Tous droits réservés.", "news⸱20200313⸱LHW⸱1_5679",
]  # fmt: skip
PROQUEST = [
    "_" * 60, "Report Information from ProQuest", "March 12 2020 10:11", "_" * 60,
    "Table of contents", "1. The wall falls", "2. The sea wins", "Document 1 of 2",
    "The wall falls", "Author: Beck, Anna; Roth, Jan.",
    "Publication info: Halvik Gazette ; Halvik [Halvik]12 Mar 2020: A.8.", "Abstract: Not it.",
    f"Full text: {ONE}", TWO, "CAPTION: The wall.", "Credit: Halvik Gazette", "Subject: Walls;",
    "Publication title: Halvik Gazette; Halvik", "Pages: A.8", "Publication date: Mar 12, 2020",
    "Language of publication: English", "Last updated: 2020-03-13", "Database: Newsstream",
    "_" * 60, "Document 2 of 2", "The sea wins",
    "Publication info: Halvik Gazette ; Halvik [Halvik]13 Mar 2020: A.9.", f"Full text: {ONE}",
    TWO, "Publication title: Gazette, The", "Publication date: 2020 Mar 13", "Section: News",
    "Database: Newsstream", "Bibliography", "Citation style: APA 6th",
    "Beck, A. (2020, Mar 12). The wall falls. Halvik Gazette.", "Contact us at: example.org",
]  # fmt: skip


def read(data: str | bytes, name: str = "a.txt") -> list[Document]:
    return [item for item in items(data, name) if isinstance(item, Document)]


def head(found: Document) -> tuple[str, str, str, str, str]:
    when = render(found.published) if found.published else ""
    return found.title, found.outlet, when, found.section, found.page


def test_factiva_without_rights_and_with_a_house_that_ends_in_a_point() -> None:
    for space in ("\n\n", "\n"):
        one, two = read(space.join(FACTIVA))
        assert head(one) == ("The wall falls", "The Halvik Gazette", "2014-03-04", "News", "12")
        assert one.authors == ("Anna Beck",)
        assert two.text == f"{ONE}\n\n{TWO}"
        assert (two.title, two.language) == ("The sea wins again in the harbour", "en")


def test_factiva_codes_in_the_cells_of_a_rich_table() -> None:
    def row(code: str, value: str) -> str:
        return rf"\trowd\cellx1000\cellx9000\pard\intbl {{\b {code}}}\cell {value}\cell \row" + "\n"

    fields = [("SE", "News"), ("HD", r"{\b The wall}"), ("BY", "By Anna Beck"), ("WC", "9 words"),
              ("PD", "4 March 2014"), ("ET", "09:03"), ("SN", "The Halvik Gazette"), ("PG", "12"),
              ("LA", "English"), ("LP", rf"{ONE}\par {TWO}"), ("TD", r"Three.\par Four."),
              ("NS", "gcat : News"), ("AN", "Document HALVGZ0020140304ea3100001")]  # fmt: skip
    article = "".join(row(*each) for each in fields)
    found = read(r"{\rtf1\ansi{\header\pard Page 1\par}" + article * 2 + "}", "a.rtf")
    assert [d.text for d in found] == [f"{ONE}\n\n{TWO}\n\nThree.\n\nFour."] * 2
    assert head(found[1]) == ("The wall", "The Halvik Gazette", "2014-03-04T09:03", "News", "12")


def test_europresse_with_another_dot_and_a_list_of_where_else() -> None:
    for space in ("\n\n", "\n"):
        one, two = read(space.join(EUROPRESSE))
        assert head(one) == ("Le mur est tombé", "Le Halvik", "2020-03-12T14:24Z", "Politique", "8")
        assert one.text == f"{ONE}\n\n{TWO}"
        assert one.authors == ("Anna Beck",)
        assert (two.title, two.text, two.authors) == ("Le mur est retombé", ONE, ())


def test_a_europresse_page_has_its_deck_in_the_text_and_its_pictures_apart() -> None:
    page = (
        "<html><body><article><header><span class='DocPublicationName'>Le Halvik, no. 21577</span>"
        "<span class='DocHeader'>Politique, jeudi 12 mars 2020 - 12 mots, p. 8</span>"
        "<p class='titreArticleVisu rdp__articletitle'>Le mur</p><p>Le port sous le choc</p>"
        "<p>Anna Beck et Jan Roth</p><div>Aussi paru dans 12 mars 2020 - lehalvik.fr</div></header>"
        f"<section><p>{ONE}</p><div>Illustration(s) : Le mur</div></section>"
        "<footer>news⸱20200312⸱LH⸱1_5678</footer></article></body></html>"
    )
    (found,) = read(page, "a.html")
    assert found.text == f"Le port sous le choc\n\n{ONE}"
    assert found.authors == ("Anna Beck", "Jan Roth")
    assert found.captions == ("Illustration(s) : Le mur",)


def test_proquest_with_a_table_of_contents_and_a_list_of_works() -> None:
    for space in ("\n\n", "\n"):
        one, two = read(space.join(PROQUEST))
        assert head(one) == ("The wall falls", "Halvik Gazette", "2020-03-12", "", "A.8")
        assert one.authors == ("Anna Beck", "Jan Roth")
        assert one.captions == ("The wall.",)
        assert head(two) == ("The sea wins", "The Gazette", "2020-03-13", "News", "")
        assert two.text.split() == f"{ONE} {TWO}".split()


def test_a_title_that_a_printer_repeats_on_every_page_is_no_text() -> None:
    title = "The harbour wall of Halvik and what it was for"
    text = (
        f"{title}\n\nThe Halvik Gazette\n\nMarch 4, 2014\n\nLength:\u00a040 words\n\nBody\n\n"
        f"{ONE}\n\nPage 1 of 2\n\n{title}\n\n{TWO}\n\nEnd of Document\n\nPage 2 of 2\n\n"
        f"{title}\n\nNorthern Wire\n\nMarch 5, 2014 Wednesday\n\nBody\n\n{ONE}\n\nEnd of Document\n"
    )
    one, two = read(text)
    assert (one.title, one.text) == (title, f"{ONE}\n\n{TWO}")
    assert (two.title, two.outlet) == (title, "Northern Wire")


HASTY = replace(LIMITS, seconds=10.0)
REPEATED = {
    "notes": "1 of 2 DOCUMENTS\n\nX\n\nMarch 4, 2014\n\nLENGTH: 9 words\n\n{}" + "A" * 90 + ".",
    "rights": "1 of 2 DOCUMENTS\n\nX\n\nMarch 4, 2014\n\nLENGTH: 9 words\n\n{}" + "A" * 90 + ".",
    "labels": "Full text: x\n\nPublication date: Mar 4, 2014\n\nTitle: x\n\nProQuest\n\n{}",
}
LINES = {"notes": "NOTE: x\n\n", "rights": "Copyright 2014 x\n\n", "labels": "Subject: x\n\n"}


@pytest.mark.parametrize("name", REPEATED)
def test_a_line_that_is_repeated_without_end_holds_nothing_up(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPEATED[name].format(LINES[name] * 40_000))
    found = [item for _, item in read_all([path], HASTY) if item is not None]
    assert any(isinstance(item, Document) for item in found)


def test_a_text_holds_no_signs_that_no_page_has() -> None:
    (found,) = read("One\0 line.\r\rAnother\r\nline.".encode("utf-16"))
    assert found.text == "One line.\n\nAnother\nline."
