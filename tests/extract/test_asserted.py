"""Whether an infinitive or gerund tells of a deed, over sentences of our own; the verb stands between asterisks."""

import pytest

from tests.extract.reading_of import read
from tracktwo.extract.asserted import told_status
from tracktwo.language.tree import Tree

TABLE = [
    ("The army began *shelling* the town on Friday.", "happened"),
    ("Two men were arrested for *killing* a guard.", "happened"),
    ("Leaders accused the army of *attacking* a camp.", "happened"),
    ("The rebels left after *burning* the depot.", "happened"),
    ("The soldiers *burned* the depot.", "happened"),
    ("The truce let families *leave* the town.", "happened"),
    ("The soldiers had success in letting families *return* to the town.", "hypothetical"),
    ("The paper spoke of a fear of millions *fleeing* into the hills.", "hypothetical"),
    ("She said there is no support to *pull* troops out of the valley.", "hypothetical"),
    ("An official said *withdrawing* troops is not the subject of the talks.", "hypothetical"),
    ("The governors have the right to *ban* rallies.", "hypothetical"),
]


@pytest.mark.parametrize(("marked", "status"), TABLE)
def test_status_of_verbs_that_are_told_or_only_spoken_of(marked: str, status: str) -> None:
    before, word, after = marked.split("*")
    reading = read(before + word + after)
    at = next(token.i for token in reading.tokens if token.start == len(before))
    assert told_status(Tree(reading.tokens), at).status == status
