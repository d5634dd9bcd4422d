"""Names of persons by titles and given names: where they end."""

import pytest
from tests.actors.readings import all_of, names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tony Harstad and Kim Dok-hyon, who were arrested in April, were freed.", "Kim Dok-hyon"),
        ("Envoy Park Hye-sun left on Monday.", "Park Hye-sun"),
        ("The talks were led by spokesman Hsu Ming-lai.", "Hsu Ming-lai"),
    ],
)
def test_a_given_name_goes_on_behind_a_hyphen(text: str, name: str) -> None:
    assert names(text)[name] == "person"


@pytest.mark.parametrize("end", ["led", "backed", "style", "era"])
def test_an_adjective_made_of_a_name_is_not_the_name(end: str) -> None:
    found = names(f"Minister John Harstad spoke. A John Harstad-{end} plan failed.")
    assert not [name for name in found if end in name]


def test_whoever_is_called_by_the_family_name_has_the_whole_name() -> None:
    text = "Tony Harstad and Kim Dok-hyon were freed. Mr. Kim spoke first."
    assert all_of(text, "Mr. Kim") == all_of(text, "Kim Dok-hyon") == ["x:kim-dok-hyon"]
