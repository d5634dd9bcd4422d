"""Reports of the kind `statement`: who is reported to have said what, through whom."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from tracktwo.extract.making import make_report, span_value, term_value
from tracktwo.extract.statements.about import find_issues
from tracktwo.extract.statements.according import add_according
from tracktwo.extract.statements.act import act_of, plover_of, saying_status
from tracktwo.extract.statements.chain import arrange, chain_of, followers, speakers_of
from tracktwo.extract.statements.day import day_of
from tracktwo.extract.statements.direct import attach_quotes
from tracktwo.extract.statements.indirect import find_indirect
from tracktwo.extract.statements.occasion import is_occasion, own_occasion
from tracktwo.extract.statements.saying import Saying, Speaker, Standing
from tracktwo.extract.statements.scene import Scene, set_scene
from tracktwo.extract.statements.signed import add_signed
from tracktwo.extract.statements.states import add_states
from tracktwo.extract.statements.tagged import take_tagged
from tracktwo.extract.where import place_of
from tracktwo.language.reading import Reading
from tracktwo.types import ActorValue, Report, Value

Found = TypeVar("Found", bound=Value)

# The rules, in order: each takes the drafts so far and returns them with its own added or filled in.
RULES = (add_states, add_according, add_signed, attach_quotes, take_tagged)


def find_statements(reading: Reading) -> tuple[Report, ...]:
    """Find the statements of an article, in text order: one for each saying, outside furniture."""
    scene = set_scene(reading)
    sayings = find_indirect(scene)
    for rule in RULES:
        sayings = rule(scene, sayings)
    standings = arrange(scene, sayings)
    inside = followers(scene, standings)
    occasions: dict[str, Value] = {}
    return tuple(_report(scene, standing, inside, occasions) for standing in standings)


def _report(scene: Scene, standing: Standing, inside: dict[int, Standing], occasions: dict[str, Value]) -> Report:
    """Make the report of one saying."""
    reading, saying = scene.reading, standing.saying
    has_cue = saying.carried_from is None
    contents = _clear_of_furniture(reading, saying.contents)
    occasion = _occasion(scene, standing, occasions)
    date = day_of(scene, saying) if has_cue else None
    place = _outside(place_of(reading, saying.head), saying) if has_cue else None
    act = act_of(scene, saying) if has_cue else "report"
    fields: dict[str, list[Value]] = {
        "speaker": list(_speakers(scene, standing)),
        "addressee": [
            v for h in saying.addressees if not is_occasion(scene, h) for v in speakers_of(scene, Speaker((h,), 0, 0))
        ],
        "cue": [span_value(reading, saying.cue_start, saying.cue_end)] if has_cue else [],
        "content": [span_value(reading, start, end) for start, end in contents],
        "mode": [term_value(reading, _mode(scene, standing), *contents[0])],
        "occasion": [occasion] if occasion else [],
        "date": [date] if date else [],
        "place": [place] if place else [],
        "about": list(find_issues(reading, contents)),
        "act": [term_value(reading, act, saying.cue_start, saying.cue_end)] if act and has_cue else [],
    }
    return make_report(
        reading, "statement", fields, status=saying_status(scene, saying),
        attribution=chain_of(scene, standing, inside), plover=plover_of(act),
    )  # fmt: skip


def _clear_of_furniture(reading: Reading, passages: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Cut out of passages the furniture that stands in the middle of them: a caption between two quoted paragraphs."""
    kept = []
    for start, end in passages:
        begin = start
        for piece in reading.layout.furniture:
            if begin <= piece.start and piece.end <= end:
                kept.append((begin, piece.start))
                begin = piece.end
        kept.append((begin, end))
    stripped = (_stripped(reading.text, start, end) for start, end in kept)
    return tuple((start, end) for start, end in stripped if start < end) or tuple(passages)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the white space at both ends of a passage."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _outside(value: Found | None, saying: Saying) -> Found | None:
    """Return a date or place of the saying; one read from inside its content belongs to what is said."""
    return None if value is None or saying.covers(value.start, value.end) else value


def _speakers(scene: Scene, standing: Standing) -> tuple[ActorValue, ...]:
    """Return the speakers; of a quotation without words of saying they are marked as carried over."""
    if standing.saying.carried_from is None:
        return tuple(_with_owner(scene, standing, actor) for actor in standing.actors)
    return tuple(replace(actor, how="carried_over", why=standing.saying.why) for actor in standing.actors)


def _with_owner(scene: Scene, standing: Standing, actor: ActorValue) -> ActorValue:
    """Return people known by their office only with the words that tell whose: "ministers of Peru and Chile"."""
    head = standing.saying.speaker.heads[0] if standing.saying.speaker else -1
    if head < 0 or not (actor.id or "").startswith("pop:") or actor.end != scene.tokens[head].end:
        return actor
    of = next((p for p in scene.tree.children(head, "prep") if p == head + 1 and scene.tokens[p].text == "of"), None)
    if of is None:
        return actor
    end = scene.tokens[scene.span(of)[1]].end
    return replace(actor, end=end, text=scene.reading.text[actor.start : end])


def _mode(scene: Scene, standing: Standing) -> str:
    """Return direct where all content stands in quotation marks, indirect where none does, else mixed."""
    quotes = [scene.quotes[n] for n in standing.saying.quotes]
    spans = standing.saying.contents
    inside = [any(q.start <= a and b <= q.end for q in quotes) for a, b in spans]
    if all(inside):
        return "direct"
    return "mixed" if any(scene.has_marks(a, b) for a, b in spans) else "indirect"


def _occasion(scene: Scene, standing: Standing, seen: dict[str, Value]) -> Value | None:
    """Return the occasion: the saying's own, or the same speaker's last one, marked as carried over."""
    key = "|".join(actor.id or "" for actor in standing.actors)
    own = own_occasion(scene, standing.saying)
    if own is not None and standing.saying.covers(own.start, own.end):
        own = None  # a call that is told of is not the one in which it is told
    if own is not None:
        seen[key] = own
        return own
    before = seen.get(key) if key.strip("|") else None
    if before is None or standing.saying.verb.sort != "speech":
        return None
    return replace(before, how="carried_over", why="the same speaker spoke on this occasion earlier in the article")
