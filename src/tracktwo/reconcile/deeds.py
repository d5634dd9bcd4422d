"""Attacks that are one though their accounts name other places or other victims."""

import re

from tracktwo.reconcile.signature import Signature
from tracktwo.reconcile.tuning import tuning

_NATION = re.compile(r"pop:(?:[a-z]{3}-)?")  # begins the id of a group of people, maybe of one nation
_DAYS = 1  # from the first to the last that a deed of one day can be dated to


def is_one_deed(a: Signature, b: Signature) -> bool:
    """Tell whether two attacks were done on one day by means that are seen once a day at most: poison gas."""
    one, two = (signature.days.get("date") for signature in (a, b))
    if one is None or two is None or max(one[1] - one[0], two[1] - two[0]) > _DAYS:
        return False
    means = a.forms.get("means", frozenset()) & b.forms.get("means", frozenset()) & tuning().rare_means
    return bool(means) and one[0] <= two[1] and two[0] <= one[1]


def are_unarmed(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether both name people who bear no arms: "civilians", "its own people", "1,400 Syrian civilians".

    >>> are_unarmed(frozenset({"pop:syr-civilians"}), frozenset({"pop:people"}))
    True
    >>> are_unarmed(frozenset({"pop:syr-soldiers"}), frozenset({"pop:people"}))
    False
    """
    return all(any(_NATION.sub("", form) in tuning().unarmed for form in forms) for forms in (one, two))
