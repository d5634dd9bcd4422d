import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import InputError, LimitError
from tracktwo.sources import decode
from tracktwo.sources.decode import decode_text

ENGLISH = "The envoy of Arland said “we shall see” in Mira – and left the harbour at six o’clock.\n"
TURKISH = "Mr. Erdoğan’s envoy, Işık Şahin, met the delegation in Mira, the ministry said on Friday."
RUSSIAN = "Посланник сказал, что переговоры в порту закончились и что стороны встретятся снова в июне."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH * 5, "cp1252"),
        (TURKISH, "cp1254"),
        (RUSSIAN * 3, "cp1251"),
        (RUSSIAN * 3, "koi8_r"),
        (RUSSIAN, "utf-8"),
    ],
)
def test_encodings_are_told(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), "x") == text


def test_an_encoding_that_the_file_names_is_believed() -> None:
    text = "Rozmowy w Mirze zakończyły się, powiedział poseł."
    assert decode_text(text.encode("iso8859_2"), "x", "iso-8859-2") == text
    assert decode_text(text.encode(), "x", "no-such-encoding") == text


def test_text_is_unchanged_but_for_the_mark() -> None:
    text = "One.\r\n\r\nTwo\u00a0and three.\rFour.\u2028Five.\t \n"
    assert decode_text(b"\xef\xbb\xbf" + text.encode(), "x") == text


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t\xc2\xa0", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 4, "control"),
        (b"a\x00b", "control"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word) as caught:
        decode_text(data, "x.txt")
    assert "x.txt" in str(caught.value)
    assert caught.value.next_step


def test_a_text_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "LARGEST_TEXT", 10)
    with pytest.raises(LimitError, match="limit"):
        decode_text(b"twelve bytes", "x")


@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff \t\r\n\x0b\x0c\x85\xa0\u200b\u2028\u2029")))
def test_utf8_comes_back_as_it_was_or_is_refused(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        assert decode_text(data, "x") == text.removeprefix("\ufeff")
    except InputError:
        assert any(ord(character) < 32 or character == "\x7f" for character in text) or data[:1] in b"%PG7R{\x7f"


@given(st.binary(max_size=300))
def test_any_bytes_are_borne(data: bytes) -> None:
    with contextlib.suppress(InputError):
        assert decode_text(data, "x").encode()
