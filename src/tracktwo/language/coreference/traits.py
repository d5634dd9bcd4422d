"""What is known of a mention by itself: its pronoun, role, number, gender, kind and place in the article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracktwo.actors.aliases import fold
from tracktwo.actors.words import given_names
from tracktwo.language.coreference.mentions import Phrase
from tracktwo.language.coreference.words import CoreferenceWords, coreference_words
from tracktwo.language.quoted_words import quoted_words
from tracktwo.language.reading import Name, Reading, Token
from tracktwo.language.tree import Tree

_PERSON_NAMES = frozenset({"person"})
_BODIES = frozenset({"organisation", "government", "armed_group", "outlet"})
_THING_LABELS = frozenset({"GPE", "LOC", "FAC", "ORG", "EVENT", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY",
                           "CARDINAL", "ORDINAL", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})  # fmt: skip
_ENDINGS = ("ist", "ian", "man", "men", "eer", "ees")


@dataclass(frozen=True, slots=True)
class Trait:
    """A mention's own traits; texts are folded and in lower case, and empty where they do not apply.

    ``owner`` is the verb or noun that governs it, ``clause`` the verb of its clause, ``depth`` how many clauses are
    above that. ``quote`` is the number of the quotation around it, or -1; ``turn`` the number of its paragraph.
    """

    phrase: Phrase
    pronoun: str
    pronoun_form: str
    person: int
    number: str
    gender: str
    label: str
    name_kind: str
    lemma: str
    text: str
    words: frozenset[str]
    role: str
    preposition: str
    definite: str
    owner: int
    owner_lemma: str
    clause: int
    depth: int
    quote: int
    sent: int
    turn: int
    expletive: str
    says: bool
    length: int


@dataclass(frozen=True, slots=True)
class Page:
    """An article with the indexes that traits are read from."""

    reading: Reading
    tree: Tree
    names: Mapping[int, Name]
    quotes: Sequence[int]


def open_page(reading: Reading, tree: Tree) -> Page:
    """Index names and quotations by token."""
    names = {i: name for name in reading.names for i in range(name.first, name.last + 1)}
    return Page(reading, tree, names, quoted_words(reading))


def traits_of(page: Page, phrases: Sequence[Phrase], saying: frozenset[str]) -> tuple[Trait, ...]:
    """Return the traits of all phrases, in their order."""
    traits = [_trait(page, phrase, saying) for phrase in phrases]
    families: dict[str, str] = {}
    for trait in traits:
        if trait.name_kind == "person" and trait.gender in ("m", "f"):
            families.setdefault(trait.lemma, trait.gender)
    return tuple(
        replace(t, gender=families[t.lemma])
        if t.gender == "p" and t.phrase.form == "name" and t.lemma in families
        else t
        for t in traits
    )


def _trait(page: Page, phrase: Phrase, saying: frozenset[str]) -> Trait:
    """Read one phrase."""
    tokens, words = page.reading.tokens, coreference_words()
    token = tokens[phrase.head]
    pronoun = words.pronouns.get(token.text.lower()) if phrase.form == "pronoun" else None
    name = page.names.get(phrase.head)
    clause, depth = _clause(page, phrase.head)
    sentence = page.reading.syntax.sentences[token.sent]
    governor = tokens[token.head]
    number = pronoun.number if pronoun else _number(token, phrase)
    gender = pronoun.gender if pronoun else _gender(page, phrase, name, words)
    inner = tokens[phrase.first : phrase.last + 1]
    bare = frozenset(fold(t.text).lower() for t in inner if t.pos in ("NOUN", "PROPN", "NUM", "ADJ"))
    return Trait(
        phrase=phrase,
        pronoun=pronoun.word if pronoun else "",
        pronoun_form=pronoun.form if pronoun else "",
        person=pronoun.person if pronoun else 0,
        number=number,
        gender=gender,
        label=token.ent[2:],
        name_kind=name.kind if name is not None else "",
        lemma=fold(token.lemma).lower(),
        text=_plain(inner),
        words=bare,
        role=token.dep,
        preposition=governor.lemma if token.dep == "pobj" else "",
        definite=_definite(page, phrase),
        owner=token.head,
        owner_lemma=governor.lemma if token.head != token.i else "",
        clause=clause,
        depth=depth,
        quote=page.quotes[phrase.head],
        sent=token.sent,
        turn=sentence.paragraph,
        expletive=_expletive(page, token) if pronoun and pronoun.word == "it" else "",
        says=token.dep in ("nsubj", "nsubjpass") and governor.lemma in saying,
        length=phrase.last - phrase.first + 1,
    )


def _plain(inner: Sequence[Token]) -> str:
    """Return a phrase's words without article and possessive ending, in plain letters and lower case."""
    kept = [t for t in inner if t.tag not in ("DT", "POS") and t.pos != "PUNCT"]
    return " ".join(fold(t.text).lower() for t in kept or inner)


def _clause(page: Page, head: int) -> tuple[int, int]:
    """Return the verb of the clause that a token stands in (or the root), and how many verbs are above it."""
    tokens = page.reading.tokens
    found, depth, node = -1, 0, head
    for node in page.tree.ancestors(head):
        if tokens[node].pos in ("VERB", "AUX"):
            if found < 0:
                found = node
            else:
                depth += 1
    return (found if found >= 0 else node), depth


def _number(token: Token, phrase: Phrase) -> str:
    """Return the number of a noun phrase; a coordination is many."""
    if phrase.form == "together" or token.tag in ("NNS", "NNPS") or token.lemma in ("people", "police"):
        return "many"
    return "one" if token.tag in ("NN", "NNP") else ""


def _gender(page: Page, phrase: Phrase, name: Name | None, words: CoreferenceWords) -> str:
    """Return m or f where a name, title or noun tells it, p for another person, n for a thing, else nothing."""
    tokens = page.reading.tokens
    token = tokens[phrase.head]
    lemma = token.lemma
    if phrase.form == "clause":
        return "n"
    if phrase.form == "together":
        return "p" if lemma in words.persons or (name is not None and name.kind == "person") else ""
    if (name is not None and name.kind in _PERSON_NAMES) or (name is None and token.ent[2:] == "PERSON"):
        return _name_gender(tokens, phrase) or "p"
    if token.tag in ("NN", "NNS", "NNP", "NNPS") and (name is None or name.kind in _PERSON_NAMES):
        if lemma in words.genders:
            return words.genders[lemma]
        if lemma in words.persons:
            return _name_gender(tokens, phrase) or "p"
        if token.text.lower().endswith(_ENDINGS) and name is None:
            return "p"
    if name is not None or token.ent[2:] in _THING_LABELS:
        return "" if token.ent[2:] == "NORP" else "n"
    return ""


def _name_gender(tokens: Sequence[Token], phrase: Phrase) -> str:
    """Return the gender that an honorific or a given name of a phrase tells."""
    words = coreference_words()
    for token in tokens[phrase.first : phrase.head + 1]:
        word = token.text.rstrip(".")
        gender = words.genders.get(word.lower()) or given_names().get(fold(word), "")
        if gender and token.tag != "PRP$":
            return gender
    return ""


def _definite(page: Page, phrase: Phrase) -> str:
    """Return how a phrase begins: the, a, this, possessive, number, none."""
    if phrase.form == "pronoun":
        return ""
    token = page.reading.tokens[phrase.first]
    word = token.text.lower()
    if word in ("the", "a", "this", "that", "these", "those", "an", "some", "any", "another", "other", "both", "such"):
        return {"an": "a", "that": "this", "these": "this", "those": "this"}.get(word, word)
    if token.tag == "PRP$" or any(page.reading.tokens[c].dep == "poss" for c in page.tree.children(phrase.head)):
        return "possessive"
    return "number" if token.tag == "CD" else "none"


def _expletive(page: Page, token: Token) -> str:
    """Return what makes an "it" look empty: a clause behind its verb or adjective, of which kind."""
    tokens = page.reading.tokens
    if token.dep not in ("nsubj", "nsubjpass"):
        return "object"
    verb = token.head
    below = page.tree.children(verb)
    for child in list(below):
        if tokens[child].dep in ("acomp", "attr", "oprd"):
            below.extend(page.tree.children(child))
    kinds = [
        tokens[c].dep
        for c in below
        if c > token.i and tokens[c].dep in ("ccomp", "xcomp", "csubj", "relcl", "advcl", "acl")
    ]
    return f"{'be' if tokens[verb].lemma == 'be' else 'verb'} {kinds[0] if kinds else 'none'}"


def initials(trait: Trait) -> str:
    """Return the initials of a name of several words, small words left out; else nothing.

    "united nations" -> "un"
    """
    words = trait.text.split()
    if trait.phrase.form != "name" or len(words) < 2:  # noqa: PLR2004 - one word has no initials
        return ""
    return "".join(word[0] for word in words if word not in ("of", "and", "for", "in"))
