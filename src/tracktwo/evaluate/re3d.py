"""Reading re3d: documents on Syria and Iraq with marked persons, organisations and places (Dstl, 2017).

Its spans are noun phrases: pronouns ("We"), descriptions ("Iraqi forces", "a VBIED factory"), and names with all that
stands before them ("the Iraqi Foreign Minister", "eastern Aleppo", "Baghdad, Iraq"). Annotations with a confidence of
0 were voted down, and are dropped; most are parts of a span that was kept. What is a name in a span is told by these
rules:

- A person's name is the run of words with capitals (particles between them allowed) that ends the span, without the
  titles that lead to it; where a phrase stands between title and run, the run must begin with a given name.
- Of an organisation or a place, articles and words without a capital before it fall away; a comma divides ("Baghdad,
  Iraq" are two); "the city of" falls away. A span whose last word has no capital ("Coalition forces", "Calais region")
  is a description.
- A state, or what the corpus elsewhere marks as a place, is a place also where it acts ("France" as an organisation):
  whether a state acts is no matter of its name.
- Words of nations and peoples alone are left out: they are marked here as organisations or not at all. So is a word
  with a capital only because it opens a sentence ("Soldiers"), told by its standing elsewhere without.

A span that is no name, or only in part, makes its words unsure: names found within it count neither way.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracktwo.actors.words import is_given_name, person_words
from tracktwo.errors import EvaluationError
from tracktwo.evaluate.named import MarkedName, NamedText, bare_name, is_people, names_of_states, outermost

_KINDS = {"Person": "person", "Organisation": "organisation", "Location": "place"}
_WORD = re.compile(r"[^\s,;()\"“”]+")
_JOINING = frozenset({"of", "for", "and", "the", "in", "on", "to", "&", "-", "–"})
_PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "you", "us", "them", "him", "her", "who", "our", "his"})
_REGION_OF = re.compile(r"^(?:the |a )?(?:[a-z]+ )*(?:city|town|village|province|governorate|district|state) of ")
_HELD_BACK = 2  # every second document, by its hash, is kept for measuring


def read_re3d(folder: Path, *, training: bool = False) -> list[NamedText]:
    """Read the half kept for measuring, or the other half for training; raises EvaluationError where nothing is.

    Which half a document belongs to follows from the SHA-256 of its id, so that it never changes.
    """
    places = _places(folder)
    documents = [document for source in sorted(folder.glob("*/documents.json")) for document in _read(source, places)]
    if not documents:
        raise EvaluationError("no re3d data", where=str(folder), next_step="hand over the folder of its sources")
    return [d for d in documents if is_held_back(d.name) != training]


def is_held_back(name: str) -> bool:
    """Tell whether a document is kept for measuring."""
    return hashlib.sha256(name.encode()).digest()[0] % _HELD_BACK == 0


def _places(folder: Path) -> frozenset[str]:
    """Return the names of states, and the words that the corpus marks as places."""
    marked = {
        mark["value"]
        for path in folder.glob("*/entities.json")
        for mark in _rows(path)
        if mark["type"] == "Location" and mark["confidence"] > 0
    }
    return names_of_states() | marked


def _read(documents: Path, places: frozenset[str]) -> Iterator[NamedText]:
    """Yield the documents of one source."""
    marks: dict[str, list[dict[str, Any]]] = {}
    for mark in _rows(documents.with_name("entities.json")):
        if mark["confidence"] > 0 and mark["type"] in _KINDS:
            marks.setdefault(mark["documentId"], []).append(mark)
    for document in _rows(documents):
        text = document["text"]
        spans = [(m["begin"], m["end"], _KINDS[m["type"]]) for m in marks.get(document["_id"], ())]
        named = [(span, tuple(n for n in names_in(text, *span) if not _ordinary(text, n))) for span in spans]
        kept = outermost(name for _, found in named for name in found)
        names = tuple(part for name in kept for part in _as_places(text, name, places))
        unsure = {
            (start, end)
            for (start, end, kind), found in named
            if not any(bare_name(text, start, end, kind) == name for name in found)
        }
        yield NamedText(document["_id"], text, names, tuple(sorted(unsure)))


def _as_places(text: str, name: MarkedName, places: frozenset[str]) -> Iterator[MarkedName]:
    """Yield a name, as a place where its words are known for one; two places joined by "and" are two names."""
    first, joined, second = text[name.start : name.end].partition(" and ")
    if joined and first in places and second in places:
        yield MarkedName(name.start, name.start + len(first), "place")
        yield MarkedName(name.end - len(second), name.end, "place")
    else:
        yield replace(name, kind="place") if text[name.start : name.end] in places else name


def _ordinary(text: str, name: MarkedName) -> bool:
    """Tell an ordinary word that opens a sentence from a name: elsewhere it stands without a capital."""
    word = text[name.start : name.end]
    opens = not text[: name.start].rstrip(' \xa0"“(') or text[: name.start].rstrip(' \xa0"“(')[-1] in ".!?:\n"
    return opens and word.isalpha() and re.search(rf"\b{word.lower()}\b", text) is not None


def _rows(path: Path) -> list[dict[str, Any]]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def names_in(text: str, start: int, end: int, kind: str) -> Iterator[MarkedName]:
    """Yield the names in a marked span.

    >>> phrase = "the Iraqi Minister for the Middle East Anna Novak"
    >>> [phrase[n.start : n.end] for n in names_in(phrase, 0, 49, "person")]
    ['Anna Novak']
    >>> [n.end for n in names_in("eastern Aleppo, Syria", 0, 21, "place")]
    [14, 21]
    """
    if kind == "person":
        name = _person(text, start, end)
        if name is not None:
            yield name
        return
    at = start
    for part in re.split(r"([,;(])", text[start:end]):
        yield from _thing(text, at, at + len(part), kind)
        at += len(part)


def _person(text: str, start: int, end: int) -> MarkedName | None:
    """Return the name that ends a person's span."""
    whole = bare_name(text, start, end, "person")
    words = list(_WORD.finditer(text, start, whole.end)) if whole else []
    run: list[re.Match[str]] = []
    for word in reversed(words):
        if not _of_a_name(word.group()):
            break
        run.insert(0, word)
    titles = [n for n, word in enumerate(run[:-1]) if _is_title(word.group())]
    run = run[titles[-1] + 1 :] if titles else run
    given = next((n for n, word in enumerate(run) if n + 1 < len(run) and is_given_name(word.group())), None)
    before = words[: len(words) - len(run)]
    if given is not None:
        run = run[given:]
    elif before and before[-1].group().lower() in _JOINING and any(_is_title(w.group()) for w in before):
        return None
    while run and (not run[0].group()[0].isupper() or _is_title(run[0].group())) and not _prefixed(run[0].group()):
        run = run[1:]
    if not run or run[0].group().lower() in _PRONOUNS or any(_is_title(w.group()) for w in run[-1:]):
        return None
    name = bare_name(text, run[0].start(), run[-1].end(), "person")
    return None if name is None or is_people(text[name.start : name.end]) else name


def _of_a_name(word: str) -> bool:
    """Tell a word that a person's name may hold: with a capital, a particle, or an Arabic article before it."""
    return word[0].isupper() or word.lower() in person_words().particles or _prefixed(word)


def _prefixed(word: str) -> bool:
    """Tell a word with an Arabic article before it."""
    return bool(re.match(r"(?:al|el|ad|as|ash|ar|at)[-‑][A-Z'’]", word))


def _is_title(word: str) -> bool:
    """Tell a title or a function, in whatever case."""
    low, words = word.lower().rstrip(".,"), person_words()
    return low in words.title_heads or (low in words.honorifics and not is_given_name(word))


def _thing(text: str, start: int, end: int, kind: str) -> Iterator[MarkedName]:
    """Yield the name of a body or place in a part of a span between commas."""
    leading = _REGION_OF.match(text[start:end].strip())
    words = list(_WORD.finditer(text, start, end))
    if leading and kind == "place":
        skip = len(leading.group().split())
        words = words[skip:]
    while words and not (words[0].group()[0].isupper() or _prefixed(words[0].group())):
        words = words[1:]
    if words and words[0].group().lower() in ("the", "this", "a"):
        words = words[1:]
    if not words or not _all_named(words) or words[0].group().lower() in _PRONOUNS:
        return
    name = bare_name(text, words[0].start(), words[-1].end(), kind)
    if name is not None and not is_people(text[name.start : name.end]):
        yield name


def _all_named(words: Iterable[re.Match[str]]) -> bool:
    """Tell whether words make up a name: all with capitals or digits, small words between them, a capital last."""
    plain = [w.group() for w in words]
    fits = all(w[0].isupper() or w[0].isdigit() or w.lower() in _JOINING or _prefixed(w) for w in plain)
    return fits and (plain[-1][0].isupper() or _prefixed(plain[-1])) and any(w[0].isalpha() for w in plain)
