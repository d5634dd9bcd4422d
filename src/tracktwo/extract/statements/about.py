"""What a statement is about: issue terms, each with the words that decided it."""

import re
from collections.abc import Sequence
from functools import cache

from tracktwo.extract.making import term_value
from tracktwo.extract.statements.lexicon import read_knowledge
from tracktwo.language.reading import Reading
from tracktwo.language.shadow import shadow_of
from tracktwo.types import TermValue


@cache
def _issue_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern of all issue words, longest first, and the issue of each."""
    issues: dict[str, str] = {}
    for issue, lines in read_knowledge("issues.yaml").items():
        for line in lines:
            issues[line] = issue
    ordered = sorted(issues, key=lambda line: (-len(line), line))
    pattern = "|".join(re.escape(line).replace(r"\*", r"[a-z]*").replace(r"\ ", r"\s+") for line in ordered)
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), issues


def find_issues(reading: Reading, spans: Sequence[tuple[int, int]]) -> list[TermValue]:
    """Return the issues that the words of the spans show, each once, at its first words.

    The anchor is the words themselves; the words are in ``knowledge/issues.yaml``, the terms in ``ontology``.
    """
    pattern, issues = _issue_words()
    found: dict[str, TermValue] = {}
    for start, end in spans:
        for match in pattern.finditer(shadow_of(reading.text[start:end])):
            issue = _issue_of(match.group().lower(), issues)
            found.setdefault(issue, term_value(reading, issue, start + match.start(), start + match.end()))
    return list(found.values())


def _issue_of(words: str, issues: dict[str, str]) -> str:
    """Return the issue of matched words: the exact line, or the longest starred line that they begin with."""
    plain = " ".join(words.split())
    if plain in issues:
        return issues[plain]
    starred = [line for line in issues if line.endswith("*") and plain.startswith(line[:-1])]
    return issues[max(starred, key=lambda line: (len(line), line))]
