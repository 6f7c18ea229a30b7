"""What `listlint init` sees: lists with their conventions, and notes with their schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from listlint.config.edit import path_pattern
from listlint.config.starter import ListFound, NotesFound
from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.engine import format_overview
from listlint.engine.format_overview import Survey
from listlint.lists import ordering
from listlint.lists.sequences import runs
from listlint.lists.sorted_by import named
from listlint.project.learnt_schemas import LearntFolder, learnt_folders
from listlint.project.linked_vaults import LinkedVault, well_linked
from listlint.project.project import Project

MOST_KEYS = 12
"""So many keys are named."""
_FIELD = pattern(r"\{(\w+)\}")


class Folder(NamedTuple):
    """A folder of notes that was found."""

    table: NotesFound
    schema: dict[str, Any]
    odd: tuple[tuple[str, str, str], ...]
    """Notes that the schema flags: path, key and why."""


class Discovery(NamedTuple):
    """What was found in a project."""

    lists: tuple[ListFound, ...]
    notes: tuple[Folder, ...]


def look(project: Project) -> Discovery:
    """Find the lists that have entries, and the folders of notes."""
    lists = format_overview.read(project, lambda path: True)  # noqa: ARG005 - all of them
    folders = [*learnt_folders(project)]
    found = tuple(_list(project, each) for each in lists if each.entries)
    notes = tuple(_folder(project, each, alone=len(folders) == 1) for each in folders)
    if not (found or notes):
        notes = tuple(_without_heads(project, each) for each in well_linked(project))
    return Discovery(found, notes)


def _list(project: Project, survey: Survey) -> ListFound:
    path = survey.source.path
    order = _order(project, path)
    remarks = [f"{survey.entries} entries", *_formats(survey)]
    remarks.append(f"order: {order or 'none that nine in ten entries keep'}")
    remarks.append(f"cross-listing: {project.cross_listing.told(path)}")
    return ListFound(path, survey.entries, survey.chosen, tuple(remarks), order)


def _formats(survey: Survey) -> Iterator[str]:
    for part in survey.parts:
        number = len(part.format.entries)
        if part.abstains:
            yield f"format: none, since {part.abstains}"
            continue
        fields = dict.fromkeys(_FIELD.findall(part.templates[0].text))
        words = ", ".join(fields).replace("_", " ")
        yield f"format: {words}; {part.format.conforming} of {number} entries follow it"


def _order(project: Project, path: str) -> str:
    """How the entries of a list are ordered; empty where nothing shows it."""
    if configured := project.list_at(path).policy.order:
        return configured.value
    entries = next(each.entries for each in project.lists if each.path == path)
    found = runs(project.sources[path], entries)
    way = ordering.prevailing(
        [[named(entry, project.work(entry)).facts for entry in run.entries] for run in found]
    )
    return way.order.value if way else ""


def _folder(project: Project, folder: LearntFolder, *, alone: bool) -> Folder:
    learnt, documents = folder.learnt, folder.documents
    name = "note" if alone or not folder.path else re.sub(r"\W+", "-", folder.path).strip("-")
    place = f"{path_pattern(folder.path)}/" if folder.path else ""
    pattern = f"{place}{'**/' if folder.is_deep else ''}*.md"
    remarks = [f"{len(documents)} notes", *_keys(learnt.schema)]
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    about = f"Learnt by `listlint init` from {len(documents)} notes. Change what is not meant."
    schema: Mapping[str, Any] = {**title, "description": about, **learnt.schema}
    odd = tuple((documents[each.number].path, each.key, each.why) for each in learnt.odd)
    table = _table(project, pattern, f"schemas/{name}.schema.json", remarks, documents[0])
    return Folder(table, dict(schema), odd)


def _without_heads(project: Project, vault: LinkedVault) -> Folder:
    """A vault whose notes have no frontmatter in common."""
    place = f"{path_pattern(vault.path)}/" if vault.path else ""
    remarks = [f"{len(vault.documents)} notes, without frontmatter in common"]
    table = _table(project, f"{place}**/*.md", "", remarks, vault.documents[0])
    return Folder(table, {}, ())


def _table(
    project: Project, pattern: str, schema: str, remarks: Iterable[str], of: Document
) -> NotesFound:
    """What is written down of notes, how they link to each other among it."""
    convention = project.links.convention(project.links.vault(of))
    if convention is None:
        return NotesFound(pattern, schema, (*remarks,), "")
    counts = convention.counts.most_common()
    links = ", ".join(f"{number:,} {style}" for style, number in counts)
    return NotesFound(pattern, schema, (*remarks, f"links to notes: {links}"), counts[0][0].value)


def _keys(schema: Mapping[str, Any]) -> Iterator[str]:
    """Which keys must be there, and which may."""
    required = schema.get("required", ())
    for words, names in (
        ("all have", required),
        ("some have", [key for key in schema["properties"] if key not in required]),
    ):
        if names:
            more = f" and {len(names) - MOST_KEYS} more" if len(names) > MOST_KEYS else ""
            yield f"{words} {', '.join(names[:MOST_KEYS])}{more}"
