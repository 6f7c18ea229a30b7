"""The vaults of a project whose notes link to each other, whatever their frontmatter says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from listlint.core.conventions import ALIKE
from listlint.core.document import Document
from listlint.links.vault.vaults import Vault
from listlint.project.project import Project


class LinkedVault(NamedTuple):
    """A vault whose notes link to another one each, on average."""

    path: str
    """Empty for the project's own folder."""
    documents: tuple[Document, ...]


def well_linked(project: Project) -> Iterator[LinkedVault]:
    """The vaults in which there are as many links to notes as notes."""
    vaults: defaultdict[Vault, list[Document]] = defaultdict(list)
    for each in project.documents.values():
        vaults[project.links.vault(each)].append(each)
    for vault, documents in vaults.items():
        convention = project.links.convention(vault)
        if convention and convention.counts.total() >= len(documents) >= ALIKE:
            yield LinkedVault(vault.folder, (*documents,))
