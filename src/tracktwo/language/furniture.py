"""Which line of a page is furniture by its words: the rules of `furniture.yaml`, date lines and bylines."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tracktwo.language.blocks import Block
from tracktwo.language.outlets import agency_names, publisher_names
from tracktwo.language.pagedate import is_date_line

LONGEST = 1500  # characters; a longer block is the article's, whatever words it holds
NAME = (
    r"(?-i:[^\W\d_a-zß-ÿ][\w.'’-]*"
    r"(?: (?:[^\W\d_a-zß-ÿ][\w.'’-]*|al-\w{1,20}|el-\w{1,20}|de|del|da|di|van|von|der|bin|ibn|the)){0,4})"
)
BYLINE_WORDS = 14
# A gallery whose captions stand in one block with their numbers, however long it is.
_GALLERY = re.compile(r"\b(?:hide|toggle|show) caption\s+\d{1,3} of \d{1,3}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the data: what it calls a line, how long the line may be, and whether the article ends there."""

    reason: str
    at: str
    longest: int
    ends: bool
    pattern: re.Pattern[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why a line is furniture, and whether nothing of the article follows it."""

    reason: str
    ends: bool = False


def judge_block(block: Block) -> Judgement | None:
    """Return why a block is furniture by its words alone, or None where they say nothing against it.

    >>> judge_block(Block(0, 0, "Read more: What the talks are about")).reason
    'link'
    >>> judge_block(Block(0, 0, "The talks ended on Friday.")) is None
    True
    """
    if _GALLERY.search(block.text):
        return Judgement("picture credit")
    if len(block.text) > LONGEST:
        return None
    if not re.search(r"\w", block.text):
        return Judgement("page")
    if is_date_line(block.text):
        return Judgement("page date")
    words = block.words
    for rule in _rules():
        if words <= rule.longest and _fits(rule, block.text):
            return Judgement(rule.reason, rule.ends)
    if is_byline(block.text):
        return Judgement("byline")
    return None


def is_byline(line: str) -> bool:
    """Tell whether a line names who wrote the article, or only an agency or outlet.

    >>> is_byline("By Ana Ruiz and Tom Lee, Reuters"), is_byline("By Friday, the city had fallen.")
    (True, False)
    """
    return len(line.split()) <= BYLINE_WORDS and bool(_byline().fullmatch(line.strip(" |·•")))


@cache
def _byline() -> re.Pattern[str]:
    job = "correspondent|reporter|editor|writer|columnist|staff|analyst|contributor|fellow|bureau|news|desk"
    role = rf"[\w'’. -]{{0,50}}(?:{job})[\w'’. -]{{0,40}}"
    known = f"(?-i:{publisher_names()})"
    with_others = rf",? (?:and|&) {NAME}|, {NAME}|\s?[|/·•-]\s?{NAME}"
    of = rf"(?:,? (?:of|for|from|in|at) {NAME}|{with_others}|,? {role}|[,|]? ?{known})"
    return re.compile(
        rf"(?:(?:written |reported |posted |story |text |words |analysis |compiled )?by:? {NAME}{of}{{0,6}}\.?"
        rf"|(?:the )?{known}(?:,? (?:staff|writers?|news service|special report))?)",
        re.IGNORECASE,
    )


def _fits(rule: Rule, line: str) -> bool:
    """Try one rule on a line."""
    if rule.at == "words":
        parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", line.casefold())
        return bool(parts) and all(part in rule.words for part in parts)
    if rule.at == "whole":
        return rule.pattern.fullmatch(line) is not None
    if rule.at == "start":
        return rule.pattern.match(line) is not None
    return rule.pattern.search(line) is not None


@cache
def _rules() -> tuple[Rule, ...]:
    """Load the rules, each as one regular expression."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((files("tracktwo.knowledge") / "furniture.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both loaders are safe ones
    return tuple(_rule(row) for row in data["rules"])


def _rule(row: dict[str, Any]) -> Rule:
    """Compile one rule; at the end of a line a pattern is anchored there."""
    if row["at"] == "words":
        listed = frozenset(word for line in row["patterns"] for word in line.split())
        return Rule(row["reason"], "words", row["longest"], bool(row.get("ends")), re.compile(""), listed)
    agency = f"(?-i:{agency_names()})"
    joined = "|".join(f"(?:{p})" for p in row["patterns"]).replace("{agency}", agency).replace("{name}", NAME)
    tail = r"\s*$" if row["at"] == "end" else ""
    flags = re.IGNORECASE
    return Rule(
        row["reason"],
        row["at"],
        row["longest"],
        bool(row.get("ends")),
        re.compile(f"(?:{joined}){tail}", flags),
        frozenset(),
    )
