"""Which missing targets of a template are there beside its copies.

Outside of wikis a folder that is called `templates` may hold pages about templates as well, whose
links are to be checked. What is made of a template shows which it is: documents of its name, in
other folders, that have beside them what it links to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import islice

from listlint.core import conventions
from listlint.core.document import Document, Link
from listlint.core.markdown_paths import SUFFIXES
from listlint.files.listing import Files
from listlint.links.resolve import Resolution
from listlint.links.vault.folders import is_below, join
from listlint.links.vault.visibility import is_of_templates

_MOST = 200
"""So many copies are looked at for a link, the first by name: of a template with more, some of
these have what it links to."""
_MOST_TARGETS = 50
"""So many missing targets of a template are looked for beside its copies."""


class TemplateCopies:
    """The templates of a project that its copies show to be some."""

    def __init__(self, files: Files, documents: Mapping[str, Document]) -> None:
        self._files, self._documents = files, documents
        self._known: dict[str, bool] = {}

    def why(self, document: Document, to: Resolution) -> str:
        """Why a target that is missing beside a document may be none that is meant to be there."""
        is_beside = is_below(to.path, document.folder) and document.path in self._documents
        if not is_beside or not is_of_templates(document):
            return ""
        if document.path not in self._known:
            self._known[document.path] = self._has_copies(document)
        return "they are meant for the copies of a template" if self._known[document.path] else ""

    def _has_copies(self, template: Document) -> bool:
        name = template.path.rpartition("/")[2]
        folders = [*islice((e for e in self._folders[name] if e != template.folder), _MOST)]
        targets = dict.fromkeys(map(_beside, template.links))
        asked = islice((each for each in targets if each), _MOST_TARGETS)
        return any(self._are_there(folders, target) for target in asked)

    def _are_there(self, folders: Iterable[str], target: str) -> bool:
        paths = ([join(each, target + suffix) for suffix in ("", *SUFFIXES)] for each in folders)
        found = (1 for spellings in paths if any(map(self._files.find, spellings)))
        return sum(islice(found, conventions.ALIKE)) == conventions.ALIKE

    @cached_property
    def _folders(self) -> defaultdict[str, list[str]]:
        """The folders that hold a document of each name, but for those of templates."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for document in self._documents.values():
            if not is_of_templates(document):
                found[document.path.rpartition("/")[2]].append(document.folder)
        return found


def _beside(link: Link) -> str:
    """What a link names beside its document; empty if it names nothing there."""
    target = link.target.partition("#")[0].partition("?")[0].strip("/")
    is_other = not target or ":" in target or link.target.startswith("/")
    inner = "" if is_other else join("", target)
    return "" if inner.startswith("..") else inner
