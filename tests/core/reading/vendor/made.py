"""Invented articles in the layouts of the news vendors."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    title: str
    outlet: str
    date: str
    iso: str
    byline: str
    section: str
    text: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(len(p.split()) for p in self.text)

    @property
    def body(self) -> str:
        return "\n\n".join(self.text)


def stories(count: int) -> list[Story]:
    return [
        Story(
            f"Harbour wall number {n} gives way",
            ("The Halvik Gazette", "Northern Wire")[n % 2],
            f"March {n + 1}, 2014 Tuesday 9:03 AM GMT",
            f"2014-03-{n + 1:02}T09:03Z",
            f"Anna Beck{n:03}",
            f"News; Pg. A{n + 1}",
            (
                f"HALVIK - A harbour wall fell into the sea on Monday, the port's chief said {n}.",
                "Nobody was hurt. Copyright law was not on the mind of anyone at the quay.",
                f"The ministry promised {n} million crowns; the union called that too little.",
            ),
        )
        for n in range(count)
    ]


def nexis_old(articles: list[Story], number: str = "{n} of {all} DOCUMENTS") -> str:
    """Write the layout of the old house: every article after its number."""
    parts = ["Download Request: Selected Items: 1-3\nTerms: (harbour AND wall)\n\n\n"]
    for n, story in enumerate(articles, 1):
        parts += [
            f"{'':30}{number.format(n=n, all=len(articles))}\n\n\n{'':25}{story.outlet}\n\n"
            f"{'':25}{story.date}\n\n{story.title}\n\nBYLINE: By {story.byline}\n\n"
            f"SECTION: {story.section}\n\nLENGTH: {story.words} words\n\n"
            + "\n\n".join(story.text)
            + f"\n\nGRAPHIC: PHOTO: the wall\n\nLOAD-DATE: {story.date[:14]}\n\n"
            f"LANGUAGE: ENGLISH\n\n{'':25}Copyright 2014 {story.outlet}\n"
            f"{'':25}All Rights Reserved\n\n"
        ]
    return "".join(parts)


def nexis_new(articles: list[Story], end: str = "End of Document", cover: bool = True) -> str:
    """Write the layout of the new house: every article before its end."""
    head = [f"Job Number: 1\n\nDocuments ({len(articles)})\n"] if cover else []
    for n, story in enumerate(articles, 1):
        head += (
            [f"{n}. {story.title}\n\nClient/Matter: -None-\n\nSearch Terms: wall\n"]
            if cover
            else []
        )
        head += ["Narrowed by:\n\nContent Type: News\n"] if cover else []
    parts = [
        f"{s.title}\n\n{s.outlet}\n\n{s.date}\n\nCopyright 2014 {s.outlet} All Rights Reserved\n\n"
        f"Section:\u00a0{s.section}\n\nLength:\u00a0{s.words} words\n\nByline:\u00a0{s.byline}\n\n"
        f"Body\n\n" + "\n\n".join(s.text) + f"\n\nLoad-Date:\u00a0{s.date[:14]}\n\n{end}\n"
        for s in articles
    ]
    return "\n".join([*head, *parts])


def factiva(articles: list[Story], document: str = "Document", words: str = "words") -> str:
    """Write what Factiva saves without codes."""
    return "\n".join(
        f"{s.section.split(';')[0]}\n\n{s.title}\n\nBy {s.byline}\n\n{s.words} {words}\n\n"
        f"{int(s.date.split()[1][:-1])} March 2014\n\n09:03\n\n{s.outlet}\n\nHALVGZ\n\nA{n + 1}\n\n"
        "English\n\n(c) 2014 Halvik Press. All Rights Reserved.\n\n" + "\n\n".join(s.text)
        + f"\n\nHalvik Press Limited\n\n{document} HALVGZ00201403{n + 1:02}ea31000{n:02}\n"
        for n, s in enumerate(articles)
    )  # fmt: skip


def factiva_codes(articles: list[Story]) -> str:
    """Write what Factiva saves with its codes."""
    return "\n".join(
        f"SE  News\nHD  {s.title}\nBY  By {s.byline}\nWC  {s.words} words\n"
        f"PD  {int(s.date.split()[1][:-1])} March 2014\nET  09:03\nSN  {s.outlet}\nSC  HALVGZ\n"
        f"PG  A{n + 1}\nLA  English\nCY  (c) 2014 Halvik Press\n\nLP  {s.text[0]}\n\n"
        f"TD  {s.text[1]}\n\n{s.text[2]}\n\nNS  gcat : General News\nRE  hal : Halvik\n"
        f"PUB Halvik Press\nAN  Document HALVGZ00201403{n + 1:02}ea31000{n:02}\n"
        for n, s in enumerate(articles)
    )


def proquest(articles: list[Story]) -> str:
    """Write what ProQuest saves."""
    rule = "_" * 60
    parts = [f"\n{rule}\n"]
    for n, s in enumerate(articles, 1):
        parts += [
            f"Document {n} of {len(articles)}\n\n{s.title}\n\nAuthor: {s.byline}\n\n"
            f"Publication info: {s.outlet} [Halvik] 04 Mar 2014: A{n}.\n\n"
            "ProQuest document link\n\nAbstract: Not the text.\n\nFull text: "
            + "\n\n".join(s.text)
            + f"\n\nSubject: Harbours; Walls\n\nLocation: Halvik\n\nTitle: {s.title}\n\n"
            f"Publication title: {s.outlet}\n\nPages: A{n}\n\nPublication year: 2014\n\n"
            f"Publication date: Mar {int(s.date.split()[1][:-1])}, 2014\n\nSection: News\n\n"
            f"ProQuest document ID: 15000000{n:02}\n\nDocument URL: https://example.org/{n}\n\n"
            f"Copyright: Copyright Halvik Press Mar 4, 2014\n\nLast updated: 2017-11-23\n\n"
            f"Database: Newsstream\n\n{rule}\n"
        ]
    return "".join(parts) + "\nContact us at: http://support.example\n"


def europresse(articles: list[Story]) -> str:
    """Write what Europresse saves as text."""
    return "\n".join(
        f"{s.outlet}\n\nPolitique, mardi {int(s.date.split()[1][:-1])} mars 2014, p. {n + 1}\n\n"
        f"{s.title}\n\nAnna Beck\n\n" + "\n\n".join(s.text)
        + f"\n\n© 2014 {s.outlet}. Tous droits réservés.\n\n"
        f"Numéro de document : news·20140304·HG·{n:08}\n\n"
        "Ce certificat est émis à Université à des fins de visualisation.\n\n"
        "Date d'émission : 2015-07-04\n"
        for n, s in enumerate(articles)
    )  # fmt: skip


def proquest_new(articles: list[Story]) -> str:
    """Write what ProQuest saves since 2018, without rules between the articles."""
    return "\n".join(
        f"{s.title}\n\n{s.byline}. {s.outlet}; Halvik [Halvik] 04 Mar 2014: A.{n}.\n\n"
        "ProQuest document link\n\nABSTRACT (ENGLISH)\n\nNot the text.\n\nFULL TEXT\n\n"
        + "\n\n".join(s.text)
        + f"\n\nDETAILS\n\nSubject: Harbours\n\nTitle: {s.title}\n\nAuthor: {s.byline}\n\n"
        f"Publication title: {s.outlet}\n\nFirst page: A{n}\n\n"
        f"Publication date: Mar {int(s.date.split()[1][:-1])}, 2014\n\n"
        f"ProQuest document ID: 15000000{n:02}\n\nDatabase: Newsstream\n\nLINKS\n\n"
        "Linking Service\n"
        for n, s in enumerate(articles, 1)
    )
