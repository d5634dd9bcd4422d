"""The steps that turn an article into reports: one literal list, in order, with what each needs and gives.

A step is a plain function from a Reading to the product that it gives. Its output depends on nothing else, so it is
cached under a key made of the article's text, the metadata that reading depends on, the step's version and the keys
of the steps it needs: adding again costs nothing, and after one step changed, only what follows from it runs.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from tracktwo import codec
from tracktwo.actors.cast import find_cast
from tracktwo.errors import OntologyError
from tracktwo.extract.action import find_actions
from tracktwo.extract.agreement import find_agreements
from tracktwo.extract.attack import find_attacks
from tracktwo.extract.ceasefire import find_ceasefires
from tracktwo.extract.contact import find_contacts
from tracktwo.extract.control import find_control
from tracktwo.extract.figure import find_figures
from tracktwo.extract.movement import find_movements
from tracktwo.extract.round import find_rounds
from tracktwo.extract.statement import find_statements
from tracktwo.extract.violation import find_violations
from tracktwo.language.dates import find_dates
from tracktwo.language.layout import find_layout
from tracktwo.language.names import find_names
from tracktwo.language.places import find_places
from tracktwo.language.provenance import find_provenance
from tracktwo.language.quantities import find_quantities
from tracktwo.language.quotes import find_quotes
from tracktwo.language.reading import (
    Cast,
    DateMention,
    Layout,
    Name,
    PlaceMention,
    Provenance,
    Quantity,
    Quote,
    Reading,
    Syntax,
    Tagging,
)
from tracktwo.language.syntax import find_syntax
from tracktwo.language.tagging.reader import READER_VERSION, has_reader
from tracktwo.language.tagging.tagger import find_tagging, tag_nothing
from tracktwo.types import Article, Report


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``run`` gets a Reading in which the products it ``needs`` are filled in.

    ``version`` goes up whenever the same text would give another output: that alone makes cached outputs stale.
    ``from_text`` marks steps that look at nothing of the article but its text, so that a corrected date or outlet
    does not make their outputs stale.
    """

    name: str
    version: int
    needs: tuple[str, ...]
    gives: str
    product: Any
    run: Callable[[Reading], Any]
    from_text: bool = False


LANGUAGE = (
    "layout", "provenance", "tagging", "syntax", "quotes", "names", "dates", "quantities", "cast", "places",
)  # fmt: skip
SPEECH = (*LANGUAGE, "statements")

STEPS: tuple[Step, ...] = (
    Step("layout", 3, (), "layout", Layout, find_layout, from_text=True),
    Step("provenance", 2, ("layout",), "provenance", Provenance, find_provenance),
    Step(
        "tagging", READER_VERSION if has_reader() else 0, ("layout",), "tagging", Tagging, find_tagging, from_text=True
    ),
    Step("syntax", 3, ("layout", "tagging"), "syntax", Syntax, find_syntax, from_text=True),
    Step("quotes", 1, ("layout",), "quotes", tuple[Quote, ...], find_quotes, from_text=True),
    Step("names", 5, ("layout", "syntax", "quotes", "tagging"), "names", tuple[Name, ...], find_names),
    Step("dates", 5, ("layout", "provenance", "syntax", "quotes"), "dates", tuple[DateMention, ...], find_dates),
    Step("quantities", 3, ("layout", "syntax", "dates"), "quantities", tuple[Quantity, ...], find_quantities),
    Step(
        "cast", 7, ("layout", "provenance", "syntax", "quotes", "names", "dates", "quantities"), "cast", Cast, find_cast
    ),
    Step("places", 2, ("layout", "syntax", "names", "cast"), "places", tuple[PlaceMention, ...], find_places),
    Step("statement", 7, LANGUAGE, "statements", tuple[Report, ...], find_statements),
    Step("contact", 5, SPEECH, "contacts", tuple[Report, ...], find_contacts),
    Step("round", 7, SPEECH, "rounds", tuple[Report, ...], find_rounds),
    Step("agreement", 5, SPEECH, "agreements", tuple[Report, ...], find_agreements),
    Step("ceasefire", 5, SPEECH, "ceasefires", tuple[Report, ...], find_ceasefires),
    Step("violation", 5, SPEECH, "violations", tuple[Report, ...], find_violations),
    Step("attack", 5, SPEECH, "attacks", tuple[Report, ...], find_attacks),
    Step("control", 6, SPEECH, "control", tuple[Report, ...], find_control),
    Step("movement", 5, SPEECH, "movements", tuple[Report, ...], find_movements),
    Step("figure", 6, (*SPEECH, "attacks", "movements"), "figures", tuple[Report, ...], find_figures),
    Step(
        "action", 6, (*SPEECH, "contacts", "rounds", "agreements", "ceasefires", "attacks", "movements", "control"),
        "actions", tuple[Report, ...], find_actions,
    ),
)  # fmt: skip

# The same without trained weights: rules alone. What the two find is measured side by side.
RULE_STEPS: tuple[Step, ...] = tuple(
    replace(step, version=0, run=tag_nothing) if step.name == "tagging" else step for step in STEPS
)

REPORT_FIELDS: tuple[str, ...] = tuple(step.gives for step in STEPS if step.product == tuple[Report, ...])


class StepCache(Protocol):
    """Where outputs of steps are kept between runs; a store implements it."""

    def get_step(self, key: str, step: str) -> bytes | None:
        """Return the stored output of ``step`` under ``key``, or None."""

    def put_step(self, key: str, step: str, output: bytes) -> None:
        """Keep an output under ``key``."""


def check_steps(steps: Sequence[Step]) -> None:
    """Raise OntologyError unless every step's needs are given by a step before it, and nothing is given twice."""
    given: set[str] = set()
    for step in steps:
        missing = [need for need in step.needs if need not in given]
        if missing:
            raise OntologyError(
                f"step {step.name!r} needs {', '.join(missing)}, which no step before it gives",
                where="pipeline.STEPS",
                next_step="move the step down, or correct what it needs",
            )
        if step.gives in given:
            raise OntologyError(f"{step.gives!r} is given twice", where="pipeline.STEPS", next_step="rename one")
        given.add(step.gives)


def read_article(article: Article, cache: StepCache | None = None, steps: Sequence[Step] = STEPS) -> Reading:
    """Run the steps over one article, taking from the cache what is there."""
    reading = Reading(article=article)
    for step, key in step_keys(article, steps):
        stored = cache.get_step(key, step.name) if cache else None
        output = codec.decode_product(stored, step.product) if stored is not None else step.run(reading)
        if cache and stored is None:
            cache.put_step(key, step.name, codec.encode_product(output, step.product))
        reading = replace(reading, **{step.gives: output})
    return reading


def reports_of(reading: Reading) -> tuple[Report, ...]:
    """Return all reports of an article, in the order of the steps; a report found twice is kept once."""
    found: dict[str, Report] = {}
    for name in REPORT_FIELDS:
        for report in getattr(reading, name):
            found.setdefault(report.id, report)
    return tuple(found.values())


def complete_article(reading: Reading) -> Article:
    """Return the article with what its reading found out about it: furniture, credits, origin, date of publication."""
    article, found, headline = reading.article, reading.provenance, reading.layout.title
    given = article.published is not None
    return replace(
        article,
        title=article.title or (reading.text[headline.start : headline.end] if headline else None),
        furniture=reading.layout.furniture,
        credits=(*article.credits, *found.credits),
        origin=article.origin or found.origin,
        outlet=article.outlet or found.outlet,
        published=article.published or found.published,
        published_how=article.published_how if given else found.published_how,
        published_why="; ".join(filter(None, (article.published_why if given else None, found.published_why))) or None,
    )


def versions(steps: Iterable[Step] = STEPS) -> dict[str, int]:
    """Return the version of every step, by name."""
    return {step.name: step.version for step in steps}


def step_keys(article: Article, steps: Sequence[Step] = STEPS) -> list[tuple[Step, str]]:
    """Return each step with the key of its output for this article, without running anything."""
    whole = _digest(
        (
            article.id, article.sha256, article.outlet or "", article.origin or "",
            (article.published or "") + ("~" if article.published_how == "inferred" else ""),
            article.title or "", article.language or "", "|".join(article.authors), article.media_type,
        )
    )  # fmt: skip
    keys: dict[str, str] = {}
    paired = []
    for step in steps:
        root = article.sha256 if step.from_text else whole
        key = _digest((root, step.name, str(step.version), *(keys[need] for need in step.needs)))
        keys[step.gives] = key
        paired.append((step, key))
    return paired


def reading_digest(article: Article, steps: Sequence[Step] = STEPS) -> str:
    """Hash all step keys: the same digest means that reading the article again would change nothing."""
    return _digest(key for _, key in step_keys(article, steps))


def _digest(parts: Iterable[str]) -> str:
    """Hash strings, kept apart by a character that none of them holds."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


check_steps(STEPS)
