"""Across articles: copies, entries and agreement. Pure functions; a store keeps what they need and calls them.

What to store
    per article, ``bands(article)``: find the articles that share any of them again;
    per report, ``block_keys(report, world)``: find the reports that share any of them again.

After articles came, changed or went
    1. families. Let ``near`` be the articles that hold ``bands_needed`` or more of the ``near_bands`` of a changed
       article, or of a member of the family that a changed article is or was in. Take all members of the families of
       ``near`` and of the changed articles that are still there; ``families(those)`` replaces the old families of all
       of them.
    2. entries. Seeds are the reports of the changed articles, the remaining reports of entries that lost one,
       and the reports of articles whose answer in ``origins`` changed. ``touched(seeds, lookup, world)`` returns all
       that can be affected; ``join(those, world, origins(articles, families))`` replaces their old entries. Where
       articles only came, ``regions.regroup`` returns what of that can have moved, which does not grow with the chain.

The outcome is that of ``reconcile`` over everything at once, in whatever order or batches the articles came.
"""

from collections.abc import Iterable, Mapping, Sequence

from tracktwo.ontology.load import Ontology, load_ontology
from tracktwo.reconcile.copies import Likeness, bands, bands_needed, families, family_id, near_bands, origins, relate
from tracktwo.reconcile.entries import entry_id, join
from tracktwo.reconcile.hanging import block_keys, touched
from tracktwo.reconcile.signature import World
from tracktwo.types import Article, Entry, Family, Place, Report

__all__ = [
    "Likeness",
    "World",
    "bands",
    "bands_needed",
    "block_keys",
    "entry_id",
    "families",
    "family_id",
    "join",
    "near_bands",
    "origins",
    "reconcile",
    "relate",
    "touched",
]


def reconcile(
    articles: Mapping[str, Article],
    reports: Sequence[Report],
    found: Iterable[Family] | None = None,
    ontology: Ontology | None = None,
    places: Mapping[str, Place] | None = None,
) -> tuple[Entry, ...]:
    """Join all reports to entries at once; families are looked for where they are not given."""
    # A gazetteer that is only looked up in counts as empty: "or" would drop it.
    world = World(articles, ontology or load_ontology(), {} if places is None else places)
    grouped = families(articles) if found is None else found
    return join(reports, world, origins(articles, grouped))
