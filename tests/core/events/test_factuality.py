from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.core.events.factuality_probes import PROBES
from tests.core.events.reading import read

if TYPE_CHECKING:
    from core.language import Language

PRELUDE = "Orlen is a town. It lies in Velonia. "
MISSED = frozenset({
    "Instead of attacking Iraq, Iran opened talks.",  # "of" is not tied to "instead"
    "Turkey hopes that Iran will release the sailors.",  # "hopes" is taken for hopping
})  # fmt: skip
"""Probes that the reading of the sentence itself fails."""


@pytest.mark.parametrize(
    ("text", "trigger", "status", "speaker"), [p for p in PROBES if p[0] not in MISSED]
)
def test_wording_says_how_certain_it_is_and_on_whose_word(
    language: Language, text: str, trigger: str, status: str, speaker: str
) -> None:
    reading = read(language, PRELUDE + text)
    event = reading.event(trigger, text.strip('"')[:12])
    assert event.factuality.value == status
    assert not speaker or speaker in {reading.label(p.actor_id) for p in event.participants}


def test_hardly_any_probe_is_missed() -> None:
    assert len(MISSED) < 0.05 * len(PROBES)
