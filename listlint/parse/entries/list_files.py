"""Which files are lists: those that hold little but entries, and are no log, index or chapter."""

from __future__ import annotations

import re

from listlint.core import conventions
from listlint.core.document import Entry, Link, LinkKind
from listlint.core.markdown_paths import SUFFIX
from listlint.core.source import Source
from listlint.parse.markdown.facts import Facts

_README = re.compile(rf"readme(?:[._-][\w-]+)*{SUFFIX}", re.IGNORECASE)
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_OTHER = re.compile(
    r"_?(?:change-?log|changes|history|news|releases?|release-?notes|road-?map|to-?do|faq|summary"
    r"|(?:side|nav)-?bar|footer|toc|contributing|contributors|authors|maintainers|governance"
    rf"|code-?of-?conduct|security|support|glossary|migrati(?:on|ng)|upgrading){SUFFIX}",
    re.IGNORECASE,
)
"""What repositories call their logs, indexes and house rules, whatever they link to."""
_LOGGED = re.compile(
    r"/(?:issues|pulls?|commits?|compare|merge_requests|releases/tag|milestones?)/", re.IGNORECASE
)
"""Where a project keeps its own changes, to which the lines of its log point."""
_CODE = re.compile(r"\s*(?:[-*+|]|\d+[.)])?[\s*_]*\[?`")
"""How a line begins that is about a name in code."""


def is_readme(path: str) -> bool:
    """Whether a file is what forges show for its folder, in whatever language."""
    return _README.fullmatch(path.rpartition("/")[2]) is not None


def may_be_list(path: str, facts: Facts) -> bool:
    """Whether a file may be a list by its name and its links, before its entries are known."""
    name = re.sub(r"[ _]", "-", path.rpartition("/")[2]).lstrip("-")
    if _OTHER.fullmatch(name):
        return False
    return is_readme(path) or conventions.LIST_FILE.holds(sum(map(_leads_out, facts.links)))


def is_list(source: Source, facts: Facts, entries: tuple[Entry, ...]) -> bool:
    """Whether a file with these entries is a list. A README without any is one to be filled."""
    if is_readme(source.path):
        share = _share(source, entries)
        is_other = _is_log(entries) or _are_badges(entries)
        return not is_other and (not entries or conventions.LIST_README.holds(share, 1))
    found = sum(any(map(_leads_out, each.links)) for each in entries)
    others = sum(not item.all_links for item in facts.items if item.depth == 1)
    return (
        conventions.LIST_FILE.holds(found)
        and found > others
        and conventions.LIST_TEXT.holds(_share(source, entries), 1)
        and not _is_log(entries)
        and not _is_of_code(source, entries)
    )


def _leads_out(link: Link) -> bool:
    return _EXTERNAL.match(link.target) is not None


def _share(source: Source, entries: tuple[Entry, ...]) -> float:
    """How much of a file its entries are, from 0 to 1, by all signs but spaces."""
    text = source.text
    within = sum(_signs(text[each.span.start : each.span.end]) for each in entries)
    return within / max(1, _signs(text))


def _signs(text: str) -> int:
    return sum(map(len, text.split()))


def _is_log(entries: tuple[Entry, ...]) -> bool:
    """Whether most entries point to changes of a project first."""
    first = (each.links[0].target for each in entries if each.links)
    logged = sum(_LOGGED.search(target) is not None for target in first)
    return 2 * logged > len(entries)


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
