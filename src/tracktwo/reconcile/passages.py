"""The words around a figure: what tells one day's wounded from another's where neither place nor date is named."""

import re
from collections.abc import Container

from tracktwo.reconcile.body import fold
from tracktwo.reconcile.forms import stem
from tracktwo.reconcile.tuning import tuning

_END = re.compile(r"[.!?][\"”’')]*\s+|\n+")
_JOINT = re.compile(r"(?<=\w)[-‐‑–](?=\w)")
_REACH = 600  # characters: two long sentences
_WORD = re.compile(r"[^\W\d_]{3,}")
_TOPIC = 5  # characters, as the names of an article are counted


def passage_around(text: str, start: int, end: int, topics: Container[str]) -> frozenset[str]:
    """Return the stems of the content words of a passage's sentence and the one before.

    Words of counting and of saying are left out, and so are ``topics``, the names that the article uses most.
    """
    near = max(0, start - _REACH)
    ends = [match.end() for match in _END.finditer(text, near, start)]
    first = ends[-2] if len(ends) > 1 else near
    last = _END.search(text, end)
    sentences = _JOINT.sub("", text[first : last.start() if last else len(text)])
    words = (fold(match.group()) for match in _WORD.finditer(sentences))
    known = tuning()
    return frozenset(
        stem(word)
        for word in words
        if word not in known.stopwords and stem(word) not in known.common and word[:_TOPIC] not in topics
    )
