"""The way from a parsed article to its clusters: find mentions, read their traits, rank, choose.

Needs layout, syntax, quotations and names of a Reading. Without trained weights, names alone are clustered, by rule.
"""

from collections.abc import Sequence

from tracktwo.actors.words import person_words
from tracktwo.language.coreference.by_name import choose_by_name
from tracktwo.language.coreference.clusters import Choice, choose, clusters_of
from tracktwo.language.coreference.features import build_table
from tracktwo.language.coreference.mentions import find_phrases
from tracktwo.language.coreference.ranker import Ranker, load_ranker, rank
from tracktwo.language.coreference.records import Coreference, Coreferent
from tracktwo.language.coreference.traits import Trait, open_page, traits_of
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree


def find_coreference(reading: Reading) -> Coreference:
    """Find the mentions of an article and what each takes up, with the weights that come with the program."""
    return resolve(reading, load_ranker())


def resolve(reading: Reading, ranker: Ranker | None) -> Coreference:
    """Find the mentions of an article and what each takes up, by given weights."""
    traits = read_traits(reading)
    if not traits:
        return Coreference()
    if ranker is None:
        return _record(traits, choose_by_name(traits), "")
    table = build_table(reading, traits)
    return _record(traits, choose(traits, table, rank(ranker, table)), ranker.name)


def read_traits(reading: Reading) -> tuple[Trait, ...]:
    """Return an article's mentions with their traits."""
    tree = Tree(reading.tokens)
    return traits_of(open_page(reading, tree), find_phrases(reading, tree), person_words().saying_verbs)


def _record(traits: Sequence[Trait], choices: Sequence[Choice], model: str) -> Coreference:
    """Make records; clauses that nothing takes up are no mentions."""
    clusters = clusters_of(choices)
    taken = {choice.antecedent for choice in choices}
    kept = [i for i, trait in enumerate(traits) if trait.phrase.form != "clause" or i in taken]
    place = {i: n for n, i in enumerate(kept)}
    numbers: dict[int, int] = {}
    found = []
    for i in kept:
        phrase, choice = traits[i].phrase, choices[i]
        found.append(
            Coreferent(
                phrase.first, phrase.last, phrase.start, phrase.end, phrase.head, phrase.form,
                numbers.setdefault(clusters[i], len(numbers)),
                None if choice.antecedent is None else place[choice.antecedent], round(choice.score, 4), choice.how,
            )
        )  # fmt: skip
    return Coreference(tuple(found), model)
