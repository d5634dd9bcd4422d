"""Articles without a day of publication get it from others of the record, in whatever order they come."""

from itertools import permutations
from pathlib import Path

from tracktwo.export.jsonl import jsonl_lines
from tracktwo.record import Record
from tracktwo.types import Article

SPEECH = (
    "“We shall not leave the port of Mira before every single prisoner has come home to his own family, and nobody "
    "should doubt that we mean what we say this time,” the premier of Arland said on Tuesday."
)
TEXTS = {
    "dated.txt": f"Mira premier speaks\n\n3 May 2017\n\nThe premier met envoys of Borland in Mira.\n\n{SPEECH}\n",
    "undated.txt": f"No retreat from Mira\n\nBorland's envoys left the talks at once on Tuesday.\n\n{SPEECH}\n",
    "apart.txt": "Grain prices rise\n\nThe price of grain rose again on Tuesday, traders in the port said.\n",
}


def read(folder: Path, names: tuple[str, ...], db: str) -> Path:
    for name in names:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
        with Record.open(folder / db, create=True) as record:
            record.add([folder / name])
    return folder / db


def by_name(path: Path) -> dict[str, Article]:
    with Record.open(path, read_only=True) as record:
        assert record.verify() == []
        return {Path(one.path or "").name: one for one in record.articles()}


def test_the_day_comes_from_an_article_that_quotes_the_same(tmp_path: Path) -> None:
    found = by_name(read(tmp_path, ("undated.txt", "apart.txt", "dated.txt"), "r.db"))
    undated = found["undated.txt"]
    assert (undated.published, undated.published_how) == ("2017-05-03", "inferred")
    assert "quotes the same words" in (undated.published_why or "")
    assert found["apart.txt"].published is None


def test_dates_are_read_again_as_of_that_day(tmp_path: Path) -> None:
    path = read(tmp_path, ("undated.txt", "dated.txt"), "r.db")
    id_ = by_name(path)["undated.txt"].id
    with Record.open(path, read_only=True) as record:
        dates = [value for report in record.reports(article=id_) for value in report.fields.get("date", ())]
    assert {getattr(value, "edtf", None) for value in dates} == {"2017-05-02"}
    assert {value.why for value in dates} == {"counted from the day of publication, itself inferred"}


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    exports = set()
    for number, names in enumerate(permutations(TEXTS)):
        with Record.open(read(tmp_path, names, f"{number}.db"), read_only=True) as record:
            exports.add(b"".join(jsonl_lines(record.export_rows())))
    assert len(exports) == 1


def test_the_day_goes_with_the_article_that_told_it(tmp_path: Path) -> None:
    path = read(tmp_path, ("undated.txt", "dated.txt"), "r.db")
    dated = by_name(path)["dated.txt"].id
    with Record.open(path) as record:
        assert record.remove(dated)
    assert by_name(path)["undated.txt"].published is None


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    path = read(tmp_path, ("undated.txt", "dated.txt"), "r.db")
    with Record.open(path) as record:
        assert record.add([tmp_path / "undated.txt"]).known == 1
    assert by_name(path)["undated.txt"].published == "2017-05-03"
