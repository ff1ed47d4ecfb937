"""Exports as the vendors' houses write them in other tongues and moods; all content invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
}
WORDS = {"en": "words", "de": "Wörter", "fr": "mots", "es": "palabras", "pt": "palavras",
         "it": "parole", "nl": "woorden", "ru": "слов"}  # fmt: skip
LANGUAGE = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "pt": "Português",
            "it": "Italiano", "nl": "Nederlands", "ru": "Русский"}  # fmt: skip
NEXIS = {
    "en": "Section Length Byline Highlight Load-Date Body Classification Language Subject",
    "de": "Rubrik Länge Autor Highlight Update Volltext Klassifizierung Sprache Thema",
    "fr": "Rubrique Longueur Auteur Encart Date-chargement Corps Classification Langue Sujet",
    "es": "Sección Longitud Autor Destacado Fecha-carga Cuerpo Clasificación Idioma Asunto",
    "pt": "Seção Comprimento Autor Destaque Data-carga Corpo Classificação Idioma Assunto",
    "it": "Sezione Lunghezza Autore Sommario Data-caricamento Corpo Classificazione Lingua"
    " Argomento",
    "nl": "Sectie Lengte Auteur Highlight Laad-datum Tekst Classificatie Taal Onderwerp",
}
ENDS = {"en": "End of Document", "de": "Ende des Dokuments", "fr": "Fin du document",
        "es": "Fin del documento", "pt": "Fim do documento", "it": "Fine del documento",
        "nl": "Einde van document"}  # fmt: skip
COUNTS = {"en": "{n} of {all} DOCUMENTS", "de": "Dokument {n} von {all}",
          "fr": "Document {n} de {all}", "es": "{n} de {all} DOCUMENTOS",
          "pt": "{n} de {all} DOCUMENTOS", "it": "{n} di {all} DOCUMENTI",
          "nl": "{n} van {all} DOCUMENTEN"}  # fmt: skip
DOCUMENT = {"en": "Document", "de": "Dokument", "fr": "Document", "es": "Documento",
            "pt": "Documento", "it": "Documento", "nl": "Document", "ru": "Документ"}  # fmt: skip
BY = {"en": "By ", "de": "Von ", "fr": "Par ", "es": "Por ", "pt": "Por ", "it": "di ",
      "nl": "Door ", "ru": "By "}  # fmt: skip
PROQUEST = {
    "en": "Author;Full text;Publication title;Publication date;Pages;Section;Subject;Database"
    ";ProQuest document ID;Abstract;Title;Last updated",
    "de": "Autor;Volltext;Titel der Publikation;Publikationsdatum;Seiten;Abschnitt;Thema;Datenbank"
    ";ProQuest-Dokument-ID;Zusammenfassung;Titel;Zuletzt aktualisiert",
    "fr": "Auteur;Texte intégral;Titre de la publication;Date de publication;Pages;Section;Sujet"
    ";Base de données;ID du document ProQuest;Résumé;Titre;Dernière mise à jour",
    "es": "Autor;Texto completo;Título de publicación;Fecha de publicación;Páginas;Sección;Materia"
    ";Base de datos;ID del documento de ProQuest;Resumen;Título;Última actualización",
    "pt": "Autor;Texto completo;Título da publicação;Data de publicação;Páginas;Seção;Assunto"
    ";Base de dados;ID do documento ProQuest;Resumo;Título;Última atualização",
    "it": "Autore;Testo completo;Titolo della pubblicazione;Data di pubblicazione;Pagine;Sezione"
    ";Soggetto;Database;ID documento ProQuest;Abstract;Titolo;Ultimo aggiornamento",
    "ru": "Автор;Полный текст;Название публикации;Дата публикации;Страницы;Раздел;Тема"
    ";База данных;Идентификатор документа ProQuest;Реферат;Название;Последнее обновление",
}


@dataclass(frozen=True)
class Story:
    number: int
    title: str
    outlet: str
    day: date
    byline: str
    section: str
    page: str
    text: tuple[str, ...]
    language: str = "en"
    length: bool = True

    @property
    def words(self) -> int:
        return sum(len(p.split()) for p in self.text)

    @property
    def body(self) -> str:
        return "\n\n".join(self.text)

    @property
    def month(self) -> str:
        return MONTHS[self.language].split()[self.day.month - 1]

    @property
    def weekday(self) -> str:
        return DAYS[self.language].split()[self.day.weekday()]

    @property
    def printed(self) -> str:
        """The date as the archives print it, without the weekday."""
        return {
            "en": f"{self.month} {self.day.day}, {self.day.year}",
            "de": f"{self.day.day}. {self.month} {self.day.year}",
            "es": f"{self.day.day} de {self.month} de {self.day.year}",
            "pt": f"{self.day.day} de {self.month} de {self.day.year}",
        }.get(self.language, f"{self.day.day} {self.month} {self.day.year}")

    @property
    def plainly(self) -> str:
        return f"{self.day.day} {self.month} {self.day.year}"


TITLES = (
    "Harbour wall gives way", "1 of 3 quays is closed", "Analysis: What the wall was for",
    "After March 3, 1999 nothing was the same on the quay", "Wall", "Der Hafen; Ein Nachruf",
    "Who pays? The city, says the union", "«La digue» ne tient plus", "Стена порта обрушилась",
    "“It fell,” says the harbour master; and then came the sea, and the question of who would pay",
)  # fmt: skip
OUTLETS = (
    "The Halvik Gazette", "Northern Wire", "Halvik Zeitung (Online)", "Le Quai",
    "El Puerto, S.A.", "The Gazette (Halvik, Norland)", "halvik.example",
)  # fmt: skip
BODIES = (
    ("HALVIK - A harbour wall fell into the sea on Monday, the port's chief said.",
     "Nobody was hurt. Copyright law was not on the mind of anyone at the quay.",
     "The ministry promised 12 million crowns; the union called that too little."),
    ("The note on the wall was short. It said what the wall would bear, and for how long.",
     "Length: 512 words", "Body of evidence",
     "The clerk had counted them, and on March 4, 2011 the count was put before the council."),
    ("Die Mauer am Hafen ist in der Nacht zum Dienstag gebrochen, sagte der Hafenmeister.",
     "Kein Ende in Sicht", "Die Stadt zahlt, das Land schweigt, und das Meer wartet nicht.",
     "Sprache ist hier die eine Sache, Geld die andere; beides fehlte am 3. Mai 2012."),
    ("Le mur est tombé lundi matin, a dit le capitaine du port à la radio de la ville.",
     "« Nous n'avions rien vu venir », dit-elle. Note: le mur datait de 1952.",
     "Sujet: le mur, encore et toujours, et qui le paiera quand la mer reviendra."),
    ("Стена порта обрушилась в понедельник утром, сообщил начальник порта.",
     "Никто не пострадал. Город обещал деньги, профсоюз назвал их недостаточными."),
    ("Only one sentence was left of the report.",),
    ("What was known:", "The wall was old.", "The sea was high.", "Nobody had looked.",
     "What was not known was who would pay for it, and the council met on Tuesday to find out."),
    ("Subject: the wall and how it fell, as the harbour master told it to the council on Monday.",
     "He spoke for an hour. Page 3 of 4 of his notes was missing, he said.",
     "“End of story,” he said, and sat down."),
)  # fmt: skip


def stories(chance: Random, count: int, language: str) -> list[Story]:
    """Return invented articles, some without a byline, a section, a page or a length."""
    found = []
    for number in range(count):
        section = chance.choice(("News", "Politics", "Sport", ""))
        found.append(
            Story(
                number, chance.choice(TITLES), chance.choice(OUTLETS),
                date(2014, 1, 1) + timedelta(days=chance.randrange(2000)),
                chance.choice(("Anna Beck", "Anna Beck and Jan Roth", "", "")),
                section, f"A{number % 40 + 1}" if section and chance.random() < 0.7 else "",
                chance.choice(BODIES), language, chance.random() < 0.9,
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class House:
    """How one window of a vendor writes its exports."""

    language: str = "en"
    hard: bool = True
    """Labels are parted from their values by a hard blank."""
    cover: bool = False
    loaded: bool = True
    classified: bool = True
    furniture: bool = False
    times: bool = False


def nexis_new(articles: list[Story], house: House) -> list[str]:
    names = NEXIS[house.language].split()
    section, length, byline, _, loaded, body, classified, language, subject = names
    blank = "\u00a0" if house.hard else " "
    lines = _cover(articles) if house.cover else []
    for s in articles:
        at = f" {s.weekday} 9:03 AM GMT" if house.times else f" {s.weekday}"
        lines += [
            s.title,
            s.outlet,
            s.printed + at,
            f"Copyright 2014 {s.outlet} All Rights Reserved",
        ]
        if s.section:
            where = f"{s.section}; Pg. {s.page}" if s.page else s.section
            lines.append(f"{section}:{blank}{where}")
        lines += [f"{length}:{blank}{s.words} {WORDS[house.language]}"] if s.length else []
        lines += [f"{byline}:{blank}{s.byline}"] if s.byline else []
        lines += [body, *_turned(s, house)]
        if house.classified:
            lines += [classified, f"{language}:{blank}ENGLISH", f"{subject}:{blank}HARBOURS (91%)"]
        lines += [f"{loaded}:{blank}{s.printed}"] if house.loaded else []
        lines.append(ENDS[house.language])
    return lines


def _cover(articles: list[Story]) -> list[str]:
    head = ["Date and Time: Sunday, June 9, 2019 3:58:00 PM JST", "Job Number: 90516553",
            f"Documents ({len(articles)})"]  # fmt: skip
    for n, s in enumerate(articles, 1):
        head += [f"{n}. {s.title}", "Client/Matter: -None-", "Search Terms: wall",
                 "Search Type: Natural Language", "Narrowed by:", "Content Type | Narrowed by",
                 "News | Timeline: Jan 20, 2017 to Jun 02, 2019"]  # fmt: skip
    return head


def _turned(s: Story, house: House) -> list[str]:
    """Return the paragraphs, the foot of a page among them where there is one."""
    if not house.furniture or len(s.text) < 2:
        return list(s.text)
    return [s.text[0], "Page 1 of 2", *s.text[1:]]


def nexis_old(articles: list[Story], house: House) -> list[str]:
    names = [name.upper() for name in NEXIS[house.language].split()]
    section, length, byline, _, loaded, _, _, language, _ = names
    lines = ["Download Request: Selected Items: 1-3\nTerms: (harbour AND wall)"] * house.cover
    count = f"{len(articles)}"
    for n, s in enumerate(articles, 1):
        at = f" {s.weekday} 9:03 AM GMT" if house.times else f" {s.weekday}"
        lines += [COUNTS[house.language].format(n=n, all=count), s.outlet, s.printed + at, s.title]
        lines += [f"{byline}: {BY[house.language]}{s.byline}"] if s.byline else []
        if s.section:
            lines.append(f"{section}: {s.section}" + (f"; Pg. {s.page}" if s.page else ""))
        lines += [f"{length}: {s.words} {WORDS[house.language]}"] if s.length else []
        lines += _turned(s, house)
        lines += [f"{loaded}: {s.printed}"] if house.loaded else []
        lines += [f"{language}: ENGLISH"] if house.classified else []
        lines += [f"Copyright 2014 {s.outlet}\nAll Rights Reserved"]
    return lines


def factiva(articles: list[Story], house: House) -> list[str]:
    lines: list[str] = []
    for s in articles:
        lines += [s.section] if s.section else []
        lines += [s.title, *([BY[house.language] + s.byline] if s.byline else [])]
        lines += [f"{s.words} {WORDS[house.language]}", s.plainly]
        lines += ["09:03"] if house.times else []
        lines += [s.outlet, "HALVGZ", *([s.page] if s.page else []), LANGUAGE[house.language]]
        lines += ["(c) 2014 Halvik Press. All Rights Reserved.", *_turned(s, house)]
        lines += ["Halvik Press Limited"] if house.classified else []
        lines.append(f"{DOCUMENT[house.language]} HALVGZ0020140304ea31{s.number:05}")
        lines += ["Page 3 of 9 © 2019 Factiva, Inc. All rights reserved."] * house.furniture
    if house.loaded:
        lines += ["Search Summary", "Text | wall and harbour", "Date | All Dates",
                  "Results Found | 1,234", "Timestamp | 8 May 2020 10:12"]  # fmt: skip
    return lines


def factiva_codes(articles: list[Story], house: House, by: str = " ") -> list[str]:
    lines: list[str] = []
    for s in articles:
        byline = BY[house.language] + s.byline if s.byline else ""
        told = [("SE", s.section), ("HD", s.title), ("BY", byline),
                ("WC", f"{s.words} {WORDS[house.language]}"), ("PD", s.plainly),
                ("ET", "09:03" if house.times else ""), ("SN", s.outlet), ("SC", "HALVGZ"),
                ("PG", s.page), ("LA", LANGUAGE[house.language]), ("CY", "(c) 2014 Halvik Press"),
                ("LP", s.text[0])]  # fmt: skip
        lines += [f"{code}{by}{value}" for code, value in told if value]
        rest = s.text[1:]
        lines += [f"TD{by}{rest[0]}", *rest[1:]] if rest else []
        lines += [f"NS{by}gcat : General News", f"RE{by}hal : Halvik", f"PUB{by}Halvik Press"]
        lines.append(f"AN{by}{DOCUMENT[house.language]} HALVGZ0020140304ea31{s.number:05}")
    return lines


def proquest(articles: list[Story], house: House) -> list[str]:
    (byline, full, outlet, day, pages, section, subject, base, number, abstract, title,
     updated) = PROQUEST[house.language].split(";")  # fmt: skip
    lines = ["_" * 60] if house.furniture else []
    for n, s in enumerate(articles, 1):
        if house.furniture:
            lines.append(f"{DOCUMENT[house.language]} {n} of {len(articles)}")
        lines += [s.title, *([f"{byline}: {s.byline}"] if s.byline else [])]
        lines += [f"{abstract}: Not the text."] if house.classified else []
        first, *rest = s.text
        lines += [f"{full}: {first}", *rest]
        lines += [f"{subject}: Harbours; Walls", f"{title}: {s.title}", f"{outlet}: {s.outlet}"]
        lines += [f"{pages}: {s.page}"] if s.page else []
        lines += [f"{section}: {s.section}"] if s.section else []
        lines += [f"{day}: {s.printed}", f"{number}: 15000000{n:02}"]
        lines += [f"{updated}: 2017-11-23"] if house.loaded else []
        lines += [f"{base}: Newsstream", *(["_" * 60] if house.furniture else [])]
    return lines


def europresse(articles: list[Story], house: House, dot: str = "·") -> list[str]:
    number = {"en": "Document number", "es": "Número de documento"}.get(
        house.language, "Numéro de document"
    )
    lines: list[str] = []
    for s in articles:
        head = f"{s.section}, {s.weekday} {s.printed}" if s.section else f"{s.weekday} {s.printed}"
        head = f"{head} - {s.words} {WORDS[house.language]}" if house.times else head
        lines += [s.outlet, f"{head}, p. {s.page}" if s.page else head, s.title]
        lines += [s.byline] if s.byline else []
        lines += [*s.text, f"© 2014 {s.outlet}. Tous droits réservés."]
        code = f"news{dot}{s.day:%Y%m%d}{dot}HG{dot}{s.number:08}"
        lines.append(f"{number} : {code}" if house.classified else code)
        if house.loaded:
            lines += ["Ce certificat est émis à Université à des fins de visualisation.",
                      "Date d'émission : 2015-07-04"]  # fmt: skip
    return lines


def integrum(articles: list[Story], house: House) -> list[str]:
    lines: list[str] = []
    for n, s in enumerate(articles, 1):
        lines += [f"Документ {n} из {len(articles)}", f"Источник: {s.outlet}",
                  f"Дата: {s.day:%d.%m.%Y}", f"Заголовок: {s.title}"]  # fmt: skip
        lines += [f"Автор: {s.byline}"] if s.byline else []
        lines += [f"Рубрика: {s.section}"] if s.section else []
        lines += [f"Полоса: {s.page}"] if s.page else []
        first, *rest = s.text
        lines += [f"Текст: {first}", *rest]
    return lines
