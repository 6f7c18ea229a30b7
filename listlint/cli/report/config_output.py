"""What applies to a project or a file, and why: the text of `listlint config`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from listlint.config.tables import Config, NoteTable, SuppressTable
from listlint.core.document import Document, List, Note
from listlint.core.source import lines_of
from listlint.engine import format_overview
from listlint.engine.format_overview import Part
from listlint.engine.workspace import Workspace
from listlint.lists import ordering
from listlint.lists.format.list_format import Origin
from listlint.lists.guidelines import Guideline
from listlint.lists.sequences import runs
from listlint.lists.sorted_by import named
from listlint.project.project import Project
from listlint.rules import ENGINE_FINDINGS, rules


def explain_project(workspace: Workspace) -> Iterator[str]:
    """Root, configuration, tables and rules."""
    config, documents = workspace.config, workspace.project.documents
    yield f"project        {workspace.root}"
    yield f"configuration  {config.path or 'none, so kinds are recognised file by file'}"
    yield f"files          {len(documents)}: {_kinds(workspace)}"
    for table in config.tables:
        count = sum(config.table(path) is table for path in documents)
        name = "notes" if isinstance(table, NoteTable) else "lists"
        yield f"{name:<13}  {table.path}: {count} file{'s' * (count != 1)}"
        if isinstance(table, NoteTable):
            yield f"               schema {table.schema or 'none'}, unwritten {table.unwritten}"
    vault_of = workspace.project.links.vault
    first: dict[object, Document] = {}  # of each vault
    for document in documents.values():
        first.setdefault(vault_of(document), document)
    for document in first.values():
        yield from _links(workspace.project, document, alone=len(first) == 1)
    if known := workspace.baseline:
        yield f"baseline       {known.source.path}: {len(known.rows)} known"
    yield from _ignored(config.suppress)
    yield from _rules(config, None)


def explain_file(workspace: Workspace) -> Iterator[str]:
    """Kind, tables, schema and rules of the file that was named."""
    path = workspace.named[0]
    config = workspace.config
    inside = [d for d in workspace.project.documents if d == path or d.startswith(f"{path}/")]
    for name in inside:
        yield f"file           {name}"
        yield f"configuration  {config.path or 'none'}"
        document = workspace.project.documents[name]
        yield from _kind(config, document)
        for found in format_overview.read(workspace.project, name.__eq__):
            for part in found.parts:
                yield from _format(config, part, alone=len(found.parts) == 1)
        yield from _conventions(workspace, name)
        yield from _links(workspace.project, document)
        tables = (t for t in config.suppress if not t.path or config.specs[t.path](name))
        yield from _ignored(tables)
        if name == inside[-1]:
            yield from _rules(config, name if len(inside) == 1 else None)


def _ignored(tables: Iterable[SuppressTable]) -> Iterator[str]:
    """What `[[suppress]]` tables silence, and why."""
    for table in tables:
        places = {"in": table.path, "titled": table.title, "known as": table.id}
        where = " ".join(f"{word} `{place}`" for word, place in places.items() if place)
        yield f"ignored        {', '.join(table.rules)} {where}: {table.reason}"


def _kinds(workspace: Workspace) -> str:
    project = workspace.project
    lists, notes = sum(1 for _ in project.lists), sum(1 for _ in project.notes)
    pages = len(project.documents) - lists - notes
    counts = {"list": lists, "note": notes, "other page": pages}
    return ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in counts.items())


def _kind(config: Config, document: Document) -> Iterator[str]:
    table = config.table(document.path)
    match document:
        case List():
            kind, why = "list", "a README, or a file full of linked entries"
        case Note():
            kind, why = "note", "it begins with frontmatter"
        case _:
            kind, why = "page", "it has no frontmatter, and no list is recognised"
            if config.lists:
                why = "it has no frontmatter, and the configuration names the lists"
    if table is not None:
        why = f'`path = "{table.path}"` in {config.path}'
    yield f"kind           {kind}: {why}"
    if isinstance(document, Note):
        folder = config.folder(document.path)
        schema = folder.schema.name if folder.schema else "none is configured"
        yield f"schema         {schema}"
        yield f"unwritten      {folder.links.unwritten}"
        references = ", ".join(f"`{name}`" for name in config.references(document.path))
        yield f"references     {len(document.references)}, under a heading {references}"


def _links(project: Project, inside: Document, *, alone: bool = True) -> Iterator[str]:
    """Which programs keep the vault that a document is in, how its notes link, and what follows."""
    vault = project.links.vault(inside)
    signs = [f"{mark.tool}, as `{mark.sign}` shows" for mark in vault.marks]
    where = "" if alone else f"in {vault.folder or 'the rest'}: "
    kept = f"kept by {' and '.join(signs)}" if signs else "no program of a wiki or site recognised"
    yield f"links          {where}{kept}"
    convention = project.links.convention(vault)
    if convention is None:
        yield "               no link points to a note"
    else:
        total = sum(convention.counts.values())
        counts = (f"{count:,} {style}" for style, count in convention.counts.most_common())
        yield f"               {', '.join(counts)} of {total:,} links to notes"
    style = project.links.policy(inside).style
    if style is not None:
        yield f"               `link-style` says {style}"
    wiki = "are" if project.links.follower.lookup.is_wiki(inside) else "are not"
    name = "are" if project.links.follower.lookup.looks_up_by_name(inside) else "are not"
    yield f"               wikilinks {wiki} followed, paths {name} looked up by name"


ASKED = {
    Guideline.HTTPS: "`https`",
    Guideline.NO_TRACKING: "no tracking",
    Guideline.NO_SHORTENERS: "no shortened addresses",
    Guideline.ARXIV_ABS: "abstracts on arXiv",
    Guideline.ARXIV_PDF: "PDFs on arXiv",
    Guideline.ARXIV_NO_VERSION: "no versions on arXiv",
    Guideline.NO_TRAILING_SLASH: "no trailing slashes",
    Guideline.CROSS_LISTING: "entries in several sections",
    Guideline.DESCRIPTION_CAPITAL: "descriptions that begin with a capital",
    Guideline.DESCRIPTION_PERIOD: "descriptions that end with a period",
    Guideline.DESCRIPTION_LENGTH: "descriptions no longer than so much",
    Guideline.DESCRIPTION_ARTICLE: "descriptions that begin with no article",
    Guideline.NO_SUPERLATIVE: "no superlatives",
    Guideline.ONE_LINK: "one link an entry",
    Guideline.NO_BADGE: "no badges",
    Guideline.APPEND: "what is new at the end",
    Guideline.ALPHABETICAL: "alphabetical order",
    Guideline.NAME_CASING: "names spelt in one way",
    Guideline.NO_TRAILING_SPACE: "no spaces at the ends of lines",
}
"""What a list may ask for in words, as it is told."""


def _conventions(workspace: Workspace, path: str) -> Iterator[str]:
    """How the entries of a list are ordered, and what it asks of contributors in words."""
    project, document = workspace.project, workspace.project.documents[path]
    if not isinstance(document, List):
        return
    if order := project.list_at(path).policy.order:
        yield f"order          {order}: configured in {workspace.config.path}"
    else:
        found = runs(project.sources[path], document.entries)
        way = ordering.prevailing(
            [[named(entry, project.work(entry)).facts for entry in run.entries] for run in found]
        )
        learnt = f"{way.order}: nine in ten entries keep it" if way else "none of the whole list"
        yield f"order          {learnt}"
    yield f"cross-listing  {project.cross_listing.told(path)}"
    for guideline, place in project.list_at(path).guidelines.places.items():
        if place:
            line = project.sources[place.path].position(place.start).line
            yield f"asked for      {ASKED[guideline]}: {place.path}:{line}"


def _format(config: Config, part: Part, *, alone: bool) -> Iterator[str]:
    """The format in effect for a part of a list, and why it is that one."""
    found = part.format
    columns = " | ".join(found.columns or ())
    whose = f"for rows of `{columns}`: " if columns else "outside of tables: "
    number = len(found.entries)
    kept = f"{found.conforming} of {number} entr{'y' if number == 1 else 'ies'}"
    why = f"none: {part.abstains}" if part.abstains else f"{_origin(config, part)}; {kept} conform"
    yield f"format         {'' if alone else whose}{why}"
    for template in () if part.abstains else part.templates:
        yield from (f"               {line}" for line in lines_of(template.text))


def _origin(config: Config, part: Part) -> str:
    found = part.format
    match found.origin:
        case Origin.CONFIGURED:
            return f"configured in {config.path}"
        case Origin.STATED:
            places = dict.fromkeys(template.place or "" for template in part.templates)
            return f"stated at {', '.join(places)}"
    if part.stale:
        return f"learnt, since only {found.stale} keep what is stated at {part.stale[0].place}"
    return "learnt, since none is configured or stated"


def _rules(config: Config, path: str | None) -> Iterator[str]:
    yield "rules"
    for name, rule in sorted({**rules(), **ENGINE_FINDINGS}.items()):
        setting = config.setting(rule)
        state, why = str(setting.severity) if setting.on else "off", setting.why
        if path is not None and setting.on and config.is_ignored(path, name):
            state, why = "off", "by `per-file-ignores`"
        options = "".join(f", {key} = {value!r}" for key, value in setting.options.items())
        yield f"  {name:<22} {state:<8} {why}{options}"
