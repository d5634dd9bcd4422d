"""Fit a statement tagger to PolNeAR. Usage: train_statements.py ENCODER POLNEAR OUT --steps N --rate R [--batch B]."""

import argparse
from pathlib import Path

import torch
from examples import statement_examples
from fit import Plan, fit
from network import Network, Sizes, count_parameters
from scoring import score_tags

from tracktwo.language.tagging.labels import label_count
from tracktwo.language.tagging.reader import open_tokenizer


def main() -> None:
    """Read the arguments, fit, and keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=1.566)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--frozen", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(2017)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = open_tokenizer(options.encoder)
    train = statement_examples(options.polnear / "train", tokenizer)
    dev = statement_examples(options.polnear / "dev", tokenizer)
    steps = int(options.epochs * -(-len(train) // options.batch))
    print(f"{len(train)} windows, {sum(len(e.window.ids) for e in train)} pieces, {steps} steps", flush=True)
    network = Network(options.encoder, Sizes(label_count(3), label_count(8)), options.frozen)
    print(f"{count_parameters(network)} weights", flush=True)
    padding = network.encoder.config.pad_token_id

    def watch(fitted: Network, step: int) -> None:
        print(step, {k: round(v, 4) for k, v in score_tags(fitted, dev, padding).items()}, flush=True)

    fit(
        network,
        train,
        Plan(steps=steps, rate=options.rate, batch=options.batch),
        padding,
        options.out / "checkpoint.pt",
        watch,
    )
    torch.save(network.state_dict(), options.out / "weights.pt")


if __name__ == "__main__":
    main()
