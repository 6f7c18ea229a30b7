"""Schemas: what each keyword says, where a broken one is broken, and what is never done."""

import json
import math
import socket
from typing import Any

import pytest
import regex  # type: ignore[import-untyped]
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from listlint.core.frontmatter import Frontmatter
from listlint.core.source import Source
from listlint.parse.frontmatter.head import read
from listlint.schema import Schema, SchemaError, SchemaFault, load
from listlint.schema.automaton import Automaton
from listlint.schema.pattern_tree import parsed
from listlint.schema.regexes import compiled

DRAFT_7 = "http://json-schema.org/draft-07/schema#"


def faults(schema: Any, value: Any) -> list[SchemaFault]:
    return list(load("s.json", {"s.json": json.dumps(schema)}.get).check(value))


def of_key(part: Any, value: Any) -> SchemaFault:
    """What a schema for the key `x` says of a value."""
    (fault,) = faults({"properties": {"x": part}}, {"x": value})
    return fault


def broken(files: dict[str, str], name: str = "s.json") -> tuple[str, int | None, str]:
    with pytest.raises(SchemaError) as caught:
        load(name, files.get)
    return caught.value.path, caught.value.line, caught.value.message


def head(text: str) -> Frontmatter:
    found = read(Source("a.md", text)).frontmatter
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("part", "value", "message", "advice"),
    [
        (
            {"type": "integer"},
            "2017",
            '`x` is the text "2017", not a whole number',
            "remove the quotes",
        ),
        ({"type": "integer"}, 1.5, "`x` is the number 1.5, not a whole number", None),
        ({"type": "number"}, "many", '`x` is the text "many", not a number', None),
        ({"type": ["integer", "number"]}, [], "`x` is an empty list, not a number", None),
        ({"type": "string"}, 1984, "`x` is the number 1984, not text", "put it in quotes"),
        ({"type": "string"}, True, "`x` is `true`, not text", "put it in quotes"),
        ({"type": "string"}, None, "`x` is empty, not text", "write text"),
        (
            {"type": "boolean"},
            "yes",
            '`x` is the text "yes", not `true` or `false`',
            "write `true`",
        ),
        (
            {"type": "array"},
            "a",
            '`x` is the text "a", not a list',
            "write it as a list, one item or more",
        ),
        ({"type": ["string", "null"]}, [1], "`x` is a list, neither text nor empty", None),
        (
            {"type": ["string", "array", "null"]},
            {},
            "`x` is an empty mapping, not text, a list or empty",
            None,
        ),
        ({"type": "null"}, 1, "`x` is the number 1, not empty", None),
        ({"enum": ["a1", "b2"]}, "zz", "`x` is `zz`, not one of `a1`, `b2`", None),
        ({"enum": ["a1"]}, 3, "`x` is the number 3, not `a1`", None),
        (
            {"enum": ["todo", "done"]},
            "tood",
            "`x` is `tood`, not one of `todo`, `done`",
            "did you mean `todo`?",
        ),
        (
            {"enum": [2017, 2018]},
            "2018",
            '`x` is `"2018"`, not one of `2017`, `2018`',
            "did you mean `2018`?",
        ),
        ({"const": "v2"}, "V2", "`x` is `V2`, not `v2`", "did you mean `v2`?"),
        ({"pattern": "^a+$"}, "b", '`x` is the text "b", which does not match `^a+$`', None),
        (
            {"pattern": "^a+$", "description": "Only the letter a."},
            "b",
            '`x` is the text "b", which does not match `^a+$`',
            "Only the letter a",
        ),
        ({"minLength": 1}, "", "`x` is an empty text", None),
        ({"minLength": 3}, "ab", "`x` has 2 characters, not at least 3", None),
        ({"maxLength": 1}, "ab", "`x` has 2 characters, not at most 1", None),
        ({"minimum": 0}, -1, "`x` is -1, not 0 or more", None),
        ({"maximum": 5}, 9, "`x` is 9, not 5 or less", None),
        ({"exclusiveMinimum": 0}, 0, "`x` is 0, not more than 0", None),
        ({"exclusiveMaximum": 5}, 5, "`x` is 5, not less than 5", None),
        ({"multipleOf": 5}, 7, "`x` is 7, not a multiple of 5", None),
        ({"minItems": 1}, [], "`x` is an empty list", None),
        ({"minItems": 2}, ["a"], "`x` has 1 item, not at least 2", None),
        ({"maxItems": 1}, ["a", "b"], "`x` has 2 items, not at most 1", None),
        ({"prefixItems": [{}], "items": False}, [1, 2], "`x` has 2 items, not at most 1", None),
        ({"contains": {"const": "paper"}}, ["a"], "`x` has no item that is `paper`", None),
        (
            {"contains": {"type": "string"}, "minContains": 2},
            ["a"],
            "`x` has not at least 2 items that is text",
            None,
        ),
        (
            {"contains": {"minimum": 2}},
            [1],
            "`x` has no item of the kind that the schema asks for",
            None,
        ),
        ({"minProperties": 2}, {"a": 1}, "`x` has 1 key, not at least 2", None),
        ({"maxProperties": 1}, {"a": 1, "b": 2}, "`x` has 2 keys, not at most 1", None),
        (
            {"not": {"const": "todo"}},
            "todo",
            '`x` is the text "todo", which the schema forbids',
            None,
        ),
        ({"not": {"pattern": "^a"}}, "a", '`x` is the text "a", which may not match `^a`', None),
        ({"format": "date"}, "May", '`x` is the text "May", not a date like 2024-01-31', None),
        (
            {"format": "uri"},
            "www",
            '`x` is the text "www", not an address like https://example.org',
            None,
        ),
        ({"format": "email"}, "me", '`x` is the text "me", not an e-mail address', None),
        (
            {"if": {"type": "string"}, "then": {"minLength": 2}},
            "a",
            "`x` has 1 character, not at least 2",
            None,
        ),
        ({"if": {"type": "string"}, "else": {"minimum": 2}}, 1, "`x` is 1, not 2 or more", None),
        (
            {"oneOf": [{"type": "string"}, {"maxLength": 9}]},
            "a",
            "`x` fits more than one of the forms that the schema allows",
            "it must fit exactly one of them",
        ),
        (
            {"anyOf": [{"type": "string"}, {"type": "array"}]},
            3,
            "`x` is the number 3, neither text nor a list",
            "put it in quotes",
        ),
        (
            {"anyOf": [{"enum": ["a1", "b2"]}, {"type": "null"}]},
            "zz",
            "`x` is `zz`, not one of `a1`, `b2`, or empty",
            None,
        ),
    ],
)
def test_value(part: Any, value: Any, message: str, advice: str | None) -> None:
    fault = of_key(part, value)
    assert (fault.message, fault.help) == (message, advice)
    assert (fault.route, fault.place) == (("x",), "value")


@pytest.mark.parametrize(
    ("part", "value", "expected"),
    [
        ({"type": "integer"}, "2017", ("2017", True, False)),
        ({"type": "integer"}, "20.5", (None, False, False)),
        ({"type": "integer"}, "007", (None, False, False)),
        ({"type": "number"}, "20.5", ("20.5", True, False)),
        ({"type": "boolean"}, "true", ("true", True, False)),
        ({"type": "boolean"}, "off", ("false", False, False)),
        ({"type": "string"}, 7, (None, True, True)),
        ({"type": "string"}, None, (None, False, False)),
        ({"enum": ["todo", "done"]}, "Todo", ("todo", True, False)),
        ({"enum": ["todo", "done"]}, "tood", ("todo", False, False)),
        ({"enum": ["todo", "TODO"]}, "Todo", ("todo", False, False)),
        ({"enum": ["yes", "no"]}, "Yes", ('"yes"', True, False)),
        ({"enum": [2017]}, "2017", ("2017", True, False)),
    ],
)
def test_replacement(part: Any, value: Any, expected: tuple[str | None, bool, bool]) -> None:
    fault = of_key(part, value)
    assert (fault.replacement, fault.safe, fault.quote) == expected


def test_each_missing_key_is_a_fault_of_its_mapping() -> None:
    part = {"required": ["name", "url"], "properties": {"name": {"type": "string"}}}
    found = faults({"properties": {"authors": {"items": part}}}, {"authors": [{"name": "X"}, {}]})
    assert [(f.route, f.place, f.message, f.help) for f in found] == [
        (("authors", 0), "missing", "`authors[0].url` is missing", "add `url`"),
        (("authors", 1), "missing", "`authors[1].name` is missing", "add `name`, text"),
        (("authors", 1), "missing", "`authors[1].url` is missing", "add `url`"),
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"dependentRequired": {"pdf": ["url"]}},
        {"$schema": DRAFT_7, "dependencies": {"pdf": ["url"]}},
        {"dependencies": {"pdf": ["url"]}},
    ],
)
def test_a_key_that_another_needs(schema: Any) -> None:
    (fault,) = faults(schema, {"pdf": 1})
    assert (fault.route, fault.place) == ((), "missing")
    assert fault.message == "`url` is missing, which `pdf` needs"


@pytest.mark.parametrize("word", ["additionalProperties", "unevaluatedProperties"])
def test_each_unknown_key_is_a_fault(word: str) -> None:
    schema = {"properties": {"year": {}, "title": {}}, word: False}
    found = faults(schema, {"yaer": 1, "Title": 2, "zzz": 3})
    assert [(f.route, f.message, f.help) for f in found] == [
        (("yaer",), "unknown key `yaer`", "did you mean `year`?"),
        (("Title",), "unknown key `Title`", "did you mean `title`?"),
        (("zzz",), "unknown key `zzz`", "the schema also knows `year` and `title`"),
    ]
    assert [(f.place, f.replacement, f.safe) for f in found] == [
        ("key", "year", False),
        ("key", "title", True),
        ("key", None, False),
    ]


def test_no_key_is_renamed_to_one_that_is_there() -> None:
    schema = {"properties": {"year": {}}, "additionalProperties": False}
    (fault,) = faults(schema, {"yaer": 1, "year": 2})
    assert fault.help == "remove it: `year` is there already"
    assert fault.replacement is None


def test_keys_are_known_through_references_and_branches() -> None:
    schema = {
        "$ref": "#/$defs/base",
        "allOf": [{"properties": {"venue": {}}}],
        "anyOf": [{"properties": {"status": {}}}],
        "$defs": {"base": {"properties": {"year": {"type": "integer"}}}},
        "unevaluatedProperties": False,
    }
    found = faults(schema, {"yaer": 1, "veneu": 1, "sttaus": 1})
    assert [fault.replacement for fault in found] == ["year", "venue", "status"]


def test_a_fault_in_a_branch_does_not_make_its_keys_unknown() -> None:
    base = {"properties": {"year": {"type": "integer"}, "title": {}}}
    schema = {"allOf": [base], "unevaluatedProperties": False}
    (fault,) = faults(schema, {"year": "soon", "title": "A"})
    assert fault.route == ("year",)


def test_unevaluated_items() -> None:
    schema = {"properties": {"x": {"prefixItems": [{}], "unevaluatedItems": False}}}
    (fault,) = faults(schema, {"x": [1, 2]})
    assert fault.route == ("x",)
    assert fault.message == "`x` has items that the schema does not allow"


def test_a_place_in_a_list_where_nothing_may_stand() -> None:
    fault = of_key({"prefixItems": [{}, False]}, [1, 2])
    assert fault.message == "`x` has items that the schema does not allow"


def test_repeated_items_are_pointed_at() -> None:
    found = faults({"properties": {"x": {"uniqueItems": True}}}, {"x": ["a", 1, "a", 1.0, True]})
    assert [(f.route, f.message) for f in found] == [
        (("x", 2), "`x[2]` repeats `x[0]`"),
        (("x", 3), "`x[3]` repeats `x[1]`"),
    ]


def test_names_of_keys() -> None:
    (fault,) = faults({"propertyNames": {"pattern": "^[a-z]+$"}}, {"Foo": 1})
    assert (fault.route, fault.place) == (("Foo",), "key")
    assert fault.message == 'the key `Foo` is the text "Foo", which does not match `^[a-z]+$`'


def test_what_may_not_stand() -> None:
    (fault,) = faults({"properties": {"old": False}}, {"old": 1})
    assert (fault.place, fault.message) == ("key", "`old` is not allowed")
    (fault,) = faults({"not": {"required": ["a", "b"]}}, {"a": 1, "b": 2})
    assert fault.message == "`a` and `b` may not stand together"


@pytest.mark.parametrize(
    ("value", "shown"), [([1], "a list"), ("text", 'the text "text"'), (None, "empty")]
)
def test_a_root_that_is_no_mapping(value: Any, shown: str) -> None:
    (fault,) = faults({"type": "object"}, value)
    assert fault.route == ()
    assert fault.message == f"the frontmatter is {shown}, not a mapping of keys to values"


def test_of_alternatives_the_nearest_is_explained() -> None:
    person = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    schema = {"properties": {"author": {"anyOf": [{"type": "string"}, person]}}}
    (fault,) = faults(schema, {"author": {"name": ["X"]}})
    assert (fault.route, fault.message) == (("author", "name"), "`author.name` is a list, not text")
    (fault,) = faults(schema, {"author": {}})
    assert fault.message == "`author.name` is missing"


def test_of_alternatives_the_one_of_this_kind_is_explained() -> None:
    paper = {"properties": {"kind": {"const": "paper"}}, "required": ["venue", "year"]}
    book = {"properties": {"kind": {"const": "book"}, "pages": {"type": "integer"}}}
    schema = {"oneOf": [paper, book]}
    assert [f.message for f in faults(schema, {"kind": "paper", "pages": "x"})] == [
        "`venue` is missing",
        "`year` is missing",
    ]
    (fault,) = faults(schema, {"kind": "bok", "venue": 1, "year": 1})
    assert fault.message == "`kind` is `bok`, not one of `paper`, `book`"
    assert fault.replacement == "book"


def test_one_key_of_several() -> None:
    (fault,) = faults({"anyOf": [{"required": ["doi"]}, {"required": ["arxiv"]}]}, {})
    assert fault.message == "one of `doi` and `arxiv` is needed"
    assert fault.help == "add one of them"


def test_long_values_are_shortened() -> None:
    assert len(of_key({"type": "integer"}, "ab " * 500).message) < 120
    message = of_key({"enum": [f"v{n}" for n in range(99)]}, "zz").message
    assert message.endswith("`v11` or 87 more")
    assert "\n" not in of_key({"pattern": "z"}, "a\nb").message


def test_an_alias_is_at_fault_wherever_it_stands() -> None:
    value = head("---\na: &x [1]\nb: *x\n---\n").value
    texts = {"items": {"type": "string"}}
    found = faults({"properties": {"a": texts, "b": texts}}, value)
    assert [fault.route for fault in found] == [("a", 0), ("b", 0)]


@pytest.mark.parametrize(
    "value",
    [math.inf, -math.inf, math.nan, 10**5000, -(10**5000), 1e308],
    ids=["inf", "minus-inf", "nan", "huge", "minus-huge", "large"],
)
@pytest.mark.parametrize(
    "part",
    [
        {"type": "string"},
        {"type": "integer", "minimum": 0, "maximum": 9, "multipleOf": 0.1},
        {"multipleOf": 7},
        {"enum": ["a", 1]},
        {"const": 3},
        {"uniqueItems": True, "format": "date"},
    ],
)
def test_any_number(part: Any, value: float) -> None:
    for found in (faults({"properties": {"x": part}}, {"x": value}), faults(part, [value])):
        assert all(len(fault.message) < 200 for fault in found)


@pytest.mark.parametrize("number", ["0x" + "f" * 3498, ".inf", ".nan"])
@pytest.mark.parametrize("word", ["minimum", "multipleOf", "const", "default"])
def test_any_number_in_a_schema(word: str, number: str) -> None:
    schema = load("s.yaml", {"s.yaml": f"{word}: {number}"}.get)
    assert all(len(fault.message) < 200 for fault in schema.check(3))


def test_decimal_fractions_are_what_is_written() -> None:
    assert not faults({"multipleOf": 0.1}, 0.3)


def test_many_items_are_compared_quickly() -> None:
    items = [{"n": n} for n in range(10_000)]  # pair by pair this takes minutes
    assert not faults({"uniqueItems": True}, items)


BACKTRACKS = "^(([a-z])+.)+[A-Z]([a-z])+$"  # with backtracking: longer than a life
LARGE = "^((a{0,50}b?){0,50}c){2}$"


def test_a_pattern_that_backtracks_is_answered() -> None:
    value = {"x": ["a" * 2000, "a" * 2000 + "-Aa"]}
    (fault,) = faults({"properties": {"x": {"items": {"pattern": BACKTRACKS}}}}, value)
    assert fault.route == ("x", 0)
    assert fault.message.endswith(f"which does not match `{BACKTRACKS}`")


def test_a_pattern_cannot_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("listlint.schema.regexes.MOST_STEPS", 50_000)
    value = {"x": ["a" * 5000, "a" * 5000, "a"]}
    faulty = faults({"properties": {"x": {"items": {"pattern": LARGE}}}}, value)
    assert [fault.route for fault in faulty] == [("x", 0)]
    assert faulty[0].message == f"the pattern `{LARGE}` takes too long on `x[0]`"


@pytest.mark.parametrize(
    "schema",
    [
        {"patternProperties": {LARGE: {}}, "additionalProperties": {}},
        {"patternProperties": {LARGE: {}}, "unevaluatedProperties": {}},
        {"propertyNames": {"pattern": LARGE}},
    ],
)
def test_a_pattern_for_keys_cannot_hang(schema: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("listlint.schema.regexes.MOST_STEPS", 50_000)
    (fault,) = faults(schema, {"a" * 4000: 1})
    assert fault.message.startswith(f"the pattern `{LARGE}` takes too long on ")


@pytest.mark.parametrize("seconds", [1e-9, 10])
def test_no_answer_depends_on_the_time_it_takes(
    seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("listlint.schema.regexes.SECONDS", seconds)
    for word, pattern in enumerate([BACKTRACKS, "^z", r"(?=.*\d)(?!b)^\w+$", "^(a|b)*?c$"]):
        texts = ["8260", "b" * 18 + "!" * word, "a" * 20 + "-Aa", "abac", "z"]
        found = [compiled.__wrapped__(pattern).search(text) for text in texts]
        assert found == [regex.search(pattern, text) is not None for text in texts]


_PARTS = st.sampled_from(
    [
        "a",
        "b",
        ".",
        "[ab]",
        "[^a]",
        r"\d",
        r"\w",
        r"\W",
        r"\b",
        r"\B",
        "^",
        "$",
        "[]",
        "[[a]",
        "\xe9",
    ]
)
_PATTERNS = st.recursive(
    _PARTS,
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("({}|{})".format, inner, inner),
        st.builds(
            "(?:{}){}".format, inner, st.sampled_from(["*", "+", "?", "*?", "{2}", "{1,3}", "{2,}"])
        ),
        st.builds("({}{})".format, st.sampled_from(["?=", "?!", "?<=", "?<!", "?:"]), inner),
    ),
    max_leaves=8,
)


@given(st.sampled_from(["", "(?i)"]), _PATTERNS, st.text("abA1- \n\xe9", max_size=8))
def test_the_automaton_finds_what_backtracking_finds(flags: str, pattern: str, text: str) -> None:
    tree = parsed(flags + pattern)
    expected = regex.search(tree.written, text) is not None
    assert Automaton(tree.root, tree.flags).search(text, lambda _: None) is expected


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"(a)\1", r"`\1` refers back to a group"),
        (r"(?<n>a)\k<n>", r"`\k` refers back to a group"),
        ("(?>a)", "`(?>` is not known"),
        (r"\q", r"the escape `\q` is not known"),
        ("a++", "nothing to repeat"),
        ("*", "nothing to repeat"),
        ("(a", "a `(` is not closed"),
        ("a)", "a `)` closes nothing"),
        ("[a", "a `[` is not closed"),
        ("a{3,2}", "a repetition ends before it begins"),
    ],
)
def test_a_pattern_that_cannot_be_used(pattern: str, why: str) -> None:
    _, _, message = broken({"s.json": json.dumps({"pattern": pattern})})
    assert message.partition("no regular expression that can be used: ")[2].startswith(why)


def test_patterns_are_those_of_ecmascript() -> None:
    assert faults({"pattern": r"^a$"}, "a\n")
    assert faults({"pattern": r"^\d[\d]$"}, "1٣")
    assert not faults({"pattern": r"^[$]\$\p{L}\w\W$"}, "$$é_é")


def test_recursive_schemas() -> None:
    tree = {
        "type": "object",
        "properties": {"kids": {"items": {"$ref": "#"}}, "n": {"type": "integer"}},
    }
    (fault,) = faults(tree, {"kids": [{"kids": [{"n": "x"}]}]})
    assert fault.route == ("kids", 0, "kids", 0, "n")


ENDLESS = [
    {"$ref": "#"},
    {"allOf": [{"$ref": "#"}]},
    {"not": {"$ref": "#"}},
    {"if": {"$ref": "#"}, "then": {}},
]


@pytest.mark.parametrize("schema", ENDLESS)
def test_a_schema_that_never_ends_is_a_fault(schema: Any) -> None:
    """From wherever it is asked: else Python's limit is met within a library that aborts."""

    def ask(deeper: int) -> list[Any]:
        return ask(deeper - 1) if deeper else faults(schema, {})

    for deeper in range(25):
        (fault,) = ask(deeper)
        assert "goes round in circles" in fault.message


def test_what_leaves_a_deep_schema_early_is_not_counted_as_deeper() -> None:
    assert not faults({"items": {"anyOf": [{"not": {"type": "null"}}, {}]}}, [1] * 500)
    assert not faults({"items": {"not": {"required": ["a"]}}}, [{"b": 1}] * 500)


def test_a_schema_that_is_nested_too_deep() -> None:
    for depth in (51, 400, 2000):
        text = '{"allOf":[' * depth + "{}" + "]}" * depth
        assert broken({"s.json": text})[2].endswith("is nested too deep")


def test_a_schema_that_is_only_a_value() -> None:
    value = {"$schema": "https://json-schema.org/draft/2020-12/schema", "required": ["a"]}
    assert [fault.message for fault in Schema("x.json", value).check({})] == ["`a` is missing"]
    assert "$schema" in value


def test_a_schema_is_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = Schema("x.json", {"required": ["a"]})
    assert list(schema.check({}))
    monkeypatch.setattr("listlint.schema.checker.build", None)
    assert list(schema.check({}))


def test_the_draft_decides() -> None:
    tuples = {"items": [{"type": "string"}], "additionalItems": False}
    (fault,) = faults({"$schema": DRAFT_7, **tuples}, ["a", "b"])
    assert fault.message == "the frontmatter has 2 items, not at most 1"
    assert broken({"s.json": json.dumps(tuples)})[2].startswith("`items` is a list, ")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{\n "a" 1}', 2, "this is not JSON: expecting ':' delimiter"),
        ("[]", 1, "a schema is a mapping of keys to values"),
        ("[" * 100_000, None, "this JSON is nested too deep"),
        ('{"minimum": ' + "9" * 5000 + "}", None, "a number with too many digits"),
        (
            '{\n "properties": {\n  "a": {"type": "int"}\n }\n}',
            3,
            "`properties.a.type` is `int`, not",
        ),
        ('{\n "required":\n  "a"}', 2, '`required` is the text "a", not a list'),
        ('{\n "$schema": "https://example.org/x"}', 2, "`$schema` is `https://example.org/x`, no"),
        ('{\n\t"title":"a",\n\t"type"\t:\t3}', 3, "`type` is the number 3"),
        ('{"$id": "http://["}', 1, "an `$id` that is no address"),
        ('{"$ref": "#/minimum/a", "minimum": 3}', 1, "`#/minimum/a` is broken"),
        ('{\n "allOf": [\n  {},\n  {"pattern": "(a"}]}', 4, "`(a` is no regular expression"),
        ('{\n "patternProperties": {\n  "[": {}}}', 3, "`[` is no regular expression"),
        (
            '{\n "a": {},\n "items": {\n  "$ref": "b.json"}}',
            4,
            "`b.json` is broken (at `items.$re",
        ),
        ('{"$ref": "#/$defs/a"}', 1, "`#/$defs/a` is broken"),
        ('{"$ref": "#a"}', 1, "`#a` is broken"),
        ('{"x": [1],\n "$ref": "#/x/0"}', 2, "`#/x/0` leads to something that is not a schema"),
        ('{"$ref": "#/x",\n "x": {"type": 3}}', 2, "`type` is the number 3"),
    ],
)
def test_a_broken_schema(text: str, line: int | None, message: str) -> None:
    path, found, said = broken({"s.json": text})
    assert path == "s.json"
    assert said.startswith(message)
    assert found == line or line is None


def test_a_broken_yaml_schema() -> None:
    assert broken({"s.yaml": "type: object\nproperties:\n  a: {type: int}\n"}, "s.yaml")[:2] == (
        "s.yaml",
        3,
    )
    assert broken({"s.yml": "a: [b\n"}, "s.yml")[:2] == ("s.yml", 1)
    assert broken({"s.yml": ""}, "s.yml")[2] == "a schema is a mapping of keys to values"


def test_a_yaml_schema() -> None:
    schema = load("s.yaml", {"s.yaml": "required: [title]\n"}.get)
    assert [fault.message for fault in schema.check({})] == ["`title` is missing"]


def test_references_to_other_files() -> None:
    files = {
        "schemas/note.json": '{"$ref": "parts/base.json#/$defs/note"}',
        "schemas/parts/base.json": '{"$defs": {"note": {"$ref": "../types.yaml"}}}',
        "schemas/types.yaml": "properties: {a: {$ref: note.json}, b: {type: string}}\n",
    }
    (fault,) = load("schemas/note.json", files.get).check({"a": {"a": {"b": []}}})
    assert fault.route == ("a", "a", "b")


def test_a_fault_in_another_file_is_found_though_nothing_reaches_it() -> None:
    files = {
        "s.json": '{"$ref": "b.json#/$defs/good"}',
        "b.json": '{"$defs": {\n "good": {},\n "bad": {"$ref": "c.json"}}}',
    }
    assert broken(files) == ("b.json", 3, "`c.json` is broken (at `$defs.bad.$ref`)")


@pytest.mark.parametrize(
    "reference",
    [
        "https://json.schemastore.org/package.json",
        "http://localhost:1/x.json",
        "file:///etc/passwd",
        "file://server/share/x.json",
        "../../../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%5c..%5cx.json",
        "//example.org/x.json",
    ],
)
def test_nothing_outside_the_project_is_read(
    reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", no_network)
    asked: list[str] = []

    def read(path: str) -> str | None:
        asked.append(path)
        return json.dumps({"$ref": reference}) if path == "a/s.json" else None

    with pytest.raises(SchemaError):
        load("a/s.json", read)
    assert not [path for path in asked if ".." in path or path.startswith("/")]
    with pytest.raises(SchemaError):
        load("../s.json", read)


def test_a_remote_reference_is_named() -> None:
    text = '{"properties": {\n "a": {"$ref": "https://example.org/a.json"}}}'
    assert broken({"s.json": text}) == (
        "s.json",
        2,
        (
            "`https://example.org/a.json` is on the network, where listlint never looks"
            " (at `properties.a.$ref`)"
        ),
    )


def test_a_remote_id_stands_for_the_files_beside_it() -> None:
    files = {
        "my/note.json": '{"$id": "https://example.org/v1/note.json", "$ref": "../base.json"}',
        "base.json": '{"required": ["a"]}',
    }
    assert [fault.message for fault in load("my/note.json", files.get).check({})] == [
        "`a` is missing"
    ]


@pytest.mark.parametrize("name", ["b.json", "listlint:paper-note"])
def test_files_of_two_drafts_do_not_go_together(name: str) -> None:
    files = {
        "s.json": json.dumps({"$schema": DRAFT_7, "$ref": name}),
        "b.json": '{\n"$schema": "https://json-schema.org/draft/2020-12/schema"}',
    }
    path, line, message = broken(files)
    assert (path, line) == (name, 2)
    assert message == "`$schema` is not that of `s.json`, which refers to this schema"


def test_dependencies_of_both_kinds() -> None:
    schema = {"$schema": DRAFT_7, "dependencies": {"a": {"required": ["x"]}, "b": ["c"]}}
    assert [fault.message for fault in faults(schema, {"a": 1, "b": 2})] == [
        "`c` is missing, which `b` needs",
        "`x` is missing",
    ]


def test_parts_with_an_id_of_their_own() -> None:
    part = {"$id": "a.json", "type": "string"}
    schema = {"$id": "https://example.org/s.json", "$defs": {"a": part}, "$ref": "a.json"}
    assert faults(schema, 3)
    assert not faults(schema, "a")


def test_a_draft_can_be_referred_to() -> None:
    found = faults({"$ref": "https://json-schema.org/draft/2020-12/schema"}, {"type": "int"})
    assert [fault.help for fault in found] == ["did you mean `integer`?"]


@pytest.mark.parametrize("name", ["s.json", "listlint:nothing", "listlint:../pyproject"])
def test_no_such_schema(name: str) -> None:
    assert broken({}, name)[2] == "no such schema"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "this file cannot be read: permission denied"),
        (RuntimeError("Symlink loop"), "this file cannot be read: symlink loop"),
        (UnicodeDecodeError("utf-8", b"a", 0, 1, ""), "this file is not UTF-8"),
    ],
)
def test_a_schema_that_cannot_be_read(error: Exception, message: str) -> None:
    def read(path: str) -> str:
        if path == "s.json":
            return '{"$ref": "t.json"}'
        raise error

    with pytest.raises(SchemaError) as raised:
        load("s.json", read)
    assert (raised.value.path, raised.value.message) == ("t.json", message)


@pytest.mark.parametrize(
    ("name", "folder"),
    [("paper-note-status", "status-notes"), ("paper-note-reading-status", "reading-status-notes")],
)
def test_packaged_schemas_accept_the_seeds(name: str, folder: str) -> None:
    schema = load(f"listlint:{name}", lambda _path: None)
    notes = sorted((ROOT / "seeds" / folder).glob("*.md"))
    assert notes
    for note in notes:
        value = head(note.read_text(encoding="utf-8")).value
        assert isinstance(value, dict)
        assert list(schema.check(value)) == []
        (fault,) = schema.check({**value, "yaer": 2020})
        assert fault.message == "unknown key `yaer`"
        for key in value.keys() - {"fieldsOfStudy", "numCitedBy", "pdf_relpath"}:
            (fault,) = schema.check({k: v for k, v in value.items() if k != key})
            assert fault.message == f"`{key}` is missing"


def test_a_projects_schema_can_build_on_a_packaged_one() -> None:
    text = '{"$ref": "listlint:paper-note", "required": ["mine"]}'
    schema = load("s.json", {"s.json": text}.get)
    assert "`mine` is missing" in [fault.message for fault in schema.check({})]
    assert "`title` is missing" in [fault.message for fault in schema.check({})]


def tower(leaf: Any, word: str = "allOf") -> dict[str, Any]:
    """Forty levels, each of which refers twice to the next."""
    levels = {f"a{n}": {word: [{"$ref": f"#/$defs/a{n + 1}"}] * 2} for n in range(40)}
    return {word: [{"$ref": "#/$defs/a0"}], "$defs": {**levels, "a40": leaf}}


@pytest.mark.parametrize(
    "schema",
    [
        {**tower({"type": "object"}), "unevaluatedProperties": False},
        {"unevaluatedItems": False, **tower({})},
        tower({"type": "string"}, "anyOf"),
        tower({"required": [f"k{n}" for n in range(1000)]}),
        {
            "unevaluatedItems": False,
            "$ref": "#/$defs/a0",
            "$defs": {
                f"a{n}": dict.fromkeys(("$ref", "$dynamicRef"), f"#/$defs/a{n + 1}")
                for n in range(40)
            }
            | {"a40": {}},
        },
    ],
)
@pytest.mark.slow
def test_references_to_exponentially_much(schema: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("listlint.schema.steps.MOST_STEPS", 20_000)
    for value in ({"x": 1}, [1]):
        messages = [fault.message for fault in faults(schema, value)]
        assert messages == ["the schema takes too long on this value"]


def test_a_schema_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("listlint.schema.steps.MOST_STEPS", 50)
    schema = load("s.json", {"s.json": '{"items": {"multipleOf": 1}}'}.get)
    assert not list(schema.check([1]))
    for _ in range(2):
        assert list(schema.check([1] * 100))
    (fault,) = schema.check([1])
    assert fault.message == "the schema takes too long on this value"


@pytest.mark.slow
def test_an_honest_schema_has_steps_enough() -> None:
    part = {"type": "string", "pattern": "^z", "minLength": 1, "not": {"const": "q"}}
    branches = [{"type": "object", "required": ["a"]}, part]
    assert not faults({"items": {"anyOf": branches}}, ["z"] * 9_900)


@pytest.mark.parametrize(
    "pattern", ["(?=a){9999999}", "((a{1000}){1000}){1000}", "a{" + "9" * 5000 + "}", "(" * 5000]
)
def test_a_pattern_that_is_too_large_is_not_compiled(pattern: str) -> None:
    path, line, _ = broken({"s.json": json.dumps({"pattern": pattern})})
    assert (path, line) == ("s.json", 1)
    assert of_key({"format": "regex"}, pattern).message.endswith(", not a regular expression")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"^a{2}$", "aa"), (r"^{a}{,5}$", "{a}{,5}"), (r"^\p{L}{2}$", "éa"), (r"^[{9}]+$", "9{")],
)
def test_braces_in_patterns(pattern: str, text: str) -> None:
    assert not faults({"pattern": pattern}, text)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            '{\n"propertis": {}}',
            2,
            "`propertis` is no keyword of JSON Schema: did you mean `properties`? (at `propertis`)",
        ),
        (
            '{"properties": {\n"x": {\n"require": ["a"]}}}',
            3,
            (
                "`require` is no keyword of JSON Schema: did you mean `required`?"
                " (at `properties.x.require`)"
            ),
        ),
    ],
)
def test_a_misspelt_keyword(text: str, line: int, message: str) -> None:
    assert broken({"s.json": text}) == ("s.json", line, message)


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"require": {}, "types": {}}},
        {"enum": [{"propertis": 1}]},
        {"const": {"propertis": 1}},
        {"examples": [{"propertis": 1}], "default": {"require": 1}},
        {"example": 1, "id": "x", "nullable": True, "x-required": 1, "comment": "c"},
        {"$schema": DRAFT_7, "minContains": 1, "unevaluatedProperties": False, "$defs": {}},
        {"markdownDescription": "", "errorMessage": "", "anything": 1},
    ],
)
def test_no_misspelt_keyword(schema: Any) -> None:
    faults = list(load("s.json", {"s.json": json.dumps(schema)}.get).check({"a": 1}))
    assert len(faults) == len({"enum", "const"} & schema.keys())
