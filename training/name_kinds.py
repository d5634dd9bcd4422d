"""Finer kinds of bodies for training, by the register, by outlets' names and by words of the name itself.

The parser and most corpora know only organisations. States' organs of every sort become governments here, also those
that the register holds as bodies, so that "the Defense Department" and "the State Department" are of one kind.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tracktwo.actors.register import load_register
from tracktwo.language.outlets import publisher_of

_STATE_SECTORS = ("GOV", "LEG", "JUD", "SPY")
_REFINED = ("organisation", "government", "armed_group", "outlet")
# Bodies that are seated in a country and belong to none; their sector alone would make them states' organs.
_BETWEEN_STATES = ("un-", "united", "european", "african", "arab-league")


@cache
def cues() -> Mapping[str, Any]:
    """Load the words that tell kinds."""
    loaded: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("name_cues.yaml").read_text(encoding="utf-8"))
    return loaded


def finer_kind(words: str, kind: str) -> str:
    """Return the finer kind of a name, where it is a body; other kinds stay.

    >>> finer_kind("Turkish Foreign Ministry", "organisation"), finer_kind("Daily Courier News", "organisation")
    ('government', 'outlet')
    """
    if kind not in _REFINED:
        return kind
    low = words.lower().replace("’", "'").removeprefix("the ")
    parts = low.split()
    if low in cues()["government"]["whole"] or set(cues()["government"]["any"]) & set(parts):
        return "government"  # the register holds "the Department of Defense" as another name of the Pentagon
    known = _registered(words)
    if known:
        return known
    if publisher_of(words) is not None:
        return "outlet"
    for finer in ("outlet", "government", "armed_group"):
        told = cues()[finer]
        if low in told["whole"] or parts[-1] in told["last"] or set(told["any"]) & set(parts):
            if finer == "armed_group" and any(f" {word} " in f" {low} " for word in cues()["not_armed"]):
                continue
            return finer
    return "organisation" if kind == "organisation" else kind


def _registered(words: str) -> str:
    """Return the kind of a body that the register holds; nothing for what it lacks."""
    register = load_register()
    for sense in register.aliases.senses(words):
        if sense.use == "building":
            return "government"
        if sense.use == "actor":
            actor = register.actors[sense.id]
            if actor.kind == "body":
                organ = actor.country and actor.sector in _STATE_SECTORS and not sense.id.startswith(_BETWEEN_STATES)
                return "government" if organ else "organisation"
            return actor.kind if actor.kind in _REFINED else ""
    return ""
