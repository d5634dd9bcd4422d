"""From scores to names: the spans of proper names with their kinds."""

import numpy as np

from tracktwo.language.reading import TaggedName
from tracktwo.language.tagging.kinds import KINDS
from tracktwo.language.tagging.labels import best_labels, likely_labels, read_labels
from tracktwo.language.tagging.pieces import Window, breaks_of, word_spans
from tracktwo.language.tagging.reader import Scores

# Taken off the score of being no name, as is done for sayings: 0, .4 and .8 give exact F1 .737, .740 and .740 on re3d's
# half and .722, .722 and .721 on GUM's development part; a name that is missed costs the record somebody.
OUTSIDE = 0.4


def names_of(window: Window, scores: Scores) -> list[TaggedName]:
    """Return the proper names of a window, in text order."""
    likely = likely_labels(scores.names, OUTSIDE)
    labels = best_labels(likely, breaks_of(window))
    words = word_spans(window)
    return [
        TaggedName(
            words[first][0], words[last][1], KINDS[kind],
            round(float(np.exp(min(likely[k, labels[k]] for k in range(first, last + 1)))), 4),
        )
        for kind, first, last in read_labels(labels)
    ]  # fmt: skip
