"""Small hand-made records for tests that need no reading of text."""

import hashlib
from typing import Literal

from tracktwo.store.contract import Finding
from tracktwo.types import (
    Actor,
    ActorValue,
    Article,
    DateValue,
    Entry,
    Family,
    FieldAccount,
    Group,
    Judgement,
    Member,
    Place,
    Report,
    Role,
    TermValue,
    Value,
)

KEY, OTHER_KEY = "a1" * 8, "b2" * 8  # of blocks
TEXT = "Envoys of Arland and Borland met in Port Mira on 3 May 2017, the Arland Times said."


def article(text: str = TEXT, *, outlet: str | None = "Arland Times", path: str | None = "one.txt") -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id="a" + hashlib.sha256(f"{digest}{outlet}".encode()).hexdigest()[:16], path=path, url=None, sha256=digest,
        media_type="text/plain", language="en", outlet=outlet, origin=None, text=text, published="2017-05-04",
        published_how="given",
    )  # fmt: skip


def place(id_: str, name: str, country: str | None, precision: Literal["town", "country"]) -> Place:
    """Make a place; where on the map it lies is of no weight."""
    return Place(
        id=id_, name=name, country=country, lat=1.0, lon=2.0, precision=precision, radius_km=5.0, gazetteer="own",
        gazetteer_id=id_,
    )  # fmt: skip


def anchored(cls: type[Value], whole: str, words: str, **normal: object) -> Value:
    start = whole.index(words)
    return cls(start=start, end=start + len(words), text=words, **normal)  # type: ignore[arg-type]


def report(of: Article, id_: str = "r1") -> Report:
    text = of.text
    fields = {
        "parties": (
            anchored(ActorValue, text, "Arland", id="arl", name="Arland"),
            anchored(ActorValue, text, "Borland", id="x:borland", name="Borland"),
        ),
        "channel": (anchored(TermValue, text, "met", term="meeting"),),
        "date": (
            anchored(
                DateValue, text, "3 May 2017", edtf="2017-05-03", from_="2017-05-03", until="2017-05-03",
            ),
        ),
    }  # fmt: skip
    return Report(id=id_, article=of.id, kind="contact", status="happened", fields=fields, step="contact")


def finding(of: Article, id_: str = "r1") -> Finding:
    told = report(of, id_)
    return Finding(
        given=of, article=of, reading="digest-1", reports=(told,),
        actors=(Actor(id="x:borland", name="Borland", kind="government", how="article"),),
        blocks={told.id: (KEY, OTHER_KEY)}, bands=("band-1",),
        steps={f"key-{id_}": ("syntax", b"output")},
    )  # fmt: skip


def entry(*reports: Report, id_: str = "e1") -> Entry:
    groups = (Group(value=reports[0].fields["date"][0], reports=tuple(r.id for r in reports), origins=1),)
    return Entry(
        id=id_, kind="contact", caption="meeting: Arland – Borland", reports=tuple(r.id for r in reports), origins=1,
        carriers=1, fields={"date": FieldAccount(groups=groups, verdict="single")}, when="2017-05-03",
        actors=("arl", "x:borland"),
    )  # fmt: skip


def family(*articles: Article, id_: str = "f1") -> Family:
    members = tuple(
        Member(article=a.id, relation="copy" if n else "original", cover=1.0) for n, a in enumerate(articles)
    )
    return Family(id=id_, origin=articles[0].id, members=members)


def judgement(number: int) -> Judgement:
    actor = Actor(id="anna-berg", name="Anna Berg", kind="person", roles=(Role(title="Envoy", of="un", from_="2016"),))
    return Judgement(
        number=number, act="import", by="an analyst", at="2026-11-24T12:00:00Z", why="known", actors=(actor,)
    )
