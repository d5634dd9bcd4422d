"""When two answers that name different actors contradict each other: only where both name somebody outright.

A speaker told as "an official" is nobody else than the minister of another account; who was found by taking up a
pronoun may have been misread; an agency relays what a minister said; a leader and his state are one answer. Read by eye
over crowded days of news, none of the contradictions that were told of such answers was one.
"""

from collections.abc import Mapping

from tracktwo.actors.register import load_register
from tracktwo.reconcile.belonging import of_one_state
from tracktwo.types import Actor, ActorValue, Value

_PEOPLE = "pop:"  # begins the ids of groups of people that nobody needs to know
# How an actor is found where no name stands: by taking up a pronoun, or from the paragraph before.
_GUESSED = frozenset({"coreference", "carried_over", "repeated", "unresolved", "issuer"})
_SURNAME = 4  # letters from which a shared last name makes two names one: as many people are called Khan as say things
# Words for fighters that stand for a group named elsewhere.
_FIGHTERS = frozenset(
    {"extremists", "fighters", "gunmen", "insurgents", "jihadists", "militants", "militiamen", "rebels", "terrorists"}
)


def are_rivals(field: str, one: Mapping[str, Value], two: Mapping[str, Value]) -> bool:
    """Tell whether two answers, by normal form, name actors that cannot both be meant."""
    if field == "speaker":
        speakers = (*one.items(), *two.items())
        if _is_outlet(one) or _is_outlet(two) or any(_is_unnamed(form, value) for form, value in speakers):
            return False
        if _is_person(one) != _is_person(two):
            return False  # a spokesman whom no register knows, and the house that he speaks for
    if field == "parties" and min(len(one), len(two)) == 1:
        return False  # who names one side does not contradict who names the other
    if _bear_one_name(one, two) or _are_its_fighters(one, two) or _are_its_fighters(two, one):
        return False
    if any(_is_guessed(answer) or _is_nobody_known(answer) for answer in (one, two)):
        return False
    return not (of_one_state(one, two) or _share_country(one, two))


def _is_nobody_known(answer: Mapping[str, Value]) -> bool:
    """Tell whether an answer names nobody whom the register or the article knows."""
    return all(form.startswith(("~", "?")) for form in answer)


def _is_guessed(answer: Mapping[str, Value]) -> bool:
    """Tell whether no actor of an answer is named where it is told."""
    return all(value.how in _GUESSED for value in answer.values())


def _is_unnamed(form: str, value: Value) -> bool:
    """Tell whether somebody is told by an office, a number of people or a common noun alone."""
    named = isinstance(value, ActorValue) and value.name[-1:] and value.name.split()[-1][:1].isupper()
    return form.startswith(_PEOPLE) or (form.startswith("x:") and not named)


def _is_outlet(answer: Mapping[str, Value]) -> bool:
    """Tell whether an answer is a paper or an agency, which says what it was told."""
    return any(actor is not None and actor.kind == "outlet" for actor in map(_known, answer))


def _is_person(answer: Mapping[str, Value]) -> bool:
    """Tell whether all of an answer's actors are persons; a name that no register knows is taken for one."""
    return all((actor := _known(form)) is None or actor.kind == "person" for form in answer)


def _bear_one_name(one: Mapping[str, Value], two: Mapping[str, Value]) -> bool:
    """Tell whether both name somebody by one surname whom an article alone knows: Greg and Gregory, one of them."""
    if not any(form.startswith("x:") for form in (*one, *two)):
        return False
    return any(len(name) >= _SURNAME for name in {_last(form) for form in one} & {_last(form) for form in two})


def _last(form: str) -> str:
    """Return the last word of an actor's id."""
    return form.rpartition("-")[2].rpartition(":")[2]


def _are_its_fighters(one: Mapping[str, Value], two: Mapping[str, Value]) -> bool:
    """Tell whether one answer tells of fighters by a common noun and the other names an armed group."""
    nouns = all(form.startswith(_PEOPLE) and _last(form) in _FIGHTERS for form in one)
    groups = ((_known(form), form) for form in two)
    return nouns and all(
        form.startswith(_PEOPLE) or (actor is not None and actor.kind == "armed_group") for actor, form in groups
    )


def _share_country(one: Mapping[str, Value], two: Mapping[str, Value]) -> bool:
    """Tell whether a person is named in one answer, and in the other the state or a body of the same country."""
    first, second = ([actor for form in answer if (actor := _known(form))] for answer in (one, two))
    return any(
        a.country is not None and a.country == b.country and (a.kind == "person") != (b.kind == "person")
        for a in first
        for b in second
    )


def _known(form: str) -> Actor | None:
    """Return an actor of the register."""
    return load_register().actors.get(form)
