"""ProQuest: labelled fields ("Full text:", "Publication date:"), articles between long rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.reading.paragraphs import joined, unwrap
from core.reading.vendor.exported import Exported

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
    "|testo integrale|volledige tekst",
    "title": "title|titel|titre|título|titolo",
    "outlet": "publication title|publication|titel der publikation|publikationstitel"
    "|titre de la publication|título de publicación|título de la publicación|titolo pubblicazione"
    "|publicatietitel|source|journal",
    "date": "publication date|date of publication|erscheinungsdatum|publikationsdatum"
    "|datum der veröffentlichung|date de publication|fecha de publicación"
    "|data di pubblicazione|publicatiedatum|pub date",
    "year": "publication year|year|erscheinungsjahr|année de publication|année"
    "|año de publicación|año|jaar van publicatie",
    "byline": "author|authors|verfasser|autor|autoren|auteur|auteurs|autores|byline"
    "|author/artist|autore",
    "section": "section|abschnitt|rubrique|sección|rubriek|column",
    "page": "pages|page|start page|first page|seiten|seite|páginas|página|pagina's|pagina",
    "length": "word count|wortanzahl|nombre de mots|número de palabras|length",
    "language": "language of publication|language|sprache der publikation|sprache"
    "|langue de publication|langue|idioma de la publicación|idioma",
    "url": "document url|dokument-url|url du document|url del documento|proquest url",
    "link": "links|link|url",
    "number": "proquest document id|proquest-dokument-id|identifiant de document proquest"
    "|id del documento de proquest|accession number|proquest-document-id",
    "abstract": "abstract|abstract (english)|zusammenfassung|résumé|resumen",
    "edition": "edition|ausgabe|édition|edición",
    "place": "dateline",
    "captions": "illustration|graphic|caption|captions",
    "copyright": "copyright|urheberrecht|droits d'auteur|derechos de autor",
    "info": "publication info|informationen zur publikation|informations de publication"
    "|información de publicación",
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
    "|document status|correspondence author|number of references|dnb|ethnicity|medium",
}
_KEYS = {name: key for key, names in _NAMES.items() for name in names.split("|")}
_LABEL = re.compile(r"(?P<name>[^\W\d_][^:\n]{1,45}?)\s?:(?:\s+|$)(?P<value>.*)", re.DOTALL)
_HEADINGS = {
    "full text": "text", "fulltext": "text", "volltext": "text", "texte intégral": "text",
    "texto completo": "text", "abstract": "abstract", "abstract (english)": "abstract",
    "zusammenfassung": "abstract", "résumé": "abstract", "resumen": "abstract",
    "details": "", "detalles": "", "détails": "", "links": "", "verknüpfungen": "", "liens": "",
}  # fmt: skip
"""Headings of the newer layout, which stand alone in capitals."""
_LINK = re.compile(
    r"proquest[\s-]doc?k?ument[\s-]link|linking service|terms and conditions", re.IGNORECASE
)
_LAST = re.compile(r"(?:database|datenbank|base de données|base de datos)\s?:", re.IGNORECASE)
"""The last field of an article, by which those without rules between them are parted."""
_INFO_DATE = re.compile(r"\[?(?P<date>\d{1,2} [^\W\d]+\.? \d{4}|[^\W\d]+\.? \d{1,2},? \d{4})\]?")


def is_export(lines: Sequence[str]) -> bool:
    """Whether paragraphs are a ProQuest export."""
    keys = {label[0] for line in lines if (label := _label(line.split("\n")[0]))}
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
        if held and (_label(line) or _cuts(line)):
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
    segment = [line for line in segment if not _LINK.match(line)]
    for line in segment:
        label = _label(line)
        if label is not None and not (key == "text" and _is_prose(label, line)):
            key, line = label  # noqa: PLW2901 - the label is no part of the field
        if line.strip():
            told.setdefault(key, []).append(line.strip())
    return told


def _is_prose(label: tuple[str, str], line: str) -> bool:
    """Whether a line within the text only looks labelled: "People: who they are and why …"."""
    return label[0] in {"", "link", "page", "captions"} and len(line) > 250


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
        outlet=one("outlet") or one("info").split(";")[0].split(",")[0],
        date=date,
        **{name: one(name) for name in names},
    )
