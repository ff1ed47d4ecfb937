from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import html
from markdown_it import MarkdownIt

from core.export import choose
from core.exports.chosen import Chosen
from core.exports.report import html_report, markdown_report
from core.exports.report.markdown import plain
from core.filter import Filter
from core.project import Patch, Project
from tests.core.exports import sample
from tests.core.exports.hostile import HOSTILE
from tests.core.exports.test_doors import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["hostile"]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def chosen() -> Chosen:
    return choose(sample.project(), pictures={"Timeline": PNG})


def _addresses(page: html.HtmlElement) -> Iterator[str]:
    yield from page.xpath("//@src | //@href | //@action | //@style/.. /@background")


def test_every_event_stands_under_its_year_with_its_sentences_as_footnotes(
    chosen: Chosen,
) -> None:
    page = html.fromstring(html_report(chosen))
    assert [h.text for h in page.xpath("//h3")] == ["44 BC", "2015", "2016", "Undated"]
    attack = page.get_element_by_id("E00001")
    assert attack.xpath(".//*[@class='date']")[0].text == "Thu 3 Nov 2016"
    numbers = [a.get("href")[1:] for a in attack.xpath(".//sup/a")]
    said = [page.get_element_by_id(number).text_content() for number in numbers]
    assert any("Troops of the IS attacked Mosul on Thursday." in text for text in said)
    assert len(numbers) == 2


def test_all_footnotes_are_reached_and_numbered_in_order(chosen: Chosen) -> None:
    page = html.fromstring(html_report(chosen))
    noted = [int(n.get("value")) for n in page.xpath("//ol/li")]
    marked = [int(a.text) for a in page.xpath("//sup/a")]
    assert noted == list(dict.fromkeys(marked)) == list(range(1, len(noted) + 1))


def test_a_sentence_that_tells_of_several_events_is_one_footnote() -> None:
    project = sample.project()
    told = replace(project.events["E00004"], citations=(sample.CITED,))
    project.apply(Patch("", (told,)))
    page = html.fromstring(html_report(choose(project)))
    first, other = (
        [a.text for a in page.get_element_by_id(i).xpath(".//sup/a")] for i in ("E00001", "E00004")
    )
    assert other == first[:1]


def test_what_is_not_sure_and_what_was_accepted_is_said(chosen: Chosen) -> None:
    page = html.fromstring(html_report(chosen))
    pills = [p.text for p in page.get_element_by_id("E00001").xpath(".//*[@class][@class!='x']")]
    assert {"alleged", "✓ accepted", "★"} <= set(pills)
    assert "1 of 6 events accepted" in page.xpath("//header")[0].text_content()


def test_a_report_of_a_part_says_by_which_filter() -> None:
    project = sample.project()
    part = choose(project, frozenset({"E00001"}), asked=Filter(text="Mosul"))
    page = html.fromstring(html_report(part))
    assert "text: Mosul" in page.xpath("//*[@class='filter']")[0].text_content()
    listed = page.xpath("//table[@class='sources']/tbody/tr/@id")
    assert listed == ["S001", "S002"]
    assert "2 of 3" in page.xpath("//header")[0].text_content()


def test_a_report_of_nothing_is_a_page_too() -> None:
    page = html.fromstring(html_report(choose(Project())))
    assert "No event is shown." in page.text_content()
    assert not page.xpath("//table")


def test_the_page_is_whole_and_asks_for_nothing(chosen: Chosen) -> None:
    text = html_report(chosen)
    page = html.fromstring(text)
    assert "default-src 'none'" in text
    assert not page.xpath("//script | //link | //iframe | //object | //embed | //form")
    assert all(a.startswith(("#", "data:image/png;base64,", "https://")) for a in _addresses(page))


def test_hostile_text_stays_text_on_the_page(hostile: Chosen) -> None:
    page = html.fromstring(html_report(hostile).encode("utf-8", "replace"))
    assert not page.xpath("//script | //iframe | //*[@onerror]")
    assert not page.xpath("//img")
    assert "<img src=x onerror=alert(1)>" in page.text_content()
    assert all(a.startswith(("#", "https://")) for a in _addresses(page))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_as_it_is(text: str) -> None:
    shown = MarkdownIt("commonmark").render(plain(text))
    tags = set(re.findall(r"<(\w+)", shown))
    assert tags <= {"p"}


def test_the_markdown_report_holds_footnotes_and_tables(chosen: Chosen) -> None:
    text = markdown_report(chosen)
    assert "[^1]: “" in text
    assert all(f"[^{n}]" in text for n in (1, 2))
    page = html.fromstring(MarkdownIt("commonmark").enable("table").render(text))
    assert {"Actor", "Tie", "Source ID"} <= {t.text for t in page.xpath("//th")}
    assert page.xpath("//img/@src")[0].startswith("data:image/png;base64,")


def test_the_same_project_gives_the_same_report(chosen: Chosen) -> None:
    again = Chosen(**{name: getattr(chosen, name) for name in Chosen.__dataclass_fields__})
    assert html_report(chosen) == html_report(again)
