"""What comes before a title: numbers, brackets, venues, dates, authors, badges."""

from __future__ import annotations

from collections.abc import Collection

from listlint.core import labels
from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.works.reading import person_names
from listlint.works.reading.enclosures import (
    BRACKETS,
    closing,
    is_round,
    is_symbol,
)
from listlint.works.reading.phrases import is_people, is_stated, says, split, title_end
from listlint.works.reading.styled_text import (
    OBJECT,
    Mark,
    Style,
    Words,
)

SEPARATOR = pattern(r"[^\w\n(\[:-]{0,16}(?:[-\u2013\u2014:\uff1a]+|\|)[ \t]+")
"""What is between a name and its description."""
_IGNORED = " \t\n\ufeff\u200b\u200d,;:|\u2022\u00b7-\u2013\u2014>.~#" + OBJECT
_NUMBER = pattern(r"\d{1,4}[.)]\s+")
_SHORTCODE = pattern(r"\s*(?::[a-z][\w+-]*:\s*)+")
_WORD = pattern(r"\w")
_END = pattern(r"(?:(?<!\s)\s++)?(?:[|:\uff1a]\s*+|[,.]\s++)|(?<!\s)\s++[-\u2013\u2014]\s++")
_INITIAL = pattern(r"\b[A-Z]$")
_DATED = pattern(rf"([^()\n]{{3,400}}?)(?<!\s)\s*+\({YEAR}[^()\n]{{0,20}}\)[.,:]?\s+")
_VENUE_BEHIND = pattern(r"[^()\[\]]+ \([A-Za-z][^()]*\d{4}\)")
"""As in `NetLSD (KDD 2018)`: a title in spite of its capitals."""
_STATEMENT = pattern(rf"\s*[.,;:-]\s+([^\n{OBJECT}]{{3,400}}?)[\s.]*(?=[\n{OBJECT}]|\Z)")
_YEAR = pattern(rf"{YEAR}\b")
_ENDED = pattern(rf"[ \t]*(?:\n|{OBJECT})")
_TORN = pattern(r" \(https?://")
"""The address of a link that a space has parted from its name in brackets."""
_QUOTE = pattern(r'["\u201c]')
_MOST_WORDS = 6
"""In brackets: more are a title."""
_LONGEST = 160
"""Characters of plain text before a title."""
_LONGEST_CITATION = 500
"""Characters of authors, title and venue with commas between them."""
_FEWEST_WORDS = 3
"""Of a title between commas, or alone in brackets."""
_MANY = 2
"""Names before a title: more are authors, and two may be `Seq2Seq, Attention`."""
_MOST = 8
"""Spans before a title."""


def begin(text: str, at: int, links: Collection[int] = ()) -> int:
    """Past what is never part of a title, but for that of a link: `[#hash](…)`."""
    if shortcode := _SHORTCODE.match(text, at):
        at = shortcode.end()
    while at < len(text) and at not in links:
        if text[at] in _IGNORED or is_symbol(text[at]):
            at += 1
        elif skipped := _NUMBER.match(text, at) or _SHORTCODE.match(text, at):
            at = skipped.end()
        else:
            break
    return at


def skip(words: Words, text: str, at: int, links: Collection[int]) -> list[tuple[int, int]]:
    """What comes before the title, one by one; a link that begins in `links` may be it."""
    skipped: list[tuple[int, int]] = []
    while at < len(text) and len(skipped) < _MOST:
        end = None if at in links else _lead(words, text, at, links)
        if end is None or not _WORD.search(text, end):
            break
        skipped.append((at, end))
        at = begin(text, end, links)
    return skipped


def _lead(words: Words, text: str, at: int, links: Collection[int]) -> int | None:
    for style in (Style.STRONG, Style.EMPHASIS, Style.CODE):
        mark = words.at(at, style)
        if mark and _is_lead(text, mark):
            return mark.end
    if text[at] in BRACKETS:
        return _in_brackets(words, text, at, links)
    if words.at(at, Style.STRONG) or _QUOTE.match(text, at):
        return None
    if (dated := _DATED.match(text, at)) and is_people(dated[1]):
        return dated.end()
    return _plain(words, text, at, links)


def _is_lead(text: str, mark: Mark) -> bool:
    inner = text[mark.start : mark.end].strip()
    if inner[:1] in BRACKETS and closing(inner, 0) == len(inner):
        return True
    if mark.style is Style.CODE and not SEPARATOR.match(text, mark.end):
        return True
    return is_stated(inner) and not (_VENUE_BEHIND.fullmatch(inner) or _is_followed(text, mark.end))


def _is_followed(text: str, at: int) -> bool:
    """Whether people and a venue come behind what could be a venue itself: so it is the title."""
    found = _STATEMENT.match(text, at)
    return found is not None and split(found[1]) is not None


def _in_brackets(words: Words, text: str, at: int, links: Collection[int]) -> int | None:
    end = closing(text, at)
    if end is None or at + 1 in links:
        return None
    inner = text[at + 1 : end - 1]
    if _TORN.match(words.text, end):
        return None
    behind = begin(text, end)
    is_before = behind in links or words.at(behind, Style.STRONG) is not None
    words_in = len(inner.split())
    if is_round(text[at]) and is_before and (_YEAR.match(inner) or words_in < _FEWEST_WORDS):
        return end
    if is_stated(inner):
        return end
    is_line = words_in >= _FEWEST_WORDS and _ENDED.match(text, end) is not None
    is_line &= not is_before and behind not in links
    return end if words_in <= _MOST_WORDS and not is_round(text[at]) and not is_line else None


def _plain(words: Words, text: str, at: int, links: Collection[int]) -> int | None:
    """`ICLR 2020:`, `2019-03 |`, or authors before a link, a quote, bold or plain text."""
    line = text.find("\n", at)
    line = len(text) if line < 0 else line
    marks = [mark.start for mark in words.of(Style.STRONG, Style.EMPHASIS) if mark.start > at]
    stop = min([line, *marks, *(link for link in links if link > at)])
    quote = _QUOTE.search(text, at, stop)
    whole = text[at : quote.start() if quote else stop]
    is_whole = (quote or stop < line) and whole.strip()
    if is_whole and "\n" not in whole and words.at(stop, Style.STRONG) and _is_signed(whole):
        return at + len(whole)
    if is_whole and (is_stated(whole) or is_people(whole) or split(whole)):
        return at + len(whole)
    if authors := _authors_before(text, at, min(stop, at + _LONGEST_CITATION)):
        return authors
    for found in _END.finditer(text, at, min(stop, at + _LONGEST)):
        if _is_ended(text[at : found.start()], found[0].strip()):
            return found.end()
    return None


def _authors_before(text: str, at: int, end: int) -> int | None:
    """Where authors end, commas between them and a title, and where and when it appeared:
    `Jane Doe, John Roe, A study of boats, ICBB 2015`.
    """
    hidden = text.find(OBJECT, at, end)
    end = end if hidden < 0 else hidden
    begin = person_names.end_of_first(text, at, end)
    behind = begin and title_end(text, begin, end)
    if begin is None or behind is None or len(text[begin:behind].split()) < _FEWEST_WORDS:
        return None
    is_named = person_names.is_full_name(text[begin:behind].partition(":")[0])
    return begin if not is_named and says(text[behind:end].strip(" ,.")) else None


def _is_signed(text: str) -> bool:
    """Whether a text is one name, and a period."""
    bare = text.strip()
    return bare.endswith(".") and person_names.is_name(bare[:-1])


def _is_ended(head: str, mark: str) -> bool:
    if is_stated(head) or (mark in (":", "\uff1a") and labels.is_label(head)):
        return True
    people = person_names.read(head)
    if people is None or not people.sure or mark not in (".", ":", "|") or _INITIAL.search(head):
        return False
    are_full = len(people.names) == _MANY and all(" " in name for name in people.names)
    return "et al" in head or len(people.names) > _MANY or (are_full and mark == ".")
