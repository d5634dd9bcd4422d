"""Coreference of whole texts: who is meant."""

import time

from tests.language.coreference.parsed import clusters, parsed, taken_up

from tracktwo.language.coreference.resolve import find_coreference, resolve


def test_he_and_she_go_to_whom_their_gender_fits() -> None:
    text = "Omar Haddad met Anna Novak in the town hall on Monday. She said the talks were useful. He left early."
    assert taken_up(text, "She") == "Anna Novak"
    assert taken_up(text, "He") == "Omar Haddad"


def test_a_possessive_takes_up_the_subject_of_its_clause() -> None:
    assert taken_up("The minister praised his party on Monday.", "his") == "The minister"


def test_a_surname_joins_the_full_name() -> None:
    text = "Anna Novak arrived on Monday. Reporters asked her about the road. Novak said it was open."
    found = next(c for c in clusters(text) if "Anna Novak" in c)
    assert "Novak" in found
    assert "her" in found


def test_a_woman_and_a_man_are_never_one() -> None:
    text = "Mr. Haddad spoke to Mrs. Novak. He thanked her. She thanked him."
    for cluster in clusters(text):
        words = {word.lower() for word in cluster}
        assert not words & {"he", "him"} or not words & {"she", "her"}


def test_without_weights_names_are_clustered_by_rule_and_pronouns_stay_alone() -> None:
    text = "Anna Novak met the United Nations envoy. Novak said she would write to the UN."
    found = resolve(parsed(text), None)
    assert found.model == ""
    together = [[text[m.start : m.end] for m in c] for c in found.clusters() if len(c) > 1]
    assert ["Anna Novak", "Novak"] in together
    assert all(m.antecedent is None for m in found.mentions if m.form == "pronoun")


def test_antecedents_stand_before_and_share_the_cluster() -> None:
    text = "The army said it had taken the town. The town was empty. Its people had fled, and they were hungry."
    mentions = find_coreference(parsed(text)).mentions
    for place, mention in enumerate(mentions):
        if mention.antecedent is not None:
            assert mention.antecedent < place
            assert mentions[mention.antecedent].cluster == mention.cluster
        assert 0 <= mention.score <= 1


def test_an_empty_text_has_no_mentions() -> None:
    assert find_coreference(parsed("")).mentions == ()


def test_time_grows_with_the_length_and_not_with_its_square() -> None:
    sentence = "The minister met the envoy in the town, and he told her that the army had left its camp. "
    short, long = parsed(sentence * 40), parsed(sentence * 320)
    find_coreference(short)
    took = []
    for reading in (short, long):
        start = time.process_time()
        find_coreference(reading)
        took.append(time.process_time() - start)
    assert took[1] < 30 * took[0]


def test_its_always_takes_something_up() -> None:
    assert taken_up("Omar Haddad praised the bridge.\n\nHe disliked its colour.", "its") is not None
