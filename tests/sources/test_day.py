import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import InputError
from tracktwo.sources.day import edtf_day


@pytest.mark.parametrize(
    ("given_as", "edtf"),
    [
        ("2017-03-12", "2017-03-12"),
        ("2017-03", "2017-03"),
        ("2017", "2017"),
        ("2017-03-12?", "2017-03-12?"),
        ("2017-03-12T10:00Z", "2017-03-12"),
        ("2017-03-12 23:59:59+03:00", "2017-03-12"),
        ("12 March 2017", "2017-03-12"),
        ("March 12, 2017", "2017-03-12"),
        ("Sun, 12 Mar 2017 10:00:00 GMT", "2017-03-12"),
        ("12.03.2017", "2017-03-12"),
        ("20170312", "2017-03-12"),
        ("31/12/2016", "2016-12-31"),
        ("", None),
        ("  ", None),
        ("unknown", None),
        ("N/A", None),
    ],
)
def test_dates_in_many_forms(given_as: str, edtf: str | None) -> None:
    assert edtf_day(given_as, "x") == edtf


@pytest.mark.parametrize(
    "wrong", ["yesterday", "31 February 2017", "03/04/2017", "2017-13", "12 March", "17-03-12", "x" * 99]
)
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(InputError, match="no date") as caught:
        edtf_day(wrong, "line 3")
    assert caught.value.where == "line 3"


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_comes_back(day: object) -> None:
    assert edtf_day(str(day), "x") == str(day)


@given(st.text(max_size=60))
def test_any_words_are_borne(words: str) -> None:
    with contextlib.suppress(InputError):
        assert edtf_day(words, "x") is None or any(character.isdigit() for character in words)
