"""Golden cases: a text of our own, the day it was published, and the reports a careful reader finds in it.

``tests/golden/KIND/NAME.txt`` holds the text, ``NAME.json`` the day and outlet ("published", "outlet") and "reports",
each with its "status" and "fields".
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from tracktwo.pipeline import read_article, reports_of
from tracktwo.types import ActorValue, Article, DateValue, PlaceValue, QuantityValue, Report, TermValue, Value

FOLDER = Path(__file__).parent / "golden"


def cases(kind: str) -> list[Path]:
    """Return the texts of a kind's golden folder."""
    return sorted((FOLDER / kind).glob("*.txt"))


def render(value: Value) -> str:
    """Return a value's normal form as one short string."""
    match value:
        case ActorValue():
            return value.name
        case PlaceValue():
            return value.id or value.text
        case DateValue():
            return value.edtf or "?"
        case QuantityValue():
            return f"{value.bound} {value.low} {value.high}"
        case TermValue():
            return value.term
        case _:
            return value.text


def summary(report: Report) -> dict[str, Any]:
    """Return what a golden file keeps of a report; links between reports are left to tests of their own."""
    fields = {name: [render(v) for v in values] for name, values in report.fields.items() if name != "part_of"}
    return {"status": report.status, "fields": fields}


def read_case(path: Path, kind: str) -> list[dict[str, Any]]:
    """Read a golden text through the whole pipeline and return the summaries of one kind."""
    text = path.read_text(encoding="utf-8")
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = Article(
        id="a-golden", path=path.name, url=None, sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain", language="en", outlet=expected.get("outlet"), origin=None, text=text,
        published=expected.get("published"), published_how="given" if expected.get("published") else None,
    )  # fmt: skip
    return [summary(r) for r in reports_of(read_article(article)) if r.kind == kind]
