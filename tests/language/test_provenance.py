import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.reading_of import reading_of

from tracktwo.language.outlets import publishers
from tracktwo.language.pagedate import days_in, is_date_line
from tracktwo.language.provenance import find_provenance
from tracktwo.language.reading import Provenance

BODY = (
    "Envoys of Arland and Borland met in the port of Mira on Tuesday for a second day.",
    "A third meeting is planned for the first week of June, both sides said.",
)


def provenance_of(*lines: str, **known: object) -> Provenance:
    return find_provenance(reading_of("\n\n".join(lines), **known))


@pytest.mark.parametrize(
    ("line", "kind", "origin"),
    [
        ("Based on reporting by Reuters", "agency", "Reuters"),
        ("This story is based on reporting by the Associated Press.", "agency", "Associated Press"),
        ("News Courtesy: www.cnn.com", "courtesy", "CNN"),
        ("Courtesy of the Mira Courier", "courtesy", "Mira Courier"),
        ("This article originally appeared in the Mira Courier.", "courtesy", "Mira Courier"),
        ("Source: TASS", "courtesy", "TASS"),
        ("By Ana Ruiz, Associated Press", "byline", "Associated Press"),
        ("Copyright 2017 The Associated Press. All rights reserved.", "agency", "Associated Press"),
    ],
)
def test_credit_lines_name_the_origin(line: str, kind: str, origin: str) -> None:
    found = provenance_of(*BODY, line)
    assert [credit.kind for credit in found.credits] == [kind]
    assert found.origin == origin


@pytest.mark.parametrize(
    ("dateline", "origin"),
    [
        ("MIRA (Reuters) - ", "Reuters"),
        ("MIRA, Arland (AP) — ", "Associated Press"),
        ("Mira (CNN) ", "CNN"),
        ("MIRA, May 3. /TASS/. ", "TASS"),
        ("MIRA (Mira Wire) - ", "Mira Wire"),
    ],
)
def test_dateline_names_the_origin(dateline: str, origin: str) -> None:
    found = provenance_of(dateline + BODY[0], BODY[1])
    assert found.origin == origin
    assert [credit.kind for credit in found.credits] == ["dateline"]


@pytest.mark.parametrize(
    "line",
    [
        "The news agency TASS reported on Monday that the envoys had left the island.",
        "“They have left,” the minister was quoted as saying by Anadolu.",
        "The port was closed, according to Reuters.",
        "Ana Ruiz/Getty Images",
        "The envoys arrive in Mira [Ana Ruiz/Anadolu]",
        "The Associated Press contributed to this report.",
    ],
)
def test_relays_pictures_and_contributions_are_no_origin(line: str) -> None:
    assert provenance_of(BODY[0], line, BODY[1]).origin is None


def test_two_agencies_behind_a_text_are_credits_and_no_origin() -> None:
    found = provenance_of(*BODY, "Based on reporting by AFP, Interfax and TASS")
    assert [credit.name for credit in found.credits] == ["Agence France-Presse", "Interfax", "TASS"]
    assert found.origin is None


def test_agency_in_brackets_after_the_last_sentence() -> None:
    assert provenance_of(BODY[0], BODY[1] + " (Xinhua)").origin == "Xinhua"


def test_picture_credit_is_a_credit() -> None:
    found = provenance_of("The long road to Mira", "Ana Ruiz/Getty Images", *BODY)
    assert [(c.kind, c.name, c.text) for c in found.credits] == [("picture", "Getty Images", "Ana Ruiz/Getty Images")]


def test_agency_as_author_or_outlet_is_the_origin() -> None:
    assert provenance_of(*BODY, authors=("Reuters",)).origin == "Reuters"
    assert provenance_of(*BODY, outlet="TASS").origin == "TASS"
    assert provenance_of(*BODY, outlet="CNN").origin is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("May 3, 2017 at 9:05 am", "2017-05-03"),
        ("Wednesday, 3 May 2017 09.05 BST", "2017-05-03"),
        ("Published: 3rd May, 2017", "2017-05-03"),
        ("2017-05-03T09:05Z", "2017-05-03"),
        ("03.05.2017 09:05", "2017-05-03"),
        ("05/23/2017", "2017-05-23"),
    ],
)
def test_date_line_is_the_day_of_publication(line: str, day: str) -> None:
    found = provenance_of("The long road to Mira", line, *BODY)
    assert (found.published, found.published_how) == (day, "text")
    assert line in (found.published_why or "")


@pytest.mark.parametrize(
    "line",
    [
        "Wednesday",
        "Updated at 9:05 am",
        "03/05/2017",
        "Telling it as it is since 2009",
        "Copyright 2017 The Mira Courier",
        "31 February 2017",
    ],
)
def test_no_day_from_less_than_a_date(line: str) -> None:
    assert provenance_of("The long road to Mira", line, *BODY).published is None


def test_dateline_with_its_year() -> None:
    found = provenance_of("ANKARA, Dec 16 2016 (Xinhua) -- " + BODY[0], BODY[1])
    assert (found.published, found.published_how, found.origin) == ("2016-12-16", "text", "Xinhua")


def test_dateline_without_its_year_tells_no_day() -> None:
    assert provenance_of("ANKARA, Dec 16 (Xinhua) -- " + BODY[0], BODY[1]).published is None


def test_dateline_with_the_year_of_the_copyright_line() -> None:
    found = provenance_of("ANKARA, Dec 16 (Xinhua) -- " + BODY[0], BODY[1], "Copyright 2016 Mira Courier")
    assert (found.published, found.published_how) == ("2016-12-16", "inferred")


def test_day_of_publication_comes_before_that_of_an_update() -> None:
    found = provenance_of("The long road to Mira", "Updated: 5 May 2017", "Published: 3 May 2017", *BODY)
    assert found.published == "2017-05-03"


def test_date_as_a_heading_in_the_body_is_no_day_of_publication() -> None:
    assert provenance_of(BODY[0], "3 May 2017", BODY[1]).published is None


def test_given_day_is_not_looked_for() -> None:
    assert provenance_of("3 May 2017", *BODY, published="2017-06-01").published is None


def test_address_tells_outlet_and_day() -> None:
    found = provenance_of(*BODY, url="https://edition.cnn.com/2017/05/03/world/mira/index.html")
    assert (found.outlet, found.published, found.published_how) == ("CNN", "2017-05-03", "metadata")


def test_follow_us_names_a_known_outlet_only() -> None:
    assert provenance_of(*BODY, "Follow CNBC International on Twitter.").outlet == "CNBC"
    assert provenance_of(*BODY, "Follow Ana Ruiz on Twitter.").outlet is None


def test_credits_stand_where_they_say() -> None:
    text = "\n\n".join(("MIRA (AP) — " + BODY[0], BODY[1], "With additional reporting by Reuters and AFP"))
    found = find_provenance(reading_of(text))
    assert [text[c.start : c.end] for c in found.credits] == [c.text for c in found.credits]
    assert [c.name for c in found.credits] == ["Associated Press", "Reuters", "Agence France-Presse"]
    assert found.origin == "Associated Press"


def test_no_name_or_domain_stands_for_two() -> None:
    owners: dict[str, str] = {}
    for publisher in publishers():
        for name in (publisher.name, *publisher.domains):
            assert owners.setdefault(name.casefold(), publisher.name) == publisher.name
        assert len(publisher.country) == 3


def test_impossible_days_are_left_out() -> None:
    assert days_in("31 February 2017, 2017-13-01, 0000-00-00") == ()
    assert not is_date_line("The 3 May treaty of 2017")


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_borne(text: str) -> None:
    for credit in find_provenance(reading_of(text)).credits:
        assert text[credit.start : credit.end] == credit.text


def test_two_days_on_one_page_are_said() -> None:
    found = provenance_of("The long road to Mira", "3 May 2017", "Published: 9 May 2017", *BODY)
    assert found.published == "2017-05-03"
    assert "contradicted by 2017-05-09" in (found.published_why or "")
    update = provenance_of("The long road to Mira", "3 May 2017", "Updated: 9 May 2017", *BODY)
    assert "contradicted" not in (update.published_why or "")


def test_a_given_day_that_the_page_contradicts_is_said() -> None:
    found = provenance_of("The long road to Mira", "3 May 2017", *BODY, published="2017-06-01")
    assert (found.published, found.published_why) == (
        None,
        "contradicted by 2017-05-03 (date on the page: 3 May 2017)",
    )
    near = provenance_of("The long road to Mira", "3 May 2017", *BODY, published="2017-05-04")
    assert near.published_why is None
