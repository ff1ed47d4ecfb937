"""Which language an article is written in, whatever its page declares."""

from __future__ import annotations

import re

SAMPLE = 5000
"""Characters that are enough to tell."""
FEW = 40
"""Letters of a text that is too short to tell."""
SHARE = 0.08
"""Of all words: English is never without so many of its commonest."""
DATES_ALONE = (
    "only its dates are read; a sentence with a date is offered as an event, without actors, ties "
    "or a type, and what has no date is not found"
)
"""What an article that is not English is searched for."""
_COMMON = frozenset({
    "the", "of", "and", "to", "that", "with", "from", "were", "by", "has", "have", "his", "their",
    "said",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def spoken(text: str, declared: str = "") -> str:
    """Return the ISO 639-1 code of the language of a text.

    What its page declares counts where it is not English, which templates declare for anything.
    """
    sample = text[:SAMPLE]
    if _is_english(sample):
        return "en"
    stated = re.split(r"[-_]", declared.casefold().strip())[0]
    if stated and stated != "en":
        return stated
    if sum(map(str.isalpha, sample)) < FEW and sample.isascii():
        return "en"
    import py3langid

    return str(py3langid.classify(sample)[0])


def language_name(code: str) -> str:
    """Name a language in English; its code where the name is not known."""
    return _NAMES.get(re.split(r"[-_]", code.casefold())[0], code)


def _is_english(sample: str) -> bool:
    words = _WORD.findall(sample.casefold())
    return bool(words) and sum(w in _COMMON for w in words) >= SHARE * len(words)
