"""Who says so: the attribution of a passage, from the statements it lies in."""

from tracktwo.language.reading import Reading
from tracktwo.types import Attribution, Report

# A passage belongs to a statement that holds at least this share of its characters: a sentence read as an event also
# holds the words of saying, which stand outside the content.
SHARE = 0.5


def attribution_of(reading: Reading, start: int, end: int) -> tuple[Attribution, ...]:
    """Return the chain of who says what stands at ``[start, end)``, outermost first; empty where the outlet says it.

    The narrowest statement whose content holds the passage decides; then one whose content is interrupted inside the
    passage; then the one that holds most of it.
    """
    inside = [
        (width, -n, report) for n, report in enumerate(reading.statements) if (width := _width(report, start, end))
    ]
    if inside:
        return _outer_than(min(inside, key=lambda item: item[:2])[2], start)
    shared = [(_shared(report, start, end), -n, report) for n, report in enumerate(reading.statements)]
    best = max(shared, key=lambda item: item[:2], default=None)
    if best is None or best[0] < SHARE * (end - start) or best[0] == 0:
        return ()
    return _outer_than(best[2], start)


def _width(report: Report, start: int, end: int) -> int:
    """Return the length of the content that holds the passage, interruptions included; 0 where none does."""
    content = report.fields.get("content", ())
    widths = [value.end - value.start for value in content if value.start <= start and end <= value.end]
    if widths:
        return min(widths)
    if content and content[0].start <= start and end <= content[-1].end and _touches(report, start, end):
        return content[-1].end - content[0].start
    return 0


def _touches(report: Report, start: int, end: int) -> bool:
    """Tell whether the passage begins and ends in content, so that only an interruption lies between."""
    content = report.fields.get("content", ())
    return any(v.start <= start < v.end for v in content) and any(v.start < end <= v.end for v in content)


def _shared(report: Report, start: int, end: int) -> int:
    """Return how many characters of the passage are content of the statement."""
    return sum(max(0, min(end, v.end) - max(start, v.start)) for v in report.fields.get("content", ()))


def _outer_than(report: Report, start: int) -> tuple[Attribution, ...]:
    """Return the chain without an inner link whose words of saying come behind the passage."""
    own = report.fields["cue"][0].start if "cue" in report.fields else -1
    return tuple(
        link for link in report.attribution
        if link.role != "inner" or link.cue_start is None or link.cue_start <= start or link.cue_start == own
    )  # fmt: skip
