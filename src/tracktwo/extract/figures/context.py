"""What belongs to a figure beside its number: of whom, over what time, as of when, part of what, and who says so."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracktwo.actors.aliases import slug
from tracktwo.extract.attachment import mentions_beside
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.measure import Counted, Measure
from tracktwo.extract.making import span_value
from tracktwo.extract.says import attribution_of
from tracktwo.extract.when import date_of, date_value
from tracktwo.extract.who import actors_at
from tracktwo.language.reading import DateMention, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, Attribution, DateValue, EntryValue, Report

# Counts of what there is: a stretch of time in their sentence is about something else.
_VERBS = ("VERB", "AUX")
_STRENGTH = ("fighters", "refugees", "percentage")


def population_of(reading: Reading, tree: Tree, counted: Counted) -> ActorValue | None:
    """Say who is counted: the counted noun with the words before it, as an actor of the article."""
    if counted.noun is None:
        return None
    noun = tree.tokens[counted.noun]
    if (
        noun.lemma in figure_words().nobody
        or noun.pos not in ("NOUN", "PROPN", "ADJ")
        or noun.text.lower() in figure_words().nobody
    ):
        return None
    first = _first_of_name(tree, counted)
    value = span_value(reading, tree.tokens[first].start, noun.end)
    own = next((a for a in actors_at(reading, noun.i) if a.start < noun.end <= a.end), None)
    if own is not None and own.id is not None:
        return replace(own, start=value.start, end=value.end, text=value.text)
    name = " ".join(value.text.split())
    return ActorValue(start=value.start, end=value.end, text=value.text, id=f"pop:{_general(name)}", name=name)


def _general(name: str) -> str:
    """Return the part of an id for a counted noun: persons, lives and souls are people."""
    return "people" if name.lower() in figure_words().people_in_general else slug(name)


def _first_of_name(tree: Tree, counted: Counted) -> int:
    """Return the first word of the counted noun's name: its adjectives and compounds behind the number."""
    noun = counted.noun if counted.noun is not None else counted.last
    first = noun
    for i in range(noun - 1, counted.first - 1, -1):
        token = tree.tokens[i]
        if token.pos not in ("ADJ", "NOUN", "PROPN", "PUNCT", "ADV") or (token.head != noun and token.text not in "-–"):
            break
        if token.lemma in ("other", "more", "several", "many", "additional", "further") or token.pos == "NUM":
            break
        if token.text.lower() in figure_words().state or token.pos == "ADV" or token.tag in ("JJR", "JJS"):
            break
        if any(tree.tokens[c].pos == "NUM" for c in tree.children(i)) or token.lemma in (
            "dozen",
            "hundred",
            "thousand",
            "million",
            "score",
        ):
            break
        first = i
    while tree.tokens[first].pos == "PUNCT" and first < noun:
        first += 1
    return first


def period_of(reading: Reading, tree: Tree, measure: Measure) -> DateValue | None:
    """Return the time at or over which it happened: the date of the verb, or a stretch ("since 2011") beside it.

    "Since then" counts from the date in the sentence before.
    """
    clauses = clauses_of(tree, measure.trigger) if not measure.toll else []
    found = next((d for d in (date_of(reading, c) for c in clauses) if d is not None), None)
    if found is not None or measure.term in _STRENGTH:
        return found
    for mention in _dates_near(reading, measure.trigger):
        if _word_before(tree, mention) in figure_words().running and not _speech_date(tree, mention):
            return date_value(reading, mention)
    return _since_then(reading, measure.trigger)


def clause_of(tree: Tree, trigger: int) -> int:
    """Return the verb that a state or counted noun hangs on, or the trigger itself where it is a verb or no verb is
    above.
    """
    if tree.tokens[trigger].pos == "VERB":
        return trigger
    for above in tree.ancestors(trigger):
        if tree.tokens[above].pos == "VERB":
            return above if tree.tokens[above].lemma not in figure_words().vouching else trigger
    return trigger


def clauses_of(tree: Tree, trigger: int) -> list[int]:
    """Return the trigger's clause and those coordinated with it, whose time and place at the end they share.

    "40 were killed and 120 wounded in the town on Tuesday": all of them there and then.
    """
    first = clause_of(tree, trigger)
    return [first, *(c for c in tree.children(first, "conj") if tree.tokens[c].pos == "VERB")]


def _since_then(reading: Reading, trigger: int) -> DateValue | None:
    """Count "since then" from the last date that the sentence before names."""
    sentence = reading.syntax.sentences[reading.tokens[trigger].sent]
    words = [t.text.lower() for t in reading.tokens[sentence.first : sentence.first + 2]]
    if words != ["since", "then"] or reading.tokens[trigger].sent == 0:
        return None
    before = reading.syntax.sentences[reading.tokens[trigger].sent - 1].first
    dates = [d for d in mentions_beside(reading.dates, reading, before) if d.from_ is not None]
    if not dates:
        return None
    last = dates[-1]
    return DateValue(
        start=last.start, end=last.end, text=last.text, edtf=f"{(last.edtf or '').split('/')[0]}/..", from_=last.from_,
        until=None, relative_to=last.relative_to, how="inferred",
        why="“since then” counts from the date in the sentence before",
    )  # fmt: skip


def as_of(reading: Reading, tree: Tree, measure: Measure) -> DateValue | None:
    """Return the day a count stands for: the date of a toll's verb ("rose to 54 on Monday"), or one after "as of" or
    "by".
    """
    for mention in _dates_near(reading, measure.trigger):
        before = _word_before(tree, mention)
        if before in figure_words().as_of:
            return date_value(reading, mention)
        if before == "of" and mention.first >= 2 and tree.tokens[mention.first - 2].lemma == "as":  # noqa: PLR2004
            return date_value(reading, mention)
    if not measure.toll:
        return None
    verb = tree.tokens[measure.trigger].head
    return date_of(reading, measure.trigger) or (date_of(reading, verb) if tree.tokens[verb].pos in _VERBS else None)


def _dates_near(reading: Reading, trigger: int) -> list[DateMention]:
    """Return the date mentions of the trigger's sentence, nearest first."""
    here = mentions_beside(reading.dates, reading, trigger)
    return sorted(here, key=lambda d: (abs(d.first - trigger), d.first))


def _word_before(tree: Tree, mention: DateMention) -> str:
    """Return the lemma of the word that leads a date in, articles and adjectives skipped."""
    for i in range(mention.first - 1, max(-1, mention.first - 3), -1):
        token = tree.tokens[i]
        if token.pos not in ("DET", "ADJ"):
            return token.lemma
    return ""


def _speech_date(tree: Tree, mention: DateMention) -> bool:
    """Tell whether a date hangs on a verb of saying ("said on Friday")."""
    for i in tree.ancestors(mention.first):
        if tree.tokens[i].pos == "VERB":
            return tree.tokens[i].lemma in figure_words().vouching
    return False


def told_by_sentence(reading: Reading) -> dict[int, list[tuple[int, Report]]]:
    """Arrange the attacks and movements by sentence, each with the token of the words that decided it."""
    starts = [token.start for token in reading.tokens]
    found: dict[int, list[tuple[int, Report]]] = {}
    for report in (*reading.attacks, *reading.movements):
        decided = report.fields.get("means") or report.fields.get("movement") or report.fields.get("target")
        if decided:
            token = max(0, bisect_right(starts, decided[0].start) - 1)
            found.setdefault(reading.tokens[token].sent, []).append((token, report))
    return found


def part_of(
    reading: Reading, tree: Tree, measure: Measure, told: Mapping[int, Sequence[tuple[int, Report]]]
) -> EntryValue | None:
    """Link the figure to the attack or movement of its sentence that is told by the same or a joined word."""
    trigger = tree.tokens[measure.trigger]
    here = [(token, report) for token, report in told.get(trigger.sent, ()) if _joined(tree, trigger.i, token)]
    if not here:
        return None
    _, report = min(here, key=lambda pair: abs(pair[0] - trigger.i))
    return link_to(reading, tree, measure, report)


def link_to(reading: Reading, tree: Tree, measure: Measure, report: Report) -> EntryValue:
    """Return a figure's link to the attack or movement it is part of, at the words that say what is counted."""
    first, last = tree.tokens[measure.first], tree.tokens[measure.last]
    value = span_value(reading, first.start, last.end)
    return EntryValue(start=value.start, end=value.end, text=value.text, id=report.id)


def _joined(tree: Tree, one: int, other: int) -> bool:
    """Tell whether two tokens are the same, or one stands below the other."""
    return one == other or one in tree.ancestors(other) or other in tree.ancestors(one)


def claim_of(reading: Reading, tree: Tree, counted: Counted, measure: Measure) -> tuple[Attribution, ...]:
    """Return who vouches for the figure: the statement it lies in, "according to X", or the subject of "put the toll
    at".
    """
    start, end = tree.tokens[counted.first].start, tree.tokens[counted.last].end
    if _is_gloss(reading, tree, counted, measure):
        link = _according_to(reading, tree, counted)
        return (link,) if link else ()
    found = attribution_of(reading, start, end)
    if found:
        return found
    link = _according_to(reading, tree, counted) or _voucher(reading, tree, counted, measure)
    return (link,) if link else ()


def _is_gloss(reading: Reading, tree: Tree, counted: Counted, measure: Measure) -> bool:
    """Tell whether a figure stands in the outlet's own aside: a relative clause in the perfect, outside quotation.

    In "she said they spoke of the war that has killed 12,000 people" nobody but the outlet vouches for the number.
    """
    trigger = tree.tokens[measure.trigger]
    joined = counted.first - 2 if counted.first > 1 and tree.tokens[counted.first - 1].lemma == "and" else trigger.i
    if any(q.kind == "quote" and q.start <= trigger.start < q.end for q in reading.quotes):
        return False
    for node in (trigger.i, *tree.ancestors(trigger.i), joined, *tree.ancestors(joined)):
        if tree.tokens[node].dep == "relcl" and tree.tokens[node].sent == trigger.sent:
            perfect = any(tree.tokens[c].text.lower() in ("has", "have") for c in tree.children(node, "aux"))
            named = tree.tokens[tree.tokens[node].head]
            return perfect and named.lemma not in figure_words().papers
    return False


def _voucher(reading: Reading, tree: Tree, counted: Counted, measure: Measure) -> Attribution | None:
    """Return the subject of the nearest verb above that vouches: "the Center put the toll at", "Israel reported 19
    deaths".
    """
    for node in tree.ancestors(counted.top if measure.toll else measure.trigger):
        token = tree.tokens[node]
        if token.pos != "VERB" or token.lemma not in figure_words().vouching:
            continue
        subjects = [s for s in tree.children(node, "nsubj") if s not in (counted.top, measure.trigger)]
        if token.lemma in ("put", "place") and not measure.toll:
            continue
        if subjects:
            return _source(reading, subjects[0], token.start, token.end)
    return None


def _according_to(reading: Reading, tree: Tree, counted: Counted) -> Attribution | None:
    """Return the source behind "according to" in the sentence."""
    sentence = reading.syntax.sentences[tree.tokens[counted.first].sent]
    for i in range(sentence.first, sentence.last):
        if tree.tokens[i].text.lower() == "according" and tree.tokens[i + 1].lemma == "to":
            below = tree.children(i + 1, "pobj") or tree.children(i, "pobj")
            if below:
                return _source(reading, below[0], tree.tokens[i].start, tree.tokens[i + 1].end)
    return None


def _source(reading: Reading, head: int, cue_start: int, cue_end: int) -> Attribution:
    """Make a link of who says so."""
    actor = next(iter(actors_at(reading, head)), None)
    token = reading.tokens[head]
    start, end, text = (actor.start, actor.end, actor.text) if actor else (token.start, token.end, token.text)
    return Attribution(
        role="source", actor=actor.id if actor else None, text=text, start=start, end=end,
        cue=reading.text[cue_start:cue_end], cue_start=cue_start, cue_end=cue_end,
    )  # fmt: skip
