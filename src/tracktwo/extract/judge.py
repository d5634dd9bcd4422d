"""What one party does to another in a sentence: a trained model's word on the PLOVER type.

The sentence is shown with marks around the two parties; a small encoder (MiniLM) reads it, and what it makes of the
whole and of either mark goes into fifteen scores. The types are those of the drafts before 0.8, which take CONCEDE and
RETREAT as one, YIELD. Rules code verbs (``coding``); the model has read how news words what the lexicon does not hold.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from tracktwo.language.tagging.reader import FOLDER as READER
from tracktwo.language.tagging.reader import open_session, open_tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parents[1] / "models" / "events"
# In the order of the model's scores.
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
# Pieces of the vocabulary that no text has: they open and close the source and the target.
_MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
LONGEST = 160  # pieces of a sentence that are read

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in pieces with its marked parties: where in ``ids`` the marks of source and target open (0: none)."""

    ids: tuple[int, ...]
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """The likeliest type, how likely it is (0 to 1), and how likely all are (in the order of ``TYPES``)."""

    type: str
    score: float
    likely: Floats


@dataclass(frozen=True, slots=True)
class Judge:
    """The loaded model with its tokenizer."""

    session: "InferenceSession"
    tokenizer: "Tokenizer"

    def judge(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> Judgement:
        """Say what the source does to the target, both characters ``[start, end)`` of a sentence; (-1, -1) for none."""
        pair = mark_parties(text, source, target, self.tokenizer)
        given = {
            "ids": np.array([pair.ids], dtype=np.int64),
            "source": np.array([pair.source], dtype=np.int64),
            "target": np.array([pair.target], dtype=np.int64),
        }
        scores = self.session.run(["types"], given)[0][0]
        raised = np.exp(scores - scores.max())
        return judgement_of(raised / raised.sum())


def judgement_of(likely: Floats) -> Judgement:
    """Return the judgement that probabilities make."""
    best = int(likely.argmax())
    return Judgement(TYPES[best], float(likely[best]), likely)


def mark_parties(text: str, source: tuple[int, int], target: tuple[int, int], tokenizer: "Tokenizer") -> Pair:
    """Cut a sentence into pieces, with marks where its parties begin and end; parties may nest or touch."""
    opens = [(span[0], 1, mark) for span, mark in ((source, 0), (target, 2)) if span[0] >= 0]
    closes = [(span[1], 0, mark) for span, mark in ((source, 1), (target, 3)) if span[0] >= 0]
    cuts = sorted([*opens, *closes])
    places = [0, *(place for place, _, _ in cuts), len(text)]
    marks = [_id(tokenizer, _MARKS[mark]) for _, _, mark in cuts]
    ids = [_id(tokenizer, "[CLS]")]
    for number, (start, end) in enumerate(itertools.pairwise(places)):
        ids.extend(tokenizer.encode(text[start:end], add_special_tokens=False).ids)
        ids.extend(marks[number : number + 1])
    kept = [*ids[: LONGEST - 1], _id(tokenizer, "[SEP]")]
    first, second = (_place(kept, _id(tokenizer, _MARKS[n])) for n in (0, 2))
    return Pair(tuple(kept), first, second)


def _id(tokenizer: "Tokenizer", piece: str) -> int:
    """Return the number of a piece that must be there."""
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"the tokenizer has no piece {piece}")
    return int(number)


def _place(ids: Sequence[int], mark: int) -> int:
    """Return where a mark stands, 0 where it does not."""
    return ids.index(mark) if mark in ids else 0


def has_judge(folder: Path = FOLDER) -> bool:
    """Tell whether the trained model is there; without it the rules code alone."""
    return (folder / "model.onnx").is_file() and (READER / "tokenizer.json").is_file()


@cache
def load_judge(folder: Path = FOLDER) -> Judge:
    """Load the model once in a process.

    It cuts text as the reader does: both come from the same encoder, and the card tells by which tokenizer.
    """
    return Judge(open_session(folder), open_tokenizer(READER))
