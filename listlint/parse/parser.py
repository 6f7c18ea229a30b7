"""A whole file to a `Note`, a `List` or a plain `Document`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from operator import attrgetter
from typing import Any

from listlint.core.conventions import ALIKE
from listlint.core.document import (
    Document,
    DocumentKind,
    Fault,
    Footnote,
    HiddenLink,
    Link,
    List,
    Note,
    Reference,
)
from listlint.core.lazy_pattern import pattern
from listlint.core.reference_headings import REFERENCE_HEADINGS
from listlint.core.source import Source, Span
from listlint.parse import ignore_comments
from listlint.parse.entries import finder, list_files
from listlint.parse.entries.finder import FoundEntries
from listlint.parse.frontmatter import head as frontmatter_head
from listlint.parse.frontmatter.loaded_head import Head
from listlint.parse.markdown import wikilinks
from listlint.parse.markdown.facts import Facts, ListItem
from listlint.parse.markdown.grammar import MOST_NESTED
from listlint.parse.markdown.markdown_reader import read as facts_of

_BLOCK = pattern(r"(?:^|(?<=[\s\])$]))\^[A-Za-z0-9-]+(?=[ \t]*$)", re.MULTILINE)
_TEMPLATE = pattern(r"[\W\d_]*template\.md", re.IGNORECASE)
_FILLED_IN = pattern(
    r"(?<!`)(?:\{\{(?:date|time|title|name|value)(?::[^{}\n]*)?\}\}|<%[*_~-]?\s*tp\.|\$\{?FOAM_[A-Z])",
    re.IGNORECASE,
)
"""What Obsidian, Templater, QuickAdd and Foam put something else for."""
_HANDLEBARS = pattern(r"^[ \t]*+\{\{~?(?:[/>][ \t]*+\w|\*)", re.MULTILINE)
_FENCE = pattern(r"^[ \t]*+(?:```|~~~)", re.MULTILINE)
_OF_DRAWING = "excalidraw-plugin"
"""What the head of a drawing in Obsidian has."""
_PUT_IN = pattern(r"@\w+|\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%[^<>]*%>|%[a-z]")
"""What stands for an address that a program will put in: `@repo`, `{{ url }}`, `${url}`, `%s`."""


def parse(
    source: Source,
    kind: DocumentKind | None = None,
    reference_headings: Iterable[str] = REFERENCE_HEADINGS,
    *,
    lists_are_known: bool = False,
    of_outliner: bool = False,
    of_package: bool = False,
) -> Document:
    """Read a file. Without a `kind`, what it holds decides; where the lists are known, because
    somebody has named them, nothing else is taken for one. With `of_outliner` it is a page of
    Logseq, which has properties where others have YAML; with `of_package` it is the README
    beside the manifest of a package.

    A file with a head that a program is to fill in is a page, unless it is known for a list.

    Nothing is raised for what the file says: what cannot be read is in the document's `faults`.
    """
    head = frontmatter_head.read(source, of_outliner=of_outliner)
    facts = facts_of(source, head.body)
    find = cache(partial(finder.find, source, facts))
    is_filled_in = not list_files.is_readme(source.path) and _is_filled_in(facts)
    if head.is_template:
        kind = kind if kind is DocumentKind.LIST else DocumentKind.PAGE
    elif kind is None and is_filled_in:
        kind = DocumentKind.PAGE
    elif kind is None:
        kind = _recognised(source, facts, find, noted=head.body > 1, of_package=of_package)
        if kind is DocumentKind.LIST and lists_are_known:
            kind = DocumentKind.NOTE if head.body > 1 else DocumentKind.PAGE
    is_template = head.is_template or is_filled_in or _is_template(source)
    common = {**_common(source, head, facts), "is_template": is_template}
    is_drawing = kind is not DocumentKind.LIST and _is_drawing(head)
    if is_drawing:
        common |= {"unread_links": (), "undefined": (), "footnotes": ()}
    elif not of_outliner:  # in which all is an item of an item
        common["faults"] += tuple(map(_too_deep, facts.too_deep[:1]))
    if kind is DocumentKind.NOTE:
        names = {heading.casefold() for heading in reference_headings}
        return Note(**common, references=tuple(_references(facts, names)))
    if kind is DocumentKind.LIST:
        return List(**common, **find()._asdict())
    return Document(**common)


def _common(source: Source, head: Head, facts: Facts) -> dict[str, Any]:
    """What is known of every document, whatever its kind."""
    links, hidden = _links(source, head, facts)
    return {
        "path": source.path,
        "frontmatter": head.frontmatter,
        "headings": tuple(facts.headings),
        "links": tuple(sorted(links, key=attrgetter("span"))),
        "hidden_links": tuple(hidden),
        "undefined": tuple(facts.undefined),
        "unread_links": tuple(facts.unread_links),
        "footnotes": tuple(_footnotes(source, facts)),
        "labels": frozenset(facts.labels),
        "ids": frozenset([*facts.ids, *_blocks(source.text)]),
        "suppressions": (
            *ignore_comments.in_frontmatter(source, head.comments),
            *ignore_comments.in_markdown(source, facts.comments, facts.headings),
        ),
        "faults": tuple(_faults(source, head.faults)),
        "has_open_head": head.is_template,
    }


def _blocks(text: str) -> Iterable[str]:
    """The names that Obsidian's blocks have, `^name` at the end of a line."""
    return _BLOCK.findall(text) if "^" in text else ()


def _links(source: Source, head: Head, facts: Facts) -> tuple[list[Link], list[HiddenLink]]:
    """Those of the body and of the frontmatter; apart, those in comments and code of programs."""
    links = [*wikilinks.in_frontmatter(source, head.frontmatter)]
    comments, code = wikilinks.wiki_comments(source.text), wikilinks.site_code(source.text)
    if not comments and not code:
        return [*links, *facts.links], []
    hidden = []
    for link in facts.links:
        if (in_wiki := comments.covers(link.span.start)) or code.covers(link.span.start):
            hidden.append(HiddenLink(link, in_wiki))
        else:
            links.append(link)
    return links, hidden


def _footnotes(source: Source, facts: Facts) -> Iterator[Footnote]:
    """Those in no comment and no code of a program."""
    if facts.footnotes:
        comments, code = wikilinks.wiki_comments(source.text), wikilinks.site_code(source.text)
        for each in facts.footnotes:
            if not comments.covers(each.span.start) and not code.covers(each.span.start):
                yield each


def _is_template(source: Source) -> bool:
    """Whether a program makes other files of one, as its name says or what it leaves open."""
    text = source.text
    if _TEMPLATE.fullmatch(source.path.rpartition("/")[2]):
        return True
    # The search costs more than all of them together, and hardly a note holds any.
    if "{{" not in text and "<%" not in text and "FOAM_" not in text:
        return False
    return _FILLED_IN.search(text) is not None or _is_of_handlebars(text)


def _is_of_handlebars(text: str) -> bool:
    """Whether lines outside of code put other files in, as `{{> part}}` does, or close a block."""
    lines = [*_HANDLEBARS.finditer(text)] if "{{" in text else []
    fences = [each.start() for each in _FENCE.finditer(text)] if lines else []
    return any(bisect_left(fences, each.start()) % 2 == 0 for each in lines)


def _is_filled_in(facts: Facts) -> bool:
    """Whether several links have one target that a program puts addresses for."""
    targets = Counter(each.target for each in facts.links if _PUT_IN.fullmatch(each.target))
    return any(count >= ALIKE for count in targets.values())


def _faults(source: Source, of_head: Iterable[Fault]) -> Iterator[Fault]:
    """Those of the head, and the first character that no text has."""
    at = source.text.find("\0")
    if at >= 0:
        message = "a NUL character: this is no text, or UTF-16"
        yield Fault(source.span(at, at + 1), message, "save it as UTF-8")
    yield from (fault for fault in of_head if fault.span.start != at)


def _is_drawing(head: Head) -> bool:
    """Whether a file is the data of a drawing, whose words stand in it as in the picture."""
    return head.frontmatter is not None and head.frontmatter.get(_OF_DRAWING) is not None


def _too_deep(span: Span) -> Fault:
    message = f"nested more than {MOST_NESTED} blocks deep, so this is not read"
    return Fault(span, message, "write it with fewer `>`, or as items of a list less deep")


def _recognised(
    source: Source,
    facts: Facts,
    find: Callable[[], FoundEntries],
    *,
    noted: bool,
    of_package: bool,
) -> DocumentKind:
    """A README or a file full of entries is a list; what has frontmatter is a note."""
    other = DocumentKind.NOTE if noted else DocumentKind.PAGE
    is_readme = list_files.is_readme(source.path)
    if (noted and not is_readme) or not list_files.may_be_list(source.path, facts):
        return other
    entries = find().entries
    is_list = list_files.is_list(source, facts, entries, of_package=of_package)
    return other if (noted and not entries) or not is_list else DocumentKind.LIST


def _references(facts: Facts, names: set[str]) -> Iterator[Reference]:
    """The outermost items under a heading of one of these names, and under its subheadings."""
    listed = set()
    level = 0
    for number, heading in enumerate(facts.headings, 1):
        if heading.text.casefold().rstrip(":\uff1a").strip() in names:
            level = heading.level
        elif heading.level <= level:
            level = 0
        if level:
            listed.add(number)
    for item in _outermost(facts):
        if item.heading in listed and item.text:
            # That of a group stands in what is nested in it.
            link = next(iter(item.links or item.all_links), None)
            if link and link.span == item.span:
                # Of one span, since a vault of 10,000 notes has half a million of them.
                yield Reference(link.text or wikilinks.shown(item.text), link.span, link)
            else:
                yield Reference(wikilinks.shown(item.text), item.span, link)


def _outermost(facts: Facts) -> list[ListItem]:
    return [item for item in facts.items if item.depth == 1]
