"""How well coreference is found, against GUM: pronouns brought to what they stand for, and clusters.

The text is put together again from GUM's words, every paragraph of it is body text, and tagging, parse, quotations,
names and mentions are all our own; nothing of the gold is seen but the scoring.

*Pronouns resolved.* Counted are gold pronouns (personal, possessive, reflexive, and this, that, these, those standing
alone) whose entity has a mention before them. One is right where the mention that we say it takes up is a gold mention
of its entity; it is wrong where we take up another, take up none, or have not found the pronoun. ``personal`` leaves
the demonstratives out, ``third person`` counts he, she, it, they and their forms, ``first and second`` I, we, you.
Demonstratives are counted though most systems leave them: GUM lets them take up clauses, as OntoNotes mostly does not.
``traced to a noun`` is stricter: third-person pronouns whose entity has a name or noun before them, and whose chain of
antecedents, followed back over pronouns, ends in a mention of that entity. ``links right`` is the other side: of all
pronouns that we resolve, those that are gold and right.

*Clusters.* MUC, B-cubed, CEAF-e and their mean over predicted mentions. Entities mentioned once, in gold or prediction,
are left out, as in OntoNotes; ``with singletons`` keeps them. Mentions are the same where their heads are (see
``coref_align``), as CorefUD scores; ``exact`` figures ask for the same characters.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tracktwo.evaluate.coref_align import align, extent
from tracktwo.evaluate.coref_metrics import (
    Cluster,
    Clusterings,
    b_cubed_f1,
    ceaf_e_f1,
    compare,
    conll_f1,
    muc_f1,
)
from tracktwo.evaluate.gum import GoldMention, GoldText, read_gum
from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, measure, recall
from tracktwo.evaluate.parsed import article_of
from tracktwo.language.blocks import cut_blocks
from tracktwo.language.coreference.records import Coreference
from tracktwo.language.coreference.resolve import find_coreference
from tracktwo.language.coreference.words import coreference_words
from tracktwo.language.names import find_names
from tracktwo.language.quotes import find_quotes
from tracktwo.language.reading import Layout, Paragraph, Reading
from tracktwo.language.syntax import find_syntax
from tracktwo.language.tagging.tagger import find_tagging

_PRONOUN_TAGS = ("PRP", "PRP$", "DT")
_LONGEST_CHAIN = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """A gold pronoun with a mention of its entity before it: its place, and whether we got it right, by measure."""

    mention: int
    person: int
    word: str
    right: bool
    traced: bool | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A document: gold, what we found, which gold mention each of ours is, and the pronouns asked for."""

    gold: GoldText
    found: Coreference
    places: tuple[int | None, ...]
    asked: tuple[Asked, ...]


def evaluate_coreference(folder: Path) -> Evaluation:
    """Measure coreference against a folder of GUM, or ``dev`` in it; raises EvaluationError where there is none."""
    documents = [score(gold) for gold in read_gum(folder)]
    metrics = [*_pronoun_metrics(documents), *_cluster_metrics(documents)]
    rows = tuple(row for document in documents for row in _rows(document))
    return Evaluation("coreference", sum(len(d.asked) for d in documents), tuple(metrics), rows)


def read_text(gold: GoldText, *, tagged: bool = True) -> Reading:
    """Read a document's running text up to what coreference needs; without the trained reader where not ``tagged``."""
    paragraphs = tuple(Paragraph(block.start, block.end) for block in cut_blocks(gold.text))
    reading = Reading(article=article_of(gold.text, name=gold.name), layout=Layout(paragraphs, ()))
    if tagged:
        reading = replace(reading, tagging=find_tagging(reading))
    reading = replace(reading, syntax=find_syntax(reading))
    reading = replace(reading, quotes=find_quotes(reading))
    return replace(reading, names=find_names(reading))


def score(gold: GoldText) -> Scored:
    """Read a document and pair what is found with its gold."""
    reading = read_text(gold)
    found = find_coreference(reading)
    places = tuple(align(gold, reading.tokens, found.mentions))
    return Scored(gold, found, places, tuple(_asked(gold, found, places)))


def anaphoric(gold: GoldText) -> Iterator[tuple[int, list[GoldMention]]]:
    """Yield the places of pronouns that have mentions of their entity before them, with those mentions."""
    before: dict[str, list[GoldMention]] = {}
    for n, mention in enumerate(gold.mentions):
        earlier = before.setdefault(mention.entity, [])
        if earlier and is_pronoun(gold, mention):
            yield n, list(earlier)
        earlier.append(mention)


def is_pronoun(gold: GoldText, mention: GoldMention) -> bool:
    """Tell a personal, possessive, reflexive or demonstrative pronoun."""
    word = gold.words[mention.first]
    return mention.first == mention.last and word.pos == "PRON" and word.tag in _PRONOUN_TAGS


def _asked(gold: GoldText, found: Coreference, places: Sequence[int | None]) -> Iterator[Asked]:
    """Go through the pronouns that have something to take up."""
    ours = {place: k for k, place in enumerate(places) if place is not None}
    for n, earlier in anaphoric(gold):
        k = ours.get(n)
        taken = found.mentions[k].antecedent if k is not None else None
        right = taken is not None and _entity(gold, places[taken]) == gold.mentions[n].entity
        nouns = any(not is_pronoun(gold, mention) for mention in earlier)
        traced = _traced(gold, found, places, k) == gold.mentions[n].entity if nouns else None
        text = gold.words[gold.mentions[n].first].text.lower()
        pronoun = coreference_words().pronouns.get(text)
        yield Asked(n, _person(text), pronoun.word if pronoun is not None else text, right, traced)


def _person(word: str) -> int:
    """Return the person of a pronoun, 0 for a demonstrative; forms that we do not know are of the third."""
    pronoun = coreference_words().pronouns.get(word.lower())
    if pronoun is not None and pronoun.form == "demonstrative":
        return 0
    return pronoun.person if pronoun is not None else 3


def _traced(gold: GoldText, found: Coreference, places: Sequence[int | None], k: int | None) -> str | None:
    """Follow antecedents back to the first that is no pronoun; return its gold entity, or None."""
    at = found.mentions[k].antecedent if k is not None else None
    for _ in range(_LONGEST_CHAIN):
        if at is None or found.mentions[at].form != "pronoun":
            break
        at = found.mentions[at].antecedent
    return _entity(gold, places[at]) if at is not None else None


def _entity(gold: GoldText, place: int | None) -> str | None:
    """Return the entity of a gold mention."""
    return gold.mentions[place].entity if place is not None else None


def _pronoun_metrics(documents: Sequence[Scored]) -> list[Metric]:
    """Return the shares of pronouns resolved, by kind of pronoun."""
    kinds: dict[str, Callable[[Asked], bool]] = {
        "all pronouns resolved": lambda _: True,
        "personal pronouns resolved": lambda a: a.person > 0,
        "third person resolved": lambda a: a.person == 3,  # noqa: PLR2004 - the person of a pronoun
        "he and she resolved": lambda a: a.word in ("he", "she"),
        "they resolved": lambda a: a.word == "they",
        "it resolved": lambda a: a.word == "it",
        "first and second person resolved": lambda a: a.person in (1, 2),
        "demonstratives resolved": lambda a: a.person == 0,
    }
    found = [
        measure(name, [_counts([a.right for a in d.asked if kind(a)]) for d in documents], recall)
        for name, kind in kinds.items()
    ]
    traced = [[a.traced for a in d.asked if a.traced is not None and a.person == 3] for d in documents]  # noqa: PLR2004
    links = [[_link_right(d, k) for k, m in enumerate(d.found.mentions) if _resolved(d, k)] for d in documents]
    found.append(measure("third person traced to a noun", [_counts(t) for t in traced], recall))
    found.append(measure("links of pronouns right", [_counts(right) for right in links], recall))
    return found


def _resolved(document: Scored, k: int) -> bool:
    """Tell a pronoun that we resolve."""
    mention = document.found.mentions[k]
    return mention.form == "pronoun" and mention.antecedent is not None


def _link_right(document: Scored, k: int) -> bool:
    """Tell whether a mention of ours takes up one of its own gold entity."""
    taken = document.found.mentions[k].antecedent
    own = _entity(document.gold, document.places[k])
    return own is not None and taken is not None and own == _entity(document.gold, document.places[taken])


def _counts(right: Sequence[bool]) -> Counts:
    """Count right and missed."""
    return Counts(sum(right), 0, len(right) - sum(right))


def _cluster_metrics(documents: Sequence[Scored]) -> list[Metric]:
    """Return the measures of clusters: by heads, by exact characters, and with singletons."""
    heads = [_compare(d, exact=False, least=2) for d in documents]
    return [
        measure("MUC F1", heads, muc_f1),
        measure("B-cubed F1", heads, b_cubed_f1),
        measure("CEAF-e F1", heads, ceaf_e_f1),
        measure("CoNLL F1", heads, conll_f1),
        measure("CoNLL F1 exact", [_compare(d, exact=True, least=2) for d in documents], conll_f1),
        measure("CoNLL F1 with singletons", [_compare(d, exact=False, least=1) for d in documents], conll_f1),
    ]


def _compare(document: Scored, *, exact: bool, least: int) -> Clusterings:
    """Compare the clusters of at least so many mentions."""
    gold: dict[str, list[object]] = {}
    for n, mention in enumerate(document.gold.mentions):
        gold.setdefault(mention.entity, []).append(extent(document.gold, mention) if exact else n)
    predicted: dict[int, list[object]] = {}
    for k, found in enumerate(document.found.mentions):
        place = document.places[k]
        key: object = (found.start, found.end) if exact else place if place is not None else ("ours", k)
        predicted.setdefault(found.cluster, []).append(key)
    return compare(_clusters(gold.values(), least), _clusters(predicted.values(), least))


def _clusters(groups: Iterable[list[object]], least: int) -> list[Cluster]:
    """Return groups as clusters, those with at least so many mentions; a mention found twice stays in the first."""
    seen: set[object] = set()
    found = []
    for group in groups:
        cluster = frozenset(group) - seen
        seen |= cluster
        if len(cluster) >= least:
            found.append(cluster)
    return found


def _rows(document: Scored) -> Iterator[dict[str, Any]]:
    """Yield a row for every pronoun asked for: what we say it takes up, and what is right."""
    gold, ours = document.gold, {place: k for k, place in enumerate(document.places) if place is not None}
    for asked in document.asked:
        mention = gold.mentions[asked.mention]
        start, end = extent(gold, mention)
        earlier = [m for m in gold.mentions[: asked.mention] if m.entity == mention.entity]
        k = ours.get(asked.mention)
        taken = document.found.mentions[k].antecedent if k is not None else None
        answer = document.found.mentions[taken] if taken is not None else None
        near = extent(gold, earlier[-1])
        yield {
            "item": gold.name, "start": start, "end": end, "text": gold.text[start:end],
            "predicted": {"start": answer.start, "end": answer.end, "text": gold.text[answer.start : answer.end]}
            if answer is not None else None,
            "gold": {"start": near[0], "end": near[1], "text": gold.text[near[0] : near[1]], "right": asked.right},
        }  # fmt: skip
