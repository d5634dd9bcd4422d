"""Contacts: who met, visited or phoned whom, in texts of our own and in the five articles."""

import csv
from pathlib import Path

import pytest

from tests.extract.reading_of import assert_anchored, read, words_of
from tracktwo.extract.contact import find_contacts
from tracktwo.language.reading import Reading
from tracktwo.types import ActorValue, DateValue, Report, TermValue


def names(report: Report, name: str = "parties") -> list[str]:
    return [v.name for v in report.fields.get(name, ()) if isinstance(v, ActorValue)]


def channel(report: Report) -> str:
    value = report.fields["channel"][0]
    assert isinstance(value, TermValue)
    return value.term


def article(shared: Path, start: str) -> Reading:
    folder = shared / "coverage" / "astana"
    manifest = (folder / "manifest.csv").read_text(encoding="utf-8").splitlines()
    row = next(r for r in csv.DictReader(manifest) if r["path"].startswith(start))
    return read((folder / row["path"]).read_bytes().decode(), row["published"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian President Vladimir Putin phoned French President Emmanuel Macron on Monday.", "phone"),
        ("Vladimir Putin and Emmanuel Macron discussed Libya by phone on Monday.", "phone"),
        ("Vladimir Putin said he had raised the matter in a telephone call with Emmanuel Macron.", "phone"),
        ("Vladimir Putin met with Emmanuel Macron in Moscow on Monday.", "meeting"),
        ("Vladimir Putin held talks with Emmanuel Macron in Moscow on Monday.", "meeting"),
        ("Vladimir Putin visited Emmanuel Macron in Paris on Monday.", "visit"),
        ("Vladimir Putin flew home after a meeting between Emmanuel Macron and Angela Merkel.", "meeting"),
    ],
)
def test_channels(text: str, kind: str) -> None:
    reports = find_contacts(read(text))
    assert [channel(r) for r in reports] == [kind]
    assert len(names(reports[0])) == 2
    assert_anchored(read(text), reports)


def test_three_at_one_table_are_multilateral() -> None:
    reports = find_contacts(read("Vladimir Putin met Emmanuel Macron and Angela Merkel in Moscow on Monday."))
    assert [channel(r) for r in reports] == ["multilateral"]
    assert reports[0].plover is not None
    assert reports[0].plover.mode == "multilateral"


def test_we_in_a_quotation_is_its_speaker() -> None:
    text = '"In a phone call we agreed with President Erdogan to go on," Russian President Vladimir Putin said.'
    (report,) = find_contacts(read(text))
    assert names(report) == ["Vladimir Putin", "Recep Tayyip Erdoğan"]
    assert words_of(report, "parties")[0] == "we"
    assert report.fields["parties"][0].how == "coreference"


def test_calls_on_two_days_stay_apart() -> None:
    text = (
        "Vladimir Putin spoke by phone with Emmanuel Macron on Monday.\n\n"
        "Vladimir Putin also spoke by phone with Emmanuel Macron on 2 May 2018."
    )
    days = [r.fields["date"][0] for r in find_contacts(read(text))]
    assert [d.edtf for d in days if isinstance(d, DateValue)] == ["2018-05-14", "2018-05-02"]


def test_reporters_and_a_cabinet_at_home_are_no_contact() -> None:
    assert find_contacts(read("Vladimir Putin met reporters in Sochi.")) == ()
    assert find_contacts(read("Barack Obama met John Kerry on Monday.", "2014-05-16")) == ()


def test_a_meeting_to_come_is_an_agreement_in_plover() -> None:
    (report,) = find_contacts(read("Vladimir Putin will meet Emmanuel Macron in Paris next week."))
    assert report.status == "planned"
    assert report.plover is not None
    assert report.plover.type == "AGREE"


@pytest.mark.shared
def test_the_calls_of_the_five_articles(shared: Path) -> None:
    first = {channel(r): r for r in find_contacts(article(shared, "001"))}
    assert names(first["phone"]) == ["Vladimir Putin", "Recep Tayyip Erdoğan"]
    assert first["phone"].fields["date"][0].text == "The day before yesterday"
    assert [link.role for link in first["phone"].attribution] == ["relay", "source"]
    assert names(first["meeting"]) == ["Vladimir Putin", "Shinzo Abe"]
    second = {channel(r): r for r in find_contacts(article(shared, "002"))}
    assert words_of(second["phone"], "date") == ["Thursday"]
    assert names(second["visit"]) == ["Vladimir Putin"]
    third = find_contacts(article(shared, "003"))
    assert [(channel(r), names(r)) for r in third] == [
        ("phone", ["Vladimir Putin", "Nursultan Nazarbayev"]),
        ("phone", ["Sergei Lavrov", "Jean-Marc Ayrault"]),
    ]


@pytest.mark.shared
def test_the_visit_of_the_five_articles(shared: Path) -> None:
    visit, council = find_contacts(article(shared, "004"))
    assert (channel(council), names(council)) == ("multilateral", ["UN Security Council"])
    assert channel(visit) == "visit"
    assert names(visit) == ["Bashar al-Assad", "Vladimir Putin"]
    assert names(visit, "host") == ["Vladimir Putin"]
    day = visit.fields["date"][0]
    assert isinstance(day, DateValue)
    assert day.edtf == "2015-10-20"


def test_both_leaders_are_the_two_named_together_last() -> None:
    reports = find_contacts(
        read(
            "Emmanuel Macron and Angela Merkel met in Lyon. Justin Trudeau later held talks by phone with both leaders."
        )
    )
    assert names(reports[-1], "parties") == ["Justin Trudeau", "Emmanuel Macron", "Angela Merkel"]


def test_wherever_they_meet_is_no_meeting() -> None:
    text = "Emmanuel Macron and Angela Merkel left on Monday. Wherever the two leaders meet, it helps."
    assert not any(r.status == "happened" for r in find_contacts(read(text)))


def test_a_state_gives_way_to_whom_it_sent() -> None:
    text = "Donald Trump met North Korea on Thursday in Hanoi. Trump and Kim Jong Un met at a hotel there."
    (contact,) = read(text).contacts
    assert [getattr(v, "id", None) for v in contact.fields["parties"]] == ["donald-trump", "kim-jong-un"]
