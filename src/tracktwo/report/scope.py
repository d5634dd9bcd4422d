"""A part of a record: what is new since a day, what concerns a party, what belongs to a track of talks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from tracktwo.report.coverage import Coverage
from tracktwo.report.dates import english_date
from tracktwo.report.passages import passage_of
from tracktwo.types import ActorValue, Entry, FieldAccount, Report, TermValue, Value

_STOP = re.compile(r"[.!?](?=\s)|\n")
News = Literal["new", "changed"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What part: ``since`` is an ISO day of publication, ``party`` an id or part of a name, ``track`` a name."""

    since: str = ""
    party: str = ""
    track: str = ""

    @property
    def words(self) -> str:
        """Say what part it is; nothing where it is the whole."""
        parts = [f"new since {english_date(self.since)}"] if self.since else []
        parts += [f"party: {self.party}"] if self.party else []
        parts += [f"track: {self.track}"] if self.track else []
        return ", ".join(parts)


def narrowed(coverage: Coverage, scope: Scope) -> Coverage:
    """Keep the entries that lie in the scope, whole with all their accounts, and the articles that tell them."""
    kept = {name: entry for name, entry in coverage.entries.items() if _lies_in(coverage, entry, scope)}
    told = {name for entry in kept.values() for name in entry.reports}
    reports = {name: report for name, report in coverage.reports.items() if name in told}
    carriers = {report.article for report in reports.values()}
    articles = {name: article for name, article in coverage.articles.items() if name in carriers}
    return replace(coverage, entries=kept, reports=reports, articles=articles)


def news_of(coverage: Coverage, entry: Entry, since: str) -> News | None:
    """Say whether an entry was first told on or after a day, or was told anew with another answer; None for neither."""
    fresh = {name for name in entry.reports if is_fresh(coverage, name, since)}
    if not fresh:
        return None
    if len(fresh) == len(entry.reports):
        return "new"
    return "changed" if any(fresh_values(account, fresh) for account in entry.fields.values()) else None


def is_fresh(coverage: Coverage, report: str, since: str) -> bool:
    """Tell whether a report's article came out on or after a day; one without a date is not known to have."""
    told = coverage.reports.get(report)
    published = coverage.articles[told.article].published if told is not None else None
    return published is not None and published >= since


def fresh_values(account: FieldAccount, fresh: Iterable[str]) -> list[Value]:
    """Return the answers to a question that only fresh reports give, where others gave one before.

    Passages are left out: other words are no other answer.
    """
    known = set(fresh)
    groups = [group for group in account.groups if type(group.value) is not Value]
    new = [group.value for group in groups if known.issuperset(group.reports)]
    return new if len(new) < len(groups) else []


def names_actor(coverage: Coverage, report: Report, words: str) -> bool:
    """Say whether a report names an actor by id or by part of a name or alias."""
    sought = words.casefold()
    ids = [value.id for values in report.fields.values() for value in values if isinstance(value, ActorValue)]
    ids += [link.actor for link in report.attribution]
    names = [value.name for values in report.fields.values() for value in values if isinstance(value, ActorValue)]
    for name in ids:
        actor = coverage.actors.get(name) if name else None
        names += [actor.name, *actor.aliases] if actor else []
    return words in ids or any(sought in name.casefold() for name in names)


def on_track(coverage: Coverage, report: Report, track: str) -> bool:
    """Say whether a report is of a round of a track of talks, or names the track in its passage's sentence."""
    slug = track.casefold().replace(" ", "-")
    if any(isinstance(value, TermValue) and value.term == slug for value in report.fields.get("track", ())):
        return True
    text = coverage.articles[report.article].text
    start, end = passage_of(text, report)
    stop = _STOP.search(text, end)
    end = stop.start() if stop else len(text)
    name = re.escape(track).replace(r"\ ", "[ -]").replace(r"\-", "[ -]")
    return re.search(rf"\b{name}\b", text[start:end], re.IGNORECASE) is not None


def _lies_in(coverage: Coverage, entry: Entry, scope: Scope) -> bool:
    """Say whether an entry lies in a scope."""
    reports = [coverage.reports[name] for name in entry.reports if name in coverage.reports]
    if scope.since and news_of(coverage, entry, scope.since) is None:
        return False
    if scope.party and not any(names_actor(coverage, report, scope.party) for report in reports):
        return False
    return not scope.track or any(on_track(coverage, report, scope.track) for report in reports)
