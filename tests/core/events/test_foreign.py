from __future__ import annotations

import pytest

from core.edtf import parse, render
from core.events.foreign import shortened
from core.filter import LIKELY
from core.language import Language, blocks
from core.model import Basis, Document, Factuality, MentionKind
from core.pipeline import Pipeline

PUBLISHED = parse("2019-05-16")
STORY = """El tribunal absuelve a la alcaldesa

La jueza absolvió ayer a la alcaldesa de Valdoro. El Sr. Ruiz pidió la nulidad el 3 de mayo.
Los vecinos no quisieron opinar.

El fiscal recurrirá la sentencia el próximo lunes, según su portavoz."""


def read(
    text: str, language: Language, declared: str = ""
) -> tuple[Document, list[tuple[str, str]]]:
    article = Pipeline(language).run(Document("S1", "", text, PUBLISHED, language=declared))
    return article.document, [(e.title, render(e.when) if e.when else "") for e in article.events]


def test_dated_sentences_of_a_spanish_article_are_offered_as_events(language: Language) -> None:
    document, events = read(STORY, language)
    assert document.language == "es"
    assert events == [
        ("La jueza absolvió ayer a la alcaldesa de Valdoro.", "2019-05-15"),
        ("El Sr. Ruiz pidió la nulidad el 3 de mayo.", "2019-05-03"),
        (
            "El fiscal recurrirá la sentencia el próximo lunes, según su portavoz.",
            "2019-05-20",
        ),
    ]


def test_such_an_event_is_unsure_but_shown_and_cites_its_sentence(language: Language) -> None:
    article = Pipeline(language).run(Document("S1", "", STORY, PUBLISHED))
    first, written, ahead = article.events
    assert all(LIKELY < e.confidence < 0.5 and not e.participants for e in article.events)
    assert {e.type for e in article.events} == {"OTHER"}
    assert (first.basis, ahead.factuality) == (Basis.RESOLVED, Factuality.PLANNED)
    cited = written.citations[0]
    assert cited.derivation is not None
    assert cited.derivation.anchor == PUBLISHED
    assert STORY[cited.sentence.start : cited.sentence.end].startswith("El Sr. Ruiz")
    assert (article.actors, article.relations) == ((), ())


def test_the_dates_are_lit_and_the_limits_are_said(language: Language) -> None:
    article = Pipeline(language).run(Document("S1", "", STORY, PUBLISHED))
    lit = [STORY[m.span.start : m.span.end] for m in article.document.mentions]
    assert lit == ["ayer", "3 de mayo", "próximo lunes"]
    assert {m.kind for m in article.document.mentions} == {MentionKind.DATE}
    assert any("Spanish: only its dates are read" in p.message for p in article.problems)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("法院上周三驳回了上诉。总统昨天抵达北京，会见了总理。", "zh"),
        ("首相は15日、大阪を訪問した。裁判所は14日に判決を言い渡した。", "ja"),
        ("وصل الرئيس إلى القاهرة أمس. واجتمع الوزراء يوم الثلاثاء في الرياض.", "ar"),
    ],
)
def test_sentences_are_told_apart_in_other_scripts(
    text: str, code: str, language: Language
) -> None:
    document, events = read(text, language)
    assert document.language == code
    assert len(events) == 2


def test_a_page_that_declares_english_for_everything_is_not_believed(language: Language) -> None:
    assert read(STORY, language, "en-US")[0].language == "es"


def test_a_page_in_english_is_analysed_whatever_it_declares(language: Language) -> None:
    told = "Troops from the capital attacked the village of Kobra on Tuesday, police said."
    article = Pipeline(language).run(Document("S1", "", told, PUBLISHED, language="fr"))
    assert article.actors


def test_paragraphs_that_are_only_a_date_are_no_events(language: Language) -> None:
    told = "16 de mayo de 2019\n\nLa jueza absolvió a la alcaldesa de Valdoro.\n\nMadrid, ayer"
    assert read(told, language)[1] == []


def test_long_sentences_are_cut_after_a_word() -> None:
    assert shortened("palabra " * 40).endswith("palabra…")
    assert len(shortened("北" * 200)) == 50


def test_blocks_and_offsets_agree(language: Language) -> None:
    article = Pipeline(language).run(Document("S1", "", STORY, PUBLISHED))
    inside = [b.span for b in blocks(STORY)]
    for event in article.events:
        assert any(span.contains(event.citations[0].sentence) for span in inside)
