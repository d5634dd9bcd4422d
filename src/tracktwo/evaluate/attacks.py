"""The task `attacks`: attacks read in the reports of the folder muc34, against the templates of its keys.

A report of an attack (that happened or goes on) is right where it is of a template: where it names somebody or
something that the template has as hit, or where one of the two names nobody hit, is of its type, and the doer, the day
or the area agrees. Each report goes to the template it fits best; a template is found where a report went to it.

Of the templates found: the type; the day within one, where the key gives one and not only a day by which; the country;
and the department or town, where the key names one. A value that no report of it gives counts as wrong.

Templates leave out what hits armies, what is months old and what has no date or place, so that only documents with a
template are read, and precision is a lower bound even there. The documents with even numbers are held out: no error in
them was looked at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tracktwo.actors.register import load_register
from tracktwo.actors.states import State, load_states
from tracktwo.errors import EvaluationError
from tracktwo.evaluate.attack_templates import Template, read_attack_templates, read_days
from tracktwo.evaluate.figures import read_texts, recased
from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, f1, measure, precision, recall
from tracktwo.evaluate.parsed import article_of
from tracktwo.pipeline import read_article
from tracktwo.places.divisions import bare_region
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import candidates, find_place
from tracktwo.types import ActorValue, Article, DateValue, PlaceValue, Report

_TOLD = ("happened", "ongoing")
_WIDEST = timedelta(days=7)  # what is told of a longer time gives no day
_ONE = timedelta(days=1)
_DATELINE = 80  # characters, of which the dateline's day is the first
_SMALL = ("de", "del", "la", "las", "los", "el", "y")
_ORDINARY = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})  # English words are names of towns there
_SHORTEST, _TOWN = 4, 15_000  # letters and people: smaller ones have the names of saints and things
_TYPES: Mapping[str, tuple[str, ...]] = {
    "abduct": ("KIDNAPPING",), "explosives": ("BOMBING",), "suicide-attack": ("BOMBING",),
    "aerial": ("BOMBING", "ATTACK"), "heavy-weapons": ("BOMBING", "ATTACK"), "drone": ("BOMBING", "ATTACK"),
    "primitive": ("ARSON", "ATTACK"), "destroy": ("ARSON", "BOMBING", "ATTACK"),
}  # fmt: skip
_PLAIN = frozenset(
    {"the", "a", "an", "of", "in", "at", "and", "two", "three", "four", "five", "several", "some", "his", "her",
     "their",
     "other", "members", "member", "group", "people", "number", "many", "by", "for", "to", "one", "more", "than"}
)  # fmt: skip
_FIELDS = ("type", "day within one", "country", "department or town")


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells of an attack."""

    types: frozenset[str]
    days: tuple[date, date] | None
    country: str | None
    areas: frozenset[str]
    doers: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scored:
    """One document: the reports, the template that each goes to, and the fields of the templates found."""

    told: tuple[Told, ...]
    went: tuple[int | None, ...]
    templates: tuple[Template, ...]

    def counts(self) -> Counts:
        """Count the templates found and missed, and the reports that are of none."""
        found = {number for number in self.went if number is not None}
        missed = sum(n not in found and not t.optional for n, t in enumerate(self.templates))
        return Counts(len(found), sum(number is None for number in self.went), missed)

    def fields(self) -> Iterator[tuple[str, bool]]:
        """Yield the fields that the key gives of each template found, and whether they are right."""
        for number, template in enumerate(self.templates):
            of_it = [t for t, went in zip(self.told, self.went, strict=True) if went == number]
            if of_it:
                yield from _fields(template, of_it)


def evaluate_attacks(folder: Path) -> Evaluation:
    """Score attacks on the texts and keys of ``CORPORA/dev`` (or of the folder itself)."""
    home = next(
        (f for f in (folder / "CORPORA" / "dev", folder / "dev", folder) if f.is_dir() and list(f.glob("*key*"))), None
    )
    if home is None:
        raise EvaluationError("no key files here", where=str(folder), next_step="hand over the folder muc34")
    templates = read_attack_templates(home)
    scored = {
        name: score(templates[name], told_in(read_article(report_of(text)).attacks))
        for name, text in read_texts(home)
        if name in templates
    }
    held_out = [one for name, one in scored.items() if is_held_out(name)]
    metrics = [*_metrics("", list(scored.values())), *_metrics(" (held out)", held_out)]
    rows = tuple(row for name in scored for row in _rows(name, scored[name]))
    return Evaluation("attacks", len(scored), tuple(metrics), rows)


def report_of(text: str) -> Article:
    """Return a report in capitals as an article in ordinary case, published on the day of its dateline."""
    dateline = read_days(" ".join(text.split())[:_DATELINE])
    return article_of(placed(recased(text)), published=dateline[0].isoformat() if dateline else None)


def placed(text: str) -> str:
    """Give towns their capitals in a text that names their country: whoever writes about a land knows its towns.

    >>> placed("In Peru, a bridge near arequipa and a bank in lima were hit.")
    'In Peru, a bridge near Arequipa and a bank in Lima were hit.'
    """
    named = f" {' '.join(re.findall(r'[a-z]+', fold_name(text)))} "
    told = [s for s in load_states().values() if any(f" {fold_name(w)} " in named for w in _names(s))]
    countries = frozenset(s.code for s in told) - _ORDINARY
    pieces = re.split(r"(\W+)", text)
    at = 0
    while at < len(pieces):
        length = next((n for n in (7, 5, 3, 1) if _is_town(pieces[at : at + n], countries)), 0)
        for k in range(at, at + length, 2):
            pieces[k] = pieces[k] if pieces[k] in _SMALL else pieces[k].capitalize()
        at += max(1, length)
    return "".join(pieces)


def _names(state: State) -> tuple[str, ...]:
    """Return the words by which a text names a state."""
    return (state.name, *state.aliases, *state.adjectives, *state.capitals)


def _is_town(pieces: Sequence[str], countries: frozenset[str | None]) -> bool:
    """Tell whether words are the name of one of the countries, or of a town of some size or a division of one."""
    name = "".join(pieces)
    if not name[:1].isalpha() or not name[-1:].isalpha() or (len(pieces) == 1 and len(name) < _SHORTEST):
        return False
    return any(
        c.place.country in countries and (c.population >= _TOWN or c.place.precision == "region")
        for c in candidates(name)
    )


def is_held_out(name: str) -> bool:
    """Tell whether a document is kept from reading: every second one, by its number.

    >>> is_held_out("DEV-MUC3-0102"), is_held_out("DEV-MUC3-0103")
    (True, False)
    """
    return int(name[-4:]) % 2 == 0


def _metrics(part: str, scored: Sequence[Scored]) -> Iterator[Metric]:
    """Yield the metrics of some documents."""
    units = [one.counts() for one in scored]
    for name, statistic in (("precision", precision), ("recall", recall), ("F1", f1)):
        yield measure(f"{name}{part}", units, statistic)
    for field in _FIELDS:
        right = [tuple(ok for name, ok in one.fields() if name == field) for one in scored]
        yield measure(f"{field} of the found{part}", right, _share)


def _share(units: Sequence[Sequence[bool]]) -> float:
    """Return the share of right ones over all documents together."""
    every = [ok for unit in units for ok in unit]
    return sum(every) / len(every) if every else 0.0


def told_in(reports: Iterable[Report]) -> tuple[Told, ...]:
    """Return what the reports tell of attacks that happened or go on."""
    return tuple(_told(report) for report in reports if report.status in _TOLD)


def _told(report: Report) -> Told:
    """Take from a report what keys have."""
    mode = report.plover.mode if report.plover else None
    dates = [v for v in report.fields.get("date", ()) if isinstance(v, DateValue)]
    places = [v for v in report.fields.get("place", ()) if isinstance(v, PlaceValue)]
    countries = [c for v in places for c in [_country(v)] if c is not None]
    return Told(
        frozenset(_TYPES.get(mode or "", ("ATTACK",))), next((_days(v) for v in dates), None),
        next(iter(countries), None),
        frozenset(name for v in places for name in _areas(v)), _words_of(report, "actor"), _words_of(report, "target"),
    )  # fmt: skip


def _days(value: DateValue) -> tuple[date, date] | None:
    """Return the first and last day of a date, None where it is open or longer than a week."""
    if value.from_ is None or value.until is None:
        return None
    first, last = date.fromisoformat(value.from_), date.fromisoformat(value.until)
    return (first, last) if last - first <= _WIDEST else None


def _country(value: PlaceValue) -> str | None:
    """Return the country of a place of the gazetteer."""
    place = find_place(value.id) if value.id else None
    return place.country if place else None


def _areas(value: PlaceValue) -> Iterator[str]:
    """Yield the names of a place below its country, and those of the divisions that hold it."""
    place = find_place(value.id) if value.id else None
    if place is not None and place.precision == "country":
        return
    yield _area(value.text)
    if place is None:
        return
    yield _area(place.name)
    for candidate in candidates(place.name):
        if candidate.place.id == place.id:
            held = (find_place(identity) for identity in candidate.within)
            yield from (_area(p.name) for p in held if p is not None and p.precision != "country")


def _area(name: str) -> str:
    """Fold the name of a place, the word for its kind left out.

    >>> _area("Departamento de Antioquia"), _area("San Miguel Department")
    ('antioquia', 'san miguel')
    """
    return bare_region(re.sub(r"^departamento del? ", "", fold_name(name)))


def _words_of(report: Report, field: str) -> frozenset[str]:
    """Return the words of those whom a field names, as written and as known."""
    values = [v for v in report.fields.get(field, ()) if isinstance(v, ActorValue)]
    return frozenset(word for v in values for word in _words(f"{v.text} {v.name}"))


def _words(written: str) -> Iterator[str]:
    """Yield the words that tell, in small letters and without a plural's s."""
    for word in re.findall(r"[a-z]+", written.casefold()):
        if word not in _PLAIN:
            yield word.removesuffix("s")


def score(templates: Sequence[Template], told: Sequence[Told]) -> Scored:
    """Send each report to the template that it fits best."""
    went: list[int | None] = []
    for one in told:
        fits = [(_fit(template, one), -number) for number, template in enumerate(templates)]
        best, number = max(fits, default=(0, 0))
        went.append(-number if best > 0 else None)
    return Scored(tuple(told), tuple(went), tuple(templates))


def _fit(template: Template, told: Told) -> int:
    """Say how well a report fits a template; 0 where it is not of it."""
    hit = {word for name in template.targets for word in _words(name)} & told.targets
    doers = {word for name in template.doers for word in _words(name)} & told.doers
    same = bool(template.types & told.types)
    day = _same_day(template, told.days)
    area = _in_area(template, told)
    if day is False and template.days and not hit:
        return 0
    alike = bool(doers) + bool(day) + bool(area)
    if hit:
        return 4 + 2 * same + alike
    return 2 * same + alike if same and alike and not (template.targets and told.targets) else 0


def _same_day(template: Template, days: tuple[date, date] | None) -> bool | None:
    """Tell whether a report has a template's day within one; None where either leaves it open."""
    if template.days is None or days is None:
        return None
    first, last = template.days
    return days[0] <= last + _ONE and days[1] >= first - _ONE


def _in_area(template: Template, told: Told) -> bool | None:
    """Tell whether a report's place is in a department or town that the template names; None where it names none."""
    named = {_area(name) for chain in template.places for name in chain[1:]}
    return bool(named & told.areas) if named else None


def _in_country(template: Template, told: Told) -> bool:
    """Tell whether a report's place is in a template's country."""
    register = load_register()
    named = {s.id for chain in template.places for s in register.aliases.senses(chain[0].title())}
    return told.country is not None and told.country.lower() in named


def _fields(template: Template, told: Sequence[Told]) -> Iterator[tuple[str, bool]]:
    """Yield the fields that a key gives of one template, and whether the first report that gives one has it right."""
    yield "type", bool(template.types & told[0].types)
    if template.days is not None:
        dated = next((t for t in told if t.days is not None), told[0])
        yield "day within one", bool(_same_day(template, dated.days))
    placed = next((t for t in told if t.areas), next((t for t in told if t.country), told[0]))
    if template.places:
        yield "country", _in_country(template, placed)
    area = _in_area(template, placed)
    if area is not None:
        yield "department or town", area


def _rows(name: str, scored: Scored) -> Iterator[dict[str, Any]]:
    """Yield a row for each report and each template that no report went to."""
    for told, went in zip(scored.told, scored.went, strict=True):
        yield {
            "item": name,
            "predicted": _shown(told),
            "gold": _key(scored.templates[went]) if went is not None else None,
        }
    for number, template in enumerate(scored.templates):
        if number not in scored.went:
            yield {"item": name, "predicted": None, "gold": _key(template)}


def _shown(told: Told) -> dict[str, Any]:
    """Return a report's answers as plain values."""
    return {
        "type": sorted(told.types), "days": [d.isoformat() for d in told.days or ()], "country": told.country,
        "areas": sorted(told.areas), "doers": sorted(told.doers), "targets": sorted(told.targets),
    }  # fmt: skip


def _key(template: Template) -> dict[str, Any]:
    """Return a template as plain values."""
    return {
        "template": template.number, "optional": template.optional, "type": sorted(template.types),
        "days": [d.isoformat() for d in template.days or ()], "places": [list(c) for c in template.places],
    }  # fmt: skip
