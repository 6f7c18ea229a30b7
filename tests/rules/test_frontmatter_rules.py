"""Rules about frontmatter: the exact place of each finding, and what a fix leaves alone."""

import json
from typing import Any

import pytest

from listlint.config.config_file import read
from listlint.core.diagnostic import Diagnostic
from listlint.core.source import Source
from listlint.engine import fix
from listlint.engine.run import lint
from listlint.rules import rules
from listlint.testing import found_by, load_texts

CONFIG = '[[notes]]\npath = "notes/*.md"\nschema = "s.json"\n'
TEXTS = {"items": {"type": "string"}}
RULES = ("invalid-frontmatter", "duplicate-key", "syntax-error")


def found_in(text: str, schema: Any) -> list[Diagnostic]:
    files = {"notes/a.md": text, "s.json": json.dumps(schema)}
    config = read(CONFIG, "listlint.toml", files.get).selecting(RULES, ())
    result = lint(load_texts(files, config), config)
    return [found for found in result.diagnostics if found.rule in RULES]


def fixed(text: str, schema: Any) -> str:
    return fix.apply({"notes/a.md": text}, found_in(text, schema), unsafe=True)["notes/a.md"]


def places(text: str, schema: Any) -> list[tuple[int, int, str]]:
    source = Source("notes/a.md", text)
    return [
        (*source.position(found.span.start), source.text_of(found.span))
        for found in found_in(text, schema)
    ]


@pytest.mark.parametrize(
    ("text", "part", "place"),
    [
        ("---\nx: seven\n---\n", {"type": "integer"}, (2, 4, "seven")),
        ("---\nx:\n---\n", {"type": "string"}, (2, 1, "x")),
        ("---\nx: ~\n---\n", {"type": "string"}, (2, 1, "x")),
        ("---\nx:\n- a\n---\n", {"type": "string"}, (2, 1, "x")),
        ("---\nx: []\n---\n", {"minItems": 1}, (2, 1, "x")),
        ("---\nx:\n- a\n- 7\n---\n", TEXTS, (4, 3, "7")),
        ("---\nx: {y: 1}\n---\n", {"additionalProperties": False}, (2, 5, "y")),
        ("---\nx: {y: 1}\n---\n", {"required": ["z"]}, (2, 1, "x")),
        ("---\r\nx: seven\r\n---\r\n", {"type": "integer"}, (2, 4, "seven")),
    ],
)
def test_place(text: str, part: Any, place: tuple[int, int, str]) -> None:
    assert places(text, {"properties": {"x": part}}) == [place]


def test_a_missing_key_is_shown_at_the_opening() -> None:
    assert places("---\na: 1\n---\n", {"required": ["x"]}) == [(1, 1, "---")]


def test_a_root_that_is_no_mapping_is_shown_itself() -> None:
    assert places("---\n- a\n---\n", {"type": "object"}) == [(2, 1, "- a")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: 007", 'x: "007"'),
        ("x: 1.10 # first", 'x: "1.10" # first'),
        ("x: True", 'x: "True"'),
        ("x: 0x1F", 'x: "0x1F"'),
    ],
)
def test_quoting_keeps_the_spelling(before: str, after: str) -> None:
    schema = {"properties": {"x": {"type": "string"}}}
    assert fixed(f"---\n{before}\n---\n", schema) == f"---\n{after}\n---\n"
    assert found_in(f"---\n{after}\n---\n", schema) == []


@pytest.mark.parametrize(
    "line",
    ["x: &a 7", "y: &a 7\nx: *a", "x: !!int 7", 'x: !!int "7"', "x: !!float\n  7"],
)
def test_anchors_aliases_and_tags_are_left_alone(line: str) -> None:
    text = f"---\n{line}\n---\n"
    assert found_in(text, {"properties": {"x": {"type": "string"}}})
    assert fixed(text, {"properties": {"x": {"type": "string"}}}) == text


def test_a_key_is_renamed_once_however_often_it_is_merged() -> None:
    text = "---\nb: &b {yaer: 1}\nx:\n  <<: *b\n---\n"
    part = {"properties": {"year": {}}, "additionalProperties": False}
    schema = {"properties": {"b": part, "x": part}}
    assert fixed(text, schema) == text.replace("yaer", "year")


def test_an_error_in_yaml_is_no_missing_frontmatter() -> None:
    text = "---\nx: [\nb: 1\n---\n"
    assert [found.rule for found in found_in(text, {"required": ["x"]})] == ["syntax-error"]


def test_a_schema_that_asks_for_nothing_needs_no_frontmatter() -> None:
    schema = {"type": "object", "properties": {"x": {"type": "string"}}}
    assert found_in("# A\n", schema) == found_in("---\n---\n", schema) == []


@pytest.mark.parametrize("number", ["9" * 3500, "0x" + "f" * 3498, "1e400", ".inf", ".nan"])
def test_no_number_is_too_large(number: str) -> None:
    schema = {"properties": {"x": {"type": "string"}, "y": {"enum": ["a", 1]}}}
    assert len(found_in(f"---\nx: {number}\ny: {number}\n---\n", schema)) == 2
    assert len(found_in(f"---\n{number}: 1\nx: 1\n---\n", schema)) == 1


def test_quotes_that_are_not_there_cannot_be_taken_away() -> None:
    schema = {"properties": {"x": {"type": "integer"}}}
    for text in ("x: !!str 3", "x: |-\n  3"):
        (found,) = found_in(f"---\n{text}\n---\n", schema)
        assert (found.help, found.fix) == (None, None)


@pytest.mark.parametrize(
    ("first", "advice"),
    [
        ("----", "the first line has 1 dash too many: write `---`"),
        ("-----  ", "the first line has 2 dashes too many: write `---`"),
        ("---title", "begin it with `---`, the keys that `s.json` asks for, and `---`"),
        ("\n---", "the opening `---` must be the first line"),
    ],
)
def test_an_opening_that_is_none(first: str, advice: str) -> None:
    (found,) = found_in(f"{first}\na: b\n---\n", {"required": ["x"]})
    assert found.help == advice


@pytest.mark.slow
def test_many_wrong_items() -> None:
    text = "---\nx: [" + ", ".join(["1"] * 9_900) + "]\n---\n"
    assert len(found_in(text, {"properties": {"x": TEXTS}})) == 9_900


@pytest.mark.parametrize(
    ("notes", "right", "found"), [(20, 19, 1), (20, 15, 0), (9, 8, 0)], ids=["rule", "habit", "few"]
)
def test_which_key_is_the_file_name_shows_in_the_notes(notes: int, right: int, found: int) -> None:
    texts = {
        f"{n}-a.md": f"---\nslug: {n}-{'a' if n < right else 'b'}\nkind: paper\n---\n"
        for n in range(notes)
    }
    project = load_texts(texts)
    assert len([*found_by(rules()["key-mismatch"], project)]) == found


def test_a_number_is_no_count_of_references_until_it_is_configured() -> None:
    project = load_texts({"a.md": "---\nref_count: 0\n---\n\n## References\n\n- Attention\n"})
    counted = rules()["too-many-references"]
    assert [*found_by(counted, project)] == []
    assert len([*found_by(counted, project, {"key": "ref_count"})]) == 1


@pytest.mark.parametrize(("count", "found"), [("2", 0), ("1", 1), ("true", 0), ("two", 0)])
def test_as_many_references_as_there_are_is_not_too_many(count: str, found: int) -> None:
    note = f"---\nref_count: {count}\n---\n\n## References\n\n- Attention\n- Residuals\n"
    project = load_texts({"a.md": note})
    assert len([*found_by(rules()["too-many-references"], project, {"key": "ref_count"})]) == found
