"""What is said of a work, as it is written: with its markup, without what merely follows."""

from __future__ import annotations

from collections.abc import Mapping

from listlint.core.lazy_pattern import pattern
from listlint.core.source import Spanned
from listlint.works.reading.styled_text import OBJECT, Style, Words

_LEAD = pattern(rf"[\s{OBJECT}]*+(?:[-\u2013\u2014:]++[\s{OBJECT}]++)?+")
"""What is between labels and the words behind them."""
_NO_WORD = pattern(rf"[\s,|/\u00b7{OBJECT}]")
"""What is between labels."""
_SHORTCODES = pattern(r":[a-z][\w+-]*:")
"""Pictures by their names, as forges show them."""
_WORD = pattern(r"\w")


def written(words: Words, text: str, start: int, end: int) -> Spanned | None:
    """The Markdown of a span, without the labels, licences and punctuation behind it."""
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    codes_at = {mark.end: mark.start for mark in words.of(Style.CODE)}
    while start < end:
        if (labels := _labels(text, start, end)) < end:
            end = labels
        elif text[end - 1] in " \t\n|([,\\" + OBJECT:
            end -= 1
        elif (codes := _codes(codes_at, text, start, end)) < end:
            end = codes
        else:
            break
    if not _WORD.search(_SHORTCODES.sub("", text[start:end])):
        return None
    span = words.source.span(*_with_markup(words, start, end))
    return Spanned(" ".join(words.source.text_of(span).split()), span)


def _labels(text: str, start: int, end: int) -> int:
    """Where the labels in one pair of brackets begin that a span ends with."""
    if text[end - 1] not in ")]":
        return end
    at = end - 2
    while at > start and _NO_WORD.match(text, at):
        at -= 1
    return at if at >= start and text[at] in "([" else end


def _codes(codes: Mapping[int, int], text: str, start: int, end: int) -> int:
    """Where the words in code, such as licences, begin that follow the last sentence; `codes` has
    the start of each by its end.
    """
    at = end
    while at in codes and at > start:
        at = codes[at]
        while at > start and text[at - 1] in " " + OBJECT:
            at -= 1
    return at if text[start:at].endswith((".", "!", ")")) else end


def _with_markup(words: Words, start: int, end: int) -> tuple[int, int]:
    """Where a span is written, with the whole of the links and delimiters at its ends."""
    begin, stop = words.starts[start], words.ends[end - 1]
    source = words.source.text
    for mark in words.marks:
        if mark.link and mark.style is Style.LINK and start <= mark.start < end:
            begin, stop = min(begin, mark.link.span.start), max(stop, mark.link.span.end)
        elif mark.style in (Style.STRONG, Style.EMPHASIS, Style.CODE):
            while mark.start == start and begin and source[begin - 1] in "*_`":
                begin -= 1
            while mark.end == end and source[stop : stop + 1] in ("*", "_", "`"):
                stop += 1
    return begin, stop
