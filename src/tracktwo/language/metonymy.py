"""When a country or a capital stands for its government: "Ankara said", "a deal with Iran", "Russia's military"."""

from collections.abc import Sequence

from tracktwo.language.place_words import acting_verbs, still_verbs
from tracktwo.language.reading import Token
from tracktwo.places.gazetteer import Candidate

_WITH = ("with", "against", "between", "by", "among", "alongside", "like", "including", "without")
_ADDRESSED = (
    "accuse", "urge", "blame", "tell", "ask", "warn", "thank", "criticise", "criticize", "condemn", "sanction",
    "pressure", "persuade", "convince", "invite", "support", "back", "oppose", "recognise", "recognize",
)  # fmt: skip
_PLACE_NOUNS = (
    "north", "south", "east", "west", "capital", "city", "border", "coast", "territory", "soil", "town", "region",
    "province", "village", "airport", "countryside", "centre", "center", "frontier", "crossing", "road", "highway",
    "route", "war", "wars", "conflict", "crisis", "people", "population", "children", "refugee", "history", "economy",
    "street", "sky",
)  # fmt: skip

_ADJECTIVAL = ("US", "U.S.", "UK", "U.K.", "UAE", "U.A.E.")


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
            if country and top.dep == "nsubj":
                return head.pos == "VERB" and head.lemma not in still_verbs()
            return head.pos == "VERB" and head.lemma in acting_verbs() and (country or top.dep == "nsubj")
        case "poss":
            between = tokens[last + 1 : max(top.head, last + 1) + 1]
            return country and not any(t.lemma in _PLACE_NOUNS for t in between)
        case "agent":
            return True
        case "dobj" | "dative":
            return head.lemma in _ADDRESSED
        case "pobj":
            return head.text.lower() in _WITH and tokens[head.head].lemma not in _PLACE_NOUNS
        case "compound" | "nmod" | "amod":  # "U.S. ambassador": these have no adjective of their own
            return tokens[last].text in _ADJECTIVAL and head.lemma not in _PLACE_NOUNS
        case _:
            return False
