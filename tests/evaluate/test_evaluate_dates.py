from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.dates import evaluate_dates
from tracktwo.evaluate.timex import parts_of, timex_of, value_of
from tracktwo.language.reading import DateMention

DOCUMENT = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2017-03-18" functionInDocument="CREATION_TIME">20170318</TIMEX3></DCT>
<TEXT>
The envoys <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2017-03-14">Tuesday</TIMEX3>.
The siege lasted <TIMEX3 tid="t2" type="DURATION" value="P2M">two months</TIMEX3>, until
<TIMEX3 tid="t3" type="DATE" value="2016-12">December</TIMEX3>; by <TIMEX3 tid="t4" type="DATE" value="X">dawn</TIMEX3>.
</TEXT>
</TimeML>
"""


def test_scores_and_rows(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "one.tml").write_text(DOCUMENT, encoding="utf-8")
    outcome = evaluate_dates(tmp_path)
    assert (outcome.task, outcome.items) == ("dates", 1)
    found = {m.name: m.value for m in outcome.metrics}
    assert found["strict f1"] == pytest.approx(6 / 7)
    assert found["value f1"] == pytest.approx(6 / 7)
    rows = {row["text"]: row for row in outcome.predictions}
    assert rows["Tuesday"]["predicted"] == {"type": "DATE", "value": "2017-03-14", "edtf": "2017-03-14"}
    assert rows["two months"]["gold"]["value"] == "P2M"
    assert rows["dawn"]["predicted"] is None


def test_gold_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        evaluate_dates(tmp_path)
    (tmp_path / "one.tml").write_text("<TimeML><TEXT>", encoding="utf-8")
    with pytest.raises(EvaluationError):
        evaluate_dates(tmp_path)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Tuesday", encoding="utf-8")
    bomb = f'<!DOCTYPE t [<!ENTITY x SYSTEM "{secret.as_uri()}">]><TimeML><TEXT>On &x; they met.</TEXT></TimeML>'
    (tmp_path / "one.tml").write_text(bomb, encoding="utf-8")
    assert evaluate_dates(tmp_path).predictions == ()


def mention(text: str, edtf: str | None, granularity: str) -> DateMention:
    return DateMention(0, 0, 0, len(text), text, edtf, None, None, granularity)


def test_values_of_timex() -> None:
    assert timex_of(mention("the past two weeks", "2016-12-02/2016-12-16", "week")) == ("DURATION", "P2W")
    assert timex_of(mention("Friday night", "2016-12-16", "time")) == ("TIME", "2016-12-16TNI")
    assert timex_of(mention("now", None, "vague")) == ("DATE", "PRESENT_REF")
    assert timex_of(mention("every Friday", "P1W", "set")) == ("SET", "XXXX-WXX-5")
    assert timex_of(mention("three weeks ago", "2015-10-01", "week")) == ("DATE", "2015-W40")
    assert timex_of(mention("the day before", "2016-12-15", "day")) == ("DATE", "2016-12-15")
    assert timex_of(mention("two days before", "2016-12-14", "day")) == ("DURATION", "P2D")
    assert timex_of(mention("for decades", "PXY", "duration")) == ("DURATION", "PXE")
    assert timex_of(mention("four quarters", "P12M", "duration")) == ("DURATION", "P12M")
    assert value_of("2017-03-11/2017-03-12", weekend=True) == "2017-W10-WE"
    assert value_of("2016-41") == "2016-H2"


@pytest.mark.parametrize(
    ("text", "edtf", "parts"),
    [
        ("May 3 and 7", "{2016-05-03,2016-05-07}", [("May 3", "2016-05-03"), ("7", "2016-05-07")]),
        ("3 May to 7 June", "2016-05-03/2016-06-07", [("3 May", "2016-05-03"), ("7 June", "2016-06-07")]),
        ("Monday until Friday", "2016-05-02/2016-05-06", [("Monday", "2016-05-02"), ("Friday", "2016-05-06")]),
        ("3-4 May", "2016-05-03/2016-05-04", [("3-4 May", "2016-05-03/2016-05-04")]),
        ("the past two weeks", "2016-05-03/2016-05-17", [("the past two weeks", "2016-05-03/2016-05-17")]),
    ],
)
def test_two_ends_are_two_expressions_to_timex(text: str, edtf: str, parts: list[tuple[str, str]]) -> None:
    assert [(part.text, part.edtf) for part in parts_of(mention(text, edtf, "day"))] == parts
