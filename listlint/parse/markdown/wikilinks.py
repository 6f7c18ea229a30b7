"""Links that Markdown does not know: `[[note]]` of wikis, and tags of a site's program."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from sys import intern
from typing import NamedTuple

from listlint.core.document import Link, LinkKind
from listlint.core.frontmatter import Frontmatter
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span

WIKILINK = pattern(
    r"!?\[\[(?P<inner>(?P<target>(?:[^\[\]|\n\\`<>]|\\(?!\|))++)(?:\\?\|(?P<text>[^\[\]\n]*+))?+)\]\]"
    r"(?![(\[])"
)
"""With `\\|` where a table needs it. `[[text]](target)` and `[[text]][label]` are none."""
TAG = pattern(
    r"\{\{[<%]\s*+(?P<ref>(?:rel)?ref)\s++(?:path=)?\"?(?P<target>[^\"\s{}<>]++)\"?[^{}<>]*[%>]\}\}"
    r"|\{%-?\s*+(?P<tag>post_url|link)\s++(?P<path>[^\s{}%]++)\s*+-?%\}"
)
"""Hugo's shortcodes `ref` and `relref`, Jekyll's tags `post_url` and `link`."""
_BEFORE = pattern(r"\[([^\[\]]*)\]\([^()\[\]]*$")
_AFTER = pattern(r"[^()\[\]{}\n]*\)")
_FAR = 300
"""Characters that the text of a link is looked for in, backwards."""
_QUOTED = pattern(r"([\"'])(.*)\1")
_COMMENT = pattern(r"%%.*?%%", re.DOTALL)
_CODE = pattern(
    r"\{\{[<%]\s*+(?P<slash>/?)\s*+(?P<hugo>code|highlight|output|code-toggle)\b"
    r"|\{%-?\s*+(?P<end>end)?(?P<jekyll>highlight|raw|comment)\b"
)
"""Where Hugo's and Jekyll's blocks of code begin and end."""
_KINDS = {"post_url": LinkKind.POST_URL, "link": LinkKind.TAG_LINK}


class Written(NamedTuple):
    """A link, by offsets in the text that it was found in."""

    kind: LinkKind
    text: str
    target: str
    start: int
    end: int
    """Those of the whole link, which are those of its Markdown where a tag is in one."""
    at: int
    to: int
    """Where the target is written."""


def read(found: re.Match[str]) -> Written:
    """What a match of `WIKILINK` or `TAG` says."""
    return _tag(found) if "tag" in found.re.groupindex else _wikilink(found)


def _wikilink(found: re.Match[str]) -> Written:
    inner = found["target"]
    target = inner.strip()
    at = found.start("target") + len(inner) - len(inner.lstrip())
    if found[0].startswith("!"):
        kind, shown = LinkKind.EMBED, ""
    else:
        kind, shown = LinkKind.WIKI, " ".join((found["text"] or target).split())
    return Written(kind, intern(shown), intern(target), *found.span(), at, at + len(target))


def _tag(found: re.Match[str]) -> Written:
    text, (start, end) = found.string, found.span()
    group = "target" if found["target"] else "path"
    shown = ""
    if before := _BEFORE.search(text, max(start - _FAR, 0), start):
        after = _AFTER.match(text, end)
        if after:
            start, end, shown = before.start(), after.end(), " ".join(before[1].split())
    kind = _KINDS.get(found["tag"] or "", LinkKind.REF)
    return Written(kind, shown, intern(found[group]), start, end, *found.span(group))


def shown(text: str) -> str:
    """What a reader sees of a text with wikilinks in it."""
    return WIKILINK.sub(lambda found: _wikilink(found).text, text)


def in_frontmatter(source: Source, frontmatter: Frontmatter | None) -> Iterator[Link]:
    """The wikilinks that are alone in a value, as `related: ["[[note]]"]`."""
    if frontmatter is None or "[[" not in source.text[: frontmatter.span.end]:
        return
    for place in frontmatter.located().values():
        path, start, end = place.value
        found = _QUOTED.fullmatch(source.text, start, end)
        if found and (link := WIKILINK.fullmatch(source.text, *found.span(2))):
            kind, text, target, start, end, at, to = _wikilink(link)
            yield Link(kind, text, target, Span(path, start, end), Span(path, at, to))


class Silence:
    """Where nothing is a link: in a wiki's own comments, or what a site's program shows as code."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        found = sorted(spans)
        self._starts = [start for start, _ in found]
        self._ends = [*accumulate((end for _, end in found), max)]

    def __bool__(self) -> bool:
        return bool(self._starts)

    def covers(self, offset: int) -> bool:
        """Whether an offset of the text lies in it."""
        before = bisect_right(self._starts, offset) - 1
        return before >= 0 and offset < self._ends[before]


def wiki_comments(text: str) -> Silence:
    """What is within `%%`."""
    return Silence(each.span() for each in _COMMENT.finditer(text)) if "%%" in text else Silence(())


def site_code(text: str) -> Silence:
    """What Hugo and Jekyll show as code, or not at all."""
    return Silence(_code(text) if "{{" in text or "{%" in text else ())


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Each block from its first opening to what closes it."""
    opened = ("", 0)
    for found in _CODE.finditer(text):
        name = found["hugo"] or found["jekyll"]
        closes = bool(found["slash"] or found["end"])
        if not closes and not opened[0]:
            opened = (name, found.start())
        elif closes and name == opened[0]:
            yield opened[1], found.end()
            opened = ("", 0)
