"""What is configured for a project, as the index of it needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from listlint.links.index import LinkPolicy
from listlint.lists.ordering import Order
from listlint.schema import Schema
from listlint.works.linkage import CrossListing, Judged


@dataclass(frozen=True, slots=True)
class NoteFolder:
    """What holds for the notes of one `[[notes]]` table."""

    schema: Schema | None = None
    links: LinkPolicy = field(default_factory=LinkPolicy)


@dataclass(frozen=True, slots=True)
class ListPolicy:
    """What is configured for a list by its `[[lists]]` table."""

    templates: tuple[str, ...] = ()
    order: Order | None = None
    cross_listing: CrossListing | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What is configured for a project."""

    folders: Mapping[str, NoteFolder] = field(default_factory=dict)
    """For single notes, by path; everything else has the defaults."""
    policies: Mapping[str, ListPolicy] = field(default_factory=dict)
    """For lists, by path."""
    not_duplicates: tuple[Judged, ...] = ()
    """Which works are different, though they seem to be one."""
