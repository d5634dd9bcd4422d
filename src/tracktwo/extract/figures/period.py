"""Over what time a figure counts, and as of when."""

from tracktwo.extract.attachment import mentions_beside
from tracktwo.extract.figures.counted import Measure
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.scene import scene_of
from tracktwo.extract.when import date_of, date_value
from tracktwo.language.reading import DateMention, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import DateValue

_VERBS = ("VERB", "AUX")
# Counts of what there is: a stretch of time in their sentence is about something else.
_STRENGTH = ("strength", "refugees", "percentage")


def period_of(reading: Reading, tree: Tree, measure: Measure) -> DateValue | None:
    """Return the time at or over which it happened: the date of the verb, or a stretch ("since 2011") beside it.

    "Since then" counts from the date in the sentence before.
    """
    heads = scene_of(tree, measure) if not measure.toll else []
    found = next((d for d in (date_of(reading, h) for h in heads) if d is not None), None)
    if found is not None or measure.term in _STRENGTH:
        return found
    for mention in _dates_near(reading, measure.trigger):
        if _word_before(tree, mention) in figure_words().running and not _speech_date(tree, mention):
            return date_value(reading, mention)
    return _since_then(reading, measure.trigger)


def _since_then(reading: Reading, trigger: int) -> DateValue | None:
    """Count "since then" from the last date that the sentence before names."""
    sentence = reading.syntax.sentences[reading.tokens[trigger].sent]
    words = [t.text.lower() for t in reading.tokens[sentence.first : sentence.first + 2]]
    if words != ["since", "then"] or reading.tokens[trigger].sent == 0:
        return None
    before = reading.syntax.sentences[reading.tokens[trigger].sent - 1].first
    dates = [d for d in mentions_beside(reading.dates, reading, before) if d.from_ is not None]
    if not dates:
        return None
    last = dates[-1]
    return DateValue(
        start=last.start, end=last.end, text=last.text, edtf=f"{(last.edtf or '').split('/')[0]}/..", from_=last.from_,
        until=None, relative_to=last.relative_to, how="inferred",
        why="“since then” counts from the date in the sentence before",
    )  # fmt: skip


def as_of(reading: Reading, tree: Tree, measure: Measure) -> DateValue | None:
    """Return the day a count stands for: the date of a toll's verb ("rose to 54 on Monday"), or one after "as of" or
    "by".
    """
    for mention in _dates_near(reading, measure.trigger):
        before = _word_before(tree, mention)
        if before in figure_words().as_of:
            return date_value(reading, mention)
        if before == "of" and mention.first >= 2 and tree.tokens[mention.first - 2].lemma == "as":  # noqa: PLR2004
            return date_value(reading, mention)
    if not measure.toll:
        return None
    verb = tree.tokens[measure.trigger].head
    return date_of(reading, measure.trigger) or (date_of(reading, verb) if tree.tokens[verb].pos in _VERBS else None)


def _dates_near(reading: Reading, trigger: int) -> list[DateMention]:
    """Return the date mentions of the trigger's sentence, nearest first."""
    here = mentions_beside(reading.dates, reading, trigger)
    return sorted(here, key=lambda d: (abs(d.first - trigger), d.first))


def _word_before(tree: Tree, mention: DateMention) -> str:
    """Return the lemma of the word that leads a date in, articles and adjectives skipped."""
    for i in range(mention.first - 1, max(-1, mention.first - 3), -1):
        token = tree.tokens[i]
        if token.pos not in ("DET", "ADJ"):
            return token.lemma
    return ""


def _speech_date(tree: Tree, mention: DateMention) -> bool:
    """Tell whether a date hangs on a verb of saying ("said on Friday")."""
    for i in tree.ancestors(mention.first):
        if tree.tokens[i].pos == "VERB":
            return tree.tokens[i].lemma in figure_words().vouching
    return False
