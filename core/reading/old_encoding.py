"""Which of the old one-byte encodings a text is in: the one whose letters fit its language best."""

from __future__ import annotations

import itertools
import unicodedata

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
_NEUTRAL = "«»“”„‘’‚‹›–—…•°§№©®€£·\u00a0\u200c\u200e\u200f،؛؟"

WORST = -0.5
"""A fit below which bytes are no text."""


def likeliest(data: bytes) -> str:
    """Name the encoding that fits best; empty where none fits at all."""
    scored = [(fit(text), encoding) for encoding in ENCODINGS if (text := _decoded(data, encoding))]
    best = max((score for score, _ in scored), default=WORST)
    return next((e for score, e in scored if score == best), "") if best > WORST else ""


def fit(text: str) -> float:
    """Say how well the letters of a text fit its language: 1 is perfect, below 0 is none."""
    import py3langid

    language = str(py3langid.classify(text[:4000])[0])
    odd = [c for c in text if ord(c) > 127 and c not in _NEUTRAL]
    if not odd:
        return 0.5
    letters = _LETTERS.get(language, _FOREIGN)
    letters += letters.upper()
    if language in _COMMON:
        common = sum(c.lower() in _COMMON[language] for c in odd) / len(odd)
        share = min(1.0, common / 0.6) if _one_script(odd) else 0.0
    else:
        share = sum(c in letters for c in odd) / len(odd)
    return share - 3 * _swaps(text) / len(odd) - _signs(odd)


def _decoded(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    return text if text.count("\ufffd") <= len(text) / 500 else ""


def _one_script(odd: list[str]) -> bool:
    """Whether nearly all the letters beyond ASCII are of one script."""
    scripts = [unicodedata.name(c, "?").split()[0] for c in odd if c.isalpha()]
    most = max((scripts.count(s) for s in set(scripts)), default=0)
    return most >= 0.97 * len(scripts)


def _swaps(text: str) -> int:
    """Count capitals straight after a small letter, which hardly any language writes."""
    pairs = itertools.pairwise(text)
    return sum(a.islower() and b.isupper() and (ord(a) > 127 or ord(b) > 127) for a, b in pairs)


def _signs(odd: list[str]) -> float:
    """Share of what is neither letter nor mark of a letter: boxes, currencies, controls."""
    return sum(unicodedata.category(c)[0] not in "LM" for c in odd) / len(odd)
