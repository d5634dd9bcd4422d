"""The task `coding`: the PLOVER type and the countries on both sides of a sentence of which nothing is given (folder
plover_gsr).

The gold is measured only: no rule was written or corrected with it. It uses names of an older draft, which
``ontology/plover.yaml`` maps to today's; it holds one event per sentence, so one is predicted.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.actors.register import load_register
from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Counts, Evaluation, f1, measure, precision, recall
from tracktwo.evaluate.parsed import article_of
from tracktwo.extract.coding import Coded, code_sentence, guess, older_type
from tracktwo.extract.weighing import judge_between, party_at, settle
from tracktwo.extract.who import actors_at
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.ontology.load import load_ontology
from tracktwo.pipeline import read_article
from tracktwo.places.gazetteer import find_place
from tracktwo.types import ActorValue

_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
# Codes of the gold that are no ISO 3166-1 alpha-3, and the code that is meant.
_CODES = {"JAP": "JPN", "ROM": "ROU", "GER": "DEU", "ITL": "ITA", "VTN": "VNM"}
# What the gold, by the inventory of its codes, has for all bodies that states have founded, the UN and the EU too.
_BODY = "IGO"


@dataclass(frozen=True, slots=True)
class Found:
    """What is predicted of a sentence: the type, the mode, and the countries of either side."""

    type: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]


def evaluate_coding(folder: Path) -> Evaluation:
    """Score type, type with CONCEDE and RETREAT taken as one, and type with both countries, on ``PLOVER_GSR*.json``."""
    records = read_records(folder)
    found = [predict(record["text"]) for record in records]
    older = load_ontology().plover["older_names"]
    gold = [older.get(record["event"], record["event"]) for record in records]
    pairs = list(zip(records, gold, found, strict=True))
    types = [_counts(f is not None, f is not None and f.type == g) for _, g, f in pairs]
    merged = [_counts(f is not None, f is not None and _one(f.type) == _one(g)) for _, g, f in pairs]
    full = [_counts(f is not None, f is not None and _one(f.type) == _one(g) and _sides(r, f)) for r, g, f in pairs]
    rows = tuple(
        {
            "item": record["id"],
            "predicted": {"type": f.type, "mode": f.mode, "source": list(f.source), "target": list(f.target)}
            if f
            else None,
            "gold": {"type": g, "source": list(codes(record, "source")), "target": list(codes(record, "target"))},
        }
        for record, g, f in pairs
    )
    metrics = (
        measure("type precision", types, precision),
        measure("type recall", types, recall),
        measure("type F1", types, f1),
        measure("type F1 (CONCEDE and RETREAT as one)", merged, f1),
        measure("type and both countries, recall", full, recall),
    )
    return Evaluation("coding", len(records), metrics, rows)


def _one(type_: str) -> str:
    """Take CONCEDE and RETREAT, which drafts part differently, as one."""
    return _MERGED.get(type_, type_)


def _counts(said: bool, right: bool) -> Counts:
    """Count one sentence: right, wrong (said but not right) and missed (not right)."""
    return Counts(int(right), int(said and not right), int(not right))


def read_records(folder: Path) -> list[dict[str, Any]]:
    """Read the gold records, the header left out; raises EvaluationError where there is no such file."""
    files = sorted(folder.glob("PLOVER_GSR*.json"))
    if not files:
        raise EvaluationError(
            "no PLOVER_GSR*.json here", where=str(folder), next_step="hand over the folder plover_gsr"
        )
    records = [r for path in files for r in json.loads(path.read_text(encoding="utf-8"))]
    return [r for r in records if r["event"] != "DOCUMENT"]


def predict(text: str) -> Found | None:
    """Code a sentence: of all coded clauses the highest in the tree that somebody does, its parties looked up."""
    reading = read_article(article_of(text))
    tree = Tree(reading.tokens)
    if not tree.tokens:
        return None
    coded = code_sentence(tree, 0, len(tree.tokens) - 1) or guess(tree)
    if not coded:
        return None
    best = _judged(text, tree, max(coded, key=lambda c: (_weight(tree, c), -c.token)))
    source, target = (_countries(reading, tree, heads) for heads in (best.doers, best.undergoers))
    if len(source) > 1 and not target:  # "X and Y met": each is both
        target = source
    others = tuple(c for c in target if c not in source)
    # "sent its troops to X", "backed its plan for X": what is one's own is not the other side
    target = others or _countries_below(reading, tree, best, source) or target
    source = source or _countries_beside(reading, tree, best, target)
    return Found(older_type(tree, best), best.mode, source, target or _countries_beside(reading, tree, best, source))


def _judged(text: str, tree: Tree, coded: Coded) -> Coded:
    """Let the judge read the sentence with the parties of a clause marked, and settle on a type."""
    spans = [party_at(tree, heads[0]) if heads else (-1, -1) for heads in (coded.doers, coded.undergoers)]
    judgement = judge_between(text, spans[0], spans[1])
    return settle(tree, coded, judgement) if judgement else coded


def _weight(tree: Tree, coded: Coded) -> float:
    """Prefer verbs over nouns, what fits exactly, what stands high and what somebody does."""
    depth = sum(1 for _ in tree.ancestors(coded.token))
    return 0.4 * coded.exact - 0.5 * depth - (2.0 if coded.noun else 0.0) + (1.0 if coded.doers else 0.0)


def _countries_below(reading: Reading, tree: Tree, coded: Coded, source: Sequence[str]) -> tuple[str, ...]:
    """Return the first country named below the verb, where its objects name none."""
    here = tree.tokens[coded.token]
    last = max(tree.subtree(coded.token))
    below = _countries_named(reading, (here.end, max(here.end, tree.tokens[last].end)))
    return tuple(c for c in below if c not in source)[:1]


def _countries_beside(reading: Reading, tree: Tree, coded: Coded, target: Sequence[str]) -> tuple[str, ...]:
    """Return the country that a sentence names besides its target, where nobody is seen to act: before the verb first.

    "A journalist was arrested in Niger": whoever did it, it is Niger's.
    """
    here = tree.tokens[coded.token]
    before = _countries_named(reading, (tree.tokens[0].start, here.start))
    behind = _countries_named(reading, (here.end, tree.tokens[-1].end))
    return tuple(c for c in (*before, *behind) if c not in target)[:1]


def _countries(reading: Reading, tree: Tree, heads: Sequence[int]) -> tuple[str, ...]:
    """Return the countries of those whom phrases stand for, each once; of whom nobody knows, that their words name: the
    phrase itself first, then what is said of it ("Ana Novak, the former minister of Utopia").
    """
    found: dict[str, None] = {}
    for head in heads:
        known = [c for c in (_country(reading, actor) for actor in actors_at(reading, head)) if c is not None]
        known += _owners(reading, tree, head)
        phrase = _countries_named(reading, _phrase(tree, head))
        named = [*known, *(c for c in phrase if c == _BODY)] or phrase  # the UN's envoy is of the UN too
        for country in named or _countries_named(reading, _whole(tree, head)):
            found.setdefault(country)
    return tuple(found)


def _owners(reading: Reading, tree: Tree, head: int) -> list[str]:
    """Return the countries of coordinated owners: "Russia and Turkey's ministers" are of both."""
    spans = [_whole(tree, c) for c in tree.children(head, "poss") if len(tree.conjuncts(c)) > 1]
    return [country for span in spans for country in _countries_named(reading, span)]


def _whole(tree: Tree, head: int) -> tuple[int, int]:
    """Return the characters of a phrase with all that hangs on it."""
    first, last = tree.span(head)
    return tree.tokens[first].start, tree.tokens[last].end


def _phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Return the characters of a phrase from its first word on, up to a clause that hangs on it."""
    apart = {i for c in tree.children(head, "relcl", "acl", "appos") for i in tree.subtree(c)}
    kept = [i for i in tree.subtree(head) if i not in apart]
    return tree.tokens[min(kept)].start, tree.tokens[max(kept)].end


def _country(reading: Reading, value: ActorValue) -> str | None:
    """Return the country code of an actor: of the register, of the article, or named in its words."""
    register = load_register()
    known = {a.id: a for a in reading.cast.actors}
    actor = register.actors.get(value.id or "") or known.get(value.id or "")
    if actor is not None and (actor.country or actor.kind == "body"):
        return actor.country or _BODY
    return next(iter(_countries_named(reading, (value.start, value.end))), None)


def _countries_named(reading: Reading, span: tuple[int, int]) -> list[str]:
    """Return the countries that words name, in text order: a state, its people, its capital, somebody or some place of
    it.
    """
    register = load_register()
    found: list[tuple[int, str]] = []
    for hit in register.aliases.find(reading.text, *span):
        ids = [s.id for s in hit.senses if s.use in ("adjective", "state", "people", "capital", "actor")]
        actors = [register.actors[i] for i in ids if i in register.actors]
        states = [a.country or _BODY for a in actors if a.country or a.kind == "body"]
        found.extend((hit.start, country) for country in states[:1])
    told = {start for start, _ in found}
    for mention in reading.places:
        place = find_place(mention.place) if mention.place and span[0] <= mention.start < span[1] else None
        if place is not None and place.country and mention.start not in told:
            found.append((mention.start, place.country))
    return [country for _, country in sorted(found)]


def codes(record: Mapping[str, Any], side: str) -> tuple[str, ...]:
    """Return the gold's codes of one side, in today's spelling."""
    given = record.get(side) or []
    written = [str(a["code"]) for a in given if isinstance(a, dict) and a.get("code")]
    return tuple(_CODES.get(code, code) for code in written)


def _sides(record: Mapping[str, Any], found: Found) -> bool:
    """Tell whether both sides name a right country; a side that the gold leaves empty is right when anything is
    said.
    """
    source, target = codes(record, "source"), codes(record, "target") or codes(record, "source")
    return bool(set(source) & set(found.source)) and bool(set(target) & {*found.target, *found.source})
