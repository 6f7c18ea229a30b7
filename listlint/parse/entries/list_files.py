"""Which files are lists: those that hold little but entries, and are no log, index or chapter."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from listlint.core import conventions
from listlint.core.document import Entry, Link, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import SUFFIX
from listlint.core.source import Source
from listlint.parse.entries import section_words
from listlint.parse.markdown.facts import Facts, ListItem

_README = pattern(rf"readme(?:[._-][\w-]++(?:\.[\w-]++)*)?{SUFFIX}", re.IGNORECASE)
_EXTERNAL = pattern(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE = pattern(r"https?://")
"""An address that is no link for Markdown, and is one for whoever wrote it."""
_OTHER = pattern(
    r"_?(?:(?:[\w.]++-)?change-?log(?:-[\w.-]++)?|changes|history|news|releases?|release-?notes|road-?map|to-?do|faq|summary"
    r"|(?:side|nav)-?bar|footer|toc|contributing|contributors|authors|maintainers|governance"
    rf"|code-?of-?conduct|security|support|glossary|migrati(?:on|ng)|upgrading){SUFFIX}",
    re.IGNORECASE,
)
"""What repositories call their logs, indexes and house rules, whatever they link to."""
_LOGGED = pattern(
    r"/(?:issues|pulls?|commits?|compare|merge_requests|releases/tag|milestones?)/", re.IGNORECASE
)
"""Where a project keeps its own changes, to which the lines of its log point."""
_RAW = pattern(r"\s*<[a-z]", re.IGNORECASE)
"""How an entry begins that is HTML, and no Markdown."""
_CODE = pattern(r"[\s*_]*+(?:[-+|]|\d++[.)])?[\s*_]*+\[?`")
"""How a line begins that is about a name in code."""


def is_readme(path: str) -> bool:
    """Whether a file is what forges show for its folder, in whatever language."""
    return _README.fullmatch(path.rpartition("/")[2]) is not None


def may_be_list(path: str, facts: Facts) -> bool:
    """Whether a file may be a list by its name and its links, before its entries are known."""
    name = re.sub(r"[ _]", "-", path.rpartition("/")[2]).lstrip("-")
    if _OTHER.fullmatch(name):
        return False
    if is_readme(path):
        return True
    bare = sum(not item.links and bool(_BARE.search(item.text)) for item in facts.items)
    return conventions.LIST_FILE.holds(bare + sum(map(_leads_out, facts.links)))


def is_list(
    source: Source, facts: Facts, entries: tuple[Entry, ...], *, of_package: bool = False
) -> bool:
    """Whether a file with these entries is a list. A README without any is one to be filled;
    that of a package, and that of a folder, is one only where little else is in it.
    """
    items = len(entries) + _others(facts, entries)
    is_full = not items or conventions.LIST_ITEMS.holds(len(entries), items)
    if is_readme(source.path):
        is_part = of_package or "/" in source.path
        least = conventions.LIST_PACKAGE if is_part else conventions.LIST_README
        share = _share(source, entries, _signs_aside(source, facts, entries))
        is_other = _is_log(source, entries) or _are_badges(entries) or _are_features(entries)
        is_other = is_other or ("/" in source.path and not is_full)
        return not entries or (not is_other and least.holds(share, 1))
    found = sum(_has_address(source, each) for each in entries)
    return (
        conventions.LIST_FILE.holds(found)
        and conventions.LIST_LINKED.holds(found, len(entries))
        and is_full
        and conventions.LIST_TEXT.holds(_share(source, entries), 1)
        and not _is_log(source, entries)
        and not _is_raw(source, entries)
        and not _is_of_code(source, entries)
    )


def _leads_out(link: Link) -> bool:
    return _EXTERNAL.match(link.target) is not None


def _has_address(source: Source, entry: Entry) -> bool:
    return any(map(_leads_out, entry.links)) or bool(
        _BARE.search(source.text, entry.span.start, entry.span.end)
    )


def _others(facts: Facts, entries: tuple[Entry, ...]) -> int:
    """How many outermost items have no link and are in no entry."""
    starts = [each.span.start for each in entries]

    def is_outside(item: ListItem) -> bool:
        number = bisect_right(starts, item.block.start) - 1
        return number < 0 or item.block.start >= entries[number].span.end

    outermost = (item for item in facts.items if item.depth == 1 and not item.all_links)
    return sum(map(is_outside, outermost))


def _share(source: Source, entries: tuple[Entry, ...], aside: int = 0) -> float:
    """How much of a file its entries are, from 0 to 1, by all signs but spaces; so many of them,
    which are about the list itself, do not count.
    """
    text = source.text
    within = sum(_signs(text[each.span.start : each.span.end]) for each in entries)
    return within / max(1, _signs(text) - aside)


def _signs_aside(source: Source, facts: Facts, entries: tuple[Entry, ...]) -> int:
    """How many signs are in sections about the list itself: those of thanks grow with the number of
    people who helped, and say nothing of what the file is.
    """
    text = source.text
    starts = [heading.span.start for heading in facts.headings]
    listing = {bisect_right(starts, each.span.start) - 1 for each in entries}
    return sum(
        _signs(text[start:end])
        for number, (start, end) in enumerate(pairwise((*starts, len(text))))
        if number not in listing and section_words.is_aside(facts.headings[number].text)
    )


def _signs(text: str) -> int:
    return sum(map(len, text.split()))


def _is_log(source: Source, entries: tuple[Entry, ...]) -> bool:
    """Whether most entries point to changes of a project first."""
    logged = sum(_LOGGED.search(_first_address(source, each)) is not None for each in entries)
    return 2 * logged > len(entries)


def _first_address(source: Source, entry: Entry) -> str:
    """Where an entry leads, by its first link or the first address that is none for Markdown."""
    if entry.links:
        return entry.links[0].target
    found = _BARE.search(source.text, entry.span.start, entry.span.end)
    return source.text[found.start() : entry.span.end].split(maxsplit=1)[0] if found else ""


def _is_raw(source: Source, entries: tuple[Entry, ...]) -> bool:
    """Whether most entries are written in HTML, as programs write what they generate."""
    return 2 * sum(bool(_RAW.match(source.text, each.span.start)) for each in entries) > len(
        entries
    )


def _are_features(entries: tuple[Entry, ...]) -> bool:
    """Whether most entries say what a project can do."""
    named = sum(any(map(section_words.is_of_features, each.section)) for each in entries)
    return 2 * named > len(entries)


def _are_badges(entries: tuple[Entry, ...]) -> bool:
    """Whether most entries are links around images, without a word."""
    return 2 * sum(map(_is_badge, entries)) > len(entries)


def _is_badge(entry: Entry) -> bool:
    """Whether an entry has links in Markdown, and none of them has a word."""
    links = [link for link in entry.links if link.kind in (LinkKind.INLINE, LinkKind.REFERENCE)]
    return bool(links) and not any(link.text for link in links)


def _is_of_code(source: Source, entries: tuple[Entry, ...]) -> bool:
    """Whether most entries are about names in code, as those of a reference are."""
    named = sum(bool(_CODE.match(source.text, each.span.start)) for each in entries)
    return 2 * named > len(entries)
