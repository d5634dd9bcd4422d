"""A quick look at a network while it is fitted: exact span F1 of each role on windows."""

from collections.abc import Sequence

import torch
from examples import Example
from fit import batches, pad
from network import Network, shortened

from tracktwo.evaluate.polnear import ROLES
from tracktwo.language.tagging.labels import best_labels, read_labels
from tracktwo.language.tagging.pieces import breaks_of


def tag_scores(network: Network, examples: Sequence[Example], padding: int) -> dict[int, "torch.Tensor"]:
    """Return the scores of every example's words, by the example's identity."""
    found = {}
    with torch.inference_mode():
        for batch in batches(examples, 16, None):
            ids, mask = pad(batch, padding)
            with shortened():
                tags, _, _ = network(ids, mask)
            for row, example in enumerate(batch):
                found[id(example)] = tags[row, torch.from_numpy(example.window.words)].float()
    return found


def score_tags(network: Network, examples: Sequence[Example], padding: int) -> dict[str, float]:
    """Return exact span F1 by role."""
    scores = tag_scores(network, examples, padding)
    right, given, wanted = [0] * 3, [0] * 3, [0] * 3
    for example in examples:
        found = set(read_labels(best_labels(scores[id(example)].numpy(), breaks_of(example.window))))
        gold = set(read_labels(example.tags or ()))
        for role in range(3):
            mine, theirs = {s for s in found if s[0] == role}, {s for s in gold if s[0] == role}
            right[role] += len(mine & theirs)
            given[role] += len(mine)
            wanted[role] += len(theirs)
    return {name: 2 * right[n] / max(1, given[n] + wanted[n]) for n, name in enumerate(ROLES)}
