from hypothesis import given
from hypothesis import strategies as st

from tests.report.cases import POST, article, coverage
from tracktwo.report.passages import Mark, context_of, marks_of, passage_of, segments_of
from tracktwo.types import Furniture

MARKS = st.builds(
    lambda start, length, role, note: Mark(start, start + length, role, note),
    st.integers(0, 80), st.integers(1, 40), st.sampled_from(["speaker", "content", "date"]), st.integers(1, 9),
)  # fmt: skip


@given(st.text(min_size=121, max_size=140), st.lists(MARKS, max_size=12), st.integers(0, 100))
def test_segments_joined_again_are_the_text(text: str, marks: list[Mark], start: int) -> None:
    page = article("a", text, None, None, furniture=(Furniture(start, start + 20, "x"),))
    passages = [Mark(mark.start, mark.end, "passage", mark.note) for mark in marks]
    segments = segments_of(page, passages, marks)
    assert "".join(segment.text for segment in segments) == text
    assert {note for segment in segments for note in segment.opens} == {mark.note for mark in marks}


def test_furniture_is_known_and_a_note_lights_its_own_words_only() -> None:
    told = coverage()
    report = told.reports["r3"]
    start, end = passage_of(POST, report)
    segments = segments_of(told.articles["a1"], [Mark(start, end, "passage", 1)], marks_of(report, 1))
    assert (
        "".join(s.text for s in segments if 1 in s.notes)
        == "At least 40 civilians were killed in Tarn, the relief council"
    )
    assert [s.text for s in segments if s.role == "figure"] == ["At least 40"]
    assert "".join(s.text for s in segments if s.furniture).startswith("Follow the Harbour Post")


def test_a_passage_stays_in_its_paragraph() -> None:
    told = coverage()
    for report in told.reports.values():
        text = told.articles[report.article].text
        start, end = passage_of(text, report)
        assert "\n" not in text[start:end]


def test_context_does_not_cut_words() -> None:
    text = "word " * 100
    context = context_of(text, 250, 254)
    assert context.before.startswith("… word")
    assert context.after.endswith("word …")
