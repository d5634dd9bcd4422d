"""Examples for the judge of events: sentences with marked parties and a type, or with no more than a quarter.

Sentences of the PLOVER gold records, which are for measuring, are left out wherever they stand.
"""

import csv
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from tracktwo.evaluate.events import Row, read_rows, sentence_key
from tracktwo.extract.judge import TYPES, Pair, mark_parties

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
# The quarter that each type falls into: 1 and 2 verbal and material cooperation, 3 and 4 verbal and material conflict.
QUARTERS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "AID": 2, "COOPERATE": 2, "YIELD": 2, "ACCUSE": 3, "REJECT": 3,
    "REQUEST": 3, "THREATEN": 3, "ASSAULT": 4, "COERCE": 4, "MOBILIZE": 4, "PROTEST": 4, "SANCTION": 4,
}  # fmt: skip
TIMES = 3  # how often a template of a headline is filled in
_COUNTRIES = (
    "Russia", "Turkey", "Syria", "Iran", "Israel", "Egypt", "France", "Germany", "China", "India", "Pakistan", "Sudan",
    "Ethiopia", "Kenya", "Nigeria", "Libya", "Yemen", "Iraq", "Ukraine", "Georgia", "Armenia", "Azerbaijan", "Serbia",
    "Kosovo", "Greece", "Cyprus", "Japan", "South Korea", "North Korea", "Vietnam", "Cuba", "Colombia", "Venezuela",
    "Brazil", "Mexico", "Britain", "Saudi Arabia", "Qatar", "Jordan", "Lebanon", "Afghanistan", "Somalia", "Mali",
)  # fmt: skip
_CITIES = ("Aleppo", "Kabul", "Cairo", "Tripoli", "Kyiv", "Moscow", "Khartoum", "Lagos", "Bogota", "Gaza", "Juba")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its parties marked, and the number of its type, or of its quarter where the type is unknown."""

    pair: Pair
    type: int | None = None
    quarter: int | None = None


def measured_texts(gold: Path) -> frozenset[str]:
    """Return the sentences of the gold records, which nothing is trained on."""
    records = json.loads((gold / "plover_gsr" / "PLOVER_GSR_CAMEO.json").read_text(encoding="utf-8"))
    return frozenset(sentence_key(str(record["text"])) for record in records if record.get("text"))


def typed_rows(gold: Path, left_out: frozenset[str]) -> list[Row]:
    """Return the sentences of PLV's training part, those left out that are measured elsewhere."""
    return [row for row in read_rows(gold / "plover_plv") if sentence_key(row.text) not in left_out]


def typed_example(row: Row, tokenizer: Tokenizer) -> Judged:
    """Return a row of PLV as an example."""
    return Judged(mark_parties(row.text, row.source, row.target, tokenizer), TYPES.index(row.gold))


def quartered(gold: Path, left_out: frozenset[str], tokenizer: Tokenizer) -> Iterator[Judged]:
    """Yield sentences of which only the quarter is known (0 is a statement of none)."""
    for path in sorted((gold / "cameo_quad" / "cameo_class").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, quarter = line.rpartition("\t")
            if sentence_key(text) not in left_out:
                yield Judged(mark_parties(text, (-1, -1), (-1, -1), tokenizer), quarter=int(quarter))


def headlines(gold: Path, tokenizer: Tokenizer, chance: random.Random) -> Iterator[Judged]:
    """Yield templates of headlines, filled in; the first two countries are the parties."""
    path = gold / "plover_synthetic" / "synthetic_headlines.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        for record in csv.DictReader(handle):
            for _ in range(TIMES):
                names = chance.sample(_COUNTRIES, 6)
                text = re.sub(r"\{country_(\d)\}", lambda m, n=names: n[int(m[1])], record["title"])
                text = re.sub(r"\{city\w*\}", lambda _: chance.choice(_CITIES), text)
                text = re.sub(r"\{\w+\}", names[0], text)
                spans = [_span(text, names[1]), _span(text, names[2])]
                type_ = MERGED.get(record["event"], record["event"])
                yield Judged(mark_parties(text, spans[0], spans[1], tokenizer), TYPES.index(type_))


def _span(text: str, name: str) -> tuple[int, int]:
    """Return where a name stands first; (-1, -1) where it does not."""
    start = text.find(name)
    return (start, start + len(name)) if start >= 0 else (-1, -1)
