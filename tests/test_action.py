"""The GitHub action: its shell, run as GitHub runs it, in repositories that were checked out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Repository

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
(CHECK,) = (step for step in STEPS if step.get("name") == "Check")
BASH = ["/usr/bin/env", "bash", "--noprofile", "--norc", "-eo", "pipefail"]
LINES = [f"- [Tool {name}](https://{name}.example) - Does {name} well.\n" for name in "gblakhcjf"]
OLD = "- [Tool x](https://x.example) - Lacks its period\n"
NEW = "- [Tool y](https://y.example) - Lacks it too\n"


def readme(*lines: str) -> dict[str, str]:
    return {"README.md": "# Tools\n\n" + "".join([*LINES, *lines])}


class Runner:
    """A job of GitHub's: a checkout of a repository that was pushed to, and variables."""

    def __init__(self, origin: Repository, folder: Path) -> None:
        self.origin = origin
        self.folder = folder
        self.workspace = folder / "workspace"
        self.output, self.summary = folder / "output", folder / "summary.md"
        self.workspace.mkdir()
        programs = folder / "temp" / "listlint" / "bin"
        programs.mkdir(parents=True)
        for name, module in (("listlint", "-m listlint"), ("python", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n')
            program.chmod(0o755)

    def checkout(self, ref: str, *, depth: int = 0) -> None:
        """What actions/checkout does, with `fetch-depth` as given; 0 is everything."""
        git = ["git", "-C", str(self.workspace)]
        everything = ["+refs/heads/*:refs/remotes/origin/*"] if not depth else [f"--depth={depth}"]
        here = f"refs/remotes/{ref.removeprefix('refs/')}"
        for command in (
            ["init", "--quiet"],
            ["remote", "add", "origin", self.origin.root.as_uri()],
            ["fetch", "--quiet", "--no-tags", "origin", *everything, f"+{ref}:{here}"],
            ["checkout", "--quiet", "--force", here],
        ):
            subprocess.run([*git, *command], check=True, capture_output=True)

    def run(self, event: str, base: str = "", **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the step that checks. `base` is the branch that a pull request is for, or the commit
        that a group of a merge queue begins at.
        """
        given = {
            f"inputs.{name}": inputs.get(name.replace("-", "_"), each["default"])
            for name, each in ACTION["inputs"].items()
        }
        given["github.event.merge_group.base_sha"] = base if event == "merge_group" else ""
        env = {
            name: given[text.removeprefix("${{ ").removesuffix(" }}")]
            for name, text in CHECK["env"].items()
        }
        self.output.write_text("")
        self.summary.write_text("")
        script = self.folder / "script.sh"
        script.write_text(CHECK["run"])
        return subprocess.run(
            [*BASH, str(script)],
            cwd=self.workspace / given["inputs.working-directory"],
            env={
                "GITHUB_OUTPUT": str(self.output),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_EVENT_NAME": event,
                "GITHUB_BASE_REF": base if event == "pull_request" else "",
                "GITHUB_WORKSPACE": str(self.workspace),
                "RUNNER_TEMP": str(self.folder / "temp"),
                **env,
            },
            check=False,
            capture_output=True,
            text=True,
        )


@pytest.fixture
def runner(repository: Repository, tmp_path: Path) -> Runner:
    """A runner for a repository with a pull request of one bad entry, and a bad one on its main
    branch, which has gone on since.
    """
    repository.commit(readme(OLD))
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit(readme(OLD, NEW))
    repository.git("checkout", "--quiet", "main")
    repository.commit({"other.md": "# Other\n"})
    repository.git("checkout", "--quiet", "--detach")
    repository.git("merge", "--quiet", "--no-ff", "topic")
    repository.git("update-ref", "refs/pull/1/merge", "HEAD")
    repository.git("checkout", "--quiet", "main")
    folder = tmp_path / "runner"
    folder.mkdir()
    return Runner(repository, folder)


def lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line.partition("line=")[2].partition(",")[0] for line in done.stdout.splitlines()]


def test_a_push_is_checked_as_a_whole(runner: Runner) -> None:
    runner.checkout("refs/heads/topic", depth=1)
    done = runner.run("push")
    assert lines(done) == ["12", "13"], done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("depth", [0, 1])
def test_a_pull_request_answers_for_what_it_brings(runner: Runner, depth: int) -> None:
    runner.checkout("refs/pull/1/merge", depth=depth)
    done = runner.run("pull_request", "main")
    assert lines(done) == ["13"], done.stderr
    assert done.stdout.startswith("::error file=README.md,line=13,")
    assert done.returncode == 1


def test_a_group_of_a_merge_queue_answers_for_what_it_brings(runner: Runner) -> None:
    base = runner.origin.git("rev-parse", "main").strip()
    runner.checkout("refs/pull/1/merge", depth=1)
    done = runner.run("merge_group", base)
    assert lines(done) == ["13"], done.stderr


@pytest.mark.parametrize("depth", [0, 1])
def test_a_folder_that_looks_like_a_repository_is_none(
    runner: Runner, repository: Repository, depth: int, tmp_path: Path
) -> None:
    """Git would ask it, as the nearest one, and fetch by the program that its settings name."""
    marker = tmp_path / "ran"
    settings = f"""[core]
    repositoryformatversion = 0
    bare = true
    fsmonitor = "touch {marker};"
    sshCommand = "touch {marker};"
[remote "origin"]
    url = "{repository.root}"
    uploadpack = "touch {marker}; git-upload-pack"
"""
    repository.git("checkout", "--quiet", "--detach", "refs/pull/1/merge")
    repository.commit(
        {
            "docs/HEAD": "ref: refs/heads/main\n",
            "docs/config": settings,
            "docs/objects/info/x": "",
            "docs/refs/x": "",
            "docs/a.md": "# A\n\n[gone](gone.md)\n",
        }
    )
    repository.git("update-ref", "refs/pull/1/merge", "HEAD")
    repository.git("checkout", "--quiet", "main")
    runner.checkout("refs/pull/1/merge", depth=depth)
    done = runner.run("pull_request", "main", working_directory="docs")
    assert not marker.exists()
    assert "no file `docs/gone.md`" in done.stdout or "gone.md" in done.stdout, done.stderr


def outputs(runner: Runner) -> dict[str, str]:
    pairs = (line.partition("=") for line in runner.output.read_text().splitlines())
    return {name: value for name, _, value in pairs}


def test_the_job_gets_a_summary_counts_and_reports(runner: Runner) -> None:
    runner.checkout("refs/pull/1/merge")
    done = runner.run("pull_request", "main")
    assert "README.md:13:45: `.` is missing after the description" in done.stdout
    summary = runner.summary.read_text()
    assert summary.startswith("### listlint: found 1 error in 1 file")
    assert NEW.replace("too", "too.") in summary
    found = outputs(runner)
    assert (found["errors"], found["warnings"]) == ("1", "0")
    assert json.loads(Path(found["json"]).read_text())["summary"]["since"].endswith("main...HEAD")
    assert json.loads(Path(found["sarif"]).read_text())["version"] == "2.1.0"
    assert Path(found["markdown"]).read_text() == summary


def test_a_clean_run_says_what_was_checked(runner: Runner) -> None:
    runner.checkout("refs/heads/main")
    done = runner.run("push", arguments="--ignore=malformed-entry\n")
    assert (done.returncode, done.stdout) == (0, "")
    assert "checked 2 files: 1 list with 10 entries" in done.stderr
    assert "Checked 2 files: 1 list with 10 entries" in runner.summary.read_text()
    assert outputs(runner)["errors"] == "0"
    runner.run("push", summary="false")
    assert not runner.summary.read_text()


def test_it_runs_in_the_folder_that_is_given(runner: Runner) -> None:
    runner.origin.commit(
        {"docs/listlint.toml": 'exclude = ["old/"]\n', "docs/old/a.md": "[a](b.md)\n"}
    )
    runner.origin.commit({"docs/new.md": "[a](gone.md)\n"})
    runner.checkout("refs/heads/main")
    done = runner.run("push", working_directory="docs")
    assert done.stdout.startswith("::error file=docs/new.md,line=1,"), done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_the_head_of_a_pull_request_can_be_checked_out_too(runner: Runner) -> None:
    runner.checkout("refs/heads/topic", depth=1)
    assert lines(runner.run("pull_request", "main")) == ["13"]


def test_a_pull_request_that_brings_nothing_bad_passes(runner: Runner) -> None:
    runner.origin.commit(readme(OLD, LINES[0].replace("Tool g", "Tool z").replace("//g", "//z")))
    runner.origin.git("update-ref", "refs/pull/2/merge", "HEAD")
    runner.origin.git("branch", "--force", "base", "HEAD~1")
    runner.checkout("refs/pull/2/merge", depth=1)
    done = runner.run("pull_request", "base")
    assert (done.returncode, done.stdout) == (0, "")


def test_without_a_history_it_says_what_to_do(runner: Runner) -> None:
    runner.checkout("refs/pull/1/merge", depth=1)
    runner.origin.root.rename(runner.folder / "gone")
    done = runner.run("pull_request", "main")
    assert done.returncode == 2
    assert done.stdout.startswith("::error title=listlint::")
    assert "fetch-depth: 0" in done.stdout


def test_inputs_reach_the_command(runner: Runner) -> None:
    runner.checkout("refs/heads/topic")
    assert runner.run("push", paths="other.md\n").returncode == 2  # topic has no such file
    assert lines(runner.run("push", paths="README.md\n\n")) == ["12", "13"]
    (runner.workspace / "my lint.toml").write_text('[rules]\nmalformed-entry = "warning"\n')
    assert runner.run("push", config="my lint.toml").returncode == 0
    assert runner.run("push", config="my lint.toml", strict="true").returncode == 1


HOSTILE = "$(touch${IFS}pwned)`touch${IFS}pwned`;touch${IFS}pwned&"


def test_no_input_and_no_name_of_a_branch_is_run(runner: Runner) -> None:
    runner.origin.git("branch", HOSTILE.replace("`", "'"), "main")
    runner.checkout("refs/pull/1/merge")
    for done in (
        runner.run("push", paths=HOSTILE, config=HOSTILE, strict=HOSTILE),
        runner.run("push", paths="--output-file=pwned"),
        runner.run("pull_request", HOSTILE),
    ):
        assert done.returncode == 2, done
    assert lines(runner.run("pull_request", HOSTILE.replace("`", "'"))) == ["13"]
    assert not list(runner.folder.rglob("pwned"))


def test_what_is_given_reaches_the_shell_by_variables_alone() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
    assert all(each["default"] is not None for each in ACTION["inputs"].values())


def test_no_module_of_the_checkout_is_run_for_one_of_python() -> None:
    (install,) = (step for step in STEPS if step.get("name") == "Install listlint")
    assert re.findall(r'(?:"\$PYTHON"|/python") (\S+)', install["run"]) == ["-I", "-I"]
    assert re.findall(r'/python" (\S+)', CHECK["run"]) == ["-I"]


def test_all_that_listlint_needs_is_pinned_for_the_action() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    text = (ROOT / ".github/action/requirements.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z-]+)==\S+", text, re.MULTILINE))
    assert {re.split("[>=]", each)[0] for each in wanted} <= pinned
    for requirement in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in requirement


def test_the_workflow_of_the_readme_is_one() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (text,) = (
        block
        for block in re.findall(r"^```yaml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
        if "jobs:" in block
    )
    (job,) = yaml.safe_load(text)["jobs"].values()
    checkout, own = job["steps"]
    assert checkout["uses"] in (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert own["uses"].startswith("OWNER/listlint@")
