"""Answers that are not the same and may still be of one thing: refugees who fled, one call of several in a row."""

from itertools import combinations

from tracktwo.reconcile.signature import Signature
from tracktwo.reconcile.tuning import tuning

_CALL = frozenset({"phone"})
_PAIR = 2
_MOST = 5  # people rung up in one sentence


def same_measure(name: str, a: Signature, b: Signature) -> bool:
    """Tell whether two figures may count the same people by other words: kindred measures, nearly one number."""
    measures = a.forms.get(name, frozenset()) | b.forms.get(name, frozenset())
    sizes = [signature.sizes["value"] for signature in (a, b) if "value" in signature.sizes]
    if measures not in tuning().kindred_measures or len(sizes) < _PAIR:
        return False
    low, high = sorted(max(size[0], 1.0) for size in sizes)
    return high <= low * tuning().unsaid


def measures_of(forms: frozenset[str]) -> frozenset[str]:
    """Return measures with those under which the same people may be counted."""
    return forms.union(*(pair for pair in tuning().kindred_measures if pair & forms))


def one_of_the_calls(name: str, a: Signature, b: Signature) -> bool:
    """Tell whether one report tells of calls to several people and the other of the call to one of them."""
    one, two = a.forms.get(name, frozenset()), b.forms.get(name, frozenset())
    channels = (a.forms.get("channel"), b.forms.get("channel"))
    return channels == (_CALL, _CALL) and min(len(one), len(two)) == _PAIR and (one < two or two < one)


def pairs_called(name: str, signature: Signature) -> list[str]:
    """Return the pairs that a call to several people can be told as; none of anything else."""
    parties = sorted(signature.forms.get(name, ()))
    if signature.forms.get("channel") != _CALL or not _PAIR < len(parties) <= _MOST:
        return []
    return ["+".join(pair) for pair in combinations(parties, _PAIR)]
