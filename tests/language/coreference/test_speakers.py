"""Who speaks a quotation, and that its "I" is that person."""

from tests.language.coreference.parsed import parsed

from tracktwo.language.coreference.resolve import find_coreference, read_traits
from tracktwo.language.coreference.speakers import find_speakers, says_i


def spoken_by(text: str, word: str) -> str | None:
    traits = read_traits(parsed(text))
    speakers = find_speakers(traits)
    (at,) = [n for n, trait in enumerate(traits) if text[trait.phrase.start : trait.phrase.end] == word]
    return text[traits[speakers[at]].phrase.start : traits[speakers[at]].phrase.end] if speakers[at] >= 0 else None


def test_of_two_who_say_something_the_nearer_speaks() -> None:
    text = 'Anna Novak told reporters on Monday that the road was shut, and Omar Haddad replied: "I opened it myself."'
    assert spoken_by(text, "I") == "Omar Haddad"


def test_who_is_named_behind_a_quotation_speaks_it() -> None:
    assert spoken_by('"I opened the road," said Omar Haddad.', "I") == "Omar Haddad"


def test_outside_quotation_marks_nobody_speaks() -> None:
    assert spoken_by("Omar Haddad said I was late.", "I") is None


def test_a_letter_and_a_crowd_are_no_i() -> None:
    traits = read_traits(parsed("The letter arrived. Omar Haddad met the ministers. She spoke. They left."))
    heads = {trait.lemma: says_i(trait) for trait in traits if trait.phrase.form != "clause"}
    assert heads["haddad"]
    assert heads["she"]
    assert not heads["letter"]
    assert not heads["minister"]
    assert not heads["they"]


def test_i_in_a_quotation_takes_up_who_speaks() -> None:
    text = 'Omar Haddad met Anna Novak on Monday. Then Haddad replied: "I have nothing to add."'
    found = find_coreference(parsed(text)).mentions
    (mention,) = [m for m in found if text[m.start : m.end] == "I"]
    assert mention.antecedent is not None
    assert mention.how == "speaker"
    assert text[found[mention.antecedent].start : found[mention.antecedent].end] == "Haddad"


def test_i_before_its_speaker_takes_up_whom_the_speaker_takes_up() -> None:
    text = 'Omar Haddad met Anna Novak on Monday. "I have nothing to add," Haddad said.'
    found = find_coreference(parsed(text)).mentions
    (mention,) = [m for m in found if text[m.start : m.end] == "I"]
    assert mention.antecedent is not None
    assert text[found[mention.antecedent].start : found[mention.antecedent].end] == "Omar Haddad"
