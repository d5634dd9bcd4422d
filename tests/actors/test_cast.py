"""Who is who in an article."""

import time

import pytest
from tests.actors.readings import all_of, read, who


def test_forms_of_a_name_are_one_actor() -> None:
    text = "Recep Tayyip Erdogan spoke. Later Tayyip Erdogan left, and Erdoğan rested. President Erdogan slept."
    actors = {m.actor for m in read(text).cast.mentions if m.form == "name"}
    assert actors == {"recep-tayyip-erdogan"}


def test_a_person_unknown_to_the_register_is_the_articles_own() -> None:
    reading = read("Norwegian envoy Marta Quillfeather spoke in Oslo. Ms Quillfeather said little. Quillfeather left.")
    assert {m.actor for m in reading.cast.mentions if m.form == "name"} == {"x:marta-quillfeather"}
    (actor,) = reading.cast.actors
    assert (actor.name, actor.kind, actor.how, actor.country) == ("Marta Quillfeather", "person", "article", "NOR")


def test_a_mention_holds_the_title_as_written() -> None:
    text = "Putin met Kazakh Foreign Minister Kairat Abdrakhmanov on Monday."
    assert who(text, "Kazakh Foreign Minister Kairat Abdrakhmanov") == "kairat-abdrakhmanov"


@pytest.mark.parametrize(
    ("words", "published", "actor"),
    [
        ("The Turkish president", "2016-12-16", "recep-tayyip-erdogan"),
        ("The US Secretary of State", "2016-12-16", "john-kerry"),
        ("The US Secretary of State", "2017-03-18", "rex-tillerson"),
        ("The Russian leader", "2016-12-16", "vladimir-putin"),
        ("The German leader", "2016-12-16", "angela-merkel"),
        ("Iran's foreign minister", "2015-07-14", "mohammad-javad-zarif"),
    ],
)
def test_an_office_names_its_holder_on_the_articles_day(words: str, published: str, actor: str) -> None:
    assert who(f"{words} spoke on the phone.", words, published) == actor


def test_without_a_day_an_office_names_only_whom_the_article_names() -> None:
    assert who("The Turkish president spoke.", "The Turkish president", None) != "recep-tayyip-erdogan"
    text = "Erdogan arrived late. The Turkish president spoke."
    assert who(text, "The Turkish president", None) == "recep-tayyip-erdogan"


def test_the_articles_word_on_an_office_comes_first() -> None:
    text = "Turkish President Marta Quillfeather arrived. The Turkish president was tired."
    assert who(text, "The Turkish president") == "x:marta-quillfeather"


def test_a_counterpart_holds_the_same_office() -> None:
    text = "Sergei Lavrov spoke to his Turkish counterpart on Friday."
    assert who(text, "his Turkish counterpart") == "mevlut-cavusoglu"
    text = "Putin and his Kazakh counterpart Nursultan Nazarbayev spoke."
    assert who(text, "his Kazakh counterpart Nursultan Nazarbayev") == "nursultan-nazarbayev"


def test_our_president_is_the_speakers() -> None:
    text = 'Turkish Foreign Minister Mevlut Cavusoglu said on Monday: "Our president will call them tomorrow, I think."'
    assert who(text, "Our president") == "recep-tayyip-erdogan"


def test_two_adjectives_make_two_actors() -> None:
    text = "The Turkish and Russian presidents agreed."
    assert all_of(text, "The Turkish and Russian presidents") == ["recep-tayyip-erdogan", "vladimir-putin"]
    text = "The deal was reported by Iranian and Iraqi state media."
    assert all_of(text, "Iranian and Iraqi state media") == ["irn-state-media", "irq-state-media"]


def test_a_capital_is_a_government_only_where_it_acts() -> None:
    text = "Ankara said it was ready. The envoys met in Ankara."
    assert all_of(text, "Ankara") == ["tur"]
    assert who("The Kremlin said so.", "The Kremlin") == "rus"


def test_governments_ministries_and_armies_have_ids_by_rule() -> None:
    text = (
        "The Syrian government thanked Iran's foreign ministry. The Syrian army advanced, and the Assad regime cheered."
    )
    assert who(text, "The Syrian government") == "syr"
    assert who(text, "Iran's foreign ministry") == "irn-foreign-ministry"
    assert who(text, "The Syrian army") == "syr-military"
    assert who(text, "the Assad regime") == "syr"


def test_bodies_spelt_as_names_have_the_same_ids() -> None:
    assert who("The Syrian Foreign Ministry protested.", "The Syrian Foreign Ministry") == "syr-foreign-ministry"
    assert who("The Turkish Armed Forces advanced.", "The Turkish Armed Forces") == "tur-military"


def test_two_persons_in_one_title_stay_two() -> None:
    text = "Marta Quillfeather, a spokeswoman for Prime Minister Benjamin Netanyahu, said so."
    assert who(text, "Prime Minister Benjamin Netanyahu") == "benjamin-netanyahu"


def test_a_surname_alone_may_be_the_one_in_office() -> None:
    assert who("Mr. Kerry spoke first.", "Mr. Kerry") == "john-kerry"
    assert who("Mr. Kerry spoke first.", "Mr. Kerry", None) == "x:kerry"


def test_a_surname_of_several_is_the_one_in_office_only_where_the_country_is_named() -> None:
    assert who("Mr. Coulibaly spoke in Mali.", "Mr. Coulibaly", "2015-06-01") == "tieman-coulibaly"
    assert who("Mr. Coulibaly spoke in Paris.", "Mr. Coulibaly", "2015-06-01") == "x:coulibaly"


def test_the_ministry_is_the_last_one() -> None:
    text = (
        "Iran's foreign ministry denied it. The ministry said talks went on. The foreign ministry statement was short."
    )
    assert who(text, "The ministry") == "irn-foreign-ministry"
    assert "irn-foreign-ministry" in all_of(text, "foreign ministry")


def test_sides_take_the_country_that_the_article_is_about() -> None:
    text = "Talks on the war in Syria failed. The opposition walked out, and rebels shelled the town."
    mentions = {m.text: m for m in read(text).cast.mentions}
    assert mentions["The opposition"].actor == "syr-opposition"
    assert mentions["rebels"].actor == "syr-rebels"
    assert mentions["rebels"].how == "theatre"
    assert who("Rebels shelled the town.", "Rebels") == "pop:rebels"


def test_backers_do_not_own_those_they_back() -> None:
    assert who("US-backed Kurdish fighters crossed the river.", "US-backed Kurdish fighters") == "pop:kurdish-fighters"


def test_unnamed_persons_are_kept_apart() -> None:
    text = "A senior official said so. The official left. Another diplomat doubted it, and a diplomat from Rome agreed."
    assert who(text, "A senior official") == "x:a1:senior-official"
    assert who(text, "The official") == "x:a1:senior-official"
    diplomats = [m.actor for m in read(text).cast.mentions if m.text.endswith("diplomat")]
    assert diplomats == ["x:a1:diplomat", "x:a1:diplomat-2"]


def test_pronouns_by_clause_and_gender() -> None:
    text = "Putin said he was ready. Angela Merkel doubted that. She told Putin that he was late."
    assert all_of(text, "he") == ["vladimir-putin", "vladimir-putin"]
    assert who(text, "She") == "angela-merkel"


def test_an_object_pronoun_is_not_the_subject_of_its_clause() -> None:
    text = "Putin says Assad told him he was willing to wait."
    assert who(text, "him") == "vladimir-putin"
    assert who(text, "he") == "bashar-al-assad"


def test_speaker_of_a_quotation_says_i() -> None:
    text = '"I never said that we would pay," Rouhani told reporters. He then left.'
    assert who(text, "I") == "hassan-rouhani"
    assert who(text, "we") == "hassan-rouhani"
    assert who(text, "He") == "hassan-rouhani"


def test_a_pronoun_outside_takes_nobody_from_inside_a_quotation() -> None:
    text = 'Kerry spoke on Monday. "Putin has told Lavrov nothing new about it," Kerry said. He flew home.'
    text = text.replace("Kerry spoke", "John Kerry spoke")
    assert who(text, "He") == "john-kerry"


@pytest.mark.parametrize(
    "turn",
    [
        "On Friday, Denmark’s president, Nils Holm, used a national holiday speech to try to ease any disappointment. ",
        "In Oslo, the foreign minister, Nils Holm, warned of delays. ",
        "Nils Holm, a fisherman, watched on television. ",
    ],
)
def test_a_paragraph_that_turns_to_somebody_goes_on_about_them(turn: str) -> None:
    before = (
        "“They wanted the sanctions lifted, and we could not do that,” he said. “I am never afraid of it,” he said."
    )
    after = "“I believe this is part of a process. Our role has become even more important,” he said."
    text = f"President Jan Berg of Norway called the talks a success. {before}\n\n{before}\n\n{turn}{after}"
    spoken = [m.name for m in read(text).cast.mentions if m.text == "he"]
    assert spoken == ["Jan Berg"] * 4 + ["Nils Holm"]


def test_whom_a_paragraph_does_something_to_does_not_speak() -> None:
    before = (
        "“They wanted the sanctions lifted, and we could not do that,” he said. “I am never afraid of it,” he said."
    )
    text = f"President Jan Berg of Norway called the talks a success. {before}\n\nThe papers mocked Nils Holm. {before}"
    assert [m.name for m in read(text).cast.mentions if m.text == "he"] == ["Jan Berg"] * 4


def test_they_may_be_several() -> None:
    text = "Putin said he and Erdogan had agreed that they would meet."
    assert all_of(text, "they") == ["vladimir-putin", "recep-tayyip-erdogan"]


def test_what_may_be_things_stays_unresolved() -> None:
    text = "Western governments praised the talks. They lasted two days."
    (mention,) = [m for m in read(text).cast.mentions if m.text == "They"]
    assert (mention.actor, mention.how) == (None, "unresolved")


def test_it_in_what_a_body_says_is_the_body() -> None:
    assert who("The Afghan government said on Wednesday it would free the prisoners.", "it") == "afg"
    text = "The army said it was late. Mr. Quill said it had become clear that Iran would not sign."
    assert not [m for m in read(text).cast.mentions if m.form == "pronoun"]


def test_who_takes_up_its_noun() -> None:
    text = "The opposition, who attended earlier rounds, stayed away from the Syrian peace talks."
    assert who(text, "who") == "syr-opposition"


def test_every_mention_stands_where_it_says_and_in_order() -> None:
    text = "“Mr Çavuşoğlu” met U.N. envoy Staffan de Mistura; he said “our president” was\u00a0ill. Syria’s army left."
    reading = read(text)
    starts = [m.start for m in reading.cast.mentions]
    assert starts == sorted(starts)
    for m in reading.cast.mentions:
        assert text[m.start : m.end] == m.text
        assert m.first <= m.head <= m.last


def test_all_actors_of_mentions_are_known() -> None:
    from tracktwo.actors.register import load_register

    reading = read("Rebels and the Syrian army fought. Marta Quillfeather, an activist, fled with Turkish reporters.")
    own = {actor.id for actor in reading.cast.actors}
    assert {m.actor for m in reading.cast.mentions if m.actor} <= own | set(load_register().actors)
    assert list(reading.cast.actors) == sorted(reading.cast.actors, key=lambda actor: actor.id)


def test_the_cast_is_the_same_twice() -> None:
    text = "Putin, Erdogan and a senior official met Syrian rebels. They said he had left."
    assert read(text).cast == read(text).cast


def test_a_long_article_takes_its_share_of_time_only() -> None:
    from tracktwo.actors.cast import find_cast

    short = read("The Turkish president told Putin that he was late, and rebels left. " * 20)
    long = read("The Turkish president told Putin that he was late, and rebels left. " * 160)
    times = []
    for reading in (short, long):
        begun = time.perf_counter()
        find_cast(reading)
        times.append(time.perf_counter() - begun)
    assert times[1] < 24 * times[0] + 0.2


def test_the_authority_of_a_trade_or_of_the_other_side_is_not_the_government() -> None:
    text = (
        "Fighting went on in Syria on Monday. The opposition's health authority put the toll at 100. "
        "Syrian authorities denied it. Health authorities in Aleppo said 20 people had died."
    )
    assert who(text, "The opposition's health authority") == "x:a1:opposition-s-health-authority"
    assert who(text, "Health authorities") == "x:a1:health-authorities"
    assert who(text, "Syrian authorities") == "syr"
