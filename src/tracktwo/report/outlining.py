"""What every section of a brief is made with: numbered notes, rows and pieces."""

from dataclasses import dataclass, field

from tracktwo.report.blocks import Note, Piece, Row, Style
from tracktwo.report.coverage import Coverage, reports_of_entry
from tracktwo.report.passages import passage_of
from tracktwo.report.words import counted, who_says
from tracktwo.types import Entry, Report

_CITED = 4
_NAMED = 3


@dataclass(slots=True)
class Notes:
    """The notes cited so far: a report is numbered when it is first cited, and keeps its number."""

    coverage: Coverage
    found: dict[str, Note] = field(default_factory=dict)

    def cite(self, report: Report) -> Piece:
        """Return the number of a report's passage as a piece of text."""
        note = self.found.get(report.id)
        if note is None:
            article = self.coverage.articles[report.article]
            start, end = passage_of(article.text, report)
            who = who_says(self.coverage, report, with_outlet=True)
            number = len(self.found) + 1
            note = Note(number, article.id, start, end, article.text[start:end], who, report.id)
            self.found[report.id] = note
        return Piece(str(note.number), "note")

    def cite_all(self, reports: list[Report]) -> tuple[Piece, ...]:
        """Cite up to four reports; the entry's own table has the others."""
        return tuple(self.cite(report) for report in reports[:_CITED])

    def listed(self) -> tuple[Note, ...]:
        """Return the notes by number."""
        return tuple(self.found.values())


def row(lead: str, *parts: str | Piece | tuple[Piece, ...]) -> Row:
    """Make a row out of plain strings, pieces and runs of pieces, leaving out what is empty."""
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, tuple):
            pieces += part
        elif isinstance(part, Piece):
            pieces.append(part)
        elif part:
            pieces.append(Piece(part))
    return Row(lead, tuple(pieces))


def styled(text: str, style: Style) -> tuple[Piece, ...]:
    """Return a text in a style as a run of pieces, none where it is empty."""
    return (Piece(text, style),) if text else ()


def cited(coverage: Coverage, notes: Notes, entry: Entry) -> tuple[Piece, ...]:
    """Cite an entry's reports, and say from how many origins where there is more than one."""
    reports = reports_of_entry(coverage, entry)
    found = notes.cite_all(reports)
    if entry.carriers > 1:
        words = f" · {counted(entry.carriers, 'article')}, {counted(entry.origins, 'origin')} "
        return (Piece(words, "quiet"), *found)
    return found


def sources(coverage: Coverage, reports: list[Report]) -> str:
    """Return who says what reports tell, each once."""
    names = list(dict.fromkeys(who_says(coverage, report) for report in reports))
    shown = names[:_NAMED]
    return "; ".join(shown) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")


def overflow(left_out: int, verb: str) -> str:
    """Say what a section left out, and the command that lists it."""
    return f"{left_out} more: tracktwo {verb}" if left_out > 0 else ""
