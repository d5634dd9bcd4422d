"""The title of a brief: where the conflict is or who deals with whom, and where they talk."""

from collections import Counter
from collections.abc import Iterable

from tracktwo.report.coverage import Coverage
from tracktwo.report.sections.talks import track_of
from tracktwo.report.words import listed
from tracktwo.types import ActorValue, PlaceValue, Report, Value

_TRACKS = 3
# A track is named beside the one that most articles tell of where this share of as many do.
_BESIDE = 0.4
# … and where this share of all articles tells of it: one remark on oil talks in a dozen articles on a war is no title.
_TOLD = 0.12
# A country names the brief where so many reports, and such a share of all that have a place, are there, and this share
# of the articles tell of it: two remarks on troops elsewhere in sixteen articles on a summit are no title.
_ENOUGH, _SHARE, _ARTICLES = 2, 0.5, 1 / 3
# Kinds whose places say where the conflict is; talks are often held elsewhere.
_LOCAL = frozenset({"attack", "control", "movement", "figure", "violation", "ceasefire"})
# Kinds whose actors say who deals with whom, for stories of talks alone.
_DEALINGS = frozenset({"contact", "round", "agreement", "ceasefire"})
_DEALERS = 2


def title_of(coverage: Coverage) -> str:
    """Name the country where most local events are, else the two countries that deal with each other; and the talks."""
    country = _country(coverage) or listed(_dealers(coverage))
    told = _talks(coverage)
    if country and told:
        return f"{country}: {told}"
    return country or (told[:1].upper() + told[1:]) or "The record"


def _talks(coverage: Coverage) -> str:
    """Name the tracks of talks that most articles tell of, by their venues; by their own names where none has one."""
    telling: dict[str, set[str]] = {}
    for entry in coverage.entries.values():
        if entry.kind == "round":
            articles = telling.setdefault(track_of(coverage, entry), set())
            articles.update(coverage.reports[name].article for name in entry.reports if name in coverage.reports)
    venues = {place.name.casefold() for place in coverage.places.values()}
    telling = {name: articles for name, articles in telling.items() if len(articles) >= _TOLD * len(coverage.articles)}
    named = {name: articles for name, articles in telling.items() if name.casefold() in venues}
    best = _most(Counter({name: len(articles) for name, articles in (named or telling).items()}))
    return (f"talks in {listed(best)}" if named else f"{listed(best)} talks") if best else ""


def _most(counts: Counter[str]) -> list[str]:
    """Return the names that count for something beside the greatest, in alphabetical order."""
    ranked = sorted(counts, key=lambda name: (-counts[name], name))[:_TRACKS]
    return sorted(name for name in ranked if counts[name] >= _BESIDE * counts[ranked[0]])


def _country(coverage: Coverage) -> str:
    """Return the name of the country that most reports of local events speak of, or nothing."""
    found: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for report in coverage.reports.values():
        if report.kind in _LOCAL:
            for code in (code for value in _values(report) if (code := _place_country(coverage, value))):
                found[code] += 1
                articles.setdefault(code, set()).add(report.article)
    if not found:
        return ""
    code = min(found, key=lambda name: (-found[name], name))
    enough = found[code] >= _ENOUGH and found[code] >= _SHARE * found.total()
    return country_name(coverage, code) if enough and _widely(coverage, articles[code]) else ""


def _dealers(coverage: Coverage) -> list[str]:
    """Return the two countries whose officials and bodies most articles have in their talks, if many do."""
    articles: dict[str, set[str]] = {}
    for report in coverage.reports.values():
        if report.kind in _DEALINGS:
            for code in (code for value in _values(report) if (code := _actor_country(coverage, value))):
                articles.setdefault(code, set()).add(report.article)
    ranked = sorted(articles, key=lambda code: (-len(articles[code]), code))[:_DEALERS]
    return sorted(name for c in ranked if _widely(coverage, articles[c]) and (name := country_name(coverage, c)))


def _widely(coverage: Coverage, articles: set[str]) -> bool:
    """Say whether these are a good part of all articles."""
    return len(articles) >= _ARTICLES * len(coverage.articles)


def _values(report: Report) -> Iterable[Value]:
    """Return all values of a report."""
    return (value for values in report.fields.values() for value in values)


def _place_country(coverage: Coverage, value: Value) -> str | None:
    """Return the country that a place lies in."""
    place = coverage.places.get(value.id) if isinstance(value, PlaceValue) and value.id else None
    return place.country if place else None


def _actor_country(coverage: Coverage, value: Value) -> str | None:
    """Return the country that an actor is of."""
    actor = coverage.actors.get(value.id) if isinstance(value, ActorValue) and value.id else None
    return actor.country if actor else None


def country_name(coverage: Coverage, code: str) -> str:
    """Return what the coverage calls a country, or nothing where it only knows its code."""
    names = [place.name for place in coverage.places.values() if place.precision == "country" and place.country == code]
    names += [actor.name for actor in coverage.actors.values() if actor.kind == "government" and actor.country == code]
    return names[0] if names else ""
