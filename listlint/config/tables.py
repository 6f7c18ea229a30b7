"""What is configured, and what that says of a path or a rule. `config_file` reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from listlint.config.profiles import RuleProfile
from listlint.core.diagnostic import Severity
from listlint.core.document import DocumentKind, LinkStyle
from listlint.core.reference_headings import REFERENCE_HEADINGS
from listlint.core.source import Source
from listlint.files.patterns import PathPatterns
from listlint.links.index import LinkPolicy, UnwrittenPolicy
from listlint.lists.ordering import Order
from listlint.project.settings import ListPolicy, NoteFolder
from listlint.rules import Rule
from listlint.schema import Schema
from listlint.works.linkage import CrossListing, Judged


@dataclass(frozen=True, slots=True)
class ListTable:
    """A `[[lists]]` table: files that are lists of entries."""

    path: str
    """Which files, relative to the folder of the configuration; `*` and `**` as in gitignore."""
    format: str | None = None
    """How an entry is written: its Markdown with `{fields}`. Without it, what the list states is
    in effect, else what its entries share."""
    formats: tuple[str, ...] = ()
    """Further formats, for lists with entries of several kinds."""
    cross_listing: CrossListing | None = None
    """Whether a work may stand in the list more than once. Without it, across sections if the list
    says so or does so with several in a hundred of its works."""
    order: Order | None = None
    """How the entries of each section are ordered; `append`: what is new comes last; `any`: not at
    all. Without it, as nine in ten of them are."""


@dataclass(frozen=True, slots=True)
class NoteTable:
    """A `[[notes]]` table: a folder of notes, each about one work."""

    path: str
    """Which files, relative to the folder of the configuration; `*` and `**` as in gitignore."""
    schema: str | None = None
    """The JSON Schema of their frontmatter: a file of the project, or `listlint:NAME` for one that
    comes with listlint."""
    unwritten: UnwrittenPolicy = UnwrittenPolicy.WARNING
    """What a link to a note that nobody has written yet is."""
    references: tuple[str, ...] = REFERENCE_HEADINGS
    """Headings under which a note lists what it cites; case does not matter."""
    link_style: LinkStyle | None = None
    """What the target of a link to a note is: a path from the note's own folder or from the root of
    the vault, a name that is looked up in the whole vault, or a wikilink. Without it, the vault's
    own links and the program that keeps it say so."""


@dataclass(frozen=True, slots=True)
class PluginTable:
    """The `[plugins]` table: rules of the project's own. They run only with `--plugins`."""

    paths: tuple[str, ...] = ()
    """Python files with a rule each, or folders of such files."""
    entry_points: tuple[str, ...] = ()
    """Names of entry points of the group `listlint.rules` in installed packages."""


@dataclass(frozen=True, slots=True)
class SuppressTable:
    """A `[[suppress]]` table: findings that somebody has judged to be none. Of `path`, `title` and
    `id`, all that are given must hold.
    """

    rules: tuple[str, ...]
    """The rules whose findings are meant."""
    reason: str
    """Why, for whoever reads it next."""
    path: str | None = None
    """Which files, relative to the folder of the configuration; `*` and `**` as in gitignore."""
    title: str | None = None
    """The title of the entry or note; case, signs and spaces do not matter."""
    id: str | None = None
    """An identifier of the entry, as `listlint entries` shows it: `arxiv:1908.08530`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for one rule, and why."""

    on: bool
    severity: Severity
    options: Mapping[str, object] = field(default_factory=dict)
    why: str = "by default"


@dataclass(frozen=True)
class Config:
    """A checked configuration. Without arguments: what holds where nothing is configured."""

    path: str = ""
    """The file that it was read from, relative to the project; empty where there is none."""
    lists: tuple[ListTable, ...] = ()
    notes: tuple[NoteTable, ...] = ()
    not_duplicates: tuple[Judged, ...] = ()
    not_duplicates_added: tuple[Judged, ...] = ()
    """Those that a change brings."""
    rules: Mapping[str, str | Mapping[str, Any]] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: RuleProfile = field(default_factory=RuleProfile)
    """What `extends` stands for."""
    extend_select: tuple[str, ...] = ()
    """Rules that run beside those that run anyway."""
    suppress: tuple[SuppressTable, ...] = ()
    """The tables `[[suppress]]`."""
    suppress_added: tuple[SuppressTable, ...] = ()
    """Those of the tables that a change brings."""
    source: Source | None = None
    """The file in which the tables `[[suppress]]` and `not_duplicates` are written."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    """Where the baseline is, relative to the folder of the configuration."""
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    """The schemas of the note tables, by name."""

    def table(self, path: str) -> ListTable | NoteTable | None:
        """The table that speaks for a file: the first list, else the first note folder."""
        return next((table for table in self.tables if self.specs[table.path](path)), None)

    @property
    def tables(self) -> Sequence[ListTable | NoteTable]:
        """All tables, in the order in which they are asked."""
        return (*self.lists, *self.notes)

    def kind(self, path: str) -> DocumentKind | None:
        """What the configuration takes a file for."""
        match self.table(path):
            case ListTable():
                return DocumentKind.LIST
            case NoteTable():
                return DocumentKind.NOTE
        return None

    def references(self, path: str) -> tuple[str, ...]:
        """The headings under which a file lists what it cites."""
        table = self.table(path)
        return table.references if isinstance(table, NoteTable) else REFERENCE_HEADINGS

    def folder(self, path: str) -> NoteFolder:
        """What holds for a file as a note."""
        table = self.table(path)
        if not isinstance(table, NoteTable):
            return NoteFolder()
        schema = self.schemas.get(table.schema) if table.schema else None
        return NoteFolder(schema, LinkPolicy(table.path, table.unwritten, table.link_style))

    def templates(self, path: str) -> tuple[str, ...]:
        """The entry formats that are configured for a file."""
        table = self.table(path)
        own: tuple[str, ...] = ()
        if isinstance(table, ListTable):
            own = (*((table.format,) if table.format else ()), *table.formats)
        return own or (self.profile.formats if path.casefold() == "readme.md" else ())

    def policy(self, path: str) -> ListPolicy:
        """What holds for a file as a list."""
        table = self.table(path)
        if not isinstance(table, ListTable):
            return ListPolicy(self.templates(path))
        return ListPolicy(self.templates(path), table.order, table.cross_listing)

    def setting(self, rule: Rule) -> Setting:
        """Whether a rule runs, how severe it is, with which options, and what decided that."""
        shared = _as_table(self.profile.rules.get(rule.name, {}))
        written = _as_table(self.rules.get(rule.name, {}))
        table = {**shared, **written}
        level = table.get("severity")
        options = {key.replace("-", "_"): _frozen(table[key]) for key in table if key != "severity"}
        severity = rule.severity if level in (None, "off") else Severity(level)
        on, why = rule.on_by_default, "by default"
        if level is not None:
            on, why = level != "off", "by [rules]" if "severity" in written else "by `extends`"
        if self.select and rule.check:  # what the engine finds is not chosen like rules
            on, why = rule.name in self.select, "by `select`"
        if rule.name in self.extend_select:
            on, why = True, "by `extend-select`"
        if rule.name in self.ignore:
            on, why = False, "by `ignore`"
        return Setting(on, severity, options, why)

    def is_ignored(self, path: str, rule: str) -> bool:
        """Whether `ignore` or `per-file-ignores` silences a rule in a file."""
        if rule in self.ignore:
            return True
        return any(
            rule in names and self.specs[pattern](path)
            for pattern, names in self.per_file_ignores.items()
        )

    @cached_property
    def specs(self) -> Mapping[str, Callable[[str], bool]]:
        """Each pattern for paths, as a test of a path."""
        return {
            pattern: PathPatterns([f"/{pattern.lstrip('/')}"]).match
            for pattern in (
                *(table.path for table in self.tables),
                *self.per_file_ignores,
                *(table.path for table in self.suppress if table.path is not None),
            )
        }

    def suppressing(self, other: Config) -> Config:
        """The same with what another one suppresses, which is a change of this one."""
        judged = other.not_duplicates
        return replace(
            self,
            suppress=other.suppress,
            suppress_added=tuple(each for each in other.suppress if each not in self.suppress),
            not_duplicates=judged,
            not_duplicates_added=tuple(each for each in judged if each not in self.not_duplicates),
            source=other.source,
        )

    def selecting(
        self, select: Iterable[str], ignore: Iterable[str], also: Iterable[str] = ()
    ) -> Config:
        """The same with what the command line says: its `select` replaces, its `ignore` and what it
        has `also` run add to what is configured.
        """
        chosen, more = tuple(select), tuple(also)
        silenced = tuple(name for name in self.ignore if name not in (*chosen, *more))
        return replace(
            self,
            select=chosen or self.select,
            ignore=(*silenced, *ignore),
            extend_select=more,
        )


def _as_table(written: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """A rule's table, of which the severity alone may be written."""
    return {"severity": written} if isinstance(written, str) else written


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
