"""What `listlint check` changes in files: made in memory, then written or shown as a patch."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from listlint.cli.console import CLEAN, FAILED, FINDINGS, complain, tell
from listlint.cli.console import show as print_lines
from listlint.cli.report.terminal_text import is_obeyed, visible_line
from listlint.config.tables import Config
from listlint.core.errors import UsageError
from listlint.core.result import Result
from listlint.engine.add_ignores import ignore
from listlint.engine.fix_loop import Lint, fix_all
from listlint.engine.loading import reload
from listlint.engine.workspace import Workspace
from listlint.files import leftovers, writing
from listlint.files.patch import unified_diff
from listlint.project.project import Project
from listlint.rules import INTERNAL_ERROR


@dataclass(frozen=True, slots=True)
class Change:
    """Texts that are not as they were."""

    result: Result
    """What is found afterwards."""
    project: Project
    texts: Mapping[str, tuple[str, str]]
    """Before and after, by path."""
    done: str
    """What was done how often, such as "applied 3 fixes to"."""
    complaints: tuple[str, ...] = ()
    """What was asked for and could not be done."""


def fixed(project: Project, config: Config, lint: Lint, *, unsafe: bool) -> Change:
    """Fixes, applied until nothing changes."""
    found = fix_all(project, config, lint, unsafe=unsafe)
    done = f"applied {_count(found.fixed, 'fix', 'fixes')} to"
    return Change(found.result, found.project, found.changed, done, found.held)


def suppressed(project: Project, config: Config, lint: Lint, rules: Collection[str]) -> Change:
    """Comments for what the rules find."""
    before = lint(project, ())
    found = ignore(project, config, before.diagnostics, rules)
    texts = {
        path: (project.sources[path].text, source.text)
        for path, source in found.project.sources.items()
        if source is not project.sources[path]
    }
    complaints = (
        f"`{each.span.path}`:{project.sources[each.span.path].position(each.span.start).line}:"
        f" no comment can silence `{each.rule}` here; `[[suppress]]` in the configuration can"
        for each in found.left
    )
    done = f"silenced {_count(found.silenced, 'finding')} in"
    result = lint(found.project, ()) if texts else before
    return Change(result, found.project, texts, done, tuple(complaints))


def write(workspace: Workspace, change: Change) -> list[str]:
    """Write a change, say what was done, and return the paths that had to be left alone."""
    leftovers.remove({(workspace.root / path).parent for path in workspace.found.paths})
    whys = {
        path: writing.rewrite(workspace.root, path, before, after)
        for path, (before, after) in change.texts.items()
    }
    complain(*(f"`{path}` is left as it is: {why}" for path, why in whys.items() if why))
    complain(*change.complaints)
    left = [path for path, why in whys.items() if why]
    files = _count(len(whys), "file")
    tell([f"changed {len(whys) - len(left)} of {files}" if left else _told(change, files)])
    return left


def undone(project: Project, change: Change, left: Iterable[str], config: Config) -> Project:
    """The project after a change but for the files that were left alone."""
    return reload(change.project, [project.sources[path] for path in left], config)


def show(workspace: Workspace, change: Change, file: str | None) -> int:
    """Print a change as a patch, or write it to a file, and return the exit status."""
    patches = {path: [*_patch(workspace, path, *texts)] for path, texts in change.texts.items()}
    if file:
        with writing.opened(file) as out:
            print_lines(chain.from_iterable(patches.values()), out)
    else:
        for path, lines in patches.items():
            _print(path, lines)
    failures = [d for d in change.result.diagnostics if d.rule == INTERNAL_ERROR.name]
    complaints = (*change.complaints, *(f"`{d.span.path}`: {d.message}" for d in failures))
    complain(*complaints)
    tell([_told(change, _count(len(change.texts), "file"), "would have ")])
    if complaints:
        return FAILED
    return FINDINGS if change.texts else CLEAN


def _told(change: Change, files: str, lead: str = "") -> str:
    return f"{lead}{change.done} {files}" if change.texts else "nothing to change"


def _patch(workspace: Workspace, path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a file's patch. Raises `UsageError`."""
    data = writing.read_exactly(workspace.root / path, before)
    if data is None:
        raise UsageError(f"`{path}` has changed since it was read")
    mark = "\ufeff" if data.startswith(writing.MARK) else ""
    return unified_diff(workspace.prefix + path, mark + before, mark + after)


def _print(path: str, lines: Sequence[str]) -> None:
    """Print the patch of a file, escaped where whoever reads it would obey what it says."""
    is_read = sys.stdout.isatty()
    if not is_read and any(map(is_obeyed, lines)):
        complain(
            f"`{path}`: its patch does not apply, since what a log or a terminal would obey is"
            " escaped; `--output-file FILE` writes it as it is"
        )
        is_read = True
    print_lines(map(visible_line, lines) if is_read else lines)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else many or f'{one}s'}"
