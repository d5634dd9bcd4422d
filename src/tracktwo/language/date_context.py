"""What stands around a time expression: the tense of its clause, and the day on which quoted words were spoken."""

from bisect import bisect_left, bisect_right
from datetime import date
from itertools import chain, islice

from tracktwo.language.date_placed import Direction
from tracktwo.language.date_words import words
from tracktwo.language.reading import DateMention, Quote, Reading, Token
from tracktwo.language.tree import Tree

# A clause is found within so many steps up the parse; beyond, a sentence is no sentence.
CLIMB = 16
_SAYING = ("say", "tell", "add", "announce", "report", "write", "quote", "state", "note", "warn", "declare", "insist")
_FINITE_PRESENT = ("VBZ", "VBP")


def direction_of(reading: Reading, tree: Tree, first: int, last: int) -> Direction | None:
    """Tell whether the clause of a time expression looks back or ahead; None where its words do not tell."""
    head = _head(reading.tokens, first, last)
    sent = reading.tokens[first].sent
    title = reading.layout.title
    headline = title is not None and title.start <= reading.tokens[first].start < title.end
    if reading.tokens[head].dep in ("poss", "compound", "nummod", "nmod"):
        return None  # "Friday's ruling", "third-quarter losses": the noun's own time, whatever is told of it
    leading = reading.tokens[first - 1].text.lower() if first else ""
    if _beside_saying(reading.tokens, first) or leading == "since":
        return "past"
    before = _before_colon(reading.tokens, first)
    if before is not None:
        return _tense(reading.tokens, tree, before, headline=headline)
    open_end = leading in ("until", "till", "by", "through", "for")
    below, through = head, False
    for node in islice(tree.ancestors(head), CLIMB):
        token = reading.tokens[node]
        if token.sent != sent:
            break
        if _lies_ahead(reading.tokens, tree, node, below, open_end=open_end or leading == "from"):
            return "near" if _called_off(reading.tokens, node) else "future"
        if token.pos in ("VERB", "AUX") and token.dep != "prep":  # "including", "following"
            if any(last < c < node for c in tree.children(node, "mark")):
                return None  # "a warning on Thursday that raids could follow": the verb's clause begins behind the date
            # "The unrest follows the raid on Thursday": a verb told as present says nothing of its noun's day.
            of_noun = below != head and (through or reading.tokens[below].pos in ("NOUN", "PROPN", "NUM"))
            tense = _tense(reading.tokens, tree, node, headline=headline or of_noun)
            return _of_open_end(reading.tokens, tree, node, tense, leading) if open_end and leading != "by" else tense
        through = through or token.pos == "VERB"
        below = node
    return None


def _beside_saying(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether a day stands right behind a verb of saying: "said on Friday he would leave" is of the saying."""
    before = first - 1 if first and tokens[first - 1].text.lower() != "on" else first - 2
    if before < 0 or tokens[before].sent != tokens[first].sent:
        return False
    return tokens[before].lemma in _SAYING and tokens[before].tag == "VBD"


def _before_colon(tokens: tuple[Token, ...], first: int) -> int | None:
    """Return the infinitive that a day behind a colon is of: "agreed to meet again: on Friday in Oslo"."""
    colon = first - 2 if first and tokens[first - 1].pos == "ADP" else first - 1
    if colon < 1 or tokens[colon].text != ":" or tokens[colon].sent != tokens[first].sent:
        return None
    verb = tokens[colon - 1] if tokens[colon - 1].pos != "ADV" else tokens[colon - 2]
    return verb.i if verb.tag == "VB" else None


def _of_open_end(
    tokens: tuple[Token, ...], tree: Tree, verb: int, tense: Direction | None, leading: str
) -> Direction | None:
    """Tell where "until Friday" lies: ahead of what has been given, behind what had not been done, else unknown."""
    if tense != "past":
        return tense
    helpers = [tokens[c] for c in tree.children(verb, "aux") if tokens[c].lemma == "have"]
    if not helpers:
        return None
    if helpers[0].tag == "VBD":
        return "past"
    return "future" if leading in ("until", "till") else "past"


def _lies_ahead(tokens: tuple[Token, ...], tree: Tree, node: int, below: int, *, open_end: bool) -> bool:
    """Tell whether a token puts what hangs on it ahead: "set for", "the next meeting", "extended the truce until"."""
    token, cues = tokens[node], words()
    if token.lemma in cues["future_words"] and not _told_as_past(tokens, tree, node):
        # "a record set on 6 April", but "talks set for 6 April"
        link = tokens[below].text.lower()
        on_record = token.lemma == "set" and link in ("on", "in")
        for_place = any(tokens[c].text.lower() == "for" for c in tree.children(node, "prep"))  # "set for Rome in April"
        return (for_place or not on_record) and link != "from"
    arranged = token.lemma in cues["arranging_words"] and token.pos == "VERB" and not _had(tokens, tree, node)
    if arranged and any(node < c < below for c in tree.children(node, "dobj")):
        return True  # "planned a march in the capital on Saturday", "has scheduled a briefing Thursday"
    if token.tag == "VBG" and token.lemma in ("start", "begin", "open"):
        return token.dep in ("acl", "prep", "pcomp", "advcl", "xcomp")
    role = tokens[below].dep
    scheduled = role in ("dobj", "attr", "oprd") or (open_end and role not in ("nsubj", "nsubjpass"))
    settled = token.lemma == "announce" and tokens[below].lemma in cues["announced_words"]
    if token.lemma in cues["scheduling_words"] and scheduled and not settled:
        return token.pos == "VERB" and not _had(tokens, tree, node)
    if token.pos not in ("NOUN", "PROPN"):
        return False
    return any(
        tokens[c].lemma in cues["future_words"] or tokens[c].text.lower() in cues["future_words"]
        for c in tree.children(node, "amod")
    )


def _called_off(tokens: tuple[Token, ...], node: int) -> bool:
    """Tell whether what was planned was called off: "a rally set for Friday was cancelled", which may be past."""
    noun = tokens[tokens[node].head]
    verb = tokens[noun.head]
    subject = noun.pos in ("NOUN", "PROPN") and noun.dep in ("nsubjpass", "nsubj") and tokens[node].dep == "acl"
    return subject and verb.lemma in words()["calling_off_words"] and verb.tag in ("VBD", "VBN")


def _head(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return the token of a span whose head lies outside it."""
    for i in range(first, last + 1):
        if not first <= tokens[i].head <= last or tokens[i].head == i:
            return i
    return last


def _told_as_past(tokens: tuple[Token, ...], tree: Tree, node: int) -> bool:
    """Tell whether a cue verb is told as past itself, with the date on the telling: "proposed on Friday that"."""
    token = tokens[node]
    if token.pos == "ADJ" and _had(tokens, tree, token.head):
        return True  # "had been due to leave on Friday"
    return token.tag in ("VBD", "VBZ", "VBP") or (
        token.tag == "VBN" and any(tokens[c].lemma == "have" for c in tree.children(node, "aux"))
    )


def _had(tokens: tuple[Token, ...], tree: Tree, verb: int) -> bool:
    """Tell whether a verb is told as done before something past: "had been scheduled"."""
    return any(tokens[c].lemma == "have" and tokens[c].tag == "VBD" for c in tree.children(verb, "aux"))


def _tense(tokens: tuple[Token, ...], tree: Tree, verb: int, *, headline: bool, steps: int = CLIMB) -> Direction | None:
    """Return where a verb looks; an infinitive or participle is judged with what governs it."""
    if steps == 0:
        return None
    token = tokens[verb]
    helpers = [tokens[c] for c in tree.children(verb, "aux", "auxpass")]
    cues = words()
    if _could_not(tokens, tree, verb, helpers):
        return "past"
    if any(h.lemma in cues["future_auxiliaries"] or h.text.lower() in cues["future_auxiliaries"] for h in helpers):
        perfect = any(h.lemma == "have" for h in helpers)
        return "past" if perfect else "future"
    if token.tag in ("VB", "VBN") and any(h.text.lower() == "to" for h in helpers):
        if any(h.lemma == "have" for h in helpers):
            return "past"  # "was said to have met on Friday"
        return _of_infinitive(tokens, tree, verb, headline=headline, steps=steps)
    if token.tag == "VBD" and token.lemma in cues["calling_off_words"]:
        return "near"  # "called off the visit on Wednesday": the day of the one or of the other
    if token.tag == "VBD" or any(h.tag == "VBD" for h in helpers):
        return "past"
    if any(h.lemma == "have" for h in helpers):
        return "past"
    if token.tag in _FINITE_PRESENT or any(h.tag in _FINITE_PRESENT for h in helpers):
        unsaid = headline or token.lemma in _SAYING or token.text.lower() in cues["past_like_present"]
        return None if unsaid else "future"
    if token.tag == "VBN" and (token.dep != "xcomp" or tokens[token.head].pos not in ("VERB", "AUX")):
        return "past"
    if token.tag in ("VBG", "VBN") and (above := _governor(tokens, verb)) is not None:
        return _tense(tokens, tree, above, headline=headline, steps=steps - 1)
    return None


def _governor(tokens: tuple[Token, ...], verb: int) -> int | None:
    """Return the verb whose time a participle shares: what it hangs on, also through "with" ("with one leaving")."""
    head = tokens[tokens[verb].head]
    if head.pos == "ADP" and head.lemma in ("with", "while", "by", "without"):
        head = tokens[head.head]
    return head.i if head.i != verb and head.pos in ("VERB", "AUX") else None


def _of_infinitive(tokens: tuple[Token, ...], tree: Tree, verb: int, *, headline: bool, steps: int) -> Direction | None:
    """Return where an infinitive looks: ahead under "agreed", unknown under "had been due", else with its governor."""
    governor, cues = tokens[tokens[verb].head], words()
    if _had(tokens, tree, governor.head if governor.pos == "ADJ" else governor.i):
        return None  # "had been due to leave on Friday": behind for a weekday, near for a date
    if governor.lemma in cues["infinitive_words"] or (governor.lemma == "be" and governor.i < verb):
        return "future"
    if governor.pos == "NOUN" and (tree.children(verb, "auxpass") or tokens[verb].lemma == "come"):
        return "future"  # "rules to be published in November", "the talks to come Thursday"
    if governor.i == verb or governor.pos not in ("VERB", "AUX"):
        return None
    return _tense(tokens, tree, governor.i, headline=headline, steps=steps - 1)


def _could_not(tokens: tuple[Token, ...], tree: Tree, verb: int, helpers: list[Token]) -> bool:
    """Tell whether something could not be done: "neither could be reached Wednesday"."""
    if not any(h.lemma == "could" or h.text.lower() == "could" for h in helpers):
        return False
    subjects = (
        c for s in tree.children(verb, "nsubj", "nsubjpass") for c in (s, *tree.children(s, "preconj", "cc", "det"))
    )
    negated = any(tokens[s].text.lower() in ("neither", "nor", "nobody", "none", "no") for s in subjects)
    return negated or bool(tree.children(verb, "neg"))


def spoken_day(reading: Reading, tree: Tree, quote: Quote, days: list[DateMention]) -> date | None:
    """Return the day on which a quotation was spoken, where the verb of saying beside it has one of its own.

    ``days`` are the days known so far, in text order.
    """
    tokens = reading.tokens
    first = bisect_left(tokens, quote.start, key=lambda t: t.start)
    last = bisect_left(tokens, quote.end, key=lambda t: t.start) - 1
    if last < first:
        return None
    sentences = reading.syntax.sentences
    for side in (sentences[tokens[first].sent], sentences[tokens[last].sent]):
        low = bisect_left(days, side.start, key=lambda m: m.start)
        high = bisect_right(days, side.end, key=lambda m: m.start)
        for mention in days[low:high]:
            if quote.start <= mention.start < quote.end:
                continue
            head = _head(tokens, mention.first, mention.last)
            above = chain((head,), islice(tree.ancestors(head), CLIMB))
            verb = next((n for n in above if tokens[n].pos == "VERB"), None)
            if verb is not None and tokens[verb].lemma in _SAYING and mention.from_:
                return date.fromisoformat(mention.from_)
    return None
