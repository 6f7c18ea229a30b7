"""The baseline: what is known is held back, and what is known no more is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Repository, Run, Write
from hypothesis import given
from hypothesis import strategies as st
from tool_list import BAD, GOOD, OTHER, readme

from listlint.core.source import Source
from listlint.engine import baseline
from listlint.engine.baseline import NAME, BaselineRow


@pytest.fixture
def project(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write({"README.md": readme([*GOOD, BAD]), "a.md": "[x](gone.png)\n"})
    monkeypatch.chdir(root)
    return root


def check(run: Run, *arguments: str) -> list[str]:
    return run("check", "--output-format", "concise", *arguments).places


def rows(file: str = NAME) -> list[tuple[str, str, str]]:
    found = json.loads(Path(file).read_text())["findings"]
    return [(row["path"], row["rule"], row["title"]) for row in found]


def test_what_is_written_down_is_held_back(project: Path, run: Run) -> None:
    assert len(check(run)) == 2
    assert run("baseline").err == f"{NAME}: 2 known, 2 added, 0 removed\n"
    assert rows() == [
        ("README.md", "malformed-entry", "Tool x"),
        ("a.md", "broken-link", "[x](gone.png)"),
    ]
    outcome = run("check", "--strict")
    assert (outcome.status, outcome.out) == (0, "")
    assert "known before, and not shown: 2" in outcome.err
    summary = json.loads(run("check", "--output-format", "json").out)["summary"]
    assert summary["baselined"] == 2
    (project / "README.md").write_text(readme([OTHER, *GOOD[:4], BAD, *GOOD[4:]]))
    assert check(run) == ["README.md:3:malformed-entry"]


def test_a_row_whose_finding_is_gone_is_said_until_it_is_pruned(project: Path, run: Run) -> None:
    run("baseline")
    (project / "README.md").write_text(readme([*GOOD, f"{BAD}."]))
    outcome = run("check", "--output-format", "concise")
    assert outcome.places == [f"{NAME}:4:stale-baseline"]
    assert outcome.status == 0
    assert run("check", "--strict").status == 1
    assert check(run, "a.md") == []
    assert check(run, "--select", "broken-link") == []
    assert run("baseline", "--prune").err == f"{NAME}: 1 known, 0 added, 1 removed\n"
    assert check(run) == []


def test_pruning_adds_nothing(project: Path, run: Run) -> None:
    run("baseline")
    (project / "README.md").write_text(readme([*GOOD, OTHER]))
    run("baseline", "--prune")
    assert rows() == [("a.md", "broken-link", "[x](gone.png)")]
    assert check(run) == ["README.md:15:malformed-entry"]


def test_paths_leave_the_other_rows_alone(project: Path, run: Run) -> None:
    run("baseline", "a.md")
    assert check(run) == ["README.md:15:malformed-entry"]
    (project / "a.md").unlink()
    run("baseline", "README.md")
    assert [path for path, _, _ in rows()] == ["README.md", "a.md"]
    run("baseline")
    assert [path for path, _, _ in rows()] == ["README.md"]


def test_where_it_is_can_be_said(project: Path, run: Run) -> None:
    run("baseline", "--baseline", "known.json")
    assert len(check(run)) == 2
    assert check(run, "--baseline", "known.json") == []
    (project / "listlint.toml").write_text('baseline = "known.json"\n')
    assert check(run) == []
    (project / "known.json").unlink()
    outcome = run("check")
    assert outcome.status == 2
    assert "known.json: no such file" in outcome.err
    run("baseline")
    assert check(run) == []


def test_nothing_is_written_out_of_the_project(project: Path, run: Run) -> None:
    (project / NAME).symlink_to("../elsewhere.json")
    (project / "listlint.toml").touch()
    for command in ("baseline", "check"):
        assert f"the baseline `{NAME}` points outside the project" in run(command).err
    (project / NAME).unlink()
    (project / "listlint.toml").write_text('baseline = "../elsewhere.json"\n')
    assert run("baseline").status == 2
    assert not (project.parent / "elsewhere.json").exists()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", f"{NAME}:1:2: this is no JSON, so no baseline"),
        ("<<<<<<< HEAD\n", f"{NAME}:1:1: this is no JSON, so no baseline"),
        ("[]", f"{NAME}: this is no baseline of version 1"),
        ('{"version": 2}', f"{NAME}: this is no baseline of version 1"),
        ('{"version": 1}', f"{NAME}: a row lacks a key that is a text"),
        ('{"version": 1, "findings": [{"path": 1}]}', f"{NAME}: a row lacks a key"),
        ("[" * 100_000, f"{NAME}: this is nested too deep"),
    ],
)
def test_a_broken_one_is_an_error(run: Run, text: str, complaint: str) -> None:
    Path(NAME).write_text(text)
    for command in ("check", "baseline"):
        outcome = run(command)
        assert (outcome.status, complaint in outcome.err) == (2, True), outcome.err
    assert Path(NAME).read_text() == text


def test_it_composes_with_a_revision(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme([*GOOD, BAD])})
    repository.write({"README.md": readme([OTHER, *GOOD, BAD])})
    run("baseline", "--baseline", "own.json")
    repository.write({"README.md": readme([OTHER, OTHER.replace("y", "z"), *GOOD, BAD])})
    assert check(run, "--new-since", "HEAD", "--baseline", "own.json") == [
        "README.md:4:malformed-entry"
    ]
    # A change cannot write its own findings into the baseline of the project.
    run("baseline")
    assert check(run) == []
    assert len(check(run, "--new-since", "HEAD")) == 2


def test_fixes_leave_alone_what_is_known(project: Path, run: Run) -> None:
    run("baseline")
    (project / "README.md").write_text(readme([OTHER, *GOOD, BAD]))
    run("check", "--fix")
    assert (project / "README.md").read_text() == readme([f"{OTHER}.", *GOOD, BAD])


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
known = st.lists(st.builds(BaselineRow, words, words, words, words))


@given(known)
def test_what_is_written_is_read(rows: list[BaselineRow]) -> None:
    text = baseline.written(rows)
    assert baseline.read(Source("b", text)).rows == tuple(sorted(set(rows)))
    assert text.count("\n") == (5 + len(set(rows)) if rows else 4)
