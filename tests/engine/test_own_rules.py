"""Rules of a project's own: what they find, and that nobody's program runs unasked."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from conftest import ROOT, Repository, Run, Write

from listlint import plugin
from listlint.config.tables import Config
from listlint.core.errors import UsageError
from listlint.core.source import Position
from listlint.engine import own_rules
from listlint.engine.run import lint
from listlint.rules import OWN_RULES
from listlint.testing import failures, load_texts

PAGE = (ROOT / "docs" / "own-rules.md").read_text("utf-8")
RULE, IMAGES = re.findall(r"^````python\n(.*?)^````$", PAGE, re.DOTALL | re.MULTILINE)
CONFIG = '[plugins]\npaths = ["rules/"]\n'
LIST = "# Tools\n\n- [grope](https://example.org/grope) - TODO\n"
FILES: dict[str, str | bytes | None] = {
    "listlint.toml": CONFIG,
    "rules/no_todo.py": RULE,
    "README.md": "# Tools\n\n- [awk](https://example.org/awk) - Reads lines.\n",
}
RUNS = 'open("it-ran", "w").close()\n'
"""What a program would leave behind."""


@pytest.fixture(autouse=True)
def no_rules_stay() -> Iterator[None]:
    yield
    OWN_RULES.set({})


@pytest.fixture
def project(repository: Repository) -> Repository:
    repository.commit(FILES)
    return repository


def has_run(repository: Repository) -> bool:
    return (repository.root / "it-ran").exists()


def test_the_example_of_the_page_holds(tmp_path: Path) -> None:
    file = tmp_path / "no_todo.py"
    file.write_text(RULE, encoding="utf-8")
    assert [*failures(file)] == []
    file.write_text(RULE.replace("says `TODO`", "says TODO", 1), encoding="utf-8")
    assert "no-todo, example 1: findings" in next(failures(file))


def test_what_the_page_says_of_tests_is_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/few_images.py").write_text(IMAGES, encoding="utf-8")
    _, said, _ = PAGE.partition("$ python -m ")[2].split("\n", 2)
    command = [sys.executable, "-m", "listlint.testing", "rules/few_images.py"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout.rstrip()) == (0, said)
    fences = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    names: dict[str, Callable[[], None]] = {}
    exec(next(text for text in fences if "def test_" in text), names)  # noqa: S102 - the page's own
    names["test_examples_hold"]()


def test_what_the_page_says_of_types_is_there() -> None:
    rows = re.findall(r"^\| (`[A-Z]\w+`(?:, `\w+`)*) \| (.*) \|$", PAGE, re.MULTILINE)
    assert len(rows) > 5
    known = {each for kind in plugin.__all__ for each in dir(getattr(plugin, kind))}
    known |= {each for kind in plugin.__all__ for each in _annotated(getattr(plugin, kind))}
    known |= {*Position._fields}
    for types, facts in rows:
        assert {*re.findall(r"\w+", types)} <= {*plugin.__all__}
        assert {*re.findall(r"`(\w+)", facts)} - {"LinkKind", "None"} <= known


def _annotated(kind: object) -> list[str]:
    return [*getattr(kind, "__annotations__", {})]


def test_examples_are_tested_from_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "no_todo.py"
    for text, status, said in (
        (RULE, 0, "no_todo.py: 2 examples hold\n"),
        (RULE.replace("README.md:1:1", "README.md:1:2"), 1, "no-todo, example 1: findings"),
        ("def check(:\n", 2, "no_todo.py:1: invalid syntax\n"),
    ):
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "listlint.testing", str(file)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == status
        assert said in f"{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr


def test_a_rule_runs_where_it_is_allowed_to(project: Repository, run: Run) -> None:
    project.write({"README.md": LIST})
    outcome = run("check", "--plugins", "--output-format", "concise", "--strict")
    assert (outcome.status, outcome.places) == (1, ["README.md:3:no-todo"])
    outcome = run("check", "--plugins", "--select", "no-todo", "--output-format", "concise")
    assert outcome.places == ["README.md:3:no-todo"]
    assert "An entry that says" in run("rule", "no-todo", "--plugins").out


def test_a_rule_need_not_say_what_it_returns(project: Repository, run: Run) -> None:
    bare = re.sub(r"\) -> [^\n]*:\n", "):\n", RULE)
    assert bare != RULE
    project.write({"README.md": LIST, "rules/no_todo.py": bare})
    outcome = run("check", "--plugins", "--output-format", "concise", "--strict")
    assert (outcome.status, outcome.places) == (1, ["README.md:3:no-todo"])


def test_it_is_configured_and_suppressed_as_any_other(project: Repository, run: Run) -> None:
    project.write({"README.md": LIST, "listlint.toml": f'{CONFIG}[rules]\nno-todo = "error"\n'})
    assert run("check", "--plugins").status == 1
    comment = "<!-- listlint: ignore[no-todo] later -->\n"
    project.write({"README.md": LIST.replace("- [", f"{comment}- [")})
    assert run("check", "--plugins", "--strict").status == 0


def test_options_are_checked(project: Repository, run: Run) -> None:
    options = (
        "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Options:\n"
        '    """Options."""\n\n    word: str = "TODO"\n    """What is looked for."""\n\n\n'
    )
    rule = RULE.replace("@rule(", f"{options}@rule(", 1)
    rule = rule.replace("source: Source)", "source: Source, options: Options)")
    rule = rule.replace('"TODO" in', "options.word in")
    project.write({"README.md": LIST.replace("TODO", "XXX"), "rules/no_todo.py": rule})
    assert run("check", "--plugins", "--strict").status == 0
    project.write({"listlint.toml": f'{CONFIG}[rules]\nno-todo = {{ word = "XXX" }}\n'})
    assert run("check", "--plugins", "--strict").status == 1
    project.write({"listlint.toml": f"{CONFIG}[rules]\nno-todo = {{ wrod = 1 }}\n"})
    assert "did you mean `word`" in run("check", "--plugins").err


def test_without_leave_nothing_runs_and_names_are_known(project: Repository, run: Run) -> None:
    comment = "<!-- listlint: ignore[no-todo] later -->\n"
    project.write(
        {
            "listlint.toml": f'{CONFIG}[rules]\nno-todo = {{ severity = "error", word = "x" }}\n',
            "rules/no_todo.py": RUNS + RULE,
            "README.md": LIST.replace("- [", f"{comment}- ["),
        }
    )
    for command in ("check", "entries", "format", "baseline", "config"):
        outcome = run(command)
        assert outcome.status == 0, outcome.err
    assert "not run: `no-todo`; `--plugins` runs" in run("check").err
    assert not has_run(project)


CHANGES = {
    "a changed rule": {"rules/no_todo.py": RUNS + RULE},
    "a new rule": {"rules/another.py": RUNS},
    "a new table": {"listlint.toml": '[plugins]\npaths = ["rules/", "evil.py"]\n', "evil.py": RUNS},
    "another configuration": {"pyproject.toml": "[tool.listlint.plugins]\npaths = ['evil.py']\n"}
    | {"evil.py": RUNS, "listlint.toml": None},
    "a helper that it may import": {"rules/re.py": RUNS, "collections.py": RUNS},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_does_not_bring_programs(
    project: Repository, run: Run, change: dict[str, str | bytes | None]
) -> None:
    project.commit({**change, "README.md": LIST})
    outcome = run("check", "--plugins", "--new-since", "HEAD~1", "--output-format", "concise")
    assert not has_run(project)
    assert "README.md:3:no-todo" in outcome.places  # the rule of the base has run
    run("check", "--new-since", "HEAD~1")
    run("check")
    assert not has_run(project)


def test_a_rule_that_a_change_removes_still_runs(project: Repository, run: Run) -> None:
    project.commit({"rules/no_todo.py": None, "listlint.toml": None, "README.md": LIST})
    outcome = run("check", "--plugins", "--new-since", "HEAD~1", "--output-format", "concise")
    assert outcome.places == ["README.md:3:no-todo"]


def test_a_named_configuration_brings_none_either(project: Repository, run: Run) -> None:
    project.commit({"other.toml": "[plugins]\npaths = ['evil.py']\n", "evil.py": RUNS})
    run("check", "--plugins", "--new-since", "HEAD~1", "--config", "other.toml")
    assert not has_run(project)


@pytest.mark.parametrize("name", ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA"])
@pytest.mark.parametrize("arguments", [(), ("--only-new",)], ids=["plain", "only-new"])
def test_on_a_pull_request_a_revision_is_needed(
    project: Repository,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.setenv(name, "gone")
    project.commit({"rules/no_todo.py": RUNS + RULE})
    outcome = run("check", "--plugins", *arguments)
    assert outcome.status == 2
    assert "needs `--new-since`" in outcome.err
    assert not has_run(project)


def test_nothing_outside_the_project_is_run(project: Repository, run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.py").write_text(RUNS)
    (project.root / "link.py").symlink_to(tmp_path / "evil.py")
    for path in ("../evil.py", "link.py", ".."):
        project.write({"listlint.toml": f"[plugins]\npaths = ['{path}']\n"})
        run("check", "--plugins")
        assert not has_run(project)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def check(:\n", "rules/no_todo.py:1: "),
        ("\nraise SystemExit(3)\n", "rules/no_todo.py:2: SystemExit: 3"),
        ("import gone_module\n", "rules/no_todo.py:1: ModuleNotFoundError"),
        ("x = 1\n", "`rules/no_todo.py` has no rule"),
        (
            RULE.replace("entry: Entry", "entry: int"),
            "rules/no_todo.py:28: check() cannot look at `int`",
        ),
    ],
)
def test_a_rule_that_fails_is_said_with_its_place(
    project: Repository, run: Run, text: str, said: str
) -> None:
    project.write({"rules/no_todo.py": text, "rules/no_sed.py": RULE.replace("TODO", "sed")})
    project.write({"README.md": LIST.replace("TODO", "sed")})
    outcome = run("check", "--plugins", "--output-format", "concise")
    assert outcome.status == 2
    assert said in outcome.out
    assert "README.md:3:1: warning: no-sed" in outcome.out  # the other rules go on
    assert "Traceback" not in outcome.err
    assert said in run("rule", "no-todo", "--plugins").err


def test_a_rule_that_raises_is_its_own_bug(project: Repository, run: Run) -> None:
    project.write({"rules/no_todo.py": RULE.replace('if "TODO"', 'if 1 / 0 or "TODO"')})
    project.write({"README.md": f"{LIST}- [sed](https://example.org/sed) - Edits.\n"})
    outcome = run("check", "--plugins", "--output-format", "concise")
    assert outcome.status == 2
    failed = "the rule `no-todo` failed: ZeroDivisionError: division by zero"
    assert f"{failed} (`rules/no_todo.py:30`) (2 times)\n" in outcome.out
    assert outcome.out.count("internal-error") == 1


OPTIONS = "@dataclass\nclass Options:\n    {}\n\n\n@rule("


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            'words: list[str] = ()\n    """Words."""',
            "32: the option `words`: it cannot be a `list[str]`, only a bool, int, float",
        ),
        ("words: int = 2", "32: the option `words` needs a text in quotes below it"),
        ('words: int\n    """Words."""', "32: the option `words` needs a default"),
    ],
)
def test_options_that_cannot_be_configured_are_said(options: str, said: str) -> None:
    text = RULE.replace("from listlint", "from dataclasses import dataclass\n\nfrom listlint", 1)
    text = text.replace("@rule(", OPTIONS.format(options))
    text = text.replace("source: Source)", "source: Source, options: Options)")
    with pytest.raises(UsageError, match=re.escape(f"rules/x.py:{said}")):
        own_rules.rules_of_file("rules/x.py", text)


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        ("def check():", "check() has no parameter"),
        ("def check(entry):", "`entry` of check() needs a type, such as `entry: Entry`"),
        ("def check(entry, source: Source):", "such as `entry: Entry`"),
        ("def check(entry: Entry, source):", "the parameter `source` of check() needs a type"),
        ("def check(source: Source, entry: Entry):", "check() cannot look at `Source`, only at"),
        (
            "def check(document: Document, entry: Entry):",
            "check() cannot ask for `Entry` beside `Document`: only the first parameter",
        ),
        ("def check(entry: Entry, more: str):", "check() cannot ask for `str`, only for"),
        ("def check(entry: Entry | None):", "check() cannot look at"),
    ],
)
def test_a_signature_that_cannot_be_served_is_said(signature: str, said: str) -> None:
    text = f"from listlint.plugin import *\n\n@rule()\n{signature}\n    yield\n"
    with pytest.raises(UsageError, match=re.escape(said)) as raised:
        own_rules.rules_of_file("rules/x.py", text)
    assert str(raised.value).startswith("rules/x.py:3: ")
    assert "Error" not in str(raised.value)


def test_a_decorator_without_brackets_is_said() -> None:
    text = "from listlint.plugin import *\n\n@rule\ndef check(entry: Entry):\n    yield\n"
    with pytest.raises(UsageError, match=re.escape("rules/x.py:3: write `@rule()`")):
        own_rules.rules_of_file("rules/x.py", text)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("return None", "check() gives nothing back: it is to `yield` its findings"),
        ("yield 'TODO'", "it yields a `str`, not a `Diagnostic` (`rules/x.py:5`)"),
        ("yield Diagnostic(span=1, message='m')", "the span of its finding is a `int`"),
        ("yield Diagnostic(span=Span('x', 0, 0), message='m')", "in `x`, which is no file"),
        ("yield Diagnostic(span=e.span._replace(end=999), message='m')", "is not within"),
        ("yield Diagnostic(span=e.span, message=1)", "the `message` of its finding is no text"),
        ("yield Diagnostic(span=e.span, message='m', related=['x'])", "the `related` places"),
        ("yield Diagnostic(span=e.span, message='m', severity='error')", "is no `Severity`"),
        ("yield Diagnostic(span=e.span, message='m', fix='x')", "its fix is a `str`, not a `Fix`"),
        (
            "yield Diagnostic(span=e.span, message='m', fix=Fix(e.span, 'https'))",
            'the edits of its fix are no tuple of `Edit`: `Fix("…", (Edit(span, "…"),))`',
        ),
        (
            "yield Diagnostic(span=e.span, message='m', fix=Fix('t', (Edit('x', 'y'),)))",
            "the span of an edit is a `str`, not a `Span`",
        ),
        (
            "yield Diagnostic(span=e.span, message='m', fix=Fix('t', (Edit(e.span, 1),)))",
            "the text of an edit is no text",
        ),
    ],
)
def test_a_finding_that_is_none_is_said_of_its_rule(given: str, said: str) -> None:
    text = f"from listlint.plugin import *\n\n@rule()\ndef check(e: Entry):\n    {given}\n"
    (rule,) = own_rules.rules_of_file("rules/x.py", text)
    OWN_RULES.set({rule.name: rule})
    config = Config().selecting(("x",), ())
    (found,) = lint(load_texts({"README.md": LIST}, config), config).diagnostics
    assert found.rule == "internal-error"
    assert found.message.startswith("the rule `x` failed: ")
    assert said in found.message


def test_examples_of_a_rule_that_fails_do_not_hold(tmp_path: Path) -> None:
    file = tmp_path / "no_todo.py"
    file.write_text(RULE.replace("entry.span", "entry.spam"), encoding="utf-8")
    what = "AttributeError: 'Entry' object has no attribute 'spam'"
    said = f"the rule `no-todo` failed: {what} (`{file}:30`)"
    assert [*failures(file)] == [f"no-todo, example {n}: {said}" for n in (1, 2)]
    silent = re.sub(r"```diagnostics.*?```\n", "", RULE, flags=re.DOTALL)
    file.write_text(silent.replace('if "TODO"', 'if "never"'), encoding="utf-8")
    assert [*failures(file)] == ["no-todo, example 1: nothing is found under `## Bad`"]


def test_a_name_that_is_taken_is_refused(project: Repository, run: Run) -> None:
    project.write({"rules/self_link.py": RULE})
    assert "there is a rule `self-link` already" in run("check", "--plugins").err


def test_installed_packages_are_named_by_entry_points(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(
        {
            "installed/house.py": RULE,
            "project/listlint.toml": "[plugins]\nentry-points = ['house-rules']\n",
            "project/README.md": LIST,
        }
    )
    monkeypatch.syspath_prepend(root / "installed")
    monkeypatch.chdir(root / "project")
    points = [EntryPoint("house-rules", "house", own_rules.GROUP)]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points if group else [])
    outcome = run("check", "--plugins", "--output-format", "concise")
    assert outcome.places == ["README.md:3:house"]
    points.clear()
    assert "no installed package has an entry point `house-rules`" in run("check", "--plugins").err
