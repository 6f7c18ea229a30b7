"""The folders of notes in a project, and the schemas that their frontmatter has kept so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from listlint.core import conventions
from listlint.core.document import Document, List, Note
from listlint.project.project import Project
from listlint.schema.learner import Learnt, learn

MOST_FOLDERS = 6
"""Folders of notes that are told apart: more are the chapters of one vault, and are taken together
by the folder at the top that they are in."""


class LearntFolder(NamedTuple):
    """A folder of notes, with what they have in common."""

    path: str
    """Empty for the project's own."""
    is_deep: bool
    """Whether the folders below it belong to it."""
    documents: tuple[Document, ...]
    learnt: Learnt


def learnt_folders(project: Project) -> Iterator[LearntFolder]:
    """The folders in which most documents are notes with frontmatter, lists put aside."""
    documents = [each for each in project.documents.values() if not isinstance(each, List)]
    folders = _by_folder(documents, deep=False)
    is_deep = len(folders) > MOST_FOLDERS
    for path, inside in (_by_folder(documents, deep=True) if is_deep else folders).items():
        learnt = learn([*map(_head, inside)])
        yield LearntFolder(path, is_deep and bool(path), (*inside,), learnt)


def _by_folder(documents: Iterable[Document], *, deep: bool) -> Mapping[str, Sequence[Document]]:
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for each in documents:
        folder = each.path.rpartition("/")[0]
        found[folder.partition("/")[0] if deep else folder].append(each)
    return {path: inside for path, inside in sorted(found.items()) if _are_notes(inside)}


def _are_notes(documents: Sequence[Document]) -> bool:
    notes = sum(bool(_head(each)) for each in documents)
    return notes >= conventions.ALIKE and 2 * notes > len(documents)


def _head(document: Document) -> Mapping[str, Any]:
    """The frontmatter of a document; empty for none."""
    head = document.frontmatter.value if isinstance(document, Note) and document.frontmatter else {}
    return head if isinstance(head, dict) else {}
