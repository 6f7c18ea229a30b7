"""The words with which descriptions begin, and which of them are names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from listlint.core.document import Entry
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.project.list_index import ListIndex
from listlint.rules._title_words import title_words

_WORD = pattern(r"[^\W\d_]+(?=[\s,;:]|$)|[^\W\d_]{5,}+(?=/[a-z]{5})")
"""A word of letters alone, with nothing but an end behind it, or one of two that a bar parts, as
`encrypt/decrypt`: shorter ones are `tcp/ip`."""
_HOST = pattern(r"https?://([^/?#\s]+)", re.IGNORECASE)
_ARTICLE = pattern(r"(?:an?|the)\b", re.IGNORECASE)
_NEXT = pattern(r"\s+(\w)")
_SEPARATOR = pattern(r"(?:\s[-\u2010-\u2015]+|[.:|>])\s*\Z")
"""What is between a link and a description that does not go on from it."""
_PART = 3
"""Letters of a word that may be a part of its entry's name, as `ping` of `gping`: fewer are a part
of many names by chance, and may begin a name of several words."""
_BOLD = pattern(r"\*\*[^*\n]{1,30}\*\*[:,]? ")
"""A word in bold, such as the price, with which descriptions may begin."""
_ANY_WORD = pattern(r"(?P<inner>(?<=[a-z,] ))?(?<![\w'.-])[^\W\d_]++(?![\w-])")
"""A word, and whether it stands within a sentence."""


class FirstWord(NamedTuple):
    text: str
    span: Span
    is_sentence: bool
    """Whether it is all small and begins a sentence of its own, and no name."""


def first_words(
    index: ListIndex, is_asked: Callable[[Entry], bool] = lambda _: True
) -> Iterator[FirstWord]:
    """The words with which descriptions begin, so far as they have capitals in their script."""
    names: set[str] | None = None
    for entry in filter(is_asked, index.document.entries):
        said = index.works.of(entry).description
        word = _WORD.match(said.text) if said else None
        if said is None or word is None or word[0][0].title() == word[0][0].lower():
            continue
        text, start = word[0], said.span.start
        is_sentence = text.islower() and said.text.strip() != text  # one word may be a label
        if is_sentence:
            if names is None:
                names = _small_names(index)
            before = index.source.text[entry.span.start : start]
            is_name = text in names | _GOING_ON or _is_own_name(index, entry, text)
            is_name = is_name or _is_of_a_name(said.text, text)
            is_sentence = not is_name and _SEPARATOR.search(before[-_LEAD:]) is not None
        yield FirstWord(text, Span(said.span.path, start, start + len(text)), is_sentence)


def _small_names(index: ListIndex) -> set[str]:
    """The words of all titles, but for those that a description begins with a capital: these are
    words, and no names that are written small.
    """
    works = [*map(index.works.of, index.document.entries)]
    said = (work.description.text for work in works if work.description)
    begun = {word[0] for text in said if (word := _WORD.match(text))}
    words = {word.casefold() for word in begun if word == word.capitalize()}
    return {word for work in works for word in title_words(work)} - words


_GOING_ON = frozenset({"is", "are", "was", "has", "have", "can", "will", "does"})
"""Words of which the name of the entry is the subject, whatever stands between."""
_LEAD = 8
"""Signs in which a separator ends, with the spaces around it."""


def _is_of_a_name(text: str, word: str) -> bool:
    """Whether a word is a name in text of another script, or the first word of a name of several,
    as in `id Tech`.
    """
    following = _NEXT.match(text, len(word))
    if following is None:
        return False
    is_caseless = following[1].isalpha() and following[1].upper() == following[1].lower()
    is_short = len(word) < _PART and not _ARTICLE.fullmatch(word)
    return is_caseless or (is_short and following[1].isupper())


def _is_own_name(index: ListIndex, entry: Entry, word: str) -> bool:
    """Whether a word is the name of its entry, a part of that, or a longer form of it; or that of
    the site where it is.
    """
    if any(word in _hosts(link.target) for link in entry.links):
        return True
    own = [part.casefold() for part in title_words(index.works.of(entry))]
    said = word.casefold()
    if len(said) < _PART:
        return said in own
    return said in "".join(own) or any(len(part) >= _PART and part in said for part in own)


def _hosts(address: str) -> Sequence[str]:
    """The names of which the host of an address is made, but for the last: `scrimba`."""
    host = _HOST.match(address)
    return host[1].casefold().split(".")[:-1] if host else ()


def leading_words(
    index: ListIndex, is_asked: Callable[[Entry], bool] = lambda _: True
) -> Iterator[FirstWord]:
    """The words with which descriptions begin, behind one in bold, that may have either letter."""
    for entry in filter(is_asked, index.document.entries):
        said = index.works.of(entry).description
        bold = _BOLD.match(said.text) if said else None
        start = bold.end() if bold else 0
        word = _WORD.match(said.text, start) if said else None
        if said is None or word is None or word[0][0].title() == word[0][0].lower():
            continue
        text = word[0]
        following = _NEXT.match(said.text, start + len(text))
        is_of_name = following is not None and following[1].isupper()
        is_word = text == text.capitalize() and (len(text) >= _PART or _ARTICLE.fullmatch(text))
        is_slip = bool(is_word and not is_of_name and not _is_own_name(index, entry, text))
        at = said.span.start + start
        yield FirstWord(text, Span(said.span.path, at, at + len(text)), is_slip)


def words_of_descriptions(index: ListIndex) -> tuple[set[str], set[str]]:
    """The words that descriptions have in small letters, and those with a capital within them."""
    small: set[str] = set()
    capital: set[str] = set()
    for entry in index.document.entries:
        said = index.works.of(entry).description
        for found in _ANY_WORD.finditer(said.text) if said else ():
            if found[0].islower():
                small.add(found[0])
            elif found["inner"] is not None:
                capital.add(found[0].casefold())
    return small, capital


def small_elsewhere(
    words: Iterable[FirstWord], small: Collection[str], inner: Collection[str]
) -> Iterator[FirstWord]:
    for word in words:
        text = word.text.casefold()
        if word.is_sentence and text in small and text not in inner:
            yield word
