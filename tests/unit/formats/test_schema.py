"""The JSON Schema says what the reader takes, as far as a schema can."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.formats.test_writing import FULL_YAML
from zadankai_editor.formats import FormatError, json_schema, read_record

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def allows(schema: dict[str, Any], value: Any) -> bool:
    """Tell whether `value` is valid; knows the keywords that our schema uses and fails on any other."""
    return all(_KEYWORDS[word](schema, value) for word in schema)


def _is_of_type(schema: dict[str, Any], value: Any) -> bool:
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return any(isinstance(value, TYPES[n]) and (n == "boolean" or not isinstance(value, bool)) for n in names)


def _has_allowed_properties(schema: dict[str, Any], value: Any) -> bool:
    known = schema["properties"]
    return not isinstance(value, dict) or all(allows(known[k], v) for k, v in value.items() if k in known)


_KEYWORDS = {
    "$schema": lambda _s, _v: True,
    "title": lambda _s, _v: True,
    "description": lambda _s, _v: True,
    "type": _is_of_type,
    "const": lambda s, v: v == s["const"],
    "oneOf": lambda s, v: sum(allows(one, v) for one in s["oneOf"]) == 1,
    "pattern": lambda s, v: not isinstance(v, str) or re.search(s["pattern"], v) is not None,
    "properties": _has_allowed_properties,
    "required": lambda s, v: not isinstance(v, dict) or set(s["required"]) <= set(v),
    "additionalProperties": lambda s, v: not isinstance(v, dict) or set(v) <= set(s["properties"]),
    "items": lambda s, v: not isinstance(v, list) or all(allows(s["items"], one) for one in v),
}

CHANGES = [
    ("zadankai/1", "zadankai/2"),
    ("status: ready", "status: done"),
    ("title: 港の座談会\n", ""),
    ("title: 港の座談会\n", "title: 1\n"),
    ("  number: 7", "  number: '7'"),
    ("  number: 7", "  number: 7.5"),
    ("  number: 7", "  volume: 7"),
    ("file: images/a.png", "file: ../a.png"),
    ("file: images/a.png", r"file: 'a\b.png'"),
    ("file: images/a.png", "file: https://example.jp/a.png"),
    ("file: images/a.png", "file: x/%2E./a.png"),
    ("  - 前書き", "  - [前書き]"),
    ("label: 早瀬", "label: null"),
    ("  - number: 2\n    text: 議題", "  - text: 議題"),
    ("id: b1", "id: B1"),
    ("type: heading", "type: title"),
    ("    text: どうぞ。", "    caption: どうぞ。"),
    ("  - id: b8\n    type", "  - type"),
    ("start: 0", "start: '0'"),
    ("continued: true", "continued: 'true'"),
    ("speaker: 早瀬", "speaker: [早瀬]"),
    ("    with:\n      - 椎葉\n      - 誰か\n", "    with: 椎葉\n"),
]


def test_allows_what_the_reader_takes(root: Path) -> None:
    assert allows(json_schema(), yaml.safe_load(FULL_YAML))
    for path in (root / "examples").glob("*.yaml"):
        if not path.name.endswith(".review.yaml"):
            assert allows(json_schema(), yaml.safe_load(path.read_bytes()))


def test_allows_the_shared_record(shared_dir: Path) -> None:
    record = (shared_dir / "records" / "nishitokyo-32.yaml").read_bytes()
    assert allows(json_schema(), yaml.safe_load(record))


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    assert old in FULL_YAML
    text = FULL_YAML.replace(old, new, 1)
    with pytest.raises(FormatError):
        read_record(text.encode())
    assert not allows(json_schema(), yaml.safe_load(text))


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _parts(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _parts(value)


def test_every_field_has_a_title_in_japanese() -> None:
    for part in _parts(json_schema()):
        for name, field in part.get("properties", {}).items():
            assert not field["title"].isascii() or field["title"] == name
