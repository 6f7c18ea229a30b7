"""What several tests share: projects and repositories on disk, and the commands of listlint."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from listlint.cli.main import run as run_main

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files, given as `path=text` pairs in a dictionary, into a fresh folder."""

    def write_all(files: dict[str, str | bytes], folder: Path = tmp_path / "project") -> Path:
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return write_all


class Repository:
    """A git repository in a folder that is the working directory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """What git prints, without anybody's own settings."""
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        for role in ("AUTHOR", "COMMITTER"):
            nobody |= {f"GIT_{role}_NAME": "Ada", f"GIT_{role}_EMAIL": "ada@example.org"}
        command = ["git", *arguments]
        done = subprocess.run(
            command, cwd=self.root, env={**os.environ, **nobody}, check=True, capture_output=True
        )
        return done.stdout.decode()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files, or take away those that are `None`."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, files: Mapping[str, str | bytes | None]) -> str:
        """Write files, commit everything and return the commit's name."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a change")
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    root = tmp_path / "repository"
    root.mkdir()
    monkeypatch.chdir(root)
    return Repository(root)


class Outcome(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def places(self) -> list[str]:
        """The findings of `--output-format concise`, each as `path:line:rule`."""
        found = (line.split(":", 4) for line in self.out.splitlines())
        return [f"{path}:{line}:{rule.strip()}" for path, line, _, rule, _ in found]


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command of listlint in this process."""

    def command(*arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as stop:
            run_main(arguments)
        out, err = capsys.readouterr()
        code = stop.value.code
        return Outcome(code if isinstance(code, int) else -1, out, err)

    return command
