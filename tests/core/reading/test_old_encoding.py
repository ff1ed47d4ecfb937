from __future__ import annotations

import pytest

from core.reading.encoding import decode


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp850", "Die Häfen mögen für die Größe des Schiffes nicht genügen, sagte der Meister."),
        ("cp850", "El capitán del puerto dijo que habrá más dinero para el muro."),
        ("cp850", "Le mur est tombé à l'école, a dit le maire."),
        ("cp1252", "He said: “It fell,” and sat\u00a0down."),
        ("cp1252", "The har\u00adbour wall “fell”, he said."),
        ("cp1252", "Date-chargement:\u00a024 October 2015"),
        ("cp1252", "«The wall» is the word for it, said the mayor."),
        ("mac_roman", "He said: “It fell” – and the café closed"),
        (
            "cp1251",
            "Стена упала, said the Gazette of Halvik, «так и было», and that was all of it.",
        ),
        (
            "cp1251",
            "Источник: The Halvik Gazette\nДата: 05.03.2017\nЗаголовок: The wall and the sea",
        ),
        ("koi8_r", "Стена упала, сообщил начальник порта вчера утром"),
    ],
)
def test_a_text_of_old_is_read_in_its_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text
