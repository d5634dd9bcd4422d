"""How well proper names are found: exact spans with their types, against GUM or re3d, beside spaCy's small model.

What counts as a name, and where one begins and ends, is told in ``gum_names`` and ``re3d``; the last step of that rule
(articles, titles and endings fall away) is applied to gold and to both systems alike. Governments, armed groups and
outlets count as organisations. Words for nations and peoples are left out of both corpora and of both systems.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracktwo.evaluate.gum_names import read_gum_names
from tracktwo.evaluate.named import COARSE, MarkedName, NamedText, bare_name, is_people, lines_of, outermost
from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, f1, measure, precision, recall
from tracktwo.evaluate.parsed import article_of
from tracktwo.evaluate.re3d import read_re3d
from tracktwo.language.syntax import MODEL
from tracktwo.pipeline import STEPS, read_article

if TYPE_CHECKING:
    from spacy.language import Language

_SPACY_KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "event",
}  # fmt: skip
_NOT_FOR_NAMES = ("tagger", "parser", "attribute_ruler", "lemmatizer")
Raw = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Scored:
    """One document with its gold names, and those that the program and spaCy's model find."""

    document: NamedText
    ours: tuple[MarkedName, ...]
    spacys: tuple[MarkedName, ...]


def evaluate_entities(folder: Path) -> Evaluation:
    """Measure names on GUM's ``dev`` or on the half of re3d kept for measuring, from raw text.

    A name is right where its first and last character and its type are. Raises EvaluationError where the folder holds
    neither corpus.
    """
    is_re3d = any(folder.glob("*/entities.json"))
    documents = read_re3d(folder) if is_re3d else read_gum_names(folder)
    kinds = sorted({name.kind for document in documents for name in document.names})
    scored = [_score(document, kinds) for document in documents]
    metrics = [
        *_metrics("", [(s.document, s.ours) for s in scored], kinds),
        *_metrics(" spaCy sm", [(s.document, s.spacys) for s in scored], kinds),
    ]
    items = sum(len(document.names) for document in documents)
    return Evaluation("entities", items, tuple(metrics), tuple(row for s in scored for row in _rows(s)))


def _score(document: NamedText, kinds: Sequence[str]) -> Scored:
    """Find the names of a document by both systems."""
    return Scored(
        document,
        _comparable(document.text, our_names(document.text), kinds),
        _comparable(document.text, spacy_names(document.text), kinds),
    )


def our_names(text: str) -> list[Raw]:
    """Return the names that the pipeline finds in a raw text, of coarse kinds."""
    last = next(number for number, step in enumerate(STEPS) if step.gives == "names")
    reading = read_article(article_of(text), steps=STEPS[: last + 1])
    return [(name.start, name.end, COARSE[name.kind]) for name in reading.names]


def spacy_names(text: str) -> list[Raw]:
    """Return the entities that spaCy's model finds in the lines of a text, of coarse kinds."""
    found: list[Raw] = []
    for start, end in lines_of(text):
        doc = _spacy()(text[start:end])
        found += [
            (start + entity.start_char, start + entity.end_char, _SPACY_KINDS[entity.label_])
            for entity in doc.ents
            if entity.label_ in _SPACY_KINDS
        ]
    return found


@cache
def _spacy() -> "Language":
    """Load the parser's package with nothing but its entity recogniser."""
    import spacy

    return spacy.load(MODEL, exclude=list(_NOT_FOR_NAMES))


def _comparable(text: str, names: Iterable[Raw], kinds: Sequence[str]) -> tuple[MarkedName, ...]:
    """Cut names to their own words, and leave out peoples and kinds that the corpus does not mark."""
    bare = (bare_name(text, start, end, kind) for start, end, kind in names if kind in kinds)
    return outermost(name for name in bare if name is not None and not is_people(text[name.start : name.end]))


def _metrics(
    suffix: str, pairs: Sequence[tuple[NamedText, tuple[MarkedName, ...]]], kinds: Sequence[str]
) -> list[Metric]:
    """Return F1 of each kind, and precision, recall and F1 of all together, with and without their kinds."""
    found = [
        measure(f"{kind} exact F1{suffix}", [count_names(document, names, kind) for document, names in pairs], f1)
        for kind in kinds
    ]
    together = [count_names(document, names) for document, names in pairs]
    found += [
        measure(f"all {name}{suffix}", together, statistic)
        for name, statistic in (("precision", precision), ("recall", recall), ("exact F1", f1))
    ]
    spans = [count_names(_untyped(document), _plain(names)) for document, names in pairs]
    return [*found, measure(f"spans exact F1{suffix}", spans, f1)]


def count_names(document: NamedText, names: Iterable[MarkedName], kind: str | None = None) -> Counts:
    """Count names of a kind, or of all: what is found inside an unsure stretch and is no gold name counts nowhere."""
    gold = {name for name in document.names if kind in (None, name.kind)}
    predicted = {name for name in names if kind in (None, name.kind)}
    wrong = [
        name
        for name in predicted - gold
        if not any(start <= name.start and name.end <= end for start, end in document.unsure)
    ]
    right = len(predicted & gold)
    return Counts(right, len(wrong), len(gold) - right)


def _plain(names: Iterable[MarkedName]) -> tuple[MarkedName, ...]:
    """Return names without their kinds."""
    return tuple(MarkedName(name.start, name.end, "name") for name in names)


def _untyped(document: NamedText) -> NamedText:
    """Return a document with its names without their kinds."""
    return NamedText(document.name, document.text, _plain(document.names), document.unsure)


def _rows(scored: Scored) -> list[dict[str, Any]]:
    """Return a row for each place at which gold, the program or spaCy's model has a name."""
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for side, names in (("predicted", scored.ours), ("gold", scored.document.names), ("spacy", scored.spacys)):
        for name in names:
            row = rows.setdefault((name.start, name.end), _empty_row(scored.document, name))
            row[side] = {"kind": name.kind}
    return [rows[place] for place in sorted(rows)]


def _empty_row(document: NamedText, name: MarkedName) -> dict[str, Any]:
    """Return a row that no side has filled yet; ``unsure`` tells that a name here counts neither way."""
    unsure = any(start <= name.start and name.end <= end for start, end in document.unsure)
    return {
        "item": document.name, "start": name.start, "end": name.end, "text": document.text[name.start : name.end],
        "predicted": None, "gold": None, "spacy": None, "unsure": unsure,
    }  # fmt: skip
