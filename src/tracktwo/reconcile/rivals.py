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
_GUESSED = frozenset({"coreference", "carried over", "repeated", "unresolved"})


def are_rivals(field: str, one: Mapping[str, Value], two: Mapping[str, Value]) -> bool:
    """Tell whether two answers, by normal form, name actors that cannot both be meant."""
    if field == "speaker":
        speakers = (*one.items(), *two.items())
        if _is_outlet(one) or _is_outlet(two) or any(_is_unnamed(form, value) for form, value in speakers):
            return False
        if _is_person(one) != _is_person(two):
            return False  # a spokesman whom no register knows, and the house that he speaks for
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
