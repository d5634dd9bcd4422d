"""Write the fitted judge of events as the ONNX model that ships, in eight bits, with its cross-validated judgements.

Usage: export_events.py FITTED ENCODER FOLDER. ``FITTED`` is what train_events.py wrote.
"""

import argparse
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from train_events import Network


class _Plain(nn.Module):
    """The network for single sentences: nothing is padded, so all pieces are there."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Return what the network returns."""
        found: Tensor = self.network(ids, torch.ones_like(ids), source, target)
        return found


def export(fitted: Path, encoder: Path, folder: Path) -> None:
    """Write ``model.onnx`` and ``folds.npz`` into ``folder``."""
    network = Network(encoder)
    network.load_state_dict(torch.load(fitted / "weights.pt", weights_only=True))
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "whole.onnx"
    ids, place = torch.ones((1, 16), dtype=torch.long), torch.ones(1, dtype=torch.long)
    torch.onnx.export(
        _Plain(network), (ids, place, place), str(whole), dynamo=False, opset_version=17,
        input_names=["ids", "source", "target"], output_names=["types"],
        dynamic_axes={"ids": {0: "sentences", 1: "pieces"}, "source": {0: "sentences"}, "target": {0: "sentences"},
                      "types": {0: "sentences"}},
    )  # fmt: skip
    # Seven bits of eight are used: a processor without the newer instructions would else run over and mark otherwise.
    quantize_dynamic(
        whole, folder / "model.onnx", op_types_to_quantize=["MatMul", "Gather"], weight_type=QuantType.QInt8,
        per_channel=True, reduce_range=True,
    )  # fmt: skip
    onnx.checker.check_model(onnx.load(folder / "model.onnx"))
    whole.unlink()
    shutil.copy(fitted / "folds.npz", folder / "folds.npz")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("fitted", "encoder", "folder"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    export(options.fitted, options.encoder, options.folder)


if __name__ == "__main__":
    main()
