"""Sources to a project. What cannot be read or parsed becomes a fault of its file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import attrgetter

from listlint.config.tables import Config
from listlint.core.document import Document, DocumentKind, Fault, List
from listlint.core.errors import described
from listlint.core.markdown_paths import is_markdown
from listlint.core.source import Source, Span
from listlint.engine.kept_facts import KeptFacts, ToParse
from listlint.engine.kept_pairs import KeptPairs
from listlint.engine.written_files import WrittenFiles
from listlint.files.listing import Files
from listlint.links.vault.programs import Tool
from listlint.links.vault.vaults import Vault, Vaults
from listlint.parse import parse
from listlint.parse.entries.list_files import is_readme
from listlint.project.project import Base, Project
from listlint.project.settings import Settings

PROJECT_ROOT = Source(".", "")
"""What a finding points at that belongs to no file."""
REPORT_BUG = "this is a bug in listlint: please report it with the file"
"""The help of an `internal-error`."""
_LOG = logging.getLogger(__name__)


_OF_DOCUMENTS = frozenset(Tool) - {Tool.JEKYLL, Tool.WORDPRESS}
"""The programs that keep what belongs together, be it notes, chapters or pages. Jekyll is often
there only to show a list, and WordPress imports any."""

_MANIFESTS = frozenset(
    {"Cargo.toml", "composer.json", "go.mod", "package.json", "pyproject.toml", "setup.py"}
)
"""What stands beside the README of a package."""


class ParserFailure(Fault):
    """A fault not of the file but of listlint, which failed to parse it."""

    __slots__ = ()


def load(
    sources: Iterable[Source],
    config: Config,
    files: Files,
    faults: Mapping[str, Fault] | None = None,
    base: Base | None = None,
    facts: KeptFacts | None = None,
) -> Project:
    """Parse every source, as the configuration takes it, into one project.

    What has a fault, by path, could not be read: it becomes a document that holds just that.
    `base` is what the project is compared with, `facts` what is known from earlier runs.
    """
    ordered = sorted(sources, key=attrgetter("path"))  # of duplicates, rules keep the first
    texts = {PROJECT_ROOT.path: PROJECT_ROOT}
    if config.source:
        texts[config.source.path] = config.source
    texts |= {source.path: source for source in ordered}
    known = {path: _faulty(fault) for path, fault in (faults or {}).items()}
    if base:
        same = (each.path for each in ordered if base.project.sources.get(each.path) is each)
        known |= {path: base.project.documents[path] for path in same}
    vaults, written = Vaults(files), WrittenFiles(files)

    def ask_for(source: Source) -> ToParse:
        return _asked(source, config, base, files, vaults, written)

    if facts:
        unread = (each for each in ordered if each.path in facts.unread)
        known |= {
            each.path: facts.later(each.path, partial(_parse_of, ask_for, each)) for each in unread
        }
    asked = [ask_for(each) for each in ordered if each.path not in known]
    read = facts.documents(asked, _parse) if facts else {a.source.path: _parse(a) for a in asked}
    documents = [known.get(each.path) or read[each.path] for each in ordered]
    folders = {document.path: config.folder(document.path) for document in documents}
    policies = {document.path: config.policy(document.path) for document in documents}
    settings = Settings(folders, policies, config.not_duplicates)
    remember = (base and base.project.remember) or (facts.pairs if facts else KeptPairs())
    return Project(documents, texts, files, settings, base, remember)


def _asked(
    source: Source,
    config: Config,
    base: Base | None,
    files: Files,
    vaults: Vaults,
    written: WrittenFiles,
) -> ToParse:
    """A list of the revision that a change is compared with stays one, whatever it has become."""
    path = source.path
    before = base.project.documents.get(base.moved.get(path, path)) if base else None
    kind = config.kind(path)
    if kind is None and isinstance(before, List) and before.entries:
        kind = DocumentKind.LIST
    vault = vaults.of(path.rpartition("/")[0])
    tools, known = vault.tools, bool(config.lists) or not _may_be_list(path, vault, files)
    is_settled = base is None or path in base.project.sources  # a change may not hide its lists
    known = known or (is_settled and not is_readme(path) and written.has(source))
    of_outliner = Tool.LOGSEQ in tools and Tool.OBSIDIAN not in tools
    of_package = is_readme(path) and _is_beside_manifest(path, files)
    return ToParse(source, kind, tuple(config.references(path)), known, of_outliner, of_package)


def _may_be_list(path: str, vault: Vault, files: Files) -> bool:
    """Whether a file is taken for a list unasked: of what a program keeps, only the README at its
    head is, and no README of a package within a project. Jekyll's own folders have pieces, posts.
    """
    folder = path.rpartition("/")[0]
    kept = [mark.folder for mark in vault.marks if mark.tool in _OF_DOCUMENTS]
    if not is_readme(path):
        is_piece = Tool.JEKYLL in vault.tools and any(
            each.startswith("_") for each in folder.split("/")
        )
        return not kept and not is_piece
    is_of_package = bool(folder) and _is_beside_manifest(path, files)
    return not is_of_package and (not kept or folder in ("", *kept))


def _is_beside_manifest(path: str, files: Files) -> bool:
    """Whether a file stands in the folder of a package."""
    return not _MANIFESTS.isdisjoint(files.names(path.rpartition("/")[0]))


def _parse_of(ask_for: Callable[[Source], ToParse], source: Source) -> Document:
    return _parse(ask_for(source))


def _parse(asked: ToParse) -> Document:
    path = asked.source.path
    try:
        return parse(
            asked.source,
            asked.kind,
            asked.headings,
            lists_are_known=asked.lists_are_known,
            of_outliner=asked.of_outliner,
            of_package=asked.of_package,
        )
    except Exception as error:  # noqa: BLE001 - one file must not end the run
        _LOG.debug("%s", path, exc_info=error)
        message = f"this file could not be parsed: {described(error)}"
        return _faulty(ParserFailure(Span(path, 0, 0), message, REPORT_BUG))


def _faulty(fault: Fault) -> Document:
    return Document(path=fault.span.path, faults=(fault,))


def reload(project: Project, sources: Iterable[Source], config: Config) -> Project:
    """The same project with these texts in the place of those that they replace."""
    new = {source.path: source for source in sources}
    vaults, written = Vaults(project.files), WrittenFiles(project.files)
    return project.with_documents(
        [
            _parse(_asked(each, config, project.base, project.files, vaults, written))
            for each in new.values()
        ],
        new,
    )


def load_texts(
    texts: Mapping[str, str], config: Config | None = None, base: Base | Project | None = None
) -> Project:
    """A project that consists of these texts, by path, and no other file. `base` is what it was
    before, where a change is looked at.
    """
    sources = [Source(path, text) for path, text in sorted(texts.items()) if is_markdown(path)]
    before = Base(base) if isinstance(base, Project) else base
    return load(sources, config or Config(), Files.of(texts), base=before)
