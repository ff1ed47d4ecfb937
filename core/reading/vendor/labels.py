"""The labels that Nexis and Lexis print before an article's particulars, by language."""

from __future__ import annotations

import re

_HEAD = {
    "byline": "byline by-line autor autorin auteur auteurs autores autore autora author authors"
    " door signature verfasser schrijver författare forfatter",
    "section": "section rubrik ressort rubrique sección seccion sectie rubriek sezione seção secao"
    " bund avsnitt sektion seksjon",
    "length": "length länge laenge longueur longitud lengte lunghezza extensión comprimento tamanho"
    " längd længde lengde",
    "place": "dateline ort lieu lugar plaats datelinie orts-datumszeile",
    "title": "headline überschrift titre título titulo titel kop titolo title",
    "highlight": "highlight highlights vorspann accroche résumé encart encarts destacado destaque"
    " chapeau abstract zusammenfassung samenvatting sommario resumen resumo occhiello",
    "edition": "edition ausgabe édition edición editie distribution",
    "page": "page seite página pagina",
    "series": "series serie série guests anchors type document-type dokumenttyp",
    "url": "url",
    "date": "date datum fecha data",
    "outlet": "source quelle publication bron fuente",
}
_TAIL = {
    "loaded": "load-date loaddate update updated ladedatum laad-datum date-chargement"
    " date-mise-à-jour mise-à-jour date-de-chargement fecha-carga fecha-de-carga"
    " fecha-de-actualización aktualisierung datum-update laaddatum date-de-mise-à-jour"
    " data-carga data-de-carga data-carregamento data-de-carregamento data-caricamento"
    " data-di-caricamento data-aggiornamento laddningsdatum",
    "language": "language sprache langue idioma taal lingua língua språk sprog",
    "captions": "graphic graphics grafik graphique gráfico grafico grafica illustratie abbildung"
    " image images imagem imagen immagine notes note notiz nota foto photo",
    "other": "publication-type type-publication type-de-publication publicatietype"
    " tipo-de-publicación tipo-publicación publikationstyp zeitungs-code journal-code"
    " code-journal code-de-journal code-du-journal code-publication subject sujet thema themen"
    " schlagwort schlagwörter asunto onderwerp tema geographic geo localisation-geo"
    " localisation-géo geografie geographie geografisch person personne persona persoon personen"
    " organization organisation organización organisatie company firma firmen unternehmen société"
    " societe empresa bedrijf ticker industry branche industrie industria sector country pays land"
    " country-iso state état bundesland city ville stadt stad ciudad correction-date"
    " acc-no isn issn document-id doc-id copyright-notice product produkt produit"
    " category kategorie term terms event ereignis update-date record-number pub-type"
    " symbole-boursier secteur-activite assunto argomento soggetto ämne emne geográfico"
    " geográfica pessoa empresas setor tipo-de-publicação tipo-publicação"
    " tipo-di-pubblicazione tipo-pubblicazione",
    "url": "url web-address",
    "correction": "correction korrektur corrección correctie rectificatif",
}
HEAD = {name: key for key, names in _HEAD.items() for name in names.split()}
TAIL = {name: key for key, names in _TAIL.items() for name in names.split()}
_HEADINGS_WORDS = (
    "classification klassifizierung klassifikation classement clasificación classificatie"
    " classificação classificazione klassificering klassifisering"
    " graphic graphics grafik graphique gráfico grafica illustratie notes notiz correction"
    " korrektur"
)
HEADINGS = frozenset(_HEADINGS_WORDS.split())
"""Paragraphs of one word that begin what is printed after the text."""
_BODY_WORDS = "body text volltext textkörper corps texte cuerpo texto tekst testo corpo brödtext"
BODY = frozenset(_BODY_WORDS.split())
"""Paragraphs of one word that begin the text."""

_LABEL = re.compile(r"(?P<label>[^\W\d_][\w/().-]*(?: [^\W\d_][\w-]*){0,3}?)\s?:(?P<gap>\s|$)")


def label_of(text: str) -> tuple[str, str, bool] | None:
    """Split "Section: News" into its label, small and hyphened, and its value.

    The last is whether it looks like a label of an archive: all capitals, or a hard blank.
    """
    match = _LABEL.match(text[:60])
    if match is None:
        return None
    label, value = match["label"], text[match.end() :].strip()
    name = re.sub(r"[ /]+", "-", label.casefold()).removesuffix("(s)")
    return name, value, label.isupper() or match["gap"] == "\u00a0"
