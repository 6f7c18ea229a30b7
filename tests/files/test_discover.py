"""Which files are checked, which project they belong to, and what cannot be read."""

import os
from pathlib import Path

import pytest
from conftest import Write

from listlint.engine.configuration_at import is_configured
from listlint.files import discover
from listlint.files.tree import Disk
from listlint.files.walk import walk_tree


def disk(root: Path) -> Disk:
    return Disk(root, discover.repository(root))


def test_gitignore_is_obeyed_from_the_nearest_file_outwards(write: Write) -> None:
    root = write(
        {
            ".gitignore": "/out\n*.tmp.md\n!keep.tmp.md\n",
            "a.md": "",
            "out/b.md": "",
            "x.tmp.md": "",
            "keep.tmp.md": "",
            "sub/.gitignore": "secret/\n!x.tmp.md\n",
            "sub/secret/c.md": "",
            "sub/x.tmp.md": "",
        }
    )
    found = walk_tree(disk(root), [])
    assert found.paths == ("a.md", "keep.tmp.md", "sub/x.tmp.md")
    assert found.why_not("out/b.md") == "`.gitignore` ignores it"
    assert found.why_not("sub/secret/c.md") == "`sub/.gitignore` ignores it"


def test_gitignore_above_the_project_counts_inside_one_repository(write: Write) -> None:
    top = write(
        {
            ".git/HEAD": "",
            ".gitignore": "/notes/drafts\n",
            "notes/drafts/a.md": "",
            "notes/b.md": "",
        }
    )
    found = walk_tree(disk(top / "notes"), [])
    assert found.paths == ("b.md",)
    assert found.why_not("drafts/a.md") == "`../.gitignore` ignores it"


def test_exclude_has_the_semantics_of_gitignore(write: Write) -> None:
    root = write({"drafts/a.md": "", "x/drafts/b.md": "", "x/c.md": "", "d.md": ""})
    assert walk_tree(disk(root), ["drafts/"]).paths == ("d.md", "x/c.md")
    assert walk_tree(disk(root), ["/drafts"]).paths == ("d.md", "x/c.md", "x/drafts/b.md")


def test_hidden_and_installed_files_are_left_out(write: Write) -> None:
    root = write(
        {
            ".obsidian/a.md": "",
            ".github/PULL_REQUEST_TEMPLATE.md": "",
            "node_modules/x/README.md": "",
            "env/pyvenv.cfg": "",
            "env/lib/README.md": "",
            "A.MARKDOWN": "",
            "note.txt": "",
        }
    )
    assert walk_tree(disk(root), []).paths == (".github/PULL_REQUEST_TEMPLATE.md", "A.MARKDOWN")


def test_links_are_not_followed(write: Write, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("# Secret\n")
    root = write({"a.md": ""})
    (root / "file.md").symlink_to(outside / "secret.md")
    (root / "folder").symlink_to(outside)
    (root / "loop").symlink_to(root)
    found = walk_tree(disk(root), [])
    assert found.paths == ("a.md",)
    assert found.left_out == {"file.md": "it is a symbolic link"}
    names = discover.listing(root)
    assert list(names("folder")) == []
    assert "a.md" in names("loop")


def test_a_link_to_nothing_is_no_file(write: Write, tmp_path: Path) -> None:
    root = write({"a.md": "", ".git/HEAD": ""})
    for name, target in {"gone": "b.md", "self": "self", "there": "a.md"}.items():
        (root / name).symlink_to(target)
    (root / "out").symlink_to(tmp_path)
    (root / "far").symlink_to(tmp_path / "nothing")
    assert sorted(discover.listing(root)("")) == [".git", "a.md", "far", "out", "there"]


def test_an_unreadable_folder_is_said(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"a.md": "", "closed/b.md": ""})
    scan = os.scandir

    def refuse(place: Path) -> "os._ScandirIterator[str]":
        if place.name == "closed":  # a mode would not stop a test that runs as root
            raise PermissionError(13, "Permission denied")
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    assert walk_tree(disk(root), []).left_out["closed"] == "it cannot be read: Permission denied"


def test_bytes_that_are_not_utf8_are_a_fault_at_their_place(write: Write) -> None:
    root = write({"a.md": b"# Caf" + b"\xe9\n", "b.md": "# A\n".encode("utf-16")})
    texts = discover.read(root, ["a.md", "b.md"])
    assert texts.faults["a.md"].message == "byte 0xe9 is not UTF-8"
    assert texts.faults["a.md"].span.start == 5
    assert texts.faults["b.md"].message == "this file is UTF-16, not UTF-8"


def test_a_byte_order_mark_is_no_text(write: Write) -> None:
    root = write({"a.md": b"\xef\xbb\xbf# A\r\n"})
    for later in ((), ("a.md",)):
        (source,) = discover.read(root, ["a.md"], later).sources
        assert source.text == "# A\r\n"
    source, fault = discover.decode("a.md", b"\xef\xbb\xbfCaf\xe9\n")
    assert source.text == "Caf\ufffd\n"
    assert fault
    assert (fault.span.start, fault.message) == (3, "byte 0xe9 is not UTF-8")


def test_a_byte_order_mark_is_no_pattern(write: Write) -> None:
    root = write({".gitignore": "\ufeffout\n", "out/a.md": "", "b.md": ""})
    assert walk_tree(disk(root), []).paths == ("b.md",)


def test_the_root_is_where_the_configuration_stands(write: Write) -> None:
    root = write({"listlint.toml": "", "notes/deep/a.md": ""})
    assert discover.project_root(root / "notes/deep", [], is_configured) == root


def test_a_pyproject_counts_only_with_its_table(write: Write) -> None:
    root = write({"pyproject.toml": "[tool.listlint]\n", "sub/pyproject.toml": "[project]\n"})
    assert discover.project_root(root / "sub", [], is_configured) == root


def test_the_root_without_configuration(write: Write) -> None:
    root = write({".git/HEAD": "", "notes/a.md": ""})
    assert discover.project_root(root / "notes", [], is_configured) == root
    plain = write({"vault/a.md": ""}, root.parent / "plain")
    assert discover.project_root(plain, [plain / "vault/a.md"], is_configured) == plain


def test_paths_outside_the_project_are_their_own_project(write: Write) -> None:
    here = write({"listlint.toml": ""})
    there = write({"listlint.toml": "", "notes/a.md": ""}, here.parent / "there")
    assert discover.project_root(here, [there / "notes/a.md"], is_configured) == there
    bare = write({"a.md": ""}, here.parent / "bare")
    assert discover.project_root(here, [bare], is_configured) == bare


def test_the_top_of_the_file_system_is_no_project(write: Write) -> None:
    root = write({"a.md": ""})
    assert discover.project_root(Path(root.anchor), [root], is_configured) == root


def test_a_folder_without_either_looks_where_the_paths_are(write: Write) -> None:
    parent = write({"notes.md": "", "repo/.git/HEAD": "", "repo/notes/a.md": "", "b/c/d.md": ""})
    repo = parent / "repo"
    assert discover.project_root(parent, [repo], is_configured) == repo
    assert discover.project_root(parent, [repo / "notes/a.md"], is_configured) == repo
    assert discover.project_root(parent, [repo / "notes", parent / "b"], is_configured) == parent
    assert discover.project_root(parent, [parent / "b/c"], is_configured) == parent


def test_lines_of_gitignore_that_cannot_be_used_are_said(write: Write) -> None:
    root = write({".gitignore": "!\n*a[\n/out\n", "out/a.md": "", f"{'a' * 200}.md": ""})
    found = walk_tree(disk(root), [])
    assert len(found.paths) == 1
    assert found.oddities == (
        ".gitignore:1: `!` is no pattern: it names nothing",
        ".gitignore:2: `*a[` is no pattern: its `[` is not closed",
    )


def test_a_gitignore_that_is_a_link_is_not_read(write: Write, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("a.md\n")
    root = write({"a.md": ""})
    (root / ".gitignore").symlink_to(tmp_path / "outside")
    assert walk_tree(disk(root), []).paths == ("a.md",)


def test_what_is_no_file_is_not_opened(write: Write) -> None:
    root = write({"a.md": ""})
    os.mkfifo(root / "b.md")
    os.mkfifo(root / ".gitignore")
    found = walk_tree(disk(root), [])
    assert found.paths == ("a.md",)
    assert found.left_out == {"b.md": "it is no regular file"}


def test_a_copy_of_a_repository_is_a_project_of_its_own(write: Write) -> None:
    parent = write(
        {"one/LICENSE": "", "one/docs/a.md": "", "two/.github/x.md": "", "three/b.md": ""}
    )
    assert discover.project_root(parent, [parent / "one"], is_configured) == parent / "one"
    assert (
        discover.project_root(parent, [parent / "one/docs/a.md"], is_configured) == parent / "one"
    )
    assert discover.project_root(parent, [parent / "two"], is_configured) == parent / "two"
    assert discover.project_root(parent, [parent / "three"], is_configured) == parent
    assert discover.project_root(parent, [parent / "one", parent / "two"], is_configured) == parent


def test_backups_of_logseq_are_left_out(write: Write) -> None:
    texts = {"logseq/config.edn": "{}", "logseq/bak/a.md": "", "notes/bak/b.md": "", "c.md": ""}
    assert walk_tree(disk(write(texts)), []).paths == ("c.md", "notes/bak/b.md")


def test_packages_that_a_program_keeps_are_left_out(write: Write) -> None:
    root = write(
        {
            "vendor/x/README.md": "",
            "docs/vendor/lamp/setup.md": "",
            "ui/vendor/y/docs/z.md": "",
            "shop/vendor/rules.md": "",
        }
    )
    found = ("docs/vendor/lamp/setup.md", "shop/vendor/rules.md")
    assert walk_tree(disk(root), []).paths == found


def test_what_is_encrypted_is_not_read() -> None:
    source, fault = discover.decode("a.md", b"\0GITCRYPT\0\xaa\xbb")
    assert (source.text, fault) == ("", None)
