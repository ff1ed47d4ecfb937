from __future__ import annotations

from typing import TYPE_CHECKING

from core.dates.chronicle import told_years
from core.dates.linking import linked
from core.dates.page import Page
from core.dates.scan import scan

if TYPE_CHECKING:
    from core.language import Language


def years_of(language: Language, text: str) -> list[int]:
    return list(told_years(linked(list(scan(Page.of(language.parse(text)))))).values())


def test_dates_without_a_year_go_on_from_month_to_month(language: Language) -> None:
    text = (
        "The war began on 1 September 1939. On 17 September a second army came. In October the "
        "city fell. In January the ports froze, and in March peace was made. In 1941 it broke."
    )
    assert years_of(language, text) == [1939, 1939, 1940, 1940]


def test_a_later_year_in_passing_does_not_carry_the_course_away(language: Language) -> None:
    text = (
        "On 10 March 1975 the town was attacked. The plan had foreseen victory in 1976. On "
        "11 March its forces collapsed. On 20 March the general reversed himself. By 28 March "
        "the coast was lost. On 30 April 1975 the capital fell."
    )
    assert years_of(language, text) == [1975, 1975, 1975]


def test_a_glance_back_at_a_month_leaves_the_course_as_it_is(language: Language) -> None:
    text = (
        "On 8 August 1918 the attack began. In September they took the salient that had been lost "
        "in April. On 10 September the line broke. It was over on 11 November 1918."
    )
    assert years_of(language, text)[0::2] == [1918, 1918]


def test_a_text_that_names_no_year_has_no_course(language: Language) -> None:
    assert years_of(language, "In March they met. On 9 April they signed.") == []
