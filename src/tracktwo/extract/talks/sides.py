"""Which people without a name are a side of talks: rebels and opposition leaders are, crowds are none."""

from tracktwo.extract.talks.cues import words


def is_side(phrase: str) -> bool:
    """Tell whether a population's words name a side.

    >>> is_side("the rebels"), is_side("Syrian opposition leaders"), is_side("community leaders")
    (True, True, False)
    """
    *before, last = phrase.lower().split() or ("",)
    speaks = last in words("talks", "standing_for") and bool(words("talks", "adversaries") & set(before))
    return last in words("talks", "sides") or speaks
