"""What each speaker holds on each issue, in time: statements by party and issue, and where a position turned."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.report.coverage import Coverage, actor_name, outlet_name, reports_of_entry, values_of
from tracktwo.report.passages import passage_of
from tracktwo.report.words import plain_text, shortened
from tracktwo.types import ActorValue, Entry, TermValue

_MOST = 160  # characters of what was said
# Which acts of speech stand for a thing, and which against it; the others tell no side.
_STANCE = {"agree": "for", "promise": "for", "propose": "for", "praise": "for",
           "reject": "against", "deny": "against", "threaten": "against"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one speaker said on one issue; ``turn`` names the act before it that stood on the other side."""

    party: str
    side: str
    issue: str
    when: str
    act: str
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
    found = [
        position
        for entry in coverage.entries.values()
        if entry.kind == "statement"
        for position in _positions(coverage, entry)
        if party.casefold() in f"{position.party} {position.side}".casefold()
        and issue.casefold() in position.issue.casefold()
    ]
    found.sort(key=lambda p: (p.party.casefold(), p.issue, p.when or "9", p.entry))
    return list(_turned(found))


def _positions(coverage: Coverage, entry: Entry) -> Iterator[Position]:
    """Tell a statement once for each of its speakers and issues, in the fullest words of its accounts."""
    reports = reports_of_entry(coverage, entry)
    issues = [value.term for value in values_of(reports, "about") if isinstance(value, TermValue)]
    acts = [value.term for value in values_of(reports, "act") if isinstance(value, TermValue)]
    fullest = max(reports, key=lambda r: (sum(v.end - v.start for v in r.fields.get("content", ())), r.id))
    said = " … ".join(plain_text(value.text) for value in fullest.fields.get("content", ()))
    article = coverage.articles[fullest.article]
    start, end = passage_of(article.text, fullest)
    for speaker in fullest.fields.get("speaker", ()):
        if not isinstance(speaker, ActorValue) or speaker.id is None:
            continue
        known = coverage.actors.get(speaker.id)
        for issue in issues:
            yield Position(
                party=actor_name(coverage, speaker), side=(known.side or "") if known else "",
                issue=issue.replace("_", " "), when=entry.when or article.published or "", act=acts[0] if acts else "",
                turn="", words=shortened(said, _MOST), origins=entry.origins, article=fullest.article, start=start,
                outlets=tuple(dict.fromkeys(outlet_name(coverage.articles[r.article]) for r in reports)),
                end=end, report=fullest.id, entry=entry.id,
            )  # fmt: skip


def _turned(found: list[Position]) -> Iterator[Position]:
    """Mark where one party's act on one issue stands on the other side than the last one that stood on any."""
    last: dict[tuple[str, str], str] = {}
    for position in found:
        key, stance = (position.party, position.issue), _STANCE.get(position.act)
        before = last.get(key)
        turned = stance is not None and before is not None and _STANCE[before] != stance
        yield replace(position, turn=before or "") if turned else position
        if stance is not None:
            last[key] = position.act
