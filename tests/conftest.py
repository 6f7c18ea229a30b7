"""What several tests share: projects and repositories on disk, and the commands of listlint.

Also how the suite runs: the profiles of hypothesis, the mark `quick`, failures that are known, and
`--rewrite-golden`.
"""

import os
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings
from strategies import EXAMPLES_OF_PROFILES

from listlint.cli.main import run as run_main

TESTS = Path(__file__).parent
ROOT = TESTS.parent

# In CI the examples are the same each time, so that no run fails by chance; elsewhere they are not.
for _profile, _number in EXAMPLES_OF_PROFILES.items():
    settings.register_profile(
        _profile, max_examples=_number, deadline=None, derandomize="CI" in os.environ
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write what is printed now into tests/golden and the README, to be read in the diff",
    )


def name_of(item: pytest.Item) -> str:
    """A test's name as `tests/known_failures.toml` has it."""
    return item.nodeid.removeprefix("tests/")


def is_quick(item: pytest.Item) -> bool:
    """Whether a test can belong to the inner loop: one process, and nothing huge."""
    is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    needs_git = "repository" in getattr(item, "fixturenames", ())
    return not (is_property or needs_git or item.get_closest_marker("slow"))


@pytest.hookimpl(tryfirst=True)  # before `-m` and `-k` choose
def pytest_collection_modifyitems(config: pytest.Config, items: Sequence[pytest.Item]) -> None:
    text = (TESTS / "known_failures.toml").read_text(encoding="utf-8")
    reasons = {
        test: fault["reason"] for fault in tomllib.loads(text)["fault"] for test in fault["tests"]
    }
    begun: set[str] = set()
    for item in items:
        function = item.nodeid.partition("[")[0]
        if is_quick(item) and function not in begun:  # of the cases of a test, the first
            item.add_marker(pytest.mark.quick)
        begun.add(function)
        if reason := reasons.get(name_of(item)):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
    if any("::" in argument for argument in config.args):
        return
    collected = {name_of(item) for item in items}
    files = {name.partition("::")[0] for name in collected}
    for test in reasons:
        if test.partition("::")[0] in files and test not in collected:
            raise pytest.UsageError(f"tests/known_failures.toml: there is no test `{test}`")


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests keep nothing where the user's runs do."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("caches")))
        yield


Golden = Callable[[Path, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with that of a file, which `--rewrite-golden` writes."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--rewrite-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


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
        found = (line.split(":", 5) for line in self.out.splitlines())
        return [f"{path}:{line}:{rule.strip()}" for path, line, _, _, rule, _ in found]


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
