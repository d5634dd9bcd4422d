"""Reading the proper names of GUM: entities whose head is a proper noun, cut to the name's own words.

GUM marks every noun phrase with a type, whole: with articles, titles, appositions and clauses behind it. What counts
here as a proper name:

- the head (the word whose governor lies outside the phrase) is tagged NNP or NNPS, and the type is person,
  organization, place or event;
- from the head to the left, the unbroken run of proper nouns, hyphens and, but for persons, other words with a
  capital ("American Revolution"); it does not pass a possessor that is a phrase of its own ("Iran's Guards");
- to the right, proper nouns, numbers and words with a capital, and over "of", "for", "the", "and", "&" where such a
  word follows; not over a conjunct of the head ("Iran and Iraq" are two);
- a state is a place also where it acts or plays, and is marked as an organization;
- without articles and titles; nothing is left of "the President", which is no name;
- of names within names the longest stays; words of nations and peoples alone are left out, since GUM marks the nouns
  as persons or places and the adjectives not at all.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.named import MarkedName, NamedText, bare_name, is_people, names_of_states, outermost

_KINDS = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}
_MARK = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-[^()]*(\)?)|(\d+)(?:\[\d+/\d+\])?\)")
_PROPER = ("NNP", "NNPS")
_PARTICLES = ("de", "la", "del", "von", "van", "bin", "ibn", "al", "-")
_SMALL = ("of", "for", "the", "and", "&", *_PARTICLES)
_MISC, _DEPREL, _HEAD, _TAG, _FORM = 9, 7, 6, 4, 1


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its characters, tag, governor (its place in the document, -1 for a root), relation, and entity marks."""

    start: int
    end: int
    form: str
    tag: str
    head: int
    relation: str
    marks: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A marked noun phrase: words ``first`` to ``last``, and its type."""

    first: int
    last: int
    type: str


def read_gum_names(folder: Path) -> list[NamedText]:
    """Read a split, or ``dev`` where the folder of splits is handed over; raises EvaluationError where nothing is."""
    split = folder / "dev" if (folder / "dev").is_dir() else folder
    found = [read_document(path) for path in sorted(split.glob("*.conllu"))]
    if not found:
        raise EvaluationError("no GUM data", where=str(folder), next_step="hand over a folder with .conllu files")
    return found


def read_document(path: Path) -> NamedText:
    """Read a document: sentences parted by a space, paragraphs by a blank line."""
    text, words = _words(path.read_text(encoding="utf-8").splitlines())
    names = outermost(name for phrase in _phrases(words) if (name := _name(text, words, phrase)) is not None)
    return NamedText(path.stem, text, names)


def _words(lines: Iterable[str]) -> tuple[str, list[Word]]:
    """Return the text and its words."""
    text = ""
    words: list[Word] = []
    base = 0
    for gap, cells in _spaced(lines):
        if cells[0] == "1":
            base = len(words)
        text += gap
        head = base + int(cells[_HEAD]) - 1 if cells[_HEAD] != "0" else -1
        marks = next((part[7:] for part in cells[_MISC].split("|") if part.startswith("Entity=")), "")
        end = len(text) + len(cells[_FORM])
        words.append(Word(len(text), end, cells[_FORM], cells[_TAG], head, cells[_DEPREL], marks))
        text += cells[_FORM]
    return text, words


def _spaced(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each word's columns with what parts it from the word before.

    Words that are written as one ("don't", 5-6) have a line of their own before them, which tells what follows both.
    """
    gap, behind, last_joined = "", "", 0
    for line in lines:
        cells = line.split("\t")
        if re.match(r"# newpar(?!_)", line):
            gap = "\n\n" if gap else ""
        if line.startswith("# sent_id"):
            last_joined = 0
        if len(cells) <= _MISC or "." in cells[0]:
            continue
        after = "" if "SpaceAfter=No" in cells[_MISC] else " "
        if "-" in cells[0]:
            behind, last_joined = after, int(cells[0].partition("-")[2])
            continue
        yield gap, cells
        number = int(cells[0])
        gap = after if number > last_joined else behind if number == last_joined else ""


def _phrases(words: Sequence[Word]) -> Iterator[Phrase]:
    """Yield the marked phrases; brackets of one number nest."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(words):
        for mark in _MARK.finditer(word.marks):
            number, kind, closed, ended = mark.groups()
            if number and closed:
                yield Phrase(i, i, kind)
            elif number:
                opened.setdefault(number, []).append((i, kind))
            elif opened.get(ended):
                first, kind = opened[ended].pop()
                yield Phrase(first, i, kind)


def _name(text: str, words: Sequence[Word], phrase: Phrase) -> MarkedName | None:
    """Return the name that a phrase holds, or None where it is no name."""
    kind = _KINDS.get(phrase.type)
    inside = range(phrase.first, phrase.last + 1)
    head = next((i for i in inside if words[i].head not in inside), phrase.first)
    if kind is None or words[head].tag not in _PROPER:
        return None
    first = _leftmost(words, phrase.first, head, kind)
    last = _rightmost(words, head, phrase.last, kind)
    name = bare_name(text, words[first].start, words[last].end, kind)
    if name is None or is_people(text[name.start : name.end]):
        return None
    acting = kind == "organisation" and text[name.start : name.end] in names_of_states()
    return replace(name, kind="place") if acting else name


def _leftmost(words: Sequence[Word], floor: int, head: int, kind: str) -> int:
    """Return the first word of the name, left of its head."""
    first = head
    for i in range(head - 1, floor - 1, -1):
        word = words[i]
        if word.tag in _PROPER or (kind != "person" and word.form[:1].isupper() and word.tag not in ("DT", "PRP$")):
            if words[i + 1].tag == "POS" and "(" in word.marks:
                break
            first = i
        elif not (word.tag == "HYPH" or (kind != "person" and (word.tag == "POS" or word.form in ("of", "&", "and")))):
            break
    return first


def _rightmost(words: Sequence[Word], head: int, ceiling: int, kind: str) -> int:
    """Return the last word of the name, right of its head."""
    last = head
    for i in range(head + 1, ceiling + 1):
        word = words[i]
        if word.relation == "conj" and word.head == head:
            break
        fits = word.tag in _PROPER or (kind != "person" and (word.tag == "CD" or word.form[:1].isupper()))
        if fits and not _over_a_conjunct(words, last, i, head):
            last = i
        elif not (word.form in (_PARTICLES if kind == "person" else _SMALL) or word.tag in ("HYPH", "POS")):
            break
    return last


def _over_a_conjunct(words: Sequence[Word], last: int, i: int, head: int) -> bool:
    """Tell whether going on from ``last`` to ``i`` would take in part of another name joined by "and"."""
    between: Iterable[Word] = words[last + 1 : i]
    joined = (words[w.head] for w in between if w.form in ("and", "&"))
    return any(word.head == head and word.relation == "conj" for word in joined)
