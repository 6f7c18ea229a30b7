"""The one place that runs git: only to read, and so that nothing else is run by it.

What a repository holds may come from anybody, and git can be told in many ways to run a program:
by a folder that looks like a repository, by settings, attributes, hooks, remotes and variables.
Here git starts at the top of the work tree, above which and below which it looks for no other
repository; only commands run that neither touch the work tree nor convert what they read; and the
settings that name programs are overridden, those of the user too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

_COMMANDS: Mapping[str, tuple[str, ...]] = {
    "cat-file": (),
    "diff-index": ("--cached", "--no-ext-diff", "--no-textconv"),
    "diff-tree": ("--no-ext-diff", "--no-textconv"),
    "ls-files": ("--cached",),
    "ls-tree": ("--full-tree",),
    "merge-base": (),
    "rev-list": (),
    "rev-parse": (),
    "symbolic-ref": (),
}
"""What may be asked, with what is always said: the index and objects alone are read, since git runs
filters over files of the work tree to compare them.
"""

_SETTINGS = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.pager=cat",
    "core.editor=false",
    "core.askPass=",
    "core.sshCommand=false",
    "core.gitProxy=",
    "core.alternateRefsCommand=false",
    "credential.helper=",
    "diff.external=",
    "gpg.program=false",
    "log.showSignature=false",
    "protocol.allow=never",
    "submodule.recurse=false",
)

_OWN: Mapping[str, str] = {
    "GIT_ALLOW_PROTOCOL": "none",  # before all settings: no remote is asked, by whatever means
    "GIT_ATTR_NOSYSTEM": "1",
    # Whoever shares a repository may have put other objects, or other parents of commits, in the
    # place of those that a revision has.
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}

_KEPT = (
    # Where a hook's commit is being made, and what a push has brought: files of data.
    *("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
    # The user's own settings: they say whose repositories are to be trusted.
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),
)
"""Variables of git that reach it. The others may name programs, or another repository: that of
which a hook runs need not be this one."""


def run_git(
    top: Path, *arguments: str, given: bytes = b"", seconds: float | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Ask git about the repository at the top of a work tree.

    Raises `OSError` where there is no git, and `subprocess.TimeoutExpired`.
    """
    command, *rest = arguments
    program = _program(top)
    if program is None:
        raise FileNotFoundError(2, "it is not in `PATH`")
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return subprocess.run(  # noqa: S603 - git with words of ours, and a name behind its options
        [program, "--no-pager", *settings, command, *_COMMANDS[command], *rest],
        cwd=top,
        env=_environment(top),
        input=given,
        capture_output=True,
        timeout=seconds,
        check=False,
    )


def _environment(top: Path) -> dict[str, str]:
    """The user's variables without those of git that may do harm."""
    others = {
        name: value
        for name, value in os.environ.items()
        if name in _KEPT or not name.upper().startswith(("GIT_", "SSH_ASKPASS"))
    }
    # A top that is no repository after all makes git look no further.
    return {**others, **_OWN, "GIT_CEILING_DIRECTORIES": str(top.resolve().parent)}


def _program(top: Path) -> str | None:
    """The git that the user has installed, and none that the work tree brings: `PATH` may have a
    folder of it, or say `.`, and Windows looks in the working directory first.
    """
    return next(filter(None, map(shutil.which, _candidates(top))), None)


def _candidates(top: Path) -> Iterator[str]:
    name = "git.exe" if os.name == "nt" else "git"
    real = top.resolve()
    for folder in map(Path, os.environ.get("PATH", os.defpath).split(os.pathsep)):
        if folder.is_absolute() and not folder.resolve().is_relative_to(real):
            yield str(folder / name)
