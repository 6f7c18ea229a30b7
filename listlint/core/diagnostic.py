"""What a rule says: a place, a sentence, what to do about it and, where there is one, a fix."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256

from listlint.core.source import Source, Span, comparable


class Severity(StrEnum):
    """`ERROR` breaks a reader or the list's own contract; `WARNING` is a guess."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of a span, which is empty where something is inserted."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that apply together or not at all. `safe` ones change only what is certain."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, possibly in another file."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding.

    `message` says what is wrong, `help` what to do. A rule leaves `rule` and, unless the place
    decides it, `severity` alone: the engine stamps them.
    """

    span: Span
    message: str
    help: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    about: str = ""
    """What several findings can have in common, such as a note that many links want: reports for
    people show those of one rule together."""
    rule: str = ""
    severity: Severity | None = None

    @property
    def sort_key(self) -> tuple[str, int, str, int, str]:
        """By place, then rule: the one order in which findings are reported."""
        return (self.span.path, self.span.start, self.rule, self.span.end, self.message)


_NUMBER = re.compile(r"\d+")


def fingerprints(
    found: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    blocks: Mapping[str, list[Span]],
    renamed: Mapping[str, str] | None = None,
    by_message: Callable[[str], bool] = lambda path: False,  # noqa: ARG005 - in no file
) -> list[str]:
    """A name for each finding that stays when lines move: 16 hexadecimal digits, in order.

    It is made from the rule, the path, the text of the entry (`blocks`, by path and in order) or
    else of the line that the finding stands in, as it is compared, and a counter among equals. A
    line without a word, such as the opening of frontmatter, is told apart by the message.

    Two runs of one version are compared more closely: `renamed` gives files that are to count under
    another path, and in files for which `by_message` holds, findings in one line are told apart by
    their messages, in which numbers may differ.
    """
    # All findings in one line share its text and the beginning of their hash: lines can be long.
    text_of = cache(lambda place: comparable(sources[place.path].text_of(place)))
    has_words = cache(lambda text: any(map(str.isalnum, text)))
    begin = cache(lambda *key: sha256("\0".join((*key, "")).encode("utf-8", "surrogatepass")))
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for diagnostic in found:
        path = diagnostic.span.path
        place = _surroundings(diagnostic.span, sources[path], blocks.get(path, []))
        text = text_of(place)
        if by_message(path) or not has_words(text):
            text += f"\0{_NUMBER.sub('0', diagnostic.message)}"
        key = (diagnostic.rule, renamed.get(path, path) if renamed else path, text)
        digest = begin(*key).copy()
        digest.update(str(seen[key]).encode())
        names.append(digest.hexdigest()[:16])
        seen[key] += 1
    return names


def _surroundings(span: Span, source: Source, blocks: list[Span]) -> Span:
    """The block or else the line in which a span begins; where something lacks, at its end."""
    at = bisect_right(blocks, span.start, key=lambda block: block.start) - 1
    if at >= 0 and span.start <= blocks[at].end:
        return blocks[at]
    line = source.position(span.start).line
    end = source.starts[line] if line < len(source.starts) else len(source.text)
    return source.span(source.offset(line), end)
