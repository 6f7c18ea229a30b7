"""Renames that git has seen, as answers to broken links."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Repository

from listlint.engine.run import lint
from listlint.engine.workspace import open_workspace
from listlint.files.git.renames import History

WORDS = "\n".join(f"So many words that git knows the file again, {n}." for n in range(9))


def answers(folder: Path) -> list[tuple[str | None, bool | None]]:
    workspace = open_workspace(folder, [])
    found = lint(workspace.project, workspace.config).diagnostics
    return [(d.help, d.fix.safe if d.fix else None) for d in found if d.rule == "broken-link"]


@pytest.fixture
def vault(repository: Repository) -> Repository:
    repository.commit(
        {
            "n/a.md": "[old name](old-name.md) [what it says](old-name) ![](fig.png)",
            "n/old-name.md": WORDS,
            "n/fig.png": f"\x89PNG{WORDS}",
        }
    )
    return repository


def moved(vault: Repository, old: str, new: str) -> str:
    vault.git("mv", f"n/{old}", f"n/{new}")
    return vault.commit({})[:7]


def test_a_file_is_found_where_it_has_gone_last(vault: Repository) -> None:
    moved(vault, "old-name.md", "between.md")
    first = moved(vault, "fig.png", "one.png")
    last = moved(vault, "between.md", "new.md")
    assert answers(vault.root) == [
        (f"renamed to `new.md` in {last}", True),
        (f"renamed to `new` in {last}", False),
        (f"renamed to `one.png` in {first}", True),
    ]


def test_a_rename_that_is_not_committed(vault: Repository) -> None:
    vault.git("mv", "n/old-name.md", "n/new.md")
    assert answers(vault.root)[0] == ("renamed to `new.md`", True)


def test_what_has_gone_again_is_no_answer(vault: Repository) -> None:
    moved(vault, "old-name.md", "new.md")
    vault.git("rm", "--quiet", "n/new.md")
    assert answers(vault.root)[0] == (None, None)


def test_names_that_were_swapped_end(vault: Repository) -> None:
    moved(vault, "old-name.md", "new.md")
    moved(vault, "new.md", "old-name.md")
    found = History(vault.root).moved("n/new.md")
    assert found is not None
    assert found.path == "n/old-name.md"


def test_a_file_that_has_gone_and_come_back_is_where_it_is_now(vault: Repository) -> None:
    moved(vault, "old-name.md", "new.md")
    moved(vault, "new.md", "away.md")
    last = moved(vault, "away.md", "new.md")
    assert answers(vault.root)[0] == (f"renamed to `new.md` in {last}", True)


def test_what_shows_nothing_but_the_file_is_led_to_it(repository: Repository) -> None:
    repository.commit({"n/a.md": "[](old.md)", "n/old.md": WORDS})
    commit = moved(repository, "old.md", "quite-another.md")
    assert answers(repository.root) == [(f"renamed to `quite-another.md` in {commit}", True)]


def test_a_name_is_looked_for_wherever_the_file_was(repository: Repository) -> None:
    repository.commit({".obsidian/app.json": "", "a.md": "[[Old]] [[twice]] [Old](old.md)"})
    repository.commit({"x/old.md": WORDS, "x/twice.md": WORDS + "2", "y/twice.md": WORDS + "3"})
    repository.git("mv", "x/old.md", "y/new.md")
    repository.git("mv", "x/twice.md", "x/one.md")
    repository.git("mv", "y/twice.md", "y/two.md")
    commit = repository.commit({})[:7]
    advice = (f"renamed to `new` in {commit}", True)
    nobody = ('write it, or set `unwritten = "allow"` in `[[notes]]` of the configuration', None)
    assert answers(repository.root) == [advice, nobody, (f"renamed to `new.md` in {commit}", True)]


def test_a_project_in_a_folder_of_its_repository(vault: Repository) -> None:
    commit = moved(vault, "old-name.md", "new.md")
    assert History(vault.root / "n").moved("old-name.md") == ("new.md", commit)


def test_without_git_there_is_no_history(tmp_path: Path) -> None:
    assert History(tmp_path).moved("a.md") is None
