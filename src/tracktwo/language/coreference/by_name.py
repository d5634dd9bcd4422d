"""Names clustered by rule: the same name, a surname after the full name, the initials of a body.

This is what is left of coreference where no trained weights are at hand.
"""

from collections.abc import Sequence

from tracktwo.language.coreference.clusters import Choice
from tracktwo.language.coreference.traits import Trait, initials


def choose_by_name(traits: Sequence[Trait]) -> list[Choice]:
    """Return what each mention takes up: of names, the last mention of the same name; of all others, nothing."""
    last: dict[str, int] = {}
    choices = []
    for i, trait in enumerate(traits):
        if trait.phrase.form != "name":
            choices.append(Choice(None, 0.0, "new"))
            continue
        found = max((last[key] for key in _known_as(trait) if key in last), default=None)
        choices.append(Choice(found, float(found is not None), "new" if found is None else "name"))
        for key in (*_known_as(trait), *_may_be_called(trait)):
            last[key] = i
    return choices


def _known_as(trait: Trait) -> tuple[str, ...]:
    """Return under what a name is looked for."""
    return (trait.text,)


def _may_be_called(trait: Trait) -> tuple[str, ...]:
    """Return what a full name may be shortened to: a person's surname, a body's initials."""
    words = trait.text.split()
    if trait.name_kind == "person" and len(words) > 1:
        return (words[-1],)
    short = initials(trait)
    return (short,) if len(short) > 1 else ()
