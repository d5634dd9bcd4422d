"""Running the trained reader: an ONNX model of a MiniLM encoder with heads for sayings and names, on one thread.

A window is run by itself and never in a batch: the scale of its eight-bit numbers follows from what runs together, and
a window's labels must not depend on its neighbours.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tracktwo.language.tagging.labels import Floats
from tracktwo.language.tagging.pieces import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

# Goes up with every new model; a test compares it with the model's own.
READER_VERSION = 2
FOLDER = Path(__file__).parents[2] / "models" / "reader"


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of the words of a window: label scores (words x labels), link vectors (words x 4 x size)."""

    tags: Floats
    names: Floats
    links: Floats


@dataclass(frozen=True, slots=True)
class Reader:
    """The loaded model with its tokenizer; ``name`` is the name and version on its card."""

    name: str
    session: "InferenceSession"
    tokenizer: "Tokenizer"

    def score(self, window: Window) -> Scores:
        """Run the model over one window."""
        ids = window.ids[None, :]
        tags, names, links = self.session.run(["tags", "names", "links"], {"ids": ids, "mask": np.ones_like(ids)})
        words = window.words
        return Scores(tags[0][words], names[0][words], links[0][words].reshape(len(words), 4, -1))


def has_reader(folder: Path = FOLDER) -> bool:
    """Tell whether the trained reader is there; without it the rules read alone."""
    return (folder / "model.onnx").is_file()


def open_tokenizer(folder: Path) -> "Tokenizer":
    """Return the tokenizer of an encoder's folder, neither padding nor cutting off."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def open_session(folder: Path) -> "InferenceSession":
    """Open a folder's model to run on one thread; the library is imported here because it takes a tenth of a second."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(folder / "model.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
    )


@cache
def load_reader(folder: Path = FOLDER) -> Reader:
    """Load the model once in a process."""
    session = open_session(folder)
    version = session.get_modelmeta().version
    return Reader(f"reader {version}", session, open_tokenizer(folder))
