"""Issues and occasions."""

from tests.extract.statements.reading import statements, texts
from tracktwo.extract.statements.lexicon import read_knowledge, reporting_verbs
from tracktwo.ontology.load import load_ontology


def test_issues_are_anchored_in_the_words_that_decided() -> None:
    (found,) = statements("Elena Petrova said the prisoners would go home before the elections.")
    assert {v.term: v.text for v in found.fields["about"]} == {  # type: ignore[attr-defined]
        "prisoners": "prisoners", "elections": "elections",
    }  # fmt: skip


def test_every_issue_with_words_is_a_term_of_the_ontology() -> None:
    assert set(read_knowledge("issues.yaml")) == set(load_ontology().issues["issues"])


def test_every_act_of_the_lexicon_is_a_term_of_the_kind() -> None:
    kind = load_ontology().kinds["statement"]
    terms = next(field.terms for field in kind.fields.values() if field.name == "act")
    assert {verb.act for verb in reporting_verbs().values() if verb.act} <= set(terms or ())


def test_an_occasion_is_carried_over_to_the_same_speaker_and_says_so() -> None:
    text = "Speaking at a forum in Vienna, Elena Petrova said the sanctions should go. Petrova said the truce held."
    first, second = statements(text)
    assert texts(first, "occasion") == ["a forum in Vienna"]
    assert first.fields["occasion"][0].how is None
    assert second.fields["occasion"][0].how == "carried_over"
