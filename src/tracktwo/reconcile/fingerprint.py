"""The one hash of passages by which articles are found again: keyed, the same on every machine and in every process.

Python's own ``hash`` of a string differs from process to process. An unkeyed hash is the same everywhere, for
everybody: whoever writes articles could choose words whose fingerprints crowd an index. The key is the project's,
fixed and no secret: it sets our fingerprints apart from everybody else's, and any two records agree. Whoever must
withstand an attacker who knows it can give another.
"""

import hashlib

KEY = b"tracktwo copies 1"


def fingerprint(words: str, *, size: int = 8, key: bytes = KEY) -> bytes:
    """Hash a passage to ``size`` bytes.

    >>> fingerprint("the talks in the customs house broke up").hex()
    '400e198f3d5c7196'
    """
    return hashlib.blake2b(words.encode(), digest_size=size, key=key).digest()
