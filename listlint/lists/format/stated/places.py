"""Where a list says how an entry is written: in its README, its CONTRIBUTING or its pull-request
template, in a fence, a code span, a bullet or a table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.format.stated.rewriting import (
    Rewritten,
    rewrite,
    rewrite_row,
)
from listlint.lists.guidelines import relevance
from listlint.lists.text_blocks import Line, TextBlock, blocks

_MOST = 6
"""So many templates at most: lists have several kinds of entries, but not many."""


@dataclass(frozen=True, slots=True)
class StatedFormat:
    """A template that a list states. One without a bullet is about what follows one."""

    template: str
    span: Span
    """Of the stated text in its file."""
    written: str
    """The stated text, without the marks of a quote and the indentation of all its lines."""


def stated(documents: Iterable[Source], of: str) -> Iterator[StatedFormat]:
    """The templates that the files state for the list at the path `of`, the surest first.

    Of the files, only the list itself and those of its folder that may speak of it are read.
    """
    places = (
        (rank, source) for source in documents if (rank := relevance(source.path, of)) is not None
    )
    found = [
        (each.doubt, rank, each)
        for rank, source in sorted(places, key=lambda place: (place[0], place[1].path))
        for each in _in_file(source, is_guide=rank > 0)
    ]
    seen: dict[str, StatedFormat] = {}
    for _, _, each in sorted(found, key=lambda one: one[:2]):
        seen.setdefault(each.template, StatedFormat(each.template, each.span, each.written))
    yield from islice(seen.values(), _MOST)


class _Found(NamedTuple):
    doubt: int
    template: str
    span: Span
    written: str


class _Place(NamedTuple):
    """A text that may be a template, with what is said before it."""

    written: str
    start: int
    end: int
    lead: str
    header: str = ""


_FORMAT = pattern(
    r"\bformat(?!ter)|\btemplate|\bsyntax|\bpattern|\bmarkdown|\blooks? like|as follows|following"
    r"|follow |layout|in the form|add the link|格式|模板|フォーマット|형식|formato",
    re.IGNORECASE,
)
_GUIDING = pattern(
    r"contribut|guideline|how to|add(?:ing)? |submi(?:t|ssion)|pull request|\bprs?\b|entr(?:y|ies)"
    r"|\bformat(?!ter)|\btemplates?\b|贡献|貢献|投稿|格式|参与",
    re.IGNORECASE,
)
_WRONG = pattern(
    r"\b(?:bad|wrong|incorrect|invalid|avoid|don'?t(?! forget)|not like|instead of|commit message"
    r"|branch name|(?:pr|pull request|issue)(?:'s)? (?:title|body|name)|bibtex|cite|citation)\b"
    r"|❌|错误",
    re.IGNORECASE,
)
_ITEM = pattern(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_CODE = pattern(r"(?<!`)(`++)([^\n]+?)(?<!`)\1(?!`)")
_TICKED = pattern(r"(?<![`\\])`((?:[^`\\\n]|\\.)++)`(?!`)")
"""A code span in which somebody has escaped backticks, which Markdown does not know there."""
_AFTER_COLON = pattern(
    r"(?:[^:\uff1a`\n]*+[:\uff1a`])*?(?=[^:\uff1a`\n]*?(?:format|template|格式))"
    r"[^:\uff1a`\n]*+[:\uff1a][ \t]+(?=\S)",
    re.IGNORECASE,
)
_PREFACE = pattern(
    r"\W*(?:format|template|格式|模板|example|(?:sub)?(?:category|section)(?: name)?)\W*",
    re.IGNORECASE,
)
"""A line of a fence that is no entry: `format:`, or the category that the entry is in."""
_ONLY_LINK = pattern(r"`*\[\{[\w-]+\}\]\(\{[\w-]+\}\)`*\.?")
_WORDS = pattern(r"\w\w")
_MORE = pattern(r"(?: [-\u2013\u2014|:] ).*[^\s.]")
"""What a quoted text goes on with outside of its quotes."""
_QUOTED = pattern(r"[\"\u201c](\\?\[[^\"\u201c\u201d]*)[\"\u201d]\.?")
_ESCAPED = pattern(r"\\([\[\]()*_`-])")
_CODE_ITEM = pattern(r"([ \t]*)(?:[-*+]|\d+[.)])[ \t]+`+\[")
"""An item that begins with what a link looks like."""
_FARTHEST = 1000
"""So many characters before and behind a text are read: as many as a format may have."""
_RULE = pattern(r"[\s|:-]*-[\s|:-]*")


def _in_file(source: Source, *, is_guide: bool) -> Iterator[_Found]:
    """`is_guide`: the whole file is about contributing."""
    lead = ""
    for block in blocks(source):
        if block.kind == "heading":
            lead = block.lines[0].text[-_FARTHEST:]
            continue
        guided = is_guide or any(map(_GUIDING.search, block.headings))
        found = list(_in_block(source, block, lead, guided=guided))
        yield from found
        if not found and block.kind == "text":
            lead = block.lines[-1].text[-_FARTHEST:]


def _in_block(source: Source, block: TextBlock, lead: str, *, guided: bool) -> Iterator[_Found]:
    if block.kind == "fence":
        for place in _in_fence(block, lead):
            yield from _judged(source, place, block, guided=guided)
        return
    if not guided and not any(_FORMAT.search(text) for text in (lead, *block.texts)):
        return
    taken: list[Span] = []
    parts = _items_of_parts(source, block, lead, guided=guided)
    for place in (*_code_spans(block, lead), *_written_out(block, lead)):
        if _is_among(place.start, parts):
            continue
        at = bisect_left(taken, place.end, key=lambda span: span.start)
        if not at or taken[at - 1].end <= place.start:
            for found in _judged(source, place, block, guided=guided):
                taken.insert(at, found.span)
                yield found


def _items_of_parts(
    source: Source, block: TextBlock, lead: str, *, guided: bool
) -> list[tuple[int, int]]:
    """Where items begin that state an entry together, a part in each: `[Name](link) - Description.`
    above `[Values](link)`. Where each is a format by itself, they are of several kinds of entries.
    """
    groups: list[tuple[str, list[Line]]] = []
    for line in block.lines:
        found = _CODE_ITEM.match(line.text)
        if found and groups and groups[-1][0] == found[1]:
            groups[-1][1].append(line)
        else:
            groups.append((found[1], [line]) if found else ("\n", [line]))
    items = [lines for _, lines in groups if len(lines) > 1]
    spans = [(each.start, each.start + len(each.text)) for lines in items for each in lines]
    if not spans:
        return []
    codes = [place for place in _code_spans(block, lead) if _is_among(place.start, spans)]
    judged = ([*_judged(source, place, block, guided=guided)] for place in codes)
    return [] if all(judged) else spans


def _is_among(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _judged(source: Source, place: _Place, block: TextBlock, *, guided: bool) -> Iterator[_Found]:
    is_row = place.written.lstrip().startswith("|")
    made = rewrite_row(place.written, place.header) if is_row else rewrite(place.written)
    lead = place.lead[-_FARTHEST:]
    if made is None or _WRONG.search(lead):
        return
    said = bool(_FORMAT.search(lead))
    if _is_template(made, said=said, guided=guided, is_code=block.kind == "fence"):
        doubt = 0 if said else 1 if any(map(_FORMAT.search, block.headings)) else 2
        yield _Found(doubt, made.template, source.span(place.start, place.end), place.written)


def _is_template(made: Rewritten, *, said: bool, guided: bool, is_code: bool) -> bool:
    """Whether enough of a text is placeholders, given what is said about it.

    `said`: it is announced as a format; `guided`: it is where contributors are spoken to.
    """
    if _ONLY_LINK.fullmatch(made.template):  # how a link is written, whatever else an entry has
        return False
    if len(made.fields) < 3:  # noqa: PLR2004 - a title and its link may be any link
        return said and made.links == 1 and not made.strange
    if not made.links:
        return (said or (guided and is_code)) and not made.strange
    return not made.strange or ((said or guided) and made.strange <= len(made.fields))


def _in_fence(block: TextBlock, lead: str) -> Iterator[_Place]:
    for group in block.entries():
        lines = group
        while lines and _PREFACE.fullmatch(lines[0].text):
            lead = f"{lead} {lines[0].text}"
            lines = lines[1:]
        if lines and lines[0].text.lstrip().startswith("|"):
            yield from _rows(TextBlock("table", lines, block.headings), lead)
        elif lines:
            yield _place(lines, lead)


def _code_spans(block: TextBlock, lead: str) -> Iterator[_Place]:
    for line in block.lines:
        words = _WORDS.search(line.text)
        ticked = next((each for each in _TICKED.finditer(line.text) if "\\`" in each[1]), None)
        if ticked:
            start, end = (line.start + at for at in ticked.span(1))
            said = line.text[: ticked.start()] or lead
            yield _Place(ticked[1].replace("\\`", "`"), start, end, said)
            continue
        for found in _CODE.finditer(line.text):
            says = words is not None and words.end() <= found.start()
            said = line.text[: found.start()] if says else lead
            if more := _MORE.match(line.text, found.end(), found.end() + _FARTHEST):
                end = line.start + more.end()
                behind = _CODE.sub(r"\2", more[0])
                yield _Place(found[2] + behind, line.start + found.start(), end, said)
            start, end = (line.start + at for at in found.span(2))
            yield _Place(found[2].strip(), start, end, said)
        if words and "`" not in line.text:
            lead = line.text


def _written_out(block: TextBlock, lead: str) -> Iterator[_Place]:
    """Bullets, rows and paragraphs of a text, as they are."""
    if block.lines[0].text.lstrip().startswith("|"):
        yield from _rows(block, lead)
        return
    for at, line in enumerate(block.lines):
        said = block.lines[at - 1].text if at else lead
        if found := _AFTER_COLON.match(line.text):
            start = line.start + found.end()
            end = line.start + len(line.text)
            yield _Place(_unquoted(line.text[found.end() :].strip()), start, end, found[0])
        elif (_ITEM.match(line.text) or not at) and not line.text.rstrip().endswith(":"):
            lines = block.item(at)
            if not any("](" in code[2] for each in lines for code in _CODE.finditer(each.text)):
                yield _place(lines, said)


def _unquoted(text: str) -> str:
    """What stands in quotes, without them, the stop of the sentence behind them and the signs that
    keep Markdown from reading it.
    """
    found = _QUOTED.fullmatch(text)
    return _ESCAPED.sub(r"\1", found[1]) if found else text


def _rows(block: TextBlock, lead: str) -> Iterator[_Place]:
    """The rows of a table, with its header where there is one."""
    texts = [line.text for line in block.lines]
    has_header = len(texts) > 1 and _RULE.fullmatch(texts[1]) is not None
    for line in block.lines[2:3] if has_header else block.lines[:1]:
        yield _Place(
            line.text.strip(),
            line.start,
            line.start + len(line.text),
            lead,
            texts[0] if has_header else "",
        )


def _place(lines: list[Line], lead: str) -> _Place:
    indent = min(len(line.text) - len(line.text.lstrip()) for line in lines)
    end = lines[-1].start + len(lines[-1].text.rstrip())
    text = "\n".join(line.text[indent:] for line in lines).rstrip()
    return _Place(text, lines[0].start + indent, end, lead)
