"""Place names made alike: small letters, no accents, no hyphens, no apostrophes."""

import re
import unicodedata

_DROPPED = re.compile(r"['’‘ʿʾʼ`´.ʹ]")
_SPACED = re.compile(r"[\s\-‐‑–—_/,]+")


def fold_name(name: str) -> str:
    """Return the key under which a place name is kept and looked up; "the" before it is dropped, Saint is St.

    >>> fold_name("Al-Ḩasakah"), fold_name("Dar‘ā"), fold_name("The Hague"), fold_name("U.S.")
    ('al hasakah', 'dara', 'hague', 'us')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    folded = _SPACED.sub(" ", _DROPPED.sub("", plain)).strip()
    bare = folded.removeprefix("the ")
    return "st " + bare.removeprefix("saint ") if bare.startswith("saint ") else bare
