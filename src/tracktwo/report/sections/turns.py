"""Where a party changed its position: what it said before and after, each with its day and passage."""

from tracktwo.report.blocks import Item, Row, Section
from tracktwo.report.changes import Change, changes
from tracktwo.report.coverage import Coverage
from tracktwo.report.dates import english_date
from tracktwo.report.outlining import Notes, overflow, row, styled
from tracktwo.report.positions import Position, positions
from tracktwo.report.words import quoted

_MOST = 5


def turns(coverage: Coverage, notes: Notes) -> Section:
    """Tell the changes of position, a few at most; there is no section where none was found."""
    found = changes(positions(coverage))
    items = tuple(_item(coverage, notes, change) for change in found[:_MOST])
    return Section("turns", "Who changed position", items, overflow(len(found) - _MOST, "positions --changes"))


def _item(coverage: Coverage, notes: Notes, change: Change) -> Item:
    """Tell one change in two rows, the earlier statement first."""
    rows = tuple(_row(coverage, notes, position) for position in (change.before, change.after))
    return Item(f"{change.party} on {change.issue}: {change.from_}, then {change.to}", rows, change.after.entry)


def _row(coverage: Coverage, notes: Notes, position: Position) -> Row:
    """Tell one side: its day, the act and the words."""
    said = styled(f"{position.act}: {quoted(position.words, 200)}", "plain")
    return row(english_date(position.when), said, (notes.cite(coverage.reports[position.report]),))
