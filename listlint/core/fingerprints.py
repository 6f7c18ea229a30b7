"""A name for each finding that stays when lines move: a baseline knows it by that."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256

from listlint.core.diagnostic import Diagnostic
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span, comparable

_NUMBER = pattern(r"\d+")


def fingerprints_in(
    found: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    entries: Mapping[str, list[Span]],
    renamed: Mapping[str, str] | None = None,
    by_message: Callable[[str], bool] = lambda path: False,  # noqa: ARG005 - in no file
) -> list[str]:
    """The fingerprints of findings, in their order: 16 hexadecimal digits each.

    It is made from the rule, the path, the text of the entry (`entries`, by path and in order) or
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
        place = _entry_or_line(diagnostic.span, sources[path], entries.get(path, []))
        text = text_of(place)
        if by_message(path) or not has_words(text):
            text += f"\0{_NUMBER.sub('0', diagnostic.message)}"
        key = (diagnostic.rule, renamed.get(path, path) if renamed else path, text)
        digest = begin(*key).copy()
        digest.update(str(seen[key]).encode())
        names.append(digest.hexdigest()[:16])
        seen[key] += 1
    return names


def _entry_or_line(span: Span, source: Source, entries: list[Span]) -> Span:
    """The entry or else the line in which a span begins; where something lacks, at its end."""
    at = bisect_right(entries, span.start, key=lambda entry: entry.start) - 1
    if at >= 0 and span.start <= entries[at].end:
        return entries[at]
    line = source.position(span.start).line
    end = source.starts[line] if line < len(source.starts) else len(source.text)
    return source.span(source.offset(line), end)
