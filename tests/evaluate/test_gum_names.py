"""Reading proper names out of a document in GUM's layout."""

from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.gum_names import read_gum_names

# Columns: number, form, tag, governor, relation, entity marks; the rest is filled in.
WORDS = """
1 The DT 3 det (1-person-new-x-x-1-sgl
2 President NNP 3 compound -
3 Novak NNP 7 nsubj -
4 of IN 5 case -
5 Mira NNP 3 nmod (2-place-new-x-x-1-sgl)1)
6-7 won't - - - -
6 wo MD 7 aux -
7 n't RB 0 root -
8 see VB 7 dep -
9 Harbour NNP 10 compound (3-organization-new-x-x-1-sgl
10 League NNP 8 obj -
11 of IN 12 case -
12 Mira NNP 10 nmod (2-place-giv-x-x-1-sgl)3)
13 and CC 14 cc -
14 Americans NNPS 10 conj (4-person-new-x-x-1-sgl)
15 in IN 17 case -
16 the DT 17 det (5-place-new-x-x-1-sgl
17 city NN 8 obl 5)
18 . . 7 punct -
"""


def conllu(words: str) -> str:
    lines = ["# newdoc id = GUM_news_mira", "# global.Entity = GRP-etype-infstat", "# newpar", "# sent_id = one-1"]
    for line in words.strip().splitlines():
        number, form, tag, head, relation, entity = line.split(" ", 5)
        misc = [] if entity == "-" else [f"Entity={entity}"]
        misc += ["SpaceAfter=No"] if form == "Americans" else []
        cells = [number, form, form.lower(), "X", tag, "_", head, relation, "_", "|".join(misc) or "_"]
        lines.append("\t".join(cells))
    return "\n".join([*lines, "", "# newpar", "# sent_id = one-2", "\t".join(["1", "Yes", *"_____", "root", "_", "_"])])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev").mkdir()
    text = conllu(WORDS).replace("\t_\troot\t_\t_", "\t0\troot\t_\t_")
    (tmp_path / "dev" / "GUM_news_mira.conllu").write_text(text, encoding="utf-8")
    return tmp_path


def test_words_written_as_one_stay_so_and_paragraphs_are_parted(folder: Path) -> None:
    (document,) = read_gum_names(folder)
    assert document.text == (
        "The President Novak of Mira won't see Harbour League of Mira and Americansin the city .\n\nYes"
    )


def test_names_are_the_names_own_words_and_the_longest_of_nested_ones(folder: Path) -> None:
    (document,) = read_gum_names(folder)
    found = [(document.text[n.start : n.end], n.kind) for n in document.names]
    assert found == [("Novak", "person"), ("Mira", "place"), ("Harbour League of Mira", "organisation")]


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        read_gum_names(tmp_path)
