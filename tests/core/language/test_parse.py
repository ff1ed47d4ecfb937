from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from core.language.model import CHECKSUMS, read_checksums, verify
from core.language.prepare import LONGEST, pieces, plain
from core.model import Span

if TYPE_CHECKING:
    from pathlib import Path

    from core.language import Language

TEXT = (
    "Dam Bursts\n\nORLEN (AP) — “The dam burst,” Mayor Ana Petrova’s aide said  on Monday.\n\n"
    "She left. Troops of the Velonian army came."
)


def test_offsets_are_those_of_the_text_as_given(language: Language) -> None:
    parsed = language.parse(TEXT)
    for token in parsed.tokens:
        assert plain(TEXT[token.start : token.end]) == token.text
    assert "".join(t.text for t in parsed.tokens) == "".join(plain(TEXT).split())


def test_heads_children_and_sentences_agree(language: Language) -> None:
    parsed = language.parse(TEXT)
    assert len(parsed.children) == len(parsed.sentence_of) == len(parsed.tokens)
    for token in parsed.tokens:
        assert parsed.tokens[token.i] is token
        assert parsed.sentence_of[token.head] == parsed.sentence_of[token.i]
        assert token.head == token.i or token.i in parsed.children[token.head]
    assert [s.block.kind.value for s in parsed.sentences] == [
        "headline", "dateline", "body", "body", "body",
    ]  # fmt: skip


def test_names_carry_their_kind(language: Language) -> None:
    parsed = language.parse(TEXT)
    found = {
        TEXT[parsed.tokens[n.first].start : parsed.tokens[n.last - 1].end]: n.label
        for n in parsed.names
    }
    assert found["Ana Petrova"] == "PERSON"
    assert found["Monday"] == "DATE"


@pytest.mark.parametrize("text", ["", "  \n\n ", "\n", "Word", "\ufeff \u200b"])
def test_next_to_nothing_is_parsed_to_next_to_nothing(language: Language, text: str) -> None:
    assert len(language.parse(text).tokens) <= 1


def test_the_model_names_itself(language: Language) -> None:
    assert "en_core_web" in language.version


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    text = "The dam burst on Monday. " * 1000
    cut = list(pieces(text, Span(0, len(text))))
    assert [p.start for p in cut[1:]] == [p.end for p in cut[:-1]]
    assert cut[-1].end == len(text)
    assert all(p.end - p.start <= LONGEST and text[p.start] == "T" for p in cut)


def test_a_word_without_end_is_cut_all_the_same() -> None:
    assert [p.end for p in pieces("x" * 12000, Span(0, 12000))] == [5000, 10000, 12000]


def test_a_changed_model_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "parser").mkdir()
    (tmp_path / "parser" / "model").write_bytes(b"something else")
    with pytest.raises(UserError, match="not the official one"):
        verify(tmp_path, {"parser/model": "0" * 64})


def test_a_missing_model_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not the official one"):
        verify(tmp_path, {"parser/model": "0" * 64})


def test_a_program_among_the_model_files_is_refused(tmp_path: Path) -> None:
    shutil.copy(__file__, tmp_path / "extra.py")
    with pytest.raises(UserError, match="does not belong"):
        verify(tmp_path, {})


def test_the_list_of_checksums_covers_the_whole_model() -> None:
    names = read_checksums(CHECKSUMS)
    assert {"parser/model", "ner/model", "vocab/vectors", "tok2vec/model"} <= set(names)
    assert len(names) == 26
    assert all(len(digest) == 64 for digest in names.values())
