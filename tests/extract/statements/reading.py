"""Reading a short text up to its statements, by the rules alone: what a model would add is tested by itself."""

import hashlib

from tracktwo.language.reading import Reading
from tracktwo.pipeline import RULE_STEPS, read_article
from tracktwo.types import Article, Report

LAST = next(n for n, step in enumerate(RULE_STEPS) if step.name == "statement")


def read(text: str, published: str = "2024-11-22") -> Reading:
    article = Article(
        id="a-test", path=None, url=None, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="text/plain",
        language="en", outlet=None, origin=None, text=text, published=published, published_how="given",
    )  # fmt: skip
    return read_article(article, steps=RULE_STEPS[: LAST + 1])


def statements(text: str) -> tuple[Report, ...]:
    return read(text).statements


def texts(report: Report, name: str) -> list[str]:
    return [value.text for value in report.fields.get(name, ())]


def chain(report: Report) -> list[tuple[str, str]]:
    return [(link.role, link.text) for link in report.attribution]
