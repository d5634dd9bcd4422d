"""The task `pairs`: things told in several articles of a story, read and joined by the whole program.

Gold: the marks of ``pairs_gold``. A marked telling is *found* where a report of one of its kinds stands on its words:
the content of a statement on half of them, the number of a figure, the deciding words of anything else (most of what it
says where no word decided). Two tellings are taken for one thing where reports of theirs stand in one entry. Of two
tellings in different articles, gold says: one thing, two things (of one kind, neither marked as open), or nothing. A
dispute is found where two tellings that answer in different ways stand in one entry as different answers, with the
verdict that the marks ask for. Two stories are held out: their errors are not looked at when rules are mended.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, f1, measure, precision, recall
from tracktwo.evaluate.pairs_gold import Answer, Dispute, MarkedStory, Mention, Thing, read_stories
from tracktwo.pipeline import complete_article, read_article, reports_of
from tracktwo.reconcile import families, reconcile
from tracktwo.types import Article, Entry, EntryValue, Report, Value
from tracktwo.workbench import GazetteerPlaces

# The halves that are measured apart, and both together.
PARTS = (("dev", {False}), ("held-out", {True}), ("all stories", {False, True}))
# The fields whose words decide that something is told at all.
_DECIDING = ("channel", "track", "phase", "means", "change", "movement", "act", "of")
# Which verdicts of an entry do justice to what the marks say of a dispute.
_VERDICTS = {"differ": {"differ"}, "compatible": {"compatible", "differ"}, "wording": {"compatible", "differ"}}

Read = Callable[[Article], tuple[Article, tuple[Report, ...]]]


@dataclass(frozen=True, slots=True)
class Record:
    """What the program made of a story's articles."""

    reports: Mapping[str, Report]
    entries: tuple[Entry, ...]

    @property
    def homes(self) -> Mapping[str, Entry]:
        """Return the entry of every report."""
        return {report: entry for entry in self.entries for report in entry.reports}


@dataclass(frozen=True, slots=True)
class Judged:
    """Two tellings in different articles: what gold says, what was made of them, and whether both were found."""

    first: Mention
    second: Mention
    things: tuple[str, str]
    one: bool
    joined: bool
    found: bool
    copies: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one story."""

    story: str
    held_out: bool
    tellings: tuple[Counts, ...]
    pairs: tuple[Judged, ...]
    disputes: tuple[tuple[str, str, bool, bool], ...]
    values: Counts


def evaluate_pairs(folder: Path) -> Evaluation:
    """Read and join the marked articles of every story below ``folder``, and compare.

    Raises EvaluationError where none of the marked stories is there.
    """
    outcomes = [score(story, make_record(story.articles)) for story in read_stories(folder)]
    metrics = [metric for name, held in PARTS for metric in _metrics(name, [o for o in outcomes if o.held_out in held])]
    metrics.append(measure("values that a report says", [o.values for o in outcomes], recall))
    rows = tuple(row for outcome in outcomes for row in _rows(outcome))
    return Evaluation("pairs", sum(len(o.pairs) for o in outcomes), tuple(metrics), rows)


def read_whole(article: Article) -> tuple[Article, tuple[Report, ...]]:
    """Read an article as the program does."""
    reading = read_article(article)
    return complete_article(reading), reports_of(reading)


def make_record(articles: Mapping[str, Article], read: Read = read_whole) -> Record:
    """Read the articles and join their reports."""
    found = [read(articles[name]) for name in sorted(articles)]
    whole = {article.id: article for article, _ in found}
    reports = {report.id: report for _, told in found for report in told}
    entries = reconcile(whole, list(reports.values()), families(whole), places=GazetteerPlaces())
    return Record(reports, entries)


def score(story: MarkedStory, record: Record) -> Outcome:
    """Compare a story's record with its marks."""
    homes = record.homes
    told = {mention: reports_at(mention, thing, record) for thing in story.things for mention in thing.mentions}
    entries = {mention: {homes[name].id for name in names} for mention, names in told.items()}
    copied = _copied(story.articles)
    pairs = tuple(_judged(story, entries, copied))
    return Outcome(
        story=story.name,
        held_out=story.held_out,
        tellings=tuple(Counts(bool(names), 0, not names) for names in told.values()),
        pairs=pairs,
        disputes=tuple(
            (
                thing.name,
                dispute.verdict,
                all(told[answer.mention] for answer in dispute.answers),
                _is_found(dispute, told, record),
            )
            for thing in story.things
            for dispute in thing.disputes
        ),
        values=_said(record),
    )


def reports_at(mention: Mention, thing: Thing, record: Record) -> tuple[str, ...]:
    """Return the reports that stand on a telling's words."""
    return tuple(
        report.id
        for report in record.reports.values()
        if report.article == mention.article and report.kind in thing.kinds and _stands_on(report, mention)
    )


def _stands_on(report: Report, mention: Mention) -> bool:
    """Tell whether a report was read from a telling's words."""
    if report.kind == "statement":
        shared = sum(_overlap(value, mention) for value in report.fields.get("content", ()))
        return 2 * shared >= mention.end - mention.start
    if report.kind == "figure":
        return any(_overlap(value, mention) for value in report.fields.get("value", ()))
    deciding = [value for name in _DECIDING for value in report.fields.get(name, ()) if value.how is None]
    if deciding:
        return any(_overlap(value, mention) for value in deciding)
    read = [value for values in report.fields.values() for value in values if value.how is None]
    return 2 * sum(_overlap(value, mention) > 0 for value in read) > len(read)


def _overlap(value: Value, mention: Mention) -> int:
    """Count the characters that a value and a telling share."""
    return max(0, min(value.end, mention.end) - max(value.start, mention.start))


def _judged(story: MarkedStory, entries: Mapping[Mention, set[str]], copied: set[frozenset[str]]) -> Iterator[Judged]:
    """Judge all pairs of tellings of which gold says something."""
    tellings = [(thing, mention) for thing in story.things for mention in thing.mentions]
    for (one, first), (two, second) in combinations(tellings, 2):
        if first.article == second.article or (one is not two and not _told_apart(one, two)):
            continue
        yield Judged(
            first=first,
            second=second,
            things=(one.name, two.name),
            one=one is two,
            joined=bool(entries[first] & entries[second]),
            found=bool(entries[first] and entries[second]),
            copies=frozenset((first.article, second.article)) in copied,
        )


def _told_apart(one: Thing, two: Thing) -> bool:
    """Tell whether gold says that two things are two: of one kind, and not open."""
    return bool(one.kinds & two.kinds) and two.name not in one.open


def _copied(articles: Mapping[str, Article]) -> set[frozenset[str]]:
    """Return the pairs of articles that stand in one family of copies."""
    return {
        frozenset(pair)
        for family in families(articles)
        for pair in combinations([member.article for member in family.members], 2)
    }


def _is_found(dispute: Dispute, told: Mapping[Mention, tuple[str, ...]], record: Record) -> bool:
    """Tell whether an entry sets any two different answers against each other."""
    homes = record.homes
    for one, two in combinations(dispute.answers, 2):
        if not _answer_apart(dispute, one, two):
            continue
        for first in told[one.mention]:
            for second in told[two.mention]:
                entry = homes[first]
                if entry is homes[second] and _set_apart(dispute, entry, record.reports[first], record.reports[second]):
                    return True
    return False


def _answer_apart(dispute: Dispute, one: Answer, two: Answer) -> bool:
    """Tell whether two answers of a dispute are different ones."""
    return one.mention.article != two.mention.article and (dispute.verdict == "wording" or one.value != two.value)


def _set_apart(dispute: Dispute, entry: Entry, first: Report, second: Report) -> bool:
    """Tell whether an entry shows two reports as answering a field in different ways."""
    if dispute.field == "status":
        return first.status != second.status
    account = entry.fields.get(dispute.field)
    if account is None or account.verdict not in _VERDICTS[dispute.verdict]:
        return False
    groups = [{name for name in (first.id, second.id) if name in group.reports} for group in account.groups]
    return {first.id} in groups and {second.id} in groups


def _said(record: Record) -> Counts:
    """Count the values of entries that a report of theirs says, and those that none does."""
    right = wrong = 0
    for entry in record.entries:
        for name, account in entry.fields.items():
            for group in account.groups:
                if any(_says(record.reports[report], name, group.value) for report in group.reports):
                    right += 1
                else:
                    wrong += 1
    return Counts(right, 0, wrong)


def _says(report: Report, name: str, value: Value) -> bool:
    """Tell whether a report says a value; a link to a report is by now one to its entry."""
    if isinstance(value, EntryValue):
        return any(isinstance(v, EntryValue) and v.start == value.start for v in report.fields.get(name, ()))
    return value in report.fields.get(name, ())


def _metrics(part: str, outcomes: Sequence[Outcome]) -> Iterator[Metric]:
    """Measure one part of the stories."""
    pairs = [pair for outcome in outcomes for pair in outcome.pairs]
    found = [_counts(pair) for pair in pairs if pair.found]
    disputes = [item for outcome in outcomes for item in outcome.disputes]
    yield measure(f"{part}: tellings found", [c for o in outcomes for c in o.tellings], recall)
    yield measure(f"{part}: pairs of the found, precision", found, precision)
    yield measure(f"{part}: pairs of the found, recall", found, recall)
    yield measure(f"{part}: pairs of the found, F1", found, f1)
    yield measure(
        f"{part}: pairs of the found, copies apart, F1",
        [_counts(pair) for pair in pairs if pair.found and not pair.copies],
        f1,
    )
    yield measure(f"{part}: pairs, recall", [_counts(pair) for pair in pairs], recall)
    yield measure(f"{part}: pairs, F1", [_counts(pair) for pair in pairs], f1)
    yield measure(f"{part}: disputes, recall", [Counts(hit, 0, not hit) for _, _, _, hit in disputes], recall)
    yield measure(
        f"{part}: disputes of the found, recall",
        [Counts(hit, 0, not hit) for _, _, read, hit in disputes if read],
        recall,
    )


def _counts(pair: Judged) -> Counts:
    """Count one pair."""
    return Counts(pair.one and pair.joined, not pair.one and pair.joined, pair.one and not pair.joined)


def _rows(outcome: Outcome) -> Iterator[Mapping[str, Any]]:
    """Return a row per pair that is one thing or was taken for one, and per dispute."""
    for pair in outcome.pairs:
        if pair.one or pair.joined:
            yield {
                "item": outcome.story,
                "things": list(pair.things),
                "tellings": [[m.article, m.start, m.end] for m in (pair.first, pair.second)],
                "predicted": {"one": pair.joined} if pair.found else None,
                "gold": {"one": pair.one},
            }
    for name, verdict, read, hit in outcome.disputes:
        yield {
            "item": outcome.story,
            "things": [name],
            "predicted": {"dispute": hit} if read else None,
            "gold": {"dispute": verdict},
        }
