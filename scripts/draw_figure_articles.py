"""Draw the articles whose figures are marked (src/tracktwo/evaluate/marks), and the half each belongs to.

    python scripts/draw_figure_articles.py ../shared/gold

prints one line per article: id and half. The draw looks only for numbers near words of war, never at what the program
finds; the same folder always gives the same articles.
"""

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SEED = 1948
WANTED = (("stories", 24), ("allsides_conflict", 46))
LENGTH = range(1200, 6501)  # in characters: long enough to hold figures, short enough to be read twice
NEAR_ENOUGH = 3  # numbers near such words that an article must have

_NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"millions?|half|scores)"
)
_WAR = (
    r"(?:killed|dead|deaths?|die[sd]?|died|wounded|injured|displaced|fled|refugees?|casualt\w+|hostages?|detain\w+|"
    r"arrest\w+|kidnap\w+|captur\w+|evacuat\w+|missing|homeless|troops|soldiers|fighters|prisoners)"
)
_NEAR = re.compile(
    rf"\b{_NUMBER}\b[^.\n]{{0,60}}\b{_WAR}\b|\b{_WAR}\b[^.\n]{{0,60}}\b{_NUMBER}\b", re.IGNORECASE
)  # fmt: skip


def main(gold: Path) -> None:
    """Draw from the stories first, then from the corpus without the stories' articles."""
    chance = random.Random(SEED)  # noqa: S311 - a seeded draw, not a secret
    for folder, wanted in WANTED:
        fit = sorted((a for a in _articles(gold / folder) if _fits(a)), key=lambda a: (a["folder"], a["id"]))
        drawn = chance.sample(fit, min(wanted, len(fit)))
        drawn.sort(key=lambda a: (a["folder"], a["id"]))
        held_out = set(chance.sample(range(len(drawn)), len(drawn) // 2))
        for number, article in enumerate(drawn):
            sys.stdout.write(f"{article['id']} {'held-out' if number in held_out else 'dev'}\n")


def _articles(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles below a folder; those of the corpus that belong to a story are left to the story."""
    for path in sorted(folder.rglob("articles.jsonl*")):
        packed = path.read_bytes()
        for line in (gzip.decompress(packed) if path.suffix == ".gz" else packed).splitlines():
            article = json.loads(line)
            if article.get("story") is None:
                yield {**article, "folder": path.parent.name}


def _fits(article: dict[str, Any]) -> bool:
    """Tell whether an article may be drawn."""
    return len(article["text"]) in LENGTH and len(_NEAR.findall(article["text"])) >= NEAR_ENOUGH


if __name__ == "__main__":
    main(Path(sys.argv[1]))
