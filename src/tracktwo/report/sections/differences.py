"""Where accounts differ, and which figures stand side by side without being comparable."""

from tracktwo.ontology.load import Ontology
from tracktwo.reconcile.naming import as_done
from tracktwo.report.blocks import Item, Row, Section
from tracktwo.report.coverage import Coverage, identity, reports_of_entry, usual_values, values_of
from tracktwo.report.figures import figure_heading, figure_question, figure_row, places_of, size_of
from tracktwo.report.outlining import Notes, overflow, row, sources, styled
from tracktwo.report.phrases import entry_phrase, phrases
from tracktwo.report.rising import is_rising
from tracktwo.report.spells import date_verdict
from tracktwo.report.words import actor_words, date_words, listed, quoted, shortened, value_words, when_words
from tracktwo.types import ActorValue, DateValue, Entry, FieldAccount, Group, QuantityValue, Report, TermValue, Value

_MOST = 12
# Differences that say more about the reporter than about the world.
_TRIFLES = frozenset({("statement", "addressee"), ("statement", "cue"), ("contact", "topic")})
# Who took part is told in part by each account: one names the leaders, another their states, a third a mediator.
_IN_PART = "parties"
_ANSWERS = 6
_RIVALS = 2
_WHO = frozenset({"parties", "speaker", "actor", "target", "who", "accused", "content"})
_FIGURES = 12
_MORE = "list entries --verdict differ"


def differences(coverage: Coverage, ontology: Ontology, notes: Notes) -> Section:
    """Tell every question that two accounts answer differently, those told by most origins first."""
    found = [item for item in _differing(coverage) if not _rises(coverage, *item)]
    items = tuple(_difference(coverage, ontology, notes, *item) for item in found[:_MOST])
    return Section("differ", "Where accounts differ", items, overflow(len(found) - _MOST, _MORE))


def rising(coverage: Coverage, ontology: Ontology, notes: Notes) -> Section:
    """Tell the counts that grew over the days, each figure with its day: none is wrong, and none replaces another."""
    found = [item for item in _differing(coverage) if _rises(coverage, *item)]
    items = tuple(_difference(coverage, ontology, notes, *item) for item in found[:_MOST])
    return Section("rising", "Counts that rose", items, overflow(len(found) - _MOST, _MORE))


def _differing(coverage: Coverage) -> list[tuple[Entry, str, FieldAccount]]:
    """Return the questions whose answers cannot all be true of one moment, those told by most origins first."""
    found = [
        (entry, name, account)
        for entry in coverage.entries.values()
        for name, account in sorted(entry.fields.items())
        if account.verdict == "differ" and not _is_trifle(coverage, entry, name, account)
    ]
    return sorted(found, key=lambda item: (item[0].kind == "statement", *_prominence(item[0]), item[1]))


def _prominence(entry: Entry) -> tuple[int, str, str, str]:
    """Order things by how many tell them, then by kind and day."""
    return -entry.origins, entry.kind, entry.when or "9", entry.id


def _is_trifle(coverage: Coverage, entry: Entry, name: str, account: FieldAccount) -> bool:
    """Tell a difference that says nothing of the world: two stops of one journey, two descriptions of one crowd."""
    if name == _IN_PART or (entry.kind, name) in _TRIFLES:
        return True
    values = [group.value for group in account.groups]
    if all(isinstance(value, DateValue) for value in values):
        placed = [value for value in values if isinstance(value, DateValue) and value.edtf]
        if len(placed) < _RIVALS:  # "weeks ago" is no rival of a day
            return True
    if name in ("speaker", "target", "who"):
        return sum(not _is_described(coverage, value) for value in values) < _RIVALS
    if name == "date" and date_verdict(coverage, entry) != "differ":
        return True
    if entry.kind == "contact" and name == "place":
        reports = reports_of_entry(coverage, entry)
        channels = {v.term for v in values_of(reports, "channel") if isinstance(v, TermValue)}
        return "visit" in channels or len(values_of(reports, "parties")) < _RIVALS  # a journey has many stops
    return False


def _is_described(coverage: Coverage, value: Value) -> bool:
    """Tell whether somebody has no name: a senior official, women and children."""
    known = coverage.actors.get(value.id) if isinstance(value, ActorValue) and value.id else None
    return known is None or known.kind == "population" or (known.how == "article" and known.name[:1].islower())


def _rises(coverage: Coverage, entry: Entry, name: str, account: FieldAccount) -> bool:
    """Say whether answers differ because a count went up from day to day."""
    return entry.kind == "figure" and name == "value" and is_rising(coverage, account)


def _difference(
    coverage: Coverage, ontology: Ontology, notes: Notes, entry: Entry, name: str, account: FieldAccount
) -> Item:
    """Tell one question: each answer with its words and who gives it."""
    kind = ontology.kinds.get(entry.kind)
    if kind and name in kind.fields and kind.fields[name].many and kind.fields[name].type == "actor":
        rows = tuple(_list_answer(coverage, notes, name, reports) for reports in _by_list(coverage, name, account))
        return Item(_question(coverage, ontology, entry, name), rows[:_ANSWERS], entry.id)
    groups = sorted(
        as_done({name: account}, reports_of_entry(coverage, entry))[name].groups,
        key=lambda group: (*_order(coverage, group), -group.origins, _first_told(coverage, group), group.reports),
    )
    most = _FIGURES if entry.kind == "figure" else _ANSWERS
    rows = tuple(_answer(coverage, notes, name, group) for group in groups[:most])
    return Item(_question(coverage, ontology, entry, name), rows, entry.id)


def _by_list(coverage: Coverage, name: str, account: FieldAccount) -> list[list[Report]]:
    """Bring together the accounts that give the same list: two names in one account are one answer, not rivals."""
    told = sorted({key for group in account.groups for key in group.reports if key in coverage.reports})
    lists: dict[frozenset[object], list[Report]] = {}
    for key in told:
        answer = frozenset(identity(value) for value in coverage.reports[key].fields.get(name, ()))
        lists.setdefault(answer, []).append(coverage.reports[key])
    return sorted(lists.values(), key=lambda reports: (-len(reports), reports[0].id))


def _list_answer(coverage: Coverage, notes: Notes, name: str, reports: list[Report]) -> Row:
    """Tell one list of names, and who gives it."""
    names = listed([value_words(coverage, value, limit=60) for value in values_of(reports, name)])
    return row(names, sources(coverage, reports), notes.cite_all(reports))


def _question(coverage: Coverage, ontology: Ontology, entry: Entry, name: str) -> str:
    """Put into words what the answers are answers to."""
    if entry.kind == "figure":
        return figure_question(coverage, entry)
    kind = ontology.kinds.get(entry.kind)
    label = kind.fields[name].label if kind and name in kind.fields else name.replace("_", " ")
    questions = phrases()["questions"]
    what = _without_answers(coverage, entry, name) if name in _WHO else shortened(entry_phrase(coverage, entry), 80)
    return str(questions.get(name, questions["other"]).format(label=label, what=what))


def _without_answers(coverage: Coverage, entry: Entry, name: str) -> str:
    """Return what a question of who or what is about, without those who, or what, are the answers to it."""
    reports = reports_of_entry(coverage, entry)
    if name == "content":
        return actor_words(coverage, usual_values(reports, "speaker")) or "somebody not named"
    said = values_of(reports, "content")
    if said:
        return quoted(said[0].text, 80)
    label = "talks" if entry.kind == "round" else entry.kind
    places = listed([value_words(coverage, value) for value in values_of(reports, "place")])
    return ", ".join(part for part in (label, places, when_words(coverage, entry)) if part)


def _answer(coverage: Coverage, notes: Notes, name: str, group: Group) -> Row:
    """Tell one answer."""
    reports = [coverage.reports[key] for key in group.reports if key in coverage.reports]
    value = group.value
    lead = value_words(coverage, value, limit=100)
    if isinstance(value, QuantityValue) and reports:
        return figure_row(coverage, notes, reports)
    words = quoted(value.text, 60) if isinstance(value, DateValue | TermValue) else ""
    said = ", ".join(part for part in (words, sources(coverage, reports)) if part not in ("", lead))
    origins = styled(f" · {group.origins} origins ", "quiet") if group.origins > 1 else ()
    if type(value) is Value:  # whole sentences need more room than a lead has
        lead, said = "", f"{lead} {said}"
    return row(_with_weekday(value) or lead, said, origins, notes.cite_all(_holding(reports, name, value)))


def _with_weekday(value: Value) -> str:
    """Return a day with its weekday, as a reader needs it who compares "Friday" with "Thursday"."""
    return date_words(value, weekday=True) if isinstance(value, DateValue) and value.edtf else ""


def _holding(reports: list[Report], name: str, value: Value) -> list[Report]:
    """Return the reports that give a value first in the very words shown."""
    return sorted(reports, key=lambda report: all(v.text != value.text for v in report.fields.get(name, ())))


def _order(coverage: Coverage, group: Group) -> tuple[int, str, float]:
    """Order answers by date, figures by the day they were first told and by size: a toll moves on."""
    value = group.value
    if isinstance(value, DateValue):
        return (0, value.from_ or "9", 0)
    if isinstance(value, QuantityValue):
        return (1, _first_told(coverage, group), size_of(value))
    return (2, "", 0)


def _first_told(coverage: Coverage, group: Group) -> str:
    """Return the day on which an answer was first published."""
    told = [coverage.articles[coverage.reports[key].article].published or "9" for key in group.reports]
    return min(told, default="")


def side_by_side(coverage: Coverage, notes: Notes) -> Section:
    """Show figures that answer nearly one question, but of another population or period, together and uncompared."""
    together: dict[tuple[str, str], list[Entry]] = {}
    for entry in coverage.entries.values():
        key = _nearly(entry, coverage)
        if key is not None:
            together.setdefault(key, []).append(entry)
    items = []
    for key in sorted(together):
        entries = sorted(together[key], key=lambda entry: _beside(coverage, entry))
        if len(entries) > 1:
            rows = [_row_of(coverage, notes, entry) for entry in entries[:_ANSWERS]]
            items.append(Item(figure_heading(coverage, entries), tuple(rows)))
    more = overflow(len(items) - _MOST, "figures")
    return Section("together", "Not comparable, shown together", tuple(items[:_MOST]), more)


def _beside(coverage: Coverage, entry: Entry) -> tuple[str, int, int, float, str]:
    """Order figures that stand together: by day, the dead before the wounded, those told by many, the largest."""
    kindred = [term for members in phrases()["kindred"].values() for term in members]
    reports = reports_of_entry(coverage, entry)
    terms = [value.term for value in values_of(reports, "measure") if isinstance(value, TermValue)]
    rank = next((kindred.index(term) for term in terms if term in kindred), len(kindred))
    sizes = [size_of(value) for value in values_of(reports, "value") if isinstance(value, QuantityValue)]
    return entry.when or "9", rank, -entry.origins, -max(sizes, default=0), entry.id


def _row_of(coverage: Coverage, notes: Notes, entry: Entry) -> Row:
    """Tell a whole entry of figures in one row."""
    reports = [coverage.reports[key] for key in entry.reports if key in coverage.reports]
    return figure_row(coverage, notes, reports)


def _nearly(entry: Entry, coverage: Coverage) -> tuple[str, str] | None:
    """Return what makes figures worth showing together: kindred measures at one place; None where no place is given."""
    if entry.kind != "figure":
        return None
    reports = [coverage.reports[key] for key in entry.reports if key in coverage.reports]
    measures = [value.term for value in values_of(reports, "measure") if isinstance(value, TermValue)]
    places = [getattr(v, "id", None) or v.text for report in reports for v in places_of(coverage, report)]
    if not measures or not places:
        return None
    kindred = phrases()["kindred"]
    name = next((name for name, members in kindred.items() if measures[0] in members), measures[0])
    return name, str(places[0])
