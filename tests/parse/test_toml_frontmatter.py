"""Frontmatter in TOML, with the places of its keys and values."""

from __future__ import annotations

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
    assert "TOML cannot be read here" in fault.message
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
