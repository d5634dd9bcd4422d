"""Words that a name signs: a quotation with the name behind a dash, and "OMAR HADDAD: We will stay"."""

from tracktwo.extract.statements.content import trim_span
from tracktwo.extract.statements.lexicon import Verb
from tracktwo.extract.statements.saying import Saying, Speaker
from tracktwo.extract.statements.scene import Scene

SIGNED = Verb("signed", frozenset({"quote"}), "report", "speech")
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_VERBS = frozenset({"VERB", "AUX"})
LONGEST_NAME = 6


def add_signed(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """Add a saying for each quotation that a name behind a dash closes, and each paragraph that a name opens."""
    return [*sayings, *_behind_dashes(scene), *_before_colons(scene)]


def _behind_dashes(scene: Scene) -> list[Saying]:
    """Return the sayings of quotations with "— Ana Novak" behind them, up to the paragraph's end or the next mark."""
    found = []
    for quote in scene.quotes:
        dash = scene.first_at(quote.end)
        if dash + 1 >= len(scene.tokens) or scene.tokens[dash].text not in _DASHES or scene.quoted[dash + 1] >= 0:
            continue
        name = _name_at(scene, dash + 1)
        here = scene.paragraph_of(quote.end - 1) == scene.paragraph_of(scene.tokens[dash].start)
        span = trim_span(scene.reading.text, quote.inner_start, quote.inner_end)
        if name is None or span is None or not here or _goes_on(scene, name.heads[0]):
            continue
        mark = scene.tokens[dash]
        found.append(Saying(dash, SIGNED, mark.start, mark.end, speaker=name, contents=[span]))
    return found


def _goes_on(scene: Scene, last: int) -> bool:
    """Tell whether a verb follows the name before the next quotation or paragraph: then it signs nothing."""
    paragraph = scene.paragraph_of(scene.tokens[last].start)
    for token in scene.tokens[last + 1 : last + 20]:
        if scene.paragraph_of(token.start) != paragraph or scene.quoted[token.i] >= 0 or token.text in (".", ";"):
            return False
        if token.pos in _VERBS:
            return True
    return False


def _before_colons(scene: Scene) -> list[Saying]:
    """Return the sayings of paragraphs that a person's name and a colon open, as in the record of a conversation."""
    found = []
    for paragraph in scene.reading.layout.paragraphs:
        first = scene.first_at(paragraph.start)
        if first not in scene.persons:
            continue
        name = _name_at(scene, first)
        colon = name.heads[0] + 1 if name else first
        if name is None or colon + 1 >= len(scene.tokens) or scene.tokens[colon].text != ":":
            continue
        mark = scene.tokens[colon]
        span = trim_span(scene.reading.text, mark.end, paragraph.end) if mark.end < paragraph.end else None
        if span is not None:
            found.append(Saying(colon, SIGNED, mark.start, mark.end, speaker=name, contents=[span]))
    return found


def _name_at(scene: Scene, first: int) -> Speaker | None:
    """Return the person whose name begins at token ``first``."""
    last = first
    while last in scene.persons and last - first < LONGEST_NAME:
        last += 1
    if last == first:
        return None
    return Speaker((last - 1,), scene.tokens[first].start, scene.tokens[last - 1].end)
