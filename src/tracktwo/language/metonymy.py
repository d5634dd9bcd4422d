"""When a country or a capital stands for its government: "Ankara said", "a deal with Iran", "Russia's military"."""

from collections.abc import Sequence

from tracktwo.language.place_words import acting_verbs
from tracktwo.language.reading import Token
from tracktwo.places.gazetteer import Candidate

_WITH = ("with", "against", "between", "by", "among", "alongside", "like", "including", "without")
_ADDRESSED = ("accuse", "urge", "blame", "tell", "ask", "warn", "thank", "criticise", "criticize", "condemn", "sanction",
              "pressure", "persuade", "convince", "invite", "support", "back", "oppose", "recognise", "recognize")  # fmt: skip
_PLACE_NOUNS = ("north", "south", "east", "west", "capital", "city", "border", "coast", "territory", "soil", "town",
                "region", "province", "village", "airport", "countryside", "centre", "center", "frontier")  # fmt: skip


def acts_as_government(tokens: Sequence[Token], first: int, last: int, meant: Candidate) -> bool:
    """Tell whether a country's or capital's name is here its government; other places never are."""
    if meant.place.precision != "country" and not meant.capital:
        return False
    top = next((t for t in tokens[first : last + 1] if not first <= t.head <= last), tokens[last])
    country = meant.place.precision == "country"
    for _ in range(6):  # of "Russia, Turkey and Iran" each does what the first does
        if top.dep not in ("conj", "appos") or top.head == top.i:
            break
        top = tokens[top.head]
    head = tokens[top.head]
    match top.dep:
        case "nsubj" | "nsubjpass":
            return head.pos in ("VERB", "AUX") and head.lemma in acting_verbs() and (top.dep == "nsubj" or country)
        case "poss":
            return country and head.lemma not in _PLACE_NOUNS
        case "agent":
            return True
        case "dobj" | "dative":
            return head.lemma in _ADDRESSED
        case "pobj":
            return head.text.lower() in _WITH
        case _:
            return False
