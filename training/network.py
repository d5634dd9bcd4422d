"""The network: one encoder, and on it a head for each thing read from its pieces.

``tags`` labels words as source, cue or content; ``links`` gives each word a vector as a cue, as a source and as a
content, whose products say which belong together; ``names`` labels words as proper names of a kind.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

LINK_SIZE = 64  # of the vectors by which sources and contents find their cue


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head has."""

    tags: int
    names: int


class Network(nn.Module):
    """An encoder with its heads; ``forward`` returns label scores and link vectors for every piece."""

    def __init__(self, encoder: Path, sizes: Sizes, frozen: int = 0) -> None:
        """Load the encoder; its lowest ``frozen`` layers, and its table of pieces with them, stay as they are.

        Attention has no dropout: drawing it cost a seventh of the time and bought nothing measurable.
        """
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        for part in [self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]] if frozen else []:
            part.requires_grad_(requires_grad=False)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, sizes.tags)
        self.names = nn.Linear(width, sizes.names)
        self.links = nn.Linear(width, 4 * LINK_SIZE)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return ``tags``, ``names`` (batch x pieces x labels) and ``links`` (batch x pieces x 4 vectors)."""
        hidden = self.dropout(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        return self.tags(hidden), self.names(hidden), self.links(hidden)


def shortened() -> torch.autocast:
    """Return the setting under which a network runs in 16 bits, where the processor has instructions for them.

    Where it has none, they are made up in software: measured at a sixtieth of the speed of 32 bits.
    """
    able = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # noqa: SLF001 - torch has no public way to ask
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=able)


def link_scores(links: Tensor, cue: Tensor, others: Tensor, *, content: bool) -> Tensor:
    """Return how well each cue (by its first word's piece) goes with each source or content: cues x others."""
    vectors = links.view(*links.shape[:-1], 4, LINK_SIZE)
    left = vectors[cue][:, 1 if content else 0]
    right = vectors[others][:, 3 if content else 2]
    return left @ right.T / LINK_SIZE**0.5


def count_parameters(network: nn.Module) -> int:
    """Return the number of weights."""
    return sum(p.numel() for p in network.parameters())
