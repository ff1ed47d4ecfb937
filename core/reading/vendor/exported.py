"""An article as a vendor's export gives it, and the Document that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import Problem
from core.model import Origin, PublishedFrom
from core.reading.paragraphs import tidy
from core.reading.printed_date import read_foreign, read_printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.model import Document, FuzzyDate
    from core.reading.source import Source


@dataclass(frozen=True, slots=True)
class Exported:
    """One article of an export; all but the text as it is printed there."""

    text: str
    title: str = ""
    outlet: str = ""
    date: str = ""
    byline: str = ""
    place: str = ""
    section: str = ""
    page: str = ""
    length: str = ""
    """"512 words", as printed."""
    language: str = ""
    url: str = ""
    number: str = ""
    """The vendor's own number of the article."""
    captions: str = ""
    copyright: str = ""
    edition: str = ""
    correction: str = ""


_LEAST_OFF = 60
_MOST_OFF = 0.3
"""A text that differs by more words, and a larger share, than this from its printed length."""
_PAGE = re.compile(
    r"\b(?:pages?|pgs?|p|s|seiten?|p[aá]g|página|pagina|blz|bl)\b[.:]?\s*"
    r"(?P<page>[A-Z]{0,3}\.?\d{1,4}[A-Z]?(?:[-–]\d+)?)\b|(?P<bare>(?<!\S)[A-Z]\d{1,3})$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:by|von|par|por|door|di|per)\s*:?\s+(?=\S)|^(?:byline|author|autor|auteur)\s*:\s*",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*;\s*|\s*\|\s*|\s+(?:and|und|et|y|en|e|&|with|mit|avec|con|met)\s+(?=[^\W\d_])|\s*/\s*"
)
_ADDRESS = re.compile(r"[(<]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?|(?<!\w)@\w+")
_PARTICLE = 4
"""Letters of "von", "della" and the like, at most, which belong to names."""
_DESK = re.compile(
    r"\b(?:staff|writers?|[ck]orrespond\w*|reporters?|editors?|special to|redacteur|rédact\w*"
    r"|associated press|news service|reuters|afp|dpa|agenc\w+|agentur\w*|photo\w*|fotos?"
    r"|graphics?|video)\b|^in\s",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s+(?:in|from|aus|à)\s+[A-Z].*$")
_WHAT = re.compile(
    r"^(?:interview|analysis|analyse|text|bericht|propos recueillis)\s*:?\s+(?=\S)", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?:photos?|photographs?|drawings?|maps?|graphs?|charts?|diagrams?|illustrations?|graphics?"
    r"|foto|fotos|grafik|zeichnung)\b(?:\s*[:.(]|\s+(?:of|by)\b|$)",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("the", "le", "la", "les", "el", "los", "die", "der", "das", "il"))
_WORDS = re.compile(r"[\d.,'\u00a0\u202f ]*\d")
_LANGUAGES = {
    "en": "en english englisch anglais inglés inglese engels 英文 英語 영어 английский ingles",
    "de": "de german deutsch allemand alemán tedesco duits 德文 ドイツ語 독일어 немецкий",
    "fr": "fr french französisch français francés francese frans 法文 フランス語 французский",
    "es": "es spanish spanisch espagnol español spagnolo spaans 西班牙文 испанский",
    "it": "it italian italienisch italien italiano italiaans 意大利文 итальянский",
    "nl": "nl dutch niederländisch néerlandais neerlandés olandese nederlands 荷蘭文",
    "pt": "pt portuguese portugiesisch portugais portugués portoghese portugees português",
    "ru": "ru russian russisch russe ruso russo 俄文 ロシア語 русский",
    "zh": "zh chinese chinesisch chinois chino cinese chinees 中文 中國語 繁體中文 简体中文",
    "ja": "ja japanese japanisch japonais japonés giapponese japans 日文 日本語 日语",
    "ar": "ar arabic arabisch arabe árabe arabo 阿拉伯文 арабский",
    "pl": "pl polish polnisch polonais polaco polacco pools",
    "tr": "tr turkish türkisch turc turco turks",
    "sv": "sv swedish schwedisch suédois sueco svedese zweeds",
}
_CODES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}


def apart(text: str) -> tuple[str, str]:
    """Part the captions that end an article ("Photo: …") from its text."""
    paragraphs = text.split("\n\n")
    end = len(paragraphs)
    while end > 1 and _CAPTION.match(paragraphs[end - 1]):
        end -= 1
    return "\n\n".join(paragraphs[:end]), "; ".join(paragraphs[end:])


def documents(
    source: Source, vendor: str, articles: Iterable[Exported], announced: int | None = None
) -> Iterator[Document | Problem]:
    """Yield the documents of an export, then what is to be said of them together.

    announced is how many articles the export itself says it holds.
    """
    number = 0
    odd: list[str] = []
    undated: list[str] = []
    for number, article in enumerate(articles, 1):
        where = f"{source.where}, article {number}"
        if not article.text.strip() and not article.title.strip():
            yield Problem(where, "the export holds no text of it", "warning")
            continue
        if _another_length(article):
            odd.append(str(number))
        if published(article) is None:
            undated.append(str(number))
        yield _document(source, vendor, article)
    if announced is not None and number < announced:
        told = f"the export says it holds {announced:,} articles, but {number:,} are in it"
        yield Problem(source.where, f"{told}: it may be cut off", "warning")
    yield from _said_together(source, odd, undated)


def published(article: Exported) -> FuzzyDate | None:
    """Read the printed date."""
    line = " ".join(article.date.split())
    return read_printed(line) or read_foreign(line)


def without_page(section: str) -> str:
    """Return the name of a section alone: "News" of "News; Pg. A10"."""
    name = _PAGE.sub("", section).strip(" ;,.-")
    return name or section


def in_order(outlet: str) -> str:
    """Return the name of an outlet with its article before it: "Gazette, The" is The Gazette."""
    name, _, article = outlet.strip().rpartition(", ")
    return f"{article} {name}" if name and article.casefold() in _ARTICLES else outlet.strip()


def page_in(section: str) -> str:
    """Return the page that a section line names: "A10" of "News; Pg. A10"."""
    match = _PAGE.search(section)
    return (match["page"] or match["bare"]) if match else ""


def authors_in(byline: str) -> tuple[str, ...]:
    """Return the names of a byline, without "By" and what desk they write for."""
    line = _BY.sub("", _ADDRESS.sub(" ", " ".join(byline.split())).strip(), count=1)
    names = (name for whole in _AND.split(line) for name in _names(whole))
    return tuple(dict.fromkeys(names))


def _names(whole: str) -> list[str]:
    """Return the names between commas; "Lee, Ann" is one, its surname first."""
    parts = [_without_prose(part.strip(" ,.;:")) for part in whole.split(",")]
    names = [part for part in parts if part and not _DESK.search(part)]
    if len(parts) == 2 and len(names) == 2 and " " not in names[0] and names[1].count(" ") < 2:
        return [f"{names[1]} {names[0]}"]
    return names


def _without_prose(part: str) -> str:
    """Cut what is said of a name: "Jan Roth contributed reporting from Oslo"."""
    part = _WHERE.sub("", _WHAT.sub("", part))
    words = part.split()
    verb = next((i for i, w in enumerate(words) if i and w.islower() and len(w) > _PARTICLE), None)
    return part if verb is None or len(words) - verb < 2 else " ".join(words[:verb])


def language_code(name: str) -> str:
    """Return the ISO 639-1 code of a language that is named in one of many."""
    words = re.findall(r"\w+", name.casefold())
    return next((_CODES[word] for word in words if word in _CODES), "")


def _document(source: Source, vendor: str, article: Exported) -> Document:
    when = published(article)
    return source.document(
        article.text if article.text.strip() else article.title,
        article.title,
        whole=False,
        published=when,
        published_from=PublishedFrom.METADATA if when else PublishedFrom.NONE,
        outlet=_flat(article.outlet),
        authors=authors_in(article.byline),
        place=_flat(article.place),
        url=article.url,
        language=language_code(article.language),
        given_id=article.number,
        section=without_page(_flat(article.section)),
        page=_flat(article.page) or page_in(article.section),
        captions=tuple(filter(None, map(_flat, article.captions.split("\n")))),
        origins=tuple(_origins(vendor, article)),
        notes=_notes(article),
    )


def _origins(vendor: str, article: Exported) -> Iterator[Origin]:
    """Say where the export prints what is kept of it."""
    printed = {
        "title": article.title, "outlet": article.outlet, "published": article.date,
        "authors": article.byline, "place": article.place, "section": article.section,
    }  # fmt: skip
    for name, words in printed.items():
        if words.strip():
            shown = f": “{_flat(words)[:80]}”" if name in {"published", "authors"} else ""
            yield Origin(name, f"{vendor} export{shown}")


def _notes(article: Exported) -> str:
    """Write what the export says besides, a line each."""
    told = {
        "Edition": article.edition,
        "Length printed": article.length,
        "Rights": article.copyright,
        "Correction": article.correction,
    }
    return "\n".join(f"{name}: {_flat(text)}" for name, text in told.items() if text)


def _flat(text: str) -> str:
    return " ".join(tidy(text).split())


def _another_length(article: Exported) -> bool:
    """Whether the text is clearly longer or shorter than the export says."""
    match = _WORDS.match(article.length.strip())
    if match is None or re.search(r"[字語语자]", article.length):
        return False
    said = int(re.sub(r"\D", "", match[0]))
    off = abs(len(article.text.split()) - said)
    return off > max(_LEAST_OFF, _MOST_OFF * said)


def _said_together(source: Source, odd: list[str], undated: list[str]) -> Iterator[Problem]:
    if odd:
        told = f"{_listed(odd)}: the text is of another length than the export prints for it"
        yield Problem(source.where, told, "note")
    if undated:
        yield Problem(source.where, f"{_listed(undated)}: no date was found", "warning")


def _listed(numbers: list[str]) -> str:
    more = f" and {len(numbers) - 12} more" if len(numbers) > 12 else ""
    return f"article{'s' if len(numbers) > 1 else ''} {', '.join(numbers[:12])}{more}"
