"""What each speaker holds on each issue, in time: statements by party and issue, and where a position turned."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.report.coverage import Coverage, actor_name, outlet_name, reports_of_entry, values_of
from tracktwo.report.passages import passage_of
from tracktwo.report.stances import changed_later, stance_told
from tracktwo.report.words import plain_text, shortened
from tracktwo.types import ActorValue, Entry, TermValue

_MOST = 160  # characters of what was said
_DAY = len("2016-12-16")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one speaker said on one issue; ``stance`` is for, against or empty, ``turn`` names the act of another day
    before it that stood on the other side.
    """

    party: str
    side: str
    issue: str
    when: str
    act: str
    stance: str
    turn: str
    words: str
    outlets: tuple[str, ...]
    origins: int
    article: str
    start: int
    end: int
    report: str
    entry: str


def positions(coverage: Coverage, *, party: str = "", issue: str = "") -> list[Position]:
    """List positions by party, issue and day; ``party`` and ``issue`` keep those whose names contain the words."""
    undated = changed_later(coverage)
    found = [
        position
        for entry in coverage.entries.values()
        if entry.kind == "statement"
        for position in _positions(coverage, entry, undated)
        if party.casefold() in f"{position.party} {position.side}".casefold()
        and issue.casefold() in position.issue.casefold()
    ]
    found.sort(key=lambda p: (p.party.casefold(), p.issue, p.when or "9", p.entry))
    return list(_turned(found))


def _positions(coverage: Coverage, entry: Entry, undated: frozenset[str]) -> Iterator[Position]:
    """Tell a statement once for each of its speakers and issues: in the words that take a side, else in the fullest."""
    reports = reports_of_entry(coverage, entry)
    issues = [value.term for value in values_of(reports, "about") if isinstance(value, TermValue)]
    acts = [value.term for value in values_of(reports, "act") if isinstance(value, TermValue)]
    fullest = max(reports, key=lambda r: (sum(v.end - v.start for v in r.fields.get("content", ())), r.id))
    outlets = tuple(dict.fromkeys(outlet_name(coverage.articles[r.article]) for r in reports))
    for speaker in fullest.fields.get("speaker", ()):
        if not isinstance(speaker, ActorValue) or speaker.id is None:
            continue
        known = coverage.actors.get(speaker.id)
        for issue in issues:
            told = stance_told(coverage, reports, issue, undated)
            stance, shown = told if told is not None else ("", fullest)
            own = [v.term for v in shown.fields.get("act", ()) if isinstance(v, TermValue)] if stance else acts
            article = coverage.articles[shown.article]
            start, end = passage_of(article.text, shown)
            said = " … ".join(plain_text(value.text) for value in shown.fields.get("content", ()))
            yield Position(
                party=actor_name(coverage, speaker), side=(known.side or "") if known else "",
                issue=issue.replace("_", " "), when=entry.when or article.published or "", act=own[0] if own else "",
                stance=stance, turn="", words=shortened(said, _MOST), outlets=outlets, origins=entry.origins,
                article=shown.article, start=start, end=end, report=shown.id, entry=entry.id,
            )  # fmt: skip


def _turned(found: list[Position]) -> Iterator[Position]:
    """Mark where one party stands on the other side of an issue than when it last took one, on another day."""
    last: dict[tuple[str, str], Position] = {}
    for position in found:
        key = (position.party, position.issue)
        before = last.get(key)
        turned = (
            before is not None
            and bool(position.stance)
            and before.stance != position.stance
            and before.when[:_DAY] != position.when[:_DAY]
        )
        yield replace(position, turn=before.act) if turned and before is not None else position
        if position.stance:
            last[key] = position
