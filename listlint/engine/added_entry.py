"""The one entry that a list has and had not before."""

from __future__ import annotations

from collections import Counter

from listlint.core.document import Entry, List
from listlint.core.source import Source, comparable
from listlint.project.project import Project
from listlint.works import identity


def addresses(entry: Entry, source: Source) -> set[identity.Key]:
    """What an entry has an address of, be it written there or elsewhere."""
    texts = [source.text_of(entry.span), *(link.target for link in entry.links)]
    return {key for text in texts for key in identity.keys_of(text)}


def entry_from(project: Project, path: str, offset: int) -> Entry | None:
    document = project.documents[path]
    entries = document.entries if isinstance(document, List) else ()
    return next((entry for entry in entries if entry.span.start >= offset), None)


def only_added(old: Source, before: List, new: Source, after: object) -> Entry | None:
    """The entry that a text has and the one before did not, if the others are as they were."""
    if not isinstance(after, List):
        return None
    left = Counter(comparable(old.text_of(entry.span)) for entry in before.entries)
    added = []
    for entry in after.entries:
        text = comparable(new.text_of(entry.span))
        left[text] -= 1
        if left[text] < 0:
            added.append(entry)
    return added[0] if len(added) == 1 and len(after.entries) == len(before.entries) + 1 else None
