"""Pronouns → actors, by the salience of what stands before them: clauses above first, then the sentences before.

After Hobbs (1978), cut down to what newspaper prose needs: climb from the pronoun to the clauses above it and take
their subjects; else take the subjects of the sentences before, the speaker first. Gender and number must fit, and
quotation marks part what the speaker says from what is told of the speaker. Where the trained ranker is sure whom a
pronoun of the third person takes up, its word comes before these rules.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.quoted import speaker_at
from tracktwo.actors.taken_up import taken_up
from tracktwo.actors.words import person_words
from tracktwo.language.reading import Mention

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "our", "my", "whose"})
_SUBJECTS = ("nsubj", "nsubjpass")
_IMPERSONAL = frozenset({"be", "seem", "appear", "take", "remain", "become", "happen", "matter", "depend", "rain"})
_RANKED = "the trained ranker is sure of it"
_VERY_SURE = 0.9  # of the ranker's choice for "they", where a plural of things stands nearer
_ALONE = "the only person whom the paragraph speaks of before"
_DOING = 2  # the rank of a subject
_OWN = "the subject or noun of its own clause"
_HEIGHT = 20  # clauses and nouns to climb over
_FAR = 200  # tokens to look back over for things that a plural may mean
_REACH = 3  # sentences to look back
_PEOPLE_KINDS = frozenset({"person"})
_MANY_KINDS = frozenset({"population", "armed_group", "body", "government", "organisation"})
_THING_KINDS = frozenset({"government", "body", "organisation", "outlet", "armed_group"})


def is_pronoun(draft: Draft, i: int) -> bool:
    """Tell a pronoun that can stand for somebody; "that" and "which" only where they open a relative clause."""
    token = draft.tokens[i]
    word = token.text.lower()
    if word in ("which", "that", "who", "whom", "whose"):
        return token.tag in ("WDT", "WP", "WP$") and _relative_head(draft, i) is not None
    if token.tag not in ("PRP", "PRP$"):
        return False
    if word in _THING and draft.tokens[token.head].lemma == "kind":
        return False  # "of its kind"
    if word in _THING:
        return token.tag == "PRP$" or (
            token.dep == "nsubj" and (draft.tokens[token.head].lemma in person_words().saying_verbs or _told(draft, i))
        )
    return word in _GENDER or word in _MANY or word in _FIRST


def _told(draft: Draft, i: int) -> bool:
    """Tell whether "it" does something in what somebody says: "the army said it had withdrawn", not "said it was late".

    Somebody says so who can be "it": no person, and not many.
    """
    verb = draft.tokens[draft.tokens[i].head]
    if verb.pos != "VERB" or verb.lemma in _IMPERSONAL:
        return False
    while verb.dep == "conj" and draft.tokens[verb.head].pos == "VERB":
        verb = draft.tokens[verb.head]
    above = draft.tokens[verb.head]
    if verb.dep != "ccomp" or above.lemma not in person_words().saying_verbs:
        return False
    sayers = [draft.at.get(subject) for subject in draft.tree.subjects(above.i) if subject < i]
    return any(m is not None and _fits(draft, m, "it", _THING_KINDS) for m in sayers)


def resolve(draft: Draft, i: int) -> list[Who]:
    """Return whom a pronoun stands for: one, several for "they" behind "A and B", or one unresolved."""
    token = draft.tokens[i]
    word = token.text.lower()
    if word in _RELATIVE:
        return _relative(draft, i)
    if word in _FIRST:
        return [speaker_at(draft, i)]
    kinds = _PEOPLE_KINDS if word in _GENDER else _MANY_KINDS if word in _MANY else _THING_KINDS
    ranked = [who for who in _by_ranker(draft, i, word, kinds) if not _speaks_here(draft, i, who.actor)]
    only = _only_one_here(draft, i, word) if ranked and word in _GENDER else None
    if only is not None and only.actor != ranked[0].actor:
        return [Who(only.actor, only.name, only.kind, "coreference", _ALONE)]
    return ranked or _by_rules(draft, i, word, kinds)


def _only_one_here(draft: Draft, i: int, word: str) -> Mention | None:
    """Return the one person whom a paragraph speaks of before "he", if it tells what that person does.

    A paragraph that has turned to somebody goes on about them: the ranker, which has read little news, may hold on to
    whom the article is about.
    """
    here = [m for m in _of_paragraph(draft, i) if m.kind == "person" and m.actor is not None]
    doing = [m for m in here if _may_do(draft, m) and _fits(draft, m, word, _PEOPLE_KINDS)]
    doing = [m for m in doing if not _speaks_here(draft, i, m.actor)]
    return doing[-1] if doing and len({m.actor for m in here}) == 1 else None


def _speaks_here(draft: Draft, i: int, actor: str | None) -> bool:
    """Tell whether somebody is the speaker of the quotation that a pronoun stands in, who says "I", not "he"."""
    return actor is not None and draft.quoted[i] >= 0 and speaker_at(draft, i).actor == actor


def _may_do(draft: Draft, mention: Mention) -> bool:
    """Tell the subject of a verb, or a name that the parser left hanging, from somebody something is done to."""
    return _rank(draft, mention) <= _DOING or draft.tokens[mention.head].dep in ("appos", "ROOT")


def _of_paragraph(draft: Draft, i: int) -> list[Mention]:
    """Return the mentions of a token's paragraph before it that stand in no quotation."""
    at = draft.tokens[i].start
    paragraphs = draft.reading.layout.paragraphs
    which = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1
    start = paragraphs[which].start if which >= 0 else at
    return [m for m in draft.recent()[::-1] if start <= m.start < at and draft.quoted[m.head] < 0]


def _by_ranker(draft: Draft, i: int, word: str, kinds: frozenset[str]) -> list[Who]:
    """Return whom the trained ranker is sure of; nothing where it is not, or where what it says cannot be."""
    sure = taken_up(draft, i)
    if sure is None:
        return []
    if sure.mention is None:
        return [] if word in _GENDER else _unresolved(draft, i, "it takes up something that is nobody")
    if word in _MANY and sure.score < _VERY_SURE and _things_between(draft, sure.mention, i):
        return []
    several = _together(draft, sure.mention) if sure.together else [sure.mention]
    if word in _MANY and len(several) > 1:
        return [Who(m.actor, m.name, m.kind, "coreference", _RANKED) for m in several]
    if not _fits(draft, sure.mention, word, kinds):
        return []
    return [Who(sure.mention.actor, sure.mention.name, sure.mention.kind, "coreference", _RANKED)]


def _by_rules(draft: Draft, i: int, word: str, kinds: frozenset[str]) -> list[Who]:
    """Return whom the most salient mention stands for that fits a pronoun."""
    for mention, why in _candidates(draft, i):
        if word in _MANY and why != _OWN and _things_between(draft, mention, i):
            break
        several = _together(draft, mention)
        if word in _MANY and len(several) > 1:
            return [Who(m.actor, m.name, m.kind, "coreference", why) for m in several]
        if _fits(draft, mention, word, kinds):
            return [Who(mention.actor, mention.name, mention.kind, "coreference", why)]
    return _unresolved(draft, i, "nobody before it fits")


def _unresolved(draft: Draft, i: int, why: str) -> list[Who]:
    """Return a pronoun that stands for nobody we know."""
    text = draft.tokens[i].text
    return [Who(None, text, "person" if text.lower() in _GENDER else "other", "unresolved", why)]


def _fits(draft: Draft, mention: Mention, word: str, kinds: frozenset[str]) -> bool:
    """Tell whether kind, number and gender of a mention agree with a pronoun."""
    if mention.actor is None or mention.kind not in kinds:
        return False
    if word in _GENDER:
        return draft.gender(mention.actor) in ("", _GENDER[word])
    return not (word in _THING and draft.tokens[mention.head].tag in ("NNS", "NNPS") and mention.form == "nominal")


def _candidates(draft: Draft, i: int) -> Iterator[tuple[Mention, str]]:
    """Yield the mentions that a pronoun may stand for, the most salient first, each with the reason."""
    seen: set[int] = set()
    for mention, why in (*_above(draft, i), *_same_sentence(draft, i), *_before(draft, i)):
        if id(mention) not in seen:
            seen.add(id(mention))
            yield mention, why


def _above(draft: Draft, i: int) -> Iterator[tuple[Mention, str]]:
    """Yield nouns above the pronoun, and the subjects of the clauses above it; of its own, if it is possessive."""
    possessive = draft.tokens[i].text.lower() in _POSSESSIVE
    own = not possessive
    under = i
    for node in islice(draft.tree.ancestors(i), _HEIGHT):
        token = draft.tokens[node]
        mention = draft.at.get(node)
        if mention is not None and node < i and _reachable(draft, i, node) and not _holds(mention, i):
            yield mention, _OWN
        if token.pos in ("VERB", "AUX"):
            for subject in draft.tree.subjects(node) if not own else []:
                found = draft.at.get(subject)
                if (
                    found is not None
                    and subject < i
                    and subject != under
                    and _reachable(draft, i, subject)
                    and not _holds(found, i)
                ):
                    yield found, _OWN if possessive else "the subject of the clause above"
            own = False
        under = node


def _holds(mention: Mention, i: int) -> bool:
    """Tell whether a pronoun stands inside the mention itself."""
    return mention.first <= i <= mention.last


def _reachable(draft: Draft, pronoun: int, other: int) -> bool:
    """Tell whether quotation marks let a pronoun take up a mention.

    From outside nobody inside is taken up; from inside whoever stands outside, but for the speaker, who says "I".
    """
    if draft.quoted[pronoun] == draft.quoted[other]:
        return True
    if draft.quoted[pronoun] < 0 or draft.quoted[other] >= 0:
        return False
    mention = draft.at.get(other)
    return mention is None or mention.actor != speaker_at(draft, pronoun).actor


def _same_sentence(draft: Draft, i: int) -> Iterator[tuple[Mention, str]]:
    """Yield the subjects that stand before the pronoun in its sentence."""
    sentence = draft.reading.syntax.sentences[draft.tokens[i].sent]
    for mention in reversed(draft.recent()):
        if mention.first < sentence.first:
            continue
        own_clause = draft.tokens[mention.head].head == draft.tokens[i].head and draft.tokens[i].dep != "poss"
        if (
            draft.tokens[mention.head].dep in _SUBJECTS
            and _reachable(draft, i, mention.head)
            and not own_clause
            and not _holds(mention, i)
        ):
            yield mention, "a subject earlier in the sentence"


def _before(draft: Draft, i: int) -> Iterator[tuple[Mention, str]]:
    """Yield the mentions of the sentences before, the nearest sentence first, speakers and subjects first."""
    here = draft.tokens[i].sent
    sentences = draft.reading.syntax.sentences
    recent = [m for m in reversed(draft.recent()) if here - _REACH - 4 <= draft.tokens[m.head].sent < here]
    steps = 0
    for sent in range(here - 1, -1, -1):
        inside = [m for m in recent if draft.tokens[m.head].sent == sent and _outside(draft, i, m)]
        if inside:
            yield from (
                (m, "the subject of a sentence before")
                for m in sorted(inside, key=lambda m: (_rank(draft, m), m.start))
            )
        quoted = draft.quoted[sentences[sent].first]
        steps += 0 if quoted >= 0 and quoted == draft.quoted[sentences[sent].last] else 1
        if steps >= _REACH:
            return


def _outside(draft: Draft, i: int, mention: Mention) -> bool:
    """Tell whether a mention of another sentence is in reach: nobody quoted, for a pronoun outside quotation marks."""
    quoted = draft.quoted[mention.head]
    if quoted == draft.quoted[i]:
        return True
    across = draft.quoted[i] >= 0
    return quoted < 0 and (not across or (_rank(draft, mention) <= 1 and _reachable(draft, i, mention.head)))


def _things_between(draft: Draft, mention: Mention, i: int) -> bool:
    """Tell whether a plural of things stands nearer than a mention: "they" may be "the talks" as well."""
    for token in draft.tokens[max(mention.last + 1, i - _FAR) : i]:
        if token.tag == "NNS" and token.i not in draft.at and "DATE" not in token.ent and "TIME" not in token.ent:
            return True
    return False


def _rank(draft: Draft, mention: Mention) -> int:
    """Rank a mention of a sentence before: speaker, subject of the main clause, subject, the rest."""
    token = draft.tokens[mention.head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = draft.tokens[token.head]
    if token.dep not in _SUBJECTS:
        return 4 if token.dep != "poss" else 5
    verb = draft.tokens[token.head]
    if verb.dep == "ROOT":
        return 0 if verb.lemma in person_words().saying_verbs else 1
    return 1 if verb.lemma in person_words().saying_verbs and verb.dep in ("parataxis", "conj") else 2


def _together(draft: Draft, mention: Mention) -> list[Mention]:
    """Return the mentions coordinated with one, itself first; nothing but itself where one of them is unknown."""
    heads = draft.tree.conjuncts(mention.head)
    found = [draft.at[head] for head in heads if head in draft.at and draft.at[head].actor]
    return found if len(found) == len(heads) else [mention]


def _relative_head(draft: Draft, i: int) -> int | None:
    """Return the noun that a relative pronoun's clause hangs on."""
    for node in islice(draft.tree.ancestors(i), _HEIGHT):
        if draft.tokens[node].dep == "relcl":
            head = draft.tokens[node].head
            return head if head < i else None
        if draft.tokens[node].pos in ("VERB", "AUX") and draft.tokens[node].dep not in (
            "conj",
            "xcomp",
            "ccomp",
            "advcl",
        ):
            return None
    return None


def _relative(draft: Draft, i: int) -> list[Who]:
    """Return whom "who" or "which" takes up; the noun nearest before it where the parser hung the clause further up."""
    head = _relative_head(draft, i)
    mention = draft.at.get(head) if head is not None else None
    before = i - 1
    while before > 0 and draft.tokens[before].pos == "PUNCT":
        before -= 1
    near = next((m for m in draft.recent() if m.first <= before <= m.last), None)
    if near is not None and near.kind == "person" and draft.tokens[i].text.lower() == "who":
        mention = near
    if mention is None or mention.actor is None:
        return [Who(None, draft.tokens[i].text, "other", "unresolved", "what it takes up is no known actor")]
    return [Who(mention.actor, mention.name, mention.kind, "coreference", "takes up the noun before it")]
