"""Who a phrase stands for: from tokens of the parse to actor values. The one place where extractors ask."""

from tracktwo.language.reading import Reading
from tracktwo.types import ActorValue


def actors_at(reading: Reading, head: int) -> tuple[ActorValue, ...]:
    """Return the actors that the noun phrase headed by token ``head`` stands for, coordinated ones apart."""
    token = reading.tokens[head]
    return (ActorValue(start=token.start, end=token.end, text=token.text, id=None, name=token.text),)
