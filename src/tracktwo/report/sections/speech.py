"""Who said what: the key statements of the speakers that carry most weight."""

from tracktwo.report.blocks import Item, Row, Section
from tracktwo.report.coverage import Coverage, actor_name, reports_of_entry, values_of
from tracktwo.report.outlining import Notes, cited, overflow, row, styled
from tracktwo.report.words import date_words, link_name, listed, plain_text, quoted, shortened, value_words
from tracktwo.types import ActorValue, DateValue, Entry, Report, TermValue

_SPEAKERS = 10
_EACH = 3
# What an act of speech weighs beside mere telling.
_ACTS = {"announce": 3, "propose": 3, "agree": 3, "reject": 3, "promise": 3, "demand": 2, "accuse": 2, "threaten": 2,
         "deny": 2, "warn": 1, "praise": 1}  # fmt: skip
_SHORT = 40
_GARBLED = 5
_HEARSAY = frozenset({"allegedly", "reportedly", "apparently", "supposedly"})
_DANGLING = (" with", " to", " at", " in", " on", " of", " for", " by", " from")
# Words of saying that want their listener before what is said, and stand apart where he is left out.
# Words that are written small inside a sentence.
_SMALL = frozenset(
    [
        *("the", "a", "an", "at", "in", "on", "it", "they", "he", "she", "we", "this", "that", "these", "those"),
        *("there", "some", "all", "about", "up", "more", "only", "no", "both", "not", "if", "when", "while", "because"),
        *(
            "since",
            "after",
            "before",
            "as",
            "many",
            "most",
            "what",
            "how",
            "why",
            "who",
            "whether",
            "for",
            "with",
            "any",
        ),
        *("under", "although", "though", "until", "unless", "every", "each", "several", "one", "two", "three", "our"),
    ]
)
_TELLING = frozenset({"told", "tell", "tells", "telling"})


def speech(coverage: Coverage, notes: Notes) -> Section:
    """Tell the weightiest statements of the weightiest speakers: by office, origins, act, and their own words."""
    by_speaker: dict[str, list[Entry]] = {}
    total = 0
    for entry in coverage.entries.values():
        if entry.kind != "statement":
            continue
        total += len(entry.reports)
        speakers = [value for value in _values(coverage, entry, "speaker") if isinstance(value, ActorValue)]
        resolved = [value for value in speakers if value.how != "unresolved"]
        if resolved:
            by_speaker.setdefault(listed([actor_name(coverage, value) for value in resolved]), []).append(entry)
    ranked = sorted(by_speaker.items(), key=lambda item: (-_speaker_weight(coverage, item[1]), item[0]))
    items = [
        Item(
            name[:1].upper() + name[1:], tuple(_statement(coverage, notes, entry) for entry in _best(coverage, entries))
        )
        for name, entries in ranked[:_SPEAKERS]
    ]
    shown = sum(len(item.rows) for item in items)
    more = overflow(sum(map(len, by_speaker.values())) - shown, "list statements")
    return Section("speech", f"Who said what (of {total:,})" if total else "Who said what", tuple(items), more)


def _values(coverage: Coverage, entry: Entry, field: str) -> list[object]:
    """Return the different values that an entry's reports give for a field."""
    return list(values_of(reports_of_entry(coverage, entry), field))


def _best(coverage: Coverage, entries: list[Entry]) -> list[Entry]:
    """Return a speaker's weightiest statements."""
    return sorted(entries, key=lambda entry: (-_weight(coverage, entry), entry.when or "9", entry.id))[:_EACH]


def _speaker_weight(coverage: Coverage, entries: list[Entry]) -> int:
    """Weigh a speaker: an office in the register counts as much as two statements."""
    ids = [
        value.id
        for entry in entries[:1]
        for value in _values(coverage, entry, "speaker")
        if isinstance(value, ActorValue)
    ]
    known = [coverage.actors[name] for name in ids if name and name in coverage.actors]
    office = any(actor.roles or actor.how == "register" for actor in known)
    return 8 * office + sum(_weight(coverage, entry) for entry in entries)


def _weight(coverage: Coverage, entry: Entry) -> int:
    """Weigh a statement: origins first, then what was done with it, then whether we have the speaker's own words."""
    acts = [value.term for value in _values(coverage, entry, "act") if isinstance(value, TermValue)]
    modes = [value.term for value in _values(coverage, entry, "mode") if isinstance(value, TermValue)]
    length = max((len(getattr(value, "text", "")) for value in _values(coverage, entry, "content")), default=0)
    return (
        3 * entry.origins
        + max((_ACTS.get(act, 0) for act in acts), default=0)
        + (4 if "direct" in modes else 0)
        + (1 if length > _SHORT else -2)
        - (_GARBLED if "direct" not in modes and _is_patched(coverage, entry) else 0)
    )


def _is_patched(coverage: Coverage, entry: Entry) -> bool:
    """Tell whether what is said, not in the speaker's own words, stands in pieces, or is only alleged to be said."""
    reports = reports_of_entry(coverage, entry)
    cues = {word for r in reports for value in r.fields.get("cue", ()) for word in value.text.casefold().split()}
    return all(len(report.fields.get("content", ())) > 1 for report in reports) or bool(cues & _HEARSAY)


def _statement(coverage: Coverage, notes: Notes, entry: Entry) -> Row:
    """Tell one statement in the words of the account that quotes most of it directly."""
    reports = reports_of_entry(coverage, entry)
    report = min(
        reports, key=lambda r: (_mode(r) != "direct", -sum(v.end - v.start for v in r.fields.get("content", ())))
    )
    content = " … ".join(plain_text(value.text) for value in report.fields.get("content", ()))
    if _mode(report) == "direct":
        said = styled(quoted(content, 240), "quote")
    else:
        cue = next((plain_text(value.text) for value in report.fields.get("cue", ())), "said")
        cue = cue[:1].lower() + cue[1:]
        said = styled(_indirect(cue, shortened(content, 240)), "plain")
    where = _circumstances(coverage, report)
    return row("", said, styled(f" · {where} " if where else "", "quiet"), cited(coverage, notes, entry))


def _indirect(cue: str, content: str) -> str:
    """Join words of saying and what is said as one clause, in the words of the text.

    >>> _indirect("said", "The road was open"), _indirect("told", "the road was open")
    ('said the road was open', 'told: the road was open')
    >>> _indirect("according to", "the road was open")
    'according to this source, the road was open'
    """
    if cue.lower() in ("according to", "per"):
        cue = "according to this source,"
    first, _, rest = content.partition(" ")
    if first.lower() in _SMALL:
        content = f"{first.lower()} {rest}"
    apart = (cue.split() or ["said"])[-1].lower() in _TELLING or content[:1] in "\"“‘'"
    return f"{cue}{': ' if apart else ' '}{content}"


def _mode(report: Report) -> str:
    """Return how a statement is given: direct, indirect or mixed."""
    return next((value.term for value in report.fields.get("mode", ()) if isinstance(value, TermValue)), "indirect")


def _circumstances(coverage: Coverage, report: Report) -> str:
    """Say on what occasion, where, when, to whom and through whom."""
    parts = [shortened(value.text, 50) for value in report.fields.get("occasion", ())[:1]]
    parts = [part.rsplit(" ", 1)[0] if part.endswith(_DANGLING) else part for part in parts]
    parts += [value_words(coverage, value) for value in report.fields.get("place", ())[:1]]
    parts += [date_words(v) for v in report.fields.get("date", ())[:1] if isinstance(v, DateValue) and v.edtf]
    if listeners := [actor_name(coverage, v) for v in report.fields.get("addressee", ()) if isinstance(v, ActorValue)]:
        parts += [f"to {listed(listeners)}"] if listed(listeners).casefold() not in " ".join(parts).casefold() else []
    speakers = [actor_name(coverage, v) for v in report.fields.get("speaker", ()) if isinstance(v, ActorValue)]
    for role, before in (("relay", "via"), ("source", "as told by"), ("inner", "passing on")):
        names = [link_name(coverage, link) for link in report.attribution if link.role == role]
        if others := [name for name in names if name not in speakers and name not in listed(speakers)]:
            parts.append(f"{before} {listed(others)}")
    return ", ".join(part for part in parts if part)
