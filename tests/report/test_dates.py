import pytest

from tracktwo.report.dates import english_date, iso_days


@pytest.mark.parametrize(
    ("edtf", "english"),
    [
        ("2016-12-14", "14 Dec 2016"),
        ("2016-12", "Dec 2016"),
        ("2016", "2016"),
        ("2016-12-14?", "14 Dec 2016 (uncertain)"),
        ("2016-12-14~", "about 14 Dec 2016"),
        ("2016-12-14%", "about 14 Dec 2016 (uncertain)"),
        ("2016-12-XX", "Dec 2016"),
        ("2016-XX-XX", "2016"),
        ("201X", "2010s"),
        ("2016-23", "autumn 2016"),
        ("2016-12-31/2017-01-02", "31 Dec 2016 – 2 Jan 2017"),
        ("2016-11-30/2016-12-02", "30 Nov – 2 Dec 2016"),
        ("2017-05-03/2017-05-04", "3–4 May 2017"),
        ("2015/2017", "2015–2017"),
        ("2011/..", "since 2011"),
        ("../2017-03-18", "until 18 Mar 2017"),
        ("2011/", "since 2011"),
        ("/..", "date unknown"),
        ("[2016-12-14,2016-12-15]", "14 or 15 Dec 2016"),
        ("[2016-12-14,2016-12-15,2016-12-16]", "14, 15 or 16 Dec 2016"),
        ("{2016-12-14,2016-12-15}", "14 and 15 Dec 2016"),
        ("[2016-12-13..2016-12-16]", "some time in 13–16 Dec 2016"),
        ("2016-12-16T10:30", "16 Dec 2016, 10:30"),
        ("2016-W50", "week of 12 Dec 2016"),
        ("2016-W50/..", "since week of 12 Dec 2016"),
        ("2016-W77", "2016-W77"),
        ("P1D", "1 day"),
        ("P10D", "10 days"),
        (None, "date unknown"),
        ("", "date unknown"),
        ("2016-13-01", "2016-13-01"),
        ("nonsense", "nonsense"),
    ],
)
def test_edtf_in_english(edtf: str | None, english: str) -> None:
    assert english_date(edtf) == english


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2016-12", ("2016-12-01", "2016-12-31")),
        ("2016~", ("2016-01-01", "2016-12-31")),
        ("[2016-12-14,2016-12-15]", ("2016-12-14", "2016-12-15")),
        ("2016-12-14/..", None),
        ("2016-W50", ("2016-12-12", "2016-12-18")),
        ("P2W", None),
        (None, None),
        ("9999-12", ("9999-12-01", "9999-12-31")),
    ],
)
def test_first_and_last_day(edtf: str | None, days: tuple[str, str] | None) -> None:
    assert iso_days(edtf) == days
