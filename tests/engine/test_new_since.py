"""`--new-since`: only what a change has brought is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Outcome, Repository, Run
from tool_list import BAD, GOOD, OTHER, readme

from listlint.engine import base_revision


def check(run: Run, *arguments: str) -> Outcome:
    return run("check", "--show-all", "--output-format", "concise", *arguments)


def test_only_the_new_entry_pays(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme([*GOOD, BAD])})
    repository.write({"README.md": readme([*GOOD[:3], OTHER, *GOOD[3:], BAD])})
    assert check(run).places == ["README.md:6:malformed-entry", "README.md:16:malformed-entry"]
    outcome = check(run, "--new-since", "HEAD")
    assert outcome.places == ["README.md:6:malformed-entry"]
    assert "known before, and not shown: 1" in outcome.err
    assert outcome.status == 1


def test_what_is_committed_is_compared_as_well(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme([*GOOD, BAD])})
    repository.commit({"README.md": readme([OTHER, *GOOD, BAD])})
    assert check(run, "--new-since", "HEAD").places == []
    assert check(run, "--new-since", "HEAD~1").places == ["README.md:3:malformed-entry"]


def test_an_edited_entry_is_new_and_a_moved_one_is_not(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme([*GOOD, BAD])})
    repository.write({"README.md": readme([*GOOD[:2], BAD, *GOOD[2:]])})
    assert check(run, "--new-since", "HEAD").places == []
    repository.write({"README.md": readme([*GOOD[:2], BAD.replace("Tool", "The"), *GOOD[2:]])})
    assert check(run, "--new-since", "HEAD").places == ["README.md:5:malformed-entry"]


def test_of_equal_entries_the_new_one_pays(repository: Repository, run: Run) -> None:
    head = readme(["", "## One", "", BAD, *GOOD[:6], "", "## Two", "", *GOOD[6:]])
    repository.commit({"README.md": head.replace(f"{BAD}\n", "") + f"{BAD}\n"})
    repository.write({"README.md": head + f"{BAD}\n"})
    assert check(run, "--new-since", "HEAD").places == [
        "README.md:6:duplicate-work",
        "README.md:6:malformed-entry",
    ]


@pytest.mark.parametrize("is_staged", [True, False])
def test_a_renamed_file_brings_nothing_new(
    repository: Repository, run: Run, *, is_staged: bool
) -> None:
    note = "# A\n\nSee [gone](gone.md).\n\n" + "Some words of this note.\n" * 9
    repository.commit({"a.md": note})
    repository.write({"a.md": None, "b.md": note + ("More.\n" if is_staged else "")})
    if is_staged:
        repository.git("add", "--all")
    assert check(run, "--new-since", "HEAD", "--strict").places == []


def test_a_renamed_file_with_a_byte_order_mark_brings_nothing_new(
    repository: Repository, run: Run
) -> None:
    """Also before git knows its new name."""
    note = "\ufeff# A\n\nSee [gone](gone.png).\n"
    repository.commit({"a.md": note})
    repository.write({"a.md": None, "b.md": note})
    assert check(run, "--new-since", "HEAD", "--strict").places == []


def test_of_a_revision_the_files_of_the_project_are_read_alone(repository: Repository) -> None:
    repository.commit({"secret.json": "{}", "docs/a.json": "\ufeff{}", "docs/b.json": b"\xff"})
    docs = repository.root / "docs"
    read = base_revision.find(docs, [docs], "HEAD").reader(docs)
    assert read("a.json") == "{}"
    assert [read(path) for path in ("../secret.json", "x/../../secret.json", "b.json", "c")] == [
        None
    ] * 4


def test_a_folder_that_is_renamed_brings_nothing_new(repository: Repository, run: Run) -> None:
    note = "# {}\n\nSee [gone](gone.md), [x](../x.png).\n\n" + "Some words of this note.\n" * 9
    repository.commit({f"notes/{name}.md": note.format(name) for name in "abc"})
    repository.git("mv", "notes", "papers")
    repository.write({"papers/a.md": note.format("a") + "[new](new.png)\n"})
    assert check(run, "--new-since", "HEAD", "--strict").places == ["papers/a.md:14:broken-link"]


def test_a_note_that_is_deleted_breaks_links_elsewhere(repository: Repository, run: Run) -> None:
    repository.commit({"a.md": "[b](b.png) and [c](c.png)\n", "b.png": "", "d.md": "# D\n"})
    repository.write({"b.png": None})
    (found,) = check(run, "--new-since", "HEAD").out.splitlines()
    assert found.startswith("a.md:1:5: error: broken-link: no file `b.png`")


def test_the_format_of_the_revision_is_the_measure(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme(GOOD)})
    others = [f"* [{name}](https://{name}.example): {name}" for name in map(str, range(60))]
    repository.write({"README.md": readme([*GOOD, *others])})
    assert len(check(run, "--new-since", "HEAD").places) > len(others)
    assert check(run).places == []


def test_a_shifted_measure_is_not_the_old_entries_fault(repository: Repository, run: Run) -> None:
    # Three of thirty entries are a habit, three of thirty-six are not.
    page = "https://doi.org/10.1000/t"
    twice = [f"- [T{n}]({page}{n}) [code]({page}{n}) - Good." for n in "123"]
    once = [
        f"- [T{n}](https://t{n}.example) [other](https://o{n}.example) - Good." for n in range(27)
    ]
    more = [line.replace("[T", "[U").replace("//", "//u") for line in once]
    repository.commit({"README.md": readme([*twice, *once])})
    repository.write({"README.md": readme([*twice, *once, *more])})
    assert [place for place in check(run).places if "repeated-link" in place]
    assert check(run, "--new-since", "HEAD").places == []


def test_a_heading_that_changes_speaks_for_its_entries(repository: Repository, run: Run) -> None:
    entries = [f"- [Paper {n}](https://{n}.example), 2019." for n in range(9)]
    others = [f"- [Paper {n}](https://{n}.example), 2020." for n in range(10, 19)]
    text = readme(["## 2019", "", *entries, "", "## 2020", "", *others])
    repository.commit({"README.md": text})
    repository.write({"README.md": text.replace("## 2019", "## 2021")})
    assert len(check(run, "--new-since", "HEAD").places) == len(
        [place for place in check(run).places if "section-mismatch" in place]
    )


def test_the_configuration_of_the_revision_decides(repository: Repository, run: Run) -> None:
    repository.commit(
        {"README.md": readme(GOOD), "listlint.toml": 'exclude = ["x.md"]\n', "x.md": ""}
    )
    repository.write(
        {"README.md": readme([*GOOD, BAD]), "listlint.toml": 'ignore = ["malformed-entry"]\n'}
    )
    assert check(run).places == []
    outcome = check(run, "--new-since", "HEAD")
    assert outcome.places == ["README.md:15:malformed-entry"]
    assert (
        "`HEAD:listlint.toml` decides, and what the change makes of it does not count"
        in outcome.err
    )
    assert check(run, "--new-since", "HEAD", "--config", "listlint.toml").places == []


def test_no_change_can_switch_its_own_check_off(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme(GOOD)})
    bad = readme([*GOOD, BAD])
    for extra in (
        {"listlint.toml": 'exclude = ["*.md"]\n'},
        {".gitignore": "*.md\n"},
        {"README.md": bad, "listlint.toml": '[[lists]]\npath = "other.md"\n', "other.md": "# O\n"},
    ):
        repository.write({"README.md": bad, **extra})
        assert check(run, "--new-since", "HEAD").places == ["README.md:15:malformed-entry"]
        repository.git("clean", "--quiet", "--force")


def test_a_configuration_below_the_top_still_decides_when_it_is_gone(
    repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = '[rules]\nmalformed-entry = "warning"\n'
    repository.commit({"docs/README.md": readme(GOOD), "docs/listlint.toml": config})
    repository.write({"docs/README.md": readme([*GOOD, BAD]), "docs/listlint.toml": None})
    monkeypatch.chdir(repository.root / "docs")
    outcome = check(run, "--new-since", "HEAD")
    assert (outcome.places, outcome.status) == (["README.md:15:malformed-entry"], 0)


def test_schemas_are_those_of_the_revision(repository: Repository, run: Run) -> None:
    config = '[[notes]]\npath = "*.md"\nschema = "s.json"\n'
    note = "---\nyear: {}\n---\n"
    schema = '{"properties": {"year": {"type": "integer"}}}'
    repository.commit({"a.md": note.format(1), "listlint.toml": config, "s.json": schema})
    repository.write({"b.md": note.format("x"), "s.json": "{}", "listlint.toml": f"{config}\n"})
    assert check(run, "--new-since", "HEAD").places == ["b.md:2:invalid-frontmatter"]


def test_missing_keys_are_told_apart(repository: Repository, run: Run) -> None:
    config = '[[notes]]\npath = "*.md"\nschema = "s.json"\n'
    repository.commit(
        {
            "a.md": "---\ntitle: A\n---\n",
            "listlint.toml": config,
            "s.json": '{"required": ["title", "year"]}',
        }
    )
    repository.write({"a.md": "---\nyear: 1\n---\n"})
    (found,) = check(run, "--new-since", "HEAD").out.splitlines()
    assert "`title`" in found


def test_a_comment_that_goes_lets_its_finding_speak(repository: Repository, run: Run) -> None:
    comment = " <!-- listlint: ignore[malformed-entry] so -->"
    repository.commit({"README.md": readme([*GOOD, "", f"## More{comment}", "", BAD])})
    assert check(run, "--new-since", "HEAD").places == []
    repository.write({"README.md": readme([*GOOD, "", "## More", "", BAD])})
    assert check(run, "--new-since", "HEAD").places == ["README.md:18:malformed-entry"]


def test_the_merge_base_is_what_a_branch_is_measured_by(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme([*GOOD, BAD])})
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit({"README.md": readme([OTHER, *GOOD, BAD])})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"README.md": readme(GOOD)})
    repository.git("checkout", "--quiet", "topic")
    assert len(check(run, "--new-since", "main").places) == 2
    for name in ("main...HEAD", "main..."):
        assert check(run, "--new-since", name).places == ["README.md:3:malformed-entry"]


def test_before_the_first_commit_all_is_new(repository: Repository, run: Run) -> None:
    repository.write({"README.md": readme([*GOOD, BAD])})
    assert check(run, "--new-since", "HEAD").places == ["README.md:15:malformed-entry"]


def test_a_missing_revision_is_said_with_what_to_do(
    repository: Repository, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"README.md": readme(GOOD)})
    repository.commit({"README.md": readme([*GOOD, BAD])})
    for name in ("nowhere", "--help", "0" * 40, "a b", "HEAD:README.md"):
        outcome = run("check", f"--new-since={name}")
        assert outcome.status == 2
        assert outcome.err.startswith(f"listlint: git has no revision `{name}`")
    assert "name one revision, or `A...B`" in run("check", "--new-since", "HEAD~1..HEAD").err
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(clone))
    monkeypatch.chdir(clone)
    outcome = run("check", "--new-since", "HEAD~1")
    assert outcome.status == 2
    assert "shallow clone" in outcome.err
    assert "`fetch-depth: 0`" in outcome.err


def test_without_a_repository_or_git_it_is_said(
    repository: Repository, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"README.md": readme(GOOD)})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git cannot be run" in run("check", "--new-since", "HEAD").err
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "a.md").write_text("# A\n")
    monkeypatch.chdir(tmp_path / "plain")
    outcome = run("check", "--new-since", "HEAD")
    assert (outcome.status, "is in no git repository" in outcome.err) == (2, True)


def test_nothing_of_the_repository_is_touched(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme([*GOOD, BAD]), "a.md": "# A\n" * 9})
    repository.write({"README.md": readme([BAD, *GOOD]), "a.md": None, "b.md": "# A\n" * 9})

    def state() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in repository.root.rglob("*") if path.is_file()}

    before = state()
    check(run, "--new-since", "HEAD")
    assert state() == before


def test_paths_and_standard_input_are_obeyed(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme(GOOD), "docs/README.md": readme(GOOD)})
    repository.write({name: readme([*GOOD, BAD]) for name in ("README.md", "docs/README.md")})
    assert check(run, "docs", "--new-since", "HEAD").places == ["docs/README.md:15:malformed-entry"]


def test_files_with_odd_names_and_bytes_are_compared(repository: Repository, run: Run) -> None:
    text = readme([*GOOD, BAD]).replace("\n", "\r\n")
    files: dict[str, str | bytes | None] = {
        "x/README\n\t.md": "\ufeff" + text,
        "é/README.md": text,
        "a/README.md": b"\xff\xfe broken",
    }
    repository.commit(files)
    assert check(run, "--new-since", "HEAD").places == []
    repository.write(
        {"é/README.md": text.replace("\r\n", "\n"), "a/README.md": b"\xff\xfe  broken"}
    )
    assert check(run, "--new-since", "HEAD").places == []


@pytest.mark.parametrize("form", ["github", "json", "concise", "full"])
def test_every_format_says_what_a_change_suppresses(
    repository: Repository, run: Run, form: str
) -> None:
    repository.commit({"README.md": readme(GOOD)})
    silent = f"{BAD} <!-- listlint: ignore[malformed-entry] so, 100% -->"
    repository.write({"README.md": readme([*GOOD, silent])})
    outcome = run("check", "--output-format", form, "--new-since", "HEAD")
    said = outcome.out + outcome.err
    assert outcome.status == 0
    assert "malformed-entry" in said
    assert "so, 100%" in said
    if form == "github":
        assert said.startswith("::notice file=README.md,line=15,title=listlint::the change itself")
        assert "so, 100%25" in said


def test_what_a_change_suppresses_can_be_an_error(repository: Repository, run: Run) -> None:
    repository.commit({"README.md": readme(GOOD)})
    silent = f"{BAD} <!-- listlint: ignore[malformed-entry] so -->"
    repository.write({"README.md": readme([*GOOD, silent])})
    flags = ("--no-new-suppressions", "--new-since", "HEAD")
    assert run("check", *flags).status == 1
    assert run("check", *flags, "--exit-zero").status == 0
    assert run("check", "--no-new-suppressions").status == 2
    table = '[[suppress]]\nrules = ["malformed-entry"]\nreason = "so"\npath = "README.md"\n'
    repository.write({"README.md": readme([*GOOD, BAD]), "listlint.toml": table})
    assert run("check", *flags).status == 1
    repository.commit({})
    assert run("check", *flags).status == 0


def test_a_link_to_nothing_was_one_before(repository: Repository, run: Run) -> None:
    names = {"gone.txt": "lost.txt", "here.txt": "deep/a.txt", "loop.txt": "loop.txt"}
    names |= {"deep/up.txt": "../here.txt", "deep/out.txt": "../../elsewhere.txt"}
    repository.write({"deep/a.txt": "words"})
    for name, target in names.items():
        (repository.root / name).symlink_to(target)
    links = "".join(f"[a]({name})\n\n" for name in sorted(names))
    repository.commit({"a.md": f"# A\n\n{links}"})
    assert check(run).places == ["a.md:7:broken-link", "a.md:11:broken-link"]
    assert check(run, "--new-since", "HEAD").places == []
    repository.write({"deep/a.txt": None})
    places = check(run, "--new-since", "HEAD").places
    assert places == ["a.md:5:broken-link", "a.md:9:broken-link"]


def test_a_link_may_pass_through_another(repository: Repository, run: Run) -> None:
    repository.write({"deep/a.txt": "words"})
    (repository.root / "over").symlink_to("deep")
    (repository.root / "via.txt").symlink_to("over/a.txt")
    repository.commit({"a.md": "[a](via.txt)\n"})
    assert check(run).places == []
    repository.write({"deep/a.txt": None})
    assert check(run, "--new-since", "HEAD").places == ["a.md:1:broken-link"]


def test_a_change_is_not_told_what_a_list_has_stated_before(
    repository: Repository, run: Run
) -> None:
    tools = "".join(f"* [n{n}](https://n{n}.example) - Does it.\n" for n in range(30))
    old = "".join(f"* [o{n}](https://o{n}.example) - Does it\n" for n in range(16))
    stated = "- Use the following format: `[Resource Title](url) \u2014 description.`\n"
    texts = {"README.md": f"# L\n\n{tools}", "OLD.md": f"# O\n\n{old}", "CONTRIBUTING.md": stated}
    repository.commit(texts)
    assert "fits 0 of 30 entries" in run("check").out
    bad = "* [z](https://z.example)\n"
    Path("README.md").write_text(f"# L\n\n{tools}{bad}", "utf-8")
    outcome = run("check", "--new-since", "HEAD", "--select", "mixed-format")
    assert (outcome.status, outcome.out) == (0, "")
