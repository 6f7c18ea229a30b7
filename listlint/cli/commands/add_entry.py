"""`listlint add`: write a new entry as the list writes its entries, where it belongs."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from listlint.cli.commands import entry_fields
from listlint.cli.console import CLEAN, FAILED, FINDINGS, complain, show
from listlint.cli.report.terminal_text import visible_line
from listlint.core.document import List
from listlint.core.errors import NO_LIST, UsageError
from listlint.core.source import lines_of
from listlint.engine import new_entry
from listlint.engine.entry_text import Refused
from listlint.engine.new_entry import NewEntry
from listlint.engine.workspace import Workspace, open_workspace
from listlint.files import writing
from listlint.lists.format.fill import MissingField, MissingFields
from listlint.lists.section_runs import UnknownSection


def run(options: Namespace) -> int:
    workspace = _open(options)
    complain(*(f"warning: {warning}" for warning in workspace.warnings))
    document = _list(workspace, options.file)
    fields = entry_fields.read(options)
    section = options.section or fields.pop("section", None)
    try:
        new = new_entry.prepare(workspace.project, workspace.config, document, fields, section)
    except Refused as refused:
        complain(*refused.reasons)
        return FINDINGS
    except MissingFields as missing:
        listed = [missing.listed] if missing.listed else []
        raise UsageError(*listed, *map(_asked, missing.fields)) from None
    except UnknownSection as error:
        raise UsageError(str(error)) from None
    return _finish(workspace, document, new, is_dry=options.dry_run)


def _finish(workspace: Workspace, document: List, new: NewEntry, *, is_dry: bool) -> int:
    """Write the file, unless it is only to be shown, and print the entry and its place."""
    before = workspace.project.sources[document.path].text
    if not is_dry and (
        why := writing.rewrite(workspace.root, document.path, before, new.source.text)
    ):
        complain(f"`{document.path}` is left as it is: {why}")
        return FAILED
    show(map(visible_line, [*lines_of(new.text), *lines_of(new.definition)]))
    fields = f"; its fields are {', '.join(new.fields)}"
    complain(*(f"`{name}` has no place in the format of this list{fields}" for name in new.unused))
    done = "would be added" if is_dry else "added"
    complain(f"{done} to {document.path}:{new.line}, {new.where}")
    return CLEAN


def _open(options: Namespace) -> Workspace:
    paths = [options.file] if options.file else []
    return open_workspace(Path.cwd(), paths, config_file=options.config)


def _list(workspace: Workspace, named: str | None) -> List:
    """The list to add to: the one that is named, the project's only one, or its README. Raises
    `UsageError`.
    """
    lists = [each for each in workspace.project.lists if workspace.is_named(each.path)]
    filled = [each for each in lists if each.entries]
    if named and not filled:
        raise UsageError(f"`{named}` is no list with entries")
    readme = [each for each in filled if each.path.casefold() == "readme.md"]
    if found := filled if len(filled) == 1 else readme:
        return found[0]
    names = ", ".join(f"`{each.path}`" for each in filled)
    raise UsageError(f"name the list with `--file`: {names}" if filled else NO_LIST)


def _asked(field: MissingField) -> str:
    """What is to be said of a field that is missing."""
    option = (
        f"--{field.name} …" if field.name in entry_fields.OPTIONS else f"--field {field.name}=…"
    )
    shown = " or ".join(f"`{example}`" for example in field.examples)
    if field.is_given:
        return f"{field.name}: to be written as the other entries write it, such as {shown}"
    return f"missing: {field.name} (`{option}`)" + (f", others have {shown}" if shown else "")
