"""Write a fitted network as the ONNX model that ships: eight-bit weights, no torch needed to run it.

Usage: export_reader.py WEIGHTS ENCODER FOLDER VERSION
"""

import argparse
import shutil
from pathlib import Path

import onnx
import torch
from network import Network, Sizes
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tracktwo.language.tagging.kinds import KINDS
from tracktwo.language.tagging.labels import label_count
from tracktwo.language.tagging.sayings import ROLES


class _Plain(nn.Module):
    """The network with its two inputs by position, as the exporter wants them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return what the network returns."""
        found: tuple[Tensor, Tensor, Tensor] = self.network(ids, mask)
        return found


def export(weights: Path, encoder: Path, folder: Path, version: int) -> None:
    """Write ``model.onnx`` and ``tokenizer.json`` into ``folder``."""
    network = Network(encoder, Sizes(label_count(len(ROLES)), label_count(len(KINDS))))
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "whole.onnx"
    example = torch.ones((1, 16), dtype=torch.long)
    lengths = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        _Plain(network), (example, example), str(whole), dynamo=False, opset_version=17, input_names=["ids", "mask"],
        output_names=["tags", "names", "links"],
        dynamic_axes=dict.fromkeys(("ids", "mask", "tags", "names", "links"), lengths),
    )  # fmt: skip
    small = folder / "model.onnx"
    # Seven bits of eight are used: a processor without the newer instructions would else run over and mark otherwise.
    quantize_dynamic(
        whole, small, op_types_to_quantize=["MatMul", "Gather"], weight_type=QuantType.QInt8, per_channel=True,
        reduce_range=True,
    )  # fmt: skip
    model = onnx.load(small)
    model.model_version = version
    onnx.save(model, small)
    whole.unlink()
    shutil.copy(encoder / "tokenizer.json", folder / "tokenizer.json")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("version", type=int)
    options = parser.parse_args()
    export(options.weights, options.encoder, options.folder, options.version)


if __name__ == "__main__":
    main()
