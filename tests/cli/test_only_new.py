"""`--only-new` and `--fix-only`: what a hook asks for, in a commit and elsewhere."""

import pytest
from conftest import Repository, Run

NAMES = "gblakhcjf"
LINES = "".join(f"- [Tool {n}](https://{n}.example) - Does {n} well.\n" for n in NAMES)
BEFORE = f"# Tools\n\n{LINES}- [Old](https://old.example) - Lacks its period\n"
AFTER = f"{BEFORE}- [New](https://new.example) - Lacks it too\n"
EVERYTHING = ["README.md:12:malformed-entry", "README.md:13:malformed-entry"]
NEW = ["README.md:13:malformed-entry"]
ONLY_NEW = ("check", "--only-new", "--output-format", "concise")


@pytest.fixture
def tools(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A list with an old fault, without any variable of a hook or job."""
    names = ("GIT_INDEX_FILE", "PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF")
    for name in (*names, "GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        monkeypatch.delenv(name, raising=False)
    repository.commit({"README.md": BEFORE})
    return repository


@pytest.mark.parametrize("staged", [True, False])
def test_what_differs_from_the_last_commit(tools: Repository, run: Run, staged: bool) -> None:  # noqa: FBT001 - a case
    tools.write({"README.md": AFTER})
    if staged:
        tools.git("add", "--all")
    found = run(*ONLY_NEW)
    assert found.places == NEW
    assert "new since `HEAD`" in found.err


def test_with_nothing_to_compare_with_everything_is_checked(tools: Repository, run: Run) -> None:
    tools.commit({"README.md": AFTER})
    found = run(*ONLY_NEW)
    assert (found.places, found.status) == (EVERYTHING, 1)
    assert "everything is checked: nothing differs from the last commit\n" in found.err


@pytest.mark.usefixtures("tools")
def test_a_commit_that_changes_nothing_has_nothing_new(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")  # as git does for its hooks
    assert run(*ONLY_NEW).status == 0


def test_a_file_that_is_no_markdown_is_a_change_too(tools: Repository, run: Run) -> None:
    tools.commit({"a.md": "![a](a.png)\n", "a.png": b"1", "b.md": "[b](gone.png)\n"})
    tools.git("rm", "--quiet", "a.png")
    assert run(*ONLY_NEW).places == ["a.md:1:broken-link"]


@pytest.mark.parametrize(
    "variables",
    [
        {"PRE_COMMIT_FROM_REF": "main", "PRE_COMMIT_TO_REF": "topic"},
        {"PRE_COMMIT_FROM_REF": "main"},
        {"GITHUB_BASE_REF": "main"},
        {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "main"},
    ],
)
def test_a_range_that_a_hook_or_a_job_is_given(
    tools: Repository, run: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    tools.git("update-ref", "refs/remotes/origin/main", "main")
    tools.git("checkout", "--quiet", "-b", "topic")
    tools.commit({"README.md": AFTER})
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run(*ONLY_NEW).places == NEW


@pytest.mark.parametrize(
    ("variables", "why"),
    [
        ({"PRE_COMMIT_FROM_REF": "HEAD", "PRE_COMMIT_TO_REF": "HEAD"}, "nothing is new since"),
        ({"PRE_COMMIT_FROM_REF": "gone"}, "git does not have what precedes `gone...HEAD`"),
        ({"GITHUB_BASE_REF": "gone"}, "git does not have what precedes"),
    ],
)
def test_a_range_that_is_empty_or_unknown_is_said(
    tools: Repository,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    why: str,
) -> None:
    tools.commit({"README.md": AFTER})
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = run(*ONLY_NEW)
    assert found.places == EVERYTHING
    assert f"everything is checked: {why}" in found.err


def test_no_repository(tmp_path: object, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))
    with open("README.md", "w", encoding="utf-8") as file:  # noqa: PTH123 - the folder is a str
        file.write(AFTER)
    found = run(*ONLY_NEW)
    assert found.places == EVERYTHING
    assert "everything is checked: this is no git repository" in found.err


def test_the_first_commit_is_all_new(repository: Repository, run: Run) -> None:
    repository.write({"README.md": AFTER})
    repository.git("add", "--all")
    assert run(*ONLY_NEW).places == EVERYTHING


def test_only_what_is_new_is_fixed_and_nothing_else_is_said(tools: Repository, run: Run) -> None:
    tools.write({"README.md": AFTER, "b.md": "[b](gone.png)\n"})
    found = run("check", "--fix-only", "--only-new")
    assert (found.status, found.out) == (0, "")
    assert found.err == "applied 1 fix to 1 file\n"
    text = (tools.root / "README.md").read_text()
    assert text == AFTER.removesuffix("\n") + ".\n"


def test_what_is_asked_for_by_name_comes_first(tools: Repository, run: Run) -> None:
    first = tools.git("rev-parse", "HEAD").strip()
    tools.commit({"README.md": AFTER})
    assert run(*ONLY_NEW, "--new-since", first).places == NEW
