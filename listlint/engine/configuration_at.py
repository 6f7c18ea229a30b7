"""Which configuration decides for a project, and what is said of others beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from listlint.config.config_file import NAMES, read, speaks_of_listlint
from listlint.config.tables import Config
from listlint.core.errors import UsageError
from listlint.files import discover
from listlint.files.tree import Disk
from listlint.files.walk import Found, walk_tree


def is_configured(folder: Path) -> bool:
    """Whether a folder holds a configuration."""
    return _config_in(folder) is not None


def _config_in(folder: Path) -> Path | None:
    for file in (folder / name for name in NAMES):
        if file.is_symlink() and _leads_out(file, discover.repository(folder) or folder):
            raise UsageError(f"`{file}` is a link to a place outside the project")
        if file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace")
            if speaks_of_listlint(file.name, text):
                return file
    return None


def others_below(root: Path, config: Config, found: Found) -> Iterator[str]:
    """What is said of configurations below the project's folder: which of them decides for a file
    would depend on where listlint is run.
    """
    parents = {parent for path in found.paths for parent in PurePosixPath(path).parents}
    for folder in sorted(map(str, parents - {PurePosixPath()})):
        if file := _config_in(root / folder):
            yield _below(f"{folder}/{file.name}", folder, config.path)


def _below(name: str, folder: str, above: str) -> str:
    if not above:
        return f"`{name}` decides for `{folder}` alone: run `listlint check {folder}`"
    return (
        f"`{name}` is a configuration below `{above}`, and only one can decide:"
        f' remove one of them, or write `exclude = ["{folder}/"]` into the upper one and check'
        f" `{folder}` by itself"
    )


def others_above(root: Path) -> list[str]:
    """The same, seen from a folder whose configuration stands below another one that does not
    exclude it.
    """
    top, file = discover.repository(root), _config_in(root)
    parents = [each for each in root.parents if not top or each.is_relative_to(top)]
    parent = next(filter(is_configured, parents), None) if file else None
    if not file or not parent or not (above := _config_in(parent)):
        return []
    config = read(read_text(above), above.name, strict_reader(parent))
    folder = root.relative_to(parent).as_posix()
    found = walk_tree(Disk(parent, top), config.exclude)
    is_in = any(path.startswith(f"{folder}/") for path in found.paths)
    return [_below(f"{folder}/{file.name}", folder, above.name)] if is_in else []


def _leads_out(file: Path, top: Path) -> bool:
    """Whether a link points outside of a folder, to what is there or is not; it is not read."""
    try:
        return not file.resolve().is_relative_to(top.resolve())
    except (OSError, RuntimeError):  # a loop of links
        return True


def configuration_in(root: Path) -> Path | None:
    """The file that configures a project. Raises `UsageError` where it lies elsewhere."""
    file = _config_in(root)
    if file and not file.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"`{file}` is a link to a place outside the project")
    return file


def read_text(file: Path) -> str:
    """The text of a file. Raises `UsageError`."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file}: {str(error.strerror or error).lower()}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file}: this file is not UTF-8") from None


def strict_reader(root: Path) -> Callable[[str], str | None]:
    """Reads files of the project, and no others, not even through a link. Raises `OSError`,
    `RuntimeError` (a loop of links) or `ValueError` (not UTF-8) where one cannot be read.
    """
    real = root.resolve()

    def read_it(path: str) -> str | None:
        place = (real / path).resolve()
        if not place.is_relative_to(real) or not place.is_file():
            return None
        return place.read_text(encoding="utf-8-sig")

    return read_it


def reader(root: Path) -> Callable[[str], str | None]:
    """The same, for which a file that cannot be read is none."""
    read_it = strict_reader(root)

    def read_or_none(path: str) -> str | None:
        try:
            return read_it(path)
        except (OSError, RuntimeError, ValueError):
            return None

    return read_or_none
