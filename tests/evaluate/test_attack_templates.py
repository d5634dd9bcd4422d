"""The task of attacks: what a key says, which report goes to which template, and which fields count."""

from datetime import date
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.attack_templates import read_attack_templates, read_template
from tracktwo.evaluate.attacks import Told, evaluate_attacks, score, told_in
from tracktwo.evaluate.parsed import article_of
from tracktwo.pipeline import read_article

KEY = """0.  MESSAGE: ID                     DEV-MUC3-9001 (OURS)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  04 JUN 89
3.  INCIDENT: LOCATION              PERU: CUSCO (DEPARTMENT): ANTA (TOWN)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
9.  PERP: INDIVIDUAL ID             "TWO MEN"
10. PERP: ORGANIZATION ID           -
12. PHYS TGT: ID                    "POST OFFICE" / "OFFICE"
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "CLERKS"
"""
PLAIN = Told(frozenset({"BOMBING"}), None, "PER", frozenset(), frozenset(), frozenset({"clerk"}))


def test_a_key_is_read_field_by_field() -> None:
    template = read_template(KEY)
    assert template is not None
    assert template.types == {"BOMBING"}
    assert template.days == (date(1989, 6, 4), date(1989, 6, 4))
    assert template.places == (("PERU", "CUSCO", "ANTA"),)
    assert template.doers == ("TWO MEN",)
    assert template.targets == ("POST OFFICE", "OFFICE", "CLERKS")


@pytest.mark.parametrize("other", ["ROBBERY", "*", "FORCED WORK STOPPAGE"])
def test_what_is_no_attack_is_left_out(other: str) -> None:
    assert read_template(KEY.replace("BOMBING", other)) is None


def test_what_was_only_threatened_is_left_out() -> None:
    assert read_template(KEY.replace("ACCOMPLISHED", "THREATENED")) is None


def test_a_report_goes_to_the_template_whose_victim_it_names() -> None:
    first, second = read_template(KEY), read_template(KEY.replace("CLERKS", "NUNS").replace("OFFICE", "CHAPEL"))
    assert first is not None
    assert second is not None
    scored = score([second, first], [PLAIN])
    assert scored.went == (1,)
    counts = scored.counts()
    assert (counts.right, counts.wrong, counts.missed) == (1, 0, 1)
    assert dict(scored.fields()) == {
        "type": True, "day within one": False, "country": True, "department or town": False,
    }  # fmt: skip


def test_whoever_names_another_victim_is_of_no_template() -> None:
    template = read_template(KEY)
    assert template is not None
    other = Told(frozenset({"BOMBING"}), None, "PER", frozenset(), frozenset(), frozenset({"bishop"}))
    counts = score([template], [other]).counts()
    assert (counts.right, counts.wrong, counts.missed) == (0, 1, 1)


def test_an_optional_template_is_not_missed() -> None:
    template = read_template(KEY.replace("1\n2.", "1 (OPTIONAL)\n2."))
    assert template is not None
    assert score([template], []).counts().missed == 0


def test_what_is_read_is_told_in_the_words_of_keys() -> None:
    text = "A bomb exploded at a post office in Cusco, Peru, on 3 June 1989, wounding two clerks."
    (told,) = told_in(read_article(article_of(text)).attacks)
    assert told.types == {"BOMBING"}
    assert told.days == (date(1989, 6, 3), date(1989, 6, 3))
    assert told.country == "PER"
    assert "cusco" in told.areas
    assert {"office", "clerk"} <= told.targets


def test_a_folder_of_keys_and_texts_is_scored(tmp_path: Path) -> None:
    (tmp_path / "key-ours.muc4").write_text(KEY, encoding="utf-8")
    text = "LIMA, 5 JUN 89 -- A BOMB EXPLODED AT A POST OFFICE IN CUSCO ON 4 JUNE, WOUNDING TWO CLERKS."
    (tmp_path / "ours-muc3-9001").write_text(f"DEV-MUC3-9001 (OURS)\n\n   {text}\n", encoding="utf-8")
    evaluation = evaluate_attacks(tmp_path)
    figures = {metric.name: metric.value for metric in evaluation.metrics}
    assert evaluation.items == 1
    assert (figures["precision"], figures["recall"], figures["type of the found"]) == (1.0, 1.0, 1.0)
    assert read_attack_templates(tmp_path).keys() == {"DEV-MUC3-9001"}


def test_a_folder_without_keys_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        evaluate_attacks(tmp_path)
