"""On what day something was said: the day on the verb of saying, or the one that stands right behind it."""

from tracktwo.extract.statements.saying import Saying
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.when import date_of, date_value
from tracktwo.language.reading import DateMention
from tracktwo.types import DateValue

_DAYS = frozenset({"time", "day", "week", "month", "season", "year"})
_LEADING = frozenset({"on", "at", "in", "late", "early", "earlier", "later", "the", "of", "this", "last"})
_CLAUSES = frozenset({"relcl", "acl", "advcl"})


def day_of(scene: Scene, saying: Saying) -> DateValue | None:
    """Return the day of the saying, or None; a day inside what is said is not one.

    The parse often hangs "on Friday" of "said on Friday he would go" on the clause that is said, so that a day between
    the words of saying and the content counts too, wherever it hangs.
    """
    found = date_of(scene.reading, saying.head)
    if found is not None and not saying.covers(found.start, found.end):
        return found
    mention = _behind(scene, saying)
    return None if mention is None else date_value(scene.reading, mention)


def _behind(scene: Scene, saying: Saying) -> DateMention | None:
    """Return the first day between the words of saying and the content behind them, or the sentence's end."""
    last = scene.sentence_end(saying.head)
    limit = min((a for a, _ in saying.contents if a >= saying.cue_end), default=scene.tokens[last].end)
    for mention in scene.mentions_between(saying.cue_end, limit):
        if mention.granularity in _DAYS and _hangs_free(scene, saying, mention):
            return mention
    return None


def _hangs_free(scene: Scene, saying: Saying, mention: DateMention) -> bool:
    """Tell whether a day belongs to the saying: it stands right behind it or its listener, or closes the sentence."""
    low = scene.last_before(saying.cue_end) + 1
    between = range(low, mention.first)
    listeners = {k for h in saying.addressees for k in scene.below(h)}
    names = set(saying.speaker.heads) if saying.speaker else set()
    names |= {k for h in names for k in scene.below(h) if scene.tokens[k].dep in ("compound", "det", "amod", "nmod")}
    return all(
        k in listeners or k in names or scene.tokens[k].text.lower() in _LEADING or scene.tokens[k].pos == "ADV"
        for k in between
    )
