"""What a number counts: the noun, or the participle that stands for people ("108 wounded")."""

from collections.abc import Collection, Sequence

from tracktwo.language.reading import Token

# How many words may stand between a number and its noun ("150 heavily armed Turkish-backed opposition fighters").
REACH = 7
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_BETWEEN = ("JJ", "JJR", "JJS", "VBN", "VBG", "RB", "CD", "DT", "PRP$", "POS", "HYPH", ",", "``", "''", '"', "AFX")


def counted_head(tokens: Sequence[Token], core: int, last: int, people: Collection[str]) -> int | None:
    """Return the token that a number counts, looking right from its last word; None where it stands alone.

    ``people`` are participles and adjectives that stand for the people counted, whatever the parse took them for.
    """
    i = last + 1
    if i < len(tokens) and tokens[i].sent == tokens[last].sent and tokens[i].text.lower() in ("of", "%", "percent"):
        i += 1
        if i < len(tokens) and tokens[i].text.lower() == "of":
            i += 1
    stand_in: int | None = None
    noun: int | None = None
    for j in range(i, min(len(tokens), i + REACH)):
        token = tokens[j]
        if token.sent != tokens[last].sent:
            break
        if (
            noun is None
            and stand_in == i
            and token.text.lower() not in people
            and tokens[i].text.lower() in people
            and token.tag != "NNS"
            and not _leads_to_plural(tokens, j)
        ):
            break
        if token.tag == "POS" or (token.tag == "," and j == i):
            if noun is None:
                break
            noun = None
            continue
        if token.tag == "CC" and noun is None and _joins_adjectives(tokens, j):
            continue  # "hundreds of American and coalition service members"
        hyphened = token.text == "-" or tokens[j - 1].text == "-"
        if token.tag in _NOUNS:
            if noun is not None and token.tag.startswith("NNP") and not tokens[noun].tag.startswith("NNP"):
                break  # "its first attempt | Friday"
            noun = j
            continue
        if noun is not None and not (hyphened and token.tag in ("HYPH", ":", "VBN", "JJ", "VBG", "VBD")):
            break
        if (token.tag not in _BETWEEN and not hyphened and token.text.lower() not in people) or (
            token.tag == "," and stand_in is not None
        ):
            break
        if stand_in is None and (token.tag in ("JJ", "VBN") or token.text.lower() in people):
            stand_in = j
    if noun is not None:
        return _close(tokens, core, last, noun)
    return stand_in if stand_in == i else None


def _leads_to_plural(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether an adjective or name stands before the plural it describes: "8 wounded American soldiers"."""
    return tokens[i].tag in ("JJ", "NNP", "NN") and any(t.tag == "NNS" for t in tokens[i + 1 : i + 3])


def _joins_adjectives(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a conjunction joins two words that describe one noun behind it."""
    return tokens[i - 1].tag == "JJ" and i + 1 < len(tokens) and tokens[i + 1].tag in ("JJ", "NN", "NNP")


def _close(tokens: Sequence[Token], core: int, last: int, noun: int) -> int:
    """Prefer the noun that the parse gives a plain number, where the two differ only by what follows."""
    head = tokens[core].head
    part_of_a_name = tokens[head].dep == "compound" and head < tokens[head].head <= noun
    if tokens[core].dep == "nummod" and last < head < noun and tokens[head].tag in _NOUNS and not part_of_a_name:
        return head
    return noun
