"""The quick yes: never for a value in which jsonschema finds a fault, and mostly for others."""

import json
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.config.config_file import read as read_config
from listlint.core.source import Source
from listlint.parse.frontmatter.head import read
from listlint.schema import load
from listlint.schema.checker import build
from listlint.schema.quick_check import MOST_LEVELS, quick_test
from listlint.schema.schema_files import SchemaFile

DRAFTS = [
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema",
]
KEYS = ("a", "b", "ab")
NUMBERS = st.sampled_from([-1, 0, 1, 1.0, 2, 2.5, 2**63, 10**400])
SCALARS = st.none() | st.booleans() | NUMBERS | st.sampled_from(["", "a", "b", "ab", "é", "1"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=8,
)
TYPES = st.sampled_from(["array", "boolean", "integer", "null", "number", "object", "string"])
SIZES = st.integers(0, 3)
NAMES = st.lists(st.sampled_from(KEYS), unique=True, min_size=1)


def keywords(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Schemas of all keywords that are known, and of some that are not."""
    parts = st.lists(inner, min_size=1, max_size=2)
    limits = {"maxItems", "maxLength", "minItems", "minLength"}
    return st.fixed_dictionaries(
        {},
        optional={
            "$ref": st.just("#/definitions/x"),
            "additionalProperties": inner,
            "allOf": parts,
            "anyOf": parts,
            "const": SCALARS,
            "enum": st.lists(SCALARS, min_size=1, max_size=3, unique_by=repr),
            "format": st.sampled_from(["date", "nothing"]),
            "items": inner,
            "maximum": NUMBERS,
            "minimum": NUMBERS,
            "not": inner,
            "oneOf": parts,
            "pattern": st.sampled_from(["^a", "b$", "."]),
            "patternProperties": st.dictionaries(st.sampled_from(["^a", "b"]), inner),
            "properties": st.dictionaries(st.sampled_from(KEYS), inner),
            "required": NAMES,
            "title": st.just("any"),
            "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
            "unevaluatedProperties": inner,
            "uniqueItems": st.booleans(),
            **dict.fromkeys(limits, SIZES),
        },
    )


SCHEMAS = st.recursive(keywords(st.just({})), keywords, max_leaves=6)


def without_references(schema: Any) -> Any:
    """jsonschema does not come back from a schema that refers to itself."""
    if isinstance(schema, dict):
        return {key: without_references(part) for key, part in schema.items() if key != "$ref"}
    return [*map(without_references, schema)] if isinstance(schema, list) else schema


@given(
    SCHEMAS,
    SCHEMAS.map(without_references),
    st.sampled_from(DRAFTS),
    st.lists(VALUES, min_size=1, max_size=5),
)
@example_count(60)
def test_a_yes_is_never_wrong(schema: Any, other: Any, draft: str, values: list[Any]) -> None:
    root = {"$schema": draft, **schema, "definitions": {"x": other}}
    checker = build(SchemaFile("s.json", "file:///s.json", "", root), lambda _path: None)
    is_certainly_valid = quick_test(root, checker.keywords.targets)
    for value in values:
        if is_certainly_valid(value):
            assert checker.check(value) == []


@pytest.mark.parametrize(
    ("name", "folder"),
    [("paper-note-status", "status-notes"), ("paper-note-reading-status", "reading-status-notes")],
)
def test_the_seeds_get_a_yes(name: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = load(f"listlint:{name}", lambda _path: None)
    monkeypatch.setattr("listlint.schema.checker.Checker.check", None)
    for note in sorted((ROOT / "seeds" / folder).glob("*.md")):
        head = read(Source(note.name, note.read_text(encoding="utf-8"))).frontmatter
        assert head
        assert list(schema.check(head.value)) == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": ["string", "null"]}, None),
        ({"$id": "https://example.org/s.json", "type": "object"}, {}),
        ({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}, ["a"]),
        ({"properties": {"a": {"const": "x"}}, "additionalProperties": False}, {"a": "x"}),
        ({"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False}, {"a": 1}),
        ({"items": {"type": "string", "pattern": "^a"}, "uniqueItems": True}, ["a", "ab"]),
    ],
)
def test_what_is_common_gets_a_yes(schema: Any, value: Any) -> None:
    assert quick_test(schema, {})(value)


def test_no_configuration_gets_a_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("listlint.schema.checker.Checker.check", None)
    for text in ("", 'ignore = ["broken-link"]\n[[lists]]\npath = "README.md"\n'):
        read_config(text, "listlint.toml", lambda _path: None)


def test_references_to_exponentially_much_get_none() -> None:
    levels = {f"a{n}": {"allOf": [{"$ref": f"#/$defs/a{n + 1}"}] * 2} for n in range(MOST_LEVELS)}
    text = json.dumps({"$ref": "#/$defs/a0", "$defs": {**levels, f"a{MOST_LEVELS}": {}}})
    schema = load("s.json", {"s.json": text}.get)
    assert schema.loaded
    assert not quick_test(schema.value, schema.loaded.keywords.targets)({})
