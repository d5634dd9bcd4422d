"""From scores to names: the spans of proper names with their kinds."""

import numpy as np

from tracktwo.language.reading import TaggedName
from tracktwo.language.tagging.kinds import KINDS
from tracktwo.language.tagging.labels import best_labels, log_softmax, read_labels
from tracktwo.language.tagging.pieces import Window, breaks_of, word_spans
from tracktwo.language.tagging.reader import Scores


def names_of(window: Window, scores: Scores) -> list[TaggedName]:
    """Return the proper names of a window, in text order."""
    likely = log_softmax(scores.names)
    labels = best_labels(likely, breaks_of(window))
    words = word_spans(window)
    return [
        TaggedName(
            words[first][0], words[last][1], KINDS[kind],
            round(float(np.exp(min(likely[k, labels[k]] for k in range(first, last + 1)))), 4),
        )
        for kind, first, last in read_labels(labels)
    ]  # fmt: skip
