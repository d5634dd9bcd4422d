"""Marking sayings and names: the trained reader's scores over a text, read as spans that belong together."""

from tracktwo.language.reading import Reading, TaggedName, TaggedSaying, Tagging
from tracktwo.language.shadow import shadow_of
from tracktwo.language.tagging.names import names_of
from tracktwo.language.tagging.pieces import cut_windows
from tracktwo.language.tagging.reader import has_reader, load_reader
from tracktwo.language.tagging.sayings import sayings_of


def find_tagging(reading: Reading) -> Tagging:
    """Mark the sayings and names of the body; an empty tagging where no model is installed."""
    if not has_reader():
        return Tagging()
    reader = load_reader()
    paragraphs = [(p.start, p.end) for p in reading.layout.paragraphs]
    sayings: list[TaggedSaying] = []
    names: list[TaggedName] = []
    for window in cut_windows(shadow_of(reading.text), paragraphs, reader.tokenizer):
        scores = reader.score(window)
        sayings.extend(sayings_of(window, scores))
        names.extend(names_of(window, scores))
    return Tagging(reader.name, tuple(sayings), tuple(names))


def tag_nothing(reading: Reading) -> Tagging:  # noqa: ARG001 - has the shape of a step
    """Mark nothing: the step in the place of ``find_tagging`` where the rules are to read alone."""
    return Tagging()
