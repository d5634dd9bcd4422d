"""Who vouches for a figure: the statement it lies in, "according to X", or the subject of "put the toll at"."""

from tracktwo.extract.figures.counted import Counted, Measure
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.says import attribution_of
from tracktwo.extract.who import actors_at
from tracktwo.language.reading import Reading, Token
from tracktwo.language.tree import Tree
from tracktwo.types import Attribution

_COMPLEMENTS = ("ccomp", "parataxis", "relcl", "conj", "ROOT", "advcl")
_ASIDES = ("relcl", "acl")


def claim_of(reading: Reading, tree: Tree, counted: Counted, measure: Measure) -> tuple[Attribution, ...]:
    """Return who vouches for a figure, outermost first; empty where the outlet itself does."""
    start, end = tree.tokens[counted.first].start, tree.tokens[counted.last].end
    if _is_gloss(reading, tree, counted, measure):
        link = _according_to(reading, tree, counted)
        return (link,) if link else ()
    found = attribution_of(reading, start, end)
    if found and _vouches(reading, tree, found[-1], counted):
        return _by_author(reading, tree, found)
    link = _according_to(reading, tree, counted) or _voucher(reading, tree, counted, measure)
    return _by_author(reading, tree, (link,)) if link else ()


def _is_gloss(reading: Reading, tree: Tree, counted: Counted, measure: Measure) -> bool:
    """Tell whether a figure stands in the outlet's own aside: a relative clause outside quotation, in the perfect or on
    a noun that is not itself told by somebody.

    In "she said they spoke of the war that has killed 12,000 people" nobody but the outlet vouches for the number, and
    nobody who claims responsibility for "the attack that killed ten" does either.
    """
    trigger = tree.tokens[measure.trigger]
    joined = counted.first - 2 if counted.first > 1 and tree.tokens[counted.first - 1].lemma == "and" else trigger.i
    if _quoted(reading, trigger):
        return False
    for node in (trigger.i, *tree.ancestors(trigger.i), joined, *tree.ancestors(joined)):
        if tree.tokens[node].dep == "relcl" and tree.tokens[node].sent == trigger.sent:
            named = tree.tokens[tree.tokens[node].head]
            if named.lemma in figure_words().papers or tree.tokens[node].lemma in figure_words().vouching:
                return False
            perfect = any(tree.tokens[c].text.lower() in ("has", "have") for c in tree.children(node, "aux"))
            return perfect or not _in_clause_told(tree, named.i)
    return False


def _in_clause_told(tree: Tree, i: int) -> bool:
    """Tell whether a word stands inside a clause that a verb of its sentence tells ("said that …")."""
    return any(tree.tokens[a].dep in ("ccomp", "parataxis") for a in (i, *tree.ancestors(i)))


def _quoted(reading: Reading, token: Token) -> bool:
    """Tell whether a word stands inside quotation marks."""
    return any(q.kind == "quote" and q.start <= token.start < q.end for q in reading.quotes)


def _vouches(reading: Reading, tree: Tree, link: Attribution, counted: Counted) -> bool:
    """Tell whether whoever speaks in a statement vouches for the number in it.

    Who says, in a clause or in quotation, that so many died does. Who agrees to free so many, hopes for or welcomes
    something about so many people, has that told by the outlet.
    """
    if _quoted(reading, tree.tokens[counted.first]):
        return True
    cue = _verb_at(reading, link)
    path = [counted.top, *tree.ancestors(counted.top)]
    if cue is None or cue not in path[1:]:
        return True
    below = tree.tokens[path[path.index(cue) - 1]]
    if below.dep in _COMPLEMENTS:
        return below.dep != "advcl" or below.i > cue
    words = figure_words()
    if below.i < cue:
        return below.dep in ("nsubjpass", "nsubj") and tree.tokens[cue].lemma in words.vouching
    return tree.tokens[cue].lemma in words.vouching | words.alleging and below.lemma not in words.manner


def _verb_at(reading: Reading, link: Attribution) -> int | None:
    """Return the verb of a cue."""
    if link.cue_start is None or link.cue_end is None:
        return None
    verbs = [t.i for t in reading.tokens if link.cue_start <= t.start < link.cue_end and t.pos == "VERB"]
    return verbs[-1] if verbs else None


def _by_author(reading: Reading, tree: Tree, links: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Put who released it in the place of a paper: "the agency released a report estimating that …"."""
    last = links[-1]
    head = next((t for t in reversed(reading.tokens) if last.start <= t.start < last.end), None)
    if head is None or head.lemma not in figure_words().papers or head.dep not in ("dobj", "obj"):
        return links
    subjects = tree.children(head.head, "nsubj")
    if not subjects or last.cue_start is None or last.cue_end is None:
        return links
    return (*links[:-1], _source(reading, subjects[0], last.cue_start, last.cue_end))


def _voucher(reading: Reading, tree: Tree, counted: Counted, measure: Measure) -> Attribution | None:
    """Return the subject of the nearest verb above that vouches: "the Center put the toll at", "Israel reported 19
    deaths", "leaders accusing the army of wounding dozens".
    """
    words = figure_words()
    for node in tree.ancestors(counted.top if measure.toll else measure.trigger):
        token = tree.tokens[node]
        revised = measure.toll and token.lemma in words.withdrawing
        if token.pos != "VERB" or not (revised or token.lemma in words.vouching | words.alleging):
            continue
        subjects = [s for s in tree.children(node, "nsubj") if s not in (counted.top, measure.trigger)]
        if token.lemma in ("put", "place") and not measure.toll:
            continue
        if any(tree.tokens[o].lemma in ("life", "responsibility") for o in tree.children(node, "dobj", "obj")):
            continue  # "the war claimed the lives of"
        if not subjects and token.dep == "acl" and token.tag == "VBG":
            subjects = [token.head]
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
