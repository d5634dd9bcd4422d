"""The task `figures`: numbers of killed and hurt, against the templates of the folder muc34.

Gold: the human targets of a template with their number (two or more: a single named victim is no figure) and the
effect DEATH or INJURY. A figure is right where the same document's templates have that measure with that number; per
template, each template's numbers are asked for on their own, so that two templates with one number ask twice.
Templates exist for some kinds of violence only, so only documents that have such a number in their templates are read,
and precision is a lower bound even there. The texts are in capitals and are recased by rule.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tracktwo.actors.register import load_register
from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Counts, Evaluation, f1, measure, precision, recall
from tracktwo.evaluate.parsed import article_of
from tracktwo.pipeline import read_article
from tracktwo.types import QuantityValue, TermValue

_HEAD = re.compile(r"^(\S+-MUC\d-\d+)[^\n]*$", re.MULTILINE)
_MESSAGE = re.compile(r"MESSAGE: ID\s+(\S+-MUC\d-\d+)")
_SLOT = re.compile(r"^(\d+)\.\s+[A-Z: ]+?\s{2,}(.*)$")
_NUMBER = re.compile(r'^\??\s*(\d+)\s*:\s*(".*)$')
_EFFECT = re.compile(r'^\??\s*(DEATH|INJURY)\s*:\s*(".*)$')
_NUMBER_SLOT, _EFFECT_SLOT = 21, 23
_MEASURES = {"DEATH": "killed", "INJURY": "wounded"}
_ALWAYS = frozenset(
    {
        "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "i",
    }
)  # fmt: skip
# Month names that are ordinary words or short forms: names where a day stands before them.
_MONTHS = frozenset(
    {"may", "march", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "august"}
)

Item = tuple[str, int]


def evaluate_figures(folder: Path) -> Evaluation:
    """Score the numbers of killed and hurt on the texts and keys of ``CORPORA/dev`` (or of the folder itself)."""
    home = next(
        (f for f in (folder / "CORPORA" / "dev", folder / "dev", folder) if f.is_dir() and list(f.glob("*key*"))), None
    )
    if home is None:
        raise EvaluationError("no key files here", where=str(folder), next_step="hand over the folder muc34")
    texts = dict(read_texts(home))
    gold = read_gold(home)
    names = sorted(name for name in texts if gold.get(name))
    found = {name: predict(texts[name]) for name in names}
    units = [_counts(found[name], gold[name]) for name in names]
    templates = read_templates(home)
    per_template = [_counts_per_template(found[name], templates[name]) for name in names]
    rows = tuple(row for name in names for row in _rows(name, found[name], gold[name]))
    metrics = (
        measure("precision", units, precision),
        measure("recall", units, recall),
        measure("F1", units, f1),
        measure("F1 per template", per_template, f1),
    )
    return Evaluation("figures", len(names), metrics, rows)


def _counts(found: set[Item], gold: set[Item]) -> Counts:
    """Count one document's figures."""
    return Counts(len(found & gold), len(found - gold), len(gold - found))


def _counts_per_template(found: set[Item], templates: Sequence[set[Item]]) -> Counts:
    """Count one document's figures for each of its templates; what no template has is wrong once.

    >>> _counts_per_template({("killed", 6), ("killed", 9)}, [{("killed", 6)}, {("killed", 6), ("wounded", 2)}])
    Counts(right=2, wrong=1, missed=1)
    """
    right = sum(len(found & items) for items in templates)
    missed = sum(len(items - found) for items in templates)
    return Counts(right, len(found.difference(*templates)), missed)


def _rows(name: str, found: set[Item], gold: set[Item]) -> Iterator[dict[str, object]]:
    """Yield one row for each figure that is predicted, in gold, or both."""
    for item in sorted(found | gold):
        shown = {"measure": item[0], "number": item[1]}
        yield {"item": name, "predicted": shown if item in found else None, "gold": shown if item in gold else None}


def read_texts(home: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of every document of the files that are no keys."""
    for path in sorted(p for p in home.iterdir() if "muc" in p.name and not p.name.startswith("key")):
        text = path.read_text(encoding="utf-8", errors="replace")
        heads = list(_HEAD.finditer(text))
        for number, head in enumerate(heads):
            end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
            yield head.group(1), text[head.end() : end]


def read_gold(home: Path) -> dict[str, set[Item]]:
    """Return the figures of every document: numbers of two or more whose target died or was hurt."""
    return {name: set().union(*templates) for name, templates in read_templates(home).items()}


def read_templates(home: Path) -> dict[str, list[set[Item]]]:
    """Return the figures of every template of every document."""
    found: dict[str, list[set[Item]]] = {}
    for path in sorted(home.glob("key*")):
        for template in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
            message = _MESSAGE.search(template)
            if message:
                found.setdefault(message.group(1), []).append(set(_figures(template)))
    return found


def _figures(template: str) -> Iterator[Item]:
    """Join the numbers and the effects of a template's human targets by their words."""
    slots: dict[int, list[str]] = {}
    current = -1
    for line in template.splitlines():
        slot = _SLOT.match(line)
        if slot:
            current = int(slot.group(1))
        content = slot.group(2) if slot else line.strip()
        slots.setdefault(current, []).append(content.strip())
    numbers = {
        target: int(m.group(1))
        for line in slots.get(_NUMBER_SLOT, [])
        if (m := _NUMBER.match(line))
        for target in _targets(m.group(2))
    }
    for line in slots.get(_EFFECT_SLOT, []):
        effect = _EFFECT.match(line)
        if effect:
            for number in sorted({numbers[t] for t in _targets(effect.group(2)) if numbers.get(t, 0) > 1}):
                yield _MEASURES[effect.group(1)], number


def _targets(words: str) -> Sequence[str]:
    """Return the names in quotation marks, the alternatives of one target included."""
    return re.findall(r'"([^"]*)"', words)


def predict(text: str) -> set[Item]:
    """Return the killed and wounded that the program reads in one document, one and fewer left out."""
    found: set[Item] = set()
    for report in read_article(article_of(recased(text))).figures:
        term, value = report.fields["measure"][0], report.fields["value"][0]
        if isinstance(term, TermValue) and isinstance(value, QuantityValue) and term.term in _MEASURES.values():
            number = value.low if value.low is not None else value.high
            if number is not None and number > 1 and report.status != "denied":
                found.add((term.term, int(number)))
    return found


def recased(text: str) -> str:
    """Return a text in capitals as ordinary text: sentence starts, days, months and known names keep a capital.

    >>> recased("TWO SYRIAN SOLDIERS DIED ON MONDAY.  MORE DIED LATER.")
    'Two Syrian soldiers died on Monday.  More died later.'
    """
    known = load_register().aliases
    pieces, begin = [], True
    joined = re.sub(r"\n(?=\S)", " ", text)
    for piece in re.findall(r"\[[^\]\n]*\]|[A-Za-z']+|[^A-Za-z'\[]+|\[", joined):
        word = piece.lower()
        if not piece[0].isalpha():
            pieces.append("" if piece.startswith("[") and len(piece) > 1 else piece)
            begin = begin or bool(re.search(r"[.!?]\s|\n\s*\n|--", piece))
            continue
        dated = word in _MONTHS and bool(re.search(r"\d\s*$", pieces[-1] if pieces else ""))
        named = dated or word in _ALWAYS or any(s.use != "surname" for s in known.senses(word.capitalize()))
        pieces.append(word.capitalize() if begin or named else word)
        begin = False
    return "".join(pieces)
