"""Records ⇄ JSON, rows and cached bytes: the one module that knows msgspec.

Records encode to the plain objects of the contract: a trailing underscore leaves the name (``from_`` → ``from``), and
``how`` and ``why`` of a value and ``judged`` of a report or entry are left out where they are not set. Values carry no
type tag in JSON: the ontology says which type a field has, and their keys tell them apart when a cached product is
read back.
"""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

import msgspec

from tracktwo.types import (
    ActorValue,
    Attribution,
    DateValue,
    Entry,
    EntryValue,
    FieldAccount,
    Group,
    Judgement,
    PlaceValue,
    Plover,
    QuantityValue,
    Report,
    TermValue,
    Value,
)

T = TypeVar("T")

VALUE_TYPES: Mapping[str, type[Value]] = {
    "actor": ActorValue,
    "place": PlaceValue,
    "date": DateValue,
    "quantity": QuantityValue,
    "term": TermValue,
    "span": Value,
    "entry": EntryValue,
}
_TYPE_NAMES = {cls: name for name, cls in VALUE_TYPES.items()}
_SCALARS = frozenset({str, int, float, bool, type(None)})
_OMITTED_WHEN_NONE = frozenset({"how", "why", "judged"})


def type_name(value: Value) -> str:
    """Return the ontology's name of a value's type.

    >>> type_name(TermValue(start=0, end=3, text="met", term="meeting"))
    'term'
    """
    return _TYPE_NAMES[type(value)]


def to_plain(thing: Any) -> Any:
    """Turn records, and whatever holds them, into plain dicts, lists and scalars of the contract.

    >>> friday = DateValue(start=0, end=6, text="Friday", edtf="2016-12-16", from_="2016-12-16", until="2016-12-16")
    >>> list(to_plain(friday))
    ['start', 'end', 'text', 'edtf', 'from', 'until', 'relative_to']
    """
    cls: Any = type(thing)
    if cls in _SCALARS:
        return thing
    keys = _keys(cls)
    if keys is not None:
        plain = {}
        for attribute, key, omitted in keys:
            value = getattr(thing, attribute)
            if value is not None or not omitted:
                plain[key] = value if type(value) in _SCALARS else to_plain(value)
        return plain
    if isinstance(thing, Mapping):
        return {key: to_plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [to_plain(item) for item in thing]
    return thing


def from_plain(data: Any, cls: type[T]) -> T:
    """Build a record that holds no values (an Article, Actor, Place, Family …) from plain objects.

    Raises msgspec.ValidationError, which names the path to the fault.
    """
    return msgspec.convert(_pythonic(data), cls)


def to_json(thing: Any) -> bytes:
    """Encode a record or plain object as one line of JSON, keys in the order of the contract."""
    return msgspec.json.encode(to_plain(thing))


def from_json(data: bytes | str) -> Any:
    """Decode JSON to plain objects."""
    return msgspec.json.decode(data)


def value_from_plain(data: Mapping[str, Any], type_: str) -> Value:
    """Build the value of a field whose ontology type is ``type_``."""
    return msgspec.convert(_pythonic(data), VALUE_TYPES[type_])


def report_to_row(report: Report) -> dict[str, Any]:
    """Return a report as a plain object in which each value is tagged with its type, for stores and caches."""
    plain: dict[str, Any] = to_plain(report)
    plain["fields"] = {name: [_tagged(value) for value in values] for name, values in report.fields.items()}
    return plain


def report_from_row(row: Mapping[str, Any]) -> Report:
    """Build a report from what ``report_to_row`` returned."""
    return Report(
        id=row["id"],
        article=row["article"],
        kind=row["kind"],
        status=row["status"],
        fields={name: tuple(_untagged(value) for value in values) for name, values in row["fields"].items()},
        attribution=tuple(msgspec.convert(link, Attribution) for link in row["attribution"]),
        plover=_plover(row["plover"]),
        step=row["step"],
        judged=row.get("judged"),
    )


def as_stored(report: Report) -> Report:
    """Return a report as it comes back from a store: a whole number is a float there, where its type says so."""
    return report_from_row(report_to_row(report))


def entry_to_row(entry: Entry) -> dict[str, Any]:
    """Return an entry as a plain object in which each value is tagged with its type."""
    plain: dict[str, Any] = to_plain(entry)
    for name, account in entry.fields.items():
        for group, told in zip(plain["fields"][name]["groups"], account.groups, strict=True):
            group["value"] = _tagged(told.value)
    return plain


def entry_from_row(row: Mapping[str, Any]) -> Entry:
    """Build an entry from what ``entry_to_row`` returned."""
    accounts = {
        name: FieldAccount(
            groups=tuple(
                Group(value=_untagged(group["value"]), reports=tuple(group["reports"]), origins=group["origins"])
                for group in account["groups"]
            ),
            verdict=account["verdict"],
        )
        for name, account in row["fields"].items()
    }
    rest = {key: row[key] for key in ("id", "kind", "caption", "origins", "carriers", "when", "where")}
    return Entry(
        **rest,
        reports=tuple(row["reports"]),
        actors=tuple(row["actors"]),
        fields=accounts,
        plover=_plover(row["plover"]),
        judged=row.get("judged"),
    )


def judgement_to_row(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as a plain object in which each value is tagged with its type."""
    plain: dict[str, Any] = to_plain(judgement)
    plain["values"] = [_tagged(value) for value in judgement.values]
    return plain


def judgement_from_row(row: Mapping[str, Any]) -> Judgement:
    """Build a judgement from what ``judgement_to_row`` returned, here or before judgements of reports were known."""
    values = tuple(_untagged(value) for value in row.get("values", ()))
    return replace(from_plain({**row, "values": []}, Judgement), values=values)


def encode_product(output: Any, product: Any) -> bytes:
    """Encode a step's output for the cache."""
    if product == tuple[Report, ...]:
        return msgspec.msgpack.encode([report_to_row(report) for report in output])
    return msgspec.msgpack.encode(output)


def decode_product(data: bytes, product: Any) -> Any:
    """Decode what ``encode_product`` returned, for a step whose product has the type ``product``."""
    if product == tuple[Report, ...]:
        return tuple(report_from_row(row) for row in msgspec.msgpack.decode(data))
    return msgspec.msgpack.decode(data, type=product)


@cache
def _keys(cls: Hashable) -> tuple[tuple[str, str, bool], ...] | None:
    """Pair each field of a dataclass with its name in JSON, and whether it is left out when it is not set.

    None for what is no dataclass.
    """
    if not (isinstance(cls, type) and is_dataclass(cls)):
        return None
    names = ((f.name, f.name.rstrip("_")) for f in fields(cls))
    return tuple((name, key, key in _OMITTED_WHEN_NONE) for name, key in names)


def _pythonic(data: Any) -> Any:
    """Rename the one key that is a word of Python."""
    if isinstance(data, Mapping):
        return {"from_" if key == "from" else key: _pythonic(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_pythonic(item) for item in data]
    return data


def _tagged(value: Value) -> dict[str, Any]:
    """Return a value as a plain object that names its type."""
    return {"type": type_name(value), **to_plain(value)}


def _untagged(data: Mapping[str, Any]) -> Value:
    """Build a value from what ``_tagged`` returned."""
    flat = {"from_" if key == "from" else key: item for key, item in data.items() if key != "type"}
    return msgspec.convert(flat, VALUE_TYPES[data["type"]])


def _plover(data: Mapping[str, Any] | None) -> Plover | None:
    """Build a PLOVER code, where there is one."""
    return None if data is None else msgspec.convert(data, Plover)
