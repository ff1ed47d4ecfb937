"""Which of the old one-byte encodings a text is in: the one whose letters fit its language best."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Letters = Mapping[str, int]

ENCODINGS = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874",
    "koi8_u", "koi8_r", "cp866", "iso8859_15", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7",
    "iso8859_8", "iso8859_9", "cp850", "cp852", "mac_roman", "cp500",
)  # fmt: skip
"""The commoner first: of equally good ones the first is taken."""
_LETTERS = {
    "de": "äöüß", "fr": "éèêëàâçùûîïôœæÿ", "es": "áéíóúñü", "pt": "áâãàçéêíóôõúü", "it": "àèéìòù",
    "nl": "éëïóöü", "sv": "åäöé", "da": "æøåé", "no": "æøåéòô", "nb": "æøåéòô", "nn": "æøåéòô",
    "fi": "äöå", "is": "áðéíóúýþæö", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "ro": "ăâîșțşţ", "hr": "čćđšž", "sl": "čšž",
    "bs": "čćđšž", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "et": "äöõüšž", "tr": "çğıöşüâîİ",
    "ca": "àçéèíïóòúü", "gl": "áéíñóúü", "eu": "ñü", "sq": "çë", "ga": "áéíóú", "cy": "âêîôûŵŷ",
}  # fmt: skip
_FOREIGN = "àáâãäåæçèéêëíîïñòóôõöøùúûüý"
"""Letters of names from elsewhere, for languages that have none of their own, as English."""
_COMMON = {
    "ru": "оеаинтсрлвкм", "uk": "оаинтівреслкд", "bg": "аоиетнрсвлкд", "sr": "аоиенртсјкум",
    "mk": "аоиетнрсвкдј", "be": "аіентлорсыкд", "el": "αοιετσνηυρπκάόίέήώ", "he": "יוהלאתרבמש",
    "ar": "المينرتوبةدس", "fa": "ایرندهمتوبسش", "ur": "ایکرےںنتمہوس", "th": "านรอกเงมยลว่ด",
}  # fmt: skip
"""The commonest letters of languages in another script: in a wrong encoding others are common."""
_NEUTRAL = "«»“”„‘’‚‹›–—…•°§№©®™€£·¿¡\u00a0\u00ad\u200c\u200e\u200f،؛؟"

_NEVER_INSIDE = "".join(sorted(set(_NEUTRAL) - set("’‘·–—\u00ad\u200c")))
_INSIDE = re.compile(rf"(?<=[^\W\d_])(?:[‚„¿¡]|[{_NEVER_INSIDE}](?=[^\W\d_]))")
_ROW = re.compile("(?=[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]{3})")
_OTHER = "\u0370-\u058f\u05d0-\u05ea\u0620-\u064a\u0e01-\u0e5b"
_MIXTURE = re.compile(f"(?<=[A-Za-z])[{_OTHER}]|[{_OTHER}](?=[A-Za-z])")
_AS_NAMES = 0.85
"""How well letters fit that a language has in names and quotations alone."""
_PAIR = re.compile("(?=([a-z][^\x00-\x7f]|[^\x00-\x7f][A-Z]|[^\x00-\x7f]{2}))")
WORST = -0.5
"""A fit below which bytes are no text."""


@lru_cache(maxsize=4)
def likeliest(data: bytes) -> str:
    """Name the encoding that fits best; empty where none fits at all."""
    # Where there are blanks it is no EBCDIC, in which they are what is "@" elsewhere.
    tried = [e for e in ENCODINGS if e != "cp500" or data.count(b"@") > data.count(b" ")]
    scored = [(fit(text), encoding) for encoding in tried if (text := _decoded(data, encoding))]
    best = max((score for score, _ in scored), default=WORST)
    return next((e for score, e in scored if score == best), "") if best > WORST else ""


def fit(text: str) -> float:
    """Say how well the letters of a text fit its language: 1 is perfect, below 0 is none."""
    import py3langid

    beyond = {c: n for c, n in Counter(text).items() if c > "\x7f"}
    odd = {c: n for c, n in beyond.items() if c not in _NEUTRAL}
    if not odd:
        return 1.0 - 3 * _inside_words(text) / max(1, sum(beyond.values()))
    language = str(py3langid.classify(_telling(text, odd)[:4000])[0])
    wrong = 3 * _swaps(text) + 3 * _mixtures(text) + _rows(text)
    wrong += sum(n for c, n in odd.items() if "\u2500" <= c <= "\u259f")  # the lines of boxes
    return _share_of(language, odd) - wrong / sum(odd.values()) - _signs(odd)


def _share_of(language: str, odd: Letters) -> float:
    """Say how much of what is beyond ASCII is of a language."""
    whole = sum(odd.values())
    if language in _COMMON:
        common = sum(n for c, n in odd.items() if c.lower() in _COMMON[language]) / whole
        return min(1.0, common / 0.6) if _one_script(odd) else 0.0
    letters = _LETTERS.get(language, _FOREIGN)
    own = sum(n for c, n in odd.items() if c in letters or c in letters.upper())
    names = sum(n for c, n in odd.items() if c in _FOREIGN or c in _FOREIGN.upper())
    return max(own, _AS_NAMES * max(own, names)) / whole


def _telling(text: str, odd: Letters) -> str:
    """Return the words that tell the language: of two scripts those in the other than Latin.

    Of Latin ones those without marks, which are the same in every encoding.
    """
    latin = sum(n for c, n in odd.items() if _is_latin(c)) * 2 > sum(odd.values())
    return " ".join(word for word in text.split() if word.isascii() == latin)


def _mixtures(text: str) -> int:
    """Count letters of another script next to an ASCII one, as in no word."""
    return sum(1 for _ in _MIXTURE.finditer(text))


def _inside_words(text: str) -> int:
    """Count marks between two letters which no language has there, as quotation marks."""
    return sum(1 for _ in _INSIDE.finditer(text))


def _rows(text: str) -> int:
    """Count Latin letters with marks, three in a row: no language writes that."""
    return sum(1 for _ in _ROW.finditer(text))


def _is_latin(letter: str) -> bool:
    return "\u00c0" <= letter <= "\u024f" and letter not in "×÷"


def _decoded(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    return text if text.count("\ufffd") <= len(text) / 500 else ""


def _one_script(odd: Letters) -> bool:
    """Whether nearly all the letters beyond ASCII are of one script."""
    scripts: Counter[str] = Counter()
    for c, n in odd.items():
        scripts[unicodedata.name(c, "?").split()[0]] += n if c.isalpha() else 0
    return max(scripts.values()) >= 0.97 * sum(scripts.values())


def _swaps(text: str) -> int:
    """Count capitals straight after a small letter, which hardly any language writes."""
    found = (match[1] for match in _PAIR.finditer(text))
    return sum(pair[0].islower() and pair[1].isupper() for pair in found)


def _signs(odd: Letters) -> float:
    """Share of what is neither letter nor mark of a letter: boxes, currencies, controls."""
    signs = sum(n for c, n in odd.items() if unicodedata.category(c)[0] not in "LM")
    return signs / sum(odd.values())
