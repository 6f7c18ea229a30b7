"""Titles as people compare them: normalised, and by the stems of their words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

_SMALL_WORDS = """
a an and as at by for from in into is of on or over the to towards using via with
"""
_STOP_WORDS = frozenset(_SMALL_WORDS.split())
_NOT_WORD = re.compile(r"[^\w+#]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_VERSION_DOT = re.compile(r"(?<=\d)\.(?=\d)")


@lru_cache(maxsize=2**16)  # vaults repeat their titles in every note that cites them
def normalise(title: str) -> str:
    """The title in lower case, without accents and punctuation; `: ` and ` - ` become alike.

    Digits, `+`, `#` and characters of any script are kept: `C++` is not `C#`, and `v1.2` not `v12`.
    """
    text = unicodedata.normalize("NFKC", title).casefold().replace("'", "").replace("\u2019", "")
    text = _VERSION_DOT.sub("_", text)
    if text.isascii():
        return _NOT_WORD.sub(" ", text).strip()
    text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))
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


@cache
def _stemmer() -> snowballstemmer.EnglishStemmer:
    return snowballstemmer.stemmer("english")


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))
