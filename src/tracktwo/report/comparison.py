"""One entry, its reports as columns: what each account says to each question, and how it stands to the first."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.ontology.load import Ontology
from tracktwo.report.coverage import Coverage, file_name, identity, outlet_name, reports_of_entry
from tracktwo.report.dates import english_date
from tracktwo.report.passages import passage_of
from tracktwo.report.phrases import phrases, report_phrase
from tracktwo.report.words import counted, listed, plain_text, shortened, value_words, who_says
from tracktwo.types import ActorValue, Entry, Report, TermValue, Value

_SIGNS = {"agree": "=", "single": "=", "compatible": "≈", "differ": "≠"}
# Words no longer than this keep their last s: "us", "gas".
_SHORT = 3
# Fields that say how a thing was read, not what is said; a table of accounts leaves them out.
_LEFT_OUT = frozenset({"cue"})


@dataclass(frozen=True, slots=True)
class Column:
    """One account: its report, its article, who says so."""

    report: str
    article: str
    outlet: str
    file: str
    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What one account says to one question; ``sign`` says how it stands to the first: =, ≈, ≠, ·, or – for none."""

    sign: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its answers, one a column."""

    field: str
    label: str
    answers: tuple[Answer, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of accounts: ``verdict`` sums up its last line."""

    entry: str | None
    heading: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    verdict: str


def compare_entry(coverage: Coverage, ontology: Ontology, entry: Entry) -> Comparison:
    """Lay an entry's reports side by side, with the verdicts that reconciling gave its fields."""
    reports = reports_of_entry(coverage, entry)
    lines = [_line(coverage, ontology, entry, name, reports) for name in _fields(ontology, entry.kind, reports)]
    lines.insert(0, _status_line(reports))
    origins = counted(entry.origins, "independent origin")
    verdict = f"{counted(len(reports), 'report')} · {origins} · verdict: {_verdict(lines)}"
    kept = tuple(line for line in lines if line.field != "status" or len({r.status for r in reports}) > 1)
    return Comparison(
        entry.id, _heading(coverage, entry, reports), tuple(_column(coverage, r) for r in reports), kept, verdict
    )


def compare_reports(coverage: Coverage, ontology: Ontology, reports: Sequence[Report]) -> Comparison:
    """Lay reports side by side that need not belong to one entry; verdicts are plain equality then."""
    kind = reports[0].kind
    lines = [_status_line(reports)]
    for name in _fields(ontology, kind, reports):
        lines.append(_line(coverage, ontology, None, name, reports))
    heading = " · ".join(dict.fromkeys(report.kind for report in reports))
    verdict = f"{counted(len(reports), 'report')} · verdict: {_verdict(lines)}"
    return Comparison(None, heading, tuple(_column(coverage, report) for report in reports), tuple(lines), verdict)


def _heading(coverage: Coverage, entry: Entry, reports: Sequence[Report]) -> str:
    """Return what an entry is about, in one line."""
    told = report_phrase(coverage, entry.kind, reports, "happened")
    return " · ".join(part for part in (entry.kind, plain_text(entry.caption or told)) if part)


def _column(coverage: Coverage, report: Report) -> Column:
    """Describe an account."""
    article = coverage.articles[report.article]
    start, end = passage_of(article.text, report)
    said = f"{english_date(article.published)}, {who_says(coverage, report)}"
    return Column(report.id, article.id, plain_text(outlet_name(article)), file_name(article), said, start, end)


def _fields(ontology: Ontology, kind: str, reports: Iterable[Report]) -> list[str]:
    """Return the fields that any report gives: those that the kind compares on first, then the others."""
    given = {name for report in reports for name in report.fields} - _LEFT_OUT
    known = ontology.kinds.get(kind)
    if known:
        given -= {name for name, field in known.fields.items() if field.type == "entry"}
    order = [*known.compare_on, *known.fields] if known else []
    return [name for name in dict.fromkeys([*order, *sorted(given)]) if name in given]


def _line(coverage: Coverage, ontology: Ontology, entry: Entry | None, name: str, reports: Sequence[Report]) -> Line:
    """Compare what reports say to one question."""
    known = ontology.kinds.get(reports[0].kind)
    label = known.fields[name].label if known and name in known.fields else name.replace("_", " ")
    account = entry.fields.get(name) if entry else None
    group_of = {key: number for number, g in enumerate(account.groups if account else ()) for key in g.reports}
    verdict = account.verdict if account else ""
    first: Report | None = None
    answers = []
    for report in reports:
        values = report.fields.get(name, ())
        if not values:
            answers.append(Answer("–", "", ""))
            continue
        sign = ""
        if first is not None:
            same = _same(first, report, name, group_of)
            sign = (
                "="
                if same
                else _SIGNS["compatible" if verdict == "compatible" else "differ"]
                if verdict in ("differ", "compatible")
                else _bare_sign(first, report, name)
            )
        first = first or report
        words = "" if name == "mode" else _words(values)
        answers.append(Answer(sign, listed([value_words(coverage, value) for value in values]), words))
    return Line(name, label.lower(), tuple(answers), verdict or _plain_verdict(answers))


def _same(first: Report, other: Report, name: str, group_of: dict[str, int]) -> bool:
    """Say whether two reports give the same answer: the same group of the entry, or the same values."""
    if first.id in group_of and other.id in group_of and group_of[first.id] == group_of[other.id]:
        return True
    return _answers(first, name) == _answers(other, name)


def _answers(report: Report, name: str) -> set[object]:
    """Return the identities of a report's values for a field."""
    return {identity(value) for value in report.fields.get(name, ())}


def _bare_sign(first: Report, other: Report, name: str) -> str:
    """Compare answers that nobody has judged: equal, overlapping, or other (without calling it a contradiction)."""
    if _answers(first, name) & _answers(other, name):
        return "≈"
    return "·"


def _plain_verdict(answers: Sequence[Answer]) -> str:
    """Sum up a line that reconciling gave no verdict."""
    signs = {answer.sign for answer in answers} - {"", "–"}
    if not signs:
        return "single"
    return "agree" if signs == {"="} else "compatible" if signs <= {"=", "≈"} else ""


def _status_line(reports: Sequence[Report]) -> Line:
    """Compare the statuses that reports give a thing."""
    first = reports[0].status
    answers = [Answer("" if n == 0 else "=" if r.status == first else "·", r.status, "") for n, r in enumerate(reports)]
    return Line("status", "status", tuple(answers), "")


def _words(values: Sequence[Value]) -> str:
    """Return the words that values were read from, where those say more than the values."""
    texts = [
        plain_text(value.text) for value in values if type(value) is not Value and not isinstance(value, ActorValue)
    ]
    return "; ".join(f"“{shortened(text, 60)}”" for text in dict.fromkeys(texts))


def _verdict(lines: Sequence[Line]) -> str:
    """Say which questions are answered differently."""
    differ = [line.label for line in lines if line.verdict == "differ"]
    shared = [line for line in lines if line.verdict in ("agree", "compatible")]
    if differ:
        return f"{listed(differ)} {'differs' if len(differ) == 1 else 'differ'}" + (
            ", the rest is compatible" if shared else ""
        )
    return (
        "compatible"
        if shared
        else "one account only"
        if lines and len(lines[0].answers) == 1
        else "nothing in common to compare"
    )


def best_entry(coverage: Coverage, words: str) -> Entry | None:
    """Return the entry that a few words mean: rare words weigh more, and of equals the one told by more reports.

    Weights are inverse document frequencies (Spärck Jones 1972) over the entries' own words.
    """
    wanted = _stems(words)
    index = {entry.id: _entry_words(coverage, entry) for entry in coverage.entries.values()}
    spread = Counter(word for found in index.values() for word in found)
    scores: list[tuple[float, int, str]] = []
    for name, found in index.items():
        hits = [word for word in wanted if word in found]
        if hits:
            score = sum(1 / spread[word] + 1 for word in hits) + (0.5 if len(coverage.entries[name].reports) > 1 else 0)
            scores.append((-score, -len(coverage.entries[name].reports), name))
    return coverage.entries[min(scores)[2]] if scores else None


def _entry_words(coverage: Coverage, entry: Entry) -> set[str]:
    """Return the words that an entry may be asked for by: caption, names and aliases, terms, and its verb's noun."""
    reports = reports_of_entry(coverage, entry)
    texts = [entry.caption, entry.kind, report_phrase(coverage, entry.kind, reports, "happened")]
    for report in reports:
        for values in report.fields.values():
            for value in values:
                texts.append(value.text[:200])
                actor = coverage.actors.get(value.id) if isinstance(value, ActorValue) and value.id else None
                texts += [actor.name, *actor.aliases] if actor else []
                if isinstance(value, TermValue):
                    forms = phrases().get(report.kind, {}).get(value.term, {})
                    texts += [value.term, forms.get("noun", "")]
    return _stems(" ".join(texts))


def _stems(text: str) -> set[str]:
    """Fold words to compare them by: no case, no accents, no plural s.

    >>> sorted(_stems("Erdoğan’s calls"))
    ['call', 'erdogan']
    """
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    letters = "".join(
        c if c.isalnum() else " " for c in folded.replace("’s", "").replace("'s", "") if not unicodedata.combining(c)
    )
    return {word[:-1] if len(word) > _SHORT and word.endswith("s") else word for word in letters.split()}
