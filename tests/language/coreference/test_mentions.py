"""Finding mentions."""

from tests.language.coreference.parsed import parsed

from tracktwo.language.coreference.mentions import find_phrases
from tracktwo.language.tree import Tree


def phrases(text: str) -> list[tuple[str, str]]:
    reading = parsed(text)
    return [(text[p.start : p.end], p.form) for p in find_phrases(reading, Tree(reading.tokens))]


def test_names_nominals_and_pronouns_nest() -> None:
    found = phrases("Mayor Omar Haddad opened the bridge of his town.")
    assert ("the bridge of his town", "nominal") in found
    assert ("his town", "nominal") in found
    assert ("his", "pronoun") in found
    assert any(words.endswith("Omar Haddad") and form == "name" for words, form in found)


def test_a_coordination_is_a_mention_beside_its_parts() -> None:
    found = phrases("The mayor and the envoy met in the town.")
    assert ("The mayor and the envoy", "together") in found
    assert ("The mayor", "nominal") in found
    assert ("the envoy", "nominal") in found


def test_an_apposition_is_a_mention_of_its_own() -> None:
    found = phrases("Ana Novak, a former minister, spoke on the radio.")
    assert ("a former minister", "nominal") in found
    assert ("Ana Novak", "name") in found


def test_that_is_a_mention_only_where_it_stands_alone() -> None:
    assert ("that", "pronoun") not in phrases("He said that the road was open.")
    assert ("That", "pronoun") in phrases("The road was closed. That was a surprise.")


def test_a_part_of_a_name_is_none() -> None:
    found = [words for words, _ in phrases("Omar Haddad left.")]
    assert found.count("Omar") == 0
