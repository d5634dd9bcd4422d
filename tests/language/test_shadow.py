from hypothesis import given
from hypothesis import strategies as st

from tracktwo.language.shadow import shadow_of


def test_typography_becomes_plain() -> None:
    assert shadow_of("“Mira’s\u00a0harbour” – it’s\r\nopen") == "\"Mira's harbour\" - it's  open"


@given(st.text())
def test_length_is_kept_and_twice_is_once(text: str) -> None:
    shadow = shadow_of(text)
    assert len(shadow) == len(text)
    assert shadow_of(shadow) == shadow


@given(st.text(alphabet="abcXYZ 019.,"))
def test_plain_text_is_left_alone(text: str) -> None:
    assert shadow_of(text) == text
