"""JSON Schemas of the rows of ``export jsonl``, generated from the types and the ontology that the code itself uses."""

from typing import Any

import msgspec

from tracktwo.codec import VALUE_TYPES
from tracktwo.ontology.load import Kind, Ontology
from tracktwo.types import Actor, Article, Attribution, Entry, Family, Place, Plover, Report

_TEXT = {"type": "string"}
# What is left out of a row where it is not set.
_OPTIONAL = ("how", "why", "judged")
_COUNT = {"type": "integer", "minimum": 0}
_RECORD = {
    "contract": {"const": 1},
    "tracktwo": _TEXT,
    "steps": {"type": "object", "additionalProperties": {"type": "integer"}},
    "articles": _COUNT,
    "reports": _COUNT,
    "entries": _COUNT,
}


def row_schema(row_type: str, ontology: Ontology, kind: str | None = None) -> dict[str, Any]:
    """Return the schema of one type of row; reports and entries need their ``kind``, whose fields are then closed.

    Raises KeyError for a type or kind that the contract does not have.
    """
    if row_type == "record":
        schema: dict[str, Any] = {"type": "object", "properties": dict(_RECORD), "additionalProperties": False}
    elif row_type in ("report", "entry"):
        schema = _kind_schema(row_type, ontology.kinds[kind or ""])
    else:
        schema = _schema_of({"article": Article, "actor": Actor, "place": Place, "family": Family}[row_type])
    schema["properties"] = {"type": {"const": row_type}, **schema["properties"]}
    schema["required"] = [key for key in schema["properties"] if key not in _OPTIONAL]
    return schema


def _kind_schema(row_type: str, kind: Kind) -> dict[str, Any]:
    """Return the schema of a report or entry whose fields are those of its kind."""
    schema = _schema_of(Report if row_type == "report" else Entry)
    values = {name: _value_schema(field.type, field.terms) for name, field in kind.fields.items()}
    if row_type == "report":
        told = {name: {"type": "array", "minItems": 1, "items": value} for name, value in values.items()}
        required = [name for name, field in kind.fields.items() if field.required]
    else:
        told = {name: _account_schema(value) for name, value in values.items()}
        required = []
    schema["properties"]["kind"] = {"const": kind.name}
    schema["properties"]["fields"] = {
        "type": "object", "properties": told, "required": required, "additionalProperties": False,
    }  # fmt: skip
    schema["properties"]["plover"] = {"anyOf": [_schema_of(Plover), {"type": "null"}]}
    if row_type == "report":
        schema["properties"]["attribution"] = {"type": "array", "items": _schema_of(Attribution)}
    return schema


def _account_schema(value: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of all answers to one question."""
    group = {
        "type": "object",
        "properties": {
            "value": value,
            "reports": {"type": "array", "items": _TEXT, "minItems": 1},
            "origins": {"type": "integer", "minimum": 1},
        },
        "required": ["value", "reports", "origins"],
        "additionalProperties": False,
    }
    verdict = {"enum": ["agree", "differ", "compatible", "single"]}
    return {
        "type": "object",
        "properties": {"groups": {"type": "array", "items": group, "minItems": 1}, "verdict": verdict},
        "required": ["groups", "verdict"],
        "additionalProperties": False,
    }


def _value_schema(type_: str, terms: tuple[str, ...] | None) -> dict[str, Any]:
    """Return the schema of a value; a closed list of terms closes it further."""
    cls = VALUE_TYPES[type_]
    schema = _schema_of(cls)
    schema["required"] = [key for key in schema["properties"] if key not in _OPTIONAL]
    if terms is not None:
        schema["properties"]["term"] = {"enum": list(terms)}
    return schema


def _schema_of(cls: type[Any]) -> dict[str, Any]:
    """Return the closed schema of a record, with the names that JSON uses."""
    (top,), definitions = msgspec.json.schema_components([cls], ref_template="#/$defs/{name}")
    inlined: dict[str, Any] = _inline(top, definitions)
    inlined["additionalProperties"] = False
    return inlined


def _inline(node: Any, definitions: dict[str, Any]) -> Any:
    """Put definitions in the place of references, and JSON's names in the place of Python's."""
    if isinstance(node, list):
        return [_inline(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _inline(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    inlined = {
        key: _inline(item, definitions) for key, item in node.items() if key not in ("default", "title", "properties")
    }
    if "properties" in node:
        properties = node["properties"].items()
        inlined["properties"] = {key.rstrip("_"): _inline(item, definitions) for key, item in properties}
        inlined["required"] = [key for key in inlined["properties"] if key not in _OPTIONAL]
        inlined["additionalProperties"] = False
    return inlined
