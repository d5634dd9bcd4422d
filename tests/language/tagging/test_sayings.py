import numpy as np

from tracktwo.language.tagging.labels import label_count, write_labels
from tracktwo.language.tagging.pieces import Window
from tracktwo.language.tagging.reader import Scores
from tracktwo.language.tagging.sayings import ROLES, sayings_of

SOURCE, CUE, CONTENT = range(3)


def window(words: int) -> Window:
    """A window of words of one piece and four characters each, all in one paragraph."""
    starts = np.array([-1, *(5 * n for n in range(words)), -1])
    return Window(
        np.arange(words + 2), starts, np.where(starts >= 0, starts + 4, -1), np.arange(1, words + 1),
        np.zeros(words, dtype=np.int64),
    )  # fmt: skip


def scores(words: int, spans: list[tuple[int, int, int]], chosen: dict[int, int]) -> Scores:
    """Scores that say ``spans``; the span that begins at a key of ``chosen`` goes with the cue at its value."""
    tags = np.zeros((words, label_count(len(ROLES))), dtype=np.float32)
    tags[np.arange(words), write_labels(words, spans)] = 9
    links = np.zeros((words, 4, 64), dtype=np.float32)
    for _, first, _ in spans:
        links[first, :, first] = 5
    for span, cue in chosen.items():
        links[span, :, :] = links[cue, :, :]
    return Scores(tags, np.zeros((words, 1), dtype=np.float32), links)


def test_a_source_and_its_contents_go_with_their_cue() -> None:
    spans = [(SOURCE, 0, 1), (CUE, 2, 2), (CONTENT, 3, 5), (CUE, 7, 7), (SOURCE, 8, 8), (CONTENT, 9, 9)]
    found = sayings_of(window(10), scores(10, spans, {0: 2, 3: 2, 8: 7, 9: 7}))
    assert [(s.cue, s.sources, s.contents) for s in found] == [
        ((10, 14), ((0, 9),), ((15, 29),)),
        ((35, 39), ((40, 44),), ((45, 49),)),
    ]


def test_links_may_pass_over_a_nearer_cue() -> None:
    spans = [(CUE, 0, 0), (CUE, 3, 3), (CONTENT, 5, 6)]
    found = sayings_of(window(8), scores(8, spans, {5: 0}))
    assert [(s.cue, s.contents) for s in found] == [((0, 4), ((25, 34),))]


def test_a_cue_of_nothing_is_none() -> None:
    assert sayings_of(window(4), scores(4, [(CUE, 1, 1)], {})) == []
    assert sayings_of(window(4), scores(4, [(CONTENT, 1, 2)], {})) == []


def test_one_source_stays() -> None:
    spans = [(SOURCE, 0, 0), (SOURCE, 2, 2), (CUE, 3, 3), (CONTENT, 4, 5)]
    (found,) = sayings_of(window(6), scores(6, spans, {0: 3, 2: 3, 4: 3}))
    assert len(found.sources) == 1
