"""A project on disk, opened for one run: root, configuration, files, documents.

What the user named and is not there raises `UsageError`; what is odd but no error is in `warnings`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from listlint.config import unmatched
from listlint.config.config_file import MOST_COMPLAINTS, plugins_of, read
from listlint.config.tables import Config
from listlint.core.errors import UsageError
from listlint.core.source import Source
from listlint.engine import base_revision, baseline, own_rules
from listlint.engine.base_revision import Past
from listlint.engine.baseline import Baseline
from listlint.engine.configuration_at import (
    configuration_in,
    is_configured,
    others_above,
    others_below,
    read_text,
    reader,
    strict_reader,
)
from listlint.engine.kept_facts import KeptFacts
from listlint.engine.kept_findings import KeptFindings
from listlint.engine.loading import load
from listlint.engine.own_rules import OwnRules
from listlint.files import discover
from listlint.files.git.renames import History
from listlint.files.listing import Files
from listlint.files.tree import Disk
from listlint.files.walk import Found, walk_tree
from listlint.project.project import Project


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
    baseline: Baseline | None = None
    facts: KeptFacts | None = None
    kept: KeptFindings | None = None

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

    def selecting(
        self, select: Iterable[str], ignore: Iterable[str], also: Iterable[str] = ()
    ) -> Workspace:
        """The same with what the command line says of rules."""
        return replace(self, config=self.config.selecting(select, ignore, also))

    def baseline_file(self, named: str | None) -> tuple[Path, str]:
        """Where the baseline is or would be, and how to call it; `named` is what the user said.

        Raises `UsageError` where what the project says points outside of it.
        """
        if named is None:
            name = self.config.baseline or baseline.NAME
            if not (self.root / name).resolve().is_relative_to(self.root.resolve()):
                raise UsageError(f"the baseline `{name}` points outside the project")
            if (self.root / name).exists() and not (self.root / name).is_file():
                raise UsageError(f"the baseline `{name}` is no regular file")
            if any(part.lower() == ".git" for part in (self.root / name).resolve().parts):
                raise UsageError(f"the baseline `{name}` lies in a folder of git")
            return self.root / name, name
        file = Path(_normal(Path.cwd() / named))
        return file, str(file.relative_to(self.root) if file.is_relative_to(self.root) else file)

    def with_baseline(self, named: str | None) -> Workspace:
        """The same with the baseline, if there is one. Raises `UsageError`.

        To a change only one that is named counts: what was there before is known anyway, and the
        change could write its own findings into the other.
        """
        if self.project.base and not named:
            return self
        file, name = self.baseline_file(named)
        if not named and not self.config.baseline and not file.exists():
            return self
        source = Source(name, read_text(file))
        project = self.project.with_source(source)
        return replace(self, project=project, baseline=baseline.read(source))


def open_workspace(  # noqa: PLR0913 - each of them is one thing that the command line says
    cwd: Path,
    paths: Iterable[str],
    *,
    config_file: str | None = None,
    given: Given | None = None,
    since: str | None = None,
    facts: KeptFacts | None = None,
    plugins: bool = False,
) -> Workspace:
    """Open the project that `paths` lie in, to be compared with the revision `since` if there is
    one; `facts` is what earlier runs have read. The project's own rules are run only with
    `plugins`. Raises `UsageError`.
    """
    absolute = [_absolute(cwd, path, given) for path in paths]
    before = base_revision.find(cwd, absolute, since) if since else None
    root = discover.project_root(cwd, absolute, before.is_configured if before else is_configured)
    setting = _setting(cwd, root, absolute, config_file, before, plugins=plugins)
    root, config = setting.root, setting.config
    tree = Disk(root, discover.repository(root))
    found = walk_tree(tree, config.exclude)
    was = before.walk(root, config.exclude) if before else None
    named = tuple("" if path == root else path.relative_to(root).as_posix() for path in absolute)
    given_path = Path(_normal(cwd / given.path)).relative_to(root).as_posix() if given else None
    idle = [*islice(unmatched.unmatched_names(root, setting.text, config, found), MOST_COMPLAINTS)]
    below = [] if config_file else [*islice(others_below(root, config, found), MOST_COMPLAINTS)]
    wrong = [
        *(() if setting.is_past else idle),
        *unmatched.nothing(root, named, found, given_path),
        *(() if config_file or before else below or others_above(root)),
    ]
    if wrong:
        raise UsageError(*wrong)
    if facts:
        facts.look_up(root, found.paths)
    later = facts.unread if facts else ()
    texts = discover.read(root, [path for path in found.paths if path != given_path], later)
    if given and given_path:
        texts = texts.with_file(given_path, given.data)
    files = Files(discover.listing(root), discover.beyond(root), reader(root), History(root).moved)
    base = was.load(texts, config, tree.tracked, found, facts) if was else None
    project = load(texts.sources, config, files, texts.faults, base, facts)
    warnings = (
        *setting.warnings,
        *(idle if setting.is_past else ()),
        *below,
        *unmatched.empty(root, named, found, given_path),
        *unmatched.warnings(found),
    )
    kept = KeptFindings(facts) if facts and facts.around else None
    return Workspace(root, config, found, project, named, warnings, facts=facts, kept=kept)


@dataclass(frozen=True, slots=True)
class _Setting:
    """The configuration, and what belongs to it."""

    root: Path
    text: str
    config: Config
    is_past: bool = False
    """Whether it is that of a revision, so that its patterns may speak of what is gone."""
    warnings: tuple[str, ...] = ()


def _setting(
    cwd: Path,
    root: Path,
    paths: list[Path],
    named: str | None,
    before: Past | None,
    *,
    plugins: bool,
) -> _Setting:
    """The configuration that decides: what is named, else that of the revision, else what is here.

    Suppressions are taken from what is here, since they are part of the change.
    """
    file = Path(_normal(cwd / named)) if named else configuration_in(root)
    if named and file and all(path.is_relative_to(file.parent) for path in paths or [cwd]):
        root = file.parent
    text = read_text(file) if file else ""
    name = file.name if file and file.is_relative_to(root) else str(file or "")
    old_name, old_text = before.config_of(root) if before else ("", "")
    now = OwnRules(plugins_of(text, name), own_rules.files_of(root, reader(root)))
    past = OwnRules(plugins_of(old_text, old_name), before.rule_files(root)) if before else None
    own = (*own_rules.use(now, past, is_allowed=plugins),)
    here = read(text, name, strict_reader(root))
    if named or before is None:
        return _Setting(root, text, here, warnings=own)
    if (old_name.rpartition(":")[2], old_text) == (name, text):
        return _Setting(root, text, here, is_past=True, warnings=own)
    config = read(old_text, old_name, before.reader(root)).suppressing(here)
    decides = f"`{old_name}` decides" if old_name else f"`{before.name}` has no configuration"
    warning = f"{decides}, and what the change makes of it does not count; `--config` would"
    return _Setting(root, old_text, config, is_past=True, warnings=(warning, *own))


def _absolute(cwd: Path, path: str, given: Given | None) -> Path:
    absolute = Path(_normal(cwd / path))
    try:
        is_there, is_folder = absolute.exists(), absolute.is_dir()
        has_folder = absolute.parent.exists()
    except PermissionError as error:
        raise UsageError(f"`{path}` cannot be read: {error.strerror}") from None
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
