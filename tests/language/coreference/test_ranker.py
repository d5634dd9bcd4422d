"""The ranker and its weights."""

import hashlib
import io
from importlib import resources
from typing import Any

import numpy as np
import yaml
from tests.language.coreference.parsed import parsed

from tracktwo.language.coreference.features import build_table
from tracktwo.language.coreference.ranker import MODEL, load_ranker, rank, read_ranker
from tracktwo.language.coreference.resolve import read_traits

TEXT = "Omar Haddad opened the bridge on Monday. He said it would help the town, and its people thanked him."
FOLDER = resources.files("tracktwo.models").joinpath("coreference")


def test_the_card_names_the_weights() -> None:
    card = yaml.safe_load(FOLDER.joinpath("card.yaml").read_text(encoding="utf-8"))
    assert card["files"][MODEL] == hashlib.sha256(FOLDER.joinpath(MODEL).read_bytes()).hexdigest()


def test_the_choices_of_a_mention_are_probabilities() -> None:
    reading = parsed(TEXT)
    table = build_table(reading, read_traits(reading))
    ranker = load_ranker()
    assert ranker is not None
    likely = rank(ranker, table)
    total = likely.none + np.bincount(table.mentions, weights=likely.pairs, minlength=len(table.own))
    asked = np.concatenate([table.pronouns, table.nominals])
    assert np.allclose(total[asked], 1, atol=1e-3)


def test_weights_fit_the_features() -> None:
    reading = parsed(TEXT)
    table = build_table(reading, read_traits(reading))
    ranker = load_ranker()
    assert ranker is not None
    for network in (*ranker.pronoun, *ranker.nominal):
        assert network.mention.shape[1] == table.own.shape[1]
        assert network.pair.shape[1] == table.pairs.shape[1]


def test_networks_are_read_in_their_order() -> None:
    layers = ("mention", "mention_bias", "candidate", "pair", "middle", "middle_bias", "out", "out_bias",
              "none", "none_bias", "none_out", "none_out_bias")  # fmt: skip
    arrays: dict[str, Any] = {
        f"pronoun.{n}.{layer}": np.full((2, 2), n, np.float16) for n in range(2) for layer in layers
    }
    buffer = io.BytesIO()
    np.savez(buffer, name=np.array("two"), **arrays)
    ranker = read_ranker(buffer.getvalue())
    assert ranker.name == "two"
    assert [float(network.pair[0, 0]) for network in ranker.pronoun] == [0, 1]
    assert ranker.nominal == ()
