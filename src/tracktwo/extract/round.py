"""Reports of the kind `round`: a session of a track of talks, told from the track's venue or name.

A mention without a venue ("the talks", "the next meeting") belongs to the track spoken of last; one that only names a
track adds to its session but makes none. Who boycotted or refused to join is the session's `absent`.
"""

from dataclasses import replace

from tracktwo.extract.making import make_report
from tracktwo.extract.says import attribution_of
from tracktwo.extract.talks.cues import load, words
from tracktwo.extract.talks.gatherings import gathering_at
from tracktwo.extract.talks.ground import Ground
from tracktwo.extract.talks.merge import Draft, by_day, dates_conflict, fold, key_of, party_keys, same_side_of_now
from tracktwo.extract.talks.sessions import Mention, session_at
from tracktwo.extract.talks.tracks import by_parties, checked, slug, venues_of
from tracktwo.language.reading import Reading
from tracktwo.types import Plover, Report, TermValue, Value

_MANY = frozenset({"parties", "absent", "hosts", "mediators", "agenda"})
# How many sentences back "the talks" may reach for its track; twice as many where the article has but one.
_REACH = 4
_TO_COME = ("planned", "proposed", "conditional", "hypothetical")


def find_rounds(reading: Reading) -> tuple[Report, ...]:
    """Find the sessions of tracks of talks that an article tells of, each once."""
    ground = Ground.of(reading)
    venues = venues_of(ground)
    found = (session_at(ground, t.i, venues) or gathering_at(ground, t.i, venues) for t in reading.tokens)
    mentions = _spoken_of(ground, [m for m in found if m is not None])
    explicit = frozenset(key_of(m.track) for m in mentions if m.track is not None and m.track.how is None)
    mentions = [replace(m, track=m.track and checked(m.track, explicit)) for m in mentions]
    mentions = [replace(m, draft=by_day(m.draft, reading.published)) for m in mentions]
    drafts = _with_tracks(ground, mentions, [ground.token(m.draft.head).sent for m in mentions])
    drafts = _at_own_venue(drafts)
    sessions = [_tidy(draft) for draft in fold(drafts, _same, _MANY)]
    return tuple(_report(ground, draft) for draft in sessions if _tells(draft))


def _spoken_of(ground: Ground, mentions: list[Mention]) -> list[Mention]:
    """Drop the pronouns that no talks spoken of just before them can stand behind."""
    kept: list[Mention] = []
    for mention in mentions:
        token = ground.token(mention.draft.head)
        near = bool(kept) and token.sent - ground.token(kept[-1].draft.head).sent <= 1
        if token.pos != "PRON" or (near and (mention.track is not None or _by_themselves(ground, token.i))):
            kept.append(mention)
    return kept


def _by_themselves(ground: Ground, pronoun: int) -> bool:
    """Tell "they would resume" from "they would resume their attacks": only what is held resumes by itself."""
    verb = ground.token(pronoun).head
    alone = not ground.tree.children(verb, "dobj", "xcomp", "ccomp", "attr")
    return alone and ground.token(verb).lemma in words("round", "by_itself") and ground.lower(pronoun) == "they"


def _with_tracks(ground: Ground, mentions: list[Mention], sentences: list[int]) -> list[Draft]:
    """Give mentions without a venue the track spoken of last, or for talks to come the one spoken of next.

    Where there is none, talks are called after two parties that they name; those that name none are no track.
    """
    drafts: list[Draft] = []
    strong = {key_of(m.track) for m in mentions if m.track is not None and not m.weak}
    if any(not m.weak for m in mentions):  # where talks are spoken of, "the next round in …" is one of theirs
        strong |= {key_of(m.track) for m in mentions if m.track is not None and m.round}
    for n, mention in enumerate(mentions):
        track = mention.track or _borrowed(mentions, sentences, n) or _own_track(ground, mention)
        if track is not None and (not mention.weak or key_of(track) in strong):
            drafts.append(replace(mention.draft, fields={"track": (track,), **mention.draft.fields}))
    return drafts


def _own_track(ground: Ground, mention: Mention) -> TermValue | None:
    """Call talks after their parties; a mere meeting or a pronoun is no talks."""
    if mention.weak or ground.token(mention.draft.head).pos == "PRON":
        return None
    return by_parties(ground, mention.draft.fields.get("parties", ()), mention.draft.head)


def _borrowed(mentions: list[Mention], sentences: list[int], n: int) -> TermValue | None:
    """Find the track of a mention without a venue among its neighbours."""
    mention = mentions[n]
    if mention.definite:
        tracks = {key_of(m.track) for m in mentions if m.track is not None}
        reach = _REACH if len(tracks) > 1 else 2 * _REACH
        before = [m for m in range(n) if mentions[m].track is not None and sentences[n] - sentences[m] <= reach]
        if not before and len(tracks) == 1:
            before = [m for m in range(len(mentions)) if mentions[m].track is not None]
        alike = [m for m in before if (mentions[m].draft.status in _TO_COME) == (mention.draft.status in _TO_COME)]
        if mention.draft.status in _TO_COME and not mention.round:  # a meeting that was does not lend its venue
            before = [m for m in before if not mentions[m].weak]
        for m in (alike or before)[-1:]:
            track = mentions[m].track
            return None if track is None else replace(track, how="coreference", why="the track spoken of last")
    if mention.draft.status in _TO_COME:
        for m in range(n + 1, len(mentions)):
            other = mentions[m]
            near = sentences[m] - sentences[n] <= _REACH
            if near and other.track is not None and other.draft.status in _TO_COME:
                return replace(other.track, how="coreference", why="the venue that is named for it next")
    return None


def _same(one: Draft, two: Draft) -> bool:
    """Tell whether two mentions are of one session: one track, no other number or day, the same side of now."""
    if key_of(one.fields["track"][0]) != key_of(two.fields["track"][0]):
        return False
    numbers, more = one.fields.get("number", ()), two.fields.get("number", ())
    if numbers and more and key_of(numbers[0]) != key_of(more[0]):
        return False
    if dates_conflict(one.fields, two.fields):
        return False
    background = two.soft and not two.fields.get("absent")
    return background or same_side_of_now(one.status, two.status)


def _tells(draft: Draft) -> bool:
    """Tell whether a session that was held has more to it than a track; a plan is worth telling by itself."""
    if draft.status in _TO_COME[:3] or draft.status == "ongoing":
        return True
    told = {name for name in draft.fields if name not in ("track", "place", "agenda")}
    named = key_of(draft.fields["track"][0]) in load("round")["formats"].values()
    lone = told == {"parties"} and len(draft.fields["parties"]) == 1 and not named
    return draft.status != "hypothetical" and bool(told) and not lone


def _at_own_venue(drafts: list[Draft]) -> list[Draft]:
    """Drop a country as a session's place where the article names the town that the track is called after."""
    named = {key_of(d.fields["track"][0]) for d in drafts for p in d.fields.get("place", ()) if _is_venue(d, p)}
    kept = []
    for draft in drafts:
        wide = key_of(draft.fields["track"][0]) in named and not all(
            _is_venue(draft, p) for p in draft.fields.get("place", ())
        )
        fields = {name: values for name, values in draft.fields.items() if not (wide and name == "place")}
        kept.append(replace(draft, fields=fields))
    return kept


def _is_venue(draft: Draft, place: Value) -> bool:
    """Tell whether a place is the one that the draft's track is called after."""
    return slug(place.text) == key_of(draft.fields["track"][0])


def _tidy(draft: Draft) -> Draft:
    """Take mediators and hosts out of the parties, and parties out of those who stayed away."""
    fields = dict(draft.fields)
    apart = party_keys((*fields.get("mediators", ()), *fields.get("absent", ())))
    if "parties" in fields:
        fields["parties"] = tuple(v for v in fields["parties"] if key_of(v) not in apart)
    return replace(draft, fields={name: values for name, values in fields.items() if values})


def _report(ground: Ground, draft: Draft) -> Report:
    """Make the report of a session, its fields in the order of the ontology."""
    order = (
        "track", "number", "parties", "absent", "hosts", "mediators", "date", "place", "agenda", "outcome",
    )  # fmt: skip
    fields = {name: draft.fields[name] for name in order if name in draft.fields}
    token = ground.token(draft.head)
    return make_report(
        ground.reading, "round", fields, status=draft.status,
        attribution=attribution_of(ground.reading, token.start, token.end), plover=_plover(draft),
    )  # fmt: skip


def _plover(draft: Draft) -> Plover | None:
    """Code a session: held is CONSULT, to come is AGREE, refused is REJECT; what is only imagined has no code."""
    contexts = ("diplomatic",)
    if draft.status in ("happened", "ongoing"):
        return Plover(
            type="CONSULT", mode="third-party" if draft.fields.get("mediators") else "multilateral", contexts=contexts
        )
    if draft.status in ("planned", "proposed"):
        return Plover(type="AGREE", contexts=contexts)
    return Plover(type="REJECT", mode="meet", contexts=contexts) if draft.status == "refused" else None
