"""Names that the trained reader marks: their words, their labels, and what the register and the article correct."""

from dataclasses import replace

from tracktwo.evaluate.parsed import article_of
from tracktwo.language.layout import find_layout
from tracktwo.language.names import find_names
from tracktwo.language.reading import Reading, TaggedName, Tagging
from tracktwo.language.syntax import find_syntax
from tracktwo.language.tagged_names import words_of_names

TEXT = "President Lena Marwick of Northland met the Harbour League in Mirabad on 3 May 2017. Marwick left on Friday."
MARKS = (
    ("President Lena Marwick", "person", 0.9), ("Northland", "place", 0.9), ("the Harbour League", "organisation", 0.9),
    ("Mirabad", "place", 0.8),
)  # fmt: skip


def parsed(text: str, tagging: Tagging | None = None) -> Reading:
    """Return a reading of a text as far as its syntax."""
    reading = Reading(article=article_of(text), tagging=tagging or Tagging())
    reading = replace(reading, layout=find_layout(reading))
    return replace(reading, syntax=find_syntax(reading))


def marked(text: str, marks: tuple[tuple[str, str, float], ...]) -> Reading:
    """Return a reading of a text with names marked in it, parsed without the parser's own names."""
    names = tuple(
        TaggedName(text.index(words), text.index(words) + len(words), kind, score) for words, kind, score in marks
    )
    return parsed(text, Tagging("test", (), names))


def kinds(reading: Reading) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in find_names(reading)]


def test_marked_names_are_taken_without_titles_and_articles() -> None:
    assert kinds(marked(TEXT, MARKS)) == [
        ("Lena Marwick", "person"), ("Northland", "place"), ("Harbour League", "organisation"), ("Mirabad", "place"),
        ("Marwick", "person"),
    ]  # fmt: skip


def test_words_get_their_labels_from_the_marks_and_from_dates() -> None:
    labels = {token.text: token.ent for token in marked(TEXT, MARKS).tokens if token.ent}
    assert labels["President"] == "B-PERSON"
    assert labels["Marwick"] in ("I-PERSON", "")
    assert labels["League"] == "I-ORG"
    assert labels["Mirabad"] == "B-GPE"
    assert labels["May"] == "I-DATE"
    assert labels["Friday"] == "B-DATE"


def test_the_register_knows_better_than_the_marks() -> None:
    found = kinds(marked("Hamas and Geneva were named.", (("Hamas", "person", 0.9), ("Geneva", "person", 0.4))))
    assert ("Hamas", "armed_group") in found


def test_a_mark_inside_a_word_keeps_its_own_characters() -> None:
    text = "The Mirabad-backed talks ended."
    reading = marked(text, (("Mirabad", "place", 0.9),))
    assert ("Mirabad", "place") in kinds(reading)


def test_a_mark_over_two_sentences_is_left_out() -> None:
    reading = parsed("Anna Novak left. Marta Ruiz stayed behind in town.")
    start, end = reading.text.index("left"), reading.text.index("Ruiz")
    assert not list(words_of_names(reading.tokens, [TaggedName(start, end, "person", 0.5)]))


def test_without_marks_the_parsers_entities_stand() -> None:
    assert ("Anna Novak", "person") in kinds(parsed("Anna Novak flew to Geneva."))
