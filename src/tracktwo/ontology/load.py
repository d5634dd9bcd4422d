"""Kinds and fields from YAML, checked when they are loaded: a fault names its file and what to do.

A project may have an ``ontology`` folder of its own with more ``*.yaml`` files of kinds. A file may define a new kind,
or say ``extends: KIND`` and add fields to a shipped one; it may not change the meaning of what is shipped.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from tracktwo.codec import VALUE_TYPES
from tracktwo.errors import OntologyError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONDITION = re.compile(r"([a-z_]+)")
# Words of `same_when` and `caption` that are no field of the kind but a property of every report.
_PROPERTIES = frozenset({"plover", "status"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind: ``terms`` is the closed list of a term field, or None where any term may stand."""

    name: str
    type: str
    label: str
    many: bool = False
    required: bool = False
    terms: tuple[str, ...] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: its fields, how two reports of it are one thing, and what the agreement view compares.

    ``plover`` holds the codes that its reports may have: ``TYPE`` or ``TYPE/mode``.
    """

    name: str
    version: int
    label: str
    plural: str
    caption: tuple[str, ...]
    fields: Mapping[str, Field]
    same_when: tuple[str, ...]
    compare_on: tuple[str, ...]
    plover: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ontology:
    """All kinds, and the lists that their terms come from."""

    kinds: Mapping[str, Kind]
    issues: Mapping[str, Any]
    sectors: Mapping[str, Any]
    plover: Mapping[str, Any]


def load_ontology(folder: Path | None = None) -> Ontology:
    """Return the shipped ontology, with the kinds and fields of a project's ``folder`` added.

    Raises OntologyError where a file does not parse, a type or term list is unknown, or a shipped meaning would change.
    """
    shipped = _shipped()
    if folder is None:
        return shipped
    kinds = dict(shipped.kinds)
    for path in sorted(folder.glob("*.yaml")):
        data = _parse(path.read_text(encoding="utf-8"), str(path))
        base = kinds.get(data.get("extends", ""))
        name = data.get("kind") or (base.name if base else "")
        if base is None and name in kinds:
            raise OntologyError(
                f"the kind {name!r} is shipped and cannot be defined anew",
                where=str(path),
                next_step=f"write `extends: {name}` and give only the fields to add",
            )
        kinds[name] = _extended(base, data, str(path), shipped) if base else _kind(data, str(path), shipped)
    return replace(shipped, kinds=MappingProxyType(kinds))


@cache
def _shipped() -> Ontology:
    """Load what comes with the package, once in a process."""
    home = resources.files("tracktwo") / "ontology"
    lists = {
        name: _parse((home / f"{name}.yaml").read_text(encoding="utf-8"), f"ontology/{name}.yaml")
        for name in ("issues", "sectors", "plover")
    }
    bare = Ontology(MappingProxyType({}), lists["issues"], lists["sectors"], lists["plover"])
    kinds = {}
    for item in sorted((home / "kinds").iterdir(), key=lambda path: path.name):
        if item.name.endswith(".yaml"):
            kind = _kind(_parse(item.read_text(encoding="utf-8"), f"ontology/kinds/{item.name}"), item.name, bare)
            kinds[kind.name] = kind
    return replace(bare, kinds=MappingProxyType(kinds))


def _parse(text: str, where: str) -> dict[str, Any]:
    """Parse one YAML file to a mapping."""
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - the loader is a safe one
    except yaml.YAMLError as error:
        raise OntologyError("not valid YAML", where=where, next_step=str(error)) from error
    if not isinstance(data, dict):
        raise OntologyError("not a mapping of keys to values", where=where, next_step="see docs/reference.md")
    return data


def _kind(data: Mapping[str, Any], where: str, lists: Ontology) -> Kind:
    """Build a kind and check that everything it names exists."""
    missing = [key for key in ("kind", "label", "fields") if not data.get(key)]
    if missing:
        raise OntologyError(f"a kind needs {', '.join(missing)}", where=where, next_step="add it")
    kind = Kind(
        name=data["kind"],
        version=data.get("version", 1),
        label=data["label"],
        plural=data.get("plural", data["kind"] + "s"),
        caption=tuple(data.get("caption", ())),
        fields=MappingProxyType({name: _field(name, spec, where, lists) for name, spec in data["fields"].items()}),
        same_when=tuple(data.get("same_when", ())),
        compare_on=tuple(data.get("compare_on", ())),
        plover=_codes(data.get("crosswalk", {}).get("plover", ()), where, lists),
    )
    _check_names(kind, where)
    return kind


def _extended(base: Kind, data: Mapping[str, Any], where: str, lists: Ontology) -> Kind:
    """Add a project's fields to a shipped kind."""
    added = {name: _field(name, spec, where, lists) for name, spec in data.get("fields", {}).items()}
    clash = sorted(set(added) & set(base.fields))
    if clash:
        raise OntologyError(
            f"{base.name} has {', '.join(clash)} already", where=where, next_step="give the added field another name"
        )
    return replace(base, fields=MappingProxyType({**base.fields, **added}))


def _field(name: str, spec: Mapping[str, Any], where: str, lists: Ontology) -> Field:
    """Build a field; its type must be one of the contract's, its term list must exist."""
    type_ = spec.get("type", "")
    if type_ not in VALUE_TYPES:
        raise OntologyError(
            f"field {name!r} has the unknown type {type_!r}",
            where=where,
            next_step=f"use one of {', '.join(VALUE_TYPES)}",
        )
    if not spec.get("label"):
        raise OntologyError(f"field {name!r} has no label", where=where, next_step="add `label:`")
    return Field(
        name=name,
        type=type_,
        label=spec["label"],
        many=spec.get("many", False),
        required=spec.get("required", False),
        terms=_terms(name, spec, where, lists),
        note=spec.get("note"),
    )


def _terms(name: str, spec: Mapping[str, Any], where: str, lists: Ontology) -> tuple[str, ...] | None:
    """Resolve a term list: given here, ``open``, ``issues``, or the modes of a PLOVER type (``plover.ASSAULT``)."""
    terms = spec.get("terms")
    if spec["type"] != "term" or terms == "open":
        return None
    if isinstance(terms, list):
        return tuple(terms)
    if terms == "issues":
        return tuple(lists.issues["issues"])
    if isinstance(terms, str) and terms.startswith("plover."):
        type_ = lists.plover["types"].get(terms.removeprefix("plover."))
        if type_ is not None:
            return tuple(type_["modes"])
    raise OntologyError(
        f"field {name!r} has no such list of terms: {terms!r}", where=where, next_step="give a list, `open` or `issues`"
    )


def _codes(patterns: Iterable[str], where: str, lists: Ontology) -> frozenset[str]:
    """Resolve a crosswalk to PLOVER: ``TYPE``, ``TYPE/mode``, ``TYPE/*`` (with and without a mode) or ``*`` (all)."""
    every = {
        name: {name, *(f"{name}/{mode}" for mode in type_["modes"])} for name, type_ in lists.plover["types"].items()
    }
    found: set[str] = set()
    for pattern in patterns:
        type_ = pattern.split("/")[0]
        if pattern == "*":
            found.update(*every.values())
        elif pattern == f"{type_}/*" and type_ in every:
            found |= every[type_]
        elif pattern in every.get(type_, ()):
            found.add(pattern)
        else:
            raise OntologyError(
                f"the crosswalk names {pattern!r}, which PLOVER does not have", where=where, next_step="see plover.yaml"
            )
    return frozenset(found)


def _check_names(kind: Kind, where: str) -> None:
    """Check that caption, same_when and compare_on speak of fields that exist."""
    known = set(kind.fields) | _PROPERTIES
    for part, items in (("caption", kind.caption), ("same_when", kind.same_when), ("compare_on", kind.compare_on)):
        for item in items:
            match = _CONDITION.match(item)
            if match is None or match.group(1) not in known:
                raise OntologyError(
                    f"{part} names {item!r}, which {kind.name} does not have", where=where, next_step="correct the name"
                )
