"""The workflows of `docs/pull-requests.md`: they are safe, and their shell does what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

BASH = ["/usr/bin/env", "bash", "--noprofile", "--norc", "-eo", "pipefail"]
TEXT = (ROOT / "docs" / "pull-requests.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
WORKFLOWS = [block for block in BLOCKS if "jobs:" in block]
GH = """#!/bin/sh
printf '%s\\n' "$*" >>"$LOG"
case "$*" in
  *pulls*) printf '%s' "$NUMBER" ;;
  *--paginate*) printf '%s' "$OLD" ;;
esac
"""


def steps(workflow: str) -> list[dict[str, Any]]:
    (job,) = yaml.safe_load(workflow)["jobs"].values()
    found: list[dict[str, Any]] = job["steps"]
    return found


@pytest.mark.slow
def test_they_are_safe(tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for number, workflow in enumerate(WORKFLOWS):
        pinned = workflow.replace("OWNER/listlint@v0.1.0", f"OWNER/listlint@{'0' * 40}")
        (folder / f"{number}.yml").write_text(pinned)
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "."]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_their_actions_are_those_that_this_repository_runs() -> None:
    own = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    checkouts = [step for each in WORKFLOWS for step in steps(each) if "checkout" in str(step)]
    assert len(checkouts) == 2
    assert all(step["uses"] in own for step in checkouts)
    assert all(step["with"]["fetch-depth"] == 0 for step in checkouts)


def test_every_input_and_output_of_the_action_is_named() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for name in (*action["inputs"], *action["outputs"]):
        assert re.search(rf"^\|.*`{name}`.*\|", TEXT, re.MULTILINE), name


def comment(folder: Path, report: str, number: str = "7", old: str = "") -> list[str]:
    """The calls of `gh` that the second workflow makes."""
    (step,) = (each for each in steps(WORKFLOWS[-1]) if each.get("name") == "Comment")
    (folder / "listlint").mkdir()
    (folder / "listlint" / "markdown").write_text(report)
    program = folder / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(GH)
    program.chmod(0o755)
    script = folder / "script.sh"
    script.write_text(step["run"])
    env = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "RUNNER_TEMP": str(folder),
        "LOG": str(folder / "log"),
        "NUMBER": number,
        "OLD": old,
        **dict.fromkeys(step["env"], "x"),
    }
    subprocess.run([*BASH, str(script)], env=env, check=True, cwd=folder)
    return (folder / "log").read_text().splitlines()


FINDINGS = "### listlint: found 1 error in 1 file\n"


def test_the_first_run_comments(tmp_path: Path) -> None:
    calls = comment(tmp_path, FINDINGS)
    assert calls[-1] == "api --silent repos/x/issues/7/comments -F body=@comment.md"
    assert (tmp_path / "comment.md").read_text() == f"<!-- listlint -->\n{FINDINGS}"


def test_a_later_one_rewrites_the_comment(tmp_path: Path) -> None:
    calls = comment(tmp_path, "### listlint: no findings\n", old="11\n12\n")
    assert calls[-1] == (
        "api --silent --method PATCH repos/x/issues/comments/11 -F body=@comment.md"
    )


def test_what_is_clean_from_the_start_needs_no_comment(tmp_path: Path) -> None:
    calls = comment(tmp_path, "### listlint: no findings, new since `main`\n")
    assert not [call for call in calls if "-F body" in call]


def test_a_pull_request_that_is_closed_gets_none(tmp_path: Path) -> None:
    assert not [call for call in comment(tmp_path, FINDINGS, number="") if "-F body" in call]
