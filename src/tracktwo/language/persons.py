"""Names of persons, told by the title before them or by a given name."""

from collections.abc import Sequence

from tracktwo.actors.aliases import fold
from tracktwo.actors.words import is_given_name, person_words
from tracktwo.language.reading import Token

_LONGEST = 10  # tokens of a person's name, hyphens and particles counted
_TAIL_AT = 3  # tokens before the second syllable of a given name: family name, first syllable, hyphen
_SYLLABLE = 6  # letters of a syllable of such a name, at most
_VERB_TAGS = ("VBD", "VBG", "VBN")
_INITIAL = 2  # letters of an initial with its full stop, the one kind of name word in capitals


def find_persons(tokens: Sequence[Token], blocked: set[int]) -> list[tuple[int, int]]:
    """Find first and last tokens of persons' names; ``blocked`` tokens belong to names of something else.

    A name is a run of words with a capital that begins with a given name, or follows a title ("mediator Anna Novak").
    """
    found = []
    i = 0
    while i < len(tokens):
        last = _run_end(tokens, i, blocked)
        if last is not None and _is_person(tokens, i, last):
            found.append((i, last))
            i = last
        i += 1
    return found


def _is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a run of name words names a person."""
    if fold(tokens[last].text).lower() in person_words().body_words:
        return False
    if last > first and is_given_name(tokens[first].text):
        return True
    titled = first > 0 and tokens[first - 1].sent == tokens[first].sent and is_title(tokens, first - 1)
    return titled and (last > first or tokens[first].dep != "compound")


def _run_end(tokens: Sequence[Token], i: int, blocked: set[int]) -> int | None:
    """Return the last token of the run of name words that begins at ``i``; None where none begins."""
    particles = person_words().particles
    if i in blocked or not name_word(tokens[i]) or title_word(tokens[i]):
        return None
    last = i
    for at in range(i + 1, min(len(tokens), i + _LONGEST)):
        token = tokens[at]
        if at in blocked or token.sent != tokens[i].sent:
            break
        if (name_word(token) and not title_word(token)) or given_tail(tokens, at):
            last = at
        elif token.text == "-":
            if tokens[at - 1].end != token.start:
                break
        elif token.text.lower() not in particles:
            break
    return last


def given_tail(tokens: Sequence[Token], at: int) -> bool:
    """Tell the second syllable of a given name of Korea or Taiwan, which begins small: "Kim Hak-song", "Lai Ching-te".

    What an adjective ends in is none: "Novak-led", "Novak-era".
    """
    token = tokens[at]
    if at < _TAIL_AT or not token.text.isalpha() or not token.text.islower() or len(token.text) > _SYLLABLE:
        return False
    given, hyphen = tokens[at - 2], tokens[at - 1]
    if hyphen.text != "-" or given.end != hyphen.start or hyphen.end != token.start:
        return False
    if token.tag in _VERB_TAGS or token.text in person_words().adjective_ends:
        return False
    return name_word(given) and name_word(tokens[at - 3]) and tokens[at - 3].end < given.start


def name_word(token: Token) -> bool:
    """Tell a word that can be part of a person's name: with a capital, not in capitals, no date."""
    shouted = token.text.isupper() and len(token.text) > _INITIAL
    return token.tag in ("NNP", "NNPS") and token.text[:1].isupper() and not shouted and "DATE" not in token.ent


def title_word(token: Token) -> bool:
    """Tell a word of titles and honorifics."""
    words, word = person_words(), token.text.lower().rstrip(".")
    return word in words.title_heads or (word in words.honorifics and not is_given_name(token.text))


def is_title(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` is a title that the next word, a name, belongs to; plurals are none."""
    return title_word(tokens[i]) and tokens[i].tag not in ("NNS", "NNPS")
