"""What a column of a table of articles may hold, and what such columns are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Field(StrEnum):
    """What of an article a column holds."""

    TEXT = "text"
    TITLE = "title"
    PUBLISHED = "published"
    TIME = "time"
    OUTLET = "outlet"
    AUTHORS = "authors"
    URL = "url"
    ID = "id"
    LANGUAGE = "language"
    PLACE = "place"
    SECTION = "section"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; the columns not named are left out."""

    of: tuple[tuple[Field, int], ...]
    month_first: bool = False
    """Figures with slashes are month first: 03/04/2016 is 4 March."""

    def get(self, field: Field) -> int | None:
        """Return the number of the column that holds a field."""
        return dict(self.of).get(field)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which column the analyst says holds what, by the names of the columns."""

    of: tuple[tuple[Field, str], ...]
    month_first: bool = False

    def columns(self, headers: Sequence[str]) -> Columns | None:
        """Return the columns of a table with these headers; None where one is missing."""
        if any(name not in headers for _, name in self.of):
            return None
        return Columns(tuple((f, headers.index(name)) for f, name in self.of), self.month_first)


Choices = Mapping[tuple[str, ...], Choice]
"""What the analyst chose for tables, by the key of their headers (Table.key)."""

NAMES: dict[Field, str] = {
    Field.TEXT: "text body content contents article articletext articlebody fulltext bodytext"
    " maintext maincontent textbody story storytext plaintext cleantext rawtext bodyplain"
    " inhalt volltext artikeltext haupttext texte corps contenu texteintegral"
    " texto cuerpo contenido textocompleto testo corpo contenuto tekst inhoud artikel conteudo"
    " текст полныйтекст содержание тексттатьи зміст 正文 内容 內容 全文 本文 본문 내용 النص نص"
    " summary description abstract snippet lead teaser excerpt анонс аннотация краткоесодержание"
    " zusammenfassung resume chapo resumen descripcion beschreibung message post tweet html",
    Field.TITLE: "title headline heading hed head articletitle storytitle subject titel"
    " uberschrift schlagzeile titre intitule titulo titular titolo kop kopregel заголовок название"
    " тема 标题 標題 題名 제목 عنوان العنوان",
    Field.PUBLISHED: "published date publicationdate publishdate pubdate publishedat datepublished"
    " publishedon publisheddate datetime timestamp createdat created posted postedat dateposted"
    " articledate storydate firstpublished issuedate day datum veroffentlicht"
    " veroffentlichungsdatum erscheinungsdatum publiziert datepublication datedepublication"
    " datedeparution fecha fechadepublicacion fechapublicacion data datadipubblicazione"
    " datadepublicacao publicatiedatum дата датапубликации датавыхода 日期 发布日期 發布日期"
    " 发布时间 日付 掲載日 날짜 발행일 تاريخ التاريخ",
    Field.TIME: "time publishedtime pubtime uhrzeit zeit heure hora ora tijd время 时间 時間 시간",
    Field.OUTLET: "outlet source publication publicationtitle newspaper publisher media medium"
    " mediaoutlet site website domain sourcename feed channel journal paper agency zeitung quelle"
    " medientitel journaltitre fuente medio periodico fonte testata bron krant jornal veiculo"
    " blatt tageszeitung источник сми издание 来源 來源 媒体 媒體 出处 新聞社 언론사 المصدر",
    Field.AUTHORS: "author authors byline by creator writer writers reporter journalist authorname"
    " autor autoren verfasser auteur auteurs autores autore autori schrijver автор авторы 作者"
    " 記者 기자 الكاتب",
    Field.URL: "url link href permalink webaddress sourceurl articleurl weburl uri address lien"
    " enlace collegamento ссылка оригинал 链接 網址 링크 رابط canonicalurl",
    Field.ID: "id articleid uid guid docid documentid key number no nr uuid identifier recordid"
    " accessionno accessionnumber идентификатор номер 编号",
    Field.LANGUAGE: "language lang languagecode sprache langue idioma taal lingua язык 语言 語言",
    Field.PLACE: "place location dateline city ort lieu lugar luogo plaats место город 地点",
    Field.SECTION: "section category rubric desk topic ressort rubrik kategorie rubrique categorie"
    " seccion sezione rubriek рубрика раздел 版面 分类",
    Field.PAGE: "page pages seite seiten pagina paginas страница 页 頁",
}
_FIELD_OF = {
    name: (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names.split())
}


def named(header: str) -> tuple[Field, int] | None:
    """Return the field that a header names, and how usual the name is (0 is the most)."""
    whole = _bare(header)
    last = _bare(re.split(r"[./]", header)[-1])
    return _FIELD_OF.get(whole) or _FIELD_OF.get(last)


def _bare(header: str) -> str:
    plain = unicodedata.normalize("NFKD", header.replace("й", "\0").casefold())
    kept = (c for c in plain if c.isalnum() or c == "\0")
    return "".join(kept).replace("\0", "й")
