"""A small coverage made by hand: two invented countries, three invented outlets, texts of our own."""

from typing import Any

from tests.making import place
from tracktwo.report.coverage import Coverage
from tracktwo.types import (
    Actor,
    ActorValue,
    Anchor,
    Article,
    Attribution,
    Change,
    DateValue,
    Entry,
    Family,
    FieldAccount,
    Furniture,
    Group,
    Member,
    Place,
    PlaceValue,
    QuantityValue,
    Report,
    Role,
    TermValue,
    Value,
)

POST = (
    "Leaders of Westmark and Eastvale speak\n\n"
    "President Ilan Moreo of Westmark said on Friday that he had phoned Prime Minister Dara Quill on Wednesday "
    "to propose talks at Lake Sorrel.\n\n"
    "“We shall meet wherever the guns are silent,” Moreo told reporters.\n\n"
    "At least 40 civilians were killed in Tarn, the relief council said.\n\n"
    "Follow the Harbour Post for more."
)
WIRE = (
    "Prime Minister Dara Quill took a call from President Ilan Moreo on Thursday, her office said.\n\n"
    "State television counted 65 fighters killed in Tarn.\n\n"
    "The second round of the Sorrel talks is planned for 3 March. The Free Columns will stay away.\n\n"
    "The Free Columns accuse Westmark of shelling Tarn in breach of the January truce."
)
COPY = WIRE.replace("65", "66")
HOSTILE = (
    '<script>alert(1)</script> & "quoted" <img src=x onerror=alert(2)> said the envoy.\n\n'
    "</style><style>body{display:none}</style> javascript:alert(3)"
)


def article(id_: str, text: str, outlet: str | None, published: str | None, **more: Any) -> Article:
    """Make an article."""
    return Article(
        id=id_,
        path=f"{id_}.txt",
        url=None,
        sha256="0" * 64,
        media_type="text/plain",
        language="en",
        outlet=outlet,
        origin=more.pop("origin", None),
        text=text,
        published=published,
        published_how="given" if published else None,
        **more,
    )


def at(text: str, words: str) -> dict[str, Any]:
    """Return the anchor of words in a text."""
    start = text.index(words)
    anchor = Anchor.of(text, start, start + len(words))
    return {"start": anchor.start, "end": anchor.end, "text": anchor.text}


def actor(text: str, words: str, id_: str | None, name: str) -> ActorValue:
    """Make an actor value."""
    return ActorValue(**at(text, words), id=id_, name=name)


def day(text: str, words: str, edtf: str) -> DateValue:
    """Make a date value of one day."""
    return DateValue(**at(text, words), edtf=edtf, from_=edtf, until=edtf)


def term(text: str, words: str, name: str) -> TermValue:
    """Make a term value."""
    return TermValue(**at(text, words), term=name)


def said_by(text: str, words: str, id_: str | None = None, *, role: Any = "source") -> Attribution:
    """Make a link of an attribution."""
    return Attribution(role=role, actor=id_, **at(text, words))


def report(id_: str, article_: str, kind: str, fields: dict[str, tuple[Value, ...]], **more: Any) -> Report:
    """Make a report."""
    return Report(
        id=id_, article=article_, kind=kind, status=more.pop("status", "happened"), fields=fields, step=kind, **more
    )


def entry(
    id_: str, reports: list[Report], caption: str, *, verdicts: dict[str, Any] | None = None, **more: Any
) -> Entry:
    """Make an entry; fields given by name in ``verdicts`` hold one group a report."""
    fields = {
        name: FieldAccount(
            groups=tuple(
                Group(value=r.fields[name][0], reports=(r.id,), origins=1) for r in reports if name in r.fields
            ),
            verdict=verdict,
        )
        for name, verdict in (verdicts or {}).items()
    }
    carriers = len({r.article for r in reports})
    return Entry(
        id=id_,
        kind=reports[0].kind,
        caption=caption,
        reports=tuple(r.id for r in reports),
        origins=more.pop("origins", carriers),
        carriers=carriers,
        fields=fields,
        **more,
    )


ACTORS = {
    "moreo": Actor(
        id="moreo", name="Ilan Moreo", kind="person", country="WMK", roles=(Role(title="President", of="Westmark"),)
    ),
    "quill": Actor(id="quill", name="Dara Quill", kind="person", country="EVL", aliases=("Prime Minister Quill",)),
    "columns": Actor(id="columns", name="the Free Columns", kind="armed_group", how="article"),
    "westmark": Actor(id="westmark", name="Westmark", kind="government", country="WMK"),
}
PLACES = {
    "tarn": place("tarn", "Tarn", "EVL", "town"),
    "evl": place("evl", "Eastvale", "EVL", "country"),
}


def _calls() -> tuple[Report, Report]:
    """Make two accounts of one call."""
    first = report(
        "r1",
        "a1",
        "contact",
        {
            "parties": (
                actor(POST, "President Ilan Moreo", "moreo", "Ilan Moreo"),
                actor(POST, "Dara Quill", "quill", "Dara Quill"),
            ),
            "channel": (term(POST, "phoned", "phone"),),
            "date": (day(POST, "Wednesday", "2021-02-10"),),
        },
        attribution=(said_by(POST, "President Ilan Moreo of Westmark", "moreo"),),
    )
    second = report(
        "r2",
        "a2",
        "contact",
        {
            "parties": (
                actor(WIRE, "Dara Quill", "quill", "Dara Quill"),
                actor(WIRE, "President Ilan Moreo", "moreo", "Ilan Moreo"),
            ),
            "channel": (term(WIRE, "call", "phone"),),
            "date": (day(WIRE, "Thursday", "2021-02-11"),),
        },
        attribution=(said_by(WIRE, "her office"),),
    )
    return first, second


def _figures() -> tuple[Report, Report]:
    """Make two figures that do not compare."""
    first = report(
        "r3",
        "a1",
        "figure",
        {
            "measure": (term(POST, "killed", "killed"),),
            "population": (actor(POST, "civilians", None, "civilians"),),
            "value": (QuantityValue(**at(POST, "At least 40"), low=40, high=None, bound="at_least"),),
            "place": (PlaceValue(**at(POST, "Tarn"), id="tarn"),),
        },
        attribution=(said_by(POST, "the relief council"),),
    )
    second = report(
        "r4",
        "a2",
        "figure",
        {
            "measure": (term(WIRE, "killed", "killed"),),
            "population": (actor(WIRE, "fighters", None, "fighters"),),
            "value": (QuantityValue(**at(WIRE, "65"), low=65, high=65, bound="exact"),),
            "place": (PlaceValue(**at(WIRE, "Tarn"), id="tarn"),),
        },
        attribution=(said_by(WIRE, "State television"),),
    )
    return first, second


def coverage() -> Coverage:
    """Return the coverage: a call told differently, two figures, a planned round, an alleged breach, a statement."""
    call, other_call = _calls()
    civilians, fighters = _figures()
    talks = report(
        "r5",
        "a2",
        "round",
        {
            "track": (term(WIRE, "Sorrel talks", "lake-sorrel"),),
            "number": (QuantityValue(**at(WIRE, "second"), low=2, high=2, bound="exact"),),
            "absent": (actor(WIRE, "The Free Columns", "columns", "the Free Columns"),),
            "date": (day(WIRE, "3 March", "2021-03-03"),),
        },
        status="planned",
    )
    breach = report(
        "r6",
        "a2",
        "violation",
        {
            "accused": (actor(WIRE, "Westmark", "westmark", "Westmark"),),
            "of": (Value(**at(WIRE, "the January truce")),),
            "act": (Value(**at(WIRE, "shelling Tarn")),),
        },
        attribution=(said_by(WIRE, "The Free Columns accuse".removesuffix(" accuse"), "columns"),),
    )
    words = report(
        "r7",
        "a1",
        "statement",
        {
            "speaker": (actor(POST, "Moreo told".removesuffix(" told"), "moreo", "Ilan Moreo"),),
            "cue": (Value(**at(POST, "told")),),
            "content": (Value(**at(POST, "We shall meet wherever the guns are silent,")),),
            "mode": (term(POST, "We shall", "direct"),),
            "date": (
                DateValue(
                    **at(POST, "Friday"),
                    edtf="2021-02-12",
                    from_="2021-02-12",
                    until="2021-02-12",
                    how="carried",
                    why="the sentence before",
                ),
            ),
        },
    )
    reports = [call, other_call, civilians, fighters, talks, breach, words]
    entries = [
        entry(
            "e1",
            [call, other_call],
            "phone: Ilan Moreo, Dara Quill",
            verdicts={"date": "differ", "channel": "agree"},
            when="[2021-02-10,2021-02-11]",
        ),
        entry("e2", [civilians], "at least 40 civilians killed, Tarn", verdicts={"value": "single"}, where="tarn"),
        entry("e3", [fighters], "65 fighters killed, Tarn", verdicts={"value": "single"}, where="tarn"),
        entry("e4", [talks], "round 2 of Lake Sorrel", when="2021-03-03"),
        entry("e5", [breach], "Westmark, the January truce"),
        entry("e6", [words], "Ilan Moreo: We shall meet", when="2021-02-12"),
    ]
    end = POST.index("Follow")
    articles = [
        article(
            "a1",
            POST,
            "The Harbour Post",
            "2021-02-12",
            furniture=(Furniture(end, len(POST), "follow line"),),
            family="f1",
        ),
        article("a2", WIRE, None, "2021-02-12", origin="Northern Wire", family="f2"),
        article("a3", COPY, "Vale Daily", "2021-02-13", family="f2"),
    ]
    change = COPY.index("66")
    families = (
        Family(id="f1", origin="a1", members=(Member(article="a1", relation="original", cover=1.0),)),
        Family(
            id="f2",
            origin="Northern Wire",
            members=(
                Member(article="a2", relation="original", cover=1.0),
                Member(
                    article="a3",
                    relation="edited",
                    cover=0.98,
                    changed=(Change(from_="65", to="66", start=change, end=change + 2),),
                ),
            ),
        ),
    )
    return Coverage(
        articles={a.id: a for a in articles},
        reports={r.id: r for r in reports},
        entries={e.id: e for e in entries},
        actors=ACTORS,
        places=PLACES,
        families=families,
    )


def hostile_coverage() -> Coverage:
    """Return a coverage in which every text that a page can give is an attack."""
    evil = "<script>alert(1)</script>"
    person = Actor(id="x", name=f'{evil}" onmouseover="alert(4)', kind="person", how="article")
    spot = Place(
        id="p",
        name=evil,
        country=None,
        lat=0,
        lon=0,
        precision="point",
        radius_km=5.0,
        gazetteer=evil,
        gazetteer_id="1",
    )
    said = report(
        "r1",
        "h1",
        "statement",
        {
            "speaker": (ActorValue(**at(HOSTILE, "the envoy"), id="x", name=person.name),),
            "content": (Value(**at(HOSTILE, HOSTILE.split(" said", maxsplit=1)[0])),),
            "mode": (term(HOSTILE, "said", "direct"),),
        },
    )
    where = report(
        "r2",
        "h1",
        "figure",
        {
            "measure": (term(HOSTILE, "said", "killed"),),
            "value": (QuantityValue(**at(HOSTILE, "1"), low=1, high=1, bound="exact", unit=evil),),
            "place": (PlaceValue(**at(HOSTILE, "script"), id="p"),),
            "as_of": (
                DateValue(
                    **at(HOSTILE, "1"), edtf="2020-01-01", from_="2020-01-01", until="2020-01-01", how=evil, why=evil
                ),
            ),
        },
        attribution=(said_by(HOSTILE, "<script>alert(1)</script>"),),
    )
    meet = report(
        "r3",
        "h2",
        "round",
        {
            "track": (term(HOSTILE, "<script>alert(1)</script>", evil),),
            "date": (day(HOSTILE, "1", "2020-01-02"),),
            "outcome": (Value(**at(HOSTILE, "</style><style>body{display:none}</style>")),),
        },
    )
    both = [where, report("r4", "h2", "figure", dict(where.fields))]
    articles = [
        article("h1", HOSTILE, evil, "2020-01-01", title=evil, family=evil),
        Article(
            id="h2",
            path=f"../../{evil}.txt",
            url="javascript:alert(5)",
            sha256="0",
            media_type="text/plain",
            language="en",
            outlet=evil,
            origin='"><b>',
            text=HOSTILE,
            published="2020-01-01",
            family=evil,
        ),
    ]
    entries = [
        entry("e1", [said], evil, when="2020-01-01"),
        entry("e2", both, evil, verdicts={"value": "differ"}, when="2020-01-01", where="p"),
        entry("e3", [meet], evil, when="2020-01-02"),
    ]
    family = Family(
        id=evil,
        origin=evil,
        members=(
            Member(article="h1", relation="original", cover=1.0),
            Member(article="h2", relation="edited", cover=0.9, changed=(Change(from_=evil, to=evil, start=0, end=8),)),
        ),
    )
    return Coverage(
        articles={a.id: a for a in articles},
        reports={r.id: r for r in (said, *both, meet)},
        entries={e.id: e for e in entries},
        actors={"x": person},
        places={"p": spot},
        families=(family,),
    )
