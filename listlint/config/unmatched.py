"""What a user named, on the command line or in the configuration, and what is not there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from listlint.config.tables import Config, ListTable, NoteTable
from listlint.config.toml_lines import line_of
from listlint.core.markdown_paths import is_markdown
from listlint.files.discover import is_within
from listlint.files.patterns import PathPatterns
from listlint.files.walk import Found


def unmatched_names(root: Path, text: str, config: Config, found: Found) -> Iterator[str]:
    """Patterns of the configuration that speak for no file."""
    taken = {config.table(path) for path in found.paths}
    for table in config.tables:
        if table in taken:
            continue
        shadowed = any(map(config.specs[table.path], found.paths))
        why = "only files that an earlier table takes" if shadowed else "no Markdown file"
        yield f'{config.path}:{_line(text, config, table)}: `path = "{table.path}"` matches {why}'
    for pattern in config.per_file_ignores:
        if not any(map(config.specs[pattern], found.paths)):
            line = line_of(text, ("per-file-ignores", pattern))
            yield f"{config.path}:{line}: `{pattern}` matches no Markdown file"
    for pattern in config.exclude:
        if not pattern.startswith("!") and not _leaves_out(root, pattern, found):
            line = line_of(text, ("exclude",))
            yield f"{config.path}:{line}: `exclude` has `{pattern}`, which leaves out nothing"


def _leaves_out(root: Path, pattern: str, found: Found) -> bool:
    """Whether a pattern matches what is left out, be it for another reason, or names what exists
    in a folder that was not even looked into.
    """
    spec = PathPatterns([pattern])
    if any(spec.match(path) or spec.match(f"{path}/") for path in found.left_out):
        return True
    file = os.path.join(root, pattern.strip("/"))  # noqa: PTH118 - Path may raise
    return is_within(os.path.realpath(root), os.path.dirname(file)) and os.path.lexists(file)  # noqa: PTH120 - as above


def _line(text: str, config: Config, table: ListTable | NoteTable) -> int | None:
    if isinstance(table, NoteTable):
        return line_of(text, ("notes", config.notes.index(table), "path"))
    return line_of(text, ("lists", config.lists.index(table), "path"))


def nothing(root: Path, named: Iterable[str], found: Found, given: str | None) -> Iterator[str]:
    """Paths that the user named and that are not checked."""
    for path in filter(None, named):
        is_new = path == given and is_markdown(path)
        if _holds(found, path) or (is_new and not found.why_not(path)):
            continue
        if reason := found.why_not(path):
            yield f"`{path}` is not checked: {reason}"
        elif not (root / path).is_dir():
            yield f"`{path}` is not checked: it is no Markdown file"


def empty(root: Path, named: Iterable[str], found: Found, given: str | None) -> Iterator[str]:
    """Folders that have nothing to check, which is no error: it may come."""
    if not found.paths and not given and not any(named):
        yield f"there is no Markdown file in `{root}`"
    for path in filter(None, named):
        if (root / path).is_dir() and not _holds(found, path) and not found.why_not(path):
            yield f"there is no Markdown file in `{path}`"


def _holds(found: Found, path: str) -> bool:
    return any(each == path or each.startswith(f"{path}/") for each in found.paths)


def warnings(found: Found) -> Iterator[str]:
    """What a user would want to know, though it stops nothing."""
    yield from found.oddities
    for path, reason in found.left_out.items():
        if reason.startswith(("it cannot be read", "it is no regular", "it is a symbolic")):
            yield f"`{path or '.'}` is not checked: {reason}"
