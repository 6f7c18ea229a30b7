"""Opens what `listlint check` is to look at: paths, standard input, what is compared with."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from listlint.cli import progress
from listlint.cli.console import complain
from listlint.core.errors import UsageError
from listlint.engine import change_at_hand
from listlint.engine.kept_facts import KeptFacts, RunConditions
from listlint.engine.workspace import Given, Workspace, open_workspace
from listlint.files.cache import Cache, cache_folder
from listlint.files.state import state_of_code


def open_project(options: Namespace) -> Workspace:
    """Open a project. Raises `UsageError`."""
    paths, given = list(options.paths), None
    if "-" in paths:
        given = _standard_input(options)
        paths = [options.stdin_filename]
    elif options.stdin_filename:
        raise UsageError("`--stdin-filename` says what `-` is, and there is no `-`")
    opened = partial(
        open_workspace,
        Path.cwd(),
        paths,
        config_file=options.config,
        given=given,
        facts=_kept_facts(options),
        plugins=options.plugins,
    )
    since = options.new_since
    is_at_hand = options.only_new and not since
    if is_at_hand:
        workspace = _of_change(opened, paths)
    else:
        with progress.shown("reading"):
            workspace = opened(since=since) if since else _whole(opened)
    complain(*(f"warning: {warning}" for warning in workspace.warnings))
    return workspace


def _kept_facts(options: Namespace) -> KeptFacts | None:
    """What earlier runs have read, unless everything is to be read anew."""
    code = None if options.no_cache else state_of_code()
    if not code:
        return None
    conditions, state = None, getattr(options, "state", None)
    if state:
        conditions = RunConditions(state, repr((options.config, options.variables)))
    return KeptFacts(Cache(cache_folder(options.cache_dir)), code, conditions)


def _standard_input(options: Namespace) -> Given:
    if options.paths != ["-"] or not options.stdin_filename:
        raise UsageError("`-` is used alone, with `--stdin-filename FILE` to say what it is")
    if options.fix or options.fix_only or options.diff or options.add_ignores:
        raise UsageError("`-` cannot be fixed: name the file")
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return Given(Path(options.stdin_filename), sys.stdin.buffer.read())


def _of_change(opened: partial[Workspace], paths: list[str]) -> Workspace:
    """What the change at hand brings; the whole project, and said so, where there is none."""
    folder = Path.cwd() / paths[0] if paths else Path.cwd()
    change = change_at_hand.find(folder, os.environ)
    if change.since:
        with progress.shown("reading"):
            workspace = opened(since=change.since)
        if change.is_certain or change_at_hand.is_visible(workspace.project):
            return workspace
    complain(f"everything is checked: {change.why_not}")
    with progress.shown("reading"):
        return _whole(opened)


def _whole(opened: partial[Workspace]) -> Workspace:
    """A project that is compared with nothing. Raises `UsageError` where a pull request would bring
    the rules that run.
    """
    if opened.keywords["plugins"] and change_at_hand.is_pull_request(os.environ):
        raise UsageError(
            "on a pull request `--plugins` needs `--new-since`, with a revision that git has: then"
            " the rules are those of that revision"
        )
    return opened()
