"""The command line as a user meets it: what is printed where, and the exit status."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Outcome, Run, Write

from listlint import __version__
from listlint.cli.console import is_colored

VAULT: dict[str, str | bytes] = {
    "a.md": "---\ntitle: A\n---\n\n# A\n\n[B](b.md), [gone](gone.png)\n",
    "b.md": "---\ntitle: B\n---\n\n# B\n\n[A](./a.md#nowhere)\n",
}


@pytest.fixture
def vault(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write(VAULT)
    monkeypatch.chdir(root)
    return root


def rules_found(outcome: Outcome) -> list[tuple[str, str]]:
    return [(found["path"], found["rule"]) for found in json.loads(outcome.out)["diagnostics"]]


@pytest.mark.usefixtures("vault")
def test_findings_go_to_standard_output_and_the_summary_to_standard_error(run: Run) -> None:
    outcome = run("check")
    assert outcome.status == 1
    assert "error[broken-link]: " in outcome.out
    assert " --> a.md:7:19\n" in outcome.out
    assert "checked 2 files" in outcome.err
    assert "checked" not in outcome.out


def test_clean(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write({"a.md": "# A\n"}))
    outcome = run("check")
    assert (outcome.status, outcome.out) == (0, "")
    assert "checked 1 file" in outcome.err


@pytest.mark.usefixtures("vault")
def test_paths_restrict_what_is_reported_never_what_is_loaded(run: Run) -> None:
    everything = rules_found(run("check", "--output-format", "json"))
    assert everything == [("a.md", "broken-link"), ("b.md", "broken-anchor")]
    for name in ("a.md", "b.md"):
        alone = rules_found(run("check", name, "--output-format", "json"))
        assert alone == [found for found in everything if found[0] == name]


@pytest.mark.parametrize("way", ["{0}/../{1}", "/..{0}", "../{1}", "{0}/./a.md/.."])
def test_a_folder_may_be_named_by_any_way_to_it(run: Run, vault: Path, way: str) -> None:
    named = run("check", way.format(vault.as_posix(), vault.name), "--output-format", "json")
    assert rules_found(named) == rules_found(run("check", "--output-format", "json"))


@pytest.mark.usefixtures("vault")
def test_select_ignore_strict_and_exit_zero(run: Run) -> None:
    assert rules_found(run("check", "--select", "broken-anchor", "--output-format", "json")) == [
        ("b.md", "broken-anchor")
    ]
    assert run("check", "--ignore", "broken-anchor,broken-link").status == 0
    assert run("check", "--exit-zero").status == 0


def test_warnings_count_when_strict(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write({"a.md": "[me](a.md)\n"}))
    assert run("check").status == 0
    assert run("check", "--strict").status == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["check", "nowhere.md"], "there is no file or folder `nowhere.md`"),
        (["check", "note.txt"], "`note.txt` is not checked: it is no Markdown file"),
        (["check", ".hidden"], "`.hidden` is not checked: it is hidden"),
        (["check", "--select", "broken-lnik"], "did you mean `broken-link`?"),
        (["check", "--config", "none.toml"], "none.toml: no such file or directory"),
        (["check", "-"], "`-` is used alone, with `--stdin-filename FILE`"),
        (["check", "--output-file", "empty"], "`empty` cannot be written"),
        (["rule", "broken-lnik"], "did you mean `broken-link`?"),
        (["check", "--stdin-filename", "a.md"], "`--stdin-filename` says what `-` is"),
        (["check", "-", "--stdin-filename", "empty"], "there is no file or folder `empty`"),
        (["check", "-", "--stdin-filename", "x.txt"], "it is no Markdown file"),
        (["check", "-", "--stdin-filename", "no/x.md"], "there is no file or folder `no/x.md`"),
        (["check", "a" * 5000], "there is no file or folder"),
        (["check", "\x1b[31m\n::error::x"], r"`\x1b[31m\n::error::x`"),
    ],
)
def test_wrong_usage(
    run: Run,
    vault: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    complaint: str,
) -> None:
    class Stdin:
        buffer = io.BytesIO(b"")

    monkeypatch.setattr(sys, "stdin", Stdin)
    (vault / "empty").mkdir()
    (vault / ".hidden").mkdir()
    (vault / ".hidden/x.md").touch()
    (vault / "note.txt").touch()
    outcome = run(*arguments)
    assert outcome.status == 2
    assert complaint in outcome.err
    assert "Traceback" not in outcome.err


def test_patterns_that_match_nothing(run: Run, vault: Path) -> None:
    (vault / "listlint.toml").write_text(
        '[[notes]]\npath = "*.md"\n[[notes]]\npath = "nots/*.md"\n'
        '[[lists]]\npath = "README.md"\n[per-file-ignores]\n"x.md" = ["self-link"]\n'
    )
    outcome = run("check")
    assert outcome.status == 2
    assert outcome.err.splitlines() == [
        'listlint: listlint.toml:6: `path = "README.md"` matches no Markdown file',
        'listlint: listlint.toml:4: `path = "nots/*.md"` matches no Markdown file',
        "listlint: listlint.toml:8: `x.md` matches no Markdown file",
    ]


def test_a_pattern_that_matches_one_of_several_is_not_called_idle(run: Run, vault: Path) -> None:
    (vault / "c.md").write_text("# C\n")
    (vault / "d.md").write_text("# D\n")
    (vault / "listlint.toml").write_text(
        'exclude = ["c.*", "d.*"]\n[per-file-ignores]\n"a.*" = ["broken-link"]\n'
        '"b.*" = ["broken-anchor"]\n'
    )
    assert run("check").status == 0


def test_a_table_whose_files_an_earlier_one_takes_is_said(run: Run, vault: Path) -> None:
    tables = "".join(f'[[notes]]\npath = "{path}"\n' for path in ("*.md", "a.md"))
    (vault / "listlint.toml").write_text(tables)
    outcome = run("check")
    assert outcome.status == 2
    matches = "matches only files that an earlier table takes"
    assert outcome.err == f'listlint: listlint.toml:4: `path = "a.md"` {matches}\n'


def test_an_exclude_that_leaves_out_nothing_is_said(run: Run, vault: Path) -> None:
    (vault / "listlint.toml").write_text('exclude = ["old/", "b.md", ".git/", "!a.md"]\n')
    (vault / ".git").mkdir()
    outcome = run("check")
    assert outcome.status == 2
    assert outcome.err == (
        "listlint: listlint.toml:1: `exclude` has `old/`, which leaves out nothing\n"
    )
    (vault / "old").mkdir()
    outcome = run("check")
    assert outcome.status == 1
    assert "checked 1 file" in outcome.err


def test_an_empty_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("check")
    assert outcome.status == 0
    assert f"listlint: warning: there is no Markdown file in `{tmp_path}`\n" in outcome.err
    assert "checked no files\nno findings\n" in outcome.err


def test_a_folder_with_nothing_to_check(run: Run, vault: Path) -> None:
    (vault / "empty").mkdir()
    outcome = run("check", "empty")
    assert (outcome.status, outcome.out) == (0, "")
    assert "warning: there is no Markdown file in `empty`\n" in outcome.err


def test_without_a_command_help_has_three_examples(run: Run) -> None:
    outcome = run()
    assert outcome.status == 2
    assert sum(line.startswith("  listlint ") for line in outcome.out.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["chekc"], "there is no command `chekc`: did you mean `check`?"),
        (["x"], "there is no command `x`; see `listlint --help`"),
        (["check", "--outputformat=json"], "did you mean `--output-format`?"),
        (["check", "--fx"], "did you mean `--fix`?"),
        (["check", "--zzz"], "there is no option `--zzz`; see `listlint check --help`"),
        (["check", "--select", "all"], "no rule is called `all`"),
        (["check", "--color", "maybe"], "see `listlint check --help`"),
    ],
)
def test_a_typo(run: Run, arguments: list[str], hint: str) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2
    assert hint in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_help_of_check_says_what_the_exit_status_means(run: Run) -> None:
    text = run("check", "--help").out
    assert "exit status:\n  0  nothing was found" in text
    for group in ("which rules run:", "what is reported:", "how it is printed:"):
        assert f"\n{group}\n" in text


@pytest.mark.usefixtures("vault")
def test_select_adds_up(run: Run) -> None:
    names = ("--select", "broken-anchor", "--select", "broken-link")
    assert len(rules_found(run("check", *names, "--output-format", "json"))) == 2


def test_all_rules_and_one_more(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(
        write({"a.md": "---\ntitle: A\n---\n", "listlint.toml": 'ignore = ["self-link"]\n'})
    )
    form = ("--output-format", "json")
    assert rules_found(run("check", *form)) == []
    assert ("a.md", "orphan-note") in rules_found(run("check", "--select", "ALL", *form))
    found = rules_found(run("check", "--extend-select", "orphan-note", *form))
    assert found == [("a.md", "orphan-note")]


@pytest.mark.usefixtures("vault")
def test_quiet_prints_the_findings_alone(run: Run) -> None:
    outcome = run("check", "--quiet")
    assert "broken-link" in outcome.out
    assert outcome.err == ""


@pytest.mark.usefixtures("vault")
def test_colour_can_be_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in run("check", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" not in run("check", "--color", "never").out


def test_a_terminal_that_is_dumb_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert is_colored(Terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert not is_colored(Terminal())


@pytest.mark.parametrize("paths", [(), ("pkg/b.md",), ("pkg",)])
@pytest.mark.parametrize("folder", ["", "pkg", "pkg/deep"])
def test_of_two_configurations_neither_decides(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, paths: tuple[str, ...], folder: str
) -> None:
    root = write({**NESTED, "listlint.toml": 'exclude = ["gone/"]\n'})
    monkeypatch.chdir(root / folder)
    outcome = run("check", *(str(root / path) for path in paths))
    assert outcome.status == 2
    assert "`pkg/listlint.toml` is a configuration below `listlint.toml`" in outcome.err
    assert 'write `exclude = ["pkg/"]` into the upper one' in outcome.err


@pytest.mark.parametrize("top", ['exclude = ["pkg/"]\n', None])
def test_the_nearest_configuration_decides_wherever_listlint_is_run(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, top: str | None
) -> None:
    root = write({**NESTED, **({"listlint.toml": top} if top else {})})
    for folder in ("", "pkg", "pkg/deep"):
        monkeypatch.chdir(root / folder)
        for path in ("pkg", "pkg/b.md"):
            assert run("check", str(root / path)).status == 0
        if folder:
            assert run("check").status == 0
    monkeypatch.chdir(root)
    outcome = run("check")
    if top:
        assert outcome.status == 1
        assert "gone/c.md" in outcome.out
        assert "pkg" not in outcome.out
    else:
        assert outcome.status == 2
        assert (
            "`pkg/listlint.toml` decides for `pkg` alone: run `listlint check pkg`" in outcome.err
        )


NESTED = {
    "pkg/listlint.toml": 'ignore = ["broken-link"]\n',
    "pkg/b.md": "[b](gone.png)\n",
    "pkg/deep/c.md": "",
    "gone/c.md": "[b](gone.png)\n",
}


def test_no_file_can_be_extended(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write({"pkg/listlint.toml": '\nextends = "../listlint.toml"\n'}) / "pkg")
    outcome = run("check")
    assert outcome.status == 2
    assert "listlint.toml:2: `extends` names a profile, `awesome`, and no file" in outcome.err


def test_an_error_names_its_path_as_it_is(run: Run, vault: Path) -> None:
    (vault / "Own.toml").mkdir()
    assert f"{vault}/Own.toml: is a directory" in run("check", "--config", "Own.toml").err


@pytest.mark.usefixtures("vault")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
def test_a_report_that_does_not_fit_the_disk_names_its_file(run: Run) -> None:
    outcome = run("check", "--output", "json=/dev/full")
    assert outcome.status == 2
    assert "`/dev/full` cannot be written: No space left on device" in outcome.err


def test_standard_input(run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"[B](b.md) [C](c.png)\n")

    monkeypatch.setattr(sys, "stdin", Stdin)
    outcome = run("check", "-", "--stdin-filename", "new.md", "--output-format", "concise")
    assert outcome.out.startswith("new.md:1:15: error: broken-link: ")
    assert len(outcome.out.splitlines()) == 1
    assert not (vault / "new.md").exists()


def test_standard_input_that_is_not_text(
    run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BytesIO(b"caf\xe9")

    monkeypatch.setattr(sys, "stdin", Stdin)
    outcome = run("check", "-", "--stdin-filename", "new.md", "--output-format", "concise")
    assert (outcome.status, outcome.out) == (
        1,
        "new.md:1:4: error: syntax-error: byte 0xe9 is not UTF-8\n",
    )
    assert vault.exists()


def test_a_bug_is_one_line_and_status_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Path:
        raise ValueError("oh")

    monkeypatch.setattr(Path, "cwd", fail)
    outcome = run("check")
    assert outcome.status == 2
    words = "listlint: this is a bug in listlint, please report it: ValueError: oh"
    assert re.fullmatch(rf"{words} \(in `listlint\.[\w.]+:\d+`\)\n", outcome.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
@pytest.mark.parametrize("arguments", [["--version"], ["check"], ["rule"]])
@pytest.mark.slow
def test_a_full_disk(vault: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "listlint", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=vault,
            env={"PYTHONPATH": str(ROOT)},
        )
    assert done.returncode == 2
    assert "listlint: standard output: no space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_output_file(run: Run, vault: Path) -> None:
    outcome = run("check", "--output-format", "json", "--output-file", "report.json")
    assert outcome.out == ""
    assert len(json.loads((vault / "report.json").read_text())["diagnostics"]) == 2


@pytest.mark.usefixtures("vault")
def test_statistics(run: Run) -> None:
    err = run("check", "--statistics").err
    assert "broken-anchor" in err
    assert "broken-link" in err


@pytest.mark.usefixtures("vault")
def test_colour_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check").out


def test_rules_are_documented(run: Run) -> None:
    listed = run("rule")
    assert listed.status == 0
    assert "broken-link " in listed.out
    assert "syntax-error " in listed.out
    one = run("rule", "broken-link")
    assert one.out.startswith("# broken-link (error)\n\nA link")
    assert "## Bad" in one.out


def test_what_applies_to_a_file_and_why(run: Run, vault: Path) -> None:
    (vault / "listlint.toml").write_text(
        '[[notes]]\npath = "a.md"\nschema = "listlint:paper-note-status"\n'
        '[per-file-ignores]\n"a.md" = ["self-link"]\n[rules]\nkey-mismatch = { key = "id" }\n'
    )
    about = run("config", "a.md").out
    assert 'note: `path = "a.md"` in listlint.toml' in about
    assert "schema         listlint:paper-note-status" in about
    assert "self-link              off      by `per-file-ignores`" in about
    assert "key = 'id'" in about
    assert "begins with frontmatter" in run("config", "b.md").out
    assert "notes          a.md: 1 file" in run("config").out


def test_version_imports_next_to_nothing() -> None:
    code = (
        "import sys\nfrom listlint.cli.main import run\n"
        "try: run(['--version'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'typing', 'yaml', 'markdown_it', 'jsonschema'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"listlint {__version__}\n[]\n"


@pytest.mark.slow
def test_a_closed_pipe_is_no_traceback(vault: Path) -> None:
    (vault / "c.md").write_text("[x](gone.png)\n" * 4_000)
    command = f"{sys.executable} -m listlint check --output-format concise | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_shell_can_complete_commands_and_options(run: Run, shell: str) -> None:
    outcome = run("completion", shell)
    assert outcome.status == 0
    assert "only-new" in outcome.out
