from __future__ import annotations

import html

import pytest

from core.edtf import render
from core.errors import Problem
from core.model import Document
from core.reading.vendor.exported import authors_in
from tests.core.reading.made import items
from tests.core.reading.vendor import made

STORIES = made.stories(12)
LAYOUTS = {
    "Nexis, old house": made.nexis_old(STORIES),
    "Nexis, old house, German": made.nexis_old(STORIES, "Dokument {n} von {all}"),
    "Nexis, old house, French": made.nexis_old(STORIES, "Document {n} de {all}"),
    "Nexis, new house": made.nexis_new(STORIES),
    "Nexis, new house, no cover": made.nexis_new(STORIES, cover=False),
    "Nexis, new house, German end": made.nexis_new(STORIES, "Ende des Dokuments"),
    "Factiva": made.factiva(STORIES),
    "Factiva, German window": made.factiva(STORIES, "Dokument", "Wörter"),
    "Factiva, codes": made.factiva_codes(STORIES),
    "ProQuest": made.proquest(STORIES),
    "ProQuest since 2018": made.proquest_new(STORIES),
    "Europresse": made.europresse(STORIES),
}


def rich(text: str) -> str:
    """Write text as RTF."""
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    plain = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in escaped)
    return "{\\rtf1\\ansi\\uc1 " + plain.replace("\n", "\\par\n") + "}"


def word(text: str) -> bytes:
    """Write text as a Word document, a paragraph a line."""
    from tests.core.reading.made import zipped

    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(
        f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in text.split("\n")
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document xmlns:w='{w}'><w:body>{lines}</w:body></w:document>",
        }
    )


def read(data: bytes | str, name: str) -> list[Document]:
    return [item for item in items(data, name) if isinstance(item, Document)]


def check(found: list[Document]) -> None:
    assert [d.title for d in found] == [s.title for s in STORIES]
    assert [d.text for d in found] == [s.body for s in STORIES]
    assert [d.outlet for d in found] == [s.outlet for s in STORIES]
    dates = [render(d.published)[:10] if d.published else "" for d in found]
    assert dates == [s.iso[:10] for s in STORIES]
    assert all(d.authors and d.authors[0].startswith("Anna Beck") for d in found)
    assert all(d.page for d in found)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_article_of_a_text_export_is_whole_and_dated(layout: str) -> None:
    check(read(LAYOUTS[layout], "export.txt"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_article_of_a_rich_text_export_is_whole_and_dated(layout: str) -> None:
    check(read(rich(LAYOUTS[layout]), "export.rtf"))


@pytest.mark.parametrize("layout", ["Nexis, new house", "Factiva", "Europresse"])
def test_every_article_of_a_word_export_is_whole_and_dated(layout: str) -> None:
    check(read(word(LAYOUTS[layout]), "export.docx"))


def test_the_name_of_the_file_does_not_matter() -> None:
    check(read(LAYOUTS["Nexis, new house"], "no-suffix"))


def test_windows_line_ends_change_nothing() -> None:
    check(read(LAYOUTS["ProQuest"].replace("\n", "\r\n"), "export.txt"))


def test_an_old_encoding_changes_nothing() -> None:
    data = LAYOUTS["Factiva, German window"].encode("cp1252")
    check(read(data, "export.txt"))


def test_the_time_of_day_and_its_zone_are_read_where_they_are_printed() -> None:
    found = read(LAYOUTS["Nexis, new house"], "export.txt")
    assert [render(d.published) for d in found if d.published] == [s.iso for s in STORIES]


def test_where_a_field_was_printed_is_kept() -> None:
    (first, *_) = read(LAYOUTS["Nexis, new house"], "export.txt")
    said = {o.field: o.words for o in first.origins}
    assert STORIES[0].date in said["published"]
    assert said["outlet"] == "Nexis export"


def test_captions_are_kept_apart_from_the_text() -> None:
    found = read(LAYOUTS["Nexis, old house"], "export.txt")
    assert all(d.captions == ("PHOTO: the wall",) for d in found)


def test_the_oldest_nexis_layout_with_its_labels_is_read() -> None:
    one = (
        "{n} of 2 DOCUMENTS\n\n  Copyright 2002 Globe Newspaper Company\n    The Halvik Globe\n\n"
        "   October {n}, 2002, Tuesday ,THIRD EDITION\n\nSECTION: METRO; Pg. B{n}\n\n"
        "LENGTH: 9 words\n\nHEADLINE: WALL FALLS;\nMAYOR SPEAKS\n\nBYLINE: By Ann Lee, Globe Staff"
        "\n\nDATELINE: HALVIK\n\nBODY:\n   The wall fell.\n\n   Nobody was hurt.\n\n"
        "LOAD-DATE: October 1, 2002\n\n"
    )
    found = read(one.format(n=1) + one.format(n=2), "export.txt")
    assert [d.text for d in found] == ["The wall fell.\n\nNobody was hurt."] * 2
    assert {(d.title, d.outlet) for d in found} == {
        ("WALL FALLS; MAYOR SPEAKS", "The Halvik Globe")
    }
    assert [(d.authors, d.place, d.page) for d in found] == [
        (("Ann Lee",), "HALVIK", "B1"),
        (("Ann Lee",), "HALVIK", "B2"),
    ]


def test_a_number_at_the_end_of_a_certificate_parts_two_articles() -> None:
    one = (
        "Le Halvik\nPolitique, mardi 14 mars 2006, p. {n}\n\nLe mur {n}\nAnne Durand\n\n"
        "Le mur est tombé.\n\n© 2006 Le Halvik. Tous droits réservés.\n\nCertificat émis le 4 "
        "juillet 2015 à Université à des fins de visualisation.\nnews·20060314·LH·0{n}\n\n"
    )
    found = read(one.format(n=1) + one.format(n=2), "export.txt")
    assert [(d.title, d.text) for d in found] == [
        ("Le mur 1", "Le mur est tombé."),
        ("Le mur 2", "Le mur est tombé."),
    ]


def test_a_text_of_another_length_than_printed_is_said() -> None:
    short = LAYOUTS["Nexis, new house"].replace("43 words", "4300 words", 1)
    (told,) = (i for i in items(short, "export.txt") if isinstance(i, Problem))
    assert "article 1" in told.message
    assert told.severity == "note"


@pytest.mark.parametrize("layout", ["Nexis, old house", "Nexis, new house"])
def test_an_export_that_was_cut_off_is_said(layout: str) -> None:
    whole = LAYOUTS[layout]
    told = [i for i in items(whole[: len(whole) // 2], "export.txt") if isinstance(i, Problem)]
    assert any("says it holds 12 articles" in problem.message for problem in told)
    assert not [i for i in items(whole, "export.txt") if isinstance(i, Problem)]


def test_an_article_without_a_date_is_named() -> None:
    text = LAYOUTS["Nexis, new house"].replace(STORIES[2].date, "undated")
    told = [i for i in items(text, "export.txt") if isinstance(i, Problem)]
    assert any("article 3: no date" in problem.message for problem in told)


def test_lines_broken_to_fit_a_page_are_joined() -> None:
    story = made.Story(
        "A wall", "The Halvik Gazette", "March 1, 2014 Saturday", "2014-03-01", "Anna Beck",
        "News; Pg. A1",
        ("The harbour wall that was built in the year of the great storm\nhas given way at last.",),
    )  # fmt: skip
    (found,) = read(made.nexis_old([story]), "export.txt")
    assert found.text == story.text[0].replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "A reader wrote: the full text of the treaty is on 1 of 2 documents.",
        "Length: 512 words\n\nThat was the whole of the note.",
        "He works for ProQuest.\n\nFull text: none.",
        "End of document",
    ],
)
def test_a_plain_article_is_no_export(text: str) -> None:
    (found,) = read(text, "a.txt")
    assert found.text == text


def test_a_page_that_speaks_of_factiva_is_read_as_a_page() -> None:
    page = (
        "<html><body><div class='article enArticle'><h1>Factiva is sold</h1>"
        + "".join(f"<p>{p}</p>" for p in STORIES[0].text)
        + "</div></body></html>"
    )
    found = read(page, "a.html")
    assert len(found) == 1
    assert found[0].origins == () or "Factiva export" not in found[0].origins[0].words


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee and Bo Li", ("Ann Lee", "Bo Li")),
        ("Lee, Ann; Li, Bo", ("Ann Lee", "Bo Li")),
        ("Ann Lee, Bo Li, Cy Roe", ("Ann Lee", "Bo Li", "Cy Roe")),
        ("Paul Blue, Halvik Post Staff Writer", ("Paul Blue",)),
        ("Von Anna Beck und Jan Roth", ("Anna Beck", "Jan Roth")),
        ("", ()),
        ("Anna Beck anna@halvik.example", ("Anna Beck",)),
        ("By Anna Beck in Oslo and Jan Roth in Rome", ("Anna Beck", "Jan Roth")),
        ("Anna Beck; Jan Roth contributed reporting from Oslo", ("Anna Beck", "Jan Roth")),
        ("By ANNA BECK; Photographs by Jan Roth", ("ANNA BECK",)),
        ("Von unserem Korrespondenten", ()),
        ("Ludwig van der Rohe", ("Ludwig van der Rohe",)),
    ],
)
def test_a_byline_is_its_names(byline: str, names: tuple[str, ...]) -> None:
    assert authors_in(byline) == names


def test_an_export_saved_as_utf16_is_known() -> None:
    found = items(LAYOUTS["Factiva"].encode("utf-16"), "export.txt")
    assert [d.title for d in found if isinstance(d, Document)] == [s.title for s in STORIES]


def test_a_section_is_told_from_its_page() -> None:
    found = [d for d in items(LAYOUTS["Nexis, old house"], "a.txt") if isinstance(d, Document)]
    assert [(d.section, d.page) for d in found[:2]] == [("News", "A1"), ("News", "A2")]


NEW = (
    "The wall\n\n{house}The Halvik Gazette\n\n{date}\n\nCopyright 2014 Halvik Press\n\n"
    "Length:\u00a08 words\n\nBody\n\nThe wall fell.\n\nNobody was hurt.\n\n{after}"
    "Load-Date:\u00a0March 5, 2014\n\nEnd of Document\n"
)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("04.03.2014", "2014-03-04"),
        ("March 4, 2014, Tuesday, BC cycle", "2014-03-04"),
        ("March 4, 2014 Tuesday 10:15 PM EST", "2014-03-04T22:15-05:00"),
        ("4. März 2014 Dienstag 10:15 AM GMT+1", "2014-03-04T10:15+01:00"),
        ("4 mars 2014 mardi", "2014-03-04"),
        ("terça-feira 4 Março 2014", "2014-03-04"),
        ("Вторник 4 Март 2014 г.", "2014-03-04"),
        ("2014年3月4日", "2014-03-04"),
        ("March 2014", "2014-03"),
        ("January/February 2014", "2014-01/2014-02"),
        ("Herbst 2014", "2014-23"),
    ],
)
def test_the_date_is_read_as_each_house_prints_it(printed: str, iso: str) -> None:
    (found,) = read(NEW.format(house="", date=printed, after=""), "a.txt")
    assert found.published is not None
    assert render(found.published) == iso
    assert (found.title, found.outlet) == ("The wall", "The Halvik Gazette")


def test_the_house_of_a_blog_is_no_part_of_the_title() -> None:
    (found,) = read(NEW.format(house="Newstex Blogs\n\n", date="March 4, 2014", after=""), "a.txt")
    assert (found.title, found.outlet) == ("The wall", "The Halvik Gazette")


def test_a_title_that_goes_on_is_one() -> None:
    text = NEW.format(house="", date="March 4, 2014", after="")
    (found,) = read(text.replace("The wall\n\n", "The wall:\n\nA history\n\n", 1), "a.txt")
    assert found.title == "The wall: A history"


def test_a_correction_is_kept_beside_the_text() -> None:
    after = "Correction\n\nThe wall was of 1952.\n\nCorrection-Date:\u00a0March 6, 2014\n\n"
    (found,) = read(NEW.format(house="", date="March 4, 2014", after=after), "a.txt")
    assert found.text == "The wall fell.\n\nNobody was hurt."
    assert "Correction: The wall was of 1952." in found.notes


def test_what_stands_for_pictures_is_no_text() -> None:
    after = "Link to Image\n\nGraphic\n\nThe wall. Picture: Halvik\n\n"
    (found,) = read(NEW.format(house="", date="March 4, 2014", after=after), "a.txt")
    assert found.text == "The wall fell.\n\nNobody was hurt."
    assert found.captions == ("The wall. Picture: Halvik",)
