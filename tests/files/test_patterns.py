"""Patterns for paths: what git says of them, and no more work than their length allows."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest
from conftest import Repository
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listlint.files.patterns import MOST_WILD, PathPatterns, complaint, complaints
from listlint.files.tree import Disk
from listlint.files.walk import walk_tree

NAMES = ("a", "b", "ab", "a b", "a.md", "ba.md", "é", "a-b", "A", "[", "!a", "]", "\\", "a ")
PIECES = (
    *("a", "b", ".md", "*", "*", "**", "/", "/", "?", "é", " ", "!", "#", "\\", "-", "A", "\t"),
    *(
        "[ab]",
        "[!a]",
        "[!]a]",
        "[^b]",
        "[a-c]",
        "[]a]",
        "[[:alpha:]]",
        "[[:x:]]",
        "[",
        "]",
        "[a-",
        "[b-a]",
    ),
    *("/**/", "**/", "/**", "***", "[a/b]", "\\*", "\\/", "[\\]]", "[--b]", "[[:a]", "[a\\-c]"),
)
LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=4)
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map("/".join)


def is_told_by_git(line: str) -> bool:
    """Whether all versions of git agree: older ones forget what stands before a `**`, and a `!`
    that comes first in a path is taken for a pathspec's by the command itself.
    """
    return not any(f"{each}**" in line for each in "abé.md-A! \t#])")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository(tmp_path_factory.mktemp("ignoring"))


@given(lines=LINES, paths=st.lists(PATHS, min_size=1, max_size=6))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_it_says_what_git_says(empty: Repository, lines: list[str], paths: list[str]) -> None:
    lines = [line for line in lines if is_told_by_git(line)]
    (empty.root / ".gitignore").write_bytes("\n".join(lines).encode())
    own = PathPatterns(lines)
    command = ["git", "check-ignore", "--no-index", "--stdin", "-z", "-v", "-n"]
    asked = "\0".join(paths).encode()
    done = subprocess.run(command, cwd=empty.root, input=asked, capture_output=True, check=False)
    fields = iter(done.stdout.decode().split("\0"))
    for _, _, pattern, path in zip(fields, fields, fields, fields, strict=False):
        is_ignored = bool(pattern) and not pattern.startswith("!")
        assert own.match(path) == is_ignored, (lines, path, pattern)


@pytest.mark.parametrize(
    ("pattern", "path", "is_meant"),
    [
        ("a**/b", "ac/b", True),
        ("a**/b", "a/c/b", False),
        ("**/a/**/b", "a/b", True),
        ("**/a/**/b", "x/a/y/z/b", True),
        ("a/**", "a", False),
        ("/*.md", "x/a.md", False),
        ("*a*b*", "xxbaab", True),
        ("\x0cnotes/", "notes/a.md", False),
        ("[!]a]", "b", True),
        ("[!]a]", "]", False),
        ("[^]a]", "a", False),
    ],
)
def test_stars(pattern: str, path: str, is_meant: bool) -> None:  # noqa: FBT001 - expected
    assert PathPatterns([pattern]).match(path) == is_meant


@pytest.mark.parametrize(
    ("pattern", "word"), [("a[", "closed"), ("a\\", "`\\`"), ("[[:x:]]", "class")]
)
def test_what_can_match_nothing_is_said(pattern: str, word: str) -> None:
    assert word in (complaint(pattern) or "")
    assert not PathPatterns([pattern]).match(pattern)


HOSTILE = "**/*a*a*a/**/*a*a*a/**/*a*a*a/**/z"


def seconds(pattern: str, path: str) -> float:
    """The least time of the processor that this thread needs."""
    own = PathPatterns([pattern])
    taken = []
    for _ in range(3):
        start = time.thread_time()
        assert not own.match(path)
        taken.append(time.thread_time() - start)
    return min(taken)


@pytest.mark.parametrize(
    "pattern",
    [HOSTILE, "*a" * 40 + "z", "**/a/" * 40 + "z", "*a*/" * 30 + "z", "**/*[a]*" * 9 + "z"],
)
def test_twice_the_path_takes_no_power_of_two(pattern: str) -> None:
    for path in ("a" * 4_000, "a/" * 100 + "a", ("a" * 25 + "/") * 40 + "f.md"):
        # Linear gives 2 to a name and 4 to a path, whose folders are asked too; a power gives 8.
        assert seconds(pattern, f"{path}{path}") < 8 * seconds(pattern, path) + 0.01


def test_a_hostile_pattern_costs_no_more_than_an_honest_one(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text(f"{HOSTILE}\n" * 50)
    folder = tmp_path.joinpath(*["a" * 25] * 6)
    folder.mkdir(parents=True)
    (folder / "f.md").write_text("# F\n")
    assert walk_tree(Disk(tmp_path, tmp_path), []).paths


def test_only_so_many_patterns_are_used() -> None:
    lines = [f"*{number}" for number in range(MOST_WILD + 9)]
    assert [number for number, _ in complaints(lines)] == [MOST_WILD + 1]
    assert not PathPatterns(lines).match(f"x{MOST_WILD + 8}x")
