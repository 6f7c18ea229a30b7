"""Where files are written, and which are read: those of the project, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Write

from listlint.core.errors import UsageError
from listlint.engine.configuration_at import strict_reader
from listlint.files import writing


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("out", "a link leads out of the project"),
        ("folder/out", "a link leads out of the project"),
        ("loop", "it is a link to itself"),
        (".git/hooks/commit-msg", "it lies in a folder of git"),
        (".GIT/config", "it lies in a folder of git"),
        ("to-git", "it lies in a folder of git"),
    ],
)
def test_what_the_project_names_is_written_within_it(
    write: Write, tmp_path: Path, place: str, why: str
) -> None:
    root, outside = write({".git/config": "theirs"}), tmp_path / "outside"
    outside.mkdir()
    (root / "out").symlink_to(outside / "out")
    (root / "folder").symlink_to(outside)
    (root / "loop").symlink_to("loop")
    (root / "to-git").symlink_to(".git/config")
    with pytest.raises(UsageError, match=why):
        writing.replace(root / place, b"ours", root)
    assert [*outside.iterdir()] == []
    assert [each.name for each in (root / ".git").iterdir()] == ["config"]
    assert (root / ".git/config").read_text() == "theirs"


def test_a_file_of_the_project_is_written_whole(write: Write) -> None:
    root = write({"a.toml": "old"})
    (root / "a.toml").chmod(0o640)
    (root / "link.toml").symlink_to("a.toml")
    writing.replace(root / "link.toml", b"new", root)
    assert (root / "a.toml").read_text() == "new"
    assert (root / "a.toml").stat().st_mode & 0o777 == 0o640
    assert (root / "link.toml").is_symlink()
    writing.replace(root / "docs/b.toml", b"first", root)
    assert (root / "docs/b.toml").read_text() == "first"


@pytest.fixture
def file(write: Write) -> Path:
    return write({"a.md": "old"}) / "a.md"


def test_what_is_read_only_stays_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though one who may write into its folder could put another in its place."""
    monkeypatch.setattr("os.access", lambda *_: False)
    assert writing.rewrite(file.parent, "a.md", "old", "new") == "it is read-only"
    assert file.read_text() == "old"


def test_nothing_is_written_through_what_stands_in_the_place_of_the_new_file(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file.parent / "trap").symlink_to(tmp_path / "outside")
    monkeypatch.setattr("listlint.files.leftovers.beside", lambda each: each.with_name("trap"))
    assert writing.rewrite(file.parent, "a.md", "old", "new") == "file exists"
    assert file.read_text() == "old"
    assert not (tmp_path / "outside").exists()


def test_a_reader_has_the_files_of_the_project_alone(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text("{}")
    root = write({"mkdocs.yml": "\ufeffdocs_dir: pages\n", "docs/a.json": "{}"})
    (root / "link.json").symlink_to("../secret.json")
    read = strict_reader(root)
    assert read("mkdocs.yml") == "docs_dir: pages\n"
    assert read("docs/../docs/a.json") == "{}"
    for path in ("../secret.json", "link.json", str(tmp_path / "secret.json"), "docs", "gone"):
        assert read(path) is None
