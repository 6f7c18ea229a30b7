"""One title, taken apart: normalised words, their stems, the head before a colon, its numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.works.titles.letters import Text

if TYPE_CHECKING:
    from snowballstemmer import EnglishStemmer

_SMALL_WORDS = """
a an and as at by for from in into is of on or over the to towards using via with
"""
_STOP_WORDS = frozenset(_SMALL_WORDS.split())
_NOT_WORD = pattern(r"[^\w+#]+")
_ACCENT = pattern("[\u0300-\u036f]")
_VERSION_DOT = pattern(r"(?<=\d)\.(?=\d)")
_LABEL = pattern(r"\s*(?:\u3010[^\u3010\u3011]*\u3011|\[(?!re\])[^\[\]]*\])", re.IGNORECASE)
"""A venue or an abbreviation in brackets before a title; but `[Re]` makes it another work."""
_PUBLICATION = pattern(
    r"(?:(?<!\s)\s++)?\((?:[\w-]+ ){0,2}(?:abstract|demo|demonstration|panel|paper|poster|review"
    r"|session|tutorial|version)\)|(?<!\s)\s++-\s++book review$|^(?:demo|panel|tutorial):\s+",
    re.IGNORECASE,
)
"""What says of what kind a publication is, beside its title: `(extended abstract)`."""
_SEPARATOR = pattern(r"[:\uff1a]|\s[-\u2010-\u2015]+\s|\u2014")
_HAN = pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NUMBER = pattern(r"\d+|(?<!\+)\++$|#$")
_YEAR = pattern(YEAR)
_NUMBERS = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
"""Roman numerals that are hardly ever anything else."""
_PART_NUMBERS = _NUMBERS | {"i": "1", "v": "5", "x": "10", "one": "1", "two": "2", "three": "3"}
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
_LONG = 6
"""Words of a title that tells by itself which work it is; of Chinese, two characters are a word."""
_PART_WORDS = """
book chapter day episode lab lecture lemma lesson module part season section unit vol volume week
"""
_PARTS = frozenset(_PART_WORDS.split())
_STROKES = str.maketrans(
    {"\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u0131": "i", "\u00e6": "ae", "\u0153": "oe"}
)
"""Letters that are no accented ones for Unicode."""


@lru_cache(maxsize=2**16)  # vaults repeat their titles in every note that cites them
def normalise(title: str) -> str:
    """The title in lower case, without accents and punctuation; `: ` and ` - ` become alike.

    Digits, `+`, `#` and characters of any script are kept: `C++` is not `C#`, and `v1.2` not `v12`.
    """
    text = unicodedata.normalize("NFKC", title).casefold().replace("'", "").replace("\u2019", "")
    text = _VERSION_DOT.sub("_", text)
    if text.isascii():
        return _NOT_WORD.sub(" ", text).strip()
    text = _ACCENT.sub("", unicodedata.normalize("NFD", text)).translate(_STROKES)
    text = unicodedata.normalize("NFC", text)
    return " ".join("".join(c if _is_word(c) else " " for c in text).split())


def _is_word(character: str) -> bool:
    """Marks are parts of words: without its vowel signs, Hindi is not Hindi."""
    return (
        character.isalnum() or character in "+#_" or unicodedata.category(character).startswith("M")
    )


def stems(title: str) -> tuple[str, ...]:
    """The stems of the title's words in alphabetical order, stop words left out.

    Two titles with equal stems differ in word order, endings and small words only.
    """
    return tuple(sorted(_stem(w) for w in normalise(title).split() if w not in _STOP_WORDS))


def is_content(word: str) -> bool:
    """Whether a normalised word is none of the small ones."""
    return word not in _STOP_WORDS


@cache
def _stemmer() -> EnglishStemmer:
    from snowballstemmer import stemmer  # noqa: PLC0415 - loads those of thirty languages

    return stemmer("english")


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


class Title:
    """A title as it is compared. What is not asked for is not computed."""

    def __init__(self, text: str) -> None:
        label = _LABEL.match(text)
        self.text = text[label.end() :] if label and text[label.end() :].strip() else text

    @cached_property
    def normal(self) -> str:
        """The words, normalised, with one space between."""
        return normalise(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The normalised words in their order."""
        return tuple(self.normal.split())

    @cached_property
    def initials(self) -> str:
        """The first letter of each word."""
        return "".join(word[0] for word in self.words)

    @cached_property
    def closed(self) -> str:
        """All words written as one, so that `pre-training` equals `pretraining`."""
        return "".join(self.words)

    @cached_property
    def plain(self) -> str:
        """The same without what says of what kind the publication is."""
        return Title(_PUBLICATION.sub("", self.text)).closed

    @cached_property
    def letters(self) -> Text:
        """What the join of many titles needs."""
        return Text(self.normal, " ".join(sorted(self.words)))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of the words in their order, small words left out."""
        return tuple(_stem(word) for word in self.words if is_content(word))

    @cached_property
    def bag(self) -> tuple[str, ...]:
        """The stems in alphabetical order."""
        return tuple(sorted(self.stems))

    @cached_property
    def every_stem(self) -> frozenset[str]:
        """The stems of all words, small ones too."""
        return frozenset(map(_stem, self.words))

    @cached_property
    def head(self) -> str:
        """What stands before the first colon or dash, normalised; empty where there is none."""
        found = _SEPARATOR.search(self.text)
        return normalise(self.text[: found.start()]) if found else ""

    @cached_property
    def name(self) -> str:
        """The head, or else all words, written as one."""
        return self.head.replace(" ", "") or self.closed

    @cached_property
    def is_coined(self) -> bool:
        """Whether the head, or a title without one, is a word that somebody made up, such as
        `VL-BERT` or `VSE++`.
        """
        found = _SEPARATOR.search(self.text)
        head = self.text[: found.start() if found else None].strip()
        return " " not in head and any(c.isupper() or not c.isalpha() for c in head[1:])

    @cached_property
    def tail(self) -> tuple[str, ...]:
        """The stems behind the head."""
        return self.stems[sum(map(is_content, self.head.split())) :]

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """All numbers but years in alphabetical order, those of parts and editions written as
        digits, and the `+` and `#` that words end with: what tells versions of a thing apart.
        """
        return tuple(sorted(n for n in _numbers(self.words) if not _YEAR.fullmatch(n)))

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years in alphabetical order."""
        return tuple(sorted(filter(_YEAR.fullmatch, _numbers(self.words))))

    @cached_property
    def is_long(self) -> bool:
        """Whether it has words enough for its letters to tell something."""
        han = len(_HAN.findall(self.normal))
        return len(_HAN.sub(" ", self.normal).split()) + han / 2 >= _LONG

    @cached_property
    def size(self) -> float:
        """How many words it has that are not small; where words are written without spaces, two
        characters are one.
        """
        han = len(_HAN.findall(self.normal))
        return sum(map(is_content, _HAN.sub(" ", self.normal).split())) + han / 2


def _numbers(words: tuple[str, ...]) -> Iterator[str]:
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        behind = words[at + 1] if at + 1 < len(words) else ""
        yield from _NUMBER.findall(word)
        if behind == "edition" and word in _ORDINALS:
            yield _ORDINALS[word]
        elif before in _PARTS and (word in _PART_NUMBERS or len(word) == 1) and word.isalpha():
            yield _PART_NUMBERS.get(word, word)
        elif word in _NUMBERS:
            yield _NUMBERS[word]
        elif not behind and at and word in {"i", "v", "x"}:
            yield _PART_NUMBERS[word]
