"""Reading a lexicon of the knowledge folder."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

# The safe loader in C where PyYAML was built with it: ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """Return a YAML lexicon by its file name; it is read once in a process, and must not be changed.

    >>> read_lexicon("dates.yaml")["months"]["may"]
    5
    """
    source = resources.files("tracktwo.knowledge").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(source, Loader=_LOADER)  # noqa: S506 - both loaders are the safe ones
    return loaded
