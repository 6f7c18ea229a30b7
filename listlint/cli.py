"""The command line: the only place that reads arguments, prints and exits.

Nothing heavy is imported before it is needed: `listlint --version` costs little more than Python.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from listlint import __version__, writing
from listlint.arguments import parser
from listlint.errors import UsageError

if TYPE_CHECKING:
    from listlint.result import Result
    from listlint.survey import Survey
    from listlint.workspace import Workspace

CLEAN, FINDINGS, FAILED = 0, 1, 2

PLAIN = False
"""No colour."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit: 0 clean, 1 findings, 2 wrong usage, configuration or a bug."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        status = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        status = _silenced(FINDINGS)
    except KeyboardInterrupt:
        status = 130
    except UsageError as error:
        _complain(*error.complaints)
        status = FAILED
    except OSError as error:  # no space, no working directory, …
        _complain(str(error.strerror or error).lower())
        status = _silenced(FAILED)
    except Exception as error:  # noqa: BLE001 - a traceback helps no user
        _complain(f"this is a bug in listlint, please report it: {type(error).__name__}: {error}")
        status = FAILED
    sys.exit(status)


def _run(given: Sequence[str]) -> int:
    if sys.stdout is None:
        raise UsageError("standard output is closed")
    if given in (["--version"], ["-V"]):
        print(f"listlint {__version__}")
        return CLEAN
    # A run makes millions of objects and hardly a cycle, and the process ends soon: looking for
    # cycles would take a sixth of the time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(given)
    return COMMANDS[options.command](options)


def _silenced(status: int) -> int:
    """Let Python flush standard output into nothing when it ends, since it would fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _complain(*complaints: str) -> None:
    from listlint.report.cells import visible  # noqa: PLC0415 - not before it is needed

    for complaint in complaints:
        print(f"listlint: {visible(complaint)}", file=sys.stderr)


def _check(options: Namespace) -> int:
    from listlint import engine, report  # noqa: PLC0415 - not before it is needed

    workspace = _open(options)
    found = engine.lint(workspace.project, workspace.config, workspace.is_named)
    result = replace(found, prefix=workspace.prefix)
    lines = report.FORMATS[options.output_format]
    if options.output_file:
        with writing.opened(options.output_file) as file:
            _print(lines(result, PLAIN), file)
    else:
        _print(lines(result, _is_colored(sys.stdout)), sys.stdout)
    if options.statistics:
        _print(report.statistics(result), sys.stderr)
    if options.output_format in ("full", "concise"):
        _print(report.summary(result), sys.stderr)
    return _status(result, options)


def _entries(options: Namespace) -> int:
    from listlint import catalogue  # noqa: PLC0415 - not before it is needed
    from listlint.report.entries import FORMATS as LINES  # noqa: PLC0415 - as above
    from listlint.workspace import open_workspace  # noqa: PLC0415 - as above

    workspace = open_workspace(Path.cwd(), options.paths, config_file=options.config)
    _complain(*(f"warning: {warning}" for warning in workspace.warnings))
    lines = LINES[options.output_format](catalogue.read(workspace.project, workspace.is_named))
    if options.output_file:
        with writing.opened(options.output_file) as file:
            _print(lines, file)
    else:
        _print(lines, sys.stdout)
    faults = [*catalogue.unread(workspace.project, workspace.is_named)]
    _complain(*faults)
    return FAILED if faults else CLEAN


def _format(options: Namespace) -> int:
    from listlint import catalogue, survey  # noqa: PLC0415 - not before it is needed
    from listlint.report.formats import FORMATS as LINES  # noqa: PLC0415 - as above
    from listlint.workspace import open_workspace  # noqa: PLC0415 - as above

    workspace = open_workspace(Path.cwd(), options.paths, config_file=options.config)
    _complain(*(f"warning: {warning}" for warning in workspace.warnings))
    found = [*survey.read(workspace.project, workspace.is_named)]
    faults = [*catalogue.unread(workspace.project, workspace.is_named)]
    if not found and not faults:
        raise UsageError("no list with entries is here; `listlint config FILE` says what a file is")
    status = _write_formats(workspace, found, options.config) if options.write else CLEAN
    _print(LINES[options.output_format](found), sys.stdout)
    _complain(*faults)
    return FAILED if faults else status


def _write_formats(workspace: Workspace, found: Iterable[Survey], given: str | None) -> int:
    """Put the formats that entries are held to into the configuration, and say what was done."""
    from listlint import configedit  # noqa: PLC0415 - as above

    config = workspace.config
    name = given or config.path or "listlint.toml"
    file = (Path.cwd() if given else workspace.root) / name
    lists = [each.path for each in workspace.project.lists if each.entries]
    formats = {each.source.path: each.chosen for each in found if each.chosen}
    if formats:
        data = file.read_bytes() if file.exists() else b""
        text = data.decode("utf-8-sig")
        mark = data.removesuffix(text.encode())
        new = configedit.with_formats(text, name, config, formats, lists)
        writing.replace(file, mark + new.encode())
    for each in found:
        _complain(f"{name}: {_outcome(each)}")
    if formats and not config.lists:
        _complain(f"{name}: nothing but these is taken for a list now: {', '.join(lists)}")
    return CLEAN if all(each.chosen for each in found) else FINDINGS


def _outcome(survey: Survey) -> str:
    """What became of the format of a list."""
    if survey.chosen:
        return f"the format of `{survey.source.path}` is written"
    whys = "; ".join(part.abstains for part in survey.parts if part.abstains)
    return f"nothing is written for `{survey.source.path}`: {whys}"


def _open(options: Namespace) -> Workspace:
    from listlint.workspace import Given, open_workspace  # noqa: PLC0415 - as above

    _check_names(options)
    paths = list(options.paths)
    given = None
    if "-" in paths:
        if paths != ["-"] or not options.stdin_filename:
            raise UsageError("`-` stands alone, with `--stdin-filename FILE` to say what it is")
        if sys.stdin is None:
            raise UsageError("standard input is closed")
        given = Given(Path(options.stdin_filename), sys.stdin.buffer.read())
        paths = [options.stdin_filename]
    elif options.stdin_filename:
        raise UsageError("`--stdin-filename` says what `-` is, and there is no `-`")
    workspace = open_workspace(
        Path.cwd(),
        paths,
        config_file=options.config,
        select=options.select,
        ignore=options.ignore,
        given=given,
    )
    _complain(*(f"warning: {warning}" for warning in workspace.warnings))
    return workspace


def _check_names(options: Namespace) -> None:
    from rapidfuzz import process  # noqa: PLC0415 - as above

    from listlint.builtin import BUILTIN  # noqa: PLC0415 - as above
    from listlint.rule import rules  # noqa: PLC0415 - as above

    known = [*rules(), *BUILTIN]
    for name in (*options.select, *options.ignore):
        if name not in known:
            near = process.extractOne(name, known, score_cutoff=60)
            hint = f": did you mean `{near[0]}`?" if near else "; `listlint rule` lists them"
            raise UsageError(f"no rule is called `{name}`{hint}")


def _status(result: Result, options: Namespace) -> int:
    from listlint.builtin import INTERNAL_ERROR  # noqa: PLC0415 - as above

    if any(found.rule == INTERNAL_ERROR.name for found in result.diagnostics):
        return FAILED
    bad = result.summary.errors + (result.summary.warnings if options.strict else 0)
    return FINDINGS if bad and not options.exit_zero else CLEAN


def _rule(options: Namespace) -> int:
    from rapidfuzz import process  # noqa: PLC0415 - as above

    from listlint.builtin import BUILTIN  # noqa: PLC0415 - as above
    from listlint.rule import rules  # noqa: PLC0415 - as above

    known = dict(sorted({**rules(), **BUILTIN}.items()))
    if not options.name:
        width = max(map(len, known))
        for rule in known.values():
            state = rule.severity if rule.on else "off"
            print(f"{rule.name:<{width}}  {state:<7}  {rule.summary}")
        return CLEAN
    if options.name not in known:
        near = process.extractOne(options.name, known.keys(), score_cutoff=60)
        hint = f": did you mean `{near[0]}`?" if near else "; `listlint rule` lists them"
        raise UsageError(f"no rule is called `{options.name}`{hint}")
    rule = known[options.name]
    print(f"# {rule.name} ({rule.severity}{'' if rule.on else ', off by default'})\n\n{rule.doc}")
    return CLEAN


def _config(options: Namespace) -> int:
    from listlint.explain import explain_file, explain_project  # noqa: PLC0415 - as above
    from listlint.report.cells import visible  # noqa: PLC0415 - as above
    from listlint.workspace import open_workspace  # noqa: PLC0415 - as above

    paths = [options.file] if options.file else []
    workspace = open_workspace(Path.cwd(), paths, config_file=options.config)
    explained = explain_file if workspace.named and workspace.named[0] else explain_project
    _print(map(visible, explained(workspace)), sys.stdout)
    return CLEAN


def _print(lines: Iterable[str], file: TextIO) -> None:
    for line in lines:
        print(line, file=file)


def _is_colored(stream: TextIO) -> bool:
    """`NO_COLOR` and `FORCE_COLOR` (no-color.org, force-color.org) before the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "check": _check,
    "entries": _entries,
    "format": _format,
    "rule": _rule,
    "config": _config,
}
"""What each command runs; it returns the exit status."""
