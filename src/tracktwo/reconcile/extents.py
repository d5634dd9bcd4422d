"""How far two truces reach: a local one is not the nationwide one, whatever the words."""

from collections.abc import Iterable
from functools import cache

from tracktwo.actors.states import load_states
from tracktwo.language.lexicon_file import read_lexicon
from tracktwo.reconcile.signature import Signature, World

# An article is about a place that is among this many of the names it uses most.
_FOREMOST = 3
_STEM = 5  # characters, as the names of an article are counted
_WHOLE_COUNTRY = frozenset({"country", "nation", "whole", "entire", "throughout"})


def judge_extent(name: str, companion: str, a: Signature, b: Signature, world: World) -> float:
    """Judge two scopes: alike ones support; a local one speaks against a whole country, and against a report that
    names no scope unless both share a party, or the other article is about that very place.
    """
    one, two = _local(a.forms.get(name, ())), _local(b.forms.get(name, ()))
    if one and two:
        first, second = ({w for form in forms for w in form.split()} for forms in (one, two))
        return len(first & second) / max(len(first), len(second)) if first & second else -1.0
    if not one and not two:
        return 1.0 if a.forms.get(name) and b.forms.get(name) else 0.0
    bare = b if one else a
    if bare.forms.get(name):
        return -1.0  # the whole country
    if a.forms.get(companion, frozenset()) & b.forms.get(companion, frozenset()):
        return 0.0
    return 0.0 if a.article == b.article or _is_about(bare.article, one or two, world) else -1.0


def _is_about(article: str, forms: Iterable[str], world: World) -> bool:
    """Tell whether an article names a place more than nearly all else."""
    foremost = list(world.named(article))[:_FOREMOST]
    return any(word[:_STEM] in foremost for form in forms for word in form.split() if len(word) >= _STEM - 1)


def _local(forms: Iterable[str]) -> frozenset[str]:
    """Return the scopes that are smaller than a country."""
    return frozenset(form for form in forms if not _is_whole(form))


@cache
def _is_whole(form: str) -> bool:
    """Tell whether a scope is all of a country: "nationwide", "the whole of Syria", "Syria"."""
    words = set(form.split())
    whole = {word.replace("-", "") for word in read_lexicon("ceasefire.yaml")["whole"]}
    if words & (whole | _WHOLE_COUNTRY):
        return True
    return form in {name.casefold() for state in load_states().values() for name in (state.name, *state.aliases)}
