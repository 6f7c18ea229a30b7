"""A project on disk, opened for one run: root, configuration, files, documents.

What the user named and is not there raises `UsageError`; what is odd but no error is in `warnings`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from listlint import configfile, discover, engine, patterns
from listlint.config import Config, ListTable, NoteTable
from listlint.configfile import MOST_COMPLAINTS, NAMES, line_of
from listlint.discover import Found
from listlint.errors import UsageError
from listlint.files import Files
from listlint.history import History
from listlint.project import Project


@dataclass(frozen=True, slots=True)
class Given:
    """A file whose text comes from standard input."""

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that a run looks at."""

    root: Path
    config: Config
    found: Found
    project: Project
    named: tuple[str, ...]
    """The paths that the user named, relative to the root; empty where nothing was named."""
    warnings: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """What to put before a path so that it counts from the top of the repository."""
        top = discover.repository(self.root)
        return f"{self.root.relative_to(top).as_posix()}/" if top and top != self.root else ""

    def is_named(self, path: str) -> bool:
        """Whether findings in a file are asked for."""
        return not self.named or any(
            name in ("", path) or path.startswith(f"{name}/") for name in self.named
        )


def open_workspace(
    cwd: Path,
    paths: Iterable[str],
    *,
    config_file: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    given: Given | None = None,
) -> Workspace:
    """Open the project that `paths` lie in. Raises `UsageError`."""
    absolute = [_absolute(cwd, path, given) for path in paths]
    root = discover.project_root(cwd, absolute, NAMES)
    file = _config_file(cwd, root, config_file)
    if config_file and file and all(p.is_relative_to(file.parent) for p in absolute or [cwd]):
        root = file.parent
    text = _read(file) if file else ""
    name = file.name if file and file.is_relative_to(root) else str(file or "")
    config = configfile.read(text, name, _reader(root)).selecting(select, ignore)
    found = discover.walk(root, config.exclude)
    complaints = [*islice(_unmatched(root, text, config, found), MOST_COMPLAINTS)]
    named = tuple("" if path == root else path.relative_to(root).as_posix() for path in absolute)
    given_path = Path(_normal(cwd / given.path)).relative_to(root).as_posix() if given else None
    complaints += _nothing(root, named, found, given_path)
    if complaints:
        raise UsageError(*complaints)
    texts = discover.read(root, [path for path in found.paths if path != given_path])
    sources, faults = [*texts.sources], {**texts.faults}
    if given and given_path:
        source, fault = discover.decode(given_path, given.data)
        sources.append(source)
        faults |= {given_path: fault} if fault else {}
    files = Files(discover.listing(root), discover.beyond(root), _reader(root), History(root).moved)
    project = engine.load(sources, config, files, faults)
    return Workspace(root, config, found, project, named, tuple(_warnings(found)))


def _absolute(cwd: Path, path: str, given: Given | None) -> Path:
    absolute = Path(_normal(cwd / path))
    try:
        is_there, is_folder = absolute.exists(), absolute.is_dir()
        has_folder = absolute.parent.exists()
    except (OSError, ValueError):  # a name that is too long, or holds a NUL
        is_there = is_folder = has_folder = False
    if given is not None and _normal(cwd / given.path) == str(absolute):
        is_there = has_folder and not is_folder
    if not is_there:
        raise UsageError(f"there is no file or folder `{path}`")
    return absolute


def _normal(path: Path) -> str:
    """Without `..`, but with the links that the user went through."""
    return str(Path(*_parts(path)))


def _parts(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and len(parts) > 1:
            parts.pop()
        else:
            parts.append(part)
    return parts


def _config_file(cwd: Path, root: Path, named: str | None) -> Path | None:
    if named:
        return Path(_normal(cwd / named))
    candidates = (root / name for name in NAMES)
    file = next((p for p in candidates if p.is_file() and discover.speaks_of_listlint(p)), None)
    if file and not file.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"`{file}` is a link that leads out of the project")
    return file


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}".lower()) from None
    except UnicodeDecodeError:
        raise UsageError(f"{file}: this file is not UTF-8") from None


def _reader(root: Path) -> Callable[[str], str | None]:
    """Reads files of the project, and no others, not even through a link."""
    real = root.resolve()

    def read(path: str) -> str | None:
        try:
            place = (real / path).resolve()
            if not place.is_relative_to(real) or not place.is_file():
                return None
            return place.read_text(encoding="utf-8-sig")
        except (OSError, RuntimeError, ValueError):  # unreadable, a loop of links, not UTF-8
            return None

    return read


def _unmatched(root: Path, text: str, config: Config, found: Found) -> Iterator[str]:
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
    spec = patterns.compiled([pattern])
    if any(spec.match_file(path) or spec.match_file(f"{path}/") for path in found.left_out):
        return True
    return os.path.lexists(os.path.join(root, pattern.strip("/")))  # noqa: PTH118 - Path may raise


def _line(text: str, config: Config, table: ListTable | NoteTable) -> int | None:
    if isinstance(table, NoteTable):
        return line_of(text, ("notes", config.notes.index(table), "path"))
    return line_of(text, ("lists", config.lists.index(table), "path"))


def _nothing(root: Path, named: Iterable[str], found: Found, given: str | None) -> Iterator[str]:
    """Paths that the user named and that hold nothing to check."""
    if not found.paths and not given and not any(named):
        yield f"there is no Markdown file in `{root}`"
    for path in filter(None, named):
        is_new = path == given and path.lower().endswith(discover.MARKDOWN)
        is_found = any(p == path or p.startswith(f"{path}/") for p in found.paths)
        if is_found or (is_new and not found.why_not(path)):
            continue
        if reason := found.why_not(path):
            yield f"`{path}` is not checked: {reason}"
        elif (root / path).is_dir():
            yield f"there is no Markdown file in `{path}`"
        else:
            yield f"`{path}` is not checked: it is no Markdown file"


def _warnings(found: Found) -> Iterator[str]:
    """What a user would want to know, though it stops nothing."""
    yield from found.oddities
    for path, reason in found.left_out.items():
        if reason.startswith(("it cannot be read", "it is no regular", "it is a symbolic")):
            yield f"`{path or '.'}` is not checked: {reason}"
