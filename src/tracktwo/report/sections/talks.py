"""Talks by track, then ceasefires, agreements, contacts and alleged violations."""

import itertools

from tracktwo.report.background import recalled, says_something, weight
from tracktwo.report.blocks import Item, Piece, Row, Section
from tracktwo.report.coverage import Coverage, in_time, reports_of_entry, status_of_entry, usual_values, values_of
from tracktwo.report.dates import UNKNOWN, english_date
from tracktwo.report.outlining import Notes, cited, overflow, row, sources, styled
from tracktwo.report.passages import passage_of
from tracktwo.report.phrases import entry_phrase
from tracktwo.report.spells import spell_of
from tracktwo.report.words import REPORTED, actor_words, listed, quantity_words, quoted, value_words, when_words
from tracktwo.types import Entry, QuantityValue, Report, Status, TermValue

_ROWS = 8
# A matter that begins so is the tail of a clause, not what a deal is on.
_FINITE = tuple(
    f"{word} " for word in ("will", "would", "could", "can", "may", "has", "have", "had", "is", "are", "was")
)
_HELD: dict[Status, str] = {
    "happened": "held", "ongoing": "under way", "planned": "planned for", "proposed": "proposed for",
    "conditional": "conditional, for", "hypothetical": "possible for", "refused": "refused for", "denied": "denied for",
}  # fmt: skip


def talks(coverage: Coverage, notes: Notes) -> Section:
    """Tell every track's rounds in order, and beside them what was agreed, who spoke to whom, and what is alleged."""
    told = contacts_that_are_rounds(coverage) | recalled(coverage)
    tracks: dict[str, list[Entry]] = {}
    for entry in _by_date(coverage, "round"):
        if entry.id in told:
            continue
        tracks.setdefault(track_of(coverage, entry), []).append(entry)
    items = [
        Item(name, tuple(_round(coverage, notes, entry) for entry in rounds[-_ROWS:]))
        for name, rounds in sorted(tracks.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    left_out = sum(max(0, len(rounds) - _ROWS) for rounds in tracks.values())
    for kind, label in (("ceasefire", "Ceasefires"), ("agreement", "Agreements"), ("contact", "Contacts")):
        entries = [
            entry for entry in _by_date(coverage, kind) if entry.id not in told and says_something(coverage, entry)
        ]
        left_out += max(0, len(entries) - _ROWS)
        if entries:
            items.append(
                Item(label, tuple(talk_row(coverage, notes, entry) for entry in _weightiest(coverage, entries, _ROWS)))
            )
    alleged = [entry for entry in _by_date(coverage, "violation") if entry.id not in told]
    if alleged:
        rows = tuple(_allegation(coverage, notes, entry) for entry in _weightiest(coverage, alleged, _ROWS))
        items.append(Item("Violations, as alleged", rows))
    return Section("talks", "Talks", tuple(items), overflow(left_out + max(0, len(alleged) - _ROWS), "list entries"))


def contacts_that_are_rounds(coverage: Coverage) -> frozenset[str]:
    """Return the contacts that only tell a round of talks in other words: their passages are passages of rounds."""
    rounds: dict[str, list[tuple[int, int]]] = {}
    for report in coverage.reports.values():
        if report.kind == "round":
            rounds.setdefault(report.article, []).append(passage_of(coverage.articles[report.article].text, report))
    return frozenset(
        entry.id
        for entry in coverage.entries.values()
        if entry.kind == "contact"
        and all(
            _overlaps(coverage, report, rounds.get(report.article, [])) for report in reports_of_entry(coverage, entry)
        )
    )


def _overlaps(coverage: Coverage, report: Report, spans: list[tuple[int, int]]) -> bool:
    """Say whether a report's passage shares characters with any of the stretches."""
    if not spans:
        return False
    first, last = passage_of(coverage.articles[report.article].text, report)
    return any(start < last and first < end for start, end in spans)


def track_of(coverage: Coverage, entry: Entry) -> str:
    """Return the name of a round's track as a heading."""
    told = entry.fields.get("track")
    values = [g.value for g in told.groups] if told else values_of(reports_of_entry(coverage, entry), "track")
    terms = [v.term for v in values if isinstance(v, TermValue)]
    return track_title(terms[0]) if terms else "Talks without a name"


def track_title(term: str) -> str:
    """Return the slug of a track as a heading.

    >>> track_title("camp-david"), track_title("north-korea--united-states")
    ('Camp David', 'North Korea–United States')
    """
    return term.replace("--", "–").replace("-", " ").replace("_", " ").title()


def _by_date(coverage: Coverage, kind: str) -> list[Entry]:
    """Return the entries of a kind, undated ones last."""
    found = [entry for entry in coverage.entries.values() if entry.kind == kind]
    return sorted(found, key=lambda entry: in_time(coverage, entry))


def _weightiest(coverage: Coverage, entries: list[Entry], most: int) -> list[Entry]:
    """Keep the entries that most origins tell, in the order they came in."""
    kept = {entry.id for entry in sorted(entries, key=lambda entry: weight(coverage, entry))[:most]}
    return [entry for entry in entries if entry.id in kept]


def _round(coverage: Coverage, notes: Notes, entry: Entry) -> Row:
    """Tell one round: its number, when, who ran it, what came of it, and who stayed away."""
    reports = reports_of_entry(coverage, entry)
    numbers = [value for value in values_of(reports, "number") if isinstance(value, QuantityValue)]
    lead = f"round {quantity_words(numbers[0])}" if numbers else "talks"
    status = status_of_entry(coverage, entry)
    parts = [_held(status, when_words(coverage, entry))]
    for field, before in (("parties", "with"), ("hosts", "hosted by"), ("mediators", "led or mediated by")):
        if names := actor_words(coverage, usual_values(reports, field)):
            parts.append(f"{before} {names}")
    if places := listed([value_words(coverage, value) for value in values_of(reports, "place")]):
        parts.append(f"in {places}")
    if absent := actor_words(coverage, values_of(reports, "absent")):
        parts.append(f"{absent} {'stayed' if status in ('happened', 'ongoing') else 'to stay'} away")
    quotes = [f"on {quoted(value.text, 110)}" for value in values_of(reports, "agenda")[:2]]
    if ended := values_of(reports, "outcome"):
        quotes.append("outcome: " + ", ".join(quoted(value.text, 110) for value in ended[:3]))
    told = "; ".join([", ".join(parts), *quotes])
    return row(lead, told, _said(coverage, reports), cited(coverage, notes, entry))


def _held(status: Status, when: str) -> str:
    """Say that a round was or will be, and when; an open date is no day that it is planned for."""
    if when == UNKNOWN or when.startswith((REPORTED, "since", "until")):
        return f"{_HELD[status].removesuffix(' for').removesuffix(', for')}, {when}"
    return f"{_HELD[status]} {when}"


def talk_row(coverage: Coverage, notes: Notes, entry: Entry) -> Row:
    """Tell one ceasefire, agreement or contact."""
    reports = reports_of_entry(coverage, entry)
    parts = [entry_phrase(coverage, entry) + _where(coverage, entry)]
    for field, before in (("scope", "scope: "), ("about", "on: "), ("topic", "on: ")):
        if spans := [span for span in values_of(reports, field) if not span.text.lower().startswith(_FINITE)]:
            parts.append(before + quoted(spans[0].text, 90))
    parts = _agreed_to(parts)
    spell = spell_of(coverage, entry)
    when = english_date(spell) if spell else when_words(coverage, entry)
    for field, word in (("guarantors", "guaranteed by"), ("mediators", "mediated by")):
        if names := actor_words(coverage, values_of(reports, field)):
            parts.append(f"{word} {names}")
    if ends := values_of(reports, "ends"):
        parts.append(f"to end: {value_words(coverage, ends[0])}")
    return row(when, "; ".join(parts), _said(coverage, reports), cited(coverage, notes, entry))


def _agreed_to(parts: list[str]) -> list[str]:
    """Join what was agreed to who agreed, where it is an infinitive.

    >>> _agreed_to(["A and B agreed on a deal", "on: “to open the road”"])
    ['A and B agreed “to open the road”']
    """
    if len(parts) > 1 and parts[0].endswith(" agreed on a deal") and parts[1].startswith(("on: “to ", "on: “that ")):
        return [f"{parts[0].removesuffix(' on a deal')} {parts[1].removeprefix('on: ')}", *parts[2:]]
    return parts


def _where(coverage: Coverage, entry: Entry) -> str:
    """Say where people met: the place that most accounts give; others are among the differences."""
    place = entry.fields.get("place")
    if entry.kind != "contact" or place is None:
        return ""
    name = value_words(coverage, place.groups[0].value)
    told = entry_phrase(coverage, entry)
    return f" {'to' if 'a visit' in told and 'on a visit' not in told else 'in'} {name}" if name not in told else ""


def _allegation(coverage: Coverage, notes: Notes, entry: Entry) -> Row:
    """Tell one alleged violation: never as a fact, always with who alleges it."""
    reports = reports_of_entry(coverage, entry)
    accused = actor_words(coverage, values_of(reports, "accused")) or "somebody not named"
    of = values_of(reports, "of")
    act = values_of(reports, "act")
    broken = quoted(of[0].text, 70) if of else "what was agreed"
    parts = [f"by {sources(coverage, reports)}: that {accused} broke {broken}"]
    if act and (not of or act[0].text != of[0].text):
        parts.append(quoted(act[0].text, 90))
    if victims := actor_words(coverage, values_of(reports, "victim")):
        parts.append(f"against {victims}")
    return row(when_words(coverage, entry), Piece("alleged ", "warn"), ", ".join(parts), cited(coverage, notes, entry))


def _said(coverage: Coverage, reports: list[Report]) -> tuple[Piece, ...]:
    """Say who says so, quietly."""
    attributed = [report for report in reports if report.attribution]
    if not attributed:
        return ()
    return styled(f" · according to {sources(coverage, list(itertools.islice(attributed, 6)))}", "quiet")
