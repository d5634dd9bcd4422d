"""Fitting a network to examples: batches of like length, bf16 where it pays, checkpoints to go on from."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from examples import IGNORED, Example
from network import Network, link_scores, shortened
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to fit: ``rate`` is the highest rate of learning, reached after ``warm`` steps and falling to nothing."""

    steps: int
    rate: float
    batch: int = 16
    warm: int = 60
    seed: int = 2017
    head_rate: float = 1e-3
    soft_weight: float = 1.0


def batches(examples: Sequence[Example], size: int, chance: random.Random | None) -> Iterator[list[Example]]:
    """Yield batches of examples of like length; in a new order where ``chance`` is given."""
    order = list(examples)
    if chance:
        chance.shuffle(order)
    stretch = size * 20
    for start in range(0, len(order), stretch):
        near = sorted(order[start : start + stretch], key=lambda e: len(e.window.ids))
        groups = [near[k : k + size] for k in range(0, len(near), size)]
        if chance:
            chance.shuffle(groups)
        yield from groups


def pad(batch: Sequence[Example], padding: int) -> tuple[Tensor, Tensor]:
    """Return the pieces of a batch (examples x pieces) and which of them are there."""
    width = max(len(e.window.ids) for e in batch)
    ids = torch.full((len(batch), width), padding, dtype=torch.long)
    mask = torch.zeros((len(batch), width), dtype=torch.long)
    for row, example in enumerate(batch):
        ids[row, : len(example.window.ids)] = torch.from_numpy(example.window.ids)
        mask[row, : len(example.window.ids)] = 1
    return ids, mask


def loss_of(network: Network, batch: Sequence[Example], padding: int, plan: Plan) -> Tensor:
    """Return the sum of the losses of the tasks that the batch is labelled for."""
    ids, mask = pad(batch, padding)
    with shortened():
        tags, names, links = network(ids, mask)
    tags, names, links = tags.float(), names.float(), links.float()
    hard = [_hard_loss(tags, batch, [e.tags for e in batch]), _hard_loss(names, batch, [e.names for e in batch])]
    return sum(hard, _soft_loss(tags, batch) * plan.soft_weight + _link_loss(links, batch))


def _hard_loss(scores: Tensor, batch: Sequence[Example], labels: Sequence[Sequence[int] | None]) -> Tensor:
    """Return the cross-entropy of the labelled words, weighted by how much of the batch is labelled."""
    rows = [row for row, given in enumerate(labels) if given is not None]
    wanted = torch.tensor([label for row in rows for label in labels[row] or ()], dtype=torch.long)
    if not rows or not (wanted != IGNORED).any():
        return scores.sum() * 0
    given = torch.cat([scores[row, torch.from_numpy(batch[row].window.words)] for row in rows])
    return functional.cross_entropy(given, wanted, ignore_index=IGNORED) * len(rows) / len(batch)


def _soft_loss(scores: Tensor, batch: Sequence[Example]) -> Tensor:
    """Return how far the scores are from the teacher's probabilities (Hinton and others 2015), weighted as above."""
    rows = [(row, e.window.words, e.soft) for row, e in enumerate(batch) if e.soft is not None]
    if not rows:
        return scores.sum() * 0
    wanted = torch.cat([torch.from_numpy(soft).float() for _, _, soft in rows])
    given = torch.cat([scores[row, torch.from_numpy(words)] for row, words, _ in rows])
    likely = functional.log_softmax(given, -1)
    return functional.kl_div(likely, wanted, reduction="batchmean") * len(rows) / len(batch)


def _link_loss(links: Tensor, batch: Sequence[Example]) -> Tensor:
    """Return the loss of choosing, for each source and content of a window, its cue among the window's cues."""
    losses = []
    for row, example in enumerate(batch):
        if len(example.links) < 2:  # noqa: PLR2004 - there is nothing to choose
            continue
        cues = torch.tensor([link.cue for link in example.links])
        for content in (False, True):
            pairs = [
                (piece, number)
                for number, link in enumerate(example.links)
                for piece in (link.contents if content else link.sources)
            ]
            if pairs:
                scores = link_scores(links[row], cues, torch.tensor([p for p, _ in pairs]), content=content)
                losses.append(functional.cross_entropy(scores.T, torch.tensor([n for _, n in pairs])))
    return torch.stack(losses).mean() * 0.3 if losses else links.sum() * 0


def fit(
    network: Network,
    examples: Sequence[Example],
    plan: Plan,
    padding: int,
    checkpoint: Path,
    watch: Callable[[Network, int], None],
) -> None:
    """Fit the network, going on from ``checkpoint`` where there is one; ``watch`` is called every 500 steps."""
    torch.manual_seed(plan.seed)
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    body = [p for name, p in network.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}], weight_decay=0.01, fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / plan.warm) * max(0.01, 1 - s / plan.steps)
    )
    step = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        step = saved["step"]
    began, pieces, done = time.monotonic(), 0, step
    chance = random.Random(plan.seed + step)  # noqa: S311 - a seeded order, not a secret
    network.train()
    while step < plan.steps:
        for batch in batches(examples, plan.batch, chance):
            loss = loss_of(network, batch, padding, plan)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            pieces += sum(len(e.window.ids) for e in batch)
            if step % 10 == 0:
                rate = pieces / (time.monotonic() - began)
                print(
                    f"{step}/{plan.steps} loss {loss.item():.3f} {rate:.0f} pieces/s "
                    f"{(plan.steps - step) * (time.monotonic() - began) / (step - done) / 60:.0f} min left",
                    flush=True,
                )
            if step % 500 == 0 or step == plan.steps:
                torch.save(
                    {
                        "network": network.state_dict(),
                        "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(),
                        "step": step,
                    },
                    checkpoint,
                )
                network.eval()
                watch(network, step)
                network.train()
            if step >= plan.steps:
                break
