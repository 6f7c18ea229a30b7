"""Runs as a whole: what one file, one rule or one order of files may not spoil."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from conftest import Write

from listlint.cli.main import run as run_main
from listlint.config.config_file import read
from listlint.config.tables import Config, ListTable
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import (
    Document,
    Heading,
    Link,
    LinkKind,
    Note,
    Reference,
    Suppression,
    UndefinedReference,
)
from listlint.core.errors import described
from listlint.core.fingerprints import fingerprints_in
from listlint.core.source import Source, Span, Spanned
from listlint.engine.loading import load
from listlint.engine.run import lint
from listlint.engine.suppress import without_suppressed
from listlint.files.listing import Files
from listlint.links.resolve import Outcome
from listlint.links.suggest import is_unwritten
from listlint.parse import parse
from listlint.project.project import Project
from listlint.rules import rules
from listlint.testing import found_by, load_texts

NOTHING = dict[str, str]().get
MANY = 8_000


def findings(texts: dict[str, str], config: Config | None = None) -> tuple[Diagnostic, ...]:
    config = config or Config()
    return lint(load_texts(texts, config), config).diagnostics


def test_the_order_of_files_does_not_matter() -> None:
    texts = {f"{name}.md": "---\ntitle: Deep Net\n---\n" for name in "bca"}
    texts["x.md"] = "---\ntitle: X\n---\n[Deep Net](gone.md)"
    sources = [Source(path, text) for path, text in texts.items()]
    for _ in range(5):
        random.shuffle(sources)
        project = load(sources, Config(), Files.of(texts))
        (found,) = lint(project, Config(select=("broken-link",))).diagnostics
        assert found.help == "the note `a.md` has this title"


def test_a_file_that_breaks_the_parser_does_not_end_the_run(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail_for_b(source: Source, *rest: object, **more: object) -> Document:
        if source.path == "b.md":
            raise ValueError("oh")
        return parse(source, *rest, **more)  # type: ignore[arg-type] # what the engine gives

    monkeypatch.setattr("listlint.engine.loading.parse", fail_for_b)
    monkeypatch.chdir(write({"a.md": "[x](b.md) [x](gone.png)\n", "b.md": "\n"}))
    with pytest.raises(SystemExit) as stop:
        run_main(["check", "--output-format", "concise"])
    assert stop.value.code == 2
    first, second = capsys.readouterr().out.splitlines()
    assert first == "a.md:1:15: error: broken-link: no file `gone.png`"
    words = "b.md:1:1: error: internal-error: this file could not be parsed: ValueError: oh"
    assert re.fullmatch(rf"{words} \(in `listlint\.engine\.loading:\d+`\)", second)


def test_a_rule_that_fails_does_not_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_note: Note) -> Iterator[Diagnostic]:
        raise ValueError("oh")

    broken = replace(rules()["self-link"], check=fail, subject_type=Note, provided_parameters={})
    known = {**rules(), "self-link": broken}
    monkeypatch.setattr("listlint.engine.rule_findings.rules", lambda: known)
    found = findings({"a.md": "---\ntitle: A\n---\n[x](gone.png)"})
    assert [each.rule for each in found] == ["internal-error", "broken-link"]
    words = "the rule `self-link` failed: ValueError: oh"
    assert re.fullmatch(rf"{words} \(in `listlint\.[\w.]+:\d+`\)", found[0].message)


def test_a_bug_is_told_with_its_innermost_place_in_our_code() -> None:
    with pytest.raises(AttributeError) as raised:
        parse(cast("Source", None))
    assert re.search(r" \(in `listlint\.parse\.[\w.]+:\d+`\)$", described(raised.value))


@pytest.mark.parametrize("way", ["argument", "environment", "neither"])
def test_debug_shows_the_traceback_of_a_bug(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    def fail(_note: Note) -> Iterator[Diagnostic]:
        raise ValueError("oh")

    broken = replace(rules()["self-link"], check=fail, subject_type=Note, provided_parameters={})
    known = {**rules(), "self-link": broken}
    monkeypatch.setattr("listlint.engine.rule_findings.rules", lambda: known)
    monkeypatch.chdir(write({"a.md": "---\ntitle: A\n---\n"}))
    if way == "environment":
        monkeypatch.setenv("LISTLINT_DEBUG", "1")
    with pytest.raises(SystemExit):
        run_main(["check", *(["--debug"] if way == "argument" else [])])
    is_shown = "Traceback (most recent call last)" in capsys.readouterr().err
    assert is_shown == (way != "neither")


@pytest.mark.parametrize("name", ["unused-suppression", "syntax-error", "broken-link"])
def test_every_finding_has_the_severity_that_is_configured(name: str) -> None:
    text = "---\na: b: c\n---\n[x](gone.png) <!-- listlint: ignore[self-link] -->\n"
    for level in Severity:
        config = read(f'[rules]\n{name} = "{level}"\n', "listlint.toml", NOTHING)
        assert {d.severity for d in findings({"a.md": text}, config) if d.rule == name} == {level}


# Each of these took minutes when the work for one finding grew with the file or the project.


def span(number: int = 0) -> Span:
    return Span("a.md", number, number + 1)


def link(target: str, text: str = "", path: str = "a.md") -> Link:
    return Link(LinkKind.INLINE, text, target, Span(path, 0, 1), Span(path, 0, 1))


def run(rule: str, *documents: Document) -> list[Diagnostic]:
    sources = {each.path: Source(each.path, "x" * MANY) for each in documents}
    return list(found_by(rules()[rule], Project(documents, sources, Files.of(sources))))


@pytest.mark.slow
def test_many_anchors() -> None:
    headings = tuple(Heading(2, f"Part {number}", span()) for number in range(MANY))
    links = tuple(link(f"#PART-{number}") for number in range(MANY))
    assert run("broken-anchor", Document(path="a.md", headings=headings, links=links)) == []


def test_many_labels() -> None:
    labels = frozenset(f"label {number}" for number in range(2 * MANY))
    cited = (UndefinedReference("x", Spanned("1", span()), span()),) * (2 * MANY)
    assert run("undefined-reference", Document(path="a.md", labels=labels, undefined=cited)) == []


def test_many_links_of_a_document_to_itself() -> None:
    found = run("self-link", Note(path="a.md", links=(link("a.md", "another"),) * MANY))
    assert len(found) == MANY


@pytest.mark.slow
def test_many_links_in_the_wrong_case() -> None:
    files = [f"{number}.png" for number in range(MANY)]
    source = Source("a.md", "".join(f"[x]({number}.PNG)\n" for number in range(MANY)))
    project = Project([parse(source)], {"a.md": source}, Files.of(files))
    found = list(found_by(rules()["wrong-case-link"], project))
    assert sum(each.fix is not None and each.fix.safe for each in found) == MANY


@pytest.mark.parametrize(
    "text",
    [
        "{{< code >}} [a](b.md) ",
        "{% raw %} [[a]] {% endraw %} ",
        "%% [[a]] %% ",
        "[[a [[b ",
        '[x]({{< ref "a ',
        "^a ",
        "[[a#^b]] ^b\n",
    ],
)
@pytest.mark.slow
def test_many_of_what_could_be_a_link(text: str) -> None:
    project = load_texts({"a.md": text * (MANY // 8), ".obsidian/app.json": ""}, Config())
    assert not [d for d in lint(project, Config()).diagnostics if "internal" in d.rule]


@pytest.mark.slow
def test_many_references_without_a_link() -> None:
    references = tuple(Reference("B", span(number), None) for number in range(MANY))
    note = Note(path="a.md", links=(link("./c.md"),) * MANY, references=references)
    other = Note(path="b.md", headings=(Heading(1, "B", span()),))
    assert len(run("unlinked-reference", note, other)) == MANY


@pytest.mark.slow
def test_many_notes_of_one_title() -> None:
    notes = [
        Note(
            path=f"{number}.md",
            headings=(Heading(1, "Net", span()),),
            links=(link("gone.md", "Net", f"{number}.md"),),
            references=(Reference("Net", Span(f"{number}.md", 0, 1), None),),
        )
        for number in range(MANY // 2)
    ]
    project = Project(
        notes, {n.path: Source(n.path, "x") for n in notes}, Files.of(n.path for n in notes)
    )
    assert not any(
        is_unwritten(project.links, lead) for lead in project.links.worth_checking(Outcome.MISSING)
    )
    for rule in ("broken-link", "unlinked-reference"):
        assert len(list(found_by(rules()[rule], project))) == MANY // 2


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.slow
def test_many_suppressions(*, whole: bool) -> None:
    lines = range(1, MANY + 1)
    comments = tuple(
        Suppression(
            (Spanned("self-link", span(n)),), span(n), 1 if whole else n, MANY if whole else n, ""
        )
        for n in lines
    )
    document = Document(path="a.md", suppressions=comments)
    project = Project([document], {"a.md": Source("a.md", "\n" * MANY)}, Files.of(["a.md"]))
    found = [
        Diagnostic(span=span(n - 1), message="", rule=rule)
        for n in lines
        for rule in ("self-link", "broken-link")
    ]
    kept, used = without_suppressed(project, found)
    assert {each.rule for each in kept} == {"broken-link"}
    assert (len(kept), len(used)) == (MANY, MANY)


def test_many_findings_in_one_line() -> None:
    sources = {"a.md": Source("a.md", "[x](y) " * MANY)}
    found = [Diagnostic(span=span(7 * n), message="", rule="x") for n in range(MANY)]
    assert len(set(fingerprints_in(found, sources, {}))) == MANY


def test_fingerprints_stay_what_they_were() -> None:
    twice = [Diagnostic(span=span(), message="", rule="x")] * 2
    for text in ("a  b\r\nc", " a b"):
        names = fingerprints_in(twice, {"a.md": Source("a.md", text)}, {})
        assert names == ["cc6cd9ec653231b0", "f8de7829b34c40e7"]


def test_where_lists_are_named_no_other_is_recognised() -> None:
    files = {"README.md": "- [a](https://a.example)\n", "list.md": "- [b](https://b.example)\n"}
    named = Config(lists=(ListTable("list.md"),))
    assert [each.path for each in load_texts(files, Config()).lists] == ["README.md"]
    assert [each.path for each in load_texts(files, named).lists] == ["list.md"]
