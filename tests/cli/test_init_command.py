"""`listlint init`: what it writes, and that `check` takes it."""

import json
import os
import tomllib
from pathlib import Path
from string import ascii_lowercase

import pytest
import yaml
from conftest import Repository, Run

from listlint.cli.commands.starter_files import files
from listlint.core.homepage import REPOSITORY

ENTRIES = "".join(f"- [Tool {n}](https://{n}.example) - Does {n} well.\n" for n in ascii_lowercase)
NOTES: dict[str, str | bytes | None] = {
    f"notes/{n:02}.md": f"---\ntitle: Note {n}\nyear: {2000 + n}\n---\n\n[next]({n + 1:02}.md)\n"
    for n in range(30)
}


@pytest.fixture
def project(repository: Repository) -> Repository:
    repository.write({"README.md": f"# Tools\n\n{ENTRIES}", **NOTES})
    return repository


def test_it_writes_down_what_is_here(project: Repository, run: Run) -> None:
    outcome = run("init")
    assert outcome.status == 0, outcome.err
    config = tomllib.loads((project.root / "listlint.toml").read_text())
    assert config == {
        "lists": [{"path": "README.md", "format": "- [{title}]({url}) - {description}."}],
        "notes": [{"path": "notes/*.md", "schema": "schemas/note.schema.json"}],
    }
    schema = json.loads((project.root / "schemas/note.schema.json").read_text())
    assert schema["required"] == ["title", "year"]
    assert "from 30 notes" in schema["description"]
    for path, text in files("main").items():
        assert (project.root / path).read_text() == text
    for words in ("26 entries", "order: alphabetical", "30 notes", "all have title, year"):
        assert f"  {words}" in outcome.out
    assert "wrote listlint.toml\n" in outcome.out
    assert run("check").status == 0


def test_it_says_what_is_odd(project: Repository, run: Run) -> None:
    odd = "---\ntitle: Odd\nyear: '2024'\n---\n"
    project.write({f"notes/{n}.md": NOTES["notes/00.md"] for n in range(100, 140)})
    project.write({"notes/odd.md": odd})
    out = run("init").out
    assert '  odd: notes/odd.md: `year` is the text "2024", and a whole number elsewhere' in out
    outcome = run("check", "--select", "invalid-frontmatter", "--output-format", "concise")
    assert outcome.places == ["notes/odd.md:3:invalid-frontmatter"]


def test_it_overwrites_nothing_without_force(project: Repository, run: Run) -> None:
    project.write({".pre-commit-config.yaml": "repos: []\n"})
    outcome = run("init")
    assert "`.pre-commit-config.yaml` is there already and stays as it is" in outcome.err
    assert (project.root / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert "there already" not in run("init", "--force").err
    assert REPOSITORY in (project.root / ".pre-commit-config.yaml").read_text()


def test_the_second_time_writes_nothing(project: Repository, run: Run) -> None:
    run("init")
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    again = run("init")
    assert "wrote" not in again.out
    assert before == {p: p.read_bytes() for p in project.root.rglob("*") if p.is_file()}


def test_a_vault_of_many_folders_has_one_table_for_each_at_the_top(
    repository: Repository, run: Run
) -> None:
    repository.write(
        {
            f"{top} [x]/{folder}/{n}.md": f"---\ntitle: T{n}\n---\n"
            for top in ("one", "two")
            for folder in range(4)
            for n in range(3)
        }
    )
    assert run("init").status == 0
    config = tomllib.loads((repository.root / "listlint.toml").read_text())
    paths = [table["path"] for table in config["notes"]]
    assert paths == [r"one \[x\]/**/*.md", r"two \[x\]/**/*.md"]
    assert run("check").status == 0


def test_the_workflow_is_for_the_main_branch_as_it_is_called_here(
    project: Repository, run: Run
) -> None:
    def branches() -> object:
        assert run("init", "--force").status == 0
        text = (project.root / ".github/workflows/listlint.yml").read_text()
        return yaml.safe_load(text)[True]["push"]["branches"]  # `on` is true to YAML 1.1

    assert branches() == ["main"]  # it has no commit yet
    project.commit({})
    project.git("branch", "--move", "on")
    assert branches() == ["on"]
    project.git("branch", "master")
    assert branches() == ["master"]
    project.git("update-ref", "refs/remotes/origin/next", "HEAD")
    project.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/next")
    assert branches() == ["next"]


def test_a_vault_without_frontmatter_is_written_down_too(repository: Repository, run: Run) -> None:
    repository.write({f"notes/{n}.md": f"See [[{(n + 1) % 9}]].\n" for n in range(9)})
    outcome = run("init")
    assert outcome.status == 0, outcome.err
    assert "  9 notes, without frontmatter in common\n  links to notes: 9 wiki\n" in outcome.out
    config = tomllib.loads((repository.root / "listlint.toml").read_text())
    assert config == {"notes": [{"path": "**/*.md"}]}
    assert run("check").status == 0


def test_pages_that_hardly_link_to_each_other_are_no_vault(
    repository: Repository, run: Run
) -> None:
    pages = {f"packages/{n}/README.md": f"# Package {n}\n" for n in range(9)}
    repository.write({**pages, "packages/0/README.md": "See [one](../1/README.md).\n"})
    assert run("init").status == 2


@pytest.mark.usefixtures("repository")
def test_where_there_is_nothing_it_says_so(run: Run) -> None:
    outcome = run("init")
    assert outcome.status == 2
    assert "there is no list of entries here, and no folder of notes" in outcome.err


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize(
    "linked", [".github", ".github/workflows", ".pre-commit-config.yaml", "schemas"]
)
def test_nothing_is_written_behind_a_link(
    project: Repository, run: Run, tmp_path: Path, linked: str
) -> None:
    """As a checkout may have it, to have a file written elsewhere."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (project.root / linked).parent.mkdir(exist_ok=True)
    (project.root / linked).symlink_to(outside / "x" if linked.endswith("yaml") else outside)
    outcome = run("init")
    assert (outcome.status, [*outside.iterdir()]) == (2, [])
    assert "cannot be written: a link leads out of the project" in outcome.err


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_nothing_is_written_into_a_folder_of_git(project: Repository, run: Run) -> None:
    (project.root / ".pre-commit-config.yaml").symlink_to(".git/hooks/pre-commit")
    outcome = run("init")
    assert "cannot be written: it lies in a folder of git" in outcome.err
    assert not (project.root / ".git/hooks/pre-commit").exists()


@pytest.mark.skipif(os.name == "nt", reason="no name of a file there")
def test_no_line_is_a_command_of_a_log(project: Repository, run: Run) -> None:
    project.write({"::error::x/README.md": f"# Tools\n\n{ENTRIES}"})
    lines = run("init").out.splitlines()
    assert not [line for line in lines if line.startswith("::")]
