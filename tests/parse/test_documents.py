"""Whole files: what they are, their entries, references and sections, and the comments in them."""

from __future__ import annotations

import pytest

from listlint.core.document import WHOLE_FILE, DocumentKind, List, Note
from listlint.core.source import Source
from listlint.parse import parse

ENTRIES = "".join(f"- [Work {n}](https://example.org/{n})\n" for n in range(10))


def kind_of(path: str, text: str) -> DocumentKind:
    document = parse(Source(path, text))
    if isinstance(document, Note):
        return DocumentKind.NOTE
    return DocumentKind.LIST if isinstance(document, List) else DocumentKind.PAGE


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("README.md", "# A\n\n- [b](https://c.d)", DocumentKind.LIST),
        ("docs/readme.zh-CN.md", "- [b](./c.pdf)", DocumentKind.LIST),
        ("README.md", "# A\n\nProse.", DocumentKind.LIST),
        ("README.md", "---\na: 1\n---\n\n- [Contents](#contents)", DocumentKind.NOTE),
        ("README.md", "---\na: 1\n---\n\n- [b](https://c.d)", DocumentKind.LIST),
        ("papers.md", ENTRIES, DocumentKind.LIST),
        ("papers.md", f"---\na: 1\n---\n\n{ENTRIES}", DocumentKind.NOTE),
        ("few.md", "- [b](https://c.d)", DocumentKind.PAGE),
        ("prose.md", ENTRIES + "- a\n" * 10, DocumentKind.PAGE),
        ("local.md", "- [a](./b.md)\n" * 20, DocumentKind.PAGE),
        ("note.md", "---\na: 1\n---\n", DocumentKind.NOTE),
        ("note.md", "---\na: b: c\n---\n", DocumentKind.NOTE),
    ],
)
def test_what_a_file_is(path: str, text: str, kind: DocumentKind) -> None:
    assert kind_of(path, text) is kind


def test_a_given_kind_decides() -> None:
    assert isinstance(parse(Source("README.md", ENTRIES), DocumentKind.NOTE), Note)
    assert isinstance(parse(Source("a.md", "---\nb: 1\n---\n"), DocumentKind.LIST), List)


def test_title_stem_and_folder() -> None:
    document = parse(Source("a/b.c.md", "---\ntitle: 'A : B'\n---\n# C"))
    assert (document.title, document.stem, document.folder) == ("A : B", "b.c", "a")
    assert parse(Source("a.md", "---\ntitle: 2020\n---\n# C")).title == "C"
    assert parse(Source("a.md", "text")).title is None


def test_entries_and_their_sections() -> None:
    text = (
        "- [a](https://a)\n\n# One\n\n## Two\n\n* x [b](https://b)\n  more\n  - [c](./c.md)\n\n"
        "  end\n\n"
        "- [to](#one)\n- no link\n\n### Three\n\n1. ![d](d.png)\n\n## Four\n\n> - [e](https://e)\n"
    )
    document = parse(Source("README.md", text))
    assert isinstance(document, List)
    assert [(each.section, [link.target for link in each.links]) for each in document.entries] == [
        ((), ["https://a"]),
        (("One", "Two"), ["https://b", "./c.md"]),
        (("One", "Four"), ["https://e"]),
    ]
    assert [text[each.span.start : each.span.end] for each in document.entries] == [
        "- [a](https://a)",
        "* x [b](https://b)\n  more\n  - [c](./c.md)\n\n  end",
        "> - [e](https://e)",
    ]


def test_an_entry_with_windows_line_ends() -> None:
    text = "# A\r\n\r\n- [b](https://b)\r\n  c\r\n\r\n- [d](https://d)\r\n"
    document = parse(Source("README.md", text))
    assert isinstance(document, List)
    first, second = document.entries
    assert text[first.span.start : first.span.end] == "- [b](https://b)\r\n  c"
    assert text[second.span.start : second.span.end] == "- [d](https://d)"


def references(text: str) -> list[tuple[str, str | None]]:
    document = parse(Source("a.md", text), DocumentKind.NOTE)
    assert isinstance(document, Note)
    for each in document.references:
        assert 0 <= each.span.start < each.span.end <= len(text)
    return [(each.text, each.link.target if each.link else None) for each in document.references]


def test_references() -> None:
    text = (
        "- before\n\n# A\n\n## References:\n\n- [B *c*](./b.md)\n- D\n  - nested\n"
        "- see [E](e), p. 3\n-\n\n"
        "### Older\n\n1. `F`\n\n## Notes\n\n- after\n\n## 参考文献\n\n* G\n"
    )
    assert references(text) == [
        ("B c", "./b.md"),
        ("D", None),
        ("see E, p. 3", "e"),
        ("F", None),
        ("G", None),
    ]


def test_the_span_of_a_reference_is_its_words() -> None:
    text = "## REFERENCES\n\n10. [A](b)\n    - c\n11. D\n    e\n"
    document = parse(Source("a.md", text), DocumentKind.NOTE)
    assert isinstance(document, Note)
    assert [text[each.span.start : each.span.end] for each in document.references] == [
        "[A](b)",
        "D\n    e",
    ]


def test_other_headings_can_hold_references() -> None:
    text = "## Cites\n\n- A\n\n## References\n\n- B\n"
    document = parse(Source("a.md", text), DocumentKind.NOTE, ["cites"])
    assert isinstance(document, Note)
    assert [each.text for each in document.references] == ["A"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- a <!-- listlint: ignore[x] -->\n- b\n", (1, 1)),
        ("- a\n  b <!-- listlint: ignore[x] -->\n  - c\n- d\n", (1, 3)),
        ("- a\n  - b <!-- listlint: ignore[x] -->\n  - c\n", (2, 2)),
        ("- a\n\n  <!-- listlint: ignore[x] -->\n\n- b", (1, 3)),
        ("a\nb <!-- listlint: ignore[x] -->\n\nc", (1, 2)),
        ("# a <!-- listlint: ignore[x] -->\n\nb\n\n## c\n\n# d\n", (1, 6)),
        ("# a\n\n## b <!-- listlint: ignore[x] -->\n\nc\n", (3, WHOLE_FILE)),
        ("a <!-- listlint: ignore[x] -->\n---\nb\n\n# c", (1, 4)),
        ("|a|b|\n|-|-|\n|c|d <!-- listlint: ignore[x] -->|\n|e|f|\n", (3, 3)),
        ("<!-- listlint: ignore[x] -->\n[a](b)\n", (1, 2)),
        ("<!-- listlint: ignore-file[x] -->\n", (1, WHOLE_FILE)),
        ("---\na: 1 # listlint: ignore[x]\n---\n", (2, 2)),
        ("---\nb: 2\n# listlint: ignore[x]\na: 1\n---\n", (3, 4)),
        ("---\n# listlint: ignore[x]\na: 1\n---\n", (1, 3)),
        ("---\nb: 1\n# listlint: ignore-file[x]\n---\n", (1, WHOLE_FILE)),
    ],
)
def test_what_a_comment_speaks_for(text: str, lines: tuple[int, int]) -> None:
    (found,) = parse(Source("a.md", text)).suppressions
    assert (found.first_line, found.last_line) == lines
    (name,) = found.names
    assert name.text == "x"
    assert text[name.span.start : name.span.end] == "x"


@pytest.mark.parametrize("lead", ["  ", "> "])
def test_names_and_reason(lead: str) -> None:
    text = f"{lead}é <!-- listlint: ignore[broken-link,\r\n{lead}self-link] moved, will -->\r\n"
    (found,) = parse(Source("a.md", text)).suppressions
    assert [name.text for name in found.names] == ["broken-link", "self-link"]
    assert [text[name.span.start : name.span.end] for name in found.names] == [
        "broken-link",
        "self-link",
    ]
    assert found.reason == "moved, will"
    assert text[found.span.start : found.span.end].startswith("<!-- listlint:")
    assert text[found.span.start : found.span.end].endswith("-->")


@pytest.mark.parametrize("words", ["ignore", "ignore x", "ignor[x]", "", "ignore [x]"])
def test_a_comment_that_cannot_be_read_has_no_names(words: str) -> None:
    (found,) = parse(Source("a.md", f"a <!-- listlint: {words} -->")).suppressions
    assert found.names == ()


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- listlint: ignore[x] -->`",
        "```\n<!-- listlint: ignore[x] -->\n```",
        "<!-- about listlint: ignore[x] -->",
        "---\na: 'b # listlint: ignore[x]'\n---\n",
        "---\na: |\n  # listlint: ignore[x]\n---\n",
    ],
)
def test_no_comment(text: str) -> None:
    assert not parse(Source("a.md", text)).suppressions


def test_headings_of_raw_html_are_headings() -> None:
    title = '<h1 align="center">\n  <img src="a.png" alt="logo"> My <b>List</b> &amp; more\n</h1>'
    text = f"{title}\n\n## B\n"
    document = parse(Source("a.md", text))
    assert [(heading.level, heading.text) for heading in document.headings] == [
        (1, "My List & more"),
        (2, "B"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "listlint ignore[x]",
        "listlint: Ignore[x]",
        "Listlint: ignore[x] why",
        "listlint disable",
        "listlint-disable x",
        "listlint: off",
        "LISTLINT enable",
    ],
)
def test_a_near_miss_has_no_names(words: str) -> None:
    in_html, in_yaml = f"a <!-- {words} -->", f"---\na: 1 # {words}\n---\n"
    for text in (in_html, in_yaml):
        (found,) = parse(Source("a.md", text)).suppressions
        assert found.names == ()


@pytest.mark.parametrize(
    "words", ["listlint", "Listlint: a linter", "listlint ignores this", "see listlint: off"]
)
def test_a_comment_about_listlint_is_none_for_it(words: str) -> None:
    assert not parse(Source("a.md", f"a <!-- {words} -->")).suppressions


def test_a_comment_full_of_blanks() -> None:
    text = "<!-- listlint: ignore[x] y" + " " * 400_000 + "y -->"
    (found,) = parse(Source("a.md", text)).suppressions
    assert found.reason == text[25:-4]


@pytest.mark.slow
def test_many_comments_in_one_heading_before_many_headings() -> None:
    text = "# a" + " <!-- listlint: ignore[x] -->" * 15_000 + "\n" + "## b\n" * 40_000 + "# c\n"
    found = parse(Source("a.md", text)).suppressions
    assert {each.last_line for each in found} == {40_001}


def test_a_nul_character_is_a_fault() -> None:
    found = parse(Source("a.md", "# A\n\na\0b [c](d)\n"))
    (fault,) = found.faults
    assert (fault.span.start, fault.help) == (6, "save it as UTF-8")
    assert [link.target for link in found.links] == ["d"]


def test_wikilinks_read_as_what_they_show() -> None:
    text = "## References\n\n- [[a]]\n- [[b|B 1]]\n- see [[c|]] and [[d | D]]\n- [[e]](f)\n"
    assert [text for text, _ in references(text)] == ["a", "B 1", "see c and D", "[e]"]


@pytest.mark.parametrize(
    ("text", "is_template"),
    [
        ("{{> head}}\n\n[a](../a.html)\n", True),
        ("{{#option}}\n[a](../a.html)\n{{/option}}\n", True),
        ("{{~*set name=1}}\n", True),
        ("```text\n{{> head}}\n```\n\n[a](b.md)\n", False),
        ("{{#include b.md}}\n\n{{< note >}}x{{< /note >}}\n", False),
        ("write `{{/x}}` and {{/y}}\n", False),
    ],
)
def test_handlebars_fill_in_later(text: str, *, is_template: bool) -> None:
    assert parse(Source("a.md", text)).is_template == is_template


@pytest.mark.parametrize("head", ["excalidraw-plugin: parsed", "excalidraw-plugin: raw"])
def test_the_words_of_a_drawing_are_data(head: str) -> None:
    text = f"---\n{head}\n---\n# Text\n{'+ ' * 17}^a1\n[x](a b.png) [a b][c d] [^1]\n"
    drawing = parse(Source("a.md", text))
    assert (*drawing.faults, *drawing.unread_links, *drawing.undefined, *drawing.footnotes) == ()
    assert parse(Source("a.md", text.replace(head, "title: a"))).faults != ()


@pytest.mark.parametrize(
    ("path", "is_template"),
    [("a/_TEMPLATE.md", True), ("0-template.md", True), ("my-template.md", False)],
)
def test_a_template_is_known_by_its_name(path: str, is_template: bool) -> None:  # noqa: FBT001 - a case
    assert parse(Source(path, "# A\n")).is_template is is_template
