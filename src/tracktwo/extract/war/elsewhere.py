"""Day and place of a deed that its own words leave open, from what the article tells elsewhere.

The only day that its sentence names; another telling of the same deed (of the same person killed); "here", which is
the town of the dateline; the deed told right before it in the paragraph, or taken up as "the blast"; the one day on
which the article tells of deeds; and, of no place at all, the country that the dateline and the article's places agree
on. Each is inferred: it says from what, and its anchor is the passage it was taken from. Only what happened or goes on
is led back: a plan takes place nowhere yet. The town of the dateline is no place of a deed told in the lead: of 40 such
deeds in the odd reports of MUC it was that of 23.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from tracktwo.extract.attachment import lexicon, mentions_beside, site_of
from tracktwo.extract.war.campaign import the_country
from tracktwo.extract.war.deeds import TOLD, Deed
from tracktwo.extract.war.homeland import country_of_setting, town_of_dateline
from tracktwo.extract.war.lexicon import words
from tracktwo.extract.war.people import state_named
from tracktwo.extract.when import date_value
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.places.gazetteer import find_place
from tracktwo.types import DateValue, PlaceValue

# How many sentences behind a deed another may still be told as part of it.
_NEAR = 1
_TAKEN_UP = 5
_DAYS = ("day", "time")
_CARRIED: Final = "carried_over"
_Told = TypeVar("_Told", DateValue, PlaceValue)
_PAST = frozenset({"VBD", "VBN", "VBG"})
_PERFECT = frozenset({"have", "has", "had", "'ve", "'d"})


def settle(reading: Reading, tree: Tree, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """Give deeds without a day or a place those that the article tells elsewhere."""
    settled: list[Deed] = []
    setting = country_of_setting(reading)
    for deed in deeds:
        if deed.status not in TOLD:
            settled.append(deed)
            continue
        before = [d for d in settled if d.status in TOLD]
        others = [d for d in deeds if d is not deed and d.status in TOLD]
        date = deed.date or _day(reading, tree, deed, before, others)
        place = deed.place or _place(reading, tree, deed, before, others)
        place = place or the_country(reading, tree, deed.violence.trigger)
        if place is None and setting is not None and not _of_another_land(reading, tree, deed, setting):
            place = setting
        settled.append(replace(deed, date=date, place=place))
    return tuple(settled)


def _of_another_land(reading: Reading, tree: Tree, deed: Deed, setting: PlaceValue) -> bool:
    """Tell whether those hit are called by a nation that is not the setting's: "the Norwegian minister was killed"."""
    land = find_place(setting.id) if setting.id is not None else None
    for head in deed.violence.undergoers:
        for i in (head, *tree.children(head, "amod", "compound", "nmod", "poss")):
            state = state_named(reading, i)
            if state is not None and (land is None or state.id != (land.country or "").lower()):
                return True
    return False


def _day(reading: Reading, tree: Tree, deed: Deed, before: Sequence[Deed], others: Sequence[Deed]) -> DateValue | None:
    """Return the day of a deed from its sentence, from another telling of it, or from the deed before."""
    found = _only_day(reading, tree, deed)
    if found is not None:
        return found
    told = _nearest(tree, deed, (d for d in others if d.date is not None and same_deed(tree, deed, d)))
    if told is not None and told.date is not None:
        return _carried(told.date, "the day of the same deed where it is told elsewhere")
    if not _told_once(tree, deed):
        return None
    last = _right_before(tree, reading, deed, before)
    other_time = mentions_beside(reading.dates, reading, deed.violence.trigger)
    same = last is not None and last.sentence(tree) == deed.sentence(tree)
    alike = last is not None and not _other_hands(deed, last)
    if alike and last is not None and last.date is not None and last.date.how != _CARRIED and (same or not other_time):
        return _carried(last.date, "the day of the deed told right before")
    if other_time:
        return None
    up = _taken_up(tree, deed, before)
    if up is not None and up.date is not None:
        return _carried(up.date, "the day of the deed that is taken up")
    only = _one_day(tree, deed, others)
    return _carried(only, "the only day on which the article tells of deeds") if only is not None else None


def _place(
    reading: Reading, tree: Tree, deed: Deed, before: Sequence[Deed], others: Sequence[Deed]
) -> PlaceValue | None:
    """Return the place of a deed from another telling, from "here", or from the deed before."""
    told = _nearest(tree, deed, (d for d in others if d.place is not None and same_deed(tree, deed, d)))
    if told is not None and told.place is not None:
        return _carried(told.place, "the place of the same deed where it is told elsewhere")
    here = _here(reading, tree, deed)
    if here is not None:
        return here
    if mentions_beside(reading.places, reading, deed.violence.trigger):
        return None
    last = _right_before(tree, reading, deed, before)
    if last is not None and last.place is not None and last.place.how != _CARRIED and not _other_day(deed, last):
        return _carried(last.place, "the place of the deed told right before")
    up = _taken_up(tree, deed, before)
    if up is not None and up.place is not None and not _other_day(deed, up):
        return _carried(up.place, "the place of the deed that is taken up")
    return None


def _other_hands(one: Deed, two: Deed) -> bool:
    """Tell whether two deeds are told of different doers or means, and so need not be of one day."""
    means = bool(one.means and two.means) and one.means[0].term != two.means[0].term
    doers = {a.id or a.text for a in one.actors}, {a.id or a.text for a in two.actors}
    return means or (bool(doers[0]) and bool(doers[1]) and doers[0].isdisjoint(doers[1]))


def _one_day(tree: Tree, deed: Deed, others: Iterable[Deed]) -> DateValue | None:
    """Return the one day on which the article tells of deeds, by words of their own, where a verb tells of this one not
    far from there; None where it tells of several.
    """
    dated = [d for d in others if d.date is not None and d.date.from_ is not None and d.date.how != _CARRIED]
    if any(_other_hands(deed, d) or (d.date is not None and d.date.from_ != d.date.until) for d in dated):
        return None
    days = {(d.date.from_, d.date.until) for d in dated if d.date is not None}
    if len(days) != 1 or tree.tokens[deed.violence.trigger].pos != "VERB":
        return None
    near = _nearest(tree, deed, dated)
    close = near is not None and abs(near.sentence(tree) - deed.sentence(tree)) <= _TAKEN_UP
    return near.date if near is not None and close else None


def _taken_up(tree: Tree, deed: Deed, before: Sequence[Deed]) -> Deed | None:
    """Return the deed that "the blast", "this attack" takes up: the last one before it that is of no other means."""
    nouns = [i for i in range(deed.violence.first, deed.violence.last + 1) if _definite(tree, i)]
    nouns += [i for i in deed.words if _definite(tree, i)]
    if not nouns:
        return None
    near = [d for d in before if deed.sentence(tree) - d.sentence(tree) <= _TAKEN_UP]
    alike = [d for d in near if not (d.means and deed.means and d.means[0].term != deed.means[0].term)]
    return alike[-1] if alike else None


def _definite(tree: Tree, i: int) -> bool:
    """Tell a noun for a deed behind "the", "this" or "that"."""
    token = tree.tokens[i]
    if token.pos != "NOUN" or token.lemma not in words("attack", "incidents"):
        return False
    return any(tree.tokens[d].text.lower() in ("the", "this", "that") for d in tree.children(i, "det"))


def _other_day(one: Deed, two: Deed) -> bool:
    """Tell whether two deeds are told of different days."""
    return one.date is not None and two.date is not None and one.date.edtf != two.date.edtf


def _carried(value: _Told, why: str) -> _Told:
    """Return a day or place as taken over from elsewhere; what was itself inferred keeps its reason beside."""
    return replace(value, how=_CARRIED, why=f"{why}; {value.why}" if value.why else why)


def _only_day(reading: Reading, tree: Tree, deed: Deed) -> DateValue | None:
    """Return the only day that the deed's sentence names, where it hangs on no word of saying and on no other deed."""
    here = [
        m
        for m in mentions_beside(reading.dates, reading, deed.violence.trigger)
        if m.granularity in _DAYS and m.from_ is not None
    ]
    if len({(m.from_, m.until) for m in here}) != 1 or not _told_once(tree, deed):
        return None
    site, _ = site_of(reading.tokens, here[0].first, here[0].last)
    if tree.tokens[site].lemma in lexicon()["saying_verbs"] or _aside(tree, deed.violence.trigger, site):
        return None
    return replace(date_value(reading, here[0]), how="inferred", why="the only day that the sentence names")


def _told_once(tree: Tree, deed: Deed) -> bool:
    """Tell a deed that is told as done at one time: by a past tense, or by a noun that is no plural of any number."""
    token = tree.tokens[deed.violence.trigger]
    if token.pos == "VERB":
        auxiliaries = {tree.tokens[a].text.lower() for a in tree.children(token.i, "aux")}
        return token.tag in _PAST and not auxiliaries & _PERFECT
    return token.tag != "NNS" or bool(tree.children(token.i, "nummod"))


def _aside(tree: Tree, trigger: int, site: int) -> bool:
    """Tell whether a deed stands in a clause of its own below the day ("mourned on Friday those killed in …"), or in
    what somebody is to do ("marched on Friday to end the raids").
    """
    i = trigger
    while i != site and tree.tokens[i].head != i:
        token = tree.tokens[i]
        if token.dep in ("relcl", "acl") or (token.pos == "VERB" and token.tag == "VB"):
            return True
        i = token.head
    return False


def _nearest(tree: Tree, deed: Deed, found: Iterable[Deed]) -> Deed | None:
    """Return the telling nearest to a deed."""
    return min(found, key=lambda d: (abs(d.sentence(tree) - deed.sentence(tree)), d.violence.trigger), default=None)


def same_deed(tree: Tree, one: Deed, two: Deed) -> bool:
    """Tell whether two tellings are of one deed: one person is hit, by no other means, place or day."""
    if one.means and two.means and {m.term for m in one.means}.isdisjoint(m.term for m in two.means):
        return False
    if one.place and two.place and one.place.id != two.place.id and one.place.how is None and two.place.how is None:
        return False
    if one.date and two.date and one.date.edtf != two.date.edtf and one.date.how is None and two.date.how is None:
        return False
    return bool(_persons(tree, one) & _persons(tree, two))


def _persons(tree: Tree, deed: Deed) -> frozenset[str]:
    """Return the persons hit, by id or surname."""
    people = set[str]()
    for head in deed.violence.undergoers:
        for i in (head, *tree.conjuncts(head)):
            if tree.tokens[i].ent[2:] != "PERSON":
                continue
            people.add(tree.tokens[i].text.casefold())
    return frozenset(people)


def _right_before(tree: Tree, reading: Reading, deed: Deed, before: Sequence[Deed]) -> Deed | None:
    """Return the deed told before this one in the same paragraph, a few sentences back at most."""
    sentences = reading.syntax.sentences
    number = deed.sentence(tree)
    if not before:
        return None
    at = before[-1].sentence(tree)
    near = number - at <= _NEAR and sentences[at].paragraph == sentences[number].paragraph
    return before[-1] if near else None


def _here(reading: Reading, tree: Tree, deed: Deed) -> PlaceValue | None:
    """Return the town of the dateline where a deed was done "here" or "in this city"."""
    sentence = reading.syntax.sentences[deed.sentence(tree)]
    for i in range(sentence.first, sentence.last + 1):
        token = tree.tokens[i]
        town = token.lemma in words("war_words", "towns") and any(
            tree.tokens[d].text.lower() == "this" for d in tree.children(i, "det")
        )
        if (token.text.lower() == "here" and token.pos == "ADV") or town:
            found = town_of_dateline(reading)
            if found is not None:
                return replace(found, how="carried_over", why=f"“{token.text}” is the town of the dateline")
    return None
