"""Git is asked without anything else being run: every known way leaves a mark if it is taken."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Repository, Run

from listlint.files.git.command import run_git

ENTRIES = "".join(f"- [Tool {x}](https://{x}.example) - Does {x} well.\n" for x in "abcdefghijkl")
README = f"# Tools\n\n{ENTRIES}"
BROKEN = "\nSee [old](old.md) and [gone](gone.md).\n"
WORDS = "\n".join(f"So many words that git knows the file again, {n}." for n in range(9))
HOOKS = (
    *("applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-checkout", "post-commit"),
    *("post-index-change", "post-merge", "post-rewrite", "pre-auto-gc", "pre-commit"),
    *("prepare-commit-msg", "reference-transaction"),
)

# Each way to name a program in the settings of a repository, `{}` being the program.
SETTINGS = """\
[core]
    fsmonitor = "{}fsmonitor"
    pager = "{}pager"
    editor = "{}editor"
    askPass = "{}askPass"
    sshCommand = "{}sshCommand"
    gitProxy = "{}gitProxy"
    alternateRefsCommand = "{}alternateRefsCommand"
[filter "x"]
    clean = "{}clean"
    smudge = "{}smudge"
    required = true
[filter "y"]
    process = "{}process"
    required = true
[diff]
    external = "{}external"
[diff "x"]
    textconv = "{}textconv"
    cachetextconv = true
[diff "y"]
    command = "{}command"
[merge "x"]
    driver = "{}merge"
[credential]
    helper = "{}credential"
[gpg]
    program = "{}gpg"
[log]
    showSignature = true
[pager]
    log = "{}pager-log"
    diff-index = "{}pager-diff-index"
    rev-parse = "{}pager-rev-parse"
[alias]
    cat-file = "!{}alias"
    diff = "!{}alias"
    diff-index = "!{}alias"
    log = "!{}alias"
    rev-parse = "!{}alias"
[sequence]
    editor = "{}sequence"
[remote "origin"]
    url = ext::{}ext
    uploadpack = "{}uploadpack"
    promisor = true
    partialclonefilter = blob:none
[protocol]
    allow = always
[protocol "ext"]
    allow = always
[submodule "x"]
    update = !{}submodule
    url = ext::{}submodule
    active = true
[uploadpack]
    packObjectsHook = "{}packObjectsHook"
"""
COMMANDS = [
    ("", ["check"]),
    ("", ["check", "--new-since", "main~1...HEAD"]),
    ("", ["check", "--new-since", "HEAD"]),
    ("", ["check", "--fix", "--diff"]),
    ("", ["check", "--config", "docs/own.toml", "docs"]),
    ("", ["check", "--config", "docs/own.toml", "docs", "--new-since", "main~1...HEAD"]),
    ("docs", ["check"]),
    ("docs", ["check", "--new-since", "main~1...HEAD"]),
    ("", ["format"]),
    ("", ["entries"]),
    ("", ["baseline"]),
    ("docs", ["config", "README.md"]),
]


class Traps:
    """A folder in which a file appears for each program that was run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def program(self, file: Path) -> None:
        """Make a program that leaves a mark and fails."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'#!/bin/sh\ntouch "{self.folder}/$(basename "$0")$1"\nexit 1\n')
        file.chmod(0o755)

    @property
    def taken(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def traps(tmp_path: Path) -> Traps:
    return Traps(tmp_path / "marks")


@pytest.fixture
def settings(tmp_path: Path, traps: Traps) -> str:
    trap = tmp_path / "trap"
    traps.program(trap)
    hooks = tmp_path / "hooks"
    for name in HOOKS:
        traps.program(hooks / name)
    return SETTINGS.replace("{}", f"{trap} ") + f'[core]\n    hooksPath = "{hooks}"\n'


@pytest.fixture
def checkout(repository: Repository) -> Repository:
    """A repository with a change of links, a rename, and files that git would have to convert."""
    attributes = "*.md filter=x diff=x merge=x\nlisted.md filter=y diff=y\n"
    files = {"README.md": README, "old.md": WORDS, "docs/README.md": README, "docs/old.md": WORDS}
    repository.commit({**files, "docs/own.toml": "exclude = []\n"})
    repository.git("mv", "old.md", "new.md")
    repository.git("mv", "docs/old.md", "docs/new.md")
    # What checks files out again lists them by this file, too.
    repository.commit({"README.md": README + BROKEN, "docs/README.md": README + BROKEN})
    repository.commit({".gitattributes": attributes, "docs/.gitattributes": attributes})
    for name in ("README.md", "docs/README.md", "new.md"):
        os.utime(repository.root / name, (1, 1))
    repository.write({"docs/listed.md": "# Listed\n"})
    repository.git("add", "--intent-to-add", "docs/listed.md")
    return repository


def tried(run: Run, checkout: Repository, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run every command, and yield what is said on its way."""
    for folder, command in COMMANDS:
        monkeypatch.chdir(checkout.root / folder)
        outcome = run(*command)
        yield outcome.out + outcome.err
        (checkout.root / "listlint-baseline.json").unlink(missing_ok=True)


def plain_git(folder: Path, *arguments: str) -> None:
    """Git as it runs by itself, to see that the traps are set."""
    command = ["git", *arguments]
    subprocess.run(command, cwd=folder, capture_output=True, check=False, input=b"")


def test_settings_of_the_repository_run_nothing(
    checkout: Repository, run: Run, traps: Traps, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (checkout.root / ".git/config").open("a") as file:
        file.write(settings)
    for name in HOOKS:
        traps.program(checkout.root / ".git/hooks" / name)
    said = "\n".join(tried(run, checkout, monkeypatch))
    assert traps.taken == []
    assert "renamed to `new.md`" in said
    plain_git(checkout.root, "diff", "HEAD")
    plain_git(checkout.root, "diff", "HEAD", "--", "docs/listed.md")
    plain_git(checkout.root, "fetch", "origin")
    assert {"trapfsmonitor", "trapclean", "trapprocess", "trapext"} <= {*traps.taken}


def test_settings_that_are_included_run_nothing(
    checkout: Repository,
    run: Run,
    traps: Traps,
    settings: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "included").write_text(settings)
    with (checkout.root / ".git/config").open("a") as file:
        file.write(f'[includeIf "gitdir:**"]\n    path = "{tmp_path / "included"}"\n')
    assert len([*tried(run, checkout, monkeypatch)]) == len(COMMANDS)
    assert traps.taken == []
    plain_git(checkout.root, "diff", "HEAD")
    assert traps.taken


def test_a_file_that_was_not_fetched_runs_nothing(
    checkout: Repository, run: Run, traps: Traps, settings: str
) -> None:
    blob = checkout.git("rev-parse", "main~2:old.md").strip()
    for name in checkout.root.glob(f".git/objects/{blob[:2]}/{blob[2:]}"):
        name.unlink()
    with (checkout.root / ".git/config").open("a") as file:
        file.write(settings + '[extensions]\n    partialClone = "origin"\n')
    checkout.git("config", "core.repositoryformatversion", "1")
    outcome = run("check", "--new-since", "main~2")
    assert (outcome.status, traps.taken) == (2, [])
    assert "git does not have `docs/old.md` of `main~2`: fetch it" in outcome.err
    plain_git(checkout.root, "cat-file", "-p", blob)
    assert traps.taken


def test_variables_run_nothing(
    checkout: Repository,
    run: Run,
    traps: Traps,
    settings: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    Repository(evil).commit({"README.md": README})
    with (evil / ".git/config").open("a") as file:
        file.write(settings)
    for command in ("diff", "diff-index", "log", "rev-parse", "cat-file", "remote-ext"):
        traps.program(tmp_path / "exec" / f"git-{command}")
    trap = str(tmp_path / "trap")
    for name in (
        *("EXTERNAL_DIFF", "PAGER", "SSH_COMMAND", "SSH", "ASKPASS", "EDITOR", "PROXY_COMMAND"),
        "SEQUENCE_EDITOR",
    ):
        monkeypatch.setenv(f"GIT_{name}", f"{trap} {name}")
    monkeypatch.setenv("SSH_ASKPASS", trap)
    monkeypatch.setenv("GIT_EXEC_PATH", str(tmp_path / "exec"))
    monkeypatch.setenv("GIT_DIR", str(evil / ".git"))
    monkeypatch.setenv("GIT_COMMON_DIR", str(evil / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(evil))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", f"{trap} count")
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", f"'core.fsmonitor'='{trap} parameters'")
    said = "\n".join(tried(run, checkout, monkeypatch))
    assert traps.taken == []
    assert "renamed to `new.md`" in said
    plain_git(checkout.root, "diff", "HEAD")
    assert traps.taken


def test_a_folder_that_looks_like_a_repository_runs_nothing(
    checkout: Repository,
    run: Run,
    traps: Traps,
    settings: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    Repository(evil).commit({"README.md": README})
    docs = checkout.root / "docs"
    for name in ("HEAD", "index"):
        (docs / name).write_bytes((evil / ".git" / name).read_bytes())
    for name in ("objects", "refs"):
        (evil / ".git" / name).rename(docs / name)
    form = "repositoryformatversion = 0\n    bare = false\n    worktree = ."
    (docs / "config").write_text(f"[core]\n    {form}\n{settings}")
    said = "\n".join(tried(run, checkout, monkeypatch))
    assert traps.taken == []
    assert said.count("renamed to `new.md`") > 1
    plain_git(docs, "-c", "safe.bareRepository=all", "diff", "HEAD", "--")
    assert "trapfsmonitor" in traps.taken


def test_a_file_that_points_to_another_repository_runs_nothing(
    checkout: Repository,
    run: Run,
    traps: Traps,
    settings: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    Repository(evil).commit({"README.md": README})
    with (evil / ".git/config").open("a") as file:
        file.write(f"{settings}[core]\n    worktree = {checkout.root / 'docs'}\n")
    (checkout.root / "docs/.git").write_text(f"gitdir: {evil / '.git'}\n")
    assert len([*tried(run, checkout, monkeypatch)]) == len(COMMANDS)
    assert traps.taken == []
    plain_git(checkout.root / "docs", "diff", "HEAD")
    assert "trapfsmonitor" in traps.taken


def test_no_git_of_the_checkout_is_run(
    checkout: Repository, run: Run, traps: Traps, monkeypatch: pytest.MonkeyPatch
) -> None:
    traps.program(checkout.root / "git")
    traps.program(checkout.root / "bin/git")
    own = str(checkout.root / "bin")
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", "bin", own, os.environ["PATH"]]))
    said = run("check").out
    assert traps.taken == []
    assert "renamed to `new.md`" in said


def test_no_repository_is_looked_for_above_the_top(checkout: Repository) -> None:
    (checkout.root / "docs/.git").mkdir()
    assert run_git(checkout.root / "docs", "rev-parse", "HEAD").returncode
    assert not run_git(checkout.root, "rev-parse", "HEAD").returncode


@pytest.mark.parametrize("command", ["diff", "log", "status", "fetch", "ls-remote", "show"])
def test_what_may_convert_fetch_or_page_cannot_be_asked(checkout: Repository, command: str) -> None:
    with pytest.raises(KeyError):
        run_git(checkout.root, command)


@pytest.mark.parametrize("way", ["replaced", "grafted"])
def test_a_revision_has_its_own_objects_and_parents(
    repository: Repository, run: Run, way: str
) -> None:
    base = repository.commit({"README.md": README})
    repository.git("checkout", "--quiet", "-b", "change")
    repository.commit({"README.md": README + BROKEN})
    if way == "replaced":
        repository.git("replace", f"{base}:README.md", "change:README.md")
    else:
        info = repository.root / ".git/info"
        info.mkdir(exist_ok=True)
        change = repository.git("rev-parse", "change").strip()
        (info / "grafts").write_text(f"{base} {change}\n")
    outcome = run("check", "--new-since", "main...HEAD", "--output-format", "concise")
    assert (outcome.status, outcome.out.count("broken-link")) == (1, 2), outcome.err
