"""ProQuest: labelled fields ("Full text:", "Publication date:"), articles between long rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.reading.paragraphs import joined, unwrap
from core.reading.vendor.exported import Exported, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "ProQuest"
_RULE = re.compile(r"[_=*\-]{20,}")
_WITHIN = re.compile(r"(_{20,})")
_NUMBERED = re.compile(
    r"(?:document|dokument|documento)\s+\d+\s+(?:of|von|de|di|van|sur)\s+\d+", re.IGNORECASE
)
_NAMES = {
    "text": "full text|fulltext|volltext|texte intégral|texte complet|texto completo"
    "|testo integrale|testo completo|volledige tekst|texto integral|полный текст",
    "title": "title|titel|titre|título|titolo|название|заголовок",
    "outlet": "publication title|publication|titel der publikation|publikationstitel"
    "|titre de la publication|título de publicación|título de la publicación|titolo pubblicazione"
    "|titolo della pubblicazione|título da publicação|название публикации|название издания"
    "|publicatietitel|source|journal",
    "date": "publication date|date of publication|erscheinungsdatum|publikationsdatum"
    "|datum der veröffentlichung|date de publication|fecha de publicación"
    "|data di pubblicazione|publicatiedatum|pub date|data de publicação|data da publicação"
    "|дата публикации",
    "year": "publication year|year|erscheinungsjahr|année de publication|année"
    "|año de publicación|año|jaar van publicatie|ano de publicação|anno di pubblicazione"
    "|год публикации",
    "byline": "author|authors|verfasser|autor|autoren|auteur|auteurs|autores|byline"
    "|author/artist|autore|автор|авторы",
    "section": "section|abschnitt|rubrique|sección|rubriek|column|seção|secção|sezione"
    "|раздел|рубрика",
    "page": "pages|page|start page|first page|seiten|seite|páginas|página|pagina's|pagina|pagine"
    "|prima pagina|primera página|première page|erste seite|primeira página|страницы|страница",
    "length": "word count|wortanzahl|nombre de mots|número de palabras|length|número de palavras"
    "|numero di parole|количество слов",
    "language": "language of publication|language|sprache der publikation|sprache"
    "|langue de publication|langue|idioma de la publicación|idioma|idioma da publicação"
    "|lingua di pubblicazione|lingua|язык публикации|язык",
    "url": "document url|dokument-url|url du document|url del documento|proquest url"
    "|url do documento|url documento|url-адрес документа",
    "link": "links|link|url",
    "number": "proquest document id|proquest-dokument-id|identifiant de document proquest"
    "|id del documento de proquest|accession number|proquest-document-id"
    "|id do documento proquest|id do documento da proquest|id documento proquest"
    "|id du document proquest|id documento de proquest|идентификатор документа proquest",
    "abstract": "abstract|abstract (english)|zusammenfassung|résumé|resumen|resumo|riassunto"
    "|реферат|аннотация",
    "edition": "edition|ausgabe|édition|edición",
    "place": "dateline",
    "captions": "illustration|graphic|caption|captions",
    "copyright": "copyright|urheberrecht|droits d'auteur|derechos de autor|direitos autorais"
    "|авторские права",
    "info": "publication info|informationen zur publikation|informations de publication"
    "|información de publicación|informações da publicação|informações de publicação"
    "|informazioni sulla pubblicazione|информация о публикации",
    "": "subject|location|people|company / organization|company|classification|database|issn"
    "|isbn|e-issn|source type|document type|document feature|last updated|publisher|volume|issue"
    "|place of publication|country of publication|publication subject|publication type"
    "|narrow subject|broad subject|identifier / keyword|identifier|keywords|credit|journal subject"
    "|supplement|thema|ort|personen|unternehmen|unternehmen/organisation|herausgeber|verlag|band"
    "|quellentyp|dokumententyp|dokumenttyp|datenbank|letzte aktualisierung|zuletzt aktualisiert"
    "|erscheinungsort|land der veröffentlichung|sujet|lieu|personnes|société / organisation"
    "|éditeur|lieu de publication|pays de publication|type de source|type de document"
    "|base de données|dernière mise à jour|materia|lugar|personas|empresa / organización"
    "|editorial|lugar de publicación|país de publicación|tipo de fuente|tipo de documento"
    "|base de datos|última actualización|product name|name|naics|ticker|entry date"
    "|document status|correspondence author|number of references|dnb|ethnicity|medium|assunto"
    "|local|pessoas|empresa / organização|editora|local de publicação|país de publicação"
    "|tipo de fonte|base de dados|última atualização|soggetto|luogo|persone|editore"
    "|luogo di pubblicazione|paese di pubblicazione|tipo di fonte|tipo di documento"
    "|ultimo aggiornamento|onderwerp|locatie|uitgever|тема|место|люди|издатель"
    "|место публикации|тип источника|тип документа|база данных|последнее обновление",
}
_KEYS = {name: key for key, names in _NAMES.items() for name in names.split("|")}
_LABEL = re.compile(r"(?P<name>[^\W\d_][^:\n]{1,45}?)\s?:(?:\s+|$)(?P<value>.*)", re.DOTALL)
_HEADINGS = {
    "full text": "text", "fulltext": "text", "volltext": "text", "texte intégral": "text",
    "texto completo": "text", "abstract": "abstract", "abstract (english)": "abstract",
    "zusammenfassung": "abstract", "résumé": "abstract", "resumen": "abstract",
    "texte complet": "text", "testo completo": "text", "texto integral": "text",
    "volledige tekst": "text", "полный текст": "text", "resumo": "abstract",
    "реферат": "abstract", "detalhes": "", "dettagli": "", "сведения": "",
    "details": "", "detalles": "", "détails": "", "links": "", "verknüpfungen": "", "liens": "",
}  # fmt: skip
"""Headings of the newer layout, which stand alone in capitals."""
_LINK = re.compile(
    r"proquest[\s-]doc?k?ument[\s-]link|(?:enlace|lien|link|collegamento|ссылка)\b.{0,20}"
    r"\bproquest\b.{0,20}|linking service|terms and conditions",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:database|datenbank|base de données|base de datos|base de dados"
    r"|база данных)\s?:",
    re.IGNORECASE,
)
"""The last field of an article, by which those without rules between them are parted."""
_SHORT = 60
"""Characters of what a field goes on with on a line of its own, at most."""
_SAYING = 8
"""Words of a sentence that is no list of subjects, at least."""
_SENTENCE = re.compile(r"[.!?…]['\"”»)]*$")
_AFTER = re.compile(
    r"bibliograph|literaturverzeichnis|bibliogra|citation style|contact us|copyright ©",
    re.IGNORECASE,
)
_INFO_DATE = re.compile(r"\[?(?P<date>\d{1,2} [^\W\d]+\.? \d{4}|[^\W\d]+\.? \d{1,2},? \d{4})\]?")


def is_export(lines: Sequence[str]) -> bool:
    """Whether paragraphs are a ProQuest export."""
    parts = (part.strip() for line in lines for part in line.split("\n"))
    keys = {label[0] for part in parts if (label := _label(part))}
    named = any("proquest" in line.casefold() for line in lines)
    return "text" in keys and len(keys & {"outlet", "date", "number", "title", "info"}) >= 2 and (
        named or "date" in keys
    )  # fmt: skip


def articles(lines: Sequence[str]) -> Iterator[Exported]:
    """Yield the articles of an export, given as paragraphs."""
    for segment in _segments([line for raw in lines for line in _labelled(raw)]):
        fields = _fields(segment)
        if "text" in fields or ("title" in fields and ("date" in fields or "outlet" in fields)):
            yield _article(fields)


def _labelled(paragraph: str) -> Iterator[str]:
    """Cut a paragraph at the labels that stand at the beginning of its lines."""
    held: list[str] = []
    for line in _WITHIN.sub(r"\n\1\n", paragraph).split("\n"):
        cut = held and (_label(line) or _cuts(line) or _cuts(held[-1]) or _LAST.match(held[0]))
        if cut:
            yield "\n".join(held)
            held = []
        held.append(line.strip())
    yield "\n".join(held)


def _cuts(line: str) -> bool:
    line = line.strip()
    return bool(_RULE.fullmatch(line) or _NUMBERED.fullmatch(line))


def _segments(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines between rules, or from one "Document 1 of 20" to the next."""
    ruled = any(map(_cuts, lines))
    segment: list[str] = []
    for line in lines:
        if _cuts(line):
            yield segment
            segment = []
            continue
        segment.append(line)
        if not ruled and _LAST.match(line):
            yield segment
            segment = []
    yield segment


def _label(line: str) -> tuple[str, str] | None:
    """Return what a labelled line is, and its value."""
    if line.isupper() and line.strip().casefold() in _HEADINGS:
        return _HEADINGS[line.strip().casefold()], ""
    match = _LABEL.match(line.replace("\u00a0", " "))
    key = _KEYS.get(match["name"].casefold().strip()) if match else None
    return (key, match["value"]) if match and key is not None else None


def _fields(segment: Sequence[str]) -> dict[str, list[str]]:
    """Read the fields; a heading without a label before them is the title."""
    told: dict[str, list[str]] = {}
    key = "heading"
    segment = [line for line in _without_end(segment) if not _LINK.match(line)]
    after = _details(segment)
    for i, line in enumerate(segment):
        label = _label(line)
        if label is not None and (key != "text" or i >= after or label[0] in {"text", "abstract"}):
            key, line = label  # noqa: PLW2901 - the label is no part of the field
        if line.strip():
            told.setdefault(key, []).append(line.strip())
    return told


def _without_end(segment: Sequence[str]) -> Sequence[str]:
    """Drop the list of works and the vendor's address, which follow the last field."""
    last = next((i for i, line in enumerate(segment) if _LAST.match(line)), len(segment))
    after = range(last + 1, len(segment))
    return segment[: next((i for i in after if _AFTER.match(segment[i])), len(segment))]


def _details(segment: Sequence[str]) -> int:
    """Return where the fields begin that follow the text.

    A line within the text may look labelled ("Length: 512 words"): prose comes after it.
    """
    start = end = len(segment)
    while end and not _is_prose(segment[end - 1]):
        end -= 1
        start = end if _label(segment[end]) else start
    return start


def _is_prose(line: str) -> bool:
    """Whether a line is of an article: long, or a sentence, and no field."""
    told = bool(_SENTENCE.search(line)) and len(line.split()) > _SAYING and ";" not in line
    if (label := _label(line)) is not None:
        return label[0] == "text" or (label[0] in {"", "link", "page"} and told)
    return len(line) > _SHORT or bool(_SENTENCE.search(line))


def _article(told: dict[str, list[str]]) -> Exported:
    def one(name: str) -> str:
        return " ".join(" ".join(told.get(name, [])).split())

    info = _INFO_DATE.search(one("info"))
    date = one("date") or (info["date"] if info else "") or one("year")
    text = [unwrap(part) for part in told.get("text") or told.get("abstract", [])]
    names = ("byline", "section", "page", "length", "language", "number", "captions", "copyright",
             "edition", "place", "url")  # fmt: skip
    return Exported(
        joined(text),
        title=one("title") or " ".join(told.get("heading", [""])[0].split()),
        outlet=in_order(one("outlet").split(";")[0]) or one("info").split(";")[0].split(",")[0],
        date=date,
        **{name: one(name) for name in names},
    )
