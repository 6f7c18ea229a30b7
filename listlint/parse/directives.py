"""Comments that speak to listlint: `listlint: ignore[rule-name] why` and `ignore-file[…]`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from listlint.model import WHOLE_FILE, Heading, Suppression
from listlint.parse.markdown import Comment
from listlint.source import Source, Span, Spanned

_ADDRESS = re.compile(r"(?:<!--|#)\s*listlint:")
_DIRECTIVE = re.compile(r"\s*(ignore|ignore-file)\[([^\]]*)\]\s*(.*?)\s*(?:-->)?", re.DOTALL)
_NAME = re.compile(r"[^\s,>]+")  # `>` as well: a comment may go on in the next line of a quote


def in_markdown(
    source: Source, comments: Iterable[Comment], headings: list[Heading]
) -> Iterator[Suppression]:
    """A comment speaks for its list item or block; in a heading, for the whole section."""
    for comment in comments:
        first, last = comment.first_line, comment.last_line
        if comment.heading is not None:
            last = _end_of_section(source, headings, comment.heading)
        yield from _read(source, source.text_of(comment.span), comment.span, first, last)


def in_frontmatter(source: Source, comments: Iterable[Spanned]) -> Iterator[Suppression]:
    """A comment speaks for its line; alone in a line, for the next, and in the first line of the
    frontmatter also for its opening, where missing keys are reported.
    """
    for text, span in comments:
        line = source.position(span.start).line
        alone = source.line(line).lstrip().startswith("#")
        first = 1 if alone and line == 2 else line  # noqa: PLR2004 - the line behind the opening
        yield from _read(source, text, span, first, line + alone)


def _read(source: Source, text: str, span: Span, first: int, last: int) -> Iterator[Suppression]:
    address = _ADDRESS.match(text)
    if address is None:
        return
    found = _DIRECTIVE.fullmatch(text, address.end())
    if found is None:
        yield Suppression((), span, first, last, "")
        return
    names = tuple(
        Spanned(name[0], source.span(span.start + name.start(), span.start + name.end()))
        for name in _NAME.finditer(text, *found.span(2))
    )
    if found[1] == "ignore-file":
        first, last = 1, WHOLE_FILE
    yield Suppression(names, span, first, last, found[3])


def _end_of_section(source: Source, headings: list[Heading], index: int) -> int:
    level = headings[index].level
    following = (heading for heading in headings[index + 1 :] if heading.level <= level)
    nearest = next(following, None)
    if nearest is None:
        return WHOLE_FILE
    return bisect_right(source.starts, nearest.span.start) - 1
