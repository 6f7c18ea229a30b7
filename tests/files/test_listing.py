"""Finding files by path, exactly by case and whatever the file system does with accents."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from listlint.files.discover import listing
from listlint.files.listing import Files

FILES = Files.of(
    [
        "README.md",
        "notes/Bert.md",
        "notes/bert.md",
        "notes/deep/a b.pdf",
        "Docs/Zoë.md",
        "Docs/ZOË.md",
    ]
)


@pytest.mark.parametrize(
    ("path", "found", "exact"),
    [
        ("", "", True),
        ("README.md", "README.md", True),
        ("readme.MD", "README.md", False),
        ("notes", "notes", True),
        ("notes/deep", "notes/deep", True),
        ("notes/deep/a b.pdf", "notes/deep/a b.pdf", True),
        ("notes/bert.md", "notes/bert.md", True),
        ("notes/Bert.md", "notes/Bert.md", True),
        ("notes/BERT.md", "notes/Bert.md", False),
        ("docs/Zoë.md", "Docs/Zoë.md", False),
        (unicodedata.normalize("NFD", "Docs/Zoë.md"), "Docs/Zoë.md", True),
        (unicodedata.normalize("NFD", "Docs/ZOË.md"), "Docs/ZOË.md", True),
    ],
)
def test_found(path: str, found: str, *, exact: bool) -> None:
    assert FILES.find(path) == (found, exact)


@pytest.mark.parametrize("path", ["a", "notes/", "notes//bert.md", "README.md/x", "notes/bert"])
def test_not_found(path: str) -> None:
    assert FILES.find(path) is None


@pytest.mark.parametrize(
    ("path", "only"),
    [("README.md", True), ("notes/bert.md", False), ("Docs/Zoë.md", False), ("x/y", False)],
)
def test_files_that_differ_in_case_alone(path: str, *, only: bool) -> None:
    assert FILES.is_only(path) is only


def test_names_of_a_folder() -> None:
    assert FILES.names("notes") == ["Bert.md", "bert.md", "deep"]
    assert FILES.names("") == ["Docs", "README.md", "notes"]
    assert FILES.names("nowhere") == []


def test_a_folder_is_listed_once_and_only_when_it_is_asked_for() -> None:
    asked = []

    def listing(folder: str) -> list[str]:
        asked.append(folder)
        return {"": ["a", "b"], "a": ["c"]}.get(folder, [])

    files = Files(listing)
    assert asked == []
    for _ in range(2):
        assert files.find("a/c") == ("a/c", True)
    assert asked == ["", "a"]


def test_a_walk_sees_every_file_that_is_not_hidden() -> None:
    paths = ["a.md", "x/b.md", "x/x/c.png", "x/x/x/d", ".git/e", "x/.f", "node_modules/g.md"]
    assert sorted(Files.of(paths).walk("")) == ["a.md", "x/b.md", "x/x/c.png", "x/x/x/d"]
    assert sorted(Files.of(paths).walk("x/x")) == ["x/x/c.png", "x/x/x/d"]


def test_a_walk_through_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/a.md").touch()
    for name in ("one", "two", "three"):
        (tmp_path / "x" / name).symlink_to(tmp_path, target_is_directory=True)
    walked = list(Files(listing(tmp_path)).walk(""))
    assert "x/a.md" in walked
    assert len(walked) < 20
