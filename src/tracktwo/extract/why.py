"""Why a report is what it is: the rule or model behind its kind, status and code, and the words each stands on.

Nothing of this is kept in a record. A step is a pure function of the article, so whoever asks reads the article again
(from the cache of its steps) and traces each decision: the list of the knowledge folder that holds the deciding word,
the words that gave the status, the trained model that was asked and how sure it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracktwo.extract.action import judged_as
from tracktwo.extract.asserted import told_status
from tracktwo.extract.attachment import top_of
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.verb_form import stem
from tracktwo.language.lexicon_file import read_lexicon
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import Report, Value

# The field whose anchor is the words that made the report, and the lists in which they are looked up.
# Kinds of which an infinitive or gerund that no clause tells is only spoken of.
_TOLD = frozenset({"attack", "control", "movement", "action"})
_DECIDED_BY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "statement": (("cue", "content"), ("reporting_verbs", "speech_words", "states_of_mind")),
    "contact": (("channel",), ("contact",)),
    "round": (("track",), ("round",)),
    "agreement": (("phase",), ("agreement",)),
    "ceasefire": (("phase",), ("ceasefire",)),
    "violation": (("act", "of"), ("violation",)),
    "attack": (("means", "target"), ("attack", "war_words")),
    "control": (("change",), ("control", "war_words")),
    "movement": (("movement",), ("movement", "war_words")),
    "figure": (("measure", "value"), ("figure",)),
    "action": (("act",), ("plover_verbs",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why one thing of a report is so.

    ``what`` is kind, status, code or the name of a field; ``by`` names the rule with its list, or the model; ``score``
    is how sure a model was (0 to 1), None where a rule decided; the anchor is the words that it stands on.
    """

    what: str
    by: str
    score: float | None = None
    start: int
    end: int
    text: str


def reasons_of(reading: Reading, report: Report) -> tuple[Reason, ...]:
    """Return the reasons of a report of this reading: of its kind first, then status, code, and what was inferred."""
    value = _deciding(report)
    if value is None:
        return ()
    tree = Tree(reading.tokens)
    return (
        *_of_kind(reading, tree, report, value),
        *_of_status(reading, tree, report, value),
        *_of_code(reading, report, value),
        *_of_inferred(report),
    )


def _deciding(report: Report) -> Value | None:
    """Return the value whose words made the report; the first of any field where its kind names none."""
    names, _ = _DECIDED_BY.get(report.kind, ((), ()))
    held = [v for name in names for v in report.fields.get(name, ())]
    return next(iter(held), None) or next((v for values in report.fields.values() for v in values), None)


def _of_kind(reading: Reading, tree: Tree, report: Report, value: Value) -> Iterator[Reason]:
    """Yield what made a report of this kind: the tagger's saying that it was taken from, or the list of the word."""
    tagged = _tagged(reading, report)
    if tagged is not None:
        yield _reason("kind", f"model {reading.tagging.model or 'reader'}: words of saying", value, tagged)
    _, files = _DECIDED_BY.get(report.kind, ((), ()))
    listed = _listed(tree, files, _tokens(reading, value))
    rule = f"rule {report.step}" + (f": {listed}" if listed else "")
    if tagged is None or listed:
        yield _reason("kind", rule, value)


def _tagged(reading: Reading, report: Report) -> float | None:
    """Return how sure the tagger was of a statement's words of saying, None where it marked none there."""
    cues = report.fields.get("cue", ()) if report.kind == "statement" else ()
    scores = [s.score for s in reading.tagging.sayings for c in cues if s.cue[0] < c.end and c.start < s.cue[1]]
    return max(scores, default=None)


def _listed(tree: Tree, files: tuple[str, ...], tokens: list[int]) -> str | None:
    """Name the list that holds one of the words: "contact.yaml, verbs, meeting"."""
    for file in files:
        lists = read_lexicon(f"{file}.yaml")
        for i in tokens:
            token = tree.tokens[i]
            for word in dict.fromkeys((stem(tree, i), token.lemma, token.text.lower())):
                path = _path_to(lists, word)
                if path is not None:
                    return ", ".join((f"{file}.yaml", *path)) + f" (“{word}”)"
    return None


def _path_to(lists: Any, word: str) -> tuple[str, ...] | None:
    """Return the names of the sections down to the list or entry that holds a word."""
    if isinstance(lists, dict):
        if word in lists:
            return ()
        for name, below in lists.items():
            path = _path_to(below, word)
            if path is not None:
                return (str(name), *path)
        return None
    if isinstance(lists, list):
        return () if any(_holds(entry, word) for entry in lists) else None
    return None


def _holds(entry: Any, word: str) -> bool:
    """Tell whether an entry of a list is the word, or a record that has it under one of its keys."""
    if isinstance(entry, dict):
        return any(_holds(below, word) for below in entry.values())
    return word in entry if isinstance(entry, list) else str(entry) == word


def _of_status(reading: Reading, tree: Tree, report: Report, value: Value) -> Iterator[Reason]:
    """Yield the words that gave the status, or what else did where those of the deciding word do not."""
    tokens = _tokens(reading, value)
    if not tokens:
        return
    judge = told_status if report.kind in _TOLD else status_in
    found = judge(tree, top_of(tree.tokens, tokens[0], tokens[-1]))
    if found.status != report.status:
        dated = bool(report.fields.get("date")) and report.status in ("happened", "planned")
        other = "the day against the day of publication" if dated else "another mention of it in the article"
        yield _reason("status", f"rule status: {report.status}, by {other}", value)
    elif not found.cues:
        yield _reason("status", f"rule status: {report.status}, told plainly", value)
    else:
        start, end = tree.tokens[min(found.cues)].start, tree.tokens[max(found.cues)].end
        listed = _listed(tree, ("status",), list(found.cues))
        by = f"rule status: {report.status}" + (f", {listed}" if listed else "")
        yield Reason(what="status", by=by, start=start, end=end, text=reading.text[start:end])


def _of_code(reading: Reading, report: Report, value: Value) -> Iterator[Reason]:
    """Yield what gave the PLOVER code: the judge of events where it was asked, else kind, terms and status."""
    if report.plover is None:
        return
    code = " ".join(part for part in (report.plover.type, report.plover.mode) if part)
    judged = judged_as(reading, report) if report.kind == "action" else None
    if judged is not None:
        yield _reason("code", f"model events: {judged.type}", value, judged.score)
    telling = ("act",) if report.kind == "statement" else tuple(report.fields)
    held = [v for name in telling for v in report.fields.get(name, ())]
    terms = [t for v in held if (t := getattr(v, "term", None)) is not None]
    told = ", ".join(dict.fromkeys((report.kind, *(str(t) for t in terms[:2]), report.status)))
    by = f"rule {report.step}: plover_verbs.yaml" if report.kind == "action" else f"rule {report.step}: {told}"
    yield _reason("code", f"{by} → {code}", value)


def _of_inferred(report: Report) -> Iterator[Reason]:
    """Yield how values were inferred that were not read."""
    for name, values in report.fields.items():
        for value in values:
            if value.how:
                yield _reason(name, f"{value.how}: {value.why}" if value.why else value.how, value)


def _tokens(reading: Reading, value: Value) -> list[int]:
    """Return the tokens of a value's words."""
    return [t.i for t in reading.tokens if value.start <= t.start and t.end <= value.end]


def _reason(what: str, by: str, value: Value, score: float | None = None) -> Reason:
    """Make a reason that stands on a value's words."""
    return Reason(what=what, by=by, score=score, start=value.start, end=value.end, text=value.text)
