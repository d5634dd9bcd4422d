"""Fit the reader that ships: one small encoder for sayings and names, taught by gold, by silver and by a teacher.

Usage: train_reader.py ENCODER GOLD NAMES.jsonl SOFT OUT [--epochs N]. ``GOLD`` holds ``polnear``; ``NAMES`` has rows
with ``text``, ``spans`` and ``masked``; ``SOFT`` holds the teacher's probabilities for the same rows (label_softly.py).
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from examples import Example, label_document
from fit import Plan, fit
from label_softly import key_of, row_of, windows_of
from name_examples import NamedRow, label_names, read_rows
from network import Network, Sizes, count_parameters
from scoring import score_tags
from tokenizers import Tokenizer

from tracktwo.evaluate.named import lines_of
from tracktwo.evaluate.polnear import GoldDocument, read_polnear
from tracktwo.language.shadow import shadow_of
from tracktwo.language.tagging.kinds import KINDS
from tracktwo.language.tagging.labels import label_count
from tracktwo.language.tagging.pieces import Window, cut_windows
from tracktwo.language.tagging.reader import open_tokenizer
from tracktwo.language.tagging.sayings import ROLES


def read_soft(folder: Path) -> dict[str, np.ndarray]:
    """Return the teacher's probabilities by key of row; none where the folder is empty."""
    found: dict[str, np.ndarray] = {}
    for part in sorted(folder.glob("*.npz")):
        with np.load(part) as rows:
            found.update({key: rows[key] for key in rows.files})
    return found


def examples_of(
    windows: Iterable[Window], row: NamedRow | None, soft: np.ndarray | None, gold: GoldDocument | None
) -> Iterator[Example]:
    """Give the windows of one text all that is known of their words."""
    used = 0
    for window in windows:
        tags, links = label_document(gold, window) if gold is not None else (None, ())
        names = label_names(window, row) if row is not None else None
        given = soft[used : used + len(window.words)] if soft is not None else None
        used += len(window.words)
        yield Example(window, tags, names, links, given)


def read_examples(options: argparse.Namespace, tokenizer: Tokenizer) -> list[Example]:
    """Join the gold of sayings, the names and the teacher's probabilities by text."""
    gold = {document.name: document for document in read_polnear(options.gold / "polnear" / "train")}
    soft = read_soft(options.soft)
    found: list[Example] = []
    for row in read_rows(options.names):
        if row.source == "news" and key_of(row) not in soft:
            continue  # the teacher has read enough of them; names alone are not worth the time
        document = gold.pop(row.id, None) if row.source == "polnear" else None
        found.extend(examples_of(windows_of(row, tokenizer), row, soft.get(key_of(row)), document))
    for document in gold.values():
        given = soft.get(key_of(row_of(document)))
        found.extend(examples_of(_windows(document, tokenizer), None, given, document))
    return found


def _windows(document: GoldDocument, tokenizer: Tokenizer) -> list[Window]:
    """Cut an article of PolNeAR at its lines."""
    return cut_windows(shadow_of(document.text), lines_of(document.text), tokenizer)


def main() -> None:
    """Read the arguments, fit, and keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("encoder", "gold", "names", "soft", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=float, default=1.75)
    parser.add_argument(
        "--gold-times", type=int, default=2, help="how often an epoch shows each window with gold sayings"
    )
    parser.add_argument("--start", type=Path, help="weights to go on from; without them the encoder's own")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(2017)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = open_tokenizer(options.encoder)
    train = read_examples(options, tokenizer)
    dev = [
        example for document in read_polnear(options.gold / "polnear" / "dev")
        for example in examples_of(_windows(document, tokenizer), None, None, document)
    ]  # fmt: skip
    train += [e for e in train if e.tags is not None] * (options.gold_times - 1)
    steps = int(options.epochs * -(-len(train) // options.batch))
    print(
        f"{len(train)} windows, {sum(len(e.window.ids) for e in train)} pieces; sayings known in "
        f"{sum(e.tags is not None for e in train)}, names in {sum(e.names is not None for e in train)}, a teacher's "
        f"word in {sum(e.soft is not None for e in train)}; {steps} steps", flush=True,
    )  # fmt: skip
    network = Network(options.encoder, Sizes(label_count(len(ROLES)), label_count(len(KINDS))))
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    print(f"{count_parameters(network)} weights", flush=True)
    padding = network.encoder.config.pad_token_id

    def watch(fitted: Network, step: int) -> None:
        print(step, {k: round(v, 4) for k, v in score_tags(fitted, dev, padding).items()}, flush=True)

    plan = Plan(steps=steps, rate=options.rate, batch=options.batch)
    fit(network, train, plan, padding, options.out / "checkpoint.pt", watch)
    torch.save(network.state_dict(), options.out / "weights.pt")


if __name__ == "__main__":
    main()
