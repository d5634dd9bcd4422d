"""The PLOVER coder: types and modes of clauses, and the lists behind it."""

import pytest

from tracktwo.evaluate.parsed import parse
from tracktwo.extract.coding import code_sentence, contexts_of, lexicon, older_type
from tracktwo.ontology.load import load_ontology


def _first(text: str) -> tuple[str, str | None]:
    tree = parse(text)
    coded = code_sentence(tree, 0, len(tree.tokens) - 1)
    return coded[0].type, coded[0].mode


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Norway condemned the attack.", "ACCUSE", "disapprove"),
        ("Norway promised to send aid to Chad.", "AGREE", None),
        ("Norway will send aid to Chad.", "AGREE", None),
        ("Norway sent aid to Chad.", "AID", None),
        ("Norway refused to meet the envoy.", "REJECT", "meet"),
        ("Norway threatened to bomb Chad.", "THREATEN", None),
        ("Norway will bomb Chad.", "THREATEN", None),
        ("Norway did not help Chad.", "REJECT", None),
        ("Norway is willing to help Chad.", "AGREE", None),
        ("The rebels freed four hostages.", "RETREAT", "release"),
        ("The minister resigned.", "RETREAT", "resign"),
        ("Norway called for a ceasefire.", "REQUEST", "yield"),
        ("Norway recalled its ambassador.", "SANCTION", "withdraw"),
        ("Workers went on strike over pay.", "PROTEST", "strike"),
        ("The presidents spoke by phone.", "CONSULT", "phone"),
    ],
)
def test_what_a_clause_is_coded(text: str, type_: str, mode: str | None) -> None:
    assert _first(text) == (type_, mode)


def _parties(text: str) -> tuple[list[str], list[str]]:
    tree = parse(text)
    coded = code_sentence(tree, 0, len(tree.tokens) - 1)[0]
    return [tree.tokens[i].text for i in coded.doers], [tree.tokens[i].text for i in coded.undergoers]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chad received food aid from Norway.", (["Norway"], ["Chad"])),
        ("Norway received a minister from Chad.", (["Norway"], ["minister"])),
        ("Norway discussed Sudan with Chad.", (["Norway"], ["Chad"])),
        ("Norway discussed the border with Chad on Friday.", (["Norway"], ["Chad"])),
    ],
)
def test_verbs_that_turn_their_parties(text: str, parties: tuple[list[str], list[str]]) -> None:
    assert _parties(text) == parties


def test_the_nearest_companion_decides() -> None:
    assert _first("Norway suspended aid to Chad because of the fighting.") == ("SANCTION", "discontinue")


def test_every_code_of_the_lexicon_exists() -> None:
    types = load_ontology().plover["types"]
    for part in ("verbs", "nouns"):
        for entries in lexicon(part).values():
            for entry in entries:
                assert entry.type in types
                assert entry.mode is None or entry.mode in types[entry.type]["modes"], (entry.type, entry.mode)


def test_the_ontology_holds_what_the_draft_holds() -> None:
    plover = load_ontology().plover
    modes = [mode for type_ in plover["types"].values() for mode in type_["modes"]]
    assert (len(plover["types"]), len(modes), len(plover["contexts"]), len(plover["auxiliary"])) == (16, 67, 37, 4)
    assert sum(1 for type_ in plover["types"].values() if type_["modes"]) == 11
    assert set(plover["older_names"].values()) <= set(plover["types"])


def test_contexts_are_those_of_the_ontology() -> None:
    tree = parse("The court opened a trial over the nuclear missile.")
    found = contexts_of(tree, range(len(tree.tokens)))
    assert "legal" in found
    assert set(found) <= set(load_ontology().plover["contexts"])


def test_older_drafts_take_blockades_for_assaults() -> None:
    tree = parse("The navy imposed a blockade on the port.")
    coded = code_sentence(tree, 0, len(tree.tokens) - 1)
    assert (coded[0].type, older_type(tree, coded[0])) == ("COERCE", "ASSAULT")
