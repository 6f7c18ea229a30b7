"""`listlint format`: how entries are written, shown or put into the configuration."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from listlint.cli.console import CLEAN, FAILED, FINDINGS, complain, show
from listlint.cli.report.format_output import FORMATS
from listlint.config import edit
from listlint.core.errors import NO_LIST, UsageError
from listlint.engine import entry_list, format_overview
from listlint.engine.format_overview import Survey
from listlint.engine.workspace import Workspace, open_workspace
from listlint.files import writing


def run(options: Namespace) -> int:
    workspace = open_workspace(Path.cwd(), options.paths, config_file=options.config)
    complain(*(f"warning: {warning}" for warning in workspace.warnings))
    found = [*format_overview.read(workspace.project, workspace.is_named)]
    faults = [*entry_list.unread(workspace.project, workspace.is_named)]
    if not found and not faults:
        raise UsageError(f"{NO_LIST}; `listlint config FILE` says what a file is")
    status = _write(workspace, found, options.config) if options.write else CLEAN
    show(FORMATS[options.output_format](found))
    complain(*faults)
    return FAILED if faults else status


def _write(workspace: Workspace, found: Iterable[Survey], given: str | None) -> int:
    """Put the formats that entries are held to into the configuration, and say what was done."""
    config = workspace.config
    name = given or config.path or "listlint.toml"
    file = (Path.cwd() if given else workspace.root) / name
    lists = [each.path for each in workspace.project.lists if each.entries]
    formats = {each.source.path: each.chosen for each in found if each.chosen}
    if formats:
        _check_names(lists)
        data = file.read_bytes() if file.exists() else b""
        text = data.decode("utf-8-sig")
        mark = data.removesuffix(text.encode())
        new = edit.with_formats(text, name, config, formats, lists)
        within = None if given else workspace.root
        writing.replace(file, mark + new.encode(), within)
    for each in found:
        complain(f"{name}: {_outcome(each)}")
    if formats and not config.lists:
        complain(f"{name}: nothing but these is taken for a list now: {', '.join(lists)}")
    return CLEAN if all(each.chosen for each in found) else FINDINGS


def _check_names(lists: Iterable[str]) -> None:
    """Raises `UsageError` for names of files that TOML, which is UTF-8, cannot hold."""
    for path in lists:
        try:
            path.encode()
        except UnicodeEncodeError:
            raise UsageError(f"`{path}` is a name that is not UTF-8: rename it first") from None


def _outcome(survey: Survey) -> str:
    """What became of the format of a list."""
    if survey.chosen:
        return f"the format of `{survey.source.path}` is written"
    whys = "; ".join(part.abstains for part in survey.parts if part.abstains)
    return f"nothing is written for `{survey.source.path}`: {whys}"
