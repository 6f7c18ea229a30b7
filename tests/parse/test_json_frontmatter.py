"""Frontmatter in JSON, with the places of its keys and values."""

from __future__ import annotations

import json

import pytest
from growth import grows_with_the_text
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.core.document import Document, Note
from listlint.core.source import Source
from listlint.parse import parse

TEXT = """{
  "title": "A \\"title\\"",
\t"tags": ["sea", "wind"], "draft":false,
  "extra": {"own key": {"deep": 3.5}, "none": null},
  "authors": [{"name": "x"}]
}

# Heading
"""


def read(text: str) -> Document:
    return parse(Source("a.md", text))


def test_values_have_their_places() -> None:
    note = read(TEXT)
    assert isinstance(note, Note)
    assert note.frontmatter is not None
    assert note.title == 'A "title"'
    assert [heading.text for heading in note.headings] == ["Heading"]
    located = note.frontmatter.located()
    texts = {route: TEXT[place.value.start : place.value.end] for route, place in located.items()}
    assert texts["title",] == '"A \\"title\\""'
    assert texts["tags", 1] == '"wind"'
    assert texts["draft",] == "false"
    assert texts["extra",] == '{"own key": {"deep": 3.5}, "none": null}'
    assert texts["authors", 0] == '{"name": "x"}'
    key = located["extra", "own key", "deep"].key
    assert TEXT[key.start : key.end] == '"deep"'


@pytest.mark.parametrize("lines", [(";;;", ";;;"), ("---json", "---")])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_around_it(lines: tuple[str, str], end: str) -> None:
    note = read(end.join([lines[0], '{"title": "A"}', lines[1], "", "# B", ""]))
    assert note.frontmatter is not None
    assert note.title == "A"
    assert [heading.text for heading in note.headings] == ["B"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.title }}\n\n# A\n",
        "{{< notice >}}\n# A\n",
        "{% raw %}\n",
        "{: .class}\n# A\n",
        "{#id}\n",
        "{}\n\n# A\n",
        '{"a": 1} is JSON.\n',
        '{"a": 1\nis no JSON.\n',
        "{\n",
        ";;;\n# A\n;;;\n",
        ';;;\n{"a": 1}\n---\n',
        "---json\n# A\n",
    ],
)
def test_other_braces_are_text(text: str) -> None:
    document = read(text)
    assert not isinstance(document, Note)
    assert not document.faults


@pytest.mark.parametrize(
    ("written", "at", "message"),
    [
        ('{\n"a": 1,\n}\n', "}", "JSON has no comma behind the last one"),
        ('{\n"a": [1,]\n}\n', "]", "JSON has no comma behind the last one"),
        ('{\n"a": 1\n"b": 2\n}\n', '"b"', "a comma is missing before this"),
        ('{\n"a": 1, b: 2\n}\n', "b:", "a key of JSON stands in double quotes"),
        ('{\n"a": yes\n}\n', "yes", "this is no value of JSON"),
        ("{\n\"a\": 'b'\n}\n", "'b'", "this is no value of JSON"),
        ('{\n"a": "b\n}\n', "\n}", "a text in quotes cannot hold a line break or a tab"),
        ('{\n"a": 1, // why\n"b": 2\n}\n', "//", "JSON has no comments"),
        (
            '{\n"a": "C:\\Users"\n}\n',
            "\\U",
            "a backslash that escapes nothing that JSON knows",
        ),
        ('{\n"a": 1, "b" 2\n}\n', "2\n", "a key without its `:`"),
    ],
)
def test_a_fault_is_said_in_words_at_its_place(written: str, at: str, message: str) -> None:
    document = read(written)
    (fault,) = document.faults
    assert fault.message == message
    assert fault.help
    assert written.index(at) == fault.span.start


def test_a_key_that_stands_twice() -> None:
    note = read('{"a": {"b": [1]}, "a": [2, 3], "c": 4}\n')
    assert note.frontmatter is not None
    assert note.frontmatter.value == {"a": {"b": [1]}, "c": 4}
    (duplicate,) = note.frontmatter.duplicates
    assert (duplicate.key.span.start, duplicate.first.start) == (18, 1)
    assert note.frontmatter.value_span(("c",)).start == len('{"a": {"b": [1]}, "a": [2, 3], "c": ')


def test_what_goes_beyond_the_bounds_is_a_fault() -> None:
    for value in ("[" * 2000 + "]" * 2000, "1" * 5000, '"' + "a" * 70_000 + '"'):
        (fault,) = read(f';;;\n{{"a": {value}}}\n;;;\n').faults
        assert fault.span == (fault.span.path, 0, 3)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@example_count(30)
@given(st.dictionaries(st.text(), JSON, min_size=1), st.sampled_from([None, 1, "\t"]))
def test_it_is_read_as_python_reads_it(value: dict[str, object], indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    head = read(f"{text}\n").frontmatter
    assert head is not None
    assert head.value == value
    for route, place in head.located().items():
        found: object = value
        for step in route:
            found = found[step]  # type: ignore[index] # the route is one of the value
        assert json.loads(text[place.value.start : place.value.end]) == found


def test_time_grows_with_the_text() -> None:
    def read_items(items: str) -> None:
        read(f'{{"a": [{items} 1]}}\n')
        read(f';;;\n{{"a": [{items}}}\n;;;\n')

    assert grows_with_the_text(read_items, '{"b": "c"}, ' * 500)
