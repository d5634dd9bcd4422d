"""Let the teacher read unlabelled articles: its probabilities for every word teach what gold is too little for.

Usage: label_softly.py WEIGHTS ENCODER NAMES.jsonl OUT --gold GOLD. ``NAMES`` are the rows of make_name_silver.py, some
training articles of PolNeAR among them; the other ones are read from ``GOLD``. Parts that are there already are not
made again.
"""

import argparse
import hashlib
from pathlib import Path

import numpy as np
import torch
from examples import Example
from name_examples import NamedRow, read_rows
from network import Network, Sizes
from scoring import tag_scores
from tokenizers import Tokenizer

from tracktwo.evaluate.named import lines_of
from tracktwo.evaluate.polnear import GoldDocument, read_polnear
from tracktwo.language.shadow import shadow_of
from tracktwo.language.tagging.kinds import KINDS
from tracktwo.language.tagging.labels import label_count
from tracktwo.language.tagging.pieces import Window, cut_windows
from tracktwo.language.tagging.reader import open_tokenizer
from tracktwo.language.tagging.sayings import ROLES

PART = 40  # articles to a file


def windows_of(row: NamedRow, tokenizer: Tokenizer) -> list[Window]:
    """Cut a row into windows; PolNeAR's articles at their lines, as their gold of sayings is cut."""
    paragraphs = lines_of(row.text) if row.source == "polnear" else row.paragraphs
    return cut_windows(shadow_of(row.text), paragraphs, tokenizer)


def key_of(row: NamedRow) -> str:
    """Return the name under which a row's probabilities are kept."""
    return f"{row.source}-{hashlib.sha256(row.id.encode()).hexdigest()[:16]}"


def row_of(document: GoldDocument) -> NamedRow:
    """Return an article of PolNeAR as a row without names."""
    return NamedRow("polnear", document.name, document.text, tuple(lines_of(document.text)), (), ())


def soften(network: Network, rows: list[NamedRow], tokenizer: Tokenizer, padding: int) -> dict[str, np.ndarray]:
    """Return, for every row, the probabilities of its words' labels (words x labels), windows one after the other."""
    examples = {key_of(row): [Example(window) for window in windows_of(row, tokenizer)] for row in rows}
    scores = tag_scores(network, [e for windows in examples.values() for e in windows], padding)
    return {
        key: np.concatenate([torch.softmax(scores[id(e)], -1).numpy() for e in windows]).astype(np.float16)
        for key, windows in examples.items()
        if windows
    }


def main() -> None:
    """Read the arguments and label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--news", type=int, default=760, help="how many unlabelled articles to read at most")
    options = parser.parse_args()
    torch.set_num_threads(2)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = open_tokenizer(options.encoder)
    network = Network(options.encoder, Sizes(label_count(len(ROLES)), label_count(len(KINDS))))
    network.load_state_dict(torch.load(options.weights, weights_only=True))
    network.eval()
    rows = [row for row in read_rows(options.names) if row.source != "news"]
    rows += [row for row in read_rows(options.names) if row.source == "news"][: options.news]
    named = {row.id for row in rows if row.source == "polnear"}
    rows += [row_of(d) for d in read_polnear(options.gold / "polnear" / "train") if d.name not in named]
    for start in range(0, len(rows), PART):
        part = options.out / f"{start:06}.npz"
        if not part.exists():
            padding = network.encoder.config.pad_token_id
            np.savez_compressed(part, **soften(network, rows[start : start + PART], tokenizer, padding))
            print(f"{min(start + PART, len(rows))}/{len(rows)}", flush=True)


if __name__ == "__main__":
    main()
