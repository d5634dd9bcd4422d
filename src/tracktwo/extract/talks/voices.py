"""Whom an article names only because they explain it: experts and reporters, who are no party to talks."""

from tracktwo.extract.talks.cues import words
from tracktwo.types import Actor


def only_tells(actor: Actor | None) -> bool:
    """Tell whether somebody is named as an expert or a reporter, and as nothing else: a voice, and no party."""
    titles = (
        [role.title.lower().split() for role in actor.roles] if actor is not None and actor.how == "article" else []
    )
    return bool(titles) and all(title and title[-1] in words("talks", "bystanders") for title in titles)
