"""Make labelled texts for the names head out of two readings of each text: the second step of silver names.

Usage: make_name_silver.py READINGS OUT --gold FOLDER

Where both readings agree, the name is taken, in the kind that the same words have over the whole collection; where
they do not, what the collection says clearly is taken, and the rest is masked: a doubtful word teaches nothing. Rows of
labelled corpora get the corpus's names; the readings only add kinds that the corpus does not mark.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from name_kinds import cues, finer_kind
from name_votes import Spans, Votes, count_votes, overlaps, settle

from tracktwo.evaluate.gum_names import read_gum_names
from tracktwo.evaluate.named import NamedText
from tracktwo.evaluate.re3d import read_re3d

_LONGEST_PERSON = 5  # words
_PREFIXED = re.compile(r"\b(?:Mac|Mc|De|Le|La|Fitz)(?=[A-Z])")


def main() -> None:
    """Read the readings, vote, write the rows, and print what they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.readings.read_text(encoding="utf-8").splitlines()]
    votes = count_votes(rows)
    documents = [*read_gum_names(options.gold / "gum" / "train"), *read_re3d(options.gold / "re3d", training=True)]
    labelled = {document.name: document for document in documents}
    made = [
        _with_gold(row, labelled[row["id"]], votes) if row["id"] in labelled else _silver(row, votes) for row in rows
    ]
    temporary = options.out.with_suffix(".part")
    temporary.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), encoding="utf-8")
    temporary.replace(options.out)
    print(json.dumps(counts(made), indent=1))


def counts(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """Count documents, words, masked stretches and names of each kind, by source."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        of_source = found.setdefault(row["source"], Counter())
        of_source.update(documents=1, words=len(row["text"].split()), masked=len(row["masked"]))
        of_source.update(kind for _, _, kind in row["spans"])
    return {source: dict(counted.most_common()) for source, counted in found.items()}


def _silver(row: Mapping[str, Any], votes: Votes) -> dict[str, Any]:
    """Make a row of an unlabelled text."""
    text = row["text"]
    settled, doubtful = settle(row, votes)
    spans = []
    for a, b, kind in settled:
        known = cues()["settled"].get(text[a:b].lower(), kind)
        if not known or _is_suspect(text[a:b], known):
            doubtful.append((a, b))
        else:
            spans.append((a, b, finer_kind(text[a:b], known)))
    masked = [*((a, b, "") for a, b in doubtful), *_stray(row, spans, doubtful, votes)]
    return _row(row, spans, masked)


def _is_suspect(words: str, kind: str) -> bool:
    """Tell a name that both readers may get wrong: words of titles alone ("Defense"), or words run together.

    >>> _is_suspect("State", "organisation"), _is_suspect("Novak Anna NovakFederal", "person")
    (True, True)
    """
    parts = words.lower().split()
    if all(part.rstrip(".") in _plain() for part in parts) and kind != "nationality":
        return True
    joined = (
        kind == "person"
        and re.search(r"[a-z]{2}[A-Z]", words)
        and not re.search(r"\b(?:Mac|Mc|De|Le|Fitz)[A-Z]", words)
    )
    return bool(joined) or (kind == "person" and len(parts) > _LONGEST_PERSON)


@cache
def _plain() -> frozenset[str]:
    """Return the words with a capital that are no names."""
    return frozenset(cues()["plain"])


def _stray(row: Mapping[str, Any], spans: Spans, doubtful: Sequence[tuple[int, int]], votes: Votes) -> Spans:
    """Return words tagged as proper nouns that no reading takes for a name, and that may be one."""
    text = row["text"]
    covered = [*spans, *((a, b, "") for a, b in doubtful)]
    headline = row["paragraphs"][0][1] if row["source"] == "news" and row["paragraphs"] else 0
    stray = []
    for start, end, tag in row["tags"]:
        word = text[start:end]
        if overlaps((start, end), covered) or word.lower().rstrip(".") in _plain():
            continue
        likely = votes.name_share(word)
        proper = tag in ("NNP", "NNPS") and (likely is None or likely > 0.3)  # noqa: PLR2004
        if end <= headline:
            proper = likely is not None and likely > 0.5  # noqa: PLR2004
        if proper or (likely or 0) > 0.7:  # noqa: PLR2004
            stray.append((start, end, ""))
    return stray


def _with_gold(row: Mapping[str, Any], document: NamedText, votes: Votes) -> dict[str, Any]:
    """Make a row of a labelled text: its own names, and peoples from the readings, which corpora leave out."""
    text = row["text"]
    settled, doubtful = settle(row, votes)
    by_place = {(a, b): kind for a, b, kind in settled}
    spans = []
    for name in document.names:
        known = by_place.get((name.start, name.end))
        kind = known if name.kind == "organisation" and known in ("armed_group", "outlet", "government") else name.kind
        spans.append((name.start, name.end, finer_kind(text[name.start : name.end], kind)))
    masked: list[tuple[int, int, str]] = []
    for span in [*settled, *((a, b, "") for a, b in doubtful)]:
        if overlaps(span[:2], spans):
            continue
        inside_unsure = overlaps(span[:2], [(a, b, "") for a, b in document.unsure])
        if span[2] == "nationality" or (inside_unsure and span[2]):
            spans.append((span[0], span[1], finer_kind(text[span[0] : span[1]], span[2])))
        elif span[2]:
            masked.append(span)
    for start, end, _ in row["tags"]:
        if overlaps((start, end), [(a, b, "") for a, b in document.unsure]) and not overlaps((start, end), spans):
            masked.append((start, end, ""))
    return _row(row, spans, masked)


def _row(row: Mapping[str, Any], spans: Spans, masked: Spans) -> dict[str, Any]:
    """Return a row as it is written."""
    return {
        "source": row["source"], "id": row["id"], "text": row["text"], "paragraphs": row["paragraphs"],
        "spans": sorted(spans), "masked": sorted((a, b) for a, b, *_ in masked),
    }  # fmt: skip


if __name__ == "__main__":
    main()
