import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tracktwo.language.tagging.labels import best_labels, label_count, read_labels, write_labels

ROLES = 3


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, list[tuple[int, int, int]]]:
    found = []
    place = draw(st.integers(0, 3))
    for _ in range(draw(st.integers(0, 6))):
        length = draw(st.integers(1, 5))
        found.append((draw(st.integers(0, ROLES - 1)), place, place + length - 1))
        place += length + draw(st.integers(0, 3))
    return place + 1, found


@given(spans())
def test_reading_what_was_written_gives_it_back(drawn: tuple[int, list[tuple[int, int, int]]]) -> None:
    length, written = drawn
    assert read_labels(write_labels(length, written)) == written


@given(
    arrays(np.float32, st.tuples(st.integers(0, 30), st.just(label_count(ROLES))), elements=st.floats(-9, 9, width=32)),
    st.sets(st.integers(1, 29), max_size=4),
)
def test_the_best_labels_are_well_formed_and_cross_no_break(scores: np.ndarray, breaks: set[int]) -> None:
    labels = best_labels(scores, sorted(breaks))
    assert len(labels) == len(scores)
    found = read_labels(labels)
    assert write_labels(len(labels), found) == labels
    assert not [s for s in found if any(s[1] < place <= s[2] for place in breaks)]


def test_of_two_paths_the_better_whole_one_is_taken() -> None:
    scores = np.full((3, label_count(1)), -5, dtype=np.float32)
    scores[0, 1] = 2  # begins
    scores[1, 0] = 1  # outside: would leave the span open
    scores[1, 2] = 0.5  # goes on
    scores[2, 3] = 2  # ends
    assert best_labels(scores) == [1, 2, 3]
