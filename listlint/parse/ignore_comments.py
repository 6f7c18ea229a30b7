"""Comments that speak to listlint: `listlint: ignore[rule-name] why` and `ignore-file[…]`.

Lists that use awesome-lint already say where they mean what it reports, such as an address that is
listed twice; what listlint reports of the same is meant there too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from listlint.core.document import WHOLE_FILE, Heading, Suppression
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span, Spanned
from listlint.parse.markdown.facts import Comment

_DIRECTIVE = pattern(r"(?:<!--|#)\s*listlint:\s*(ignore|ignore-file)\[([^\]]*)\]")
# What is meant for listlint, well written or not; other comments may well speak of it.
_ADDRESS = pattern(
    r"(?:<!--|#)\s*(?:listlint:|(?i:listlint[\s:-]+(?:ignore|disable|enable|off)\b))"
)
_ELSEWHERE = pattern(r"<!--\s*lint\s+(disable|enable)\s+([\w:\s-]+?)\s*-->")
"""A comment for remark-lint, of which awesome-lint is made (github.com/remarkjs/remark-lint)."""
_SAME = {
    "double-link": ("duplicate-url", "duplicate-work", "similar-title"),
    "awesome-list-item": ("malformed-entry",),
    "match-punctuation": ("unbalanced-bracket",),
}
"""The rules that report what one of awesome-lint does."""
_NAME = pattern(r"[^\s,>]+")  # `>` as well: a comment may go on in the next line of a quote


def in_markdown(
    source: Source, comments: list[Comment], headings: list[Heading]
) -> Iterator[Suppression]:
    """A comment speaks for its list item or block; in a heading, for the whole section."""
    ends = _section_ends(source, headings) if comments else []
    for comment in comments:
        first, last = comment.first_line, comment.last_line
        if comment.heading is not None:
            last = ends[comment.heading]
        yield from _read(source, source.text_of(comment.span), comment.span, first, last)
    yield from _for_awesome_lint(source, comments)


def _for_awesome_lint(source: Source, comments: Iterable[Comment]) -> Iterator[Suppression]:
    """What is disabled is so until it is enabled again, or to the end."""
    since: dict[str, Comment] = {}
    for comment in comments:
        found = _ELSEWHERE.fullmatch(source.text_of(comment.span).strip())
        if found is None:
            continue
        for name in found[2].split():
            if found[1] == "disable":
                since.setdefault(name, comment)
            elif start := since.pop(name, None):
                yield from _same(name, start, comment.last_line)
    for name, start in since.items():
        yield from _same(name, start, WHOLE_FILE)


def _same(name: str, comment: Comment, last: int) -> Iterator[Suppression]:
    rules = _SAME.get(name.rpartition(":")[2], ())
    if rules:
        names = tuple(Spanned(rule, comment.span) for rule in rules)
        yield Suppression(names, comment.span, comment.first_line, last, "", is_for_other=True)


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
    found = _DIRECTIVE.match(text)
    if found is None:
        if _ADDRESS.match(text):
            yield Suppression((), span, first, last, "")
        return
    names = tuple(
        Spanned(name[0], source.span(span.start + name.start(), span.start + name.end()))
        for name in _NAME.finditer(text, *found.span(2))
    )
    if found[1] == "ignore-file":
        first, last = 1, WHOLE_FILE
    reason = text[found.end() :].removesuffix("-->").strip()
    yield Suppression(names, span, first, last, reason)


def _section_ends(source: Source, headings: list[Heading]) -> list[int]:
    """The last line of each heading's section."""
    ends = [WHOLE_FILE] * len(headings)
    open_: list[int] = []
    for number, heading in enumerate(headings):
        while open_ and headings[open_[-1]].level >= heading.level:
            ends[open_.pop()] = bisect_right(source.starts, heading.span.start) - 1
        open_.append(number)
    return ends
