"""What a reader sees of a fix, and which findings there are of one defect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from listlint.config.tables import Config, ListTable
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.result import Result
from listlint.core.source import Span
from listlint.engine import fix_loop
from listlint.engine.page_context import PageContext
from listlint.engine.reader_check import weighed
from listlint.engine.run import lint
from listlint.parse.markdown.rendered import definitions, render
from listlint.project.project import Project
from listlint.testing import load_texts

NAMES = ["ada", "bolt", "cobra", "delta", "ember", "flint", "gizmo", "haze", "iris", "jolt"]
NAMES += ["karma", "lumen", "mango", "noble", "onyx", "pixel", "quark", "raven", "sable", "tango"]


def listed(*others: str, template: str = "- [{0}](https://{0}.example) - Does {0}.") -> str:
    return "\n".join(["# Tools", "", *(template.format(name) for name in NAMES), *others, ""])


def fixed(text: str) -> str:
    def check(project: Project, also: Sequence[Diagnostic] = ()) -> Result:
        return lint(project, Config(), also=also)

    outcome = fix_loop.fix_all(load_texts({"README.md": text}, Config()), Config(), check)
    assert outcome.held == ()
    return outcome.changed.get("README.md", ("", text))[1]


def found(text: str) -> list[tuple[int, str]]:
    result = lint(load_texts({"README.md": text}, Config()), Config())
    source = result.sources["README.md"]
    return [(source.position(d.span.start).line, d.rule) for d in result.diagnostics]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a  b", "a b"),
        ("- a\u00a0b", "* a b"),
        ("a<!-- x --> b", "a b"),
        ("[a](u)", "[a](<u>)"),
        ("[a][b]", "[a](u)"),
        ("**a**", "__a__"),
        ("a<br>b", "a\\\nb"),
    ],
)
def test_what_looks_the_same(one: str, other: str) -> None:
    known = definitions({"b": "u"})
    assert render(one, known) == render(other, known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[a](u)", "[a](v)"),
        ("*a*", "a"),
        ("`a`", "a"),
        (":+1:", "+1:"),
        ("# a", "## a"),
        ("a", "b"),
    ],
)
def test_what_looks_different(one: str, other: str) -> None:
    assert render(one) != render(other)


SAFE, UNSAFE, NONE = "safe", "unsafe", "none"


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("- [a](https://a.example) - B|", "- [a](https://a.example) - B|.|", SAFE),
        ("- [a](https://a.example) -|  |B.", "- [a](https://a.example) -| |B.", SAFE),
        ("- [a](https://a.example) |:| B", "- [a](https://a.example) |-| B", SAFE),
        ("- |a.", "- |**|a.", UNSAFE),
        ("- [a]| |(https://a.example) - B.", "- [a]||(https://a.example) - B.", SAFE),
        ("- [a|](https://a.example) - B.", "- [a|]|](https://a.example) - B.", NONE),
        ("- [mv|*|](https://a.example) - B.", "- [mv||](https://a.example) - B.", UNSAFE),
        ("- [a](https://a.example) - B |:|+1:", "- [a](https://a.example) - B ||+1:", NONE),
        ("- [a](https://a.example) - B. (old)|", "- [a](https://a.example) - B. (old)|.|", SAFE),
        ("- [a](https://a.example) - **B.**|", "- [a](https://a.example) - **B.**|.|", NONE),
        (
            "- [a](https://a.example) - B [![s](s.svg)](u)|",
            "- [a](https://a.example) - B [![s](s.svg)](u)|.|",
            NONE,
        ),
        (
            "- [a](https://a.example) - B ![s](s.svg)|",
            "- [a](https://a.example) - B ![s](s.svg)|.|",
            NONE,
        ),
        ("- [a](https://a.example) - B!|", "- [a](https://a.example) - B!|.|", NONE),
        ("- [a](https://a.example)| is good.", "- [a](https://a.example)|:| is good.", NONE),
        ("- [a](https://a.example)| - B.", "- [a](https://a.example)|:| - B.", NONE),
        ("- [a](https://a.example)| [old] - B.", "- [a](https://a.example)| -| [old] - B.", NONE),
        ("- [a](https://a.example)| ![b](c) d.", "- [a](https://a.example)| -| ![b](c) d.", NONE),
        ("- [a](https://a.example)| + more.", "- [a](https://a.example)| -| + more.", NONE),
        ("- [a](https://a.example)|, |[b](d)", "- [a](https://a.example)|: |[b](d)", NONE),
        ("- [a](https://a.example)| - |[b](d)", "- [a](https://a.example)| |[b](d)", NONE),
        ("- [a](https://a.example)| -|", "- [a](https://a.example)||", SAFE),
        ("- [a](https://a.example)||'s blog", "- [a](https://a.example)| |'s blog", NONE),
        ("- [a](https://a.example) ||of b||", "- [a](https://a.example) |(|of b|)|", NONE),
        ("- [a](https://a.example)| |of b||", "- [a](https://a.example)|(|of b|)|", NONE),
        ("- **A**|,| B, C, 2020", "- **A**|.| B, C, 2020", NONE),
        ("- A (R\\)|", "- A (R\\)|)|", NONE),
        ("- [a](https://a.example) - |\u201c|B, C.", "- [a](https://a.example) - ||B, C.", NONE),
        ("- [a](https://a.example) |(*|SEM19|)|", "- [a](https://a.example) ||SEM19||", NONE),
        ("- [a](https://a.example)|.| In B.", "- [a](https://a.example)|| In B.", NONE),
        ("- [a](https://a.example)|.|", "- [a](https://a.example)||", SAFE),
        ("- [a](https://a.example)|.[.](b)|", "- [a](https://a.example)||", UNSAFE),
        ("- [a](https://a.example) B|,| c.", "- [a](https://a.example) B|.| c.", NONE),
        ("- [a](https://a.example) B| ,| c.", "- [a](https://a.example) B|.| c.", NONE),
        ("- [a](https://a.example)| _ B.", "- [a](https://a.example)| -| _ B.", NONE),
        ("- See the [a|](https://a.example)", "- |[|See the [a|]|](https://a.example)", UNSAFE),
        ("- a b> c.", "- a |<|b> c.", UNSAFE),
        ("- a |<|b> c.", "- a ||b> c.", UNSAFE),
        ("- a &amp| b.", "- a &amp|;| b.", UNSAFE),
        ("- a b.", "- a |**c** |b.", UNSAFE),
        ("- a b c.", "- |*|a|*| b c.", SAFE),
        ("- a b c.", "- |*|a|*| b |*|c|*|.", UNSAFE),
    ],
)
def test_a_fix_changes_no_more_than_it_says(before: str, after: str, verdict: str) -> None:
    """Bars stand around each place: an edit is what differs between two of them."""
    old, new = before.split("|"), after.split("|")
    text = "# T\n\n" + "".join(old) + "\n- [z](https://z.example) - Z.\n"
    edits, at = [], len("# T\n\n")
    if len(old) == len(new):
        for piece, other in zip(old, new, strict=True):
            if piece != other:
                edits.append(Edit(Span("README.md", at, at + len(piece)), other))
            at += len(piece)
    else:  # only insertions
        place = 0
        rest = "".join(old)
        for n, piece in enumerate(new):
            if n % 2:
                edits.append(Edit(Span("README.md", at + place, at + place), piece))
            else:
                assert rest.startswith(piece, place)
                place += len(piece)
    assert weigh({"README.md": text}, *edits) == verdict


def weigh(texts: Mapping[str, str], *edits: Edit) -> str:
    """What becomes of a fix that is these edits."""
    finding = Diagnostic(
        span=edits[0].span, message="", fix=Fix("", edits), severity=Severity.ERROR
    )
    (seen,) = weighed(load_texts(texts), [finding])
    return NONE if seen.fix is None else SAFE if seen.fix.safe else UNSAFE


def test_a_fix_of_two_files_is_looked_at_in_both() -> None:
    texts = {"a.md": "- a.\n", "b.md": "- b.\n"}
    stop, stars = (Edit(Span("a.md", 2, 3), "A"), Edit(Span("b.md", 2, 2), "**"))
    assert weigh(texts, stop) == SAFE
    assert weigh(texts, stop, stars) == weigh(texts, stars) == UNSAFE


@pytest.mark.parametrize(("place", "verdict"), [(4, SAFE), (17, UNSAFE)])
def test_in_the_frontmatter_signs_are_no_markup(place: int, verdict: str) -> None:
    text = "---\ntitle: A\n---\ntitle\n"
    assert text.startswith("title", place)
    assert weigh({"a.md": text}, Edit(Span("a.md", place, place), "**")) == verdict


def test_in_a_text_too_long_to_be_shown_no_fix_is_safe() -> None:
    for words, verdict in ((10, SAFE), (1000, UNSAFE)):
        text = "# T\n\n" + "word " * words + "end"
        stop = Edit(Span("a.md", len(text), len(text)), ".")
        assert weigh({"a.md": f"{text}\n"}, stop) == verdict


@pytest.mark.parametrize(("blanks", "seen"), [("  ", Severity.WARNING), ("", Severity.ERROR)])
def test_an_error_that_nobody_sees_is_a_warning(blanks: str, seen: Severity) -> None:
    text = f"- a{blanks}b\n"
    edit = Edit(Span("a.md", 3, 3 + len(blanks)), " ")
    finding = Diagnostic(span=edit.span, message="", fix=Fix("", (edit,)), severity=Severity.ERROR)
    assert [each.severity for each in weighed(load_texts({"a.md": text}), [finding])] == [seen]


@pytest.mark.parametrize("tells_all", [True, False])
def test_a_finding_that_says_no_more_than_a_mistaken_fix_is_none(*, tells_all: bool) -> None:
    edit = Edit(Span("a.md", 4, 4), ".")
    fix = Fix("", (edit,), tells_all=tells_all)
    finding = Diagnostic(span=edit.span, message="", fix=fix, severity=Severity.ERROR)
    found = [*weighed(load_texts({"a.md": "- a.\n"}), [finding])]
    assert [each.fix for each in found] == ([] if tells_all else [None])


def test_what_nobody_sees_is_no_error() -> None:
    text = listed("- [zeta](https://zeta.example) -  Two spaces.")
    config = Config(lists=(ListTable("README.md", "- [{title}]({url}) - {description}."),))
    (only,) = lint(load_texts({"README.md": text}, config), config).diagnostics
    assert only.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("- [zeta] (https://zeta.example) - Z.", None),
        ("- [zeta]](https://zeta.example) - Z.", None),
        ("- (zeta)[https://zeta.example] - Z.", None),
        ("- [zeta][https://zeta.example] - Z.", None),
        ("- [zeta](https://zeta.example)) - Z.", None),
        ("- [zv*](https://zeta.example) - Z.", "same"),
        ("- [zeta](https://zeta.example) is Z.", "- [zeta](https://zeta.example) is Z."),
        ("- [zeta](https://zeta.example) - Z. [x](https://x.example)", "same"),
        ("- [zeta](https://zeta.example) - Z. (archived)", "same"),
        ("- [zeta](https://zeta.example) - **Z.**", "same"),
        ("- [zeta](https://zeta.example) - Z. ![i](https://x.example/i.svg)", "same"),
        ("- [zeta](https://zeta.example) - Z and so on...", "same"),
    ],
)
def test_what_is_announced_is_applied(broken: str, whole: str | None) -> None:
    if whole == "same":
        assert found(listed(broken)) == []
        whole = broken
    expected = whole or "- [zeta](https://zeta.example) - Z."
    assert fixed(listed(broken)) == listed(expected)


def test_one_defect_is_one_finding() -> None:
    pdf = "- {0}. [[pdf](https://{0}.example/1.pdf)]"
    text = listed("- zeta. [pdf](https://zeta.example/1.pdf)]", "- zork. [[pdf]()]", template=pdf)
    assert found(text) == [(23, "malformed-entry"), (24, "placeholder-link")]


def test_an_edit_is_seen_in_its_entry_and_one_across_entries_in_their_lines() -> None:
    project = load_texts({"README.md": listed()}, Config())
    source, document = project.sources["README.md"], project.documents["README.md"]
    page = PageContext.of(source, document)
    first, second = (source.offset(line) for line in (3, 4))
    assert page.surroundings(first + 2, first + 4) == (first, second - 1)
    assert page.surroundings(first + 2, second + 4) == (first, len(source.text) - 1)


def test_an_edit_outside_of_entries_is_seen_in_its_paragraph() -> None:
    text = "One.\n\nTwo\nlines.\n\nThree."
    project = load_texts({"a.md": text}, Config())
    page = PageContext.of(project.sources["a.md"], project.documents["a.md"])
    for part in text.split("\n\n"):
        at = text.index(part)
        assert page.surroundings(at + 1, at + 2) == (at, at + len(part))


def test_no_dash_before_a_word_that_goes_on_with_the_sentence() -> None:
    small = "- [{0}](https://{0}.example) - reads files for {0} by itself."
    by = "- [umbra](https://umbra.example) by Ada, for people who read files."
    tools = "- [viola](https://viola.example) reads tables for people."
    assert fixed(listed(by, template=small)) == listed(by, template=small)
    assert "(https://viola.example) - reads" in fixed(listed(tools, template=small))
