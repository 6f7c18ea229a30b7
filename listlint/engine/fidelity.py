"""What a safe fix must leave as it is, read from the document before and after.

Nothing may be lost: the entries of each section, the headings, the references, the keys of the
frontmatter, what comments suppress, and every word outside of link targets are the same in number,
whatever their order. Every link is still there. Its target is the same unless the fix wrote into
that very target; a link that is new was written by the fix, and words that are gone are where it
leads. Nothing becomes unreadable. What has a link to the web that it had not may be an entry now.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from listlint.core.diagnostic import Edit
from listlint.core.document import WIKILINKS, Document, Link, List, Note
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span

_WORD = pattern(r"\w+")


class DocumentText(NamedTuple):
    """A text, and the document that it is."""

    source: Source
    document: Document


def complaint(
    before: DocumentText, after: DocumentText, edits: Sequence[Edit], but: Collection[str] = ()
) -> str | None:
    """What edits have changed that they must not, to be read after "it would change".

    `edits` lead from the one text to the other; they do not overlap and are in order. `but` names
    what they may change.
    """
    old, new = dict(_facts(before)), dict(_facts(after))
    targets = [link.target for link in after.document.links]
    is_repair = len(targets) > len(before.document.links)
    if is_repair or _are_in_targets(before.document.links, [edit.span for edit in edits]):
        # What had no link, or none to the web, may become an entry, and so a list of a page.
        if not _entries(before) <= _entries(after):
            return "entries"
        gained = _entries(after) - _entries(before)
        but = {*but, "entries", *(["the kind of the file"] if gained else [])}
    if is_repair and _are_words_kept(before, after, edits):
        but = {*but, "words"}
    for name, fact in old.items():
        if name not in but and new[name] != fact:
            return name
    if len(after.document.faults) > len(before.document.faults):
        return "what can be read"
    return None if _has_links(before, after, edits) else "links"


def _are_words_kept(before: DocumentText, after: DocumentText, edits: Iterable[Edit]) -> bool:
    """Whether what is no word of the text any more is where a new link leads."""
    old, new = (
        Counter(_words(_without_targets(text.source.text, text.document.links)))
        for text in (before, after)
    )
    written = [*_written(edits)]
    targets = Counter(
        link.target for link in after.document.links if not _is_written_into(link, written)
    )
    targets -= Counter(link.target for link in before.document.links)
    return old == new + Counter(word for target in targets.elements() for word in _words(target))


def _facts(text: DocumentText) -> Iterator[tuple[str, object]]:
    source, document = text
    yield "the kind of the file", type(document)
    yield "entries", _entries(text)
    yield "headings", _bag(tuple(_words(heading.text)) for heading in document.headings)
    yield "references", len(document.references) if isinstance(document, Note) else 0
    head = document.frontmatter.value if document.frontmatter else None
    yield "keys", tuple(head) if isinstance(head, dict) else ()
    yield "comments", _bag(n.text for each in document.suppressions for n in each.names)
    yield "words", _bag(_words(_without_targets(source.text, document.links)))


def _entries(text: DocumentText) -> Counter[tuple[str, ...]]:
    """How many entries stand under each heading."""
    document = text.document
    return Counter(e.section for e in document.entries) if isinstance(document, List) else Counter()


def _are_in_targets(links: Iterable[Link], places: Sequence[Span]) -> bool:
    """Whether all of the places, which are in order, lie in targets of links."""
    inside = {
        place
        for link in links
        if link.destination
        for place in _touching(link.destination, places)
        if link.destination.start <= place.start and place.end <= link.destination.end
    }
    return inside.issuperset(places)


def _bag(values: Iterable[Hashable]) -> frozenset[tuple[Hashable, int]]:
    return frozenset(Counter(values).items())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _without_targets(text: str, links: Iterable[Link]) -> str:
    """The text but for where links lead; of a wikilink, what a reader sees."""
    cuts = {
        (link.span, link.text) if link.kind in WIKILINKS else (link.destination, "")
        for link in links
        if link.destination
    }
    parts, at = [], 0
    for (_, start, end), shown in sorted(cuts):
        if start >= at:
            parts += [text[at:start], shown]
            at = end
    return " ".join((*parts, text[at:]))


def _has_links(before: DocumentText, after: DocumentText, edits: Sequence[Edit]) -> bool:
    old, new = before.document.links, after.document.links
    places, written = [edit.span for edit in edits], [*_written(edits)]
    kept = Counter(link.target for link in old if not _is_written_into(link, places))
    there = Counter(link.target for link in new)
    own = Counter(link.target for link in new if _is_written(link, written))
    return kept <= there and there - kept <= own and len(old) <= len(new)


def _written(edits: Iterable[Edit]) -> Iterator[Span]:
    """Where the texts of edits stand afterwards."""
    moved = 0
    for (path, start, end), text in ((edit.span, edit.text) for edit in edits):
        yield Span(path, start + moved, start + moved + len(text))
        moved += len(text) - (end - start)


def _is_written_into(link: Link, places: Sequence[Span]) -> bool:
    """Whether one of the places lies in a link's target. What a definition elsewhere holds may
    change with it.
    """
    if link.destination is None:
        return True
    _, start, end = link.destination
    return any(
        start <= place.start and place.end <= end for place in _touching(link.destination, places)
    )


def _is_written(link: Link, places: Sequence[Span]) -> bool:
    return link.destination is None or any(True for _ in _touching(link.span, places))


def _touching(span: Span, places: Sequence[Span]) -> Iterator[Span]:
    """Those of the places, which are in order, that touch a stretch."""
    first = bisect_left(places, span.start, key=lambda place: place.end)
    rest = (places[number] for number in range(first, len(places)))
    return takewhile(lambda place: place.start <= span.end, rest)
