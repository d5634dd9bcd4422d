"""Draw the passages whose mentions of actors are marked by hand: seeded, spread over years and conflicts.

Prints one JSON object a passage: where the article lies, its id and date, and the passage's offsets; no text. The
gold of the evaluation task ``actors`` marks every mention of somebody in these passages, pronouns apart.

    python scripts/draw_mentions.py GOLD_FOLDER > passages.jsonl
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tracktwo.evaluate.actor_articles import GoldArticle, read_articles

SEED = 20261124
STORIES_EACH = 3
YEARLY = 5
ROOM = 300  # characters that must lie behind a passage's beginning
LENGTH = 450  # characters of a passage, before it is filled up to the end of its sentence
CONFLICTS = (
    "Syria", "Iran", "Gaza", "Ukraine", "Korea", "Islamic State|ISIS|ISIL", "Libya", "Iraq", "Yemen", "Afghanistan",
    "Egypt", "China", "Turkey", "Israel", "Cuba", "Venezuela", "Nigeria|Boko Haram", "Saudi", "Pakistan", "Russia",
)  # fmt: skip
_LOOSE = "allsides_conflict"  # the folder of articles that belong to no story
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[\"“A-Z])|\n+")


def main(folder: Path) -> None:
    """Draw and print."""
    chance = random.Random(SEED)  # noqa: S311 - a draw that anybody can repeat
    articles = list(read_articles(folder))
    chosen = [*_of_stories(articles, chance), *_of_years(articles, chance)]
    held_out = set(chance.sample(range(len(chosen)), len(chosen) // 2))
    for number, article in enumerate(chosen):
        start, end = _passage(article.text, chance)
        row = {"folder": article.folder, "article": article.id, "date": article.date}
        row |= {"set": "heldout" if number in held_out else "dev"}
        sys.stdout.write(json.dumps({**row, "start": start, "end": end}) + "\n")


def _of_stories(articles: list[GoldArticle], chance: random.Random) -> Iterator[GoldArticle]:
    """Yield some articles of each story."""
    folders = sorted({a.folder for a in articles if a.folder != _LOOSE})
    for folder in folders:
        dated = [a for a in articles if a.folder == folder and a.date and len(a.text) > 2 * ROOM]
        yield from chance.sample(sorted(dated, key=lambda a: a.id), STORIES_EACH)


def _of_years(articles: list[GoldArticle], chance: random.Random) -> Iterator[GoldArticle]:
    """Yield some articles of each year, each on another conflict; an article of a story is left to its story."""
    loose = [a for a in articles if a.folder == _LOOSE and not a.story]
    for year in sorted({a.date[:4] for a in loose if a.date}):
        pile = sorted((a for a in loose if a.date.startswith(year) and len(a.text) > 2 * ROOM), key=lambda a: a.id)
        chance.shuffle(pile)
        seen: set[str] = set()
        for article in pile:
            about = _conflict(article.text)
            if about and about not in seen and len(seen) < YEARLY:
                seen.add(about)
                yield article


def _conflict(text: str) -> str | None:
    """Return the word of the conflict that is named most; None where none is named three times."""
    counts = Counter({words: len(re.findall(words, text)) for words in CONFLICTS})
    word, count = counts.most_common(1)[0]
    return word if count > 2 else None  # noqa: PLR2004


def _passage(text: str, chance: random.Random) -> tuple[int, int]:
    """Return the sentences from the first that begins behind a random place on, until they are long enough."""
    begins = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    late = [b for b in begins[:-1] if b + ROOM <= len(text)] or [0]
    place = chance.randrange(len(late))
    start = late[place]
    end = next((b for b in begins if b >= start + LENGTH), len(text))
    return start, start + len(text[start:end].rstrip())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
