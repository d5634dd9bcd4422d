"""Who speaks for whom: what a spokesman says another said is relayed, and its source is the other."""

from tracktwo.actors.register import load_register
from tracktwo.extract.statements.saying import Standing
from tracktwo.extract.statements.scene import Scene

_OFFICE = "spokes"


def speaks_for(scene: Scene, outer: Standing, inner: Standing) -> bool:
    """Tell whether the outer speaker is a spokesman, by the words here or an office, and the inner one no pronoun's."""
    speaker = outer.saying.speaker
    if speaker is None or {value.id for value in outer.actors} & {value.id for value in inner.actors}:
        return False
    own = {actor.id: actor for actor in scene.reading.cast.actors}
    titles = [scene.reading.text[speaker.start : speaker.end]]
    for value in outer.actors:
        actor = own.get(value.id or "") or load_register().actors.get(value.id or "")
        titles += [role.title for role in actor.roles] if actor else []
    return any(_OFFICE in title.lower() for title in titles)
