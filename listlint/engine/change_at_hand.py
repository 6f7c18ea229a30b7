"""Which change is at hand, for `--only-new`: that of a commit, a push or a pull request.

A hook and a job are told so by variables: pre-commit and prek give the ends of a range, git itself
where a commit is being made, GitHub and GitLab what a pull request is for. Without any it is what
differs from the last commit. Where nothing does, there is nothing to compare: all is to be checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from listlint.files import discover
from listlint.files.git.revision import has_base, is_changed_since
from listlint.project.project import Project


class ChangeAtHand(NamedTuple):
    """What a change is compared with."""

    since: str | None
    """A revision as `--new-since` takes it; `None` where there is none to compare with."""
    is_certain: bool = True
    """Whether there is a change, also if no file that is checked shows it."""
    why_not: str = ""
    """Why there is nothing to compare with, where that is so."""


def find(folder: Path, variables: Mapping[str, str]) -> ChangeAtHand:
    """The change at hand in the repository that a folder lies in."""
    top = discover.repository(folder)
    if top is None:
        return ChangeAtHand(None, why_not="this is no git repository")
    named = [*_named(variables)]
    known = [since for since in named if has_base(top, since)]
    if changed := next((since for since in known if is_changed_since(top, since)), None):
        return ChangeAtHand(changed)
    if named:
        problem = "nothing is new since" if known else "git does not have what precedes"
        return ChangeAtHand(None, why_not=f"{problem} `{named[0]}`")
    is_certain = "GIT_INDEX_FILE" in variables or is_changed_since(top, "HEAD")
    return ChangeAtHand("HEAD", is_certain, "nothing differs from the last commit")


def is_pull_request(variables: Mapping[str, str]) -> bool:
    """Whether a job looks at what somebody proposes, who need not be trusted."""
    return any(
        variables.get(name) for name in ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA")
    )


def is_visible(project: Project) -> bool:
    """Whether a file that is checked is not as it was in what the project is compared with."""
    assert project.base is not None
    base = project.base.project.documents
    return len(base) != len(project.documents) or any(
        project.documents.get(path) is not document for path, document in base.items()
    )


def _named(variables: Mapping[str, str]) -> Iterator[str]:
    """The ranges that hooks and jobs are told, the closest first."""
    if since := variables.get("PRE_COMMIT_FROM_REF"):
        yield f"{since}...{variables.get('PRE_COMMIT_TO_REF') or 'HEAD'}"
    if branch := variables.get("GITHUB_BASE_REF"):
        yield f"refs/remotes/origin/{branch}...HEAD"
    if base := variables.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        yield f"{base}...HEAD"
