from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.places import evaluate_places
from tracktwo.places.nesting import distance_km

LGL = """<articles><article docid="7"><text><![CDATA[The envoys of Syria met in Geneva.]]></text><toponyms>
<toponym><start>14</start><end>19</end><phrase>Syria</phrase><gaztag><lat>35.0</lat><lon>38.0</lon></gaztag></toponym>
<toponym><start>27</start><end>33</end><phrase>Geneva</phrase><gaztag><lat>42.3</lat><lon>-88.5</lon></gaztag></toponym>
</toponyms></article></articles>"""
# GeoVirus counts characters from 1.
VIRUS = """<articles><article><source>x</source><text>The envoys of Syria met.</text><locations>
<location><name>Syria</name><start>15</start><end>20</end><lat>35</lat><lon>38</lon><page>y</page></location>
</locations></article></articles>"""


def test_scores_and_rows(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL, encoding="utf-8")
    (tmp_path / "GeoVirus.xml").write_text(VIRUS, encoding="utf-8")
    outcome = evaluate_places(tmp_path)
    assert (outcome.task, outcome.items) == ("places", 2)
    found = {m.name: m.value for m in outcome.metrics}
    assert found["f1"] == found["GeoVirus f1"] == 1.0
    assert found["within 161 km"] == pytest.approx(2 / 3)  # Geneva of Illinois is not Geneva of the talks
    assert found["GeoVirus within 161 km"] == 1.0
    row = next(row for row in outcome.predictions if row["text"] == "Geneva")
    assert (row["item"], row["start"], row["predicted"]["name"]) == ("lgl/7", 27, "Geneva")


def test_gold_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        evaluate_places(tmp_path)
    (tmp_path / "lgl.xml").write_text("<articles>", encoding="utf-8")
    with pytest.raises(EvaluationError):
        evaluate_places(tmp_path)


def test_distances() -> None:
    assert distance_km(0, 0, 0, 0) == 0
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015, abs=1)
