"""Links, names and files of a project that mean harm, or that cannot be read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import Repository, Run

from listlint.files import writing

ENTRIES = "".join(f"- [Tool {x}](https://{x}.example) - Does {x} well.\n" for x in "abcdefghijkl")


@pytest.mark.parametrize("name", ["listlint.toml", "pyproject.toml"])
@pytest.mark.parametrize("command", ["check", "format", "baseline"])
def test_a_configuration_that_leads_out_is_neither_read_nor_written(
    repository: Repository, run: Run, tmp_path: Path, name: str, command: str
) -> None:
    repository.write({"README.md": f"# Tools\n\n{ENTRIES}"})
    outside = tmp_path / "outside"
    (repository.root / name).symlink_to(outside)
    arguments = [command, "--write"] if command == "format" else [command]
    assert "a link to a place outside the project" in run(*arguments).err
    assert not outside.exists()
    os.mkfifo(outside)  # who reads it waits for ever
    assert run(*arguments).status == 2


def test_a_configuration_is_no_link_to_another_folder(
    repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where the same repository has it: who sees the folder alone does not."""
    repository.write({"own.toml": "", "docs/a.md": "[x](gone.md)\n"})
    (repository.root / "docs/listlint.toml").symlink_to("../own.toml")
    assert "`docs/listlint.toml` decides for `docs` alone" in run("check").err
    monkeypatch.chdir(repository.root / "docs")
    outcome = run("check")
    assert (outcome.status, outcome.out) == (2, "")
    assert "listlint.toml` is a link to a place outside the project" in outcome.err


def test_a_configuration_that_is_a_link_to_itself_is_refused(
    repository: Repository, run: Run
) -> None:
    repository.write({"a.md": "# A\n"})
    (repository.root / "listlint.toml").symlink_to("listlint.toml")
    outcome = run("check")
    assert outcome.status == 2
    assert "a link to a place outside the project" in outcome.err


def test_a_name_that_is_not_utf8_can_be_known(repository: Repository, run: Run) -> None:
    repository.write({os.fsdecode(b"caf\xe9.md"): "[x](gone.md)\n"})
    assert run("check").status == 1
    assert run("baseline").status == 0
    assert run("check").status == 0


def test_a_name_that_is_not_utf8_is_written_into_no_configuration(
    repository: Repository, run: Run
) -> None:
    repository.write({os.fsdecode(b"caf\xe9/README.md"): f"# Tools\n\n{ENTRIES}"})
    outcome = run("format", "--write")
    assert (outcome.status, "a name that is not UTF-8" in outcome.err) == (2, True)
    assert not (repository.root / "listlint.toml").exists()


@pytest.mark.parametrize("name", ["pyproject.toml", "listlint.toml"])
def test_no_file_outside_is_read_to_find_the_project(
    repository: Repository, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("[tool.listlint]\n")
    (repository.root / "docs").mkdir()
    (repository.root / "docs" / name).symlink_to(outside)
    monkeypatch.chdir(repository.root / "docs")
    asked: list[str] = []
    read_bytes, read_text = Path.read_bytes, Path.read_text

    def bytes_of(path: Path) -> bytes:
        asked.append(path.resolve().name)
        return read_bytes(path)

    def text_of(path: Path, *arguments: str, **named: str) -> str:
        asked.append(path.resolve().name)
        return read_text(path, *arguments, **named)

    monkeypatch.setattr(Path, "read_bytes", bytes_of)
    monkeypatch.setattr(Path, "read_text", text_of)
    outcome = run("check")
    assert "a link to a place outside the project" in outcome.err
    assert "outside" not in asked


MANY = "7" * 5_000
"""Digits: Python reads no number of more than 4,300."""
DOTS = ".".join("a" * 5_000)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"listlint.toml": f"x = {MANY}\n"}, "listlint.toml: a number has too many digits"),
        ({"listlint.toml": f"{DOTS} = 1\n"}, "listlint.toml: this is nested too deep"),
        ({"listlint.toml": f"[{DOTS}]\n"}, "listlint.toml: this is nested too deep"),
        ({"listlint.toml": 'baseline = "x\\u0000"\n'}, "listlint.toml: a text holds a NUL"),
        ({"listlint.toml": 'exclude = ["x\\u0000"]\n'}, "listlint.toml: a text holds a NUL"),
        ({"listlint-baseline.json": MANY}, "a number has too many digits"),
        (
            {"note.md": f"+++\na = {MANY}\n+++\n"},
            "note.md:2:1: error: syntax-error: a number of too many digits",
        ),
        (
            {"note.md": f"+++\n{'.'.join('a' * 200)} = 1\n+++\n"},
            "note.md:2:1: error: syntax-error: frontmatter nested more than",
        ),
    ],
)
def test_what_python_refuses_is_no_bug_of_ours(
    repository: Repository, run: Run, files: dict[str, str], said: str
) -> None:
    repository.write({"README.md": f"# Tools\n\n{ENTRIES}", **files})
    outcome = run("check", "--output-format", "concise")
    assert said in outcome.out + outcome.err
    assert "bug" not in outcome.err


def test_digits_without_end_are_read_wherever_they_stand(repository: Repository, run: Run) -> None:
    text = (
        f"# Tools\n\n{ENTRIES}- [v1.{MANY}](https://x.example:{MANY}/) - Does {MANY}.\n\n"
        f"## 2020-{MANY}\n\n{MANY}. [a](#L{MANY}) [b](b.md#L{MANY}) [c][{MANY}] [^{MANY}]\n"
        f"- **Deep Nets**. ICLR'{MANY}. [pdf](https://arxiv.org/abs/{MANY}) {MANY}-02-2020\n\n"
        f"[{MANY}]: https://y.example\n"
    )
    repository.write({"README.md": text, "b.md": f"# b\n\n## x\n\n## x\n\n[d](#x-{MANY})\n"})
    for command in ("check", "entries", "format"):
        outcome = run(command)
        assert outcome.status < 2, outcome.out + outcome.err


def test_a_revision_before_the_dots_is_named(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": "# T\n"})
    outcome = run("check", "--new-since", "...HEAD")
    assert (outcome.status, "before its dots" in outcome.err) == (2, True)


def test_a_gitignore_that_cannot_be_read_is_said_and_ends_nothing(
    repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write({"README.md": "# T\n\n[gone](gone.png)\n", ".gitignore": "x\n"})
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == ".gitignore":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    outcome = run("check", "--output-format", "concise")
    assert outcome.places == ["README.md:3:broken-link"]
    assert "`.gitignore` cannot be read, so it ignores nothing: Permission denied" in outcome.err


def test_no_cell_is_run_by_a_spreadsheet_or_a_log(repository: Repository, run: Run) -> None:
    odd = "- [=cmd|'/c calc'!A0 Nets](https://z.example) - ##[error] is good.\n"
    wide = "- [\uff0dcmd Nets](https://y.example) - \uff1dis good.\n"
    repository.write({"::error::x/README.md": f"# Tools\n\n{ENTRIES}{wide}{odd}"})
    lines = run("entries", "--output-format", "csv").out.splitlines()
    assert "'=cmd|" in lines[-1]
    assert "'\uff0dcmd" in lines[-2]
    assert not [line for line in lines if line.startswith("::") or ",=" in line or "##[" in line]


@pytest.mark.parametrize("name", [".git/hooks/pre-commit", ".GIT/x", "folder"])
def test_a_baseline_is_a_file_of_the_project(repository: Repository, run: Run, name: str) -> None:
    repository.write({"README.md": "# T\n", "listlint.toml": f'baseline = "{name}"\n'})
    repository.write({"folder/a.txt": ""})
    outcome = run("baseline")
    assert (outcome.status, f"the baseline `{name}`" in outcome.err) == (2, True)


def test_no_folder_can_give_the_runner_a_command(repository: Repository, run: Run) -> None:
    odd = "- [Tool z](https://z.example) - Lacks its period\n"
    repository.write({"::error title=x::hi/README.md": f"# Tools\n\n{ENTRIES}{odd}"})
    for arguments in (("format",), ("check", "--output-format", "concise")):
        lines = run(*arguments).out.splitlines()
        assert any("::error" in line for line in lines)
        assert not [line for line in lines if line.lstrip().startswith((":", "#"))]


DANGERS = [
    "::error::x",
    "::error title=x::y",
    " ##[error]x",
    "\x1b[31mred",
    "a\rb",
    "\x9b31m",
    "\u202egnp",
    "\x07",
]


@pytest.mark.parametrize("danger", DANGERS)
def test_a_patch_tells_no_log_what_to_do(repository: Repository, run: Run, danger: str) -> None:
    repository.write({"README.md": f"[x](A.md)\n{danger}\n", "a.md": "# A\n"})
    outcome = run("check", "--diff")
    assert danger not in outcome.out
    assert not [line for line in outcome.out.splitlines() if line[1:].lstrip().startswith("::")]
    assert "its patch does not apply" in outcome.err
    run("check", "--diff", "--output-file", "x.patch")
    patch = repository.root / "x.patch"
    assert danger in patch.read_bytes().decode()
    repository.git("apply", "x.patch")
    assert (repository.root / "README.md").read_bytes().decode() == f"[x](a.md)\n{danger}\n"


def test_a_patch_of_what_is_only_odd_applies(repository: Repository, run: Run) -> None:
    odd = "[x](A.md)\r\n\u00ad\u200b::: note\r\n\ta \U0001f469\u200d\U0001f4bb\n"
    repository.write({"README.md": odd, "a.md": "# A\n"})
    outcome = run("check", "--diff")
    assert "does not apply" not in outcome.err
    assert odd.partition("\n")[2].replace("\n\t", "\n \t") in outcome.out


@pytest.mark.parametrize(
    "target",
    ["../there.md", "../../nowhere/x", "link/there.md", "../outer/link/there.md", "/../.."],
)
def test_no_finding_tells_what_is_outside(repository: Repository, run: Run, target: str) -> None:
    """Whatever is there, and whatever is not."""
    repository.commit({"README.md": f"[x]({target})\n"})
    (repository.root / "link").symlink_to(repository.root.parent)
    told = []
    for name in ("there.md", "not-there.md"):
        (repository.root.parent / name).write_text("# Secret\n")
        told.append(run("check", "--output-format", "concise").out)
        (repository.root.parent / name).unlink()
    assert told[0] == told[1]
    assert run("check", "--output-format", "concise").out == told[0]


def test_a_configuration_does_not_tell_what_is_outside(repository: Repository, run: Run) -> None:
    (repository.root / "link").symlink_to(repository.root.parent)
    for pattern in ("../there", "link/there", "x/../../there"):
        repository.write({"README.md": "# T\n", "listlint.toml": f'exclude = ["{pattern}"]\n'})
        before = run("check")
        (repository.root.parent / "there").write_text("")
        assert run("check") == before
        (repository.root.parent / "there").unlink()


def test_a_link_within_the_repository_is_looked_for(
    repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = "[a](../README.md) [b](../gone.md) [c](..) [d](../img)\n"
    files = {"README.md": "# T\n", "img/a.png": "", "docs/a.md": links}
    repository.commit({**files, "docs/listlint.toml": ""})
    monkeypatch.chdir(repository.root / "docs")
    outcome = run("check", "--output-format", "concise")
    assert outcome.places == ["a.md:1:broken-link"]


def test_what_a_killed_run_left_is_removed(
    repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"README.md": "[x](A.md)\n", "a.md": "# A\n", "b/b.md": "[x](../A.md)\n"}
    repository.commit({**texts, ".kept.md.1-0123456789abcdef.new": "tracked"})

    def die(beside: Path, _file: Path) -> None:
        raise KeyboardInterrupt(str(beside))

    with monkeypatch.context() as killing:
        killing.setattr(Path, "replace", die)
        killing.setattr(Path, "unlink", lambda *_args, **_more: None)
        with pytest.raises(KeyboardInterrupt):
            writing.rewrite(repository.root, "b/b.md", texts["b/b.md"], "")
    [left] = (repository.root / "b").glob(".b.md.*.new")
    run("check", "--fix")
    assert left.exists(), "its process still runs"
    ended = left.rename(left.with_name(re.sub(r"\d+-", "999999999-", left.name)))
    repository.write(texts)
    run("check", "--fix")
    assert not ended.exists()
    assert (repository.root / ".kept.md.1-0123456789abcdef.new").exists()


def test_a_path_may_go_up_and_down_again(repository: Repository, run: Run) -> None:
    repository.write({"a/a.md": "[x](gone.md)\n", "b/b.md": "[x](gone.md)\n"})
    for path in ("a/../b/b.md", "./b/../b", "a/../b/."):
        outcome = run("check", path, "--output-format", "concise")
        assert outcome.places == ["b/b.md:1:broken-link"]


def test_no_file_outside_is_read_through_a_link(repository: Repository, run: Run) -> None:
    """Neither its lines are counted, nor is it taken for a schema."""
    outside = repository.root.parent / "outside"
    for name in ("code.py", "schema.json"):
        (repository.root / name).symlink_to(outside)
    config = '[[notes]]\npath = "n/*.md"\nschema = "schema.json"\n'
    note = "---\ntitle: A\n---\n\n[x](../code.py#L2)\n"
    repository.write({"n/a.md": note})
    told = []
    for text in ('{"type": "array"}', "{}\n\n\n"):
        outside.write_text(text)
        (repository.root / "listlint.toml").unlink(missing_ok=True)
        plain = run("check")
        repository.write({"listlint.toml": config})
        told.append((plain, run("check")))
    assert told[0] == told[1]


def test_no_schema_is_read_from_what_is_no_file(repository: Repository, run: Run) -> None:
    """Who reads a pipe waits for ever."""
    os.mkfifo(repository.root / "schema.json")
    repository.write({"n/a.md": "---\ntitle: A\n---\n"})
    repository.write({"listlint.toml": '[[notes]]\npath = "n/*.md"\nschema = "schema.json"\n'})
    outcome = run("check")
    assert (outcome.status, "schema.json" in outcome.err) == (2, True)


def test_a_byte_order_mark_is_no_part_of_a_configuration(repository: Repository, run: Run) -> None:
    """Whether the file itself, a schema or `.gitignore` begins with one."""
    mark = "\ufeff"
    config = '[[notes]]\npath = "n/*.md"\nschema = "schema.json"\n'
    schema = '{"required": ["year"]}'
    note = f"{mark}---\ntitle: A\n---\n"
    files = {
        "listlint.toml": mark + config,
        "schema.json": mark + schema,
        ".gitignore": f"{mark}b\n",
    }
    repository.commit({**files, ".gitignore": f"{mark}b\n", "n/a.md": note})
    repository.write({"b/c.md": "[x](gone.md)\n"})
    outcome = run("check", "--output-format", "concise")
    assert outcome.places == ["n/a.md:1:invalid-frontmatter"]
    assert run("check", "--new-since", "HEAD").status == 0
