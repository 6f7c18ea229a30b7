"""Fixes on disk: what is outcome, what is left alone, and that nothing is lost on the way."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Repository, Run, Write
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count, projects

from listlint.config.config_file import read
from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic, Edit, Fix
from listlint.core.document import Document
from listlint.core.result import Result
from listlint.core.source import Source, Span
from listlint.engine import fidelity, fix, fix_loop, loading
from listlint.engine.fidelity import DocumentText
from listlint.engine.fix_loop import FixedProject
from listlint.engine.run import lint
from listlint.files import patch, writing
from listlint.parse import parse
from listlint.project.project import Project
from listlint.rules import ENGINE_FINDINGS, Rule, rule, rules
from listlint.testing import Example, examples, load_texts

MAIL = "# A\n\n[me](me@example.org)\n\n[gone](gone.png)\n"
FIXED = MAIL.replace("me@", "mailto:me@")


def fixed(
    files: dict[str, str], config: Config | None = None, *, unsafe: bool = False
) -> FixedProject:
    config = config or Config()

    def check(project: Project, also: object = ()) -> Result:
        assert isinstance(also, tuple | list)
        return lint(project, config, also=also)

    return fix_loop.fix_all(load_texts(files, config), config, check, unsafe=unsafe)


def rules_of(outcome: FixedProject) -> list[str]:
    return [found.rule for found in outcome.result.diagnostics]


@pytest.fixture
def vault(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write({"a.md": MAIL, "b.md": MAIL})
    monkeypatch.chdir(root)
    return root


TOOLS = ["awk", "bat", "curl", "dust", "exa", "fd", "gron", "hexyl", "jq", "sed", "yq", "zoxide"]


def test_what_is_written_at_the_end_of_a_moved_entry_moves_with_it() -> None:
    listed = [f"- [{tool}](https://{tool}.example) - The tool {tool}.\n" for tool in TOOLS]
    cat = "- [cat](https://cat.example) - The tool cat"
    outcome = fixed({"README.md": "# Tools\n\n" + "".join(listed) + cat + "\n"})
    listed.insert(2, f"{cat}.\n")
    assert outcome.project.sources["README.md"].text == "# Tools\n\n" + "".join(listed)


@pytest.mark.parametrize(("at", "goes"), [(3, False), (4, True), (6, False), (7, True)])
def test_what_is_inserted_beside_a_removal_waits(at: int, *, goes: bool) -> None:
    def finding(start: int, end: int, text: str) -> Diagnostic:
        edit = Edit(Span("a.md", start, end), text)
        return Diagnostic(span=edit.span, message="it", fix=Fix("mend it", (edit,)))

    removal, insertion = finding(3, 6, ""), finding(at, at, ".")
    if at == 4:
        insertion = finding(6, 8, ".")
    assert (insertion in fix.fitting([removal, insertion])) is goes


def test_safe_fixes_are_written_and_the_rest_is_reported(vault: Path, run: Run) -> None:
    outcome = run("check", "--fix", "--output-format", "concise")
    assert outcome.status == 1
    assert outcome.places == ["a.md:5:broken-link", "b.md:5:broken-link"]
    assert "applied 2 fixes to 2 files" in outcome.err
    assert (vault / "a.md").read_text() == FIXED
    assert "nothing to change" in run("check", "--fix").err


def test_paths_restrict_what_is_fixed(vault: Path, run: Run) -> None:
    run("check", "--fix", "b.md")
    assert [(vault / name).read_text() for name in ("a.md", "b.md")] == [MAIL, FIXED]


def test_what_fixes_make_of_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def parsed(source: Source, *rest: Any, **options: Any) -> Document:
        read.append(source.text)
        return parse(source, *rest, **options)

    monkeypatch.setattr(loading, "parse", parsed)
    fixed({"a.md": MAIL})
    assert read == [MAIL, FIXED]


def test_only_what_is_new_is_fixed(repository: Repository, run: Run) -> None:
    repository.commit({"a.md": MAIL})
    repository.write({"a.md": MAIL + "\n[you](you@example.org)\n"})
    run("check", "--fix", "--new-since", "HEAD")
    text = (repository.root / "a.md").read_text()
    assert text == MAIL + "\n[you](mailto:you@example.org)\n"


def test_unsafe_fixes_have_to_be_asked_for(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "# A\n\n[B C](./bc.md)\n"
    monkeypatch.chdir(write({"a.md": broken, "b-c.md": "---\ntitle: B C\n---\n"}))
    run("check", "--fix")
    assert Path("a.md").read_text() == broken
    run("check", "--fix", "--unsafe-fixes")
    assert Path("a.md").read_text() == broken.replace("./bc", "./b-c")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_bytes_and_mode_are_kept(vault: Path, run: Run, mark: str, ending: str, last: str) -> None:
    def encoded(text: str) -> bytes:
        return (mark + (text.rstrip() + last).replace("\n", ending)).encode()

    file = vault / "a.md"
    file.write_bytes(encoded(MAIL))
    file.chmod(0o754)
    run("check", "--fix")
    assert file.read_bytes() == encoded(FIXED)
    assert file.stat().st_mode & 0o777 == 0o754
    assert sorted(os.listdir(vault)) == ["a.md", "b.md"]  # noqa: PTH208 - names


def test_new_lines_end_as_the_others_do() -> None:
    found = [
        Diagnostic(span=Span("a", 0, 0), message="", fix=Fix("", (Edit(Span("a", 1, 1), "x\ny"),)))
    ]
    assert fix.apply({"a": "1\r\n2"}, found) == {"a": "1x\r\ny\r\n2"}
    assert fix.apply({"a": "1\r2"}, found) == {"a": "1x\ry\r2"}
    assert fix.apply({"a": "1\r\n2\n"}, found) == {"a": "1x\ny\r\n2\n"}


def test_a_file_that_changes_meanwhile_is_left_alone(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite = writing.rewrite

    def late(root: Path, path: str, before: str, after: str) -> str | None:
        if path == "a.md":
            (root / path).write_text("somebody else's\n")
        return rewrite(root, path, before, after)

    monkeypatch.setattr(writing, "rewrite", late)
    outcome = run("check", "--fix")
    assert outcome.status == 2
    assert "`a.md` is left as it is: it has changed since it was read" in outcome.err
    assert (vault / "a.md").read_text() == "somebody else's\n"
    assert (vault / "b.md").read_text() == FIXED


def test_a_file_that_became_a_link_is_left_alone(vault: Path) -> None:
    (vault / "b.md").rename(vault / "c.md")
    (vault / "b.md").symlink_to("c.md")
    assert writing.rewrite(vault, "b.md", MAIL, FIXED) == "it has changed since it was read"
    assert (vault / "c.md").read_text() == MAIL
    (vault / "sub").symlink_to(vault)
    assert writing.rewrite(vault, "sub/a.md", MAIL, FIXED) == "it has changed since it was read"


@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_that_changes_while_its_successor_is_written_is_left_alone(
    vault: Path, monkeypatch: pytest.MonkeyPatch, *, is_link: bool
) -> None:
    """Be it another text, or a link to the same text."""
    file = vault / "a.md"

    def late(_: int) -> None:
        file.unlink()
        if is_link:
            file.symlink_to("b.md")
        else:
            file.write_text("somebody else's\n")

    monkeypatch.setattr(os, "fsync", late)
    assert writing.rewrite(vault, "a.md", MAIL, FIXED) == "it has changed since it was read"
    assert file.read_text() == (MAIL if is_link else "somebody else's\n")
    assert file.is_symlink() == is_link


def test_of_two_insertions_at_one_place_the_first_is_made() -> None:
    first, second, third = (
        Diagnostic(
            span=Span("a", at, at), message=text, fix=Fix("", (Edit(Span("a", at, at), text),))
        )
        for at, text in ((1, "x"), (1, "y"), (2, "z"))
    )
    assert fix.fitting([first, second, third]) == [first, third]
    assert fix.fitting([third, second, first]) == [third, second]
    assert fix.apply({"a": "123"}, [first, second, third]) == {"a": "1x2z3"}


def replacing(*places: tuple[int, int]) -> Diagnostic:
    """A finding whose fix replaces these places, or inserts where they are empty."""
    edits = tuple(Edit(Span("a", start, end), "x") for start, end in places)
    return Diagnostic(span=edits[0].span, message=f"{places}", fix=Fix("", edits))


@pytest.mark.parametrize(
    ("other", "fits"),
    [((0, 2), True), ((6, 9), True), ((0, 3), False), ((5, 9), False), ((3, 4), False)],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_two_fixes_go_together_where_they_only_touch(
    other: tuple[int, int], *, fits: bool, is_first: bool
) -> None:
    both = [replacing((2, 6)), replacing(other)]
    both = both if is_first else both[::-1]
    assert fix.fitting(both) == both[: 2 if fits else 1]


def test_a_fix_that_does_not_go_takes_no_place() -> None:
    """All its edits are made or none, so others may have their places."""
    first, last = replacing((0, 2)), replacing((30, 40))
    many = replacing((1, 2), *((at, at + 2) for at in range(10, 50, 2)))
    assert fix.fitting([first, many, last]) == [first, last]


def test_two_findings_with_one_fix_are_both_mended_by_it() -> None:
    same = [replacing((1, 1)), replacing((1, 1))]
    assert fix.fitting(same) == same
    assert fix.apply({"a": "123"}, same) == {"a": "1x23"}


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_what_cannot_be_written_is_as_it_was(
    vault: Path, run: Run, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    owner: object = os if call == "fsync" else Path
    monkeypatch.setattr(owner, call, full)
    outcome = run("check", "--fix")
    assert outcome.status == 2
    assert "`a.md` is left as it is: no space left on device" in outcome.err
    assert "changed 0 of 2 files" in outcome.err
    assert "error[missing-scheme]" in outcome.out
    assert (vault / "a.md").read_text() == MAIL
    assert sorted(os.listdir(vault)) == ["a.md", "b.md"]  # noqa: PTH208 - names


KILLED = """
import os, signal, sys
from pathlib import Path
from listlint.cli.main import run

left = [int(sys.argv[1])]

def killing(function):
    def counted(*arguments, **options):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return counted

os.fsync, Path.replace, Path.unlink = map(killing, (os.fsync, Path.replace, Path.unlink))
run(["check", "--fix"])
"""


@pytest.mark.parametrize("steps", [1, 11])
@pytest.mark.slow
def test_a_run_that_is_killed_leaves_every_file_whole(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    root = write({f"{number}.md": MAIL for number in range(20)})
    monkeypatch.chdir(root)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(steps)], check=False, capture_output=True
    )
    assert done.returncode == -signal.SIGKILL
    texts = [(root / f"{number}.md").read_text() for number in range(20)]
    assert {MAIL} <= {*texts} <= {MAIL, FIXED}
    assert texts.count(FIXED) == (steps + 1) // 3
    run("check", "--fix")
    assert {(root / f"{number}.md").read_text() for number in range(20)} == {FIXED}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_loses_nothing(vault: Path, run: Run) -> None:
    vault.chmod(0o555)
    outcome = run("check", "--fix")
    vault.chmod(0o755)
    assert outcome.status == 2
    assert "permission denied" in outcome.err
    assert (vault / "a.md").read_text() == MAIL


def test_standard_input_cannot_be_fixed(run: Run) -> None:
    outcome = run("check", "-", "--stdin-filename", "a.md", "--fix")
    assert outcome.err == "listlint: `-` cannot be fixed: name the file\n"


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> dict[str, Rule]:
    """The rules, to which a test adds its own."""
    known = dict(rules())
    monkeypatch.setattr("listlint.engine.rule_findings.rules", lambda: known)
    return known


def plant(known: dict[str, Rule], old: str, new: str, name: str = "planted") -> None:
    """A rule that replaces a text, wherever it stands."""

    def check(project: Project) -> Iterator[Diagnostic]:
        for path, source in project.sources.items():
            for start in (at for at in range(len(source.text)) if source.text.startswith(old, at)):
                span = Span(path, start, start + len(old))
                yield Diagnostic(span=span, message=f"`{old}`", fix=Fix("", (Edit(span, new),)))

    built = rule()(check)
    known[name] = Rule(name, "", built.severity, True, check, Project)  # noqa: FBT003 - as it is


def test_fixes_are_applied_until_nothing_changes(planted: dict[str, Rule]) -> None:
    plant(planted, "!!", "!")
    outcome = fixed({"a.md": "x" + "!" * 20})
    assert outcome.changed["a.md"][1] == "x!"
    assert rules_of(outcome) == []


def safe_fixes(outcome: FixedProject) -> list[str]:
    return [found.rule for found in outcome.result.diagnostics if found.fix and found.fix.safe]


def test_fixes_that_do_not_settle_have_to_be_asked_for(planted: dict[str, Rule]) -> None:
    plant(planted, "!", "?")
    plant(planted, "?", "!", "other")
    outcome = fixed({"a.md": "x!\n", "b.md": MAIL})
    assert outcome.changed == {"b.md": (MAIL, FIXED)}
    assert outcome.held == ("the fixes of `planted` change `a.md` again and again",)
    assert "planted" in rules_of(outcome)
    assert safe_fixes(outcome) == []


def test_why_a_safe_fix_was_not_applied_is_said(
    planted: dict[str, Rule], run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(planted, "!", "?")
    plant(planted, "?", "!", "other")
    monkeypatch.chdir(write({"a.md": "x!\n"}))
    said = run("check", "--fix", "--no-cache").err
    assert "the fixes of `planted` change `a.md` again and again" in said


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("word", "", "words"),
        ("word", "wörd", "words"),
        ("- [o", "[o", "entries"),
        ("# T", "T", "entries"),
        ("[o](", "\\[o](", "words"),
        ("[i](j.md)", "`[i](j.md)`", "words"),
        ("year: 1", "year 1", "keys"),
        ("x -->", "x --", "comments"),
    ],
)
def test_a_fix_that_would_lose_something_is_dropped(
    planted: dict[str, Rule], old: str, new: str, what: str
) -> None:
    text = (
        "---\nyear: 1\n---\n# T\n\nA word, [i](j.md).\n\n- [o](https://o.example) <a.md>\n"
        "- [p](https://p.example) <!-- listlint: ignore[self-link] x -->\n"
    )
    plant(planted, old, new)
    outcome = fixed({"README.md": text})
    assert outcome.changed == {}
    assert "internal-error" not in rules_of(outcome)
    assert safe_fixes(outcome) == []
    assert all(what in why or why.endswith(("links", "what can be read")) for why in outcome.held)


def test_a_fix_may_write_into_the_target_of_a_link(planted: dict[str, Rule]) -> None:
    plant(planted, "http:", "https:")
    outcome = fixed({"README.md": "- [a](http://a.example)\n- [b][b]\n\n[b]: http://b.example\n"})
    assert "http:" not in outcome.changed["README.md"][1]


def test_one_bad_fix_does_not_stop_the_others(planted: dict[str, Rule]) -> None:
    plant(planted, "word", "")
    outcome = fixed({"a.md": MAIL * 5 + "word", "b.md": MAIL})
    assert outcome.fixed == 6
    assert set(outcome.changed) == {"a.md", "b.md"}
    assert "internal-error" not in rules_of(outcome)
    assert safe_fixes(outcome) == []


def test_a_fix_may_move_lines() -> None:
    before = "# T\n\n- [b](https://b.example)\n  more\n- [a](https://a.example)\n"
    after = "# T\n\n- [a](https://a.example)\n- [b](https://b.example)\n  more\n"
    line = "- [a](https://a.example)\n"
    at = before.index(line)
    edits = [Edit(Span("README.md", 5, 5), line), Edit(Span("README.md", at, at + len(line)), "")]
    assert fix.edited(before, edits) == after
    assert complaint(before, edits) is None


def test_a_link_that_gains_its_scheme_may_become_an_entry() -> None:
    table = "| a | b |\n|---|---|\n[w](www.example.org)"
    at = table.index("www")
    assert complaint(table, [Edit(Span("README.md", at, at), "https://")]) is None
    rows = "- [a](https://a.example)\n- [b](https://b.example)\n"
    start = rows.index("https://b")
    lost = Edit(Span("README.md", start, start + len("https://b.example")), "#b")
    assert complaint(rows, [lost]) == "entries"


@pytest.mark.parametrize(
    ("before", "old", "new", "lost"),
    [
        ("---\nx: 1\n---\n", "---\nx", "***\nx", "the kind of the file"),
        ("- [a](https://a.example)\n- [b](https://b.example)\n", "\n- [b", " [b", "entries"),
        ("# A\n\nb\n", "# A", "A", "headings"),
        ("---\nx: 1\n---\n\n## References\n\n- A\n- B\n", "\n- B", " B", "references"),
        ("---\nx: 1\ny: 2\n---\n", "1\ny: 2", "{1: 1, y: 2}", "keys"),
        ("a <!-- listlint: ignore[self-link] b -->\n", "listlint:", "listlint", "comments"),
        ("a b\n", " b", "", "words"),
        ("---\na b\n---\n", "a b", "[a b", "what can be read"),
        ("[a](..) [b](..)\n", "[b](..)", "b", "links"),
        ("[a](..)\n", "](..)", "](../..)", "links"),
        ("` [a](..) b`\n", "b`", "b", "links"),
        ("[a](..)\n", "..", ".. .", "links"),
        ("- [a](https://a.example)\n\nSee [b](https://b.example).\n", "See", "- See", "entries"),
        ("a [b](c d\n", "c d", "c)", "words"),
    ],
)
def test_what_a_fix_may_not_change_is_named(before: str, old: str, new: str, lost: str) -> None:
    """Each alone: whatever else is looked at stays as it is."""
    at = before.rindex(old)
    assert complaint(before, [Edit(Span("README.md", at, at + len(old)), new)]) == lost


def test_what_was_an_address_is_no_word_once_it_is_linked() -> None:
    text = "See [a](b.md\n"
    assert complaint(text, [Edit(Span("README.md", len(text) - 1, len(text) - 1), ")")]) is None


def complaint(before: str, edits: list[Edit]) -> str | None:
    texts = (before, fix.edited(before, edits))
    old, new = (load_texts({"README.md": text}, Config()) for text in texts)
    one, two = (DocumentText(p.sources["README.md"], p.documents["README.md"]) for p in (old, new))
    return fidelity.complaint(one, two, edits)


def safe_examples() -> list[object]:
    every = {**rules(), **ENGINE_FINDINGS}.values()
    return [
        pytest.param(example, id=f"{each.name}-{number}")
        for each in every
        for number, example in enumerate(examples(each.doc))
        if example.fixed
    ]


@pytest.mark.parametrize("example", safe_examples())
def test_no_safe_fix_of_a_rule_is_dropped(example: Example) -> None:
    config = read(example.config, "listlint.toml", example.files.get)
    assert fixed(example.files, config).held == ()


@example_count(30)
@given(projects)
def test_fixes_settle_and_nothing_is_dropped(files: dict[str, str]) -> None:
    outcome = fixed(files)
    assert "internal-error" not in rules_of(outcome)
    assert outcome.held == ()
    now = files | {path: after for path, (_, after) in outcome.changed.items()}
    assert fixed(now).changed == {}


def git_apply(text: str, folder: Path) -> None:
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, cwd=folder, input=text.encode(), check=True)


lines = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "\n", "é\u2028\n", "d\re\n", "\ufeff\n"]))
ends = st.sampled_from(["", "end", "\r"])
texts = st.builds(lambda every, end: "".join(every) + end, lines, ends)
pairs = st.lists(st.tuples(texts, texts), min_size=1, max_size=12)
NAMES = ["a", "b c", 'd"e', "é", "f\tg", "h\\i", "j/k", "l\nm", "-n", "o'", "p ", "q"]


@example_count(12)
@given(pairs)
def test_git_applies_the_patch(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("patched")
    whole = dict(zip(NAMES, pairs, strict=False))
    lines: list[str] = []
    for name, (before, after) in whole.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(before.encode())
        if before and after and before != after:  # what is empty is another kind of patch
            lines += patch.unified_diff(name, before, after)
        else:
            whole[name] = (before, before)
    if lines:
        git_apply("".join(f"{line}\n" for line in lines), root)
    for name, (_, after) in whole.items():
        assert (root / name).read_bytes() == after.encode()


def test_diff_prints_what_fix_would_change(repository: Repository, run: Run) -> None:
    repository.commit(
        {"docs/a.md": "\ufeff" + MAIL.replace("\n", "\r\n"), "docs/listlint.toml": ""}
    )
    os.chdir("docs")
    assert run("check", "--diff", "--exit-zero").status == 0
    outcome = run("check", "--diff")
    assert outcome.status == 1
    assert outcome.err == "would have applied 1 fix to 1 file\n"
    assert repository.git("status", "--short") == ""
    git_apply(outcome.out, Path.cwd())
    assert Path("a.md").read_bytes() == ("\ufeff" + FIXED.replace("\n", "\r\n")).encode()
    assert run("check", "--diff").status == 0
