"""One entry, its reports as columns: what each account says to each question, and how it stands to the first."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.ontology.load import Ontology
from tracktwo.reconcile.agreement import compatible
from tracktwo.report.coverage import Coverage, file_name, identity, outlet_name, reports_of_entry
from tracktwo.report.dates import english_date
from tracktwo.report.passages import passage_of
from tracktwo.report.phrases import phrases, report_phrase
from tracktwo.report.spells import date_verdict
from tracktwo.report.words import counted, listed, plain_text, shortened, value_words, who_says
from tracktwo.types import Actor, ActorValue, DateValue, Entry, Report, Role, TermValue, Value

# What a word weighs that only stands in a passage, and what it is worth to be told by more than one report.
_TOLD, _SHARED = 0.33, 0.5
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
    """A table of accounts; ``verdict`` sums it up, ``silent`` are outlets of the same days that do not tell it."""

    entry: str | None
    heading: str
    people: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    verdict: str
    silent: tuple[str, ...] = ()


def compare_entry(coverage: Coverage, ontology: Ontology, entry: Entry) -> Comparison:
    """Lay an entry's reports side by side, with the verdicts that reconciling gave its fields."""
    reports = reports_of_entry(coverage, entry)
    lines = [_line(coverage, ontology, entry, name, reports) for name in _fields(ontology, entry.kind, reports)]
    lines.insert(0, _status_line(reports))
    origins = counted(entry.origins, "independent origin")
    verdict = f"{counted(len(reports), 'report')} · {origins} · verdict: {_verdict(lines)}"
    kept = tuple(line for line in lines if line.field != "status" or len({r.status for r in reports}) > 1)
    return Comparison(
        entry.id,
        _heading(coverage, entry, reports),
        _people(coverage, reports),
        tuple(_column(coverage, r) for r in reports),
        kept,
        verdict,
        _silent(coverage, reports),
    )


def compare_reports(coverage: Coverage, ontology: Ontology, reports: Sequence[Report]) -> Comparison:
    """Lay reports side by side that need not belong to one entry; verdicts are plain equality then."""
    kind = reports[0].kind
    lines = [_status_line(reports)]
    for name in _fields(ontology, kind, reports):
        lines.append(_line(coverage, ontology, None, name, reports))
    heading = " · ".join(dict.fromkeys(report.kind for report in reports))
    verdict = f"{counted(len(reports), 'report')} · verdict: {_verdict(lines)}"
    return Comparison(
        None,
        heading,
        _people(coverage, reports),
        tuple(_column(coverage, report) for report in reports),
        tuple(lines),
        verdict,
    )


def _silent(coverage: Coverage, reports: Sequence[Report]) -> tuple[str, ...]:
    """Return the outlets whose articles of the same days tell nothing of it."""
    tell = {report.article for report in reports}
    days = sorted(day for name in tell if (day := coverage.articles[name].published))
    telling = {outlet_name(coverage.articles[name]) for name in tell}
    names = {
        outlet_name(article)
        for article in coverage.articles.values()
        if days and article.published and days[0] <= article.published <= days[-1] and article.id not in tell
    }
    return tuple(sorted(names - telling))


def _heading(coverage: Coverage, entry: Entry, reports: Sequence[Report]) -> str:
    """Return what an entry is about, in one line."""
    told = report_phrase(coverage, entry.kind, reports, "happened")
    return " · ".join(part for part in (entry.kind, plain_text(entry.caption or told)) if part)


def _people(coverage: Coverage, reports: Sequence[Report]) -> tuple[str, ...]:
    """Return the persons that reports name, each with the office held when it was (or when it was published)."""
    found: dict[str, str] = {}
    for report in reports:
        dates = [v.from_ for values in report.fields.values() for v in values if isinstance(v, DateValue) and v.from_]
        day = min(dates, default=coverage.articles[report.article].published or "")
        for values in report.fields.values():
            for value in values:
                actor = coverage.actors.get(value.id) if isinstance(value, ActorValue) and value.id else None
                if actor and actor.kind == "person" and (office := office_words(coverage, actor, day)):
                    found.setdefault(actor.id, f"{actor.name}, {office}")
    return tuple(found.values())


def office_words(coverage: Coverage, actor: Actor, day: str) -> str:
    """Return the office that somebody held on a day, in words, or nothing where none is known."""
    for role in actor.roles:
        if day and (role.from_ or "0") <= day <= (role.until or "9"):
            return f"{role.title} of {role_of(coverage, role)}"
    return ""


def role_of(coverage: Coverage, role: Role) -> str:
    """Return the name of what an office is an office of."""
    from tracktwo.actors.register import load_register

    known = coverage.actors.get(role.of) or load_register().actors.get(role.of)
    return known.name if known else role.of


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
    if entry is not None and account is not None and name == "date":
        verdict = date_verdict(coverage, entry)
    first: Report | None = None
    answers = []
    for report in reports:
        values = report.fields.get(name, ())
        if not values:
            answers.append(Answer("–", "", ""))
            continue
        sign = ""
        if first is not None:
            sign = "=" if _same(first, report, name, group_of) else _other_sign(coverage, first, report, name, verdict)
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


def _other_sign(coverage: Coverage, first: Report, other: Report, name: str, verdict: str) -> str:
    """Compare two answers that are not the same; where reconciling compares nothing, none is called a contradiction."""
    ones, others = first.fields[name], other.fields[name]
    if verdict == "compatible" or _answers(first, name) & _answers(other, name):
        return "≈"
    if len(ones) == len(others) == 1 and compatible(ones[0], others[0], coverage.places):
        return "≈"
    return "≠" if verdict == "differ" else "·"


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

    Weights are inverse document frequencies (Spärck Jones 1972) over the entries' own words. What an entry is counts
    in full, what is merely said in it a third.
    """
    wanted = _stems(words)
    named = {entry.id: _naming_words(coverage, entry) for entry in coverage.entries.values()}
    told = {entry.id: _told_words(coverage, entry) for entry in coverage.entries.values()}
    spread = Counter(word for name in named for word in named[name] | told[name])
    scores: list[tuple[float, int, str]] = []
    for name, own in named.items():
        hits = {word: 1.0 if word in own else _TOLD for word in sorted(wanted) if word in own | told[name]}
        if hits:
            reports = len(coverage.entries[name].reports)
            score = sum(weight * (1 + 1 / spread[word]) for word, weight in hits.items()) + (
                _SHARED if reports > 1 else 0
            )
            scores.append((-score, -reports, name))
    return coverage.entries[min(scores)[2]] if scores else None


def _naming_words(coverage: Coverage, entry: Entry) -> set[str]:
    """Return the words that name an entry: its kind, who and where with all aliases, its terms and its verb's noun."""
    reports = reports_of_entry(coverage, entry)
    texts = [entry.kind, "" if entry.kind == "statement" else f"{entry.caption} {_told(coverage, entry.kind, reports)}"]
    for report in reports:
        for values in report.fields.values():
            for value in values:
                actor = coverage.actors.get(value.id) if isinstance(value, ActorValue) and value.id else None
                texts += [actor.name, *actor.aliases] if actor else []
                if isinstance(value, TermValue):
                    forms = phrases().get(report.kind, {}).get(value.term, {})
                    texts += [value.term, forms.get("noun", "")]
    return _stems(" ".join(texts))


def _told(coverage: Coverage, kind: str, reports: Sequence[Report]) -> str:
    """Return the clause that tells an entry as a fact."""
    return report_phrase(coverage, kind, reports, "happened")


def _told_words(coverage: Coverage, entry: Entry) -> set[str]:
    """Return the words of the passages that an entry's values were read from."""
    reports = reports_of_entry(coverage, entry)
    texts = [value.text[:200] for report in reports for values in report.fields.values() for value in values]
    return _stems(" ".join([entry.caption, *texts]))


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
