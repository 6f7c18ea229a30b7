"""The Markdown parser: the links are those of markdown-it-py, and every place is exact."""

from __future__ import annotations

import re
from operator import attrgetter

import pytest
from growth import grows_with_the_text
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from strategies import example_count

from listlint.core.document import Document, DocumentKind, Link, LinkKind, List
from listlint.core.source import Source, Span
from listlint.parse import parse
from listlint.parse.markdown import grammar, markdown_reader

PLAIN = MarkdownIt("commonmark").enable("table")

INLINE_WORDS = (
    "a word 中文 【ICLR】 😀 é \u00a0 \0 \u2028 \x85 \x0b # ## [ ] ( ) ![ ]( < > ! \\ | \\| \\[ "
    "\\] _ * ** ` ~ [a](b) [t](<u>) [t](<>) [t]() []() [t](a&amp;b) [t](a\\)b) [t](a\\|b) "
    "[t](u%20v) [t](ü) [](u) [x](#a) ![i](s) [![i](s)](t) **[s](u)** *e* <http://x.y> <a@b.co> "
    "<mailto:a> `c` `[a](b)` `a\\|b` [r] [r][] [x][r] [x][nope] ![i][r] ![r] [R] &amp; &copy; <br> "
    "</a> <!-- --> [-] [x] :// http://a.b ]: [r]:"
)
INLINE = [
    *INLINE_WORDS.split(" "),
    "[t]( u )",
    "[t](<u v>)",
    "[t](u 'q')",
    '[t](u "a\\"b")',
    "[t](u (p))",
    "![a [b](c) d](e)",
    "``c ` d``",
    "[R  q]",
    "<a href='h'>",
    "[a\nb](c)",
    "[t](\nu\n)",
    "[t](u\n'q\nr')",
    "[x\n][r]",
    "\\\n",
    "  \n",
    "\n\t",
    "[r](u [r]",
    "[r](u v[r]",
    "<!-- [a](b)\n-->",
]
PREFIXES = ["-", "*", "+", "1.", "2)", ">", "#", "##", "######", "#######", "|", "[^f]:", "- [ ]"]
PREFIXES += ["- -", "> -", "- >", "1. -", "-    ", ">\t", "- |"]
LINES = r"""
===
---
- - -
***
```
~~~
``` [a](b)
    code [a](b)
| a | b |
|---|---|
---|---
|:-:|
-|-
a | b
| [a](b) | `c\|d` [e](f) |
| \| [a](b\|c) | ![i](j) |
[r]: u
[r]: <u v> 't'
[r]:
u2
'title'
[r]: u 'multi
line'
[R q]: z
> [r]: qq
> [q]:
> w
- [r]: in
[^f]: note
[^f]: two words
<div>
</div>
<pre>
</pre>
<script>
</script>
<!-- c
-->
<?x
<a href='x'>
[r]: u\
[a\]b]: c
[r]: a&amp;b
[r]: (x)y
# #
## x ##
# x #\
# [a](b) ##
\|
""".splitlines()

words = st.lists(st.sampled_from(INLINE), min_size=1, max_size=6).map("".join)
spaced = st.lists(st.sampled_from(INLINE), min_size=1, max_size=4).map(" ".join)
indents = st.sampled_from(["", "", "", " ", "  ", "   ", "    ", "\t"])
prefixes = st.lists(st.sampled_from(PREFIXES), max_size=2).map(
    lambda found: "".join(each if each.endswith(("\t", "|")) else f"{each} " for each in found)
)
ends = st.sampled_from(["\n", "\n", "\n", "\n\n", "  \n", "\t\n", "\u00a0\n", " #\n", "\\\n"])
lines = st.tuples(indents, prefixes, st.one_of(words, spaced, st.sampled_from(LINES)), ends)
breaks = st.sampled_from(["\n", "\n", "\r\n", "\r"])
documents = st.builds(
    lambda found, one, other: "".join(
        line.replace("\n", (one, other)[n % 2]) for n, line in enumerate(found)
    ),
    st.lists(lines.map("".join), max_size=9),
    breaks,
    breaks,
)


def parsed(text: str, kind: DocumentKind | None = None) -> Document:
    return parse(Source("a.md", text), kind)


def expected(text: str) -> list[tuple[str, str]]:
    """The links and images of markdown-it-py itself, outside the descriptions of images."""
    found = []
    for block in PLAIN.parse(text):
        for token in block.children or ():
            if token.type == "link_open":
                kind = "autolink" if token.markup == "autolink" else "link"
                found.append((kind, str(token.attrs["href"])))
            elif token.type == "image":
                found.append(("image", str(token.attrs["src"])))
    return found


WRITTEN = {
    LinkKind.INLINE: ("link", "[", (")",)),
    LinkKind.REFERENCE: ("link", "[", ("]",)),
    LinkKind.IMAGE: ("image", "![", (")", "]")),
    LinkKind.AUTOLINK: ("autolink", "<", (">",)),
}


def assert_is_exact(text: str, link: Link) -> None:
    written = text[link.span.start : link.span.end]
    if link.kind in WRITTEN:
        _, start, end = WRITTEN[link.kind]
        assert written.startswith(start)
        assert written.endswith(end)
    if link.destination is None:
        assert written.endswith("]")
        return
    assert link.span.start <= link.destination.start <= link.destination.end <= link.span.end
    destination = text[link.destination.start : link.destination.end].replace("\0", "\ufffd")
    if link.kind is LinkKind.AUTOLINK:
        assert link.target.removeprefix("mailto:") == destination.removeprefix("mailto:")
    elif link.kind is not LinkKind.HTML:
        if destination.startswith("<"):
            destination = destination[1:-1]
        readings = {unescapeAll(destination), unescapeAll(destination.replace("\\|", "|"))}
        assert link.target in readings


@example_count(150)
@given(documents)
def test_the_links_are_those_of_markdown_it(text: str) -> None:
    if text.startswith("---"):  # that may be frontmatter for us, and is a thematic break for it
        text = f"\n{text}"
    document = parsed(text)
    found = [
        (WRITTEN[link.kind][0], PLAIN.normalizeLink(link.target))
        for link in document.links
        if link.kind in WRITTEN
    ]
    if "[^" not in text:  # a footnote is text for us
        assert found == expected(text)
    for link in document.links:
        assert 0 <= link.span.start < link.span.end <= len(text)
        assert_is_exact(text, link)
    for span in every_other_span(document):
        assert 0 <= span.start <= span.end <= len(text)
    for reference in document.undefined:
        assert text[reference.span.start] == "["
        assert text[reference.span.end - 1] == "]"


def every_other_span(document: Document) -> list[Span]:
    entries = document.entries if isinstance(document, List) else ()
    return [
        each.span
        for group in (document.headings, document.undefined, document.suppressions, entries)
        for each in group
    ]


@example_count(80)
@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for kind in DocumentKind:
        document = parsed(text, kind)
        for span in every_other_span(document):
            assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "kind", "target", "written", "destination"),
    [
        ("[a](b)", "inline", "b", "[a](b)", "b"),
        ("see [a]( <b c> 'd' ).", "inline", "b c", "[a]( <b c> 'd' )", "<b c>"),
        ("[a](b\\)c&amp;d)", "inline", "b)c&d", "[a](b\\)c&amp;d)", "b\\)c&amp;d"),
        ("[a](%20ü)", "inline", "%20ü", "[a](%20ü)", "%20ü"),
        ("[a](javascript:x)", "inline", "javascript:x", "[a](javascript:x)", "javascript:x"),
        ("[a]()", "inline", "", "[a]()", ""),
        ("> - [a\n>   b](c)", "inline", "c", "[a\n>   b](c)", "c"),
        ("> \u3000\n> [a](b)", "inline", "b", "[a](b)", "b"),
        ("1. x\r\n\r\n   [a](b)", "inline", "b", "[a](b)", "b"),
        ("\0\t[a](b)", "inline", "b", "[a](b)", "b"),
        ("### 中文 [a](b) ### ", "inline", "b", "[a](b)", "b"),
        ("# [a](b)\x1c", "inline", "b", "[a](b)", "b"),
        ("😀 [a](b)\n===", "inline", "b", "[a](b)", "b"),
        ("| x\\|y | [a](b\\|c) |\n|-|-|", "inline", "b|c", "[a](b\\|c)", "b\\|c"),
        ("- x | [a](b)\n-|-", "inline", "b", "[a](b)", "b"),
        ("> x | y\n> -|-\n> `\\|` | [a](b)", "inline", "b", "[a](b)", "b"),
        ("![a](b)", "image", "b", "![a](b)", "b"),
        ("![a [b](c)](d)", "image", "d", "![a [b](c)](d)", "d"),
        ("<https://a.b>", "autolink", "https://a.b", "<https://a.b>", "https://a.b"),
        ("<a@b.co>", "autolink", "mailto:a@b.co", "<a@b.co>", "a@b.co"),
        ("<a href='b&amp;c'>d</a>", "html", "b&c", "<a href='b&amp;c'>", "b&amp;c"),
        ("<p>\n  <img alt=x src=b>", "html", "b", "<img alt=x src=b>", "b"),
        ("> - <div>\n>   <a href=b>", "html", "b", "<a href=b>", "b"),
    ],
)
def test_a_link(text: str, kind: str, target: str, written: str, destination: str) -> None:
    (link,) = parsed(text).links
    assert link.destination is not None
    assert (link.kind, link.target) == (kind, target)
    assert text[link.span.start : link.span.end] == written
    assert text[link.destination.start : link.destination.end] == destination


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- *a* and **b _c_**", [("emphasis", "a"), ("strong", "b _c_"), ("emphasis", "c")]),
        ("***a** b*", [("emphasis", "**a** b"), ("strong", "a")]),
        ("> [*a*](b) ``c ` d``\n> **e\n> f**", [
            ("emphasis", "a"), ("code", "c ` d"), ("strong", "e\n> f"),
        ]),
        ("| **a\\|b** | `c\\|d` |\n|-|-|", [("strong", "a\\|b"), ("code", "c\\|d")]),
        ("2*3*4 snake_case_name `a", [("emphasis", "3")]),
        ("\\*a* `*b` c*", [("code", "*b")]),
    ],
)  # fmt: skip
def test_emphasis_and_code_know_their_places(text: str, words: list[tuple[str, str]]) -> None:
    markup = markdown_reader.read(Source("a.md", text), 1).markup
    found = sorted(markup, key=attrgetter("start"))
    assert [(each.style, text[each.inner : each.inner_end]) for each in found] == words
    for each in found:
        sign = text[each.start : each.inner]
        assert set(sign) <= set("*_`")
        assert text[each.inner_end : each.end] == sign


@pytest.mark.parametrize(
    "text",
    [
        "`[a](b)`",
        "```\n[a](b)\n```",
        "    [a](b)",
        "\\[a](b)",
        "<!-- [a](b) <a href=c> -->",
        "<script>\n'<a href=b>'\n</script>",
        "[^a]: b\n\n[^a]",
        "https://a.b",
    ],
)
def test_no_link(text: str) -> None:
    assert not parsed(text).links


@pytest.mark.parametrize(
    ("text", "label", "target", "written", "destination"),
    [
        ("[a]: b", "a", "b", "[a]: b", "b"),
        ("[a  b]:\n  <c d>\n  'e'", "a b", "c d", "[a  b]:\n  <c d>", "<c d>"),
        ("> [a\n> b]:\n> c", "a b", "c", "[a\n> b]:\n> c", "c"),
        ("- x\n\n  [a\\]]: b", "a\\]", "b", "[a\\]]: b", "b"),
        ("x\r\n\r\n[a]: b 'c'", "a", "b", "[a]: b", "b"),
    ],
)
def test_a_definition(text: str, label: str, target: str, written: str, destination: str) -> None:
    document = parsed(text)
    (link,) = document.links
    assert link.destination is not None
    assert (link.kind, link.text, link.target) == (LinkKind.DEFINITION, label, target)
    assert text[link.span.start : link.span.end] == written
    assert text[link.destination.start : link.destination.end] == destination
    assert document.labels == {label}


def test_references_take_the_target_of_their_definition() -> None:
    text = "[a][B c], [b  C][], [b c], ![d][b c]\n\n[b c]: e\n"
    *found, definition = parsed(text).links
    assert [link.target for link in found] == ["e"] * 4
    assert [text[link.span.start : link.span.end] for link in found] == [
        "[a][B c]",
        "[b  C][]",
        "[b c]",
        "![d][b c]",
    ]
    assert all(link.destination is None for link in found)
    assert definition.kind is LinkKind.DEFINITION


def test_a_broken_inline_link_may_be_a_reference() -> None:
    link, _ = parsed("[a](u v[r]\n\n[r]: w").links
    assert (link.kind, link.target, link.destination) == (LinkKind.REFERENCE, "w", None)


def test_the_text_of_a_link_is_what_a_reader_sees() -> None:
    (link,) = parsed("[a *b*  `c`\n&amp; \\* <b>d</b>](e)").links
    assert link.text == "a b c & * d"


def test_undefined_references() -> None:
    text = (
        "- [a][no  such], [ b ][c]\n- [x][y](z) [ ][y] [^a][y] [a][^y] w[a][y] `[a][y]`\n\n[y]: u"
    )
    found = parsed(text).undefined
    assert [(each.text, each.label.text) for each in found] == [("a", "no such"), ("b", "c")]
    assert [text[each.span.start : each.span.end] for each in found] == [
        "[a][no  such]",
        "[ b ][c]",
    ]
    assert text[found[0].label.span.start : found[0].label.span.end] == "[no  such]"


def test_headings() -> None:
    text = "# A  *b* ![c](d) [e](f) #\n\n> ## G\nH `i`\nj\n---\n###### \n"
    headings = parsed(text).headings
    assert [(each.level, each.text) for each in headings] == [
        (1, "A  b  e"),
        (2, "G"),
        (2, "H i j"),
        (6, ""),
    ]
    assert [text[each.span.start : each.span.end] for each in headings] == [
        "A  *b* ![c](d) [e](f)",
        "G",
        "H `i`\nj",
        "",
    ]


def test_ids_of_raw_html() -> None:
    document = parsed('<a id="b"></a>\n\nx <a name=c> <p data-id="d">\n')
    assert document.ids == {"b", "c"}


@pytest.mark.parametrize(
    "text",
    [
        "[",
        "![",
        "> ",
        "- ",
        "[a](",
        "<!--",
        "*a_",
        "`",
        "|",
        "[a]: b\n",
        "|a",
        "[a][b]",
        "<a>",
        "&#1;",
    ],
)
@pytest.mark.slow
def test_twice_the_text_is_twice_the_work(text: str) -> None:
    assert grows_with_the_text(parsed, text * 1_000)


def test_lines_of_blanks_that_markdown_does_not_know() -> None:
    text = "\u00a0\n" * 5000 + "*a* [b](c)"
    (link,) = parsed(text).links
    assert text[link.span.start : link.span.end] == "[b](c)"


@pytest.mark.slow
def test_a_table_with_many_columns() -> None:
    count = 20_000
    text = "|a" * count + "|\n" + "|-" * count + "|\n" + "|b" * (count - 1) + "|[b](c)|\n"
    (link,) = parsed(text).links
    assert text[link.span.start : link.span.end] == "[b](c)"


@pytest.mark.parametrize("text", ["{#", "{ ", "{#" + "a" * 400_000, "{" + " #" * 200_000])
def test_ids_that_are_never_closed(text: str) -> None:
    assert not parsed("x " + text * max(400_000 // len(text), 1)).ids


@pytest.mark.parametrize(
    "piece", ["<a ", "<a '", '<a "', "<h1>", "<h1><!--", "<!--", "<h1>a</h1 ", "<script>"]
)
@pytest.mark.slow
def test_raw_html_that_is_never_closed(piece: str) -> None:
    assert not list(parsed("<div>" + piece * 200_000).headings)


@pytest.mark.slow
def test_a_heading_of_raw_html_ends_where_the_next_begins() -> None:
    headings = parsed("<div><h1>" * 50_000 + "a <b>c</b></h1>").headings
    assert [heading.text for heading in headings] == ["a c"]


@pytest.mark.parametrize("sign", ["#", "%", "&", "}", "~", "^", "="])
def test_a_sign_at_which_nothing_begins_is_text(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    markdown = grammar.markdown()
    stops = re.compile(r"[#%&}~^=\[\]]")  # as the oldest parser has them, and more
    monkeypatch.setattr(markdown.inline, "terminator_re", stops)
    (_, inline, _) = markdown.parse(f"A {sign} b: [x](u.md)")
    assert [each.type for each in inline.children or ()][-3:] == ["link_open", "text", "link_close"]
