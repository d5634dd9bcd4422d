"""Who says what stands at a passage."""

from tests.extract.statements.reading import read
from tracktwo.extract.says import attribution_of


def sources(text: str, passage: str) -> list[tuple[str, str]]:
    start = text.index(passage)
    return [(link.role, link.text) for link in attribution_of(read(text), start, start + len(passage))]


def test_a_figure_belongs_to_the_body_behind_according_to() -> None:
    text = "At least 75 civilians have left the town since May, according to local aid workers. Some 20 stayed."
    assert sources(text, "75 civilians") == [("source", "local aid workers")]
    assert sources(text, "20 stayed") == []


def test_a_toll_belongs_to_who_puts_it() -> None:
    text = "More than 90 people died, according to the UN. A monitoring group, however, put the toll at 120 people."
    assert sources(text, "90 people") == [("source", "the UN")]
    assert sources(text, "120 people") == [("source", "A monitoring group")]


def test_the_narrowest_saying_decides() -> None:
    text = "President Pavel Horak says General Marek Vlk told him the siege would end in May."
    assert sources(text, "the siege would end") == [("source", "President Pavel Horak"), ("inner", "General Marek Vlk")]


def test_words_of_the_outlet_belong_to_nobody() -> None:
    text = "The siege began in May. Mayor Omar Haddad said it would end soon."
    assert sources(text, "The siege began") == []
    assert sources(text, "it would end soon") == [("source", "Mayor Omar Haddad")]


def test_a_sentence_with_its_cue_still_finds_its_speaker() -> None:
    text = "Mayor Omar Haddad said the siege would end before winter comes to the valley."
    assert sources(text, text) == [("source", "Mayor Omar Haddad")]
