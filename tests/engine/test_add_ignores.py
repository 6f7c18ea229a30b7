"""`--add-ignores`: comments for what is found today."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from conftest import Run, Write
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count, projects
from tool_list import BAD, GOOD, readme

from listlint.config.config_file import read
from listlint.config.tables import Config
from listlint.engine import split_bad
from listlint.engine.add_ignores import ignore
from listlint.engine.run import lint
from listlint.testing import load_texts

C = "<!-- listlint: ignore[broken-link] -->"
X = "[x](gone.png)"


def after(text: str, config: Config | None = None, *rules: str) -> str:
    config = config or Config()
    project = load_texts({"README.md": text}, config)
    found = lint(project, config)
    done = ignore(project, config, found.diagnostics, rules or ("broken-link",))
    assert not done.left
    return done.project.sources["README.md"].text


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (f"{X}\n", f"{X} {C}\n"),
        (f"{X}", f"{X} {C}"),
        (f"{X}  \nmore\n", f"{X} {C}  \nmore\n"),
        (f"{X}\\\nmore\n", f"{X} {C}\\\nmore\n"),
        (f"- a {X}\r\n- b\r\n", f"- a {X} {C}\r\n- b\r\n"),
        (f"- [a](https://a.example) {X}\n  more\n", f"- [a](https://a.example) {X}\n  more {C}\n"),
        (
            f"- [a](https://a.example) {X}\n  - [b](https://b.example)\n",
            f"- [a](https://a.example) {X} {C}\n  - [b](https://b.example)\n",
        ),
        (
            f"| a | b |\n|---|---|\n| [a](https://a.example) | {X} |\n",
            f"| a | b |\n|---|---|\n| [a](https://a.example) | {X} {C} |\n",
        ),
        (
            f"{X} <!-- listlint: ignore[self-link] why --> [s](README.md)\n",
            f"{X} <!-- listlint: ignore[self-link, broken-link] why --> [s](README.md)\n",
        ),
        (f"{X} and {X}\n", f"{X} and {X} {C}\n"),
    ],
)
def test_a_comment_stands_where_its_entry_or_line_ends(before: str, expected: str) -> None:
    assert after(before) == expected
    assert after(expected) == expected


def test_what_stands_in_the_configuration_gets_no_comment() -> None:
    table = '[[suppress]]\nrules = ["broken-link"]\nreason = "r"\npath = "README.md"\n'
    config = read(table, "listlint.toml", dict[str, str]().get)
    project = load_texts({"README.md": "# A\n"}, config)
    found = lint(project, config).diagnostics
    assert [each.rule for each in found] == ["unused-suppression"]
    done = ignore(project, config, found, ("unused-suppression",))
    assert (done.left, done.project.sources) == ([*found], project.sources)


def test_frontmatter_has_comments_of_its_own() -> None:
    schema = '{"required": ["year"], "properties": {"n": {"type": "integer"}}}'
    config = read('[[notes]]\npath = "*.md"\nschema = "s"\n', "listlint.toml", {"s": schema}.get)
    assert after("---\nn: x\n---\n", config, "invalid-frontmatter") == (
        "---\n# listlint: ignore[invalid-frontmatter]\n"
        "n: x # listlint: ignore[invalid-frontmatter]\n---\n"
    )


def test_what_no_comment_can_silence_is_said(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"---\na: >\n  b\na: c\n---\n\n# A\n\n```\n{X}\n```\n\n{X}\n"
    monkeypatch.chdir(write({"a.md": text, "b.md": "---\nx: [\n---\n"}))
    outcome = run("check", "--add-ignores", "broken-link,syntax-error")
    assert outcome.status == 2
    assert "`b.md`:3: no comment can silence `syntax-error` here" in outcome.err
    assert "silenced 1 finding in 1 file" in outcome.err
    assert Path("a.md").read_text() == text.removesuffix("\n") + f" {C}\n"


def test_only_what_is_reported_is_silenced(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(
        write({"a/README.md": readme([*GOOD, BAD]), "b/README.md": readme([*GOOD, BAD])})
    )
    assert run("check", "--add-ignores", "malformed-entry", "a").status == 0
    assert run("check", "--output-format", "concise").places == ["b/README.md:15:malformed-entry"]
    assert run("check", "--add-ignores", "no-such").status == 2


RULES = ("broken-link", "self-link", "broken-anchor", "title-mismatch", "duplicate-key")


@example_count(25)
@given(projects)
def test_what_is_silenced_is_silent_and_nothing_else_speaks(files: dict[str, str]) -> None:
    project, config = load_texts(files, Config()), Config()
    before = lint(project, config).diagnostics
    done = ignore(project, config, before, RULES)
    rest = lint(done.project, config).diagnostics
    counts = Counter(each.rule for each in rest if each.rule in RULES)
    assert counts <= Counter(each.rule for each in done.left)
    others = [[each.rule for each in found if each.rule not in RULES] for found in (before, rest)]
    assert Counter(others[1]) <= Counter(others[0])


@given(st.lists(st.booleans(), max_size=40))
def test_halving_finds_what_is_bad(things: list[bool]) -> None:
    numbered = [*enumerate(things)]

    def complaint(some: object) -> str | None:
        assert isinstance(some, list)
        return None if all(is_good for _, is_good in some) else "bad"

    good, bad = split_bad.partition(numbered, complaint)
    assert good == [each for each in numbered if each[1]]
    assert bad == [(each, "bad") for each in numbered if not each[1]]
