"""Frontmatter: YAML 1.2 values, the exact place of each, and nothing that can hurt."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pytest
import yaml
from growth import grows_with_the_text
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.core.document import Document, DocumentKind, List, Note
from listlint.core.frontmatter import Frontmatter, Route
from listlint.core.source import Source
from listlint.parse import parse


def document(yaml_text: str, end: str = "\n") -> Document:
    return parse(Source("a.md", f"---{end}{yaml_text}{end}---{end}{end}# A{end}"))


def read(yaml_text: str) -> Frontmatter:
    found = document(yaml_text)
    assert not found.faults
    assert found.frontmatter is not None
    return found.frontmatter


def fault(yaml_text: str) -> tuple[str, str]:
    """What cannot be read, and why."""
    found = document(yaml_text)
    (only,) = found.faults
    assert found.frontmatter is None
    return f"---\n{yaml_text}\n---"[only.span.start : only.span.end], only.message


def routes(value: object, route: Route = ()) -> Iterator[tuple[Route, object]]:
    yield route, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from routes(child, (*route, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from routes(child, (*route, index))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2020-01-01", "2020-01-01"),
        ("2020-13-45", "2020-13-45"),
        ("yes", "yes"),
        ("on", "on"),
        ("NO", "NO"),
        ("10:00", "10:00"),
        ("2_020", "2_020"),
        ("0b1", "0b1"),
        ("=", "="),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("007", 7),
        ("+12", 12),
        ("-0", 0),
        ("9" * 30, int("9" * 30)),
        ("9" * 5000, "9" * 5000),
        ("1e3", 1000.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5E-2", -0.015),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("1e", "1e"),
        (".", "."),
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("!!str 1", "1"),
        ('!!int "1"', 1),
        ("!other 1", "1"),
        ("'it''s'", "it's"),
        ('"\\u4e2d\\n"', "中\n"),
        ("a\u2028b", "a\u2028b"),
        ("a\x85b", "a\x85b"),
        ("'a\u2029b'", "a\u2029b"),
        ("|\n  x\n  y\n", "x\ny\n"),
        (">-\n  x\n  y\n", "x y"),
        ("[1, a, [b]]", [1, "a", ["b"]]),
        ("{b: 1, 'c': [d]}", {"b": 1, "c": ["d"]}),
        ("x # y", "x"),
        ("x#y", "x#y"),
        ("\n  - b\n  -\n", ["b", None]),
    ],
)
def test_a_value(written: str, value: object) -> None:
    found = read(f"a: {written}").get("a")
    assert found == value
    assert type(found) is type(value)


def test_not_a_number() -> None:
    found = read("a: .nan").get("a")
    assert isinstance(found, float)
    assert math.isnan(found)


@pytest.mark.parametrize(
    ("key", "name"),
    [("1", "1"), ("1.0", "1.0"), ("true", "true"), ("~", "null"), ("'a b'", "a b"), ("[a]", "[a]")],
)
def test_a_key_is_text(key: str, name: str) -> None:
    assert read(f"{key}: x").value == {name: "x"}


def test_merge_keys() -> None:
    text = (
        "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  <<: [*a, *b]\n  z: 5\nd:\n  y: 6\n  <<: *b"
    )
    value = read(text).value
    assert isinstance(value, dict)
    assert value["c"] == {"x": 1, "y": 2, "z": 5}
    assert value["d"] == {"y": 6, "z": 4}
    assert read("'<<': 1").value == {"<<": 1}
    assert fault("<<: 1") == ("1", "a merge key `<<` needs a mapping, or a list of them")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("lead", ["", "😀: 中文 é\n", "# 中\n", "x: a\u2028b\n"])
def test_places(end: str, lead: str) -> None:
    text = (
        f"{lead}title: A B  # c\nauthors:\n- 'C D'\n- E\n\"f\": {{g: [1, 22], h: }}\ni:\n  j: >\n"
        "    k\n\n    l\n\nm: &n [o]\np: *n\n? q\n: r"
    ).replace("\n", end)
    found = document(text, end)
    assert found.frontmatter is not None
    source = f"---{end}{text}{end}---"
    frontmatter = found.frontmatter

    def key(*route: str | int) -> str:
        span = frontmatter.key_span(route)
        return source[span.start : span.end]

    def value(*route: str | int) -> str:
        span = frontmatter.value_span(route)
        return source[span.start : span.end].replace(end, "\n")

    assert source[frontmatter.span.start : frontmatter.span.end] == source
    assert source[frontmatter.opening.start : frontmatter.opening.end] == "---"
    assert (key("title"), value("title")) == ("title", "A B")
    assert (key("authors"), value("authors")) == ("authors", "- 'C D'\n- E")
    assert (key("authors", 0), value("authors", 0)) == ("'C D'", "'C D'")
    assert (key("authors", 1), value("authors", 1)) == ("E", "E")
    assert (key("f"), value("f")) == ('"f"', "{g: [1, 22], h: }")
    assert (key("f", "g"), value("f", "g")) == ("g", "[1, 22]")
    assert (key("f", "g", 1), value("f", "g", 1)) == ("22", "22")
    assert (key("f", "h"), value("f", "h")) == ("h", "")
    assert (key("i", "j"), value("i", "j")) == ("j", ">\n    k\n\n    l")
    assert (key("m"), value("m", 0)) == ("m", "o")
    assert (key("p"), value("p"), value("p", 0)) == ("p", "*n", "o")
    assert (key("q"), value("q")) == ("q", "r")
    with pytest.raises(KeyError):
        frontmatter.key_span(("nothing",))


def test_places_of_merged_keys_are_where_they_are_written() -> None:
    text = "a: &a {x: 1}\nb: {<<: *a, y: 2}"
    frontmatter = read(text)
    for route, written in ((("b", "x"), "x"), (("b", "y"), "y")):
        span = frontmatter.key_span(route)
        assert f"---\n{text}"[span.start : span.end] == written


def test_duplicate_keys() -> None:
    text = "a: 1\nb: {c: 1, c: 2}\n'a': 3"
    found = read(text)
    assert found.value == {"a": 1, "b": {"c": 1}}
    source = f"---\n{text}"
    inner, outer = found.duplicates
    assert (inner.key.text, outer.key.text) == ("c", "a")
    assert source[outer.key.span.start : outer.key.span.end] == "'a'"
    assert (outer.first.start, inner.first.start) == (4, source.index("c"))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("title: A: B", ":", "an unquoted value contains `: `"),
        ("a: 'b", "'", "this quote is never closed"),
        ("a: [b", "[", "this `[` is never closed"),
        ("a: {b: 1", "{", "this `{` is never closed"),
        ("a:\n\t- b", "\t", "a tab cannot indent YAML"),
        ("a: @b", "@", "a value cannot begin with `@` unless it is quoted"),
        ("a: - b", "-", "a list cannot begin here"),
        ("a: *b", "*b", "no anchor `&b` comes before this alias"),
        ("a: &b [*b]", "*b", "the alias `*b` is inside its own anchor"),
        ("中文: é\na: \x01", "\x01", "a character that YAML does not allow"),
        ("中文: \ud800", "\ud800", "a character that YAML does not allow"),
        ("\ufeffa: b", "\ufeff", "a character that YAML does not allow"),
        ("a: \x7f", "\x7f", "a character that YAML does not allow"),
    ],
)
def test_a_fault(text: str, place: str, message: str) -> None:
    assert fault(text) == (place, message)


BROKEN = [*"bc[]{},'\"\\@%&!?# ", "a: ", "- ", ": ", "*x", "\n", "\n  ", "\n\t"]


def said(text: str) -> tuple[int, str, str | None]:
    """The line in which the one fault of a frontmatter stands, what is wrong, and what to do."""
    source = Source("a.md", f"---\n{text}\n---\n\n# A\n")
    (only,) = parse(source).faults
    return source.position(only.span.start).line, only.message, only.help


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\n\tb: 2", 3, "a tab cannot indent YAML"),
        ("a:\n  - b\n\t- c", 4, "a tab cannot indent YAML"),
        ("a: b\nc: d: e", 3, "an unquoted value contains `: `"),
        ("a: 1\nb: 'c\nd: 2", 3, "this quote is never closed"),
        ("a: 1\nb: 'it's'\nc: 2", 3, "a value that begins with `'` ends at its `'`"),
        ('a: 1\nb: "c" d', 3, 'a value that begins with `"` ends at its `"`'),
        ('a: "b": c', 2, 'a value that begins with `"` ends at its `"`'),
        ("a: `b`", 2, "a value cannot begin with a backtick unless it is quoted"),
        ("a: %b", 2, "a value cannot begin with `%` unless it is quoted"),
        ("%b\na: 1", 2, "a line that begins with `%` is no key"),
        ("%YAML 1.3", 2, "a line that begins with `%` is no key"),
        (" a: 1\nb: 2", 3, "this line is indented less than the first key"),
        ("a: b\n  c: 2", 3, "there cannot be a key inside the value of the line before"),
        (
            "a:\n    b: 1\n  c: 2",
            4,
            "this line is indented neither as the keys above it nor as what is below them",
        ),
        (
            "a: |\n  b\n ---\n\nWords.",
            4,
            "`---` closes the frontmatter only at the beginning of its line",
        ),
        ("a:b\nc: 1", 2, "a space is missing after `:`"),
        ("a:b\nc:d", 2, "a space is missing after `:`"),
        ("a: 1\nb:c\nd: 2", 3, "a space is missing after `:`"),
        ("a: b\n- c", 3, "an item of a list stands where a key is expected"),
        ("a:\n- b\n-c", 4, "a space is missing after `-`"),
        ("a:\n  - b: 1\n   c: 2", 4, "an item `- …` is expected here"),
        ("a: 1\nb: [c, d\ne: 2", 3, "this `[` is never closed"),
        ("a: 1\nb: {c: d\ne: 2", 3, "this `{` is never closed"),
        ("a: }", 2, "this `}` closes nothing"),
        ("a: [b,, c]", 2, "a value is missing before this comma"),
        ("a: [b], [c]", 2, "a value that begins with `[` ends at its `]`"),
        ("a: [[b]], [[c]]", 2, "`[[` begins a list within a list, not a link"),
        ("- [ ] b", 2, "a value that begins with `[` ends at its `]`"),
        ("a: &", 2, "`&` begins an anchor, not a text"),
        ("a: **b** c", 2, "`*` begins an alias, not a text"),
        ("a: |b|", 2, "`|` and `>` begin a text that starts in the next line"),
        ("a: \u201cb: c\u201d", 2, "`\u201c` is no quote for YAML"),
        ("a\uff1ab\nc: 1", 2, "`\uff1a` is no `:`"),
        ("a: b\nc\uff1ad", 3, "`\uff1a` is no `:`"),
        ("a:\u00a0b\nc: 1", 2, "the space behind `:` is a no-break space"),
        ("a = b\nc: 1", 2, "`=` stands where `:` does"),
        ("// a\nb: 1", 2, "this is no comment of YAML"),
        ("<!-- a -->\nb: 1", 2, "this is no comment of YAML"),
        ("<<<<<<< HEAD\na: 1\n=======", 2, "a mark of a merge conflict"),
        ("some words\na: 1", 2, "a key without its `:`"),
        ("a: 1\nsome words\nb: 2", 3, "a key without its `:`"),
        ('a: "\\(b\\)"', 2, "a backslash in double quotes"),
        ('a: "C:\\Users"', 2, "a backslash in double quotes"),
        ("a: b\x07", 2, "a character that YAML does not allow"),
        ("a: b\n\n# Heading\n\nWords.", 1, "the frontmatter that opens here is never closed"),
        ("a: {b: ]}", 2, "this `]` closes nothing"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_cannot_be_read_is_said_in_our_words(
    text: str, line: int, message: str, end: str
) -> None:
    found, words, advice = said(text.replace("\n", end))
    assert (found, words[: len(message)]) == (line, message)
    assert advice


@example_count(200)
@given(st.lists(st.sampled_from(BROKEN), max_size=8))
def test_no_words_of_the_parser_are_shown(pieces: list[str]) -> None:
    for found in document("".join(pieces)).faults:
        assert not re.search(r"found|expected <|token|indicator|scann|node", found.message)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 60_000,
        "- " * 30_000,
        "{a: " * 15_000,
        "? " * 30_000,
        "a: " + "[]," * 20_000,
        "\n".join(" " * depth + "a:" for depth in range(300)),
        "a: &a " + str(list(range(9))) + "".join(
            f"\n{name}: &{name} [{','.join([f'*{before}'] * 9)}]"
            for before, name in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "a: &a {b: [1, 2]}\nc: {<<: [" + "*a, " * 9000 + "]}",
        "a: " + "x" * 1_000_000,
        "a: '" + "\\" * 60_000,
    ],
)  # fmt: skip
def test_a_bomb_is_a_fault_at_once(text: str) -> None:
    assert document(text).faults


@pytest.mark.parametrize("text", ["{", "{a: ", "? ", "&a ", "!", "- ", "[", "'", "a: b\n", "*a, "])
def test_twice_the_frontmatter_is_twice_the_work(text: str) -> None:
    assert grows_with_the_text(document, text * 2_000)


@pytest.mark.parametrize("text", ["[" * 99 + "]" * 99, "? " * 99 + "a"])
def test_what_is_nested_as_deep_as_may_be_is_read(text: str) -> None:
    assert document(text).frontmatter


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("---\na: 1\n---\n# B", True),
        ("---  \na: 1\n...\n# B", True),
        ("---\n---\n# B", True),
        ("---\n\n---\n", True),
        ("---\r\na: 1\r\n---\r\n# B", True),
        ("---\n\nA thematic break.\n\n---\n", False),
        ("---\nno end\n", False),
        ("\n---\na: 1\n---\n", False),
        (" ---\na: 1\n---\n", False),
        ("----\na: 1\n----\n", False),
        ("--- a: 1\n---\n", False),
        ("", False),
        ("---", False),
    ],
)
def test_what_frontmatter_is(text: str, *, begins: bool) -> None:
    found = parse(Source("a.md", text))
    assert (found.frontmatter is not None) is begins
    assert isinstance(found, Note) is begins
    assert not found.faults


def test_frontmatter_that_is_never_closed() -> None:
    (found,) = parse(Source("a.md", "---\ntitle: A\n\n# B\n")).faults
    assert found.message == "the frontmatter that opens here is never closed"
    assert found.span == ("a.md", 0, 3)


def test_a_broken_head_leaves_the_body_readable() -> None:
    found = document("a: b: c")
    assert isinstance(found, Note)
    assert [heading.text for heading in found.headings] == ["A"]


PIECE_WORDS = (
    "a b: -  : ? - x , { } [ ] &x *x <<:\n ' \" # | > |- % @ ` ! !!str !!int --- ... ~ null 10:00 "
    "0o17 中文 😀 \u2028 \x85 \u00a0 \0 \x01 \x7f \ufeff \ud800 é \\ \t \r"
)
PIECES = [
    *PIECE_WORDS.split(" "),
    "\n",
    "\n",
    "\n  ",
    "\r\n",
    "k: v\n",
    "- x\n",
    ": ",
    " ",
    "a: 1\n",
]
PIECES += [
    "&x {a: 1}\n",
    "<<: *x\n",
    "# listlint: ignore[x]\n",
    "? k\n: v\n",
    "k: |\n  t\n",
    "[a]: c\n",
]
yaml_like = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@example_count(150)
@given(yaml_like, st.sampled_from(["\n---\n", "\n---", "\n...\n", "", "\n--- x"]))
def test_nothing_is_raised_and_places_lie_in_the_head(text: str, closing: str) -> None:
    whole = f"---\n{text}{closing}"
    found = parse(Source("a.md", whole))
    for at in [each.span for each in found.faults] + [each.span for each in found.suppressions]:
        assert 0 <= at.start <= at.end <= len(whole)
    if found.frontmatter is None:
        return
    for route, _ in routes(found.frontmatter.value):
        for span in (found.frontmatter.key_span(route), found.frontmatter.value_span(route)):
            assert 0 < span.start <= span.end <= found.frontmatter.span.end


# PyYAML quotes what YAML 1.1 takes for something else; these are numbers in YAML 1.2 alone.
_NEW_NUMBER = re.compile(r"0o[0-7]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=20),
    st.sampled_from(
        ["yes", "no", "2020-01-01", "10:00", "0x1F", "null", "~", "", "a: b", "#", "中文 😀"]
    ),
).filter(lambda value: not (isinstance(value, str) and _NEW_NUMBER.fullmatch(value)))
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abc 中😀:#-", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@example_count(100)
@given(value=st.dictionaries(st.sampled_from("abcdef"), values, min_size=1), flow=st.booleans())
def test_what_is_dumped_is_read_back(value: dict[str, object], *, flow: bool) -> None:
    text = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=flow or None
    )
    found = read(text.rstrip("\n"))
    assert found.value == value
    source = f"---\n{text}"
    for route, child in routes(value):
        if route and not isinstance(child, dict | list):
            span = found.value_span(route)
            assert read(f"x: {source[span.start : span.end]}").get("x") == child


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 5000, "0o" + "7" * 5000])
def test_a_number_of_too_many_digits_is_text(number: str) -> None:
    assert read(f"a: {number}").get("a") == number
    assert read(f"? {number}\n: x").value == {number: "x"}


@pytest.mark.parametrize("key", ["0x1F", "007", "1e3", ".inf"])
def test_a_number_as_key_stays_as_it_is_written(key: str) -> None:
    assert read(f"{key}: x").value == {key: "x"}


@pytest.mark.parametrize("wrapped", ["[*a{}]", "{{b: *a{}}}"])
def test_aliases_do_not_make_it_deeper(wrapped: str) -> None:
    chain = [f"x: &a{n} {wrapped.format(n - 1)}" for n in range(1, 2000)]
    found = document("\n".join(["x: &a0 1", *chain]))
    assert [each.message for each in found.faults] == [
        "frontmatter nested more than 100 levels deep"
    ]


def test_the_places_of_many_values_are_found_in_one_pass() -> None:
    text = "a: [" + ", ".join(["1"] * 9000) + "]"
    found = read(text)
    places = found.located()
    assert len(places) == 9002
    assert found.value_span(("a", 8999)) == places["a", 8999].value
    assert places["a", 8999].value.start == len("---\n") + text.rindex("1")


def test_many_comments_among_many_values() -> None:
    lines = ["- 'a # listlint: off'", *["- 1 #"] * 9900, "# Listlint: ignore"]
    (found,) = document("\n".join(lines)).suppressions
    assert found.first_line == len(lines) + 1


@pytest.mark.parametrize(
    "text",
    [
        "title: {{title}}",
        "title: {{title}}\ntags: [a]",
        "tags: [{{a}}, {{b}}]",
        "tags:\n- {{a}}",
        "title:\n  {{title}}",
        "title: <% tp.file.title %>",
        "title: {% title %}",
        "title: {{title}} - x",
        "{% if a %}\ntitle: b\n{% endif %}",
    ],
)
@pytest.mark.parametrize("kind", [None, DocumentKind.NOTE])
def test_a_template_is_a_page(text: str, kind: DocumentKind | None) -> None:
    found = parse(Source("a.md", f"---\n{text}\n---\n\n# [A](b)\n"), kind)
    assert type(found) is Document
    assert found.frontmatter is None
    assert not found.faults
    assert [link.target for link in found.links] == ["b"]


def test_a_list_that_is_known_for_one_is_no_template() -> None:
    found = parse(Source("a.md", "---\na: {{b}}\n---\n\n- [A](b) - C.\n"), DocumentKind.LIST)
    assert isinstance(found, List)
    assert (len(found.entries), found.faults) == (1, ())


@pytest.mark.parametrize(
    "text",
    [
        'title: "{{title}}"',
        "title: on {{title}}",
        "title: on\n  {{title}}",
        "title: |\n  x: {{title}}",
        "# title: {{title}}\na: 1",
        "title: {a: {b: c}}",
    ],
)
def test_no_template(text: str) -> None:
    assert isinstance(document(text), Note)
    assert read(text).value


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("title foo\nstatus: todo", "title foo", "a key without its `:`"),
        (
            "title: foo\n status: todo",
            ":",
            "there cannot be a key inside the value of the line before",
        ),
        ("a: 1\nb: c: d", ":", "an unquoted value contains `: `"),
        ("title: foo\nstatus:todo", "status:todo", "a space is missing after `:`"),
        ("title: foo\nstatus\na: b", "status", "a key without its `:`"),
    ],
)
def test_a_fault_of_two_lines(text: str, place: str, message: str) -> None:
    assert fault(text) == (place, message)


def test_an_alias_may_be_meant_as_text() -> None:
    (found,) = document("title: *foo").faults
    assert found.help == "put the whole value in quotes"


def test_a_nul_character_is_told_once() -> None:
    (found,) = document("a: \0").faults
    assert found.message == "a NUL character: this is no text, or UTF-16"
