"""How often Python looks for unreachable objects while articles are added.

What an article leaves in memory is kept for the next: hundreds of thousands of objects, none of them garbage, which
Python looks through again for every few articles. That was a fifth of what an added article cost beyond its reading.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects before Python looks among them; its own default is 700. An article makes some 9,000 that stay for a while.
SELDOM = 50_000


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for unreachable objects less often while this lasts, unless it was told to look less often yet.

    Only objects that refer to each other in a ring wait for that; all others go at once, as ever.
    """
    young, middle, old = gc.get_threshold()
    if 0 < young < SELDOM:
        gc.set_threshold(SELDOM, middle, old)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)
