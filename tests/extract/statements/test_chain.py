"""Who says so, through whom: relays, outer sources and what stands inside."""

from tests.extract.statements.reading import chain, statements, texts


def test_a_quotation_by_an_agency_has_the_agency_as_relay() -> None:
    found = statements('"The road is open," Mayor Omar Haddad was quoted as saying by the news agency Petra.')
    assert chain(found[0]) == [("relay", "the news agency Petra"), ("source", "Mayor Omar Haddad")]


def test_according_to_behind_a_saying_is_a_relay_and_no_statement() -> None:
    found = statements('Mayor Omar Haddad spoke. "I expect no miracles now," he said, according to the agency Petra.')
    assert len(found) == 1
    assert [role for role, _ in chain(found[0])] == ["relay", "source"]
    assert found[0].attribution[0].cue == "according to"


def test_a_saying_inside_another_has_both_in_its_chain() -> None:
    outer, inner = statements("President Pavel Horak says General Marek Vlk told him the siege would end in May.")
    assert chain(outer) == [("source", "President Pavel Horak"), ("inner", "General Marek Vlk")]
    assert chain(inner) == chain(outer)
    assert texts(inner, "content") == ["the siege would end in May"]


def test_what_the_same_speaker_hopes_inside_is_part_of_the_saying() -> None:
    found = statements("General Marek Vlk said he hoped the siege would end in May.")
    assert [texts(report, "content") for report in found] == [["he hoped the siege would end in May"]]


def test_a_statement_speaks_for_the_ministry_that_issued_it() -> None:
    text = "In a statement, the Swiss foreign ministry said talks would resume. The statement added that none objected."
    first, second = statements(text)
    assert second.fields["speaker"][0].id == first.fields["speaker"][0].id  # type: ignore[attr-defined]
    assert second.fields["speaker"][0].how == "issuer"


def test_offsets_of_the_chain_hold() -> None:
    text = "“The road is open,” Mayor Omar Haddad was quoted as saying by the news agency Petra."
    for link in statements(text)[0].attribution:
        assert text[link.start : link.end] == link.text
        assert link.cue_start is not None
        assert text[link.cue_start : link.cue_end] == link.cue
