"""Frontmatter in TOML, with the places of its keys and values."""

from __future__ import annotations

import pytest

from listlint.core.document import Document, Note
from listlint.core.source import Source
from listlint.parse import parse

TEXT = """+++
title = "A title" # why
date = 2020-01-02T03:04:05Z
draft = false
tags = [
  "sea",
  'wind',
]
[extra]
"own key".deep = 3
[[authors]]
name = "x"
+++

# Heading
"""


def read(text: str) -> Document:
    return parse(Source("a.md", text))


def test_values_are_those_of_json() -> None:
    note = read(TEXT)
    assert isinstance(note, Note)
    assert note.title == "A title"
    assert note.frontmatter is not None
    assert note.frontmatter.value == {
        "title": "A title",
        "date": "2020-01-02T03:04:05+00:00",
        "draft": False,
        "tags": ["sea", "wind"],
        "extra": {"own key": {"deep": 3}},
        "authors": [{"name": "x"}],
    }
    assert [heading.text for heading in note.headings] == ["Heading"]


def test_each_has_its_place() -> None:
    note = read(TEXT)
    assert note.frontmatter is not None
    located = note.frontmatter.located()
    texts = {route: TEXT[place.value.start : place.value.end] for route, place in located.items()}
    assert texts["tags", 1] == "'wind'"
    assert texts["draft",] == "false"
    assert texts["extra", "own key", "deep"] == "3"
    assert texts["authors", 0, "name"] == '"x"'
    key = located["title",].key
    assert TEXT[key.start : key.end] == "title"


def test_what_is_no_toml_is_a_fault_on_its_line() -> None:
    document = read("+++\ntitle = A\n+++\n\ntext\n")
    (fault,) = document.faults
    assert fault.message == "this is no value of TOML"
    assert Source("a.md", "+++\ntitle = A\n+++\n\ntext\n").position(fault.span.start).line == 2


def test_without_an_end_it_is_text() -> None:
    assert read("+++\ntitle = 1\n").frontmatter is None
    assert read("+++ x\n\ntext\n").frontmatter is None


def test_what_is_nested_without_end_is_a_fault() -> None:
    assert read(f"+++\na = {'[' * 5000}{']' * 5000}\n+++\n").faults


def test_an_archetype_of_hugo_is_a_template() -> None:
    text = '---\ntitle: "{{ replace .Name "-" " " }}"\ndate: x\n---\n'
    assert read(text).has_open_head
    assert read('+++\ntitle = "{{ replace .Name }}"\ndate = {{ .Date }}\n+++\n').has_open_head


def test_without_a_key_it_is_empty() -> None:
    note = read("+++\n# nothing yet\n+++\n\n# A\n")
    assert note.frontmatter is not None
    assert note.frontmatter.value == {}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('a = 1\nb: "c"', 3, "a key without its `=`"),
        ("a = 1\nb = c", 3, "this is no value of TOML"),
        ('a = "b" c', 2, "something stands behind the value"),
        ('a = "b', 2, "a quote that is not closed on its line"),
        ("a = 1\nb = [1 2]", 3, "a list that is never closed"),
        ("a = 1\na = 2", 3, "a key that stands twice"),
        ("[a]\n[a]", 3, "a table that stands twice"),
        ("[a", 2, "a `[` that is never closed"),
        ('a = "\\q"', 2, "a backslash that escapes nothing"),
        ("= 1", 2, "this is neither a key with its value nor a table"),
    ],
)
def test_a_fault_is_said_in_our_words(text: str, line: int, message: str) -> None:
    source = Source("a.md", f"+++\n{text}\n+++\n")
    (fault,) = parse(source).faults
    assert (source.position(fault.span.start).line, fault.message) == (line, message)
    assert fault.help


@pytest.mark.parametrize("text", ["day = Date(2023, 7, 6)", 'meta = [\n  ("a", "b"),\n]'])
def test_what_franklin_has_between_such_lines_is_no_toml(text: str) -> None:
    document = read(f'+++\ntitle = "A"\n{text}\n+++\n\n# A\n')
    assert not document.faults
    assert document.headings
